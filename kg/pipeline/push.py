"""A build or a store, brought to someone else's store."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kg.pipeline.export import base_of, quads_of
from kg.remote.connection import Access, connect
from kg.remote.graph_store import push_by_graph_store
from kg.remote.parts import parts_of
from kg.remote.update import push_by_update

# Virtuoso 7 compiles an update as one procedure, and refuses some of 100,000 bytes in many graphs.
BATCH = 60_000


@dataclass(frozen=True, slots=True)
class Pushed:
    """How much was brought."""

    graphs: int
    quads: int


def push(
    folder: Path,
    url: str,
    access: Access | None = None,
    *,
    graph_store: bool = False,
    default_graph: bool = True,
    batch: int = BATCH,
    progress: Callable[[str, int, int], None] = lambda step, done, total: None,
) -> Pushed:
    """Replaces each graph of a build or store in the store at `url`, and takes away what an earlier push left there.

    `url` is that of SPARQL 1.1 Update, or with `graph_store` of the Graph Store Protocol. Facts are in the graph
    `facts` under the base, and with `default_graph` also in the default graph. `batch` is the size of an update in
    bytes. Raises KgError with the server's own words; pushing again mends what broke off.
    """
    quads, base = quads_of(folder), base_of(folder)
    parts = parts_of(quads, base)
    with connect(url, access or Access()) as connection:
        if graph_store:
            push_by_graph_store(connection, parts, default_graph=default_graph, tell=progress)
        else:
            push_by_update(connection, parts, default_graph=default_graph, batch=batch, tell=progress)
    return Pushed(len(parts.graphs), len(quads))
