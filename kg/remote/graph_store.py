"""Pushing a graph by SPARQL 1.1 Graph Store HTTP Protocol: one request for each graph.

What is where in the other store, and why, is as `kg.remote.update` tells.
"""

from collections.abc import Iterable

import pyoxigraph as ox

from kg.errors import KgError
from kg.graph.terms import DCTERMS
from kg.remote.connection import Connection
from kg.remote.parts import Parts
from kg.remote.update import Tell, lines

PART = ox.NamedNode(DCTERMS + "hasPart")
# N-Triples are Turtle, which is the one format that every such server must read.
TURTLE = {"Content-Type": "text/turtle; charset=utf-8"}
READ = {"Accept": "application/n-triples, text/turtle;q=0.9"}


def push_by_graph_store(connection: Connection, parts: Parts, *, default_graph: bool, tell: Tell) -> None:
    """Makes the store hold these graphs."""
    listed, facts = ox.NamedNode(parts.name("pushed")), parts.name("facts")
    before = {t.object.value for t in _get(connection, listed.value) if isinstance(t.object, ox.NamedNode)}
    # Until the end the list has the old and the new, so that a push that breaks off forgets none.
    _list(connection, listed, {*before, *parts.graphs})
    for graph in sorted(before - parts.graphs.keys()):
        connection.send("DELETE", parameters={"graph": graph}, absent=True)
    if default_graph:
        _default_graph(connection, facts, parts.graphs.get(facts, []))
    for number, (graph, triples) in enumerate(parts.graphs.items(), 1):
        _put(connection, graph, triples)
        tell("pushing", number, len(parts.graphs))
    _list(connection, listed, parts.graphs)


def _default_graph(connection: Connection, graph: str, facts: list[ox.Triple]) -> None:
    """Replaces what kg brought to the default graph, and nothing else there."""
    earlier = set(_get(connection, graph))
    _put(connection, graph, [*earlier, *facts])
    others = [t for t in _get(connection, "") if t not in earlier]
    _put(connection, "", [*others, *facts])


def _list(connection: Connection, node: ox.NamedNode, graphs: Iterable[str]) -> None:
    _put(connection, node.value, [ox.Triple(node, PART, ox.NamedNode(graph)) for graph in sorted(graphs)])


def _put(connection: Connection, graph: str, triples: Iterable[ox.Triple]) -> None:
    connection.send("PUT", "".join(lines(triples)).encode(), TURTLE, _named(graph))


def _get(connection: Connection, graph: str) -> list[ox.Triple]:
    """The triples of a graph, none where there is no such graph."""
    response = connection.send("GET", None, READ, _named(graph), absent=True)
    if response.status_code == 404:
        return []
    try:
        return [q.triple for q in ox.parse(response.content, format=ox.RdfFormat.TURTLE)]
    except (SyntaxError, ValueError) as error:
        raise KgError(f"{connection.url}: answered with what is no Turtle ({error}); is this a graph store?") from error


def _named(graph: str) -> dict[str, str]:
    """The parameter that names a graph; the default graph is ""."""
    return {"graph": graph} if graph else {"default": ""}
