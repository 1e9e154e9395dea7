"""What is contested: the same thing told as so and as not so."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Literal as Choice

import networkx as nx

from kg.network.analysis.statements import Told, statements

Kind = Choice["opposed", "denied", "rejected"]
MOST_PAIRS = 100
REJECTING = ("denies", "rejects")


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a contradiction; `holder` is empty for the document's own voice, "unnamed" where nobody is named."""

    holder: str
    quote: str
    when: str
    document: str
    status: str


@dataclass(frozen=True, slots=True)
class Contradiction:
    """What one side tells as so and the other as not so.

    `kind`: "denied" where the other side answers the claim, "rejected" where it denies or rejects the claim as such,
    else "opposed", the same told with opposite polarity. `same` says that both sides are one, who changed its mind or
    is told of differently.
    """

    subject: str
    label: str
    object: str
    kind: Kind
    holds: Side
    disputes: Side
    same: bool


def contradictions(graph: nx.MultiDiGraph) -> tuple[Contradiction, ...]:
    """All pairs of statements with one subject, predicate and object of which one is told as so and one as not so.

    Plans, suppositions and questions contradict nothing. Objects are compared as entities, values by their words. The
    pairs are those that de Marneffe, Rafferty and Manning (2008, "Finding contradictions in text") class as negation;
    differences of number, of antonyms or of world knowledge are not looked for. Where a matter would give more than
    `MOST_PAIRS` pairs, each telling stands in one at least.
    """
    groups: dict[tuple[str, ...], list[Told]] = defaultdict(list)
    told = [t for t in statements(graph) if t.actual]
    for t in told:
        if t.object_iri or t.object or t.action:
            target = t.object_iri or f"{t.object}\0{t.action}".casefold()
            groups[t.subject_iri, t.predicate, t.role, target].append(t)
    found = [_pair(a, b) for rows in groups.values() for a, b in _pairs(rows)]
    by_iri = {t.iri: t for t in told}
    for t in told:
        claim = by_iri.get(t.object_iri)
        if claim and claim.holds and t.predicate in REJECTING and t.holds:
            found.append(_rejected(claim, t))
    return tuple(sorted(found, key=_order))


def _pairs(rows: list[Told]) -> list[tuple[Told, Told]]:
    """Those who tell it as so with those who tell it as not so."""
    holds, disputes = [t for t in rows if t.holds], [t for t in rows if not t.holds]
    if len(holds) * len(disputes) <= MOST_PAIRS:
        return [(a, b) for a in holds for b in disputes]
    return [(holds[n % len(holds)], disputes[n % len(disputes)]) for n in range(max(len(holds), len(disputes)))]


def _pair(holds: Told, disputes: Told) -> Contradiction:
    kind: Kind = "denied" if disputes.status == "denied" else "opposed"
    return _contradiction(holds, kind, _side(disputes), holds.holder_iri == disputes.holder_iri)


def _rejected(claim: Told, by: Told) -> Contradiction:
    """The subject of a rejection is its source, whoever tells of it."""
    side = Side(by.subject, by.quote, by.when, by.document, by.status)
    return _contradiction(claim, "rejected", side, claim.holder_iri == by.subject_iri)


def _contradiction(holds: Told, kind: Kind, disputes: Side, same: bool) -> Contradiction:
    target = holds.object or holds.action
    return Contradiction(holds.subject, holds.label, target, kind, _side(holds), disputes, same)


def _side(told: Told) -> Side:
    holder = told.holder or ("" if told.status == "asserted" else "unnamed")
    return Side(holder, told.quote, told.when, told.document, told.status)


def _order(c: Contradiction) -> tuple[str, ...]:
    sides = (c.holds.holder, c.holds.document, c.holds.quote, c.disputes.holder, c.disputes.document, c.disputes.quote)
    return c.subject, c.label, c.object, c.kind, *sides
