#!/usr/bin/env python3
"""Writes docs/status.md from the table that decides every statement's status (kg/reading/status.py).

python scripts/make_status_page.py [-o docs/status.md]
"""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from kg.reading.status import TABLE, Row

HEAD = """# How a statement gets its status

Made by `scripts/make_status_page.py` from the table in [kg/reading/status.py](../kg/reading/status.py), the one place
where status is decided. Read it from the top: the first row that fits decides. "-" fits anything. Only the row *fact*
puts a triple into the default graph; all others leave it in the graph of its statement. `kg explain` names the row.

- **Source**: somebody is given as the source, by a verb of saying, "according to", or quotation marks.
  How somebody is called beside a name ("said that Senator Larsen lied": Larsen is a senator) is the narrator's word
  in reported speech, and the speaker's between quotation marks.
- **Said**: the saying took place ("did not say that ..." is none).
- **Denied**: the source denies it.
- **Construction**: *question*, *planned* (future, plans, purposes), *demanded* ("must", "urged them to"), *conditional*
  ("if", doubts), *actual* (none of these). The cues are data, in [ontology/cues.ttl](../ontology/cues.ttl).
- **Negated**, **certain**: what the words say of the statement; hearsay ("reportedly") is never certain.

| row | source | said | denied | construction | negated | certain | status | graph |
|---|---|---|---|---|---|---|---|---|
"""


def page() -> str:
    """The page's text."""
    return HEAD + "".join(map(_line, TABLE)) + "\n## Examples\n" + "".join(e for row in TABLE for e in _examples(row))


def _line(row: Row) -> str:
    flags = [{True: "yes", False: "no", None: "-"}[f] for f in (row.held, row.uttered, row.denied)]
    words = [{True: "yes", False: "no", None: "-"}[f] for f in (row.negative, row.certain)]
    cells = [row.name, *flags, row.mode or "-", *words, f"**{row.status}**", row.graph]
    return f"| {' | '.join(cells)} |\n"


def _examples(row: Row) -> Iterator[str]:
    yield f"\n- *{row.name}* ({row.status})\n"
    yield from (f"  - {example}\n" for example in row.examples)


def main() -> int:
    """Reads the arguments and writes the page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("-o", "--output", type=Path, default=Path("docs/status.md"))
    parser.parse_args().output.write_text(page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
