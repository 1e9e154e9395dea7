"""kg serve"""

from pathlib import Path
from typing import Annotated

import typer

from kg.cli import options
from kg.cli.show import remark


def serve(
    store: Annotated[Path, typer.Argument(help="The store's folder.")],
    host: Annotated[str, typer.Option("--host", help="The address; any but loopback needs a token.")] = ("127.0.0.1"),
    port: Annotated[int, typer.Option("--port", min=1, max=65535, help="The port.")] = 8080,
    token: Annotated[str, typer.Option("--token", envvar="KG_TOKEN", help="What clients must show.")] = "",
    write: Annotated[bool, typer.Option("--write", help="Let clients add and remove documents.")] = False,
    workers: Annotated[int, typer.Option("--workers", min=0, help="Queries at once; by default one a core.")] = 0,
    timeout: Annotated[float, typer.Option("--timeout", min=0.1, help="Seconds that a query may take.")] = 60.0,
    memory: Annotated[int, typer.Option("--memory", min=512, help="Megabytes that a query's process may take.")] = 4096,
    model: options.Model = None,
) -> None:
    """Serve a store: SPARQL at /sparql, a page to query in, pages of entities and statements, a JSON API.

    Example: kg serve corpus
    """
    from kg.graph.disk import read_stamp
    from kg.serve.run import run
    from kg.serve.settings import Settings, check

    settings = Settings(store, host, port, token, write, workers, timeout, memory=memory, model=model)
    read_stamp(check(settings).store)
    remark(f"serving {store} at http://{host}:{port}/ (stop with Ctrl-C)")
    run(settings)
