"""Everything placed: entities, arrows, words and hulls, on a page that is as large as they need."""

from dataclasses import dataclass

import numpy as np

from kg.network.geometry import Array, Box, depth, hull
from kg.network.labels import LinkLabel, below, place_link_labels, place_names
from kg.network.layout import arrange
from kg.network.routing import Route, route
from kg.network.select import View
from kg.network.style import HULL_MARGIN

# The page is tried at these widths until the arrows' words find room.
SCALES = (1.0, 1.15)
ENOUGH = 0.97
# Larger views are drawn once: their page is large as it is.
MANY = 40


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
    """The scene at the smallest scale at which (nearly) all arrows carry their words."""
    best: Scene | None = None
    for scale in SCALES if len(view.nodes) <= MANY else SCALES[:1]:
        scene = _compose(view, scale)
        if best is None or len(scene.labels) > len(best.labels):
            best = scene
        if len(best.labels) >= ENOUGH * len(view.links):
            break
    assert best is not None
    return best


def _compose(view: View, scale: float) -> Scene:
    layout = arrange(view, scale)
    positions = layout.positions
    names = place_names(view, positions, route(view, positions, below(view, positions)))
    routes = route(view, positions, names)
    labels = place_link_labels(view, positions, routes, names)
    return Scene(view, positions, names, routes, labels, _hulls(view, positions), layout.shelf)


def _hulls(view: View, positions: Array) -> list[tuple[int, Array]]:
    """A hull for each community of three and more that no stranger stands in."""
    found = []
    for community in sorted({node.community for node in view.nodes}):
        members = [i for i, node in enumerate(view.nodes) if node.community == community]
        if len(members) < 3:
            continue
        shape = hull(positions[members], HULL_MARGIN)
        strangers = [i for i in range(len(view.nodes)) if i not in members]
        inside = depth(shape, positions[strangers]) > [-view.nodes[i].radius for i in strangers]
        if not inside.any():
            found.append((community, shape))
    return found
