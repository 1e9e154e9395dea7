"""Who is who across documents: pairs of names in short documents, judged same or different.

    python -m benchmarks.identity [CASES.toml] [--errors]

The file has a table `documents` (id to text) and a list `pairs`, each with `a` and `b` ("document: name"), `same` and
`kind`. A pair counts as joined where both names have one IRI. A name that was not read as an entity is joined to none.
"""

import argparse
import hashlib
import sys
import tomllib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from kg.graph.iris import Naming, entity_iris, make_naming
from kg.model import Document, Entity, Reading
from kg.pipeline.corpus import ReaderSettings
from kg.pipeline.identity import identify
from kg.reading.read import Reader

CASES = Path(__file__).resolve().parent.parent / "tests" / "identity" / "cases.toml"


@dataclass(frozen=True, slots=True)
class Judged:
    """One pair with its answer; an IRI is "" where the name is no entity of its document."""

    kind: str
    a: str
    b: str
    same: bool
    iris: tuple[str, str]

    @property
    def joined(self) -> bool:
        """Whether both names have one IRI."""
        return self.iris[0] == self.iris[1] != ""


@dataclass(frozen=True, slots=True)
class Figures:
    """Precision and recall of joining, each with its counts."""

    right: int
    joined: int
    same: int

    @property
    def precision(self) -> float:
        """The share of joined pairs that are one thing."""
        return self.right / self.joined if self.joined else 1.0

    @property
    def recall(self) -> float:
        """The share of pairs that are one thing that were joined."""
        return self.right / self.same if self.same else 1.0


def read_cases(path: Path, reader: Reader) -> tuple[list[Reading], list[dict[str, Any]]]:
    """The readings of the documents, and the pairs."""
    cases = tomllib.loads(path.read_text(encoding="utf-8"))
    readings = [reader.read(_document(id, text)) for id, text in cases["documents"].items()]
    return readings, cases["pairs"]


def judge(readings: list[Reading], pairs: list[dict[str, Any]], naming: Naming) -> list[Judged]:
    """Every pair with the IRIs that its names have when all documents are known."""
    named = replace(naming, placed=identify(readings, naming).iris)
    iris = {r.document.id: (r, entity_iris(r, named)) for r in readings}
    return [Judged(p["kind"], p["a"], p["b"], p["same"], (_iri(p["a"], iris), _iri(p["b"], iris))) for p in pairs]


def figures(judged: list[Judged]) -> Figures:
    """The figures over the pairs."""
    counts = Counter((pair.same, pair.joined) for pair in judged)
    return Figures(
        counts[True, True], counts[True, True] + counts[False, True], counts[True, True] + counts[True, False]
    )


def _document(id: str, text: str) -> Document:
    return Document(id, text, date="2024-05-03", sha256=hashlib.sha256(f"{id}\n{text}".encode()).hexdigest())


def _iri(place: str, iris: Mapping[str, tuple[Reading, Mapping[str, str]]]) -> str:
    document, _, name = place.partition(": ")
    reading, names = iris[document]
    entity = next((e for e in reading.entities if _is_called(e, name, reading.document.text)), None)
    return names[entity.id] if entity else ""


def _is_called(entity: Entity, name: str, text: str) -> bool:
    words = {text[m.start : m.end] for m in entity.mentions if m.kind in ("name", "metonym")}
    return name in words or entity.name == name


def main() -> None:
    """Prints the figures and, with --errors, the pairs that came out wrong."""
    parser = argparse.ArgumentParser(description="Who is who across documents.")
    parser.add_argument("cases", nargs="?", type=Path, default=CASES)
    parser.add_argument("--errors", action="store_true")
    given = parser.parse_args()
    reader = ReaderSettings().reader()
    readings, pairs = read_cases(given.cases, reader)
    judged = judge(readings, pairs, make_naming(reader.ontology, known=reader.known))
    found = figures(judged)
    sys.stdout.write(
        f"{len(readings)} documents, {len(pairs)} pairs: precision {found.precision:.3f} "
        f"({found.right}/{found.joined}), recall {found.recall:.3f} ({found.right}/{found.same})\n"
    )
    for pair in judged:
        if given.errors and pair.same != pair.joined:
            what = "not joined" if pair.same else "joined"
            sys.stdout.write(f"{what:<10} {pair.kind:<16} {pair.a} | {pair.b}  {pair.iris}\n")


if __name__ == "__main__":
    main()
