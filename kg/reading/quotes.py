"""Quotations: where marks open and close, also when one is missing, nested, or runs over paragraphs.

Double marks ("…", “…”, «…», „…“ and the typewriter's ''…'') are quotation marks everywhere; single ones are where a
block has no double mark, or where the text as a whole speaks in single marks, as British print does.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.model import Span

_MARK = re.compile(r"''|``|[\"“”„«»‘’']")
_OPEN = frozenset({"“", "„", "«", "``"})
_CLOSE = frozenset({"”", "»"})
_DOUBLE = re.compile(r"''|``|[\"“”„«»]")
_SINGLE_OPEN = re.compile(r"(?:^|(?<=[\s(\[—–:\"“]))[‘'](?=[A-Z\[]|[a-z]\w)")
_SINGLE = frozenset("‘’'")
# Words that drop their first letters: their mark opens nothing.
_CLIPPED = re.compile(r"[’'](?:em|til|cause|tis|twas|bout|round|n)\b", re.I)
MAX_SINGLE = 600


@dataclass(frozen=True, slots=True)
class Quote:
    """An outermost quotation, marks included; `closed` is false where its closing mark is missing in the block."""

    start: int
    end: int
    closed: bool


def find_quotes(text: str, blocks: Sequence[Span]) -> tuple[Quote, ...]:
    """The quotations of every block, in order. Characters, half-open.

    >>> find_quotes('"Go," he said.', [(0, 14)])
    (Quote(start=0, end=5, closed=True),)
    >>> find_quotes("The states' plan isn't new.", [(0, 27)])
    ()
    """
    british = _speaks_in_single_marks(text)
    found: list[Quote] = []
    for start, end in blocks:
        doubles = _DOUBLE.search(text, start, end) is not None
        if british or not doubles:
            found += _single_marks(text, start, end)
        if doubles:
            found += _double_marks(text, start, end)
    return tuple(_outermost(found))


def _outermost(found: list[Quote]) -> Iterator[Quote]:
    """The quotations that begin inside no other one, in order."""
    reached = -1
    for quote in sorted(found, key=lambda q: (q.start, -q.end)):
        if quote.start >= reached:
            yield quote
            reached = quote.end


def touching(quotes: Sequence[Quote], start: int, end: int) -> Iterator[Quote]:
    """The quotations, out of all in order, that share a character with [start, end)."""
    first = max(0, bisect_left(quotes, start, key=lambda q: q.start) - 1)
    for k in range(first, len(quotes)):
        if quotes[k].start >= end:
            return
        if quotes[k].end > start:
            yield quotes[k]


def _speaks_in_single_marks(text: str) -> bool:
    """Whether more speech opens in single marks than in double ones."""
    single = sum(1 for m in _SINGLE_OPEN.finditer(text) if not _CLIPPED.match(text, m.start()))
    return 2 * single > sum(1 for _ in _DOUBLE.finditer(text))


def _double_marks(text: str, start: int, end: int) -> list[Quote]:
    """A stack of marks. An opening mark that is never closed lets the outer quotation end with the last closing one."""
    quotes: list[Quote] = []
    depth, opened, last_close = 0, start, -1
    for at, stop, opens in _events(text, start, end):
        if opens is None:
            opens = depth == 0
        if opens:
            opened = at if depth == 0 else opened
            depth += 1
        elif depth:
            depth -= 1
            last_close = stop
            if depth == 0:
                quotes.append(Quote(opened, stop, True))
    if depth:
        closed = last_close > opened
        quotes.append(Quote(opened, last_close if closed else end, closed))
    return quotes


def _events(text: str, start: int, end: int) -> Iterator[tuple[int, int, bool | None]]:
    """Every double mark with its end; None where the mark itself does not tell whether it opens."""
    for match in _MARK.finditer(text, start, end):
        mark = match.group()
        if mark in _SINGLE:
            continue
        if (
            mark == '"'
            and text[match.start() - 1 : match.start()].isdigit()
            and text[match.end() : match.end() + 1].isdigit()
        ):
            continue
        german = mark == "“" and "„" in text[start : match.start()]
        yield (
            match.start(),
            match.end(),
            None if german else True if mark in _OPEN else False if mark in _CLOSE else None,
        )


def _single_marks(text: str, start: int, end: int) -> Iterator[Quote]:
    """Quotations in single marks: an opening one before a word, and the first closing one that is no apostrophe."""
    at = start
    while match := _SINGLE_OPEN.search(text, at, end):
        at = match.end()
        if _CLIPPED.match(text, match.start()) or (match.start() > start and text[match.start() - 1] == "'"):
            continue
        close = _closing(text, match.end(), min(end, match.end() + MAX_SINGLE))
        if close is not None:
            yield Quote(match.start(), close + 1, True)
            at = close + 1


def _closing(text: str, start: int, end: int) -> int | None:
    """The mark that closes; "the states' plan'" closes at its end, for a plural's apostrophe closes only in need."""
    plural = None
    for at in range(start, end):
        if text[at] not in "’'" or text[at + 1 : at + 2].isalnum() or text[at - 1].isspace():
            continue
        if text[at - 1] == "s" and text[at + 1 : at + 2] == " ":
            plural = at if plural is None else plural
            continue
        return at
    return plural
