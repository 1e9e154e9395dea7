"""kg validate"""

from pathlib import Path
from typing import Annotated

import typer

from kg.cli import options
from kg.cli.show import write


def validate(
    folder: options.Folder,
    shapes: Annotated[
        list[Path] | None, typer.Option("--shapes", help="SHACL shapes of your own, Turtle; may be repeated.")
    ] = None,
) -> None:
    """Check the graph against the SHACL shapes; exit status 1 where it breaks one.

    Example: kg validate output/may --shapes ours.ttl
    """
    from kg.graph.store import load
    from kg.graph.validate import validate as run

    report = run(load(folder), shapes or ())
    for problem in report.problems:
        write(f"{problem.severity}: {problem}")
    write("The graph conforms." if report.conforms else f"{len(report.problems)} problems.")
    if not report.conforms:
        raise typer.Exit(1)
