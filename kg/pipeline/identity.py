"""Who is who across the readings of a corpus, what people decided, and what their entities are therefore called."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

import pyoxigraph as ox

from kg.graph.decisions import Ruling, decided_iris, decision_quads, judged, rule
from kg.graph.disk import is_store
from kg.graph.identity import descriptions, identity_quads
from kg.graph.iris import Naming, document_key, local_iris
from kg.identity.decisions import FILE, Decision, read_decisions
from kg.identity.directory import directory
from kg.identity.index import Identity
from kg.identity.model import Occurrence
from kg.model import Reading
from kg.store.decisions import applied_decisions


@dataclass(frozen=True)
class WhoIsWho:
    """The identity of a corpus: the index, what people decided, and what every entity is therefore called."""

    index: Identity
    naming: Naming
    readings: tuple[Reading, ...] = ()
    decisions: tuple[Decision, ...] = ()

    @cached_property
    def ruling(self) -> Ruling:
        """What the decisions come to; raises KgError where two contradict."""
        return rule(self.decisions, _Readings(self), self.naming) if self.decisions else Ruling()

    @cached_property
    def before(self) -> dict[Occurrence, str]:
        """What the names alone say, by the document's key and the entity's id."""
        return {occurrence: placed.iri for occurrence, placed in self.index.placed.items()}

    @cached_property
    def iris(self) -> dict[Occurrence, str]:
        """What entities are called where their document alone does not say it."""
        if self.ruling.trivial:
            return self.before
        naming = replace(self.naming, placed=self.before)
        return {o: iri for r in self.readings for o, iri in decided_iris(r, naming, self.ruling).items()}

    def judged(self) -> tuple[Reading, ...]:
        """The readings, with the statements that people accepted or rejected marked so."""
        return tuple(judged(reading, self.naming, self.ruling.verdicts) for reading in self.readings)

    def quads(self, base: str) -> list[ox.Quad]:
        """The graphs "identity" and "decisions", in no order."""
        told = identity_quads(self.index.descriptions(), self.index.placed, self.index.differences(), base, self.ruling)
        return [*told, *decision_quads(self.ruling, base)]


@dataclass(frozen=True)
class _Readings:
    """The corpus of a build, for decisions to be looked up in."""

    who: WhoIsWho
    _names: dict[str, list[Reading]] = field(default_factory=dict)

    def document(self, name: str) -> Reading | None:
        """The document of that id, with or without the hash at its end."""
        if not self._names:
            for reading in self.who.readings:
                for id in {reading.document.id, short_id(reading.document.id)}:
                    self._names.setdefault(id, []).append(reading)
        found = self._names.get(name, [])
        exact = [reading for reading in found if reading.document.id == name]
        return exact[0] if exact else found[0] if len(found) == 1 else None

    def iri(self, reading: Reading, entity: str) -> str:
        """What an entity is called before anybody decides."""
        placed = self.who.before.get((document_key(reading.document), entity))
        return placed or local_iris(reading, self.who.naming)[entity][0]


def short_id(id: str) -> str:
    """A document's id without the hash that kg puts at its end."""
    return re.sub(r"-[0-9a-f]{8}$", "", id)


def identify(readings: Iterable[Reading], naming: Naming, decisions: Sequence[Decision] = ()) -> WhoIsWho:
    """Who is who among the entities of the readings, whatever their order; raises KgError for decisions that clash."""
    found, listed, kept = Identity(), directory(naming.known), tuple(readings)
    for reading in kept:
        found.add(document_key(reading.document), descriptions(reading, naming, listed))
    return WhoIsWho(found, naming, kept, tuple(decisions))


def decisions_of(folder: Path) -> tuple[Decision, ...]:
    """The decisions that a build or store was made with."""
    return applied_decisions(folder) if is_store(folder) else read_decisions(folder / FILE)
