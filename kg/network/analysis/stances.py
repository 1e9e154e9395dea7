"""Who stands how to whom: the acts of support and opposition, and the signed graph that they make."""

from collections import defaultdict
from dataclasses import dataclass

import networkx as nx

from kg.network.analysis.statements import Told, statements


@dataclass(frozen=True, slots=True)
class Stance:
    """An act by which `holder` shows itself friendly (`sign` 1) or hostile (-1) to `target`; `act` is its label."""

    holder: str
    target: str
    sign: int
    act: str
    when: str
    quote: str
    document: str
    holder_iri: str
    target_iri: str


def stances(graph: nx.MultiDiGraph) -> tuple[Stance, ...]:
    """The stances that documents tell in their own voice, or that their holder takes in its own words.

    What others claim of somebody's stance is none, nor is what is negated, planned, supposed or merely possible: not
    to support is not to oppose. Signs are those of `kg.network.valence`.
    """
    found = [_stance(t) for t in statements(graph) if _shows(t) and not _is_statement(graph, t.object_iri)]
    return tuple(sorted(found, key=lambda s: (s.holder, s.target, s.when, s.act, s.document, s.quote)))


def stance_network(graph: nx.MultiDiGraph) -> nx.Graph:
    """The stances as an undirected graph with `sign` 1 or -1, and the counts `friendly` and `hostile`, on each tie.

    The sign is that of the majority; a tie with as many friendly as hostile acts has sign 0. Nodes have their label.
    """
    counts: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    label: dict[str, str] = {}
    for stance in stances(graph):
        ends = (stance.holder_iri, stance.target_iri)
        label.update(zip(ends, (stance.holder, stance.target), strict=True))
        counts[min(ends), max(ends)][stance.sign < 0] += 1
    signed = nx.Graph()
    signed.add_nodes_from((n, {"label": label[n]}) for n in sorted(label))
    for (one, other), (friendly, hostile) in sorted(counts.items()):
        sign = (friendly > hostile) - (friendly < hostile)
        signed.add_edge(one, other, sign=sign, friendly=friendly, hostile=hostile)
    return signed


def _shows(told: Told) -> bool:
    real = told.own and told.holds and told.certainty in ("certain", "probable")
    return bool(told.sign and real and told.object_iri and told.object_iri != told.subject_iri)


def _is_statement(graph: nx.MultiDiGraph, node: str) -> bool:
    return bool(graph.nodes[node]["kind"] == "statement")


def _stance(told: Told) -> Stance:
    names = (told.subject, told.object, told.sign, told.label, told.when, told.quote, told.document)
    return Stance(*names, told.subject_iri, told.object_iri)
