"""bornOn and diedOn, bornIn and diedIn from the brackets after a name: "Anna Larsen (3 May 1961 - 12 July 1999)",
"(1840-1898)", "(born 1957, Lima, Peru)", "(1906 in Lima - 1968 in Quito)".

Not: "the Arden Institute (1840-1898)" (no person), "Anna Larsen (12 May 2004)" (one date, and no word of what).
"""

import re
from collections.abc import Iterator

from kg.model import Literal, Time
from kg.reading.rules.scene import Finding, Scene

_BRACKET = re.compile(r"[\s,]*\(([^()]{3,160})\)")
_BORN = re.compile(r"\b(born|b\.)\W*$|\*\s*$|\b(born|b\.)\s[^;]*$", re.IGNORECASE)
_DIED = re.compile(r"\b(died|d\.|†|death)\W*$|\b(died|d\.)\s[^;–-]*$", re.IGNORECASE)
_DASH = re.compile(r"[–—]|\s-\s|-|\bto\b")
_YEARS = re.compile(r"(\d{3,4})/(\d{3,4})$")


def lifespan(scene: Scene) -> Iterator[Finding]:
    """Birth and death of the persons whose name a bracket with dates follows."""
    for draft in scene.table.drafts:
        if draft.type != "Person":
            continue
        for first, last, kind in draft.mentions:
            match = _BRACKET.match(scene.parse.text, scene.parse.tokens[last].end) if kind == "name" else None
            if match:
                end = _token_at(scene, last, match.end())
                dates = list(_dates(scene, match))
                for predicate, value in dates:
                    yield Finding(draft.index, predicate, Literal(value, "date"), first, end, "brackets")
                for predicate, place in _places(scene, match, {p for p, _ in dates}):
                    yield Finding(draft.index, predicate, place, first, end, "brackets")


def _dates(scene: Scene, match: re.Match[str]) -> Iterator[tuple[str, str]]:
    inside = [t for t in scene.times if match.start(1) <= t.start and t.end <= match.end(1) and t.type == "DATE"]
    text = scene.parse.text
    for time in inside:
        before = text[match.start(1) : time.start]
        span = _YEARS.match(time.value)
        if span:
            yield "bornOn", time.value
            yield "diedOn", time.value
        elif _DIED.search(before):
            yield "diedOn", time.value
        elif _BORN.search(before) and not any(
            _BORN.search(text[match.start(1) : t.start]) for t in inside if t.start < time.start
        ):
            yield "bornOn", time.value
        elif _is_range(text, inside, time, match):
            yield "bornOn" if time is inside[0] else "diedOn", time.value


def _places(scene: Scene, match: re.Match[str], told: set[str]) -> Iterator[tuple[str, int]]:
    """The first place on either side of what parts birth and death; a demonym or a language is none."""
    text = scene.parse.text[match.start(1) : match.end(1)]
    if "bornOn" not in told and not re.search(r"\bborn\b", text):
        return
    cut = re.search(r"[–—;]|\s-\s|\bdied\b", text)
    at = match.start(1) + cut.start() if cut else match.end(1)
    named = [(t.start, e) for t in scene.parse.tokens if match.start(1) <= t.start < match.end(1)
             if (e := _place_at(scene, t.i)) is not None]  # fmt: skip
    yield from (("bornIn", e) for _, e in [p for p in named if p[0] < at][:1])
    if "diedOn" in told:
        yield from (("diedIn", e) for _, e in [p for p in named if p[0] > at][:1])


def _place_at(scene: Scene, i: int) -> int | None:
    entity = scene.table.at(i)
    if entity is None or not scene.ontology.is_a(scene.table.type_of(entity), "Place"):
        return None
    return None if scene.known.is_only_demonym(scene.parse.tokens[i].text) else entity


def _is_range(text: str, inside: list[Time], time: Time, match: re.Match[str]) -> bool:
    """Whether a dash stands between the bracket's two dates."""
    return len(inside) == 2 and time in inside and bool(_DASH.search(text[inside[0].end : inside[1].start]))


def _token_at(scene: Scene, token: int, end: int) -> int:
    while token + 1 < len(scene.parse.tokens) and scene.parse.tokens[token + 1].end <= end:
        token += 1
    return token
