"""A store on disk as its readers see it: folders, version stamp, lock, and snapshots that a writer publishes.

RocksDB, the engine under Oxigraph, lets one process write and promises nothing to readers beside it. So the writer
publishes snapshots (hard links, milliseconds), and readers open the latest; a snapshot in use is kept.

    store.json   format, base IRI            data/         the writer's database
    lock         held by the writer          snapshots/    N/ with N.lock, and `current`, which holds N
    dirty        the newest snapshot lacks something        records/  the readings, compressed
"""

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import pyoxigraph as ox

from kg import __version__
from kg.errors import KgError

try:
    import fcntl
except ImportError:  # no such locks on this system
    fcntl = None  # type: ignore[assignment]

STAMP = "store.json"
# Raised when an older kg could misread what a newer one wrote. Format 1 did not note who is who.
FORMAT = 2


@dataclass(frozen=True, slots=True)
class Place:
    """Where the parts of a store are."""

    folder: Path

    def __truediv__(self, name: str) -> Path:
        """The part of that name."""
        return self.folder / name

    @property
    def snapshots(self) -> Path:
        """The folder of snapshots."""
        return self.folder / "snapshots"


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A state of the store, open for reading; it stays on disk until `handle` is closed or the process ends."""

    store: ox.Store
    number: int
    base: str
    handle: IO[str]


def is_store(folder: Path) -> bool:
    """Whether the folder holds a store."""
    return (folder / STAMP).is_file()


def read_stamp(folder: Path) -> dict[str, Any]:
    """The stamp; raises KgError for what is no store, or one of a newer kg."""
    try:
        stamp = json.loads((folder / STAMP).read_text(encoding="utf-8"))
        number, _ = int(stamp["format"]), str(stamp["base"])
    except (FileNotFoundError, NotADirectoryError) as error:
        raise KgError(f"{folder}: no store here; make one with kg add PATHS --store {folder}") from error
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise KgError(f"{folder / STAMP}: cannot be read ({error}); restore the store with kg restore") from error
    if number > FORMAT:
        raise KgError(
            f"{folder}: made by kg {stamp.get('kg', '?')} in store format {number}, and this kg {__version__} knows "
            f"formats up to {FORMAT}; install the newer kg"
        )
    return dict(stamp)


def refuse_older(folder: Path, number: int) -> None:
    """Raises KgError for a format that this kg reads but cannot write to."""
    if number < FORMAT:
        raise KgError(
            f"{folder}: in store format {number}, which lacks what tells persons apart; it can be read, and "
            "to go on with it, make a new store with kg add from its documents or a statements.jsonl"
        )


def write_stamp(folder: Path, base: str) -> None:
    """Makes the folder a store."""
    stamp = {"format": FORMAT, "kg": __version__, "base": base}
    write_whole(folder / STAMP, (json.dumps(stamp, indent=2, sort_keys=True) + "\n").encode())


def write_whole(path: Path, data: bytes) -> None:
    """Writes a file so that it is there whole or not at all, and on the disk when this returns."""
    part = path.with_name(path.name + ".part")
    with open(part, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    os.replace(part, path)


@contextmanager
def lock(folder: Path) -> Iterator[None]:
    """Holds the writer's lock; raises KgError that names the process which holds it. The system frees it at a kill."""
    with open(folder / "lock", "a+", encoding="utf-8") as file:
        if not take(file):
            file.seek(0)
            raise KgError(
                f"{folder}: another kg is writing to this store (process {file.read().strip() or 'unknown'}); "
                "wait until it has ended. Reading is possible meanwhile"
            )
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        yield


def take(file: IO[str], *, shared: bool = False) -> bool:
    """Whether the lock on the file could be had at once; raises KgError on a system without such locks."""
    if fcntl is None:
        raise KgError("stores on disk need a system with file locks (Linux, macOS); use kg build here")
    try:
        fcntl.flock(file, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def publish(store: ox.Store, place: Place) -> bool:
    """Makes the state of the writer's database the one that readers open; whether nobody reads an older one."""
    place.snapshots.mkdir(exist_ok=True)
    taken = [int(path.name) for path in place.snapshots.iterdir() if path.name.isdecimal()]
    number = max([0, *taken]) + 1
    store.backup(str(place.snapshots / str(number)))
    write_whole(place.snapshots / "current", str(number).encode())
    (place / "dirty").unlink(missing_ok=True)
    return _prune(place, number)


def current(place: Place) -> int:
    """The number of the newest snapshot; 0 where there is none."""
    try:
        return int((place.snapshots / "current").read_text(encoding="ascii"))
    except (OSError, ValueError):
        return 0


def open_snapshot(folder: Path) -> Snapshot:
    """The newest state, for reading; raises KgError where the folder holds no store."""
    place, base = Place(folder), str(read_stamp(folder)["base"])
    catch_up(place)
    for _ in range(100):
        number = current(place)
        if not number:
            raise KgError(f"{folder}: this store is just being made; try again when kg add has added something")
        # It stays open as long as the snapshot is read.
        handle = open(place.snapshots / f"{number}.lock", "a", encoding="utf-8")  # noqa: SIM115
        if take(handle, shared=True) and (place.snapshots / str(number)).is_dir():
            return Snapshot(_opened(place.snapshots / str(number)), number, base, handle)
        handle.close()
    raise KgError(f"{folder}: no snapshot could be opened; run kg check-store {folder}")


def catch_up(place: Place) -> None:
    """Publishes what a writer that was killed had stored; leaves it to the writer where one is at work."""
    if current(place) and not (place / "dirty").exists():
        return
    with suppress(KgError, OSError), lock(place.folder):
        publish(ox.Store(str(place / "data")), place)


def _opened(path: Path) -> ox.Store:
    try:
        return ox.Store.read_only(str(path))
    except OSError as error:
        raise KgError(f"{path}: cannot be opened ({error}); run kg check-store on the store") from error


def _prune(place: Place, newest: int) -> bool:
    """Takes away the older snapshots that nobody reads; whether those were all."""
    alone = True
    for path in sorted(place.snapshots.iterdir()):
        if not path.name.isdecimal() or int(path.name) == newest:
            continue
        handle_path = place.snapshots / f"{path.name}.lock"
        with open(handle_path, "a", encoding="utf-8") as handle:
            if take(handle):
                shutil.rmtree(path, ignore_errors=True)
                handle_path.unlink(missing_ok=True)
            else:
                alone = False
    return alone
