"""Moving single entities to where the picture is easier to read (simplified after Davidson and Harel 1996).

The cost of a place adds up crossings, edges that pass near strangers, boxes that overlap, edges shorter or longer
than their words ask for, communities that mix, and edges that leave in one direction. No chance is involved.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kg.network.geometry import Array, crossings, depth, distances, polygon
from kg.network.style import HULL_MARGIN

# Pages are wider than high: a step up counts as more than a step aside.
SQUEEZE = np.array([0.88, 1.2])
Shapes = dict[int, Array | None]


@dataclass(frozen=True, slots=True)
class Plan:
    """What the places are judged by: edges as pairs of numbers with their wanted lengths, boxes, communities."""

    ends: Array
    wanted: Array
    sizes: Array
    groups: Array
    edge: float


def refine(points: Array, plan: Plan, steps: Sequence[float]) -> Array:
    """The points, each moved in turn to the cheapest of places around it; `steps` are in edge lengths."""
    points = points.copy()
    shapes = _shapes(points, plan)
    turns = np.linspace(0, 2 * np.pi, 14, endpoint=False)
    ring = np.column_stack([np.cos(turns), np.sin(turns)])
    for step in np.array(steps) * plan.edge:
        for i in range(len(points)):
            ends = plan.ends[(plan.ends == i).any(axis=1)]
            mates = points[ends[ends != i]]
            tries = np.concatenate([points[i][None], points[i] + ring * step, mates.mean(axis=0)[None]])
            best = int(np.argmin(np.round(_cost(tries, i, points, plan, shapes), 6)))
            if best:
                points[i] = tries[best]
                shapes[int(plan.groups[i])] = _shape(points, plan, int(plan.groups[i]))
    return points


def _shapes(points: Array, plan: Plan) -> Shapes:
    return {int(group): _shape(points, plan, int(group)) for group in np.unique(plan.groups)}


def _shape(points: Array, plan: Plan, group: int) -> Array | None:
    """The hull of a community, if it has one."""
    members = points[plan.groups == group]
    return polygon(members) if len(members) > 2 else None


def _cost(tries: Array, i: int, points: Array, plan: Plan, shapes: Shapes) -> Array:
    """The cost of having node `i` at each of the tried places."""
    mine = (plan.ends == i).any(axis=1)
    mates = np.where(plan.ends[mine, 0] == i, plan.ends[mine, 1], plan.ends[mine, 0])
    others = np.delete(np.arange(len(points)), i)
    cost = _crowding(tries, i, others, points, plan) + _lengths(tries, points[mates], plan.wanted[mine])
    cost += _directions(tries, points[mates]) + _trespass(tries, i, plan, shapes)
    cost += 0.1 * np.hypot(*((tries - points[others].mean(axis=0)) * SQUEEZE / plan.edge).T)
    rest = points[plan.ends[~mine]]
    if len(rest):
        cost += _crossed(tries, points[mates], rest)
        for spot, reach in _spots(plan.sizes[i]):
            cost += _misses(distances(tries + spot, rest[:, 0], rest[:, 1]), reach).sum(axis=1)
    starts, ends = np.repeat(tries, len(mates), axis=0), np.tile(points[mates], (len(tries), 1))
    foreign = (others[:, None] != mates[None])[:, None, :]
    for spots, reaches in _spots(plan.sizes[others]):
        near = _misses(distances(points[others] + spots, starts, ends), reaches[:, None])
        cost += (near.reshape(len(others), len(tries), len(mates)) * foreign).sum(axis=(0, 2))
    return np.asarray(cost)


def _spots(sizes: Array) -> list[tuple[Array, Array]]:
    """Three spots, with their reach, that stand for a node and for the two halves of its name below it."""
    half, up, down = sizes[..., 0], sizes[..., 1], sizes[..., 2]
    text = down - up
    low = -(up + text / 2)
    zero = np.zeros_like(low)
    names = [(np.stack([side * half * 0.55, low], axis=-1), text / 2 + 7) for side in (-1, 1)]
    return [(np.stack([zero, zero], axis=-1), up + 9), *names]


def _crowding(tries: Array, i: int, others: NDArray[np.int64], points: Array, plan: Plan) -> Array:
    gap = np.abs(points[others][None] - tries[:, None])
    room_x = plan.sizes[others, 0] + plan.sizes[i, 0] + 12 - gap[..., 0]
    room_y = (plan.sizes[others, 1:].sum(axis=1) + plan.sizes[i, 1:].sum()) / 2 + 14 - gap[..., 1]
    cost = (np.clip(room_x, 0, None) * np.clip(room_y, 0, None)).sum(axis=1) / 100
    away = np.maximum(np.hypot(*np.moveaxis(gap * SQUEEZE, 2, 0)), 1)
    strange = plan.groups[others] != plan.groups[i]
    cost += (np.clip(1.1 * plan.edge / away - 1, 0, 3) * np.where(strange, 1.0, 0.0)).sum(axis=1)
    return np.asarray(cost + (np.clip(0.95 * plan.edge / away - 1, 0, 3) * 0.7).sum(axis=1))


def _trespass(tries: Array, i: int, plan: Plan, shapes: Shapes) -> Array:
    """Standing within another community's hull, which would claim the node as its own."""
    cost = np.zeros(len(tries))
    for group, shape in shapes.items():
        if shape is not None and group != plan.groups[i]:
            inside = depth(shape, tries) + HULL_MARGIN + plan.sizes[i, 1] + 2
            cost += np.where(inside > 0, 2.0 + np.clip(inside / plan.edge, 0, 1), 0.0)
    return cost


def _lengths(tries: Array, mates: Array, wanted: Array) -> Array:
    away = np.hypot(*np.moveaxis((mates[None] - tries[:, None]) * SQUEEZE, 2, 0))
    share = away / wanted - 1
    return np.asarray((share**2 * np.where(share < 0, 10.0, 2.2)).sum(axis=1))


def _crossed(tries: Array, mates: Array, rest: Array) -> Array:
    starts, ends = np.repeat(tries, len(mates), axis=0), np.tile(mates, (len(tries), 1))
    found = crossings(starts, ends, rest[:, 0], rest[:, 1])
    return np.asarray(3.4 * found.reshape(len(tries), -1).sum(axis=1))


def _misses(away: Array, reach: Array | float) -> Array:
    """Edges that pass near a node with which they have nothing to do."""
    return np.asarray(2.0 * np.clip(1 - away / reach, 0, 1))


def _directions(tries: Array, mates: Array) -> Array:
    """Edges that leave the node in nearly one direction, so that their words collide."""
    if len(mates) < 2:
        return np.zeros(len(tries))
    ways = mates[None] - tries[:, None]
    turns = np.sort(np.arctan2(ways[..., 1], ways[..., 0]), axis=1)
    gaps = np.column_stack([np.diff(turns, axis=1), turns[:, 0] + 2 * np.pi - turns[:, -1]])
    return np.asarray(1.6 * np.clip(1 - gaps / 0.5, 0, 1).sum(axis=1))
