"""What the adapters share: the documents of a folder, their readings, and the spans of a statement's parts."""

import hashlib
import json
import os
import pickle
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from kg.errors import KgError
from kg.model import Document, Literal, Mention, Reading, Span, Statement
from kg.reading import annotate, blocks, parse
from kg.reading.read import Reader, read

Row = dict[str, Any]


def documents(folder: Path) -> Iterator[Document]:
    """The documents of FOLDER/input: each .txt, or each line of passages.jsonl; dates from FOLDER/docs.jsonl.

    Texts are read without changing a character. Raises KgError where the folder has another layout. Never opens gold.
    """
    passages, texts = folder / "input" / "passages.jsonl", sorted((folder / "input").glob("*.txt"))
    if passages.is_file():
        for row in _lines(passages):
            yield Document(id=row["doc"], text=row["text"])
        return
    if not texts:
        raise KgError(f"{folder}: has neither input/*.txt nor input/passages.jsonl; name a benchmark's folder")
    dates = {row["doc"]: row.get("dct") for row in _lines(folder / "docs.jsonl")}
    for path in texts:
        with path.open(encoding="utf-8", newline="") as file:
            yield Document(id=path.stem, text=file.read(), date=dates.get(path.stem))


def count(folder: Path) -> int:
    """How many documents the folder has."""
    passages = folder / "input" / "passages.jsonl"
    return sum(1 for _ in _lines(passages)) if passages.is_file() else len(list((folder / "input").glob("*.txt")))


def read_with_kept_parse(document: Document, reader: Reader, parses: Path | None) -> Reading:
    """The reading; its parse is taken from the folder `parses`, or put there: work on rules repeats no parse.

    A kept parse counts for the same text, language model and parsing code alone.
    """
    if parses is None:
        return reader.read(document)
    key = f"{_code_digest()} {reader.nlp.meta['name']} {reader.nlp.meta['version']} {document.text}"
    path = parses / f"{hashlib.sha256(key.encode()).hexdigest()}.pickle"
    if path.is_file():
        return read(document, pickle.loads(path.read_bytes()), reader)
    parsed = reader.annotate(document)
    parses.mkdir(parents=True, exist_ok=True)
    written = path.with_suffix(f".{os.getpid()}")
    written.write_bytes(pickle.dumps(parsed))
    written.replace(path)
    return read(document, parsed, reader)


@cache
def _code_digest() -> str:
    files = (annotate.__file__, blocks.__file__, parse.__file__)
    return hashlib.sha256(b"".join(Path(f).read_bytes() for f in files)).hexdigest()


def _lines(path: Path) -> Iterator[Row]:
    if path.is_file():
        with path.open(encoding="utf-8") as file:
            yield from (json.loads(line) for line in file if line.strip())


def is_stated(statement: Statement) -> bool:
    """Whether somebody, the document or a speaker, says that it is so: neither denied nor hypothetical nor planned."""
    return statement.polarity == "positive" and statement.status in ("asserted", "attributed")


def spans(mentions: Iterable[Mention]) -> list[list[int]]:
    """The places of mentions as the scorer wants them: sorted, each once."""
    return [list(span) for span in sorted({(m.start, m.end) for m in mentions if m.start < m.end})]


def nearest(places: Sequence[Span], evidence: Sequence[Span]) -> Span | None:
    """The place nearest to the evidence: inside it, else at the least distance; the first of equals."""
    return min(places, key=lambda span: (_distance(span, evidence), span), default=None)


def _distance(span: Span, evidence: Sequence[Span]) -> int:
    return min((max(start - span[1] + 1, span[0] - end + 1, 0) for start, end in evidence), default=0)


def within(mentions: Iterable[Mention], evidence: Sequence[Span]) -> list[Mention]:
    """The mentions that lie inside the evidence."""
    return [m for m in mentions if any(s <= m.start and m.end <= e for s, e in evidence)]


def date_span(reading: Reading, value: Literal, evidence: Sequence[Span]) -> Span | None:
    """Where the text has that date: the time expression of that value nearest to the evidence.

    A literal may be more exact or less than the expression ("1951" for "1951-06-02"), so one may begin the other.
    """
    same = [t for t in reading.times if t.value == value.value]
    like = [t for t in reading.times if t.value.startswith(value.value) or value.value.startswith(t.value)]
    return nearest([(t.start, t.end) for t in same or like], evidence)
