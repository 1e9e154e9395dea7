"""kg push"""

from typing import Annotated

import typer

from kg.cli import options
from kg.cli.show import progress_bar, write


def push(
    folder: options.BuildFolder,
    url: Annotated[str, typer.Argument(help="The address for SPARQL 1.1 Update, or with --graph-store for graphs.")],
    graph_store: Annotated[
        bool, typer.Option("--graph-store", help="The address speaks the SPARQL 1.1 Graph Store Protocol.")
    ] = False,
    named_only: Annotated[
        bool,
        typer.Option("--named-only", help="Leave the default graph alone; facts are in the graph urn:citegraph:facts."),
    ] = False,
    token: options.Token = "",
    user: options.User = "",
    timeout: options.Timeout = 60.0,
    batch: Annotated[int, typer.Option("--batch", min=1, help="Kilobytes that an update may have.")] = 60,
) -> None:
    """Bring a build or a store to someone else's SPARQL store; pushing again changes nothing.

    Each named graph is replaced, and what an earlier push brought and is gone now goes there too. Other graphs stay.

    Example: kg push corpus http://127.0.0.1:7878/update
    """
    from kg.pipeline.push import push as run
    from kg.remote.connection import Access

    access = Access(token, user, timeout)
    with progress_bar() as tell:
        done = run(
            folder,
            url,
            access,
            graph_store=graph_store,
            default_graph=not named_only,
            batch=batch * 1000,
            progress=tell,
        )
    write(f"{done.graphs} graphs, {done.quads} quads")
