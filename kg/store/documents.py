"""Adding, replacing and removing documents: each is one transaction, told of in the store's log."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal as Choice

import pyoxigraph as ox

from kg.errors import KgError
from kg.graph.decisions import decided_iris, judged
from kg.graph.iris import PATHS, document_hash, document_iri
from kg.graph.quads import document_quads, names_of
from kg.identity.decisions import FILE, dump, read_decisions
from kg.model import Document, Reading
from kg.store import changes, housekeeping, records
from kg.store.housekeeping import IDENTIFIER, Entry, Event, entry, term, with_value
from kg.store.identity import Moves
from kg.store.support import Table, support_of
from kg.store.writer import Writer, commit, mark

Kind = Choice["added", "changed", "unchanged", "removed", "copy"]
Check = Callable[[Reading], None]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a document: `before` and `after` are its readings; `of` is the document that a copy repeats."""

    kind: Kind
    id: str
    before: Reading | None = None
    after: Reading | None = None
    of: str = ""


def key_of(document: Document, path: str = "") -> str:
    """What the versions of a document share: an id that somebody gave it, else its address, else its file.

    Empty where nothing is known to be shared, so that no document replaces another by chance.
    """
    if not document.id.endswith(f"-{document.sha256[:8]}"):
        return f"id:{document.id}"
    return f"uri:{document.uri}" if document.uri else f"file:{path}" if path else ""


def known_as(writer: Writer, document: Document, key: str) -> Outcome | None:
    """The outcome where nothing is to be done: the same document is stored, or the same text as another's."""
    found = entry(writer.store, writer.base, ox.NamedNode(document_iri(document, writer.base)))
    if found is None:
        return None
    stored = _record(writer, found).reading
    if key != found.key and found.id != document.id:
        # Where an earlier version of it is stored, `add` says what to do.
        earlier = key and with_value(writer.store, writer.base, term("key"), key)
        return None if earlier else Outcome("copy", document.id, of=found.id)
    same = replace(stored.document, id="") == replace(document, id="")
    return Outcome("unchanged", document.id, stored, stored) if same else None


def add(writer: Writer, reading: Reading, key: str = "", why: str = "") -> Outcome:
    """Stores a reading in place of the document's earlier version, if any; nothing where it is stored already.

    Raises KgError, and changes nothing, for a reading that cannot be RDF.
    """
    document = reading.document
    node = ox.NamedNode(document_iri(document, writer.base))
    earlier = _earlier(writer, document, node, key)
    if earlier and earlier.node == node and key != earlier.key and earlier.id != document.id:
        return Outcome("copy", document.id, of=earlier.id)
    before = _record(writer, earlier) if earlier else None
    document_quads(reading, names_of(reading, writer.naming))  # refuses what cannot be RDF before anything is changed
    try:
        return _replace(writer, earlier, before, reading, key, why)
    except BaseException:
        writer.forget()
        raise


def _replace(
    writer: Writer, earlier: Entry | None, before: records.Record | None, reading: Reading, key: str, why: str
) -> Outcome:
    document = reading.document
    node = ox.NamedNode(document_iri(document, writer.base))
    moves = writer.who.move(before.reading if before else None, reading)
    own = _made(writer, Entry(node, document.id, key or (earlier.key if earlier else ""), ""), reading, moves)
    if earlier and earlier.record == own.entry.record and not moves.documents:
        return Outcome("unchanged", document.id, reading, reading)
    event = _event(writer, "Replacement" if earlier else "Addition", reading, node, why)
    _commit(writer, [(earlier, before)] if earlier and before else [], [own], moves, event)
    return Outcome("changed" if before else "added", document.id, before.reading if before else None, reading)


def remove(writer: Writer, name: str, why: str = "") -> Outcome:
    """Takes a document out, by its id, the beginning of its id, its address, file or IRI, and leaves a tombstone.

    Raises KgError where the store has no such document, or several.
    """
    found = find(writer.store, writer.base, name)
    record = _record(writer, found)
    try:
        moves = writer.who.move(record.reading, None)
        event = _event(writer, "Removal", record.reading, found.node, why)
        _commit(writer, [(found, record)], [], moves, event)
    except BaseException:
        writer.forget()
        raise
    return Outcome("removed", found.id, before=record.reading)


def settle(writer: Writer) -> tuple[str, ...]:
    """Applies decisions.csv where it is not what the database was made with; returns the documents written anew.

    Raises KgError, and changes nothing, where the file is malformed or its decisions contradict.
    """
    decisions = read_decisions(writer.place / FILE)
    if dump(decisions) == dump(writer.who.decisions):
        return ()
    try:
        moves = writer.who.move(None, None, decisions)
        _commit(writer, [], [], moves, None)
    except BaseException:
        writer.forget()
        raise
    return moves.documents


def find(store: ox.Store, base: str, name: str) -> Entry:
    """The document that a user means; raises KgError where there is none, or several."""
    exact = with_value(store, base, IDENTIFIER, name)
    for prefix in ("id:", "uri:", "file:"):
        exact = exact or with_value(store, base, term("key"), prefix + name)
    if not exact:
        all_entries = sorted(housekeeping.entries(store, base), key=lambda e: e.id)
        exact = [e for e in all_entries if e.node.value == name]
        exact = exact or [e for e in all_entries if re.fullmatch(re.escape(name) + "-[0-9a-f]{8}", e.id)]
        exact = exact or [e for e in all_entries if e.id.startswith(name)]
    if not exact:
        raise KgError(f"no document is called {name!r}; kg documents lists those in the store")
    if len(exact) > 1:
        raise KgError(f"{name!r} may be {', '.join(e.id for e in exact[:5])}; give the whole id")
    return exact[0]


def _earlier(writer: Writer, document: Document, node: ox.NamedNode, key: str) -> Entry | None:
    """The version that a document takes the place of: that of the same key or id, else the same text."""
    found = with_value(writer.store, writer.base, term("key"), key) if key else []
    found = found or with_value(writer.store, writer.base, IDENTIFIER, document.id)
    same = entry(writer.store, writer.base, node)
    if same and found and found[0].node != node:
        raise KgError(
            f"{document.id}: now has the text of {same.id}, which the store holds too; remove one of them first"
        )
    return found[0] if found else same


def _record(writer: Writer, found: Entry) -> records.Record:
    return records.read(writer.place, found.record)


def _event(writer: Writer, kind: str, reading: Reading, node: ox.NamedNode, why: str) -> Event:
    document = reading.document
    return Event(
        number=housekeeping.next_number(writer.store, writer.base),
        kind=kind,
        document=node.value,
        id=document.id,
        title=document.title or "",
        sha256=document_hash(document),
        statements=len(reading.statements),
        when=housekeeping.now(),
        why=why,
    )


@dataclass(frozen=True, slots=True)
class _Made:
    """A document as it shall be stored: its register entry, its record as bytes, its quads and its support."""

    entry: Entry
    data: bytes
    quads: list[ox.Quad]
    support: dict[str, Table]


def _made(writer: Writer, named: Entry, reading: Reading, moves: Moves) -> _Made:
    naming = replace(writer.naming, placed=moves.placed)
    if not moves.ruling.trivial:
        naming = replace(naming, placed=decided_iris(reading, naming, moves.ruling))
    names = names_of(reading, naming)
    support = support_of(reading, names, naming)
    data = records.encode(records.Record(reading, support))
    quads = document_quads(judged(reading, naming, moves.ruling.verdicts), names)
    return _Made(replace(named, record=records.name_of(data)), data, quads, support)


def _commit(
    writer: Writer, old: list[tuple[Entry, records.Record]], new: list[_Made], moves: Moves, event: Event | None
) -> None:
    """One transaction: the document, those whose entities are called otherwise because of it, notes and the log."""
    for name in moves.documents:
        found = entry(writer.store, writer.base, ox.NamedNode(f"{writer.base}{PATHS['doc']}{name}"))
        assert found is not None, "who is who names a document that the register lacks"
        record = _record(writer, found)
        old.append((found, record))
        new.append(_made(writer, found, record.reading, moves))
    stored = [changes.stored_version(writer.store, e.node, record.support) for e, record in old]
    made = [changes.new_version(m.quads, m.entry.node, m.support) for m in new]
    quads = {quad for m in new for quad in m.quads}
    change = changes.replace(writer, changes.union(stored), changes.union(made), quads)
    mark(writer)
    for m in new:
        records.keep(writer.place, m.data)
    _note_records(writer, {e.record for e, _ in old}, {m.entry.record for m in new})
    base = writer.base
    lines = {quad for m in new for quad in housekeeping.entry_quads(m.entry, base)}
    gone = {quad for e, _ in old for quad in housekeeping.entry_quads(e, base)} - lines
    deleted = {*change.deleted, *gone, *moves.deleted}
    inserted = {*change.inserted, *lines, *moves.inserted}
    if event is not None:
        deleted.add(housekeeping.counter_quad(event.number - 1, base))
        inserted |= {*housekeeping.event_quads(event, base), housekeeping.counter_quad(event.number, base)}
    commit(writer, change.dropped, deleted, inserted)


def _note_records(writer: Writer, old: set[str], new: set[str]) -> None:
    """Records that nobody names any more go when readers are told; one that was on its way out may be wanted again."""
    writer.state.stale |= old - new
    writer.state.stale -= new
