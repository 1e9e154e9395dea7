"""The one process that writes to a store: the lock, the database, and one transaction for each change."""

import gc
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

import pyoxigraph as ox

from kg.errors import KgError
from kg.graph.disk import Place, current, is_store, lock, publish, read_stamp, refuse_older, write_stamp
from kg.graph.iris import DEFAULT_BASE, Naming, make_naming
from kg.graph.terms import iri_of
from kg.identity.directory import directory
from kg.known import load_known
from kg.ontology import Ontology, load_ontology
from kg.store import records
from kg.store.housekeeping import entries
from kg.store.identity import Register

# Readers see what a long addition has stored so far with at most this delay, in seconds.
DELAY = 2.0


@dataclass(slots=True)
class _State:
    """The database while it is open, when readers were last shown it, records that only older states name; identity."""

    store: ox.Store | None
    published: float = 0.0
    stale: set[str] = field(default_factory=set)
    who: Register | None = None


@dataclass(frozen=True, slots=True)
class Writer:
    """An open store, with what is needed to make quads for it."""

    place: Place
    base: str
    ontology: Ontology
    naming: Naming
    state: _State

    @property
    def store(self) -> ox.Store:
        """The database; raises KgError once the writer is closed."""
        if self.state.store is None:
            raise KgError(f"{self.place.folder}: this writer is closed; open the store again")
        return self.state.store

    @property
    def who(self) -> Register:
        """Who is who, as far as it was needed."""
        if self.state.who is None:
            self.state.who = Register(self.store, self.place, self.naming, directory(self.naming.known))
        return self.state.who

    def forget(self) -> None:
        """Reads who is who anew when it is next needed: after a change that was not stored."""
        self.state.who = None


@contextmanager
def open_writer(
    folder: Path,
    *,
    create: bool = False,
    base: str | None = None,
    ontologies: Sequence[Path] = (),
    entities: Sequence[Path] = (),
) -> Iterator[Writer]:
    """The store in `folder` for writing; with `create` it is made where there is none.

    Raises KgError where another process writes, the folder is no store, or the store has another base.
    """
    if create and not is_store(folder):
        _prepare(folder)
    elif not is_store(folder):
        read_stamp(folder)
    with lock(folder):
        if not is_store(folder):
            write_stamp(folder, base or DEFAULT_BASE)
        stamp = read_stamp(folder)
        refuse_older(folder, int(stamp["format"]))
        found = str(stamp["base"])
        if base not in (None, found):
            raise KgError(f"{folder}: the store's base is {found}, not {base}; leave --base out, or make another store")
        ontology = load_ontology(list(ontologies))
        naming = make_naming(ontology, found, load_known(list(entities)))
        writer = Writer(Place(folder), found, ontology, naming, _State(_database(folder)))
        try:
            _sweep(writer)
            yield writer
        finally:
            show(writer)
            # The engine gives its own lock up when nobody holds the database.
            writer.state.store = writer.state.who = None


def _prepare(folder: Path) -> None:
    """Makes the folder; raises KgError for one with other things in it."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise KgError(f"{folder}: cannot be made ({error.strerror}); name another folder for the store") from error
    others = [path.name for path in folder.iterdir() if path.name not in ("lock", "store.json.part")]
    if others:
        raise KgError(f"{folder}: holds other files ({sorted(others)[0]}); name a new folder for the store")


def _database(folder: Path) -> ox.Store:
    try:
        with suppress(OSError):
            return ox.Store(str(folder / "data"))
        # An earlier writer of this process may be waiting to be collected.
        gc.collect()
        return ox.Store(str(folder / "data"))
    except OSError as error:
        raise KgError(f"{folder}: the database cannot be opened ({error}); restore it with kg restore") from error


def commit(
    writer: Writer, dropped: Iterable[ox.NamedNode], deleted: Iterable[ox.Quad], inserted: Iterable[ox.Quad]
) -> None:
    """One transaction: afterwards all of it is there or, after an error or a kill, none."""
    mark(writer)
    steps = [f"DROP SILENT GRAPH {graph}" for graph in dropped]
    steps += [
        f"{verb} DATA {{{data}}}" for verb, data in (("DELETE", _data(deleted)), ("INSERT", _data(inserted))) if data
    ]
    writer.store.update(" ;\n".join(steps))
    if time.monotonic() - writer.state.published > DELAY:
        show(writer)


def mark(writer: Writer) -> None:
    """Notes that something is about to be written, for whoever comes after a kill."""
    (writer.place / "dirty").touch()


def show(writer: Writer) -> None:
    """Lets readers see what has been stored so far."""
    if (writer.place / "dirty").exists() or not current(writer.place):
        alone = publish(writer.store, writer.place)
        _discard(writer, alone)
    writer.state.published = time.monotonic()


def _discard(writer: Writer, alone: bool) -> None:
    """Takes away the records that no state names; where readers of an older state may need them, leaves a note."""
    note = writer.place / "stray"
    if not alone:
        note.touch()
        return
    for name in sorted(writer.state.stale):
        records.discard(writer.place, name)
    writer.state.stale.clear()


def _sweep(writer: Writer) -> None:
    """Finds the records that a kill, or readers of an older state, left behind."""
    notes = [path for path in (writer.place / "dirty", writer.place / "stray") if path.exists()]
    if notes:
        named = {entry.record for entry in entries(writer.store, writer.base)}
        writer.state.stale.update(records.names(writer.place) - named)
        mark(writer)
        (writer.place / "stray").unlink(missing_ok=True)


def _data(quads: Iterable[ox.Quad]) -> str:
    """Quads as the body of INSERT DATA; N-Triples are SPARQL."""
    ordered = sorted(quads, key=lambda quad: iri_of(quad.graph_name))
    parts = []
    for name, group in groupby(ordered, key=lambda quad: iri_of(quad.graph_name)):
        triples = (ox.serialize((q.triple for q in group), format=ox.RdfFormat.N_TRIPLES) or b"").decode()
        parts.append(f"GRAPH <{name}> {{\n{triples}}}" if name else triples)
    return "\n".join(parts)
