"""All analyses of a graph in one value, for a report."""

from dataclasses import dataclass

import networkx as nx

from kg.network.analysis.balance import Balance, balance
from kg.network.analysis.centrality import Rank, rank
from kg.network.analysis.communities import Community, communities
from kg.network.analysis.contradictions import Contradiction, contradictions
from kg.network.analysis.corroboration import Corroboration, corroboration
from kg.network.analysis.positions import Change, changes
from kg.network.analysis.speech import Spoken, who_speaks_about_whom
from kg.network.analysis.voices import Voice, who_speaks_for_whom


@dataclass(frozen=True, slots=True)
class Analysis:
    """All of it; each part is what the function of that name gives."""

    entities: int
    statements: int
    facts: int
    components: int
    ranks: tuple[Rank, ...]
    communities: tuple[Community, ...]
    speech: tuple[Spoken, ...]
    voices: tuple[Voice, ...]
    balance: Balance
    contradictions: tuple[Contradiction, ...]
    changes: tuple[Change, ...]
    corroboration: tuple[Corroboration, ...]


def analyse(graph: nx.MultiDiGraph) -> Analysis:
    """Every analysis of a graph of `to_networkx`; the counts are those of its nodes and edges."""
    return Analysis(
        entities=len(graph),
        statements=graph.size(),
        facts=sum(bool(fact) for _, _, fact in graph.edges(data="fact")),
        components=nx.number_weakly_connected_components(graph),
        ranks=rank(graph),
        communities=communities(graph),
        speech=who_speaks_about_whom(graph),
        voices=who_speaks_for_whom(graph),
        balance=balance(graph),
        contradictions=contradictions(graph),
        changes=changes(graph),
        corroboration=corroboration(graph),
    )
