"""Which entities belong together."""

from dataclasses import dataclass

import networkx as nx

from kg.network.analysis.projection import projection

SEED = 20230224


@dataclass(frozen=True, slots=True)
class Community:
    """Entities with more statements among themselves than with others; most central first."""

    number: int
    members: tuple[str, ...]
    labels: tuple[str, ...]


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
