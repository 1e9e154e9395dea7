"""kg explore"""

from pathlib import Path
from typing import Annotated

import typer

from kg.cli import options


def explore(
    folder: options.BuildFolder,
    output: Annotated[Path, typer.Option("-o", "--output", help="The page to write, an .html file.")],
    title: Annotated[str | None, typer.Option("--title", help="What stands above it.")] = None,
) -> None:
    """Write a page to see, filter and read the graph in, beside the texts; it works offline in any browser.

    Example: kg explore output/corpus -o corpus.html
    """
    from kg.pipeline.page import explore as run

    typer.echo(run(folder, output, title=title))
