"""kg build"""

from pathlib import Path
from typing import Annotated

import typer

from kg.cli import options
from kg.cli.show import progress_bar, remark, warn


def build(
    paths: Annotated[
        list[Path],
        typer.Argument(help="Texts (.txt, .md, .html, .jsonl), folders, a statements.jsonl, or - for standard input."),
    ],
    output: Annotated[Path, typer.Option("-o", "--output", help="The folder to write into; made where missing.")],
    date: Annotated[
        str | None, typer.Option("--date", help="The day of publication, YYYY-MM-DD, whatever the documents say.")
    ] = None,
    model: options.Model = None,
    ontology: options.Ontologies = None,
    entities: options.Entities = None,
    decisions: options.Decisions = None,
    base: Annotated[str | None, typer.Option("--base", help="The IRI that your resources live under.")] = None,
    workers: Annotated[int, typer.Option("--workers", min=1, help="Processes to read with; same bytes.")] = 1,
) -> None:
    """Read documents and write the graph, the network, a picture and a report.

    Example: kg build statements/ -o output/may --date 2024-05-03
    """
    from kg.graph.iris import DEFAULT_BASE
    from kg.pipeline import build as run

    with progress_bar() as tell:
        result = run(
            list(paths),
            output,
            date=date,
            model=model,
            ontologies=ontology or (),
            entities=entities or (),
            base=base or DEFAULT_BASE,
            decisions=decisions,
            workers=workers,
            progress=tell,
            warn=warn,
        )
    statements = sum(len(reading.statements) for reading in result.readings)
    remark(f"documents: {len(result.readings)}, statements: {statements}; read {result.output / 'report.md'} first")
    for path in result.files:
        typer.echo(path)
    if result.failures:
        warn(f"{len(result.failures)} not read: {'; '.join(result.failures)}")
        raise typer.Exit(1)
