"""Who speaks about whom."""

from collections import Counter
from dataclasses import dataclass

import networkx as nx


@dataclass(frozen=True, slots=True)
class Spoken:
    """How many statements `holder` is given as the source of that have `about` as subject or object."""

    holder: str
    about: str
    statements: int


def who_speaks_about_whom(graph: nx.MultiDiGraph) -> tuple[Spoken, ...]:
    """For each holder and each entity that the holder's statements are about, how many; the most frequent first."""
    seen = {(row["holder_iri"], end, row["statement"]) for *ends, row in graph.edges(data=True) for end in ends}
    counts = Counter((holder, about) for holder, about, _ in seen if holder and holder != about)
    label = dict(graph.nodes(data="label"))
    rows = [Spoken(label.get(h, h), label[a], n) for (h, a), n in counts.items()]
    return tuple(sorted(rows, key=lambda r: (-r.statements, r.holder, r.about)))
