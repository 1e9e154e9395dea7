"""Who is who in a store: what a document that comes or goes changes in it, in the documents already there too.

The store notes the descriptions of every document under the keys by which they are compared. A change reads those that
share a key with the document, directly or by an acronym, and no others.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

import pyoxigraph as ox

from kg.graph.identity import (
    descriptions,
    distinction_triples,
    identity_graph,
    occurrence_node,
    occurrence_triples,
)
from kg.graph.iris import Naming, document_key
from kg.graph.terms import iri_of, kg, text
from kg.identity.directory import Directory
from kg.identity.index import Identity, Shift
from kg.identity.model import Description, Evidence, Occurrence
from kg.identity.seats import keys_of
from kg.model import Reading
from kg.store.housekeeping import graph, term


@dataclass(frozen=True, slots=True)
class Moves:
    """What becomes of who is who: the documents whose entities are called otherwise, the IRIs, and the quads."""

    documents: tuple[str, ...]
    placed: Mapping[Occurrence, str]
    deleted: frozenset[ox.Quad]
    inserted: frozenset[ox.Quad]


class Register:
    """The descriptions of a store that were needed so far, and who is who among them. Lives as long as a writer."""

    def __init__(self, base: str, listed: Directory) -> None:
        self.base, self.listed = base, listed
        self.index = Identity()
        self._keys: set[str] = set()

    def move(self, store: ox.Store, old: Reading | None, new: Reading | None, naming: Naming) -> Moves:
        """What replacing one reading by another does; either may be missing."""
        before = self._stored(store, document_key(old.document)) if old else ()
        after = descriptions(new, naming, self.listed) if new else ()
        self._load(store, [*before, *after])
        documents = {d.document: () for d in before} | ({document_key(new.document): after} if new else {})
        shift = self.index.change(documents)
        own = {document_key(reading.document) for reading in (old, new) if reading}
        others = tuple(sorted({document for document, _ in shift.occurrences} - own))
        called = {*shift.occurrences, *(d.occurrence for d in after)} & self.index.placed.keys()
        placed = {o: iri for name in others for o, iri in denoted(store, name, self.base).items()}
        placed |= {o: self.index.placed[o].iri for o in called}
        return Moves(others, placed, *self._quads(store, shift, before, after))

    def _quads(
        self, store: ox.Store, shift: Shift, before: Iterable[Description], after: Iterable[Description]
    ) -> tuple[frozenset[ox.Quad], frozenset[ox.Quad]]:
        own = identity_graph(self.base)
        touched = {*shift.occurrences, *(d.occurrence for d in (*before, *after))}
        nodes = [occurrence_node(occurrence, self.base) for occurrence in touched]
        deleted = {quad for node in nodes for quad in store.quads_for_pattern(node, None, None, own)}
        deleted |= {quad for description in before for quad in notes(description, self.base)}
        deleted |= {_in(own, t) for apart in shift.gone for t in distinction_triples(apart, self.base)}
        inserted = {_in(own, t) for apart in shift.come for t in distinction_triples(apart, self.base)}
        inserted |= {quad for description in after for quad in notes(description, self.base)}
        for occurrence in touched:
            for description in self.index.document(occurrence[0]):
                if description.occurrence == occurrence:
                    told = occurrence_triples(description, self.index.placed[occurrence], self.base)
                    inserted |= {_in(own, t) for t in told}
        return frozenset(deleted - inserted), frozenset(inserted)

    def _stored(self, store: ox.Store, document: str) -> tuple[Description, ...]:
        prefix = occurrence_node((document, ""), self.base).value
        found = store.quads_for_pattern(None, term("of"), text(document), graph(self.base, "identity"))
        nodes = sorted((q.subject for q in found), key=iri_of)
        return tuple(self._read(store, node) for node in nodes if iri_of(node).startswith(prefix))

    def _load(self, store: ox.Store, wanted: Iterable[Description]) -> None:
        """Reads all that shares a key with the descriptions, and with what is read by that, into the index."""
        todo = {key for description in wanted for key in self.index.keys(description)} - self._keys
        while todo:
            self._keys |= todo
            found = [d for key in sorted(todo) for d in self._under(store, key)]
            documents: dict[str, dict[str, Description]] = {}
            for description in found:
                kept = {d.entity: d for d in self.index.document(description.document)}
                documents.setdefault(description.document, kept)[description.entity] = description
            self.index.change({name: tuple(kept.values()) for name, kept in documents.items()})
            todo = {key for description in found for key in self.index.keys(description)} - self._keys

    def _under(self, store: ox.Store, key: str) -> Iterator[Description]:
        for quad in store.quads_for_pattern(None, term("under"), text(key), graph(self.base, "identity")):
            yield self._read(store, quad.subject)

    def _read(self, store: ox.Store, node: object) -> Description:
        assert isinstance(node, ox.NamedNode)
        found = store.quads_for_pattern(node, term("description"), None, graph(self.base, "identity"))
        return load(next(q.object.value for q in found if isinstance(q.object, ox.Literal)))


def notes(description: Description, base: str) -> Iterator[ox.Quad]:
    """What the store notes of a description: itself, its document, and the keys that it is found by."""
    node, own = occurrence_node(description.occurrence, base), graph(base, "identity")
    yield ox.Quad(node, term("description"), text(dump(description)), own)
    yield ox.Quad(node, term("of"), text(description.document), own)
    for key in sorted(set(keys_of(description))):
        yield ox.Quad(node, term("under"), text(key), own)


def denoted(store: ox.Store, document: str, base: str) -> dict[Occurrence, str]:
    """What the entities of a stored document are called, where all documents decide it."""
    own = graph(base, "identity")
    nodes = [q.subject for q in store.quads_for_pattern(None, term("of"), text(document), own)]
    found = {}
    for node in nodes:
        for quad in store.quads_for_pattern(node, kg("denotes"), None, identity_graph(base)):
            found[document, iri_of(node).rpartition("_")[2]] = iri_of(quad.object)
    return found


def dump(description: Description) -> str:
    """The description as JSON, sorted."""
    row = {name: value for name, value in asdict(description).items() if value}
    row["evidence"] = {k: v for k, v in row.get("evidence", {}).items() if v and not k.startswith("_")}
    return json.dumps(row, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def load(text: str) -> Description:
    """The description of such JSON."""
    row: dict[str, Any] = json.loads(text)
    evidence = Evidence(**_tuples(row.pop("evidence")))
    return Description(**{"shared": False, **_tuples(row)}, evidence=evidence)


def _tuples(row: dict[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in row.items()}


def _in(own: ox.NamedNode, triple: ox.Triple) -> ox.Quad:
    return ox.Quad(triple.subject, triple.predicate, triple.object, own)
