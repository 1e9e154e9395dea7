"""kg explain"""

from typing import Annotated

import typer

from kg.cli import options
from kg.cli.show import write
from kg.errors import KgError


def explain(
    folder: options.Folder,
    what: Annotated[
        str, typer.Argument(help="A name, an IRI, or a triple as 'subject | predicate | object' with * for anything.")
    ],
) -> None:
    """Show why a triple is there: its words, who says them, the frame that read them.

    Example: kg explain output/may "Norway | rejects | *"
    """
    from kg.graph.explain import as_text
    from kg.graph.explain import explain as run
    from kg.graph.store import load

    found = run(load(folder), what)
    if not found:
        raise KgError(f"no statement is about {what!r}; kg query FOLDER who-said-what lists what there is")
    write("\n\n".join(map(as_text, found)))
