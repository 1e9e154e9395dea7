"""The arrows: one gentle curve for each link, bent away from entities with which it has nothing to do."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from kg.network.geometry import Array, Box, bezier, crossings, inside
from kg.network.select import Link, View
from kg.network.style import ARROW, LINK_SIZE
from kg.network.words import extent

BENDS = (0.0, 0.1, -0.1, 0.2, -0.2, 0.32, -0.32)


@dataclass(frozen=True, slots=True)
class Route:
    """A link's curve: 33 points from the rim of its source to the tip of its arrow."""

    link: Link
    points: Array
    bend: float


def route(view: View, positions: Array, names: Mapping[int, Box]) -> list[Route]:
    """A curve for every link, the short ones first; `names` are the boxes of the entities' names."""
    siblings: dict[tuple[int, int], list[Link]] = {}
    for link in view.links:
        siblings.setdefault((min(link.source, link.target), max(link.source, link.target)), []).append(link)
    pairs = sorted(siblings, key=lambda p: (float(np.hypot(*(positions[p[0]] - positions[p[1]])).round(3)), p))
    done: list[Route] = []
    boxes = np.array([(names[i].x, names[i].y, names[i].w, names[i].h) for i in range(len(view.nodes))])
    for pair in pairs:
        done += _route_pair(view, positions, boxes, siblings[pair], done)
    order = {id(link): i for i, link in enumerate(view.links)}
    return sorted(done, key=lambda r: order[id(r.link)])


def _route_pair(
    view: View, positions: Array, boxes: Array, links: Sequence[Link], done: Sequence[Route]
) -> list[Route]:
    """The links of one pair, spread around the straight line."""
    count = len(links)
    if count == 1:
        tries = [(bend,) for bend in BENDS]
    else:
        length = float(np.hypot(*(positions[links[0].source] - positions[links[0].target])))
        heights = [extent(link.lines, LINK_SIZE)[1] + 5 for link in links]
        # A curve's middle stands off by half its bend: the words of siblings must pass one another.
        wide = min(2 * sum(heights) / count / length * (count - 1), 0.5 * (count - 1))
        spread = np.linspace(-0.5, 0.5, count) * max(wide, 0.2)
        tries = [tuple(turn * spread + shift) for turn in (1, -1) for shift in (0.0, 0.12, -0.12)]
    options = []
    for bends in tries:
        routes = [_curve(view, positions, link, bend) for link, bend in zip(links, bends, strict=True)]
        options.append((round(sum(_cost(view, positions, boxes, r, done) for r in routes), 4), routes))
    return min(options, key=lambda o: o[0])[1]


def _curve(view: View, positions: Array, link: Link, bend: float) -> Route:
    # The bend is measured from the lower number to the higher, so that siblings in both directions keep apart.
    start, end = positions[link.source], positions[link.target]
    way = end - start if link.source < link.target else start - end
    control = (start + end) / 2 + bend * np.array([-way[1], way[0]])
    whole = bezier(start, control, end, 129)
    out = np.hypot(*(whole - start).T) > view.nodes[link.source].radius + 2.5
    off = np.hypot(*(whole - end).T) > view.nodes[link.target].radius + 2.5
    kept = whole[out & off]
    kept = kept if len(kept) > 3 else whole
    steps = np.linspace(0, len(kept) - 1, 33).round().astype(int)
    return Route(link, kept[steps], bend)


def _cost(view: View, positions: Array, boxes: Array, found: Route, done: Sequence[Route]) -> float:
    ends = (found.link.source, found.link.target)
    free = np.ones(len(view.nodes), dtype=bool)
    free[list(ends)] = False
    gap = np.abs(found.points[None] - positions[:, None])
    away = np.hypot(*np.moveaxis(gap, 2, 0)).min(axis=1)
    rims = np.array([node.radius + 10 for node in view.nodes])
    cost = abs(found.bend) * 3.0 + 9.0 * float((np.clip(1 - away / rims, 0, 1) * free).sum())
    off = np.abs(found.points[None] - boxes[:, None, :2])
    share = (off <= boxes[:, None, 2:] + 2).all(axis=2).mean(axis=1)
    cost += float((share * np.where(free, 22.0, 9.0)).sum())
    rest = [r.points[::4] for r in done]
    if rest:
        starts, stops = np.concatenate([p[:-1] for p in rest]), np.concatenate([p[1:] for p in rest])
        coarse = found.points[::4]
        cost += 0.8 * float(crossings(coarse[:-1], coarse[1:], starts, stops).sum())
    return cost


def pieces(found: Route, words: Sequence[Box]) -> list[Array]:
    """The curve without what its arrow head covers and what would run through words: lines stop before a text."""
    away = np.hypot(*(found.points - found.points[-1]).T)
    fine = _finer(found.points[away > ARROW * 0.8])
    free = np.ones(len(fine), dtype=bool)
    for box in words:
        free &= ~inside(fine, box, 1.5)
    starts = np.flatnonzero(np.diff(np.concatenate([[0], free.astype(int), [0]])))
    return [fine[a:b] for a, b in zip(starts[::2], starts[1::2], strict=True) if b - a > 2]


def _finer(points: Array, times: int = 8) -> Array:
    at = np.linspace(0, len(points) - 1, len(points) * times)
    whole = np.arange(len(points))
    return np.column_stack([np.interp(at, whole, points[:, 0]), np.interp(at, whole, points[:, 1])])
