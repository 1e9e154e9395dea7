"""Whether friendships and enmities hold together: structural balance of the stance network.

A triangle of ties is balanced when the product of its signs is positive: a friend's friend is a friend, an enemy's
enemy too (Heider 1946). A graph is balanced when it falls into two camps, friendly within and hostile between
(Cartwright and Harary 1956, "Structural balance: a generalization of Heider's theory"). How far it is from that is the
frustration index, the fewest ties that spoil every split (Harary 1959; Aref and Wilson 2018).
"""

from collections import Counter
from dataclasses import dataclass
from itertools import combinations

import networkx as nx
import numpy as np

from kg.network.analysis.stances import stance_network

AGENTS = ("organization", "person", "place")
# Splits of a part of so many entities are tried one and all; 2**17 of them take a tenth of a second.
EXACT = 18


@dataclass(frozen=True, slots=True)
class Triad:
    """Three entities that all have ties; `signs` are those of first-second, first-third and second-third."""

    members: tuple[str, str, str]
    signs: tuple[int, int, int]

    @property
    def balanced(self) -> bool:
        """Whether an even number of the ties is hostile."""
        return self.signs.count(-1) % 2 == 0


@dataclass(frozen=True, slots=True)
class Tie:
    """A tie with its sign and the number of friendly and hostile acts."""

    one: str
    other: str
    sign: int
    friendly: int
    hostile: int


@dataclass(frozen=True, slots=True)
class Balance:
    """The structural balance of a stance network.

    `census` counts triads by their hostile ties, 0 to 3 (0 and 2 are balanced); `camps` are the two sides of each
    connected part, larger parts first; `frustrated` are the ties that spoil this split, and `exact` says that no split
    has fewer. `mixed` ties, with as many friendly as hostile acts, take no part.
    """

    entities: int
    ties: int
    mixed: tuple[Tie, ...]
    census: tuple[int, int, int, int]
    unbalanced: tuple[Triad, ...]
    camps: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]
    frustrated: tuple[Tie, ...]
    exact: bool


def balance(graph: nx.MultiDiGraph) -> Balance:
    """The balance of the stances in a graph of `to_networkx`, among agents and the things that they quarrel over.

    A text or an event takes part where several have a stance on it, for they are friends or enemies by that; one that
    a single holder has a stance on tells nothing.
    """
    signed = stance_network(graph)
    signed.remove_nodes_from([n for n in signed if graph.nodes[n]["kind"] not in AGENTS and signed.degree(n) < 2])
    signed.remove_nodes_from(list(nx.isolates(signed)))
    return balance_of(signed)


def balance_of(signed: nx.Graph) -> Balance:
    """The balance of a graph of `stance_network`."""
    ties = [(u, v) for u, v, sign in sorted(signed.edges(data="sign")) if sign]
    plain = signed.edge_subgraph(ties)
    triads = _triads(plain)
    counts = Counter(t.signs.count(-1) for t in triads)
    parts = sorted((sorted(p) for p in nx.connected_components(plain)), key=lambda p: (-len(p), p))
    sides: dict[str, int] = {}
    for part in parts:
        sides |= _split(plain, part)
    spoiled = [(u, v) for u, v in ties if (sides[u] == sides[v]) != (plain.edges[u, v]["sign"] > 0)]
    return Balance(
        entities=len(plain),
        ties=len(ties),
        mixed=tuple(_tie(signed, u, v) for u, v, sign in sorted(signed.edges(data="sign")) if not sign),
        census=(counts[0], counts[1], counts[2], counts[3]),
        unbalanced=tuple(t for t in triads if not t.balanced),
        camps=tuple(_camps(plain, part, sides) for part in parts),
        frustrated=tuple(_tie(plain, u, v) for u, v in spoiled),
        exact=all(len(part) <= EXACT for part in parts),
    )


def _triads(plain: nx.Graph) -> list[Triad]:
    label = plain.nodes(data="label")
    found = []
    for one in sorted(plain):
        later = [n for n in sorted(plain[one]) if n > one]
        for two, three in combinations(later, 2):
            if plain.has_edge(two, three):
                pairs = ((one, two), (one, three), (two, three))
                signs = tuple(plain.edges[pair]["sign"] for pair in pairs)
                found.append(Triad((label[one], label[two], label[three]), signs))
    return sorted(found, key=lambda t: (t.members, t.signs))


def _split(plain: nx.Graph, part: list[str]) -> dict[str, int]:
    """The side of each entity, 0 or 1, in a split that few ties spoil; the first entity is on side 0."""
    place = {name: n for n, name in enumerate(part)}
    rows = sorted((place[u], place[v], s) for u, v, s in plain.subgraph(part).edges(data="sign"))
    ties = np.array(rows, dtype=np.int64).reshape(-1, 3)
    sides = _best(ties, len(part)) if len(part) <= EXACT else _near_best(ties, len(part))
    return {name: int(sides[n]) for name, n in place.items()}


def _best(ties: np.ndarray, size: int) -> np.ndarray:
    """The first of the best splits, all of which are tried."""
    codes = np.arange(2 ** max(size - 1, 0), dtype=np.int64) * 2
    spoiled = np.zeros(len(codes), dtype=np.int64)
    for one, other, sign in ties:
        apart = ((codes >> one) ^ (codes >> other)) & 1
        spoiled += apart if sign > 0 else 1 - apart
    best = int(codes[int(np.argmin(spoiled))])
    return np.array([best >> n & 1 for n in range(size)])


def _near_best(ties: np.ndarray, size: int) -> np.ndarray:
    """A split that moving one entity doesn't better, from the one along the strongest ties (greedy, at most)."""
    near: list[list[tuple[int, int]]] = [[] for _ in range(size)]
    for one, other, sign in ties.tolist():
        near[one].append((other, sign))
        near[other].append((one, sign))
    sides = np.zeros(size, dtype=np.int64)
    for n in sorted(range(size), key=lambda n: (-len(near[n]), n)):
        sides[n] = -1 if sum(sign * sides[m] for m, sign in near[n]) < 0 else 1
    gain = np.array([-sides[n] * sum(sign * sides[m] for m, sign in near[n]) for n in range(size)])
    while gain[worst := int(np.argmax(gain))] > 0:
        # Each move spoils fewer ties, so there is an end.
        sides[worst] = -sides[worst]
        gain[worst] = -gain[worst]
        for m, sign in near[worst]:
            gain[m] -= 2 * sides[m] * sides[worst] * sign
    return np.asarray(sides != sides[0], dtype=np.int64)


def _camps(plain: nx.Graph, part: list[str], sides: dict[str, int]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    names = [sorted(plain.nodes[n]["label"] for n in part if sides[n] == side) for side in (0, 1)]
    one, other = sorted(map(tuple, names), key=lambda side: (-len(side), side))
    return one, other


def _tie(signed: nx.Graph, one: str, other: str) -> Tie:
    row, label = signed.edges[one, other], signed.nodes(data="label")
    first, second = sorted((label[one], label[other]))
    return Tie(first, second, row["sign"], row["friendly"], row["hostile"])
