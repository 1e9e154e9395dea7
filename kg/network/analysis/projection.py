"""The simple graph that centrality, communities and paths are taken on."""

from collections import Counter

import networkx as nx


def projection(graph: nx.MultiDiGraph) -> nx.Graph:
    """The simple undirected graph whose edge `weight` is the number of statements between two entities."""
    plain = nx.Graph()
    plain.add_nodes_from(sorted(graph))
    pairs = Counter(tuple(sorted(pair)) for pair in graph.edges() if pair[0] != pair[1])
    plain.add_weighted_edges_from((u, v, weight) for (u, v), weight in sorted(pairs.items()))
    return plain
