"""A new store of many readings at once: what adding each would give, by the engine's bulk loader."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pyoxigraph as ox

from kg.errors import KgError
from kg.graph.identity import descriptions, identity_quads
from kg.graph.iris import Naming, document_hash, document_iri, document_key
from kg.graph.quads import document_quads, names_of
from kg.identity.index import Identity
from kg.model import Reading
from kg.records import read_readings
from kg.store import records
from kg.store.changes import DEFAULT
from kg.store.documents import key_of
from kg.store.housekeeping import Entry, Event, counter_quad, entry_quads, event_quads, now, support_quad
from kg.store.identity import notes
from kg.store.support import Support, described, dump, summed, support_of
from kg.store.writer import Writer, open_writer


def fill_from(path: Path, folder: Path, *, base: str | None = None, why: str = "") -> int:
    """`fill` with the readings of a statements.jsonl; raises KgError for another file."""
    if not path.is_file():
        raise KgError(f"{path}: no such file; name a statements.jsonl that kg wrote")
    return fill(read_readings(path), folder, base=base, why=why)


def fill(readings: Iterable[Reading], folder: Path, *, base: str | None = None, why: str = "") -> int:
    """Makes a store of the readings, copies left out, and gives their number; all of it or, after an error, nothing.

    Raises KgError where `folder` exists, two readings are versions of one document, or one can't be RDF.
    """
    if folder.exists():
        raise KgError(f"{folder}: exists already; name a new folder, or add to it with kg add")
    folder.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=folder.parent, prefix=".filling-") as scratch:
        made = Path(scratch) / "store"
        with open_writer(made, create=True, base=base) as writer:
            kept = _distinct(readings)
            writer.store.bulk_extend(_quads(writer, kept, why))
            # Readers find things faster in fewer files.
            writer.store.optimize()
        made.rename(folder)
    return len(kept)


def _distinct(readings: Iterable[Reading]) -> list[Reading]:
    """The readings without copies; raises KgError for two of which one would replace the other."""
    found: dict[str, Reading] = {}
    texts: dict[str, str] = {}
    for reading in readings:
        document = reading.document
        key = key_of(document) or f"id:{document.id}"
        if document_hash(document) in texts:
            continue
        if key in found:
            raise KgError(f"{document.id}: is there twice, with two texts; leave one of them out")
        found[key], texts[document_hash(document)] = reading, document.id
    return list(found.values())


def _quads(writer: Writer, readings: list[Reading], why: str) -> Iterator[ox.Quad]:
    base, who = writer.base, Identity()
    told = {document_key(r.document): descriptions(r, writer.naming, writer.who.listed) for r in readings}
    for document, found in told.items():
        who.add(document, found)
        yield from (quad for description in found for quad in notes(description, base))
    yield from identity_quads(who.descriptions(), who.placed, who.differences(), base)
    naming = replace(writer.naming, placed={occurrence: placed.iri for occurrence, placed in who.placed.items()})
    supports: list[Support] = []
    for number, reading in enumerate(readings, 1):
        yield from _document(writer, reading, naming, supports)
        yield from event_quads(_event(reading, number, base, why), base)
    yield counter_quad(len(readings), base)
    for node, table in summed(supports).items():
        yield support_quad(node, dump(table), base)
        yield from (ox.Quad(t.subject, t.predicate, t.object, DEFAULT) for t in described(node, table, writer.ontology))


def _document(writer: Writer, reading: Reading, naming: Naming, supports: list[Support]) -> Iterator[ox.Quad]:
    """A document's graphs, facts and line in the register; its record is kept, its support noted."""
    names = names_of(reading, naming)
    support = support_of(reading, names, naming)
    supports.append(support)
    record = records.keep(writer.place, records.encode(records.Record(reading, support)))
    node = ox.NamedNode(document_iri(reading.document, writer.base))
    yield from entry_quads(Entry(node, reading.document.id, key_of(reading.document), record), writer.base)
    yield from document_quads(reading, names)


def _event(reading: Reading, number: int, base: str, why: str) -> Event:
    document = reading.document
    node, title = document_iri(document, base), document.title or ""
    sha256 = document_hash(document)
    return Event(number, "Addition", node, document.id, title, sha256, len(reading.statements), now(), why)
