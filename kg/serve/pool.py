"""Processes that answer, each one message at a time; one that takes too long is ended and replaced."""

import asyncio
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from kg.serve import frames


@dataclass(frozen=True, slots=True)
class Answer:
    """What a process answered: a status of HTTP, a media type and a body, or an error's text as body."""

    status: int
    type: str
    body: bytes


def trouble(status: int, message: str) -> Answer:
    """An error, as plain text."""
    return Answer(status, "text/plain", (message.rstrip("\n") + "\n").encode())


class Pool:
    """So many processes of one command; `timeout` and `waiting` are seconds for an answer and for a free process."""

    def __init__(self, command: Sequence[str], size: int, timeout: float, waiting: float) -> None:
        self.command = [sys.executable, "-m", *command]
        self.size, self.timeout, self.waiting = size, timeout, waiting
        self.free: asyncio.Queue[asyncio.subprocess.Process | None] = asyncio.Queue()
        self.running: set[asyncio.subprocess.Process] = set()

    async def start(self) -> None:
        """Makes places for the processes, which start when they are first needed."""
        for _ in range(self.size):
            self.free.put_nowait(None)

    async def stop(self) -> None:
        """Ends all processes."""
        for process in list(self.running):
            await self._end(process)

    async def ask(self, head: dict[str, Any], body: bytes = b"", begun: Callable[[], object] = lambda: None) -> Answer:
        """The answer of a free process; errors and delays are answers too. `begun` is told when the waiting is over."""
        try:
            process = await asyncio.wait_for(self.free.get(), self.waiting)
        except TimeoutError:
            return trouble(503, "the server is busy: try again later")
        finally:
            begun()
        kept: asyncio.subprocess.Process | None = None
        try:
            process = process if process and process.returncode is None else await self._begin()
            answer = await asyncio.wait_for(_exchange(process, head, body), self.timeout)
            kept = process
            return answer
        except TimeoutError:
            return trouble(504, f"no answer within {self.timeout:g} seconds: ask for less")
        except (asyncio.IncompleteReadError, ConnectionError, OSError):
            return trouble(500, "the process that answered ended, perhaps out of memory: ask for less")
        finally:
            # Also where the client has gone and this is cancelled: what runs then is of no use to anybody.
            if kept is None and process is not None:
                self._kill(process)
            self.free.put_nowait(kept)

    async def _begin(self) -> asyncio.subprocess.Process:
        pipe = asyncio.subprocess.PIPE
        process = await asyncio.create_subprocess_exec(*self.command, stdin=pipe, stdout=pipe, limit=1 << 20)
        self.running.add(process)
        return process

    async def _end(self, process: asyncio.subprocess.Process) -> None:
        self._kill(process)
        with suppress(ProcessLookupError):
            await process.wait()

    def _kill(self, process: asyncio.subprocess.Process) -> None:
        self.running.discard(process)
        with suppress(ProcessLookupError):
            process.kill()


async def _exchange(process: asyncio.subprocess.Process, head: dict[str, Any], body: bytes) -> Answer:
    assert process.stdin and process.stdout
    process.stdin.write(frames.pack(head, body))
    await process.stdin.drain()
    told, found = await frames.receive(process.stdout)
    if "error" in told:
        return trouble(int(told["status"]), str(told["error"]))
    return Answer(int(told["status"]), str(told["type"]), found)
