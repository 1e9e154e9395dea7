"""Predictions for PolNeAR: every attribution with its source, cue and content."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.common import Row, readings
from kg.model import Reading, Span


def predict(folder: Path) -> Iterator[Row]:
    """A row {"doc", "attributions"} for each document of the folder."""
    return map(row, readings(folder))


def row(reading: Reading) -> Row:
    """The attributions of one reading in the scorer's format."""
    found = [
        {"source": _spans(a.source), "cue": _spans(a.cue), "content": _spans(a.content)} for a in reading.attributions
    ]
    return {"doc": reading.document.id, "attributions": [a for a in found if any(a.values())]}


def _spans(places: Sequence[Span]) -> list[list[int]]:
    return [list(span) for span in sorted(set(places)) if span[0] < span[1]]
