#!/usr/bin/env python3
"""Writes ontology/entities.ttl from a table of known entities and our own supplement.

    python scripts/make_entities.py ENTITIES.tsv [-o ontology/entities.ttl]

An entity's IRI ends in the slug of its label. Where several share a slug, the first in the order of PREFERENCE
(countries, then territories, ...; within a type by label) keeps it; the others append their type, then a number.
`entities_supplement.tsv`, beside this script, adds single facts: label, type, property, value. The property `drop`
takes an alias away; a label that the table lacks makes a new entity.
"""

import argparse
import csv
from pathlib import Path

from kg.entity_table import COLUMNS, ENTITY, PREFERENCE, WIKIDATA, Row, Rows, name_rows, read_tsv

HERE = Path(__file__).parent
HEAD = """# Known entities: names, codes, demonyms, capitals, seats, Wikidata ids.
# Made by scripts/make_entities.py; change its inputs, not this file.
# kg:parent and kg:territorialStatus repeat what the list's sources say; they decide nothing about a disputed place.
@prefix e: <urn:citegraph:entity/> .
@prefix kg: <https://w3id.org/citegraph/ns#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix wd: <http://www.wikidata.org/entity/> .
"""
ORDER = (*(c for c in COLUMNS.values() if c not in ("type", "prefLabel")), "preferredFor", "ordinaryWord")


def merged(table: Path, supplement: Path) -> Rows:
    """The table with the supplement's facts worked in, each entity under its IRI."""
    raw: Rows = {}
    read_tsv(table, raw)
    rows = {(row["prefLabel"][0], row["type"][0]): row for row in raw.values()}
    with supplement.open(encoding="utf-8", newline="") as file:
        lines = (line for line in file if line.strip() and not line.startswith("#"))
        for fact in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            label, kind = fact["label"], fact["type"]
            row = rows.setdefault((label, kind), {"prefLabel": [label], "type": [kind]})
            _add_fact(row, fact["property"], fact["value"])
    named: Rows = {}
    name_rows(rows.values(), named)
    return named


def _add_fact(row: Row, key: str, value: str) -> None:
    if key == "drop":
        row["altLabel"] = [alias for alias in row["altLabel"] if alias != value]
    elif value not in row.setdefault(key, []):
        row[key].append(value)


def turtle(rows: Rows) -> str:
    """All entities, by type in the order of preference, then by IRI."""
    parts = [HEAD]
    for kind in PREFERENCE:
        parts.append(f"# {kind}\n")
        parts += [_entity(iri, row) for iri, row in sorted(rows.items()) if row["type"] == [kind]]
    return "\n".join(parts)


def _entity(iri: str, row: Row) -> str:
    lines = [f"{_short(iri)} a kg:{row['type'][0]} ; skos:prefLabel {_short(row['prefLabel'][0])}"]
    for key in ORDER:
        if row.get(key):
            prefix = "skos" if key in ("prefLabel", "altLabel", "exactMatch") else "kg"
            lines.append(f"{prefix}:{key} " + ", ".join(map(_short, row[key])))
    return " ;\n  ".join(lines) + " .\n"


def _short(value: str) -> str:
    for base, prefix in ((ENTITY, "e:"), (WIKIDATA, "wd:")):
        if value.startswith(base):
            return prefix + value.removeprefix(base)
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def main() -> None:
    """Reads the arguments and writes the file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("table", type=Path)
    parser.add_argument("-o", "--output", type=Path, default=HERE.parent / "ontology" / "entities.ttl")
    options = parser.parse_args()
    rows = merged(options.table, HERE / "entities_supplement.tsv")
    options.output.write_text(turtle(rows), encoding="utf-8", newline="\n")
    print(f"{options.output}: {len(rows)} entities")


if __name__ == "__main__":
    main()
