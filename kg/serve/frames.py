"""Messages between the server and its processes: a head of JSON and a body of bytes, each after its length."""

import asyncio
import json
import struct
from typing import IO, Any

Message = tuple[dict[str, Any], bytes]
_LENGTHS = struct.Struct(">II")


def pack(head: dict[str, Any], body: bytes = b"") -> bytes:
    """The message as bytes."""
    told = json.dumps(head).encode()
    return _LENGTHS.pack(len(told), len(body)) + told + body


def read(stream: IO[bytes]) -> Message | None:
    """The next message; None where the other side has gone."""
    lengths = stream.read(_LENGTHS.size)
    if len(lengths) < _LENGTHS.size:
        return None
    head, body = _LENGTHS.unpack(lengths)
    return json.loads(stream.read(head)), stream.read(body)


async def receive(stream: asyncio.StreamReader) -> Message:
    """The next message; raises asyncio.IncompleteReadError where the other side has gone."""
    head, body = _LENGTHS.unpack(await stream.readexactly(_LENGTHS.size))
    return json.loads(await stream.readexactly(head)), await stream.readexactly(body)
