"""Which clause a time expression belongs to."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from kg.model import Span, Time
from kg.reading.parse import Parse

_YEAR = re.compile(r"\d{4}$")
_DAY = re.compile(r"(?:\d{4}|XXXX)-(\d\d-\d\d)$")


def join_split_dates(times: Sequence[Time], text: str) -> tuple[Time, ...]:
    """ "on December 10, in 1991": a day without a year takes the year that follows within a few characters."""
    found = list(times)
    for k in range(len(found) - 1):
        day, year = found[k], found[k + 1]
        match = _DAY.match(day.value)
        plain = not re.search(r"\d{4}", text[day.start : day.end])
        if match and plain and _YEAR.match(year.value) and text[day.end : year.start].strip(", ") in ("in", "of", ""):
            found[k] = replace(day, value=f"{year.value}-{match.group(1)}")
    return tuple(found)


def times_by_head(parse: Parse, times: Sequence[Time], heads: Collection[int]) -> Mapping[int, tuple[Time, ...]]:
    """Dates by the clause head (token) that governs them."""
    found: dict[int, list[Time]] = defaultdict(list)
    at = 0
    for time in sorted(times, key=lambda t: t.start):
        while at < len(parse.tokens) and parse.tokens[at].end <= time.start:
            at += 1
        if at < len(parse.tokens) and time.type in ("DATE", "TIME") and _says_when(time.value):
            head = _governor(parse, at, time, heads)
            if head is not None:
                found[head].append(time)
    return {head: tuple(sorted(ts, key=_precision, reverse=True)) for head, ts in found.items()}


_DEADLINE = re.compile(
    r"\b(?:by|before|until|till|no later than|not later than|by the end of|on or before)\s+(?:the\s+)?$", re.I
)
_PLAIN_DATE = re.compile(r"\d{4}(?:-\d\d){0,2}")


def deadline_within(text: str, span: Span, times: Iterable[Time]) -> str | None:
    """The date until which the act told in `span` (characters) must be done: "release the ship [by 30 June]"."""
    for time in times:
        value = time.value.removeprefix("../")
        if (
            span[0] <= time.start < span[1]
            and _PLAIN_DATE.fullmatch(value)
            and _DEADLINE.search(text[span[0] : time.start])
        ):
            return value
    return None


def _says_when(value: str) -> bool:
    """Whether a value places something: "XXXX-12-10" does, PAST_REF, "XXXX" and "XXXX-WXX-2" do not."""
    return "REF" not in value and bool(re.match(r"(\.\./)?(\d{3}|XXXX-\d\d)", value))


def _precision(time: Time) -> tuple[int, int]:
    return (len(re.sub(r"[^0-9]", "", time.value)), -time.start)


_INSIDE_PHRASE = frozenset({"compound", "amod", "nummod", "poss", "nmod", "appos", "quantmod"})


def _governor(parse: Parse, first: int, time: Time, heads: Collection[int]) -> int | None:
    """The first clause head above the time's tokens; a participle "dated" hands it on to its noun."""
    i = first
    for _ in range(20):
        token = parse.tokens[i]
        if i in heads and not time.start <= token.start < time.end:
            return token.head if token.lemma == "date" and token.dep in ("acl", "relcl") else i
        if token.head == i:
            return None
        outside = not time.start <= parse.tokens[token.head].start < time.end
        if (
            token.dep in _INSIDE_PHRASE
            and outside
            and token.head not in heads
            and parse.tokens[token.head].pos != "VERB"
        ):
            return None  # "the 1958 convention": the date names the thing, not when the clause happened
        i = token.head
    return None
