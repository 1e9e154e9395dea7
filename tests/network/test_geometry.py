"""Boxes, curves and hulls."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.network.geometry import Box, crossings, depth, distances, hull, inside, overlaps, stack

NUMBERS = st.floats(-50, 50)
BOXES = st.builds(Box, NUMBERS, NUMBERS, st.floats(1, 20), st.floats(1, 20), st.floats(-1.5, 1.5))


@given(BOXES, BOXES)
def test_boxes_that_share_a_point_overlap(a: Box, b: Box) -> None:
    grid = np.stack(np.meshgrid(np.linspace(-1, 1, 15), np.linspace(-1, 1, 15)), axis=-1).reshape(-1, 2)
    c, s = np.cos(a.angle), np.sin(a.angle)
    points = (grid * (a.w, a.h)) @ np.array([(c, s), (-s, c)]) + (a.x, a.y)
    found = overlaps(stack([a]), stack([b]))[0, 0]
    assert found == overlaps(stack([b]), stack([a]))[0, 0]
    if inside(points, b).any():
        assert found


@pytest.mark.parametrize(
    ("other", "found"),
    [
        (Box(11, 0, 5, 5), False),
        (Box(9, 0, 5, 5), True),
        (Box(12, 0, 5, 5, np.pi / 4), True),
        (Box(12.2, 0, 5, 5, np.pi / 4), False),
        (Box(5.05, 5.05, 5, 0.1, -np.pi / 4), True),
        (Box(5.2, 5.2, 5, 0.1, -np.pi / 4), False),
    ],
)
def test_overlaps(other: Box, found: bool) -> None:
    assert overlaps(stack([Box(0, 0, 5, 5)]), stack([other]))[0, 0] == found


def test_distances_and_crossings() -> None:
    a, b = np.array([[0.0, 0.0]]), np.array([[10.0, 0.0]])
    assert distances(np.array([[5.0, 3.0], [13.0, 4.0]]), a, b).ravel().tolist() == [3.0, 5.0]
    assert crossings(a, b, np.array([[5.0, -1.0]]), np.array([[5.0, 1.0]])).all()
    assert not crossings(a, b, np.array([[0.0, 0.0]]), np.array([[5.0, 1.0]])).any()


@given(st.lists(st.tuples(NUMBERS, NUMBERS), min_size=1, max_size=12))
def test_a_hull_holds_its_points_with_a_margin(points: list[tuple[float, float]]) -> None:
    cloud = np.array(points)
    assert (depth(hull(cloud, 10.0), cloud) > 9.8).all()
