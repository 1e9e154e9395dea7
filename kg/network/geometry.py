"""Boxes, curves and hulls in the plane; all lengths in points, y upwards."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle by its centre, half its width and height, and its turn in radians."""

    x: float
    y: float
    w: float
    h: float
    angle: float = 0.0

    def corners(self, pad: float = 0.0) -> Array:
        """The four corners, counter-clockwise, `pad` points outwards."""
        w, h = self.w + pad, self.h + pad
        base = np.array([(-w, -h), (w, -h), (w, h), (-w, h)])
        c, s = np.cos(self.angle), np.sin(self.angle)
        return np.asarray(base @ np.array([(c, s), (-s, c)]) + (self.x, self.y))


def stack(boxes: Iterable[Box]) -> Array:
    """Boxes as rows of x, y, half width, half height, turn."""
    return np.array([(b.x, b.y, b.w, b.h, b.angle) for b in boxes]).reshape(-1, 5)


def overlaps(first: Array, second: Array, pad: float = 0.0) -> NDArray[np.bool_]:
    """Which boxes of two stacks come nearer than `pad` (separating axis theorem): an array (first, second)."""
    a, b = first[:, None], second[None]
    dx, dy = b[..., 0] - a[..., 0], b[..., 1] - a[..., 1]
    turn = b[..., 4] - a[..., 4]
    c, s = np.abs(np.cos(turn)), np.abs(np.sin(turn))
    apart = np.zeros(dx.shape, dtype=bool)
    for own, other in ((a, b), (b, a)):
        along = np.abs(dx * np.cos(own[..., 4]) + dy * np.sin(own[..., 4]))
        across = np.abs(dy * np.cos(own[..., 4]) - dx * np.sin(own[..., 4]))
        apart |= along > own[..., 2] + other[..., 2] * c + other[..., 3] * s + pad
        apart |= across > own[..., 3] + other[..., 2] * s + other[..., 3] * c + pad
    return ~apart


def inside(points: Array, box: Box, pad: float = 0.0) -> NDArray[np.bool_]:
    """Which points lie in the box."""
    c, s = np.cos(box.angle), np.sin(box.angle)
    moved = points - (box.x, box.y)
    along, across = moved @ (c, s), moved @ (-s, c)
    return np.asarray((np.abs(along) <= box.w + pad) & (np.abs(across) <= box.h + pad))


def bezier(start: Array, control: Array, end: Array, count: int = 33) -> Array:
    """`count` points of a quadratic curve."""
    t = np.linspace(0, 1, count)[:, None]
    return (1 - t) ** 2 * start + 2 * t * (1 - t) * control + t**2 * end


def distances(points: Array, start: Array, end: Array) -> Array:
    """From every point to every segment: an array (points, segments)."""
    wx, wy = (end - start).T
    dx, dy = (points[:, None, k] - start[None, :, k] for k in (0, 1))
    share = np.clip((dx * wx + dy * wy) / np.maximum(wx * wx + wy * wy, 1e-9), 0, 1)
    return np.asarray(np.hypot(dx - share * wx, dy - share * wy))


def crossings(a: Array, b: Array, c: Array, d: Array) -> NDArray[np.bool_]:
    """Which segments a-b cross which segments c-d: an array (first, second); touching ends do not count."""

    def side(p: Array, q: Array, r: Array) -> Array:
        return (q[..., 0] - p[..., 0]) * (r[..., 1] - p[..., 1]) - (q[..., 1] - p[..., 1]) * (r[..., 0] - p[..., 0])

    a, b, c, d = a[:, None], b[:, None], c[None], d[None]
    found: NDArray[np.bool_] = (side(a, b, c) * side(a, b, d) < -1e-9) & (side(c, d, a) * side(c, d, b) < -1e-9)
    return found


def hull(points: Array, margin: float) -> Array:
    """The convex hull of circles of radius `margin` around the points (Andrew's monotone chain)."""
    turn = np.linspace(0, 2 * np.pi, 32, endpoint=False)
    ring = margin * np.column_stack([np.cos(turn), np.sin(turn)])
    return polygon((points[:, None] + ring[None]).reshape(-1, 2))


def polygon(points: Array) -> Array:
    """The convex hull of the points, counter-clockwise."""
    cloud = sorted(map(tuple, np.round(points, 3).tolist()))
    return np.array(_half(cloud)[:-1] + _half(cloud[::-1])[:-1])


def _half(points: list[tuple[float, ...]]) -> list[tuple[float, ...]]:
    chain: list[tuple[float, ...]] = []
    for p in points:
        while len(chain) > 1 and _turn(chain[-2], chain[-1], p) <= 0:
            chain.pop()
        chain.append(p)
    return chain


def _turn(o: tuple[float, ...], a: tuple[float, ...], b: tuple[float, ...]) -> float:
    return (a[0] - o[0]) * (b[1] - o[1]) - (a[1] - o[1]) * (b[0] - o[0])


def depth(shape: Array, points: Array) -> Array:
    """How far inside the edge nearest to it each point lies in a convex polygon; negative outside."""
    ends = np.roll(shape, -1, axis=0)
    way = ends - shape
    length = np.maximum(np.hypot(*way.T), 1e-9)
    off = points[:, None] - shape[None]
    return np.asarray(((way[:, 0] * off[..., 1] - way[:, 1] * off[..., 0]) / length).min(axis=1))
