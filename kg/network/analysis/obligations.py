"""Who must, may and must not do what, by whose order."""

from dataclasses import dataclass
from typing import Literal as Choice

import networkx as nx

from kg.network.analysis.statements import Told, statements

Force = Choice["must", "must not", "may", "is asked to"]
# The modes of deontic logic (von Wright 1951), and below them what only asks.
FORCES: dict[str, Force] = {
    "obliges": "must",
    "hasObligation": "must",
    "prohibits": "must not",
    "permits": "may",
    "demands": "is asked to",
    "callsOn": "is asked to",
}
ISSUING = ("issued", "adopted", "signed")


@dataclass(frozen=True, slots=True)
class Obligation:
    """What `bearer` must do (or may, or is asked to), by `source`: an instrument or a body, "" where none is told.

    `issuer` is who issued the instrument; `negated` that the obligation is told not to exist. `status` is that of the
    statement, `speaker` its source, and `deadline` an EDTF date or the text's words.
    """

    source: str
    issuer: str
    force: Force
    bearer: str
    action: str
    deadline: str
    negated: bool
    status: str
    speaker: str
    fact: bool
    quote: str
    document: str


def obligations(graph: nx.MultiDiGraph) -> tuple[Obligation, ...]:
    """The obligations, prohibitions, permissions and demands in a graph of `to_networkx`, grouped by their source.

    One that several documents tell in the same words stands once, as the most certain of them tells it.
    """
    told = statements(graph)
    issuers = {t.object_iri: t.subject for t in reversed(told) if t.predicate in ISSUING and t.holds and t.object_iri}
    best: dict[tuple[str, ...], Obligation] = {}
    for t in sorted((t for t in told if t.predicate in FORCES), key=lambda t: (not t.fact, t.status != "attributed")):
        made = _obligation(t, issuers)
        best.setdefault((made.source, made.force, made.bearer, made.action.casefold(), str(made.negated)), made)
    return tuple(sorted(best.values(), key=lambda o: (o.source, o.issuer, o.bearer, o.force, o.action, o.document)))


def _obligation(told: Told, issuers: dict[str, str]) -> Obligation:
    bears = told.predicate == "hasObligation"
    return Obligation(
        source="" if bears else told.subject,
        issuer="" if bears else issuers.get(told.subject_iri, ""),
        force=FORCES[told.predicate],
        bearer=told.subject if bears else told.object,
        action=told.action or (told.object if bears else ""),
        deadline=told.deadline,
        negated=not told.holds,
        status=told.status,
        speaker=told.holder,
        fact=told.fact,
        quote=told.quote,
        document=told.document,
    )
