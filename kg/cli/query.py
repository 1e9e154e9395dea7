"""kg query"""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli import options
from kg.cli.show import out, table, write
from kg.errors import KgError

if TYPE_CHECKING:
    from rdflib import Dataset, Graph

    from kg.graph.query import Result


class Format(StrEnum):
    """How an answer is written."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    TURTLE = "turtle"


def query(
    folder: Annotated[
        str | None,
        typer.Argument(
            metavar="FOLDER|URL", help="A build's folder, a store, a .trig, .nq or .ttl file, or a SPARQL endpoint."
        ),
    ] = None,
    asked: Annotated[
        str | None, typer.Argument(metavar="NAME|SPARQL", help="A query that comes with kg, a .rq file, or SPARQL.")
    ] = None,
    format: Annotated[Format, typer.Option("--format", help="How to write the answer.")] = Format.TABLE,
    list_all: Annotated[bool, typer.Option("--list", help="List the queries that come with kg.")] = False,
    default_graph: Annotated[
        str, typer.Option("--default-graph", help="URL: the graph that plain patterns see, as in the SPARQL protocol.")
    ] = "",
    token: options.Token = "",
    user: options.User = "",
    timeout: options.Timeout = 60.0,
) -> None:
    """Ask the graph: a query that comes with kg, or SPARQL.

    A plain pattern sees facts only; claims stand in graphs of their own: GRAPH ?statement { ... }

    Example: kg query output/may who-said-what --format csv
    or: kg query http://127.0.0.1:7878/query who-said-what
    """
    from kg.graph.query import list_queries
    from kg.graph.query import query as run
    from kg.graph.store import from_quads, load

    if list_all:
        table(("name", "title", "about"), [(q.name, q.title, q.about) for q in list_queries()])
        return
    if folder is None or asked is None:
        raise KgError("name a build's folder and a query; kg query --list shows the queries that come with kg")
    if folder.startswith(("http://", "https://")):
        from kg.remote.ask import ask
        from kg.remote.connection import Access

        result = ask(folder, asked, Access(token, user, timeout), default_graph=default_graph)
        _show(result, from_quads([]), format)
        return
    dataset = load(folder)
    _show(run(dataset, asked), dataset, format)


def _show(result: "Result", dataset: "Dataset", format: Format) -> None:
    from kg.graph.query import to_csv, to_json, to_turtle

    if format is Format.CSV:
        write(to_csv(result))
    elif format is Format.JSON:
        write(to_json(result))
    elif format is Format.TURTLE or result.graph is not None:
        if result.graph is not None:
            _bind(result.graph, dataset)
        write(to_turtle(result))
    elif result.answer is not None:
        write("yes" if result.answer else "no")
    else:
        table(result.variables, [[_cell(term, dataset) for term in row] for row in result.rows])
        if not result.rows:
            out().print("no rows")


def _bind(graph: "Graph", dataset: "Dataset") -> None:
    for prefix, namespace in dataset.namespaces():
        graph.bind(prefix, namespace)


def _cell(term: object, dataset: "Dataset") -> str:
    from rdflib import URIRef

    from kg.graph.store import shorten

    return "" if term is None else shorten(str(term), dataset) if isinstance(term, URIRef) else str(term)
