"""Where the entities stand: communities together, few crossings, room for every name.

Per component: a spring layout (Fruchterman and Reingold 1991) whose weights hold communities together, then the
energy of Kamada and Kawai (1989), then single entities are moved where that lowers a cost of crossings, near misses and
long edges (after Davidson and Harel 1996), and boxes that overlap are pushed apart. Large components stand in rows,
small ones on a shelf below. Every step is seeded or without chance, so that a graph always has one picture.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import networkx as nx
import numpy as np

from kg.network.geometry import Array
from kg.network.refine import Plan, refine
from kg.network.select import View
from kg.network.style import LINK_SIZE
from kg.network.words import extent, shapes

# How far nodes are moved to try whether they stand better, in edge lengths.
STEPS = (2.0, 1.5, 1.1, 0.8, 0.6, 0.45, 0.9, 0.5, 0.35, 0.25, 0.18, 0.12, 0.08)
ASPECT = 1.5
EDGE = 104.0
SMALL = 3
GAP = 34.0


@dataclass(frozen=True, slots=True)
class Layout:
    """The nodes' centres, and the height under which only the shelf of small components lies (None: no shelf)."""

    positions: Array
    shelf: float | None


def arrange(view: View, scale: float = 1.0, seed: int = 0) -> Layout:
    """Positions in points; `scale` stretches the edges where their words need more room, `seed` gives the start."""
    positions = np.zeros((len(view.nodes), 2))
    parts = _components(view)
    large = [p for p in parts if len(p) > SMALL] or parts[:1]
    small = [p for p in parts if p not in large]
    for part in parts:
        positions[part] = _component(view, part, scale, seed) if len(part) > SMALL else _row_of(view, part, scale)
    _nest(positions, view, large)
    if not small:
        return Layout(positions, None)
    placed = [i for part in large for i in part]
    frame = _frame(positions, view, placed)
    _pack(positions, view, small, frame[2] - frame[0])
    shelf = _frame(positions, view, [i for part in small for i in part])
    line = frame[1] - GAP * 0.8
    for part in small:
        positions[part] += (frame[0] - shelf[0], line - 24 - shelf[3])
    return Layout(positions, line)


def boxes(view: View) -> Array:
    """Half widths, and the reach above and below the centre, of every node with its name below it."""
    rows = []
    for node in view.nodes:
        w, h = extent(node.lines, node.size, node.bold)
        rows.append((max(w / 2, node.radius) + 4, node.radius + 4, node.radius + h + 6))
    return np.array(rows).reshape(-1, 3)


def _components(view: View) -> list[list[int]]:
    graph: nx.Graph = nx.Graph()
    graph.add_nodes_from(range(len(view.nodes)))
    graph.add_edges_from((link.source, link.target) for link in view.links)
    return sorted((sorted(c) for c in nx.connected_components(graph)), key=lambda c: (-len(c), c))


def _component(view: View, part: Sequence[int], scale: float, seed: int) -> Array:
    graph = _weighted(view, part)
    place = {i: n for n, i in enumerate(part)}
    ends = np.array([(place[u], place[v]) for u, v in graph.edges()]).reshape(-1, 2)
    groups = np.array([view.nodes[i].community for i in part])
    plan = Plan(ends, _wanted(view, part, ends, scale), boxes(view)[list(part)], groups, EDGE * scale)
    points = _separate(_start(graph, plan, seed), plan.sizes)
    return _separate(refine(points, plan, STEPS), plan.sizes)


def _start(graph: nx.Graph, plan: Plan, seed: int) -> Array:
    start = nx.spring_layout(graph, weight="weight", seed=seed, iterations=120)
    lengths = dict(nx.all_pairs_dijkstra_path_length(graph, weight="length"))
    apart = np.array([[lengths[u][v] for v in graph] for u in graph])
    points = _level(_stress(np.array([start[i] for i in graph]), apart))
    way = np.hypot(*(points[plan.ends[:, 0]] - points[plan.ends[:, 1]]).T)
    # Rounded, so that the last bits of one machine's arithmetic do not grow into another picture.
    return np.asarray(np.round(points * plan.edge / max(float(np.median(way)), 1e-6), 3))


def _stress(points: Array, apart: Array, rounds: int = 80) -> Array:
    """Kamada and Kawai's energy lowered by majorization (Gansner, Koren and North 2004), which needs no line search."""
    if len(points) < 2:
        return points
    weight = 1 / np.where(apart > 0, apart, np.inf) ** 2
    inverse = np.linalg.pinv(np.diag(weight.sum(axis=1)) - weight)
    for _ in range(rounds):
        now = np.hypot(*np.moveaxis(points[:, None] - points[None], 2, 0))
        pull = -weight * apart / np.where(now > 1e-9, now, np.inf)
        np.fill_diagonal(pull, -pull.sum(axis=1))
        points = inverse @ (pull @ points)
    return points


def _wanted(view: View, part: Sequence[int], ends: Array, scale: float) -> Array:
    """How long each edge should be: long enough for its words, longer between communities."""
    words, rows = _words(view), []
    for u, v in ends:
        i, j = sorted((part[u], part[v]))
        far = 1.0 if view.nodes[i].community == view.nodes[j].community else 1.3
        rows.append(max(EDGE * far, words[(i, j)]) * scale)
    return np.array(rows)


def _weighted(view: View, part: Sequence[int]) -> nx.Graph:
    graph: nx.Graph = nx.Graph()
    graph.add_nodes_from(part)
    inside = set(part)
    for link in view.links:
        if link.source in inside:
            same = view.nodes[link.source].community == view.nodes[link.target].community
            graph.add_edge(link.source, link.target, weight=2.0 if same else 0.35, length=1.0 if same else 1.7)
    return graph


def _level(points: Array) -> Array:
    """The points turned so that they are widest from left to right, then brought towards the page's proportions."""
    points = points - points.mean(axis=0)
    _, _, axes = np.linalg.svd(points, full_matrices=False)
    # The signs of singular vectors are arbitrary: fix them.
    axes = axes * np.where(np.abs(axes).max(axis=1) == axes.max(axis=1), 1, -1)[:, None]
    points = points @ axes.T
    spread = np.ptp(points, axis=0)
    if spread.min() <= 1e-9:
        return np.asarray(points)
    stretch = float(np.clip(np.sqrt(ASPECT * spread[1] / spread[0]), 0.8, 1.3))
    return np.asarray(points * (stretch, 1 / stretch))


def _separate(points: Array, sizes: Array, rounds: int = 400) -> Array:
    """Boxes that overlap pushed apart, half the way each, along the shorter way (as in force-transfer, Huang 2007)."""
    points = points.copy()
    centre = np.column_stack([np.zeros(len(sizes)), (sizes[:, 1] - sizes[:, 2]) / 2])
    half_w, half_h = sizes[:, 0] + 5, (sizes[:, 1] + sizes[:, 2]) / 2 + 5
    for _ in range(rounds):
        at = points + centre
        delta = at[:, None] - at[None]
        dx = half_w[:, None] + half_w[None] - np.abs(delta[..., 0])
        dy = half_h[:, None] + half_h[None] - np.abs(delta[..., 1])
        hit = (dx > 0) & (dy > 0)
        np.fill_diagonal(hit, False)
        if not hit.any():
            break
        # Ties (one point on another) are parted by their number.
        sign = np.where(np.abs(delta) < 1e-9, np.sign(np.subtract.outer(*[np.arange(len(at))] * 2))[..., None], 0)
        sign = sign + np.sign(delta)
        flat = hit & (dx <= dy)
        tall = hit & ~flat
        push = np.column_stack([(flat * dx * sign[..., 0]).sum(axis=1), (tall * dy * sign[..., 1]).sum(axis=1)])
        points += np.clip(push * 0.5, -14, 14)
    return points


def _words(view: View) -> dict[tuple[int, int], float]:
    """How far apart two nodes must stand for the words between them, by their numbers."""
    found: dict[tuple[int, int], float] = {}
    for link in view.links:
        pair = (min(link.source, link.target), max(link.source, link.target))
        rims = view.nodes[link.source].radius + view.nodes[link.target].radius
        found[pair] = max(found.get(pair, 0.0), extent(shapes(link.lines)[-1], LINK_SIZE)[0] + rims + 28)
    return found


def _row_of(view: View, part: Sequence[int], scale: float) -> Array:
    """A small component as a row, the best linked in the middle."""
    order = [part[0]] if len(part) == 1 else [*part[1::2], part[0], *part[2::2]]
    wide, words = boxes(view)[:, 0], _words(view)
    x, places = 0.0, {}
    for before, i in zip([None, *order], order, strict=False):
        if before is not None:
            x += max(wide[before] + wide[i] + 30, EDGE * scale, words.get((min(before, i), max(before, i)), 0.0))
        places[i] = (x, 0.0)
    return np.array([places[i] for i in part])


def _frame(positions: Array, view: View, part: Sequence[int]) -> tuple[float, float, float, float]:
    """Left, bottom, right and top of some nodes with their names."""
    sizes, at = boxes(view)[list(part)], positions[list(part)]
    # Curves of small components may rise above their row.
    rise = _rise(view, part) if len(part) <= SMALL else 0.0
    left, right = (at[:, 0] - sizes[:, 0]).min(), (at[:, 0] + sizes[:, 0]).max()
    low, high = (at[:, 1] - np.maximum(sizes[:, 2], rise)).min(), (at[:, 1] + np.maximum(sizes[:, 1], rise)).max()
    return float(left), float(low), float(right), float(high)


def _rise(view: View, part: Sequence[int]) -> float:
    """How far the words of parallel arrows reach above and below their row."""
    heights: dict[tuple[int, int], float] = defaultdict(float)
    for link in view.links:
        if link.source in part:
            pair = (min(link.source, link.target), max(link.source, link.target))
            heights[pair] += extent(shapes(link.lines)[-1], LINK_SIZE)[1] + 6
    return max(heights.values(), default=0.0) / 2 + 4


def _pack(positions: Array, view: View, parts: Sequence[Sequence[int]], wanted: float) -> None:
    """Move small components into rows of about the wanted width, in their order."""
    frames = [_frame(positions, view, part) for part in parts]
    x = y = low = 0.0
    for part, (left, bottom, right, top) in zip(parts, frames, strict=True):
        if x > 0 and x + right - left > wanted + 1:
            x, y = 0.0, low - GAP
        positions[list(part)] += (x - left, y - top)
        x += right - left + GAP
        low = min(low, y - (top - bottom))


def _nest(positions: Array, view: View, parts: Sequence[Sequence[int]]) -> None:
    """Move each further component to where the page grows least, into the hollows of those before it."""
    for n, part in enumerate(parts[1:], 1):
        before = [i for p in parts[:n] for i in p]
        left, bottom, right, top = _frame(positions, view, before)
        l0, b0, r0, t0 = _frame(positions, view, part)
        options = []
        for x in np.arange(left - (r0 - l0) - GAP, right + GAP + 1, 24.0):
            for y in np.arange(bottom - (t0 - b0) - GAP, top + GAP + 1, 24.0):
                w, h = max(right, x + r0 - l0) - min(left, x), max(top, y + t0 - b0) - min(bottom, y)
                options.append((round(max(w, h * ASPECT) + 0.02 * abs(x) + 0.02 * abs(y), 2), x - l0, y - b0))
        taken = _outline(positions, view, before)
        own = _outline(positions, view, part)
        _, x, y = next(o for o in sorted(options) if not _touch(own + (o[1], o[2], 0, 0), taken))
        positions[list(part)] += (x, y)


def _outline(positions: Array, view: View, part: Sequence[int]) -> Array:
    """Boxes (centre, half width, half height) of nodes with their names, and of stretches of the edges."""
    inside, sizes = set(part), boxes(view)
    rows = [(*(positions[i] - (0, (sizes[i, 2] - sizes[i, 1]) / 2)), sizes[i, 0], sizes[i, 1:].sum() / 2) for i in part]
    for link in view.links:
        if link.source in inside:
            for share in np.linspace(0, 1, 9)[1:-1]:
                at = positions[link.source] * (1 - share) + positions[link.target] * share
                rows.append((*at, 14.0, 14.0))
    return np.array(rows)


def _touch(a: Array, b: Array) -> bool:
    off = np.abs(a[:, None, :2] - b[None, :, :2])
    return bool((off < a[:, None, 2:] + b[None, :, 2:] + GAP).all(axis=2).any())
