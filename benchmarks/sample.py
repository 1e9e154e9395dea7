#!/usr/bin/env python3
"""Draws statements from texts for people to judge beside the text.

    python benchmarks/sample.py FOLDER -o SHEET.md [--documents 20] [--statements 200] [--seed 1] [--asserted]
        [--split NAME] [--model M] [--parses FOLDER]

FOLDER is laid out as a benchmark's (input/, maybe gold.jsonl, of which only the name of the document's split is used).
The sheet gives each text and below it the statements drawn: subject, predicate, object, qualifiers, standing, words.
The same seed draws the same statements from the same readings.
"""

import argparse
import json
import random
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.common import documents, read_with_kept_parse
from kg.model import Document, Reading, Statement, Value
from kg.ontology import Ontology
from kg.reading.read import make_reader
from kg.sentences import name_of, sentence


def chosen(folder: Path, number: int, seed: int, split: str | None) -> list[Document]:
    """So many documents of the folder, drawn by the seed, in the order of their names."""
    rows = (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines() if split else []
    about = {row["doc"]: row for row in map(json.loads, rows)}
    known = [d for d in documents(folder) if not split or about.get(d.id, {}).get("split") == split]
    drawn = random.Random(seed).sample(known, min(number, len(known)))
    dated = (replace(d, date=d.date or about.get(d.id, {}).get("date")) for d in drawn)
    return sorted(dated, key=lambda d: d.id)


def drawn(readings: list[Reading], number: int, seed: int, asserted: bool) -> dict[str, list[Statement]]:
    """So many statements of all readings, drawn by the seed, by document."""
    pool = [(r.document.id, s) for r in readings for s in r.statements if not asserted or s.status == "asserted"]
    by_document = defaultdict(list)
    for document, statement in random.Random(seed).sample(pool, min(number, len(pool))):
        by_document[document].append(statement)
    return {d: sorted(found, key=lambda s: (s.evidence, s.id)) for d, found in by_document.items()}


def sheet(readings: list[Reading], statements: dict[str, list[Statement]], ontology: Ontology) -> Iterator[str]:
    """The lines of the sheet: each text with the statements drawn from it, numbered through."""
    number = 0
    for reading in readings:
        yield f"# {reading.document.id} ({reading.document.date or 'no date'})\n\n{reading.document.text.strip()}\n"
        for statement in statements.get(reading.document.id, ()):
            number += 1
            yield "\n".join((f"## {number}", *_parts(reading, statement, ontology), ""))


def _parts(reading: Reading, statement: Statement, ontology: Ontology) -> Iterator[str]:
    named = {"subject": (statement.subject,), "object": (statement.object,), **statement.qualifiers}
    yield f"- predicate: {statement.predicate}"
    for name, values in named.items():
        yield f"- {name}: {'; '.join(_shown(reading, v, ontology) for v in values)}"
    yield f"- standing: {statement.status}, {statement.polarity}, {statement.certainty}"
    holders = [_shown(reading, link.holder, ontology) for link in reading.chain(statement)]
    yield f"- speakers: {', told by '.join(holders) or 'the document itself'}"
    yield f"- in words: {sentence(reading, statement, ontology)}"
    yield "- evidence: " + " […] ".join(" ".join(reading.document.text[a:b].split()) for a, b in statement.evidence)


def _shown(reading: Reading, value: Value | None, ontology: Ontology) -> str:
    entity = next((e for e in reading.entities if e.id == value), None)
    if entity is not None:
        return f"{entity.name} [{entity.type}]"
    return "(nobody named)" if value is None else name_of(reading, value, ontology)


def main() -> int:
    """Reads the arguments and writes the sheet."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("-o", "--output", type=Path, required=True)
    parser.add_argument("--documents", type=int, default=20)
    parser.add_argument("--statements", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--asserted", action="store_true", help="only what the documents themselves assert")
    parser.add_argument("--split")
    parser.add_argument("--model")
    parser.add_argument("--parses", type=Path)
    options = parser.parse_args()
    reader = make_reader(options.model)
    texts = chosen(options.folder, options.documents, options.seed, options.split)
    readings = [read_with_kept_parse(d, reader, options.parses) for d in texts]
    statements = drawn(readings, options.statements, options.seed, options.asserted)
    options.output.write_text("\n".join(sheet(readings, statements, reader.ontology)), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
