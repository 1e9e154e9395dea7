"""Analysis of a graph of `to_networkx`: what matters, what belongs together, who stands where, what is contested.

All functions take the NetworkX graph and give plain values in a fixed order, the same on every run. What each means,
and whose idea it is, stands with the function.
"""

from kg.network.analysis.balance import Balance, Tie, Triad, balance, balance_of
from kg.network.analysis.centrality import Rank, pagerank, rank
from kg.network.analysis.communities import Community, communities
from kg.network.analysis.contradictions import Contradiction, Side, contradictions
from kg.network.analysis.corroboration import Corroboration, corroboration
from kg.network.analysis.names import find_node
from kg.network.analysis.obligations import Obligation, obligations
from kg.network.analysis.overview import Analysis, analyse
from kg.network.analysis.paths import Step, shortest_path
from kg.network.analysis.people import Figure, who_is_who
from kg.network.analysis.positions import Change, Position, changes, positions
from kg.network.analysis.projection import projection
from kg.network.analysis.speech import Spoken, who_speaks_about_whom
from kg.network.analysis.stances import Stance, stance_network, stances
from kg.network.analysis.statements import Told, statements
from kg.network.analysis.voices import Voice, who_speaks_for_whom

__all__ = [
    "Analysis",
    "Balance",
    "Change",
    "Community",
    "Contradiction",
    "Corroboration",
    "Figure",
    "Obligation",
    "Position",
    "Rank",
    "Side",
    "Spoken",
    "Stance",
    "Step",
    "Tie",
    "Told",
    "Triad",
    "Voice",
    "analyse",
    "balance",
    "balance_of",
    "changes",
    "communities",
    "contradictions",
    "corroboration",
    "find_node",
    "obligations",
    "pagerank",
    "positions",
    "projection",
    "rank",
    "shortest_path",
    "stance_network",
    "stances",
    "statements",
    "who_is_who",
    "who_speaks_about_whom",
    "who_speaks_for_whom",
]
