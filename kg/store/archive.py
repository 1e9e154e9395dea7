"""A whole store as one file, and back: the same store gives the same bytes."""

import json
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pyoxigraph as ox

from kg.errors import KgError
from kg.graph.disk import FORMAT, STAMP, Place, open_snapshot, publish, refuse_older, write_stamp
from kg.identity.decisions import FILE
from kg.model import Reading
from kg.store import records
from kg.store.decisions import applied_text
from kg.store.housekeeping import Event, entries, events, is_housekeeping

# ZIP files carry times; this is the earliest that they can.
EPOCH = (1980, 1, 1, 0, 0, 0)


def write_archive(folder: Path, path: Path) -> None:
    """Writes all: graph, register, log with its tombstones, readings; raises KgError where it cannot be written."""
    snapshot = open_snapshot(folder)
    place = Place(folder)
    try:
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive, TemporaryDirectory() as scratch:
            _put(archive, STAMP, (json.dumps({"format": FORMAT, "base": snapshot.base}) + "\n").encode())
            names = sorted(entry.record for entry in entries(snapshot.store, snapshot.base))
            for name in names:
                _put(archive, f"records/{name}.json", records.read_raw(place, name))
            dumped = Path(scratch) / "graph.nq"
            # In the order of the database's keys, which are hashes of the terms.
            snapshot.store.dump(str(dumped), format=ox.RdfFormat.N_QUADS)
            with open(dumped, "rb") as file, archive.open(_info("graph.nq"), "w", force_zip64=True) as target:
                shutil.copyfileobj(file, target, 1 << 20)
    except OSError as error:
        raise KgError(f"{path}: cannot be written ({error.strerror or error}); name a file in a folder") from error
    finally:
        snapshot.handle.close()


def restore(path: Path, folder: Path) -> None:
    """Makes a store from such a file; `folder` must not exist. Raises KgError, and leaves nothing, for another file."""
    if folder.exists():
        raise KgError(f"{folder}: exists already; name a new folder to restore into")
    folder.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=folder.parent, prefix=".restoring-") as scratch:
        made = Path(scratch) / "store"
        try:
            with zipfile.ZipFile(path) as archive:
                _unpack(archive, made, Path(scratch))
        except (OSError, zipfile.BadZipFile, KeyError, ValueError, SyntaxError) as error:
            raise KgError(f"{path}: not an archive of kg export --format archive ({error})") from error
        made.rename(folder)


def stored_readings(folder: Path) -> Iterator[Reading]:
    """The readings of a store, sorted by document id."""
    snapshot = open_snapshot(folder)
    try:
        for entry in sorted(entries(snapshot.store, snapshot.base), key=lambda e: e.id):
            yield records.read(Place(folder), entry.record).reading
    finally:
        snapshot.handle.close()


def stored_events(folder: Path) -> list[Event]:
    """The log of a store."""
    snapshot = open_snapshot(folder)
    try:
        return events(snapshot.store, snapshot.base)
    finally:
        snapshot.handle.close()


def corpus_quads(folder: Path) -> tuple[list[ox.Quad], str]:
    """The quads of the corpus, without the store's own notes, and the base IRI."""
    snapshot = open_snapshot(folder)
    try:
        return [quad for quad in snapshot.store if not is_housekeeping(quad, snapshot.base)], snapshot.base
    finally:
        snapshot.handle.close()


def _unpack(archive: zipfile.ZipFile, folder: Path, scratch: Path) -> None:
    stamp = json.loads(archive.read(STAMP))
    if int(stamp["format"]) > FORMAT:
        raise KgError(f"{archive.filename}: of store format {stamp['format']}, which is newer than this kg; update kg")
    refuse_older(Path(archive.filename or ""), int(stamp["format"]))
    folder.mkdir()
    place = Place(folder)
    for name in archive.namelist():
        if name.startswith("records/"):
            records.keep(place, archive.read(name))
    store = ox.Store(str(folder / "data"))
    archive.extract("graph.nq", scratch)
    store.bulk_load(path=str(scratch / "graph.nq"), format=ox.RdfFormat.N_QUADS)
    write_stamp(folder, str(stamp["base"]))
    if decided := applied_text(store, str(stamp["base"])):
        (folder / FILE).write_text(decided, encoding="utf-8", newline="")
    publish(store, place)


def _put(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    archive.writestr(_info(name), data)


def _info(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, EPOCH)
    info.compress_type = zipfile.ZIP_DEFLATED
    return info
