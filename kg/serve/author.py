"""A process that reads posted texts, and writes them to the store where the server may.

python -m kg.serve.author STORE MODEL
"""

import json
import sys
from pathlib import Path
from typing import IO, Any

from kg.documents import document_from_text
from kg.errors import KgError
from kg.graph.disk import read_stamp
from kg.graph.quads import build_quads
from kg.graph.writers import trig
from kg.model import Reading
from kg.ontology import load_ontology
from kg.pipeline.corpus import ReaderSettings
from kg.pipeline.living import Told, remove_document, tell
from kg.records import to_json
from kg.serve import frames
from kg.store import documents
from kg.store.writer import open_writer

# What a posted document may say of itself.
FIELDS = ("text", "date", "title", "uri", "id")


def read_posted(body: bytes, model: str | None) -> Reading:
    """The reading of a posted document; raises KgError for what is none."""
    try:
        row = json.loads(body)
    except ValueError as error:
        raise KgError(f"the body is no JSON ({error}); post an object with a text") from error
    if not isinstance(row, dict) or not isinstance(row.get("text"), str):
        raise KgError('the body has no text; post an object like {"text": "...", "date": "2024-05-03"}')
    wrong = [name for name, value in row.items() if name not in FIELDS or not isinstance(value, str | None)]
    if wrong:
        raise KgError(f"{wrong[0]!r} is not understood; a document has, as strings: {', '.join(FIELDS)}")
    given = {name: row.get(name) or None for name in FIELDS[1:]}
    return ReaderSettings.of(model).reader().read(document_from_text(row["text"], **given))


def answer(store: Path, model: str | None, head: dict[str, Any], body: bytes) -> tuple[dict[str, Any], bytes]:
    """The answer to one message; raises KgError."""
    if head["op"] == "remove":
        return _json(200, _told(remove_document(store, head["name"], head.get("why", ""))))
    reading = read_posted(body, model)
    if head["op"] == "add":
        with open_writer(store) as writer:
            documents.settle(writer)
            outcome = documents.add(writer, reading, documents.key_of(reading.document), head.get("why", ""))
            told = tell(outcome, writer.ontology)
        return _json(201 if told.kind == "added" else 200, _told(told))
    if head.get("rdf"):
        quads = build_quads([reading], load_ontology(), str(read_stamp(store)["base"]))
        return {"status": 200, "type": "application/trig"}, trig(quads, str(read_stamp(store)["base"]))
    return _json(200, to_json(reading))


def serve(store: Path, model: str | None, stdin: IO[bytes], stdout: IO[bytes]) -> None:
    """Answers messages until there are no more."""
    while (message := frames.read(stdin)) is not None:
        try:
            head, body = answer(store, model, *message)
        except KgError as error:
            busy = "another kg is writing" in str(error)
            head, body = {"status": 503 if busy else 400, "error": str(error)}, b""
        stdout.write(frames.pack(head, body))
        stdout.flush()


def _told(told: Told) -> dict[str, Any]:
    return {
        "outcome": told.kind,
        "id": told.id,
        "statements": told.statements,
        "appeared": list(told.appeared),
        "disappeared": list(told.disappeared),
        **({"of": told.of} if told.of else {}),
    }


def _json(status: int, found: object) -> tuple[dict[str, Any], bytes]:
    return {"status": status, "type": "application/json"}, json.dumps(found, ensure_ascii=False).encode()


if __name__ == "__main__":
    serve(Path(sys.argv[1]), sys.argv[2] or None, sys.stdin.buffer, sys.stdout.buffer)
