"""People's decisions in a store: decisions.csv in its folder, and what of it the database was made with.

The file is for people to write; the text that was applied is in the database, so that readers see decisions and data
of one moment. A writer that finds them different applies the file first.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pyoxigraph as ox

from kg.graph.decisions import Corpus
from kg.graph.disk import Place, open_snapshot
from kg.graph.iris import PATHS, Naming, document_iri, document_key, local_iris
from kg.graph.terms import text
from kg.identity.decisions import Decision, dump, parse
from kg.identity.index import Identity
from kg.model import Reading
from kg.store import housekeeping, records
from kg.store.housekeeping import graph, term


def applied_text(store: ox.Store, base: str) -> str:
    """The decisions that the database was made with, as CSV; empty for none."""
    own = graph(base, "decisions")
    found = store.quads_for_pattern(own, term("decisions"), None, own)
    return next((q.object.value for q in found if isinstance(q.object, ox.Literal)), "")


def applied_quads(decisions: tuple[Decision, ...], base: str) -> frozenset[ox.Quad]:
    """The note of the decisions that the database is made with; none for no decisions."""
    own = graph(base, "decisions")
    return frozenset([ox.Quad(own, term("decisions"), text(dump(decisions, header=True)), own)] if decisions else [])


def applied_decisions(folder: Path) -> tuple[Decision, ...]:
    """The decisions that the newest state of a store was made with."""
    snapshot = open_snapshot(folder)
    try:
        return parse(applied_text(snapshot.store, snapshot.base))
    finally:
        snapshot.handle.close()


@dataclass
class StoredCorpus(Corpus):
    """The documents of a store, as they are or will be: `coming` takes the place of `going`.

    `ensure` reads what is needed of a document into the index; `seen` is kept from one corpus to the next, so that not
    every name is looked for among all documents again.
    """

    store: ox.Store
    place: Place
    index: Identity
    naming: Naming
    ensure: Callable[[str], None]
    seen: dict[str, list[ox.NamedNode]] = field(default_factory=dict)
    going: Reading | None = None
    coming: Reading | None = None

    def document(self, name: str) -> Reading | None:
        """The document of that id, with or without the hash at its end; None where several fit."""
        gone = ox.NamedNode(document_iri(self.going.document, self.naming.base)) if self.going else None
        nodes = [node for node in self._nodes(name) if node != gone]
        coming = self.coming if self.coming and _fits(name, self.coming.document.id) else None
        if coming and (coming.document.id == name or not nodes):
            return coming
        found = [entry for node in nodes if (entry := housekeeping.entry(self.store, self.naming.base, node))]
        exact = [entry for entry in found if entry.id == name]
        if not exact and (coming or len(found) != 1):
            return None
        return records.read(self.place, (exact or found)[0].record).reading

    def iri(self, reading: Reading, entity: str) -> str:
        """What an entity is called before anybody decides."""
        key = document_key(reading.document)
        self.ensure(key)
        placed = self.index.placed.get((key, entity))
        return placed.iri if placed else local_iris(reading, self.naming)[entity][0]

    def _nodes(self, name: str) -> list[ox.NamedNode]:
        if name not in self.seen:
            entries = housekeeping.entries(self.store, self.naming.base)
            self.seen[name] = sorted((e.node for e in entries if _fits(name, e.id)), key=lambda node: node.value)
        return self.seen[name]

    def forget(self) -> None:
        """Drops what was seen of the names that the change at hand concerns."""
        for reading in (self.going, self.coming):
            for name in [name for name in self.seen if reading and _fits(name, reading.document.id)]:
                del self.seen[name]


def _fits(name: str, id: str) -> bool:
    return name in (id, re.sub(r"-[0-9a-f]{8}$", "", id))


def documents_of(store: ox.Store, node: str, base: str) -> Iterator[str]:
    """The keys of the documents that mention a node, or that a statement of that IRI comes from."""
    path, own = f"{base}{PATHS['doc']}", ox.NamedNode(node)
    for quad in store.quads_for_pattern(own, None, None, None):
        if isinstance(quad.graph_name, ox.NamedNode) and quad.graph_name.value.startswith(path):
            yield quad.graph_name.value.removeprefix(path)
