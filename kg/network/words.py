"""The words of the picture: names wrapped and shortened, statements in short, and how wide they are."""

import math
import unicodedata
import warnings
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from matplotlib.font_manager import FontProperties
from matplotlib.textpath import text_to_path

from kg.network.style import FONTS, LINE

# A letter that no font has is drawn as a box; that is no news to the user.
MISSING = ".*missing from font.*"
CERTAINTY = {"probable": "probably ", "possible": "possibly ", "unknown": ""}


@lru_cache(maxsize=20_000)
def width(text: str, size: float, bold: bool = False) -> float:
    """The width of one line in points."""
    properties = FontProperties(family=FONTS[0], size=size, weight="bold" if bold else "normal")
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=MISSING)
        return float(text_to_path.get_text_width_height_descent(text, properties, False)[0])


def extent(lines: Sequence[str], size: float, bold: bool = False) -> tuple[float, float]:
    """Width and height of a block of lines in points."""
    return max((width(line, size, bold) for line in lines), default=0.0), len(lines) * size * LINE


def clean(text: str) -> str:
    """One line of printable text; what no font shows and no XML holds is left out."""
    kept = "".join(c if unicodedata.category(c) not in ("Cc", "Cs", "Cn", "Co") else " " for c in text)
    return " ".join(kept.split())


def shorten(text: str, limit: int) -> str:
    """At most `limit` characters, cut at a word where one ends late enough, with an ellipsis."""
    if len(text) <= limit:
        return text
    head = text[: limit - 1]
    word = head.rsplit(" ", 1)[0]
    return (word if len(word) > limit * 0.4 else head).rstrip(" ,;:-") + "…"


def wrap(text: str, line: int = 20, lines: int = 3) -> tuple[str, ...]:
    """The text in at most `lines` lines of about `line` characters, evenly filled, shortened at need."""
    text = shorten(clean(text), int(line * lines * 0.95)) or "(no name)"
    for count in range(math.ceil(len(text) / line), lines + 1):
        for target in range(math.ceil(len(text) / count), line + 1):
            rows = _fill(text, target)
            if len(rows) <= count:
                return rows
    rows = _fill(text, line)
    return (*rows[: lines - 1], shorten(" ".join(rows[lines - 1 :]), line)) if len(rows) > lines else rows


def _fill(text: str, target: int) -> tuple[str, ...]:
    rows = [""]
    for word in text.split(" "):
        while len(word) > 24:
            rows, word = [*rows, word[:target]], word[target:]
        longer = f"{rows[-1]} {word}".strip()
        rows = [*rows[:-1], longer] if len(longer) <= target or not rows[-1] else [*rows, word]
    return tuple(row for row in rows if row)


def tone(row: Mapping[str, Any]) -> str:
    """Whether an edge is a fact, a claim, or negated."""
    if row["polarity"] == "negative":
        return "negated"
    return "fact" if row["fact"] else "claim"


def link_lines(rows: Iterable[Mapping[str, Any]], most: int = 4) -> tuple[str, ...]:
    """The statements of one arrow in few lines: "blockades, violates" and below it "says Foreign Ministry"."""
    by_tail: dict[str, list[str]] = {}
    for row in rows:
        verbs = by_tail.setdefault(_tail(row), [])
        verb = _verb(row)
        if verb not in verbs:
            verbs.append(verb)
    merged: dict[tuple[str, ...], list[str]] = {}
    for tail, verbs in by_tail.items():
        merged.setdefault(tuple(verbs), []).append(tail)
    lines = [line for verbs, tails in merged.items() for line in _lines(verbs, tails)]
    return tuple(lines if len(lines) <= most else [*lines[: most - 1], f"+{len(lines) - most + 1} more"])


def shapes(lines: tuple[str, ...], narrow: int = 20) -> list[tuple[str, ...]]:
    """The same words in the lines given and, where that is narrower, in shorter and more lines."""
    folded = tuple(row for line in lines for row in (wrap(line, narrow, 3) if len(line) > narrow else (line,)))
    return [lines] if folded == lines or len(folded) > 6 else [lines, folded]


def _verb(row: Mapping[str, Any]) -> str:
    negative = "not: " if row["polarity"] == "negative" else ""
    return negative + CERTAINTY.get(row["certainty"], "") + clean(row["label"])


def _tail(row: Mapping[str, Any]) -> str:
    holder = shorten(clean(row["holder"]), 34)
    status = row["status"]
    if status == "denied":
        return f"denied by {holder}" if holder else "denied"
    if status in ("asserted", "attributed"):
        return f"says {holder}" if holder else ("" if status == "asserted" else "speaker not named")
    return f"{status}, says {holder}" if holder else status


def _lines(verbs: Sequence[str], tails: Sequence[str]) -> list[str]:
    shown = list(verbs[:3])
    if len(verbs) > 3:
        shown.append(f"+{len(verbs) - 3} more")
    lines = [", ".join(shown[:2]) + ("," if len(shown) > 2 else ""), ", ".join(shown[2:])]
    return [line for line in (*lines, *(f"({t})" for t in tails if t)) if line]
