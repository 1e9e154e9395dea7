"""Kills `kg add` at random moments, and looks whether anything was lost or left half done.

    python benchmarks/kills.py --kills 500

Each round adds documents in a new version to one store, in a process that is killed (SIGKILL) at a random moment: in
half of the rounds one after the store was locked, in the others one after the first document was reported. Then the
store must be sound, hold what was reported as added, and of each other document either the old or the new version.
"""

import argparse
import random
import shutil
import sys
import time
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.corpus import corpus
from kg.cli import main as main_of_kg
from kg.records import dump_reading, write_readings
from kg.store.archive import stored_readings
from kg.store.check import check_store

CONTEXT = get_context("forkserver")


@dataclass(frozen=True, slots=True)
class Tally:
    """How it went: kills that met a running process, faults of all kinds in words."""

    kills: int
    reported: int
    faults: tuple[str, ...]


def run(kills: int, folder: Path, *, documents: int = 12, seed: int = 1) -> Tally:
    """So many kills on one store in `folder`."""
    chance, store = random.Random(seed), folder / "store"
    state: dict[str, str] = {}
    faults: list[str] = []
    done = reported = version = 0
    first, longest = _time(folder, store, documents, state)
    while done < kills:
        version += 1
        readings = {r.document.id: dump_reading(r) for r in corpus(documents, version)}
        early = chance.random() < 0.5
        moment = chance.uniform(0, 1.05) * (longest if early else longest - first)
        killed, told = _round(folder, store, version, documents, moment, early)
        done, reported = done + killed, reported + len(told)
        faults += check_store(store)
        found = {r.document.id: dump_reading(r) for r in stored_readings(store)}
        for id, new in readings.items():
            if found.get(id) not in ({new} if id in told else {new, state.get(id)}):
                faults.append(f"round {version}: {id} is neither as before nor as after")
        state = found
        if version % 25 == 0:
            print(f"{done} kills, {reported} documents reported, {len(faults)} faults", file=sys.stderr, flush=True)
    return Tally(done, reported, tuple(faults))


def _time(folder: Path, store: Path, documents: int, state: dict[str, str]) -> tuple[float, float]:
    """How long an addition takes from the lock to its first report, and to its end, if nobody kills it, seconds."""
    write_readings(corpus(documents), folder / "statements.jsonl")
    process = _start(folder, store)
    _await_lock(process, store)
    start = time.monotonic()
    _await_report(process, folder)
    first = time.monotonic() - start
    process.join()
    longest = time.monotonic() - start
    state.update({r.document.id: dump_reading(r) for r in stored_readings(store)})
    return first, longest


def _round(
    folder: Path, store: Path, version: int, documents: int, moment: float, early: bool
) -> tuple[bool, set[str]]:
    """Adds one version and kills it so many seconds after the lock (`early`) or the first report.

    Gives whether it was still running, and what it had reported.
    """
    write_readings(corpus(documents, version), folder / "statements.jsonl")
    process = _start(folder, store)
    # The start takes longer than all that matters here; the clock starts when the store is locked.
    _await_lock(process, store)
    if not early:
        _await_report(process, folder)
    process.join(moment)
    process.kill()
    process.join()
    if process.exitcode not in (0, -9):
        raise RuntimeError(f"kg add ended with status {process.exitcode}")
    lines = (folder / "out").read_text(encoding="utf-8").split("\n")[:-1]
    told = [line.partition(":")[0].split(maxsplit=1) for line in lines if line.startswith(("added", "changed"))]
    return process.exitcode == -9, {id for _, id in told}


def _start(folder: Path, store: Path) -> ForkServerProcess:
    """`kg add` in a process of its own, forked from one that has loaded kg, so that a round is short."""
    CONTEXT.set_forkserver_preload(["kg.cli.add", "kg.pipeline.living", "kg.store.documents"])
    (folder / "out").unlink(missing_ok=True)
    process = CONTEXT.Process(target=_add, args=(folder, store))
    process.start()
    return process


def _add(folder: Path, store: Path) -> None:
    sys.argv = ["kg", "add", str(folder / "statements.jsonl"), "--store", str(store)]
    with open(folder / "out", "w", encoding="utf-8") as out:
        sys.stdout = out
        main_of_kg()


def _await_lock(process: ForkServerProcess, store: Path) -> None:
    """Waits until the process holds the store's lock, or has ended."""
    lock = store / "lock"
    while process.is_alive():
        if lock.exists() and lock.read_text(encoding="ascii") == str(process.pid):
            return
        time.sleep(0.001)


def _await_report(process: ForkServerProcess, folder: Path) -> None:
    """Waits until the process has reported a document, or has ended."""
    out = folder / "out"
    while process.is_alive() and not (out.exists() and out.stat().st_size):
        time.sleep(0.001)


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("--kills", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    with TemporaryDirectory() as scratch:
        tally = run(given.kills, Path(scratch), seed=given.seed)
        shutil.rmtree(scratch, ignore_errors=True)
        Path(scratch).mkdir()
    for fault in tally.faults:
        print(fault)
    print(f"kills {tally.kills}, documents reported {tally.reported}, faults {len(tally.faults)}")
    sys.exit(bool(tally.faults))


if __name__ == "__main__":
    main()
