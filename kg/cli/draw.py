"""kg draw"""

from pathlib import Path
from typing import Annotated

import typer

from kg.cli import options


def draw(
    folder: options.BuildFolder,
    output: Annotated[Path, typer.Option("-o", "--output", help="The picture to write, .svg or .png.")],
    focus: Annotated[str | None, typer.Option("--focus", help="A name: show it and what it is linked to.")] = None,
    facts_only: Annotated[bool, typer.Option("--facts-only", help="Leave claims out.")] = False,
    limit: Annotated[int, typer.Option("--limit", min=2, help="At most so many entities.")] = 60,
    title: Annotated[str | None, typer.Option("--title", help="What stands above the picture.")] = None,
) -> None:
    """Draw the graph: facts solid, claims dashed and labelled with who makes them.

    Example: kg draw output/may -o may.svg --focus Norway
    """
    from kg.network.draw import draw as run
    from kg.pipeline import to_networkx

    run(to_networkx(folder, facts_only=facts_only), output, title=title, limit=limit, focus=focus)
    typer.echo(output)
