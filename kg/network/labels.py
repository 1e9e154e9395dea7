"""Where the words stand: greedily, the most linked entities first, and only where nothing is covered.

Greedy placing over fixed candidates after Christensen, Marks and Shieber (1995).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from kg.network.geometry import Array, Box, inside, overlaps, stack
from kg.network.routing import Route
from kg.network.select import View
from kg.network.style import LINK_SIZE
from kg.network.words import extent, shapes

ALONG = (0.5, 0.42, 0.58, 0.35, 0.65, 0.27, 0.73, 0.2, 0.8)
# On the line, which then stops before the words, or beside it.
BESIDE = (0, 1, -1)
SIDES = ((0, -1), (1, 0), (-1, 0), (0, 1), (1, -1), (-1, -1), (1, 1), (-1, 1))


@dataclass(frozen=True, slots=True)
class LinkLabel:
    """The words of the link with number `link`, in a box on its curve."""

    link: int
    lines: tuple[str, ...]
    box: Box
    beside: bool = False


def below(view: View, positions: Array) -> dict[int, Box]:
    """Every name below its entity."""
    return {i: _name_box(view, positions, i, SIDES[0]) for i in range(len(view.nodes))}


def place_names(view: View, positions: Array, routes: Sequence[Route]) -> dict[int, Box]:
    """A box for every name: below its entity, or at another side where fewer arrows pass."""
    names = below(view, positions)
    discs = _discs(view, positions)
    curves = np.concatenate([r.points for r in routes]) if routes else np.zeros((0, 2))
    for i in range(len(view.nodes)):
        options = [_name_box(view, positions, i, side) for side in SIDES]
        others = np.concatenate([stack(b for n, b in names.items() if n != i), np.delete(discs, i, axis=0)])
        hits = overlaps(stack(options), others, 2).sum(axis=1)
        crossed = [int(inside(curves, box, 1).sum()) for box in options]
        costs = hits * 1000 + np.array(crossed) + np.arange(len(SIDES)) * 0.9
        names[i] = options[int(np.argmin(np.round(costs, 3)))]
    return names


def _discs(view: View, positions: Array) -> Array:
    return stack(Box(x, y, n.radius + 1, n.radius + 1) for (x, y), n in zip(positions, view.nodes, strict=True))


def _name_box(view: View, positions: Array, i: int, side: tuple[int, int]) -> Box:
    node, (x, y) = view.nodes[i], positions[i]
    w, h = (e / 2 for e in extent(node.lines, node.size, node.bold))
    across, up = side
    gap = node.radius * (0.75 if across and up else 1.0) + 2.5
    return Box(float(x + across * (gap + w + 1.0)), float(y + up * (gap + h)), w, h)


def place_link_labels(
    view: View, positions: Array, routes: Sequence[Route], names: Mapping[int, Box]
) -> list[LinkLabel]:
    """Words on the arrows that have room for them: claims first, and the long arrows, which have most room, last."""
    taken = np.concatenate([stack(names.values()), _discs(view, positions)])
    order = sorted(
        range(len(routes)), key=lambda n: (routes[n].link.tone == "fact", round(_length(routes[n].points), 1), n)
    )
    found = []
    for number in order:
        label = _place(number, routes, taken)
        if label:
            found.append(label)
            taken = np.concatenate([taken, stack([label.box])])
    return sorted(found, key=lambda label: label.link)


def _place(number: int, routes: Sequence[Route], taken: Array) -> LinkLabel | None:
    """The best free box on a curve: along it rather than level, in the middle, in few lines."""
    others = [r.points for n, r in enumerate(routes) if n != number]
    cloud = np.concatenate(others) if others else np.zeros((0, 2))
    options = list(_options(number, routes[number]))
    if not options:
        return None
    free = ~overlaps(stack(label.box for _, label in options), taken, 1.0).any(axis=1)
    costs = []
    for n in np.flatnonzero(free):
        cost, label = options[n]
        # Level words beside a line must stand nearer to it than to any other.
        if label.beside and label.box.angle == 0 and inside(cloud, label.box, 9).any():
            continue
        costs.append((cost + 2.0 * int(inside(cloud, label.box, 1).sum()), int(n)))
    return options[min(costs)[1]][1] if costs else None


def _options(number: int, found: Route) -> Iterator[tuple[float, LinkLabel]]:
    """Boxes for the words with what each costs before others are looked at."""
    length = _length(found.points)
    for more, lines in enumerate(shapes(found.link.lines)):
        w, h = extent(lines, LINK_SIZE)
        high = max(len(lines) - 2, 0)
        for rank, share in enumerate(ALONG):
            for side in BESIDE:
                cost = 5.0 + rank + 2.5 * more + (10 if side else 0)
                yield cost, LinkLabel(number, lines, _on_curve(found.points, share, w, h, False, side), side != 0)
                if w < length * (1.1 if side else 0.94):
                    cost = rank + 2.5 * (more + high) + (6 if side else 0)
                    yield cost, LinkLabel(number, lines, _on_curve(found.points, share, w, h, True, side), side != 0)


def _on_curve(points: Array, share: float, w: float, h: float, turned: bool, side: int) -> Box:
    at = round(share * (len(points) - 1))
    before, after = points[max(at - 4, 0)], points[min(at + 4, len(points) - 1)]
    angle = float(np.arctan2(after[1] - before[1], after[0] - before[0]))
    off = h / 2 + 3 if turned else abs(np.sin(angle)) * w / 2 + abs(np.cos(angle)) * h / 2 + 3
    x, y = points[at] + side * off * np.array([-np.sin(angle), np.cos(angle)])
    # Words run from left to right.
    angle = angle - np.pi if angle > np.pi / 2 else angle + np.pi if angle <= -np.pi / 2 else angle
    return Box(float(x), float(y), w / 2 + 1.5, h / 2 + 0.5, angle if turned else 0.0)


def _length(points: Array) -> float:
    return float(np.hypot(*np.diff(points, axis=0).T).sum())
