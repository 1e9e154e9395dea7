"""What people's decisions come to in a corpus: nodes under other IRIs, statements with another status.

Decisions name nodes by a mention ("NAME @ DOCUMENT"), so that they hold when an IRI changes because of a namesake.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

import pyoxigraph as ox

from kg.errors import KgError
from kg.graph.iris import PATHS, Naming, digest, document_key, local_iris
from kg.graph.names import make_names
from kg.graph.terms import DCTERMS, TYPE, kg, text
from kg.identity.decisions import Decision, place_of, statement_name
from kg.identity.index import Apart, Placed
from kg.identity.model import Occurrence
from kg.model import Entity, Reading, Statement

VERDICTS = {"merge": "Merged", "split": "Split", "accept": "Accepted", "reject": "Rejected"}
STATUS = {"accept": "accepted", "reject": "rejected"}


class Corpus(Protocol):
    """Where decisions are looked up."""

    def document(self, name: str) -> Reading | None:
        """The document of that id, with or without the hash at its end; raises KgError where several fit."""

    def iri(self, reading: Reading, entity: str) -> str:
        """What an entity is called before anybody decides."""


@dataclass(frozen=True)
class Ruling:
    """Occurrences split off and nodes merged, with the IRI that they get; statements judged, by their name.

    `reasons` are the decisions by which an occurrence or an IRI (before merging) is called otherwise; `missing` are
    decisions about what the corpus does not hold.
    """

    apart: Mapping[Occurrence, str] = field(default_factory=dict)
    merged: Mapping[str, str] = field(default_factory=dict)
    reasons: Mapping[Occurrence | str, Decision] = field(default_factory=dict)
    verdicts: Mapping[str, Decision] = field(default_factory=dict)
    about: Mapping[Decision, tuple[str, ...]] = field(default_factory=dict)
    missing: tuple[Decision, ...] = ()

    @property
    def trivial(self) -> bool:
        """Whether every entity is called as it was before."""
        return not self.apart and not self.merged

    def iri(self, occurrence: Occurrence, iri: str) -> str:
        """What an occurrence is called, given what it is called before anybody decides."""
        own = self.apart.get(occurrence, iri)
        return self.merged.get(own, own)

    def placed(self, occurrence: Occurrence, placed: Placed) -> Placed:
        """Where an occurrence stands, with the reason of the decision that put it there."""
        found = self.iri(occurrence, placed.iri)
        own = self.apart.get(occurrence, placed.iri)
        decision = self.reasons.get(own) if found != own else self.reasons.get(occurrence)
        if decision is not None:
            return Placed(found, decision.reason, 1.0)
        rivals = {self.merged.get(rival, rival) for rival in placed.rivals} - {found}
        return replace(placed, iri=found, rivals=tuple(sorted(rivals)))

    def difference(self, apart: Apart) -> Apart | None:
        """Two nodes that share a name, as they are called; None where somebody made them one."""
        a, b = sorted(self.merged.get(iri, iri) for iri in apart[:2])
        return None if a == b else (a, b, *apart[2:])


def rule(decisions: Sequence[Decision], corpus: Corpus, naming: Naming) -> Ruling:
    """What the decisions come to; raises KgError where a merge and a split contradict, with both lines."""
    return _Court(corpus, naming).rule(decisions)


class _Court:
    """Looks the decisions up, one after the other. Lives while a ruling is made."""

    def __init__(self, corpus: Corpus, naming: Naming) -> None:
        self.corpus, self.naming = corpus, naming
        self.apart: dict[Occurrence, str] = {}
        self.origins: list[tuple[str, str, Decision]] = []
        self.edges: dict[str, list[tuple[str, Decision]]] = defaultdict(list)
        self.reasons: dict[Occurrence | str, Decision] = {}
        self.about: dict[Decision, tuple[str, ...]] = {}

    def rule(self, decisions: Sequence[Decision]) -> Ruling:
        """Splits first, so that a merge may name what was split off."""
        for decision in decisions:
            if decision.kind == "split":
                self._split(decision)
        order = [end for d in decisions if d.kind == "merge" for end in self._merge(d)]
        merged = self._classes(order)
        for origin, own, split in self.origins:
            if merged.get(origin, origin) == merged.get(own, own):
                raise KgError(f"{split} and {self._between(origin, own)} contradict each other; delete one of them")
        verdicts = verdicts_of(decisions)
        self.about |= {
            d: (f"{self.naming.base}{PATHS['st']}{statement_name(d.what)}",) for d in decisions if d.kind in STATUS
        }
        missing = tuple(d for d in decisions if d not in self.about)
        return Ruling(self.apart, merged, self.reasons, verdicts, self.about, missing)

    def _split(self, decision: Decision) -> None:
        name, _ = place_of(decision.what)
        readings = [self.corpus.document(document) for document in decision.documents]
        found = [(r, e) for r in readings if r is not None and (e := entity_called(r, name)) is not None]
        if not found:
            return
        found.sort(key=lambda pair: document_key(pair[0].document))
        reading, entity = found[0]
        local, shared = local_iris(reading, self.naming)[entity.id]
        own = f"{local}--{document_key(reading.document)[:8]}" if shared else local
        for reading, entity in found:
            occurrence = document_key(reading.document), entity.id
            origin = self.corpus.iri(reading, entity.id)
            if origin != own:
                self.origins.append((origin, own, decision))
            self.apart[occurrence] = own
            self.reasons[occurrence] = decision
        self.about[decision] = (own,)

    def _merge(self, decision: Decision) -> list[str]:
        ends = [self._node(reference) for reference in (decision.what, decision.other)]
        if None in ends:
            return []
        a, b = (end for end in ends if end is not None)
        self.edges[a].append((b, decision))
        self.edges[b].append((a, decision))
        self.about[decision] = (a, b)
        return [a, b]

    def _node(self, reference: str) -> str | None:
        name, document = place_of(reference)
        if not document:
            return expanded(name, self.naming.base)
        reading = self.corpus.document(document)
        entity = entity_called(reading, name) if reading is not None else None
        if reading is None or entity is None:
            return None
        occurrence = document_key(reading.document), entity.id
        return self.apart.get(occurrence) or self.corpus.iri(reading, entity.id)

    def _classes(self, order: Sequence[str]) -> dict[str, str]:
        """Every node that is one with others, and the first named of these."""
        merged: dict[str, str] = {}
        for first in order:
            if first not in merged:
                for node in self._reached(first):
                    merged[node] = first
        for node in merged:
            if merged[node] != node:
                self.reasons[node] = self._between(merged[node], node)
        return merged

    def _reached(self, start: str) -> dict[str, Decision | None]:
        """The nodes that merges join to one, each with the last decision on the way there."""
        found: dict[str, Decision | None] = {start: None}
        todo = [start]
        for node in todo:
            for other, decision in self.edges[node]:
                if other not in found:
                    found[other] = decision
                    todo.append(other)
        return found

    def _between(self, a: str, b: str) -> Decision:
        decision = self._reached(a)[b]
        assert decision is not None
        return decision


def entity_called(reading: Reading, name: str) -> Entity | None:
    """The entity of a document that a person means by a name: its own, else one that it is mentioned by."""
    wanted, text = name.casefold(), reading.document.text
    own = [e for e in reading.entities if e.name.casefold() == wanted]
    told = [e for e in reading.entities if wanted in {text[m.start : m.end].casefold() for m in e.mentions}]
    return next(iter([*own, *told, *(e for e in reading.entities if wanted in map(str.casefold, e.aliases))]), None)


def expanded(name: str, base: str) -> str:
    """The IRI of "ent:norway", "<urn:...>" or a whole IRI."""
    plain = name.strip("<> ")
    prefix, _, rest = plain.partition(":")
    return base + PATHS[prefix] + rest if prefix in PATHS else plain


def decided_iris(reading: Reading, naming: Naming, ruling: Ruling) -> dict[Occurrence, str]:
    """What the entities of a document are called after all; `naming.placed` says what before anybody decided."""
    key = document_key(reading.document)
    found = {(key, id): iri for id, (iri, _) in local_iris(reading, naming).items()}
    before = {occurrence: naming.placed.get(occurrence, iri) for occurrence, iri in found.items()}
    after = {occurrence: ruling.iri(occurrence, iri) for occurrence, iri in before.items()}
    return {o: iri for o, iri in after.items() if iri != found[o]}


def verdicts_of(decisions: Iterable[Decision]) -> dict[str, Decision]:
    """The decisions about statements, by the statement's own part of its IRI."""
    return {statement_name(d.what): d for d in decisions if d.kind in STATUS}


def judged(reading: Reading, naming: Naming, verdicts: Mapping[str, Decision]) -> Reading:
    """The reading with accepted and rejected statements marked so."""
    if not verdicts:
        return reading
    names = {id: statement_name(node.value) for id, node in make_names(reading, naming).statements.items()}
    return replace(reading, statements=tuple(_judged(s, verdicts.get(names[s.id])) for s in reading.statements))


def _judged(statement: Statement, decision: Decision | None) -> Statement:
    return replace(statement, status=STATUS[decision.kind]) if decision else statement  # type: ignore[arg-type]


def pictured(reading: Reading) -> Reading:
    """The reading without rejected statements, and without what is said about these."""
    gone = {s.id for s in reading.statements if s.status == "rejected"}
    while more := {s.id for s in reading.statements if s.id not in gone and gone & {s.subject, s.object}}:
        gone |= more
    return replace(reading, statements=tuple(s for s in reading.statements if s.id not in gone)) if gone else reading


def decision_graph(base: str) -> ox.NamedNode:
    """The name of the graph of decisions."""
    return ox.NamedNode(f"{base}decisions")


def decision_quads(ruling: Ruling, base: str) -> Iterator[ox.Quad]:
    """Who decided what, when and why, in a graph of its own."""
    for decision, about in ruling.about.items():
        d = decision
        node = ox.NamedNode(f"{base}decision/{digest(d.kind, d.what, d.other, d.who, d.when, d.why, length=12)}")
        pairs: list[tuple[ox.NamedNode, ox.NamedNode | ox.Literal]] = [
            (TYPE, kg("Decision")),
            (kg("verdict"), kg(VERDICTS[d.kind])),
            (kg("decidedBy"), text(d.who or "somebody unnamed")),
            *((kg("decides"), ox.NamedNode(ruling.merged.get(iri, iri))) for iri in about),
        ]
        pairs += [(kg("reason"), text(d.why))] if d.why else []
        pairs += [(ox.NamedNode(DCTERMS + "date"), text(d.when))] if d.when else []
        yield from (ox.Quad(node, predicate, value, decision_graph(base)) for predicate, value in pairs)
