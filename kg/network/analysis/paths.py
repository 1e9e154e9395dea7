"""How two entities are linked."""

from dataclasses import dataclass
from itertools import pairwise

import networkx as nx

from kg.errors import KgError
from kg.network.analysis.names import find_node
from kg.network.analysis.projection import projection


@dataclass(frozen=True, slots=True)
class Step:
    """One edge of a path; `forward` is false where the path runs from the object to the subject."""

    source: str
    label: str
    target: str
    holder: str
    forward: bool
    quote: str


def shortest_path(graph: nx.MultiDiGraph, start: str, end: str) -> tuple[Step, ...]:
    """The fewest statements that link two names, read in either direction (breadth-first search, Moore 1959).

    Where two entities are linked by several statements a fact is shown before a claim. Empty when both names are
    one entity. Raises KgError when a name is unknown or no path exists.
    """
    first, last = find_node(graph, start), find_node(graph, end)
    try:
        nodes = nx.shortest_path(projection(graph), first, last)
    except nx.NetworkXNoPath:
        names = [graph.nodes[n]["label"] for n in (first, last)]
        raise KgError(f"no statements link {names[0]!r} and {names[1]!r}; they are in separate parts") from None
    return tuple(_step(graph, u, v) for u, v in pairwise(nodes))


def _step(graph: nx.MultiDiGraph, source: str, target: str) -> Step:
    rows = [(row, True, key) for key, row in (graph.get_edge_data(source, target) or {}).items()]
    rows += [(row, False, key) for key, row in (graph.get_edge_data(target, source) or {}).items()]
    row, forward, _ = min(rows, key=lambda r: (not r[0]["fact"], not r[1], r[2]))
    names = (graph.nodes[source]["label"], graph.nodes[target]["label"])
    label = f"not: {row['label']}" if row["polarity"] == "negative" else row["label"]
    return Step(names[0], label, names[1], row["holder"], forward, row["quote"])
