"""Which entities matter, which belong together, how two are linked, and who speaks about whom.

All results are plain values in a fixed order, the same on every run.
"""

import difflib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import networkx as nx
import numpy as np

from kg.errors import KgError

SEED = 20230224


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


@dataclass(frozen=True, slots=True)
class Community:
    """Entities with more statements among themselves than with others; most central first."""

    number: int
    members: tuple[str, ...]
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One edge of a path; `forward` is false where the path runs from the object to the subject."""

    source: str
    label: str
    target: str
    holder: str
    forward: bool
    quote: str


@dataclass(frozen=True, slots=True)
class Spoken:
    """How many statements `holder` is given as the source of that have `about` as subject or object."""

    holder: str
    about: str
    statements: int


@dataclass(frozen=True, slots=True)
class Analysis:
    """All of it, for a report."""

    entities: int
    statements: int
    facts: int
    components: int
    ranks: tuple[Rank, ...]
    communities: tuple[Community, ...]
    speech: tuple[Spoken, ...]


def analyse(graph: nx.MultiDiGraph) -> Analysis:
    """Counts, ranks, communities and speech of a graph of `to_networkx`."""
    facts = sum(bool(fact) for _, _, fact in graph.edges(data="fact"))
    parts = nx.number_weakly_connected_components(graph)
    ranked = rank(graph)
    return Analysis(len(graph), graph.size(), facts, parts, ranked, communities(graph), who_speaks_about_whom(graph))


def projection(graph: nx.MultiDiGraph) -> nx.Graph:
    """The simple undirected graph whose edge `weight` is the number of statements between two entities."""
    plain = nx.Graph()
    plain.add_nodes_from(sorted(graph))
    pairs = Counter(tuple(sorted(pair)) for pair in graph.edges() if pair[0] != pair[1])
    plain.add_weighted_edges_from((u, v, weight) for (u, v), weight in sorted(pairs.items()))
    return plain


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


def communities(graph: nx.MultiDiGraph, *, seed: int = SEED) -> tuple[Community, ...]:
    """Louvain communities (Blondel et al. 2008) of the projection, the largest first.

    Entities without a statement belong to none.
    """
    plain = projection(graph)
    plain.remove_nodes_from(list(nx.isolates(plain)))
    found = _louvain(plain, seed)
    degree = dict(plain.degree(weight="weight"))
    label = dict(graph.nodes(data="label"))
    ordered = [tuple(sorted(c, key=lambda n: (-degree[n], label[n], n))) for c in found]
    ordered.sort(key=lambda c: (-len(c), label[c[0]], c[0]))
    return tuple(Community(i, c, tuple(label[n] for n in c)) for i, c in enumerate(ordered, 1))


def _louvain(plain: nx.Graph, seed: int) -> list[list[str]]:
    """Louvain on numbered nodes, for sets of strings would come in the order of the hash seed."""
    names = sorted(plain)
    numbered = nx.relabel_nodes(plain, {name: i for i, name in enumerate(names)})
    found = nx.community.louvain_communities(numbered, weight="weight", seed=seed) if names else []
    return [[names[i] for i in sorted(part)] for part in found]


def find_node(graph: nx.MultiDiGraph, name: str) -> str:
    """The node called `name` by IRI, Wikidata id, label or alias, case ignored; the most mentioned of homonyms.

    Raises KgError with the nearest names (Ratcliff and Obershelp's matching, `difflib`) when there is none.
    """
    wanted = _fold(name)
    if name in graph:
        return name
    for keys in (_labels, _aliases):
        hits = [n for n in graph if wanted and wanted in keys(graph, n)]
        if hits:
            return str(min(hits, key=lambda n: (-graph.nodes[n]["mentions"], n)))
    raise KgError(f"no entity is called {name!r}{_suggestions(graph, wanted)}")


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


def who_speaks_about_whom(graph: nx.MultiDiGraph) -> tuple[Spoken, ...]:
    """For each holder and each entity that the holder's statements are about, how many; the most frequent first."""
    seen = {(row["holder_iri"], end, row["statement"]) for *ends, row in graph.edges(data=True) for end in ends}
    counts = Counter((holder, about) for holder, about, _ in seen if holder and holder != about)
    label = dict(graph.nodes(data="label"))
    rows = [Spoken(label.get(h, h), label[a], n) for (h, a), n in counts.items()]
    return tuple(sorted(rows, key=lambda r: (-r.statements, r.holder, r.about)))


def _fold(name: str) -> str:
    return " ".join(name.casefold().split())


def _labels(graph: nx.MultiDiGraph, node: str) -> list[str]:
    return [_fold(graph.nodes[node]["label"]), _fold(graph.nodes[node]["wikidata"])]


def _aliases(graph: nx.MultiDiGraph, node: str) -> list[str]:
    return [_fold(alias) for alias in graph.nodes[node]["aliases"]]


def _suggestions(graph: nx.MultiDiGraph, wanted: str) -> str:
    names = {_fold(name): label for name, label in sorted(_all_names(graph))}
    near = difflib.get_close_matches(wanted, names, n=5, cutoff=0.5)
    near += [name for name in names if wanted and wanted in name and name not in near][: 5 - len(near)]
    labels = list(dict.fromkeys(names[name] for name in near))
    return f"; did you mean {', '.join(map(repr, labels))}?" if labels else "; list the names with `kg analyse`"


def _all_names(graph: nx.MultiDiGraph) -> Iterator[tuple[str, str]]:
    for _, row in graph.nodes(data=True):
        yield from ((name, row["label"]) for name in (row["label"], *row["aliases"]))


def _step(graph: nx.MultiDiGraph, source: str, target: str) -> Step:
    rows = [(row, True, key) for key, row in (graph.get_edge_data(source, target) or {}).items()]
    rows += [(row, False, key) for key, row in (graph.get_edge_data(target, source) or {}).items()]
    row, forward, _ = min(rows, key=lambda r: (not r[0]["fact"], not r[1], r[2]))
    names = (graph.nodes[source]["label"], graph.nodes[target]["label"])
    label = f"not: {row['label']}" if row["polarity"] == "negative" else row["label"]
    return Step(names[0], label, names[1], row["holder"], forward, row["quote"])
