"""A page as a list of what stands where, in points from the top left corner; `kg.network.canvas` draws it.

Layouts are plain values, so that a test can ask whether two texts overlap.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal as Choice

from kg.network import style
from kg.network.words import clean, shorten, width

Align = Choice["left", "center", "right"]
Shape = Choice["disc", "ring", "cross", "plus", "minus", "plusminus"]
Dashes = tuple[float, tuple[float, ...]] | Choice["solid"]


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text; `y` is its middle, `angle` in degrees, turned about its start."""

    x: float
    y: float
    text: str
    size: float = 9.0
    colour: str = style.INK
    bold: bool = False
    align: Align = "left"
    angle: float = 0.0


@dataclass(frozen=True, slots=True)
class Line:
    """A polyline, maybe with an arrow's head at its end."""

    points: tuple[tuple[float, float], ...]
    colour: str
    width: float = 1.0
    dashes: Dashes = "solid"
    arrow: bool = False


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle from its top left corner, with rounded corners where `rounding` says so."""

    x: float
    y: float
    w: float
    h: float
    fill: str
    edge: str = "none"
    rounding: float = 0.0
    dashes: Dashes = "solid"


@dataclass(frozen=True, slots=True)
class Mark:
    """A small sign of radius `r` about its middle."""

    shape: Shape
    x: float
    y: float
    r: float
    colour: str


Item = Words | Line | Area | Mark


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that a page shows."""

    width: float
    height: float
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Key:
    """An entry of a legend: marks about the point (0, 0), `room` points wide, and their words."""

    items: tuple[Item, ...]
    words: str
    room: float = 20.0


def moved(item: Item, x: float, y: float) -> Item:
    """The item, so many points further right and down."""
    if isinstance(item, Line):
        return replace(item, points=tuple((px + x, py + y) for px, py in item.points))
    return replace(item, x=item.x + x, y=item.y + y)


def head(title: str, notes: Iterable[str], keys: Sequence[Key], wide: float) -> tuple[list[Item], float]:
    """Title, notes and legend for a page of that width, and where they end."""
    left, y = style.MARGIN, style.MARGIN + style.TITLE_SIZE / 2
    room = wide - 2 * style.MARGIN
    items: list[Item] = [Words(left, y, fit(title, style.TITLE_SIZE, room, True), style.TITLE_SIZE, bold=True)]
    y += style.TITLE_SIZE / 2 + 12
    for note in notes:
        for line in fold(note, style.SUBTITLE_SIZE, room, 2):
            items.append(Words(left, y, line, style.SUBTITLE_SIZE, style.SOFT_INK))
            y += 14
    x, y = left, y + 6
    for key in keys:
        wanted = key.room + width(key.words, style.LEGEND_SIZE)
        if x > left and x + wanted > left + room:
            x, y = left, y + 17
        items += [moved(item, x + key.room / 2 - 4, y) for item in key.items]
        items.append(Words(x + key.room, y, key.words, style.LEGEND_SIZE))
        x += wanted + 18
    return items, y + (18 if keys else 0)


def fit(text: str, size: float, wide: float, bold: bool = False) -> str:
    """The text on one line of at most so many points, shortened at need."""
    text = clean(text)
    length = len(text)
    while length > 1 and width(text, size, bold) > wide:
        length -= max(1, int(length * 0.05))
        text = shorten(text, length)
    return text


def fold(text: str, size: float, wide: float, most: int = 3, bold: bool = False) -> tuple[str, ...]:
    """The text in at most `most` lines of at most so many points, the last shortened at need; none for no text."""
    rows: list[str] = []
    for word in clean(text).split(" "):
        longer = f"{rows[-1]} {word}" if rows else word
        if rows and (len(rows) == most or width(longer, size, bold) <= wide):
            rows[-1] = longer
        else:
            rows.append(word)
    return tuple(fit(row, size, wide, bold) for row in rows if row)
