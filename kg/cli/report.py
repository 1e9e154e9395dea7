"""kg report"""

from pathlib import Path
from typing import Annotated

import typer

from kg.cli import options


def report(
    folder: options.BuildFolder,
    output: Annotated[Path, typer.Option("-o", "--output", help="The report to write, .html or .md.")],
) -> None:
    """Write what was read in plain English: who is who, orders, what is contested, claims, facts, what gave nothing.

    Example: kg report output/corpus -o corpus.html
    """
    from kg.pipeline.report import report as run

    typer.echo(run(folder, output))
