"""Quotations: where marks open and close, also when one is missing, nested, or runs over paragraphs."""

from collections.abc import Sequence
from dataclasses import dataclass

from kg.model import Span

OPENERS = {"“": "”", "«": "»", "„": "“"}
_CLOSE = frozenset("”»")


@dataclass(frozen=True, slots=True)
class Quote:
    """An outermost quotation, marks included; `closed` is false where its closing mark is missing in the block."""

    start: int
    end: int
    closed: bool


def find_quotes(text: str, blocks: Sequence[Span]) -> tuple[Quote, ...]:
    """The quotations of every block, in order. Characters, half-open."""
    found: list[Quote] = []
    single = _uses_single_quotes(text)
    for start, end in blocks:
        found += _in_block(text, start, end, single)
    return tuple(found)


def _uses_single_quotes(text: str) -> bool:
    """British style: speech stands in single marks, and hardly any double mark occurs."""
    doubles = sum(text.count(mark) for mark in '"“”')
    return doubles == 0 and ("‘" in text or " '" in text)


def _in_block(text: str, start: int, end: int, single: bool) -> list[Quote]:
    """A stack of marks. An opening mark that is never closed lets the outer quotation end with the last closing one."""
    quotes: list[Quote] = []
    depth, opened, last_close = 0, start, -1
    for i in range(start, end):
        kind = _kind(text, i, start, end, depth, single)
        if kind == "open":
            if depth == 0:
                opened = i
            depth += 1
        elif kind == "close" and depth:
            depth -= 1
            last_close = i
            if depth == 0:
                quotes.append(Quote(opened, i + 1, True))
    if depth:
        closed = last_close > opened
        quotes.append(Quote(opened, last_close + 1 if closed else end, closed))
    return quotes


def _kind(text: str, i: int, start: int, end: int, depth: int, single: bool) -> str:
    mark = text[i]
    before = text[i - 1] if i > start else " "
    after = text[i + 1] if i + 1 < end else " "
    if mark in OPENERS and not (mark == "“" and before == "„"):
        return "open"
    if mark in _CLOSE:
        return "close"
    if mark == '"':
        return "open" if depth == 0 else "close"
    if single and mark in "‘’'":
        opens = (before.isspace() or before in "([—-") and after.isalnum()
        closes = not after.isalnum() and not (before == "s" and after == " " and depth == 0)
        return "open" if opens and depth == 0 else "close" if closes and depth else ""
    return ""
