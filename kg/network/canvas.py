"""Writing pictures with matplotlib, so that the same picture gives the same bytes: one data unit to the point."""

import warnings
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import matplotlib
import numpy as np
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, FancyBboxPatch, Polygon

from kg.errors import KgError
from kg.network import style
from kg.network.sheet import Area, Item, Line, Mark, Sheet, Words
from kg.network.words import MISSING

SETTINGS: Any = {
    "svg.fonttype": "none",
    "svg.hashsalt": "kg",
    "font.family": "sans-serif",
    "font.sans-serif": list(style.FONTS[:-1]),
    "path.simplify": False,
}
# From and to, in radii from the middle.
STROKES: dict[str, list[tuple[float, float, float, float]]] = {
    "cross": [(-1, -1, 1, 1), (-1, 1, 1, -1)],
    "plus": [(-1, 0, 1, 0), (0, -1, 0, 1)],
    "minus": [(-1, 0, 1, 0)],
    "plusminus": [(-1, -0.4, 1, -0.4), (0, -1.4, 0, 0.6), (-1, 1.3, 1, 1.3)],
}


def save(path: Path, make: Callable[[], Figure]) -> None:
    """Write the figure that `make` makes as SVG or PNG, by the suffix of `path`.

    Raises KgError for another suffix, before anything is made, or a path that cannot be written.
    """
    suffix = Path(path).suffix.lower()
    if suffix not in (".svg", ".png"):
        raise KgError(f"{path}: pictures are written as .svg or .png; name such a file")
    with matplotlib.rc_context(SETTINGS), warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=MISSING)
        data = _bytes(make(), suffix)
    try:
        Path(path).write_bytes(data)
    except OSError as error:
        raise KgError(f"{path}: cannot be written ({error.strerror}); name a file in a folder that exists") from error


def figure_of(sheet: Sheet) -> Figure:
    """The page, drawn."""
    figure = Figure(figsize=(sheet.width / 72, sheet.height / 72), facecolor=style.BACKGROUND)
    axes = figure.add_axes((0.0, 0.0, 1.0, 1.0))
    axes.set_axis_off()
    axes.set_xlim(0, sheet.width)
    axes.set_ylim(sheet.height, 0)
    for order, item in enumerate(sheet.items):
        _draw(axes, item, 1 + order / (len(sheet.items) + 1))
    return figure


def _bytes(figure: Figure, suffix: str) -> bytes:
    buffer = BytesIO()
    if suffix == ".svg":
        FigureCanvasSVG(figure)
        figure.savefig(buffer, format="svg", metadata={"Date": None, "Creator": "kg"})
    else:
        FigureCanvasAgg(figure)
        figure.savefig(buffer, format="png", dpi=style.DPI, metadata={"Software": None})
    return buffer.getvalue()


def _draw(axes: Axes, item: Item, order: float) -> None:
    if isinstance(item, Words):
        axes.text(
            item.x, item.y, item.text, size=item.size, color=item.colour, ha=item.align, va="center_baseline",
            rotation=item.angle, rotation_mode="anchor", weight="bold" if item.bold else "normal", parse_math=False,
            zorder=order,
        )  # fmt: skip
    elif isinstance(item, Line):
        _line(axes, item, order)
    elif isinstance(item, Area):
        pad = item.rounding
        box = f"round,pad={pad:.2f},rounding_size={pad:.2f}" if pad else "square,pad=0"
        corner, w, h = (item.x + pad, item.y + pad), item.w - 2 * pad, item.h - 2 * pad
        look: dict[str, Any] = {"facecolor": item.fill, "edgecolor": item.edge, "linewidth": 1.0, "zorder": order}
        axes.add_patch(FancyBboxPatch(corner, w, h, boxstyle=box, linestyle=item.dashes, **look))
    else:
        _mark(axes, item, order)


def _line(axes: Axes, item: Line, order: float) -> None:
    points = np.array(item.points, dtype=float)
    if item.arrow:
        way = points[-1] - points[-2]
        way = way / max(float(np.hypot(*way)), 1e-9)
        side = np.array([-way[1], way[0]]) * style.ARROW * 0.42
        tip, back = points[-1].copy(), points[-1] - way * style.ARROW
        head = [tip, back + side, back + way * style.ARROW * 0.18, back - side]
        axes.add_patch(Polygon(head, closed=True, facecolor=item.colour, edgecolor="none", zorder=order))
        points[-1] = back + way * style.ARROW * 0.3
    axes.add_line(Line2D(*points.T, color=item.colour, linewidth=item.width, linestyle=item.dashes, zorder=order))


def _mark(axes: Axes, item: Mark, order: float) -> None:
    x, y, r = item.x, item.y, item.r
    if item.shape in ("disc", "ring"):
        fill = item.colour if item.shape == "disc" else style.BACKGROUND
        axes.add_patch(Circle((x, y), r, facecolor=fill, edgecolor=item.colour, linewidth=1.5, zorder=order))
        return
    for x1, y1, x2, y2 in STROKES[item.shape]:
        ends = ([x + x1 * r, x + x2 * r], [y + y1 * r, y + y2 * r])
        axes.add_line(Line2D(*ends, color=item.colour, linewidth=1.8, zorder=order, solid_capstyle="butt"))
