"""What a picture shows: the most central entities, or one entity's neighbourhood, with parallel edges merged."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import networkx as nx

from kg.network.analysis import communities, find_node, projection
from kg.network.style import KINDS, LABEL_SIZES, RADII, TONES
from kg.network.words import link_lines, tone, wrap

# In a graph of few statements no entity is drawn large.
LEAST_TOP = 5


@dataclass(frozen=True, slots=True)
class Node:
    """One entity of the picture; `radius` and `size` (of its letters) are in points."""

    iri: str
    lines: tuple[str, ...]
    kind: str
    degree: int
    radius: float
    size: float
    community: int
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """All statements of one tone from one entity to another; `source` and `target` are places in `View.nodes`."""

    source: int
    target: int
    tone: str
    lines: tuple[str, ...]
    statements: int


@dataclass(frozen=True, slots=True)
class View:
    """What the picture shows; `hidden` entities are linked but have no room, nor have `silent` statements."""

    nodes: tuple[Node, ...]
    links: tuple[Link, ...]
    hidden: int
    silent: int
    focus: str | None = None


def select(graph: nx.MultiDiGraph, limit: int, focus: str | None = None) -> View:
    """The view of at most `limit` entities; raises KgError when `focus` names no entity."""
    plain = projection(graph)
    linked = [n for n in plain if plain.degree(n)]
    centre = None if focus is None else find_node(graph, focus)
    wanted = linked if centre is None else [centre, *sorted(plain[centre])]
    # Neighbours first: PageRank would rate two entities that know only each other above most others.
    ranked = sorted(wanted, key=lambda n: (n != centre, -plain.degree(n), -graph.degree(n), graph.nodes[n]["label"], n))
    kept = _linked(plain, ranked, limit, centre)
    part = graph.subgraph(kept).copy()
    hidden = len(wanted) - len(kept)
    nodes = _nodes(part, centre)
    links = _links(part, nodes)
    shown = _backbone(links, len(nodes))
    silent = sum(link.statements for link in links) - sum(link.statements for link in shown)
    return View(nodes, shown, hidden, silent, graph.nodes[centre]["label"] if centre else None)


def around(graph: nx.MultiDiGraph, focus: str) -> nx.MultiDiGraph:
    """The statements that the entity of that name is an end or the speaker of; raises KgError when there is none."""
    centre = find_node(graph, focus)
    near = nx.MultiDiGraph(**graph.graph)
    near.add_nodes_from(graph.nodes(data=True))
    rows = graph.edges(keys=True, data=True)
    near.add_edges_from(e for e in rows if centre in (e[0], e[1], e[3]["holder_iri"]))
    values = graph.graph.get("values", ())
    near.graph["values"] = tuple(row for row in values if centre in (row["subject"], row["holder_iri"]))
    return near


def _linked(plain: nx.Graph, ranked: Sequence[str], limit: int, centre: str | None) -> list[str]:
    """The first `limit` entities that have a neighbour among them, filled up with the next that have one."""
    first = plain.subgraph(ranked[:limit])
    kept = [n for n in ranked[:limit] if n == centre or first.degree(n)]
    chosen = set(kept)
    for n in ranked[limit:]:
        if len(kept) < limit and not chosen.isdisjoint(plain[n]):
            kept.append(n)
            chosen.add(n)
    return kept


def _nodes(part: nx.MultiDiGraph, centre: str | None) -> tuple[Node, ...]:
    place = {n: c.number for c in communities(part) for n in c.members}
    top = max((d for _, d in part.degree()), default=1)
    order = sorted(part, key=lambda n: (-part.degree(n), part.nodes[n]["label"], n))
    return tuple(_node(part, n, place.get(n, 0), top, n == centre) for n in order)


def _node(part: nx.MultiDiGraph, iri: str, community: int, top: int, bold: bool) -> Node:
    row, degree = part.nodes[iri], part.degree(iri)
    # The area, not the radius, grows with the degree.
    share = math.sqrt(max(degree - 1, 0) / max(top - 1, LEAST_TOP))
    radius, size = (low + share * (high - low) for low, high in (RADII, LABEL_SIZES))
    kind = row["kind"] if row["kind"] in KINDS else "concept"
    lines = wrap(row["label"], 34, 4) if kind == "statement" else wrap(row["label"])
    return Node(iri, lines, kind, degree, round(radius, 2), round(size, 1), community, bold)


def _links(part: nx.MultiDiGraph, nodes: tuple[Node, ...]) -> tuple[Link, ...]:
    place = {node.iri: i for i, node in enumerate(nodes)}
    groups: dict[tuple[int, int, str], list[dict[str, Any]]] = {}
    for start, end, _, row in sorted(part.edges(keys=True, data=True), key=lambda e: e[:3]):
        if start != end:
            groups.setdefault((place[start], place[end], tone(row)), []).append(row)
    order = list(TONES)
    keys = sorted(groups, key=lambda k: (k[0], k[1], order.index(k[2])))
    return tuple(Link(*k, link_lines(groups[k]), len(groups[k])) for k in keys)


def _backbone(links: tuple[Link, ...], size: int) -> tuple[Link, ...]:
    """As many arrows as a reader can follow: those that hold the graph together, then the pairs with most to say.

    Where arrows have to go, no pair keeps more than two.
    """
    budget = 40 + 2 * size
    if len(links) <= budget:
        return links
    pairs: dict[tuple[int, int], list[int]] = {}
    for n in sorted(range(len(links)), key=lambda n: (-links[n].statements, n)):
        pairs.setdefault((min(links[n].source, links[n].target), max(links[n].source, links[n].target)), []).append(n)
    weighted: nx.Graph = nx.Graph()
    weighted.add_weighted_edges_from((*pair, sum(links[n].statements for n in its)) for pair, its in pairs.items())
    tree = {tuple(sorted(pair)) for pair in nx.maximum_spanning_edges(weighted, data=False)}
    order = sorted(
        (rank > 0 or pair not in tree, -weighted.edges[pair]["weight"], rank, n)
        for pair, its in pairs.items()
        for rank, n in enumerate(its[:2])
    )
    return tuple(links[n] for n in sorted(row[-1] for row in order[:budget]))


def count_kinds(view: View) -> dict[str, int]:
    """How many entities of each kind the view shows, in the order of the legend."""
    counts = Counter(node.kind for node in view.nodes)
    return {kind: counts[kind] for kind in KINDS if counts[kind]}
