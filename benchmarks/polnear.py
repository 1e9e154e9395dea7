"""Predictions for PolNeAR: every attribution with its source, cue and content.

PolNeAR marks a flat layer: a token has one role in one attribution, so what is said inside a content is not marked.
kg nests attributions; only those that stand in no other are handed over.
"""

from collections.abc import Sequence

from benchmarks.common import Row
from kg.model import Attribution, Reading, Span


def row(reading: Reading) -> Row:
    """The attributions of one reading in the scorer's format."""
    found = [
        {"source": _spans(a.source), "cue": _spans(a.cue), "content": _spans(a.content)}
        for a in _outermost(reading.attributions)
    ]
    return {"doc": reading.document.id, "attributions": [a for a in found if any(a.values())]}


def _outermost(attributions: Sequence[Attribution]) -> list[Attribution]:
    """Those whose cue stands in no wider content of another; a quotation mark alone is no cue of PolNeAR's."""
    named = [a for a in attributions if a.source or any(end - start > 1 for start, end in a.cue)]
    return [a for a in named if not any(_inside(a, b) for b in named if b is not a)]


def _inside(a: Attribution, b: Attribution) -> bool:
    within = any(start <= place[0] < end for start, end in b.content for place in a.cue)
    return within and _width(a.content) < _width(b.content)


def _width(places: Sequence[Span]) -> int:
    return sum(end - start for start, end in places)


def _spans(places: Sequence[Span]) -> list[list[int]]:
    return [list(span) for span in sorted(set(places)) if span[0] < span[1]]
