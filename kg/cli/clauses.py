"""kg clauses"""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from kg.cli import options
from kg.cli.show import out, table, write


class Format(StrEnum):
    """How open triples are written."""

    TABLE = "table"
    JSONL = "jsonl"
    CSV = "csv"


def clauses(
    files: Annotated[list[Path], typer.Argument(help="Files or folders as for kg build, or - for standard input.")],
    format: Annotated[Format, typer.Option("--format", help="How to write them.")] = Format.TABLE,
    output: Annotated[Path | None, typer.Option("-o", "--output", help="A file to write csv or jsonl into.")] = None,
    model: options.Model = None,
) -> None:
    """Print what the clauses of a text say: subject, relation, object, without an ontology.

    Negation, modality and speaker are columns of their own; csv and jsonl also have the characters.

    Example: kg clauses statement.txt --format csv
    """
    from kg.errors import KgError
    from kg.pipeline.triples import as_csv, as_jsonl, as_rows, clauses_of

    if format is Format.TABLE and output is not None:
        raise KgError("a table is for the screen; add --format csv or --format jsonl to write a file")
    found = list(clauses_of(files, model=model))
    if format is not Format.TABLE:
        write(as_csv(found) if format is Format.CSV else as_jsonl(found), output)
        return
    rows = [_cells(row) for row in as_rows(found)]
    if rows:
        table(("subject", "relation", "object", "arguments", "reality", "speaker"), rows)
    else:
        out().print("no clauses")


def _cells(row: tuple[str, ...]) -> tuple[str, ...]:
    _, subject, relation, object, arguments, polarity, modality, speaker, *_ = row
    marks = [mark for mark in (polarity, modality) if mark not in ("positive", "actual")]
    return (subject, relation, object, arguments, ", ".join(marks), speaker)
