"""kg draw"""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from kg.cli import options


class Kind(StrEnum):
    """The kinds of picture."""

    graph = "graph"
    timeline = "timeline"
    stances = "stances"
    obligations = "obligations"


def draw(
    folder: options.BuildFolder,
    output: Annotated[Path, typer.Option("-o", "--output", help="The picture to write, .svg or .png.")],
    kind: Annotated[Kind, typer.Option("--kind", help="What to draw.")] = Kind.graph,
    focus: Annotated[str | None, typer.Option("--focus", help="A name: show it and what it is linked to.")] = None,
    facts_only: Annotated[bool, typer.Option("--facts-only", help="Leave claims out.")] = False,
    limit: Annotated[
        int | None, typer.Option("--limit", min=2, help="At most so many entities, acts, rows or obligations.")
    ] = None,
    title: Annotated[str | None, typer.Option("--title", help="What stands above the picture.")] = None,
) -> None:
    """Draw the graph, the timeline of dated acts, who stands where, or who must do what, by whose order.

    Facts are solid, claims dashed and labelled with who makes them. For print, .svg keeps its sharpness at any size.

    Example: kg draw output/may -o may.svg --kind obligations --focus Norway
    """
    from kg.network.draw import draw as run
    from kg.pipeline import to_networkx

    graph = to_networkx(folder, facts_only=facts_only)
    run(graph, output, kind=kind, title=title, limit=limit, focus=focus)
    typer.echo(output)
