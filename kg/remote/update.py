"""Pushing a graph by SPARQL 1.1 Update.

Each named graph is replaced. Facts, which stand in the default graph, also go into a graph of their own, `facts` under
the base: it tells the next push which triples of the default graph came from kg, so that only those are replaced, and
it serves stores whose default graph is the union of all. The graph `pushed` lists the graphs that were pushed, so that
those of documents that are gone go too.
"""

from collections.abc import Callable, Iterable, Iterator

import pyoxigraph as ox

from kg.errors import KgError
from kg.graph.terms import DCTERMS
from kg.remote.connection import Connection, RefusedError
from kg.remote.parts import Parts

PART = f"<{DCTERMS}hasPart>"
NEXT = " ;\n"
Tell = Callable[[str, int, int], None]


def push_by_update(connection: Connection, parts: Parts, *, default_graph: bool, batch: int, tell: Tell) -> None:
    """Makes the store hold these graphs; `batch` is the size in bytes that a request may have, or a single triple."""
    listed, listing = parts.name("pushed"), parts.name("pushed-next")
    if default_graph:
        _clear_default_graph(connection, parts)
    lines = (f"<{listed}> {PART} <{graph}> .\n" for graph in parts.graphs)
    _send_all(connection, _filling(listing, lines, f"DROP SILENT GRAPH <{listing}>", batch))
    _send(connection, _stale(listed, listing))
    for number, request in _grouped(_changes(parts, default_graph, batch), batch):
        _send(connection, request)
        tell("pushing", number, len(parts.graphs))
    _send(connection, f"MOVE SILENT GRAPH <{listing}> TO GRAPH <{listed}>")


def _clear_default_graph(connection: Connection, parts: Parts) -> None:
    """Takes what an earlier push brought out of the default graph; some stores have none, and so refuse at once."""
    try:
        _send(connection, f"DELETE {{ ?s ?p ?o }} WHERE {{ GRAPH <{parts.name('facts')}> {{ ?s ?p ?o }} }}")
    except RefusedError as error:
        raise KgError(f"{error}. If this store has no default graph of its own, push with --named-only") from error


def _stale(listed: str, listing: str) -> str:
    """Empties the graphs that an earlier push brought and this one does not."""
    return (
        f"DELETE {{ GRAPH ?g {{ ?s ?p ?o }} }} WHERE {{ GRAPH <{listed}> {{ ?list {PART} ?g }} "
        f"FILTER NOT EXISTS {{ GRAPH <{listing}> {{ ?other {PART} ?g }} }} GRAPH ?g {{ ?s ?p ?o }} }}"
    )


def _changes(parts: Parts, default_graph: bool, batch: int) -> Iterator[tuple[int, str]]:
    """Requests that replace one graph each, several where it is large, with the graph's number."""
    for number, (graph, triples) in enumerate(parts.graphs.items(), 1):
        both = default_graph and graph == parts.name("facts")
        start = f"DROP SILENT GRAPH <{graph}>"
        for request in _filling(graph, lines(triples), start, batch, both):
            yield number, request


def lines(triples: Iterable[ox.Triple]) -> Iterator[str]:
    """N-Triples, which SPARQL reads too."""
    return (f"{triple} .\n" for triple in triples)


def _filling(graph: str, lines: Iterable[str], start: str, batch: int, both: bool = False) -> Iterator[str]:
    """Requests that put the lines into a graph, with `both` into the default graph too; `start` opens the first."""
    first = True
    for group in _batches(lines, batch // 2 if both else batch):
        text = "".join(group)
        insert = f"INSERT DATA {{ {text if both else ''}GRAPH <{graph}> {{\n{text}}} }}"
        yield f"{start}{NEXT}{insert}" if first else insert
        first = False
    if first:
        yield start


def _batches(lines: Iterable[str], batch: int) -> Iterator[list[str]]:
    group: list[str] = []
    size = 0
    for line in lines:
        length = len(line.encode())
        if group and size + length > batch:
            yield group
            group, size = [], 0
        group.append(line)
        size += length
    if group:
        yield group


def _grouped(changes: Iterable[tuple[int, str]], batch: int) -> Iterator[tuple[int, str]]:
    """Small requests joined to larger ones, each with the number of the last graph in it."""
    group: list[str] = []
    size = last = 0
    for number, text in changes:
        length = len(text.encode())
        if group and size + length > batch:
            yield last, NEXT.join(group)
            group, size = [], 0
        group.append(text)
        size, last = size + length, number
    if group:
        yield last, NEXT.join(group)


def _send_all(connection: Connection, requests: Iterable[str]) -> None:
    for request in requests:
        _send(connection, request)


def _send(connection: Connection, request: str) -> None:
    connection.send("POST", request.encode(), {"Content-Type": "application/sparql-update"})
