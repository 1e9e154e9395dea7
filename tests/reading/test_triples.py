"""Open triples: a table of sentences with triples that must be read and triples that must not.

A triple is written "subject | relation | object | preposition=argument | @flag", in lower case and without the first
article; "*" is anything. Flags are polarity and modality; a triple without a polarity must be positive.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from kg.model import Document
from kg.reading.read import Reader
from kg.reading.triples import OpenTriple, open_triples

PATH = Path(__file__).parent / "open_triples.tsv"
SHARE = 0.95


@dataclass(frozen=True)
class Row:
    construction: str
    sentence: str
    expected: tuple[str, ...]
    forbidden: tuple[str, ...]


def rows() -> Iterator[Row]:
    with PATH.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            expected = tuple(filter(None, row["expected"].split(" & ")))
            forbidden = tuple(filter(None, (row["forbidden"] or "").split("; ")))
            yield Row(row["construction"], row["sentence"], expected, forbidden)


ROWS = tuple(rows())


def plain(words: str) -> str:
    words = " ".join(words.lower().split())
    return next((words.removeprefix(a) for a in ("the ", "a ", "an ") if words.startswith(a)), words)


def fits(pattern: str, triple: OpenTriple, *, positive: bool) -> bool:
    parts = [part.strip() for part in pattern.split("|")]
    given = (triple.subject, triple.relation, triple.object)
    wanted = [*parts, "", ""][:3]
    if any(want != "*" and plain(want) != plain(have) for want, have in zip(wanted, given, strict=True)):
        return False
    flags = {part[1:] for part in parts[3:] if part.startswith("@")}
    if positive and "negative" not in flags:
        flags.add("positive")
    arguments = {(name, plain(words)) for name, words in triple.arguments}
    needed = {(name, plain(words)) for name, _, words in (p.partition("=") for p in parts[3:] if "=" in p)}
    return flags <= {triple.polarity, triple.modality} and needed <= arguments


def shown(triples: tuple[OpenTriple, ...]) -> str:
    return "\n".join(
        f"        {t.subject} | {t.relation} | {t.object} | {'; '.join(map('='.join, t.arguments))} "
        f"| {t.polarity} {t.modality} | {t.speaker} | {t.construction}"
        for t in triples
    )


def read(reader: Reader, text: str) -> tuple[OpenTriple, ...]:
    return open_triples(reader.annotate(Document("d", text)), reader.speech, reader.cues)


@pytest.fixture(scope="module")
def readings(reader: Reader) -> dict[str, tuple[OpenTriple, ...]]:
    return {row.sentence: read(reader, row.sentence) for row in ROWS}


def test_what_must_be_read(readings: dict[str, tuple[OpenTriple, ...]]) -> None:
    wanted = [(row, pattern) for row in ROWS for pattern in row.expected]
    missing = [(r, p) for r, p in wanted if not any(fits(p, t, positive=True) for t in readings[r.sentence])]
    share = 1 - len(missing) / len(wanted)
    told = "\n".join(
        f"{r.construction}: {r.sentence}\n    lacks {p}\n{shown(readings[r.sentence])}" for r, p in missing
    )
    assert share >= SHARE, f"{share:.1%} of {len(wanted)} found; missing:\n{told}"


def test_what_must_not_be_read(readings: dict[str, tuple[OpenTriple, ...]]) -> None:
    wrong = [
        f"{row.construction}: {row.sentence}\n    has {pattern}\n{shown(readings[row.sentence])}"
        for row in ROWS
        for pattern in row.forbidden
        if any(fits(pattern, triple, positive=False) for triple in readings[row.sentence])
    ]
    assert not wrong, "\n".join(wrong)


def test_none_twice_and_each_with_its_words(readings: dict[str, tuple[OpenTriple, ...]]) -> None:
    for sentence, triples in readings.items():
        keys = [(t.subject.lower(), t.relation, t.object.lower(), t.polarity) for t in triples]
        assert len(keys) == len(set(keys)), f"{sentence}\n{shown(triples)}"
        for triple in triples:
            start, end = triple.evidence
            assert 0 <= start < end <= len(sentence)
            assert triple.subject.split("'s ")[0] in sentence and triple.subject != triple.object


def test_the_table_is_large_and_of_every_construction() -> None:
    assert len(ROWS) >= 150 and len({row.construction for row in ROWS}) >= 18
    assert sum(len(row.forbidden) for row in ROWS) >= 100
