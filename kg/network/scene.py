"""Everything placed: entities, arrows, words and hulls, on a page that is as large as they need."""

from dataclasses import dataclass

import numpy as np

from kg.network.geometry import Array, Box, crossings, depth, hull, inside
from kg.network.labels import LinkLabel, below, place_link_labels, place_names
from kg.network.layout import arrange
from kg.network.routing import Route, route
from kg.network.select import View
from kg.network.style import HULL_MARGIN

# Starts that are tried, by their seed, and scales of the page, which give words more room and cost area.
TRIES = tuple((seed, scale) for scale in (1.0, 1.25) for seed in range(3))
# Entities and half the arrows from which on every try takes seconds, and the page is large as it is.
MANY = 70
FEW_TRIES = ((0, 1.0), (1, 1.1))


@dataclass(frozen=True, slots=True)
class Scene:
    """A view with places for all its parts, in points; `shelf` is the height of the line above small components."""

    view: View
    positions: Array
    names: dict[int, Box]
    routes: list[Route]
    labels: list[LinkLabel]
    hulls: list[tuple[int, Array]]
    shelf: float | None

    def bounds(self) -> tuple[float, float, float, float]:
        """Left, bottom, right and top of all that is drawn."""
        points = [self.positions, *(b.corners() for b in self.names.values()), *(r.points for r in self.routes)]
        points += [label.box.corners() for label in self.labels] + [h for _, h in self.hulls]
        cloud = np.concatenate(points)
        (left, bottom), (right, top) = cloud.min(axis=0), cloud.max(axis=0)
        return float(left), float(bottom), float(right), float(top)


def compose(view: View) -> Scene:
    """The best of several scenes."""
    size = len(view.nodes) + len(view.links) / 2
    tries = TRIES if size <= MANY else FEW_TRIES if size <= 4 * MANY else FEW_TRIES[:1]
    return min((_compose(view, seed, scale) for seed, scale in tries), key=_cost)


def _compose(view: View, seed: int, scale: float) -> Scene:
    layout = arrange(view, scale, seed)
    positions = layout.positions
    names = place_names(view, positions, route(view, positions, below(view, positions)))
    routes = route(view, positions, names)
    labels = place_link_labels(view, positions, routes, names)
    return Scene(view, positions, names, routes, labels, _hulls(view, positions, layout.shelf), layout.shelf)


def _cost(scene: Scene) -> float:
    """What a reader stumbles over: arrows without words or hidden by words, crossings, missing hulls, a tall page."""
    labelled = {label.link for label in scene.labels}
    bare = [route.link.tone for n, route in enumerate(scene.routes) if n not in labelled]
    left, bottom, right, top = scene.bounds()
    area = (right - left) * (top - bottom) / (len(scene.view.nodes) * 14_000)
    wanted = len({node.community for node in scene.view.nodes}) - len(scene.hulls)
    cost = sum(3.0 if tone == "fact" else 9.0 for tone in bare) + _crossed(scene.routes) + 5.0 * _hidden(scene)
    return round(cost + 0.7 * wanted + 4.0 * area + 8.0 * max(0.0, 1.4 - (right - left) / (top - bottom)), 3)


def _crossed(routes: list[Route]) -> int:
    lines = [route.points[::4] for route in routes]
    starts, stops = (np.concatenate([line[k] for line in lines]) for k in (slice(None, -1), slice(1, None)))
    return int(crossings(starts, stops, starts, stops).sum()) // 2


def _hidden(scene: Scene) -> float:
    """The arrows' shares that stop for words, squared: half an arrow hidden is worse than two quarters."""
    points = np.concatenate([route.points for route in scene.routes])
    hidden = np.zeros(len(points), dtype=bool)
    for box in (*scene.names.values(), *(label.box for label in scene.labels)):
        hidden |= inside(points, box, 1.5)
    return float((hidden.reshape(len(scene.routes), -1).mean(axis=1) ** 2).sum())


def _hulls(view: View, positions: Array, shelf: float | None) -> list[tuple[int, Array]]:
    """A hull for each community of three and more above the shelf that no stranger stands in."""
    found = []
    for community in sorted({node.community for node in view.nodes}):
        members = [i for i, node in enumerate(view.nodes) if node.community == community]
        if len(members) < 3 or (shelf is not None and positions[members[0], 1] < shelf):
            continue
        shape = hull(positions[members], HULL_MARGIN)
        strangers = [i for i in range(len(view.nodes)) if i not in members]
        inside = depth(shape, positions[strangers]) > [-view.nodes[i].radius for i in strangers]
        if not inside.any():
            found.append((community, shape))
    return found if len({node.community for node in view.nodes}) > 1 else []
