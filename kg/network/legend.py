"""The head of the page: title, what is shown and what is hidden, and the legend."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import networkx as nx
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from kg.network import style
from kg.network.select import View, count_kinds
from kg.network.style import KINDS, TONES
from kg.network.words import clean, shorten, width

Shape = Callable[[Axes, str, float, float, float], None]
MARK = 16.0
LINE_MARK = 32.0
APART = 16.0


@dataclass(frozen=True, slots=True)
class Item:
    """One mark of the legend with its words; `tone` for arrows, else `kind`."""

    words: str
    kind: str = ""
    tone: str = ""

    @property
    def mark(self) -> float:
        """The width of the mark in points."""
        return LINE_MARK if self.tone else MARK

    @property
    def width(self) -> float:
        """The width of the whole in points."""
        return self.mark + width(self.words, style.LEGEND_SIZE) + APART


@dataclass(frozen=True, slots=True)
class Header:
    """What stands above the picture."""

    title: str
    notes: tuple[str, ...]
    groups: tuple[tuple[Item, ...], ...]

    @property
    def width(self) -> float:
        """The least width in points: that of the title and the notes, and of the widest mark."""
        texts = [width(self.title, style.TITLE_SIZE, bold=True)]
        texts += [width(note, style.SUBTITLE_SIZE) for note in self.notes]
        return max([*texts, *(item.width for group in self.groups for item in group), 520.0])

    def arrange(self, wide: float) -> "Rows":
        """The legend's marks in as many rows as the width asks for; letters grow with a large page."""
        zoom = min(max(wide / 1000, 1.0), 1.45)
        return Rows(self, tuple(row for group in self.groups for row in _fill(group, wide / zoom)), zoom)


@dataclass(frozen=True, slots=True)
class Rows:
    """A header with its rows."""

    header: Header
    rows: tuple[tuple[Item, ...], ...]
    zoom: float

    @property
    def height(self) -> float:
        """The height in points."""
        return (30.0 + 15.0 * len(self.header.notes) + 17.0 * len(self.rows)) * self.zoom

    def draw(self, axes: Axes, left: float, top: float, shape: Shape) -> None:
        """Draw it from its top left corner."""
        zoom = self.zoom
        more: dict[str, Any] = {"va": "top", "parse_math": False}
        title = style.TITLE_SIZE * zoom
        axes.text(left, top, self.header.title, size=title, weight="bold", color=style.INK, **more)
        y = top - 27 * zoom
        for note in self.header.notes:
            axes.text(left, y, note, size=style.SUBTITLE_SIZE * zoom, color=style.SOFT_INK, **more)
            y -= 15 * zoom
        for row in self.rows:
            _draw_row(axes, row, left, y - 10 * zoom, zoom, shape)
            y -= 17 * zoom


def header(graph: nx.MultiDiGraph, view: View, title: str | None) -> Header:
    """The header of a view of the graph."""
    default = f"Around {view.focus}" if view.focus else "What is said, and by whom"
    kinds = count_kinds(view)
    types = tuple(Item(f"{KINDS[k].plural if n > 1 else KINDS[k].name} ({n})", kind=k) for k, n in kinds.items())
    tones = {link.tone for link in view.links}
    lines = tuple(Item(look.name, tone=name) for name, look in TONES.items() if name in tones)
    return Header(shorten(clean(title or default), 90), _notes(graph, view), tuple(g for g in (types, lines) if g))


def _notes(graph: nx.MultiDiGraph, view: View) -> tuple[str, ...]:
    if not view.nodes:
        return ("There is nothing to draw: no statement links two entities.",)
    counts = {tone: sum(link.statements for link in view.links if link.tone == tone) for tone in TONES}
    claims = counts["claim"] + counts["negated"]
    parts = [_count(len(view.nodes), "entity", "entities")]
    parts += [_count(number, word) for number, word in ((counts["fact"], "fact"), (claims, "claim")) if number]
    documents = graph.graph.get("documents")
    first = ", ".join(parts) + (f", from {_count(documents, 'document')}" if documents else "")
    hidden = f"{view.hidden} more linked entities are not shown, the least central" if view.hidden else ""
    silent = f"{view.silent} more statements between these entities are not shown" if view.silent else ""
    return tuple(note for note in (first, hidden, silent) if note)


def _count(number: int, one: str, many: str | None = None) -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"


def _fill(items: Sequence[Item], wide: float) -> list[tuple[Item, ...]]:
    rows: list[tuple[Item, ...]] = [()]
    for item in items:
        if rows[-1] and sum(i.width for i in rows[-1]) + item.width > wide + APART:
            rows.append(())
        rows[-1] = (*rows[-1], item)
    return rows


def _draw_row(axes: Axes, row: Sequence[Item], left: float, y: float, zoom: float, shape: Shape) -> None:
    x = left
    more: dict[str, Any] = {"va": "center_baseline", "parse_math": False}
    for item in row:
        if item.tone:
            _draw_line(axes, item.tone, x, y, zoom)
        else:
            shape(axes, item.kind, x + 5 * zoom, y, 5 * zoom)
        words = x + (item.mark - 1) * zoom
        axes.text(words, y, item.words, size=style.LEGEND_SIZE * zoom, color=style.INK, **more)
        x += item.width * zoom


def _draw_line(axes: Axes, tone: str, x: float, y: float, zoom: float) -> None:
    look = TONES[tone]
    axes.add_line(Line2D([x, x + 26 * zoom], [y, y], color=look.colour, linewidth=1.5, linestyle=look.dashes))
    if tone == "negated":
        for way in (-3 * zoom, 3 * zoom):
            axes.add_line(Line2D([x + 10 * zoom, x + 16 * zoom], [y - way, y + way], color=look.colour, linewidth=1.5))
