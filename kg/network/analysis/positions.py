"""How one holder's position changes: to others, and on the truth of a matter."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

import networkx as nx

from kg.network.analysis.names import find_node
from kg.network.analysis.stances import stances
from kg.network.analysis.statements import statements
from kg.network.dates import bounds


@dataclass(frozen=True, slots=True)
class Position:
    """Where `holder` stands on `about` at a time: `sign` 1 for it or saying so, -1 against it or saying not so.

    `act` is the verb of a stance; of a claim it is "says so" or "says not so", and `about` is the claim.
    """

    holder: str
    about: str
    sign: int
    act: str
    when: str
    quote: str
    document: str


@dataclass(frozen=True, slots=True)
class Change:
    """Two positions of one holder on one thing that follow each other in time and differ in sign."""

    before: Position
    after: Position


def positions(graph: nx.MultiDiGraph, holder: str | None = None) -> tuple[Position, ...]:
    """All dated positions, or those of the holder of that name, in the order of time.

    Positions are the stances of `stances` and the claims that the holder makes or denies, by the date of the act, else
    of the saying, else of the document. Raises KgError when nobody is called so.
    """
    wanted = None if holder is None else find_node(graph, holder)
    found = [row for key, rows in _by_matter(graph).items() if wanted in (None, key[0]) for row in rows]
    return tuple(sorted(found, key=lambda p: (*(bounds(p.when) or ("", "")), p.holder, p.about, p.act, p.quote)))


def changes(graph: nx.MultiDiGraph) -> tuple[Change, ...]:
    """The changes of sign, each between days that do not overlap; the earliest first.

    This is a position's trajectory as event data have it (Goldstein 1992, "A conflict-cooperation scale"), cut at its
    changes of sign. Two dates that overlap ("in May", "on 3 May") tell of no order, so of no change.
    """
    found = [change for rows in _by_matter(graph).values() for change in _turns(rows)]
    return tuple(sorted(found, key=lambda c: (c.after.when, c.after.holder, c.after.about, c.after.quote)))


def _by_matter(graph: nx.MultiDiGraph) -> dict[tuple[str, ...], list[Position]]:
    groups: dict[tuple[str, ...], list[Position]] = defaultdict(list)
    for s in stances(graph):
        row = Position(s.holder, s.target, s.sign, s.act, s.when, s.quote, s.document)
        groups[s.holder_iri, s.target_iri].append(row)
    for t in statements(graph):
        target = t.object_iri or t.object
        if t.actual and t.holder_iri and target and not (t.sign and t.own):
            about = " ".join(f"{t.subject} {t.label} {t.object}".split())
            sign, act = (1, "says so") if t.holds else (-1, "says not so")
            row = Position(t.holder, about, sign, act, t.when, t.quote, t.document)
            groups[t.holder_iri, t.subject_iri, t.predicate, t.role, target].append(row)
    dated = {key: [row for row in rows if bounds(row.when)] for key, rows in groups.items()}
    return {key: sorted(rows, key=lambda p: (bounds(p.when), p.quote, p.document)) for key, rows in dated.items()}


def _turns(rows: Iterable[Position]) -> list[Change]:
    return [Change(a, b) for a, b in pairwise(rows) if a.sign != b.sign and _before(a.when, b.when)]


def _before(one: str, other: str) -> bool:
    first, second = bounds(one), bounds(other)
    return first is not None and second is not None and first[1] < second[0]
