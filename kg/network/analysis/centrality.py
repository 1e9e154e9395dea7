"""Which entities matter."""

from dataclasses import dataclass

import networkx as nx
import numpy as np

from kg.network.analysis.projection import projection


@dataclass(frozen=True, slots=True)
class Rank:
    """One entity's place in the graph; `pagerank` sums to 1 over all entities."""

    iri: str
    label: str
    type: str
    degree: int
    in_degree: int
    out_degree: int
    pagerank: float


def rank(graph: nx.MultiDiGraph) -> tuple[Rank, ...]:
    """Every entity with degree and PageRank, the highest PageRank first.

    PageRank is taken on the undirected projection, as being spoken of and acting count alike. Degree counts
    statements.
    """
    scores = pagerank(projection(graph))
    rows = [
        Rank(n, d["label"], d["type"], graph.degree(n), graph.in_degree(n), graph.out_degree(n), round(scores[n], 6))
        for n, d in graph.nodes(data=True)
    ]
    return tuple(sorted(rows, key=lambda r: (-r.pagerank, -r.degree, r.label, r.iri)))


def pagerank(plain: nx.Graph, *, damping: float = 0.85, tolerance: float = 1e-10) -> dict[str, float]:
    """The PageRank (Brin and Page 1998) of a weighted undirected graph, by power iteration.

    networkx has it as well, but asks for scipy, which nothing else here needs.
    """
    if not plain:
        return {}
    names = sorted(plain)
    place = {name: i for i, name in enumerate(names)}
    rows = [(place[u], place[v], w) for u, v, w in plain.edges(data="weight")]
    pairs = np.array([*rows, *((v, u, w) for u, v, w in rows)], dtype=float).reshape(-1, 3)
    start, end, weight = pairs[:, 0].astype(int), pairs[:, 1].astype(int), pairs[:, 2]
    out = np.bincount(start, weight, len(names))
    share = weight / out[start]
    score = np.full(len(names), 1 / len(names))
    for _ in range(500):
        flow = np.bincount(end, score[start] * share, len(names)) + score[out == 0].sum() / len(names)
        before, score = score, damping * flow + (1 - damping) / len(names)
        if np.abs(score - before).sum() < tolerance * len(names):
            break
    return dict(zip(names, score.tolist(), strict=True))
