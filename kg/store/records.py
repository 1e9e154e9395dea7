"""The readings of a store's documents: a compressed file each, named by its content, in `records/`.

The file is written before the transaction that names it and taken away after the one that no longer does, so that a
kill leaves at most a file that nobody names.
"""

import gzip
import hashlib
import json
import os
from dataclasses import dataclass
from pathlib import Path

from kg.errors import KgError
from kg.graph.disk import Place, write_whole
from kg.model import Reading
from kg.records import from_json, to_json
from kg.store.support import Support, dump, load


@dataclass(frozen=True, slots=True)
class Record:
    """A document as it was read, and what it contributed to the descriptions of entities."""

    reading: Reading
    support: Support


def encode(record: Record) -> bytes:
    """The record as JSON; the same bytes for the same record."""
    support = {node: dump(table) for node, table in record.support.items()}
    row = {"reading": to_json(record.reading), "support": support}
    return json.dumps(row, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def decode(data: bytes) -> Record:
    """The record in such JSON; raises ValueError, KeyError or TypeError for something else."""
    row = json.loads(data)
    return Record(from_json(row["reading"]), {node: load(table) for node, table in row["support"].items()})


def name_of(data: bytes) -> str:
    """The name of a record: the SHA-256 of its JSON."""
    return hashlib.sha256(data).hexdigest()


def path_of(place: Place, name: str) -> Path:
    """Where the record of that name is."""
    return place / "records" / name[:2] / f"{name}.json.gz"


def keep(place: Place, data: bytes) -> str:
    """Writes the record, if it is not there, and gives its name."""
    path = path_of(place, name_of(data))
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, gzip.compress(data, compresslevel=6, mtime=0))
    return name_of(data)


def read_raw(place: Place, name: str) -> bytes:
    """The JSON of a record; raises KgError where it is missing or damaged."""
    path = path_of(place, name)
    try:
        data = gzip.decompress(path.read_bytes())
    except (OSError, EOFError, ValueError) as error:
        raise KgError(f"{path}: the record of a document cannot be read ({error}); restore the store") from error
    if name_of(data) != name:
        raise KgError(f"{path}: the record of a document was changed; restore the store from an archive")
    return data


def read(place: Place, name: str) -> Record:
    """The record of that name; raises KgError where it is missing or damaged."""
    try:
        return decode(read_raw(place, name))
    except (ValueError, KeyError, TypeError) as error:
        raise KgError(f"{path_of(place, name)}: not a record that this kg can read ({error})") from error


def discard(place: Place, name: str) -> None:
    """Takes the record away; it is no fault where it is gone."""
    path = path_of(place, name)
    path.unlink(missing_ok=True)
    if path.parent.is_dir() and not any(path.parent.iterdir()):
        os.rmdir(path.parent)


def names(place: Place) -> set[str]:
    """All records that are on disk."""
    return {path.name.removesuffix(".json.gz") for path in (place / "records").glob("*/*.json.gz")}
