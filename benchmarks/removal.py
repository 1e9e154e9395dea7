"""Adds documents to a store and removes them again, in random orders, and looks whether anything stays.

    python benchmarks/removal.py --documents 200
    python benchmarks/removal.py --statements statements.jsonl

Some documents are the store to begin with; the others are added. First each of those is added alone and removed. Then,
in rounds, all are added in one random order and removed in another; on the way the store is compared with one build of
the documents that it should hold. Compared are the bytes of the export as N-Quads.
"""

import argparse
import random
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.corpus import corpus
from kg.graph.iris import make_naming
from kg.graph.quads import build_quads, sort_quads
from kg.graph.writers import write_nquads
from kg.model import Reading
from kg.ontology import load_ontology
from kg.pipeline.export import export_build
from kg.pipeline.identity import identify
from kg.records import read_readings
from kg.store import documents
from kg.store.check import check_store
from kg.store.writer import Writer, open_writer, show


@dataclass(frozen=True, slots=True)
class Tally:
    """How it went: exports compared with what they should be, and what was wrong, in words."""

    compared: int
    faults: tuple[str, ...]


class _Store:
    """A store and the documents that it should hold."""

    def __init__(self, writer: Writer, folder: Path) -> None:
        self.writer, self.folder = writer, folder
        self.held: dict[str, Reading] = {}
        self.compared = 0
        self.faults: list[str] = []

    def add(self, reading: Reading) -> None:
        documents.add(self.writer, reading)
        self.held[reading.document.id] = reading

    def remove(self, reading: Reading) -> None:
        documents.remove(self.writer, reading.document.id)
        del self.held[reading.document.id]

    def export(self) -> bytes:
        """What readers of the store would export."""
        show(self.writer)
        export_build(self.writer.place.folder, "nquads", self.folder / "export.nq")
        return (self.folder / "export.nq").read_bytes()

    def compare(self, wanted: bytes, what: str) -> None:
        self.compared += 1
        if self.export() != wanted:
            self.faults.append(f"{what}: the export differs")

    def compare_with_build(self, what: str) -> None:
        self.compare(_built(self.held.values(), self.folder), f"{what}, {len(self.held)} documents held")


def run(
    readings: Sequence[Reading], folder: Path, *, base: int, rounds: int, seed: int = 1, alone: bool = True
) -> Tally:
    """The first `base` readings are the store to begin with; the others come and go."""
    chance, others = random.Random(seed), list(readings[base:])
    with open_writer(folder / "store", create=True) as writer:
        store = _Store(writer, folder)
        for reading in readings[:base]:
            store.add(reading)
        first = store.export()
        store.compare_with_build("at the beginning")
        for reading in others if alone else ():
            store.add(reading)
            store.remove(reading)
            store.compare(first, f"{reading.document.id} added alone and removed")
        _say(f"each alone: {store.compared} exports compared, {len(store.faults)} faults")
        for number in range(1, rounds + 1):
            _round(store, others, chance, f"round {number}")
            store.compare(first, f"round {number}, at its end")
            _say(f"round {number}: {store.compared} exports compared, {len(store.faults)} faults")
    return Tally(store.compared, (*store.faults, *check_store(folder / "store")))


def _round(store: _Store, readings: Sequence[Reading], chance: random.Random, what: str) -> None:
    """All come in one order and go in another; in the middle, and twice on the way, they are compared with a build."""
    stops = {len(readings) // 3, 2 * len(readings) // 3}
    for step in (store.add, store.remove):
        for done, reading in enumerate(chance.sample(readings, len(readings)), 1):
            step(reading)
            if done in stops:
                store.compare_with_build(f"{what}, {step.__name__}")
        if step == store.add:
            store.compare_with_build(f"{what}, all added")


def _built(readings: Iterable[Reading], folder: Path) -> bytes:
    """What one build of the readings would export."""
    listed, ontology = list(readings), load_ontology()
    naming = make_naming(ontology)
    who = identify(listed, naming)
    quads = sort_quads([*build_quads(listed, ontology, placed=who.iris), *who.quads(naming.base)])
    write_nquads(quads, folder / "built.nq")
    return (folder / "built.nq").read_bytes()


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("--documents", type=int, default=200, help="how many come and go")
    parser.add_argument("--base", type=int, default=20, help="how many are there before")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--statements", type=Path, help="what kg build read, in place of made documents")
    given = parser.parse_args()
    count = given.base + given.documents
    readings = list(read_readings(given.statements) if given.statements else corpus(count))[:count]
    with TemporaryDirectory() as scratch:
        tally = run(readings, Path(scratch), base=given.base, rounds=given.rounds, seed=given.seed)
    for fault in tally.faults:
        print(fault)
    print(f"documents {len(readings) - given.base}, exports compared {tally.compared}, faults {len(tally.faults)}")
    sys.exit(bool(tally.faults))


if __name__ == "__main__":
    main()
