"""A picture of the graph: what a document states and what is only claimed, at one look.

matplotlib draws onto a page whose unit is the point, so that words keep their size however many entities there are.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import networkx as nx
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, FancyBboxPatch, Patch, Polygon, RegularPolygon

from kg.errors import KgError
from kg.network import style
from kg.network.canvas import figure_of, save
from kg.network.duties import duties
from kg.network.geometry import Array, Box, inside
from kg.network.legend import Header, header
from kg.network.matrix import matrix
from kg.network.routing import Route, pieces
from kg.network.scene import Scene, compose
from kg.network.select import around, select
from kg.network.style import KINDS, TONES
from kg.network.timeline import timeline

LIMIT = 60
KINDS_OF_PICTURE = ("graph", "timeline", "stances", "obligations")


def draw(
    graph: nx.MultiDiGraph,
    path: Path,
    *,
    kind: str = "graph",
    title: str | None = None,
    limit: int | None = None,
    focus: str | None = None,
) -> None:
    """Write a picture of the graph of `to_networkx`, SVG or PNG by the suffix of `path`.

    `kind` is "graph", "timeline" (of acts that have a date), "stances" (who supports and opposes whom) or "obligations"
    (who must do what, by whose order). At most `limit` entities, acts, rows or obligations are shown (by default 60,
    40, 24 and 24), those of most weight; the picture says how many are not. With `focus`, a name, it shows that entity
    and what it has statements with. Facts are solid, claims dashed and labelled with who makes them, negated statements
    crossed. The same graph gives the same bytes.

    Raises KgError for another suffix or kind, an unknown name, a limit below 2, or a path that cannot be written.
    """
    if kind not in KINDS_OF_PICTURE:
        raise KgError(f"{kind!r} is no kind of picture; use one of: {', '.join(KINDS_OF_PICTURE)}")
    if limit is not None and limit < 2:
        raise KgError(f"limit {limit}: a picture needs room for at least 2 entities")
    if kind == "graph":
        save(Path(path), lambda: _graph(graph, title, limit or LIMIT, focus))
    else:
        save(Path(path), lambda: _sheet(graph, kind, title, limit, focus))


def _graph(graph: nx.MultiDiGraph, title: str | None, limit: int, focus: str | None) -> Figure:
    view = select(graph, limit, focus)
    return _page(compose(view) if view.nodes else None, header(graph, view, title))


def _sheet(graph: nx.MultiDiGraph, kind: str, title: str | None, limit: int | None, focus: str | None) -> Figure:
    more: dict[str, Any] = {"title": title} if limit is None else {"title": title, "limit": limit}
    make = {"timeline": timeline, "stances": matrix, "obligations": duties}[kind]
    return figure_of(make(graph if focus is None else around(graph, focus), **more))


def _page(scene: Scene | None, head: Header) -> Figure:
    """The figure: the header on top, the scene below it, one data unit to the point."""
    left, bottom, right, top = scene.bounds() if scene else (0.0, 0.0, head.width, 40.0)
    margin = style.MARGIN
    wide = max(right - left, head.width) + 2 * margin
    rows = head.arrange(wide - 2 * margin)
    high = top - bottom + rows.height + 2 * margin + 14
    figure = Figure(figsize=(wide / 72, high / 72), facecolor=style.BACKGROUND)
    axes = figure.add_axes((0.0, 0.0, 1.0, 1.0))
    axes.set_axis_off()
    x0 = (left + right - wide) / 2
    y0 = bottom - margin
    axes.set_xlim(x0, x0 + wide)
    axes.set_ylim(y0, y0 + high)
    rows.draw(axes, x0 + margin, y0 + high - margin, add_shape)
    if scene is None:
        return figure
    _draw_hulls(axes, scene)
    _draw_shelf(axes, scene, x0 + margin, x0 + wide - margin)
    words = [*scene.names.values(), *(label.box for label in scene.labels)]
    for route in scene.routes:
        _draw_route(axes, route, words)
    _draw_nodes(axes, scene)
    _draw_words(axes, scene)
    return figure


def _draw_hulls(axes: Axes, scene: Scene) -> None:
    for number, (_, shape) in enumerate(scene.hulls):
        colour = style.HULLS[number % len(style.HULLS)]
        axes.add_patch(Polygon(shape, closed=True, facecolor=colour, edgecolor="none", alpha=0.75, zorder=0))


def _draw_shelf(axes: Axes, scene: Scene, left: float, right: float) -> None:
    if scene.shelf is not None:
        axes.add_line(Line2D([left, right], [scene.shelf] * 2, color="#d5dbe1", linewidth=0.8, zorder=1))
        text = "not linked to the rest"
        axes.text(left, scene.shelf - 4, text, size=7.5, color=style.SOFT_INK, va="top", parse_math=False)


def _draw_route(axes: Axes, route: Route, words: Sequence[Box]) -> None:
    look = TONES[route.link.tone]
    width = min(look.width + 0.3 * (route.link.statements - 1), 2.4)
    for line in pieces(route, words):
        axes.add_line(Line2D(*line.T, color=look.colour, linewidth=width, linestyle=look.dashes, zorder=2))
    axes.add_patch(Polygon(_arrow(route.points), closed=True, facecolor=look.colour, edgecolor="none", zorder=2.5))
    if route.link.tone == "negated":
        _cross(axes, route.points, look.colour, words)


def _arrow(points: Array) -> Array:
    tip = points[-1]
    away = np.hypot(*(points - tip).T)
    behind = points[away >= min(style.ARROW, away.max())][-1]
    way = (tip - behind) / max(float(np.hypot(*(tip - behind))), 1e-9)
    side = np.array([-way[1], way[0]]) * style.ARROW * 0.42
    back = tip - way * style.ARROW
    return np.array([tip, back + side, back + way * style.ARROW * 0.18, back - side])


def _cross(axes: Axes, points: Array, colour: str, words: Sequence[Box]) -> None:
    """Two strokes through the line where no words stand; the words themselves say "not" as well."""
    shares = (0.8, 0.2, 0.86, 0.14, 0.7, 0.3, 0.5)
    spots = [round(share * (len(points) - 1)) for share in shares]
    free = [n for n in spots if not any(inside(points[n][None], box, 6).any() for box in words)]
    if not free:
        return
    n = free[0]
    way = points[n + 2] - points[n - 2]
    way = way / max(float(np.hypot(*way)), 1e-9)
    side = np.array([-way[1], way[0]])
    for stroke in (way + side, way - side):
        ends = np.array([points[n] - stroke * 3.2, points[n] + stroke * 3.2])
        axes.add_line(Line2D(*ends.T, color=colour, linewidth=1.7, zorder=2.6))


def add_shape(axes: Axes, kind: str, x: float, y: float, radius: float) -> None:
    """An entity's mark, of about the area of a circle with that radius."""
    look = KINDS[kind]
    axes.add_patch(_shape(look.shape, x, y, radius, look.colour))


def _shape(shape: str, x: float, y: float, r: float, colour: str) -> Patch:
    more: dict[str, Any] = {
        "facecolor": colour,
        "edgecolor": "white",
        "linewidth": 1.1,
        "zorder": 4,
        "joinstyle": "round",
    }
    if shape == "circle":
        return Circle((x, y), r, **more)
    if shape == "diamond":
        return RegularPolygon((x, y), 4, radius=r * 1.2, **more)
    if shape == "hexagon":
        return RegularPolygon((x, y), 6, radius=r * 1.1, **more)
    w, h = (r * 0.8, r * 1.02) if shape == "page" else (r * 0.9, r * 0.9)
    pad = r * 0.18
    box = f"round,pad={pad:.2f},rounding_size={pad:.2f}"
    return FancyBboxPatch((x - w + pad, y - h + pad), 2 * (w - pad), 2 * (h - pad), boxstyle=box, **more)


def _draw_nodes(axes: Axes, scene: Scene) -> None:
    for node, (x, y) in zip(scene.view.nodes, scene.positions, strict=True):
        add_shape(axes, node.kind, float(x), float(y), node.radius)


def _draw_words(axes: Axes, scene: Scene) -> None:
    for label in scene.labels:
        look = TONES[scene.routes[label.link].link.tone]
        _words(axes, label.lines, label.box, style.LINK_SIZE, look.text)
    for i, box in scene.names.items():
        node = scene.view.nodes[i]
        _words(axes, node.lines, box, node.size, style.INK, bold=node.bold)


def _words(axes: Axes, lines: Sequence[str], box: Box, size: float, colour: str, bold: bool = False) -> None:
    """Lines of text, each a text of its own so that an SVG can be searched."""
    turn = np.array([-np.sin(box.angle), np.cos(box.angle)])
    for number, line in enumerate(lines):
        x, y = np.array([box.x, box.y]) + turn * size * style.LINE * ((len(lines) - 1) / 2 - number)
        axes.text(
            x, y, line, size=size, color=colour, ha="center", va="center_baseline", rotation=np.degrees(box.angle),
            rotation_mode="anchor", zorder=5, weight="bold" if bold else "normal", parse_math=False,
        )  # fmt: skip
