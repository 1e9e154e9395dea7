"""Asking another server's SPARQL endpoint (SPARQL 1.1 Protocol)."""

import re
from urllib.parse import urlencode

import httpx
import pyoxigraph as ox

from kg.errors import KgError
from kg.graph.iris import DEFAULT_BASE, prefixes
from kg.graph.query import Result, graph_of, result_of, text_of
from kg.remote.connection import Access, connect

ROWS = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
}
TRIPLES = {
    "application/n-triples": ox.RdfFormat.TURTLE,
    "text/turtle": ox.RdfFormat.TURTLE,
    "text/plain": ox.RdfFormat.TURTLE,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
}
ACCEPT = (
    "application/sparql-results+json, application/n-triples, text/turtle;q=0.9, "
    "application/sparql-results+xml;q=0.8, application/rdf+xml;q=0.7"
)


def ask(url: str, sparql: str, access: Access, *, base: str = DEFAULT_BASE, default_graph: str = "") -> Result:
    """What the endpoint answers to SPARQL, a shipped query's name or a .rq file; kg's prefixes are added where used.

    `default_graph` names the graph that plain patterns see, as a parameter of the protocol. Raises KgError with the
    server's own words.
    """
    form = [("query", with_prefixes(text_of(sparql), base))]
    if default_graph:
        form.append(("default-graph-uri", default_graph))
    headers = {"Content-Type": "application/x-www-form-urlencoded", "Accept": ACCEPT}
    with connect(url, access) as connection:
        response = connection.send("POST", urlencode(form).encode(), headers)
        return _result(response, str(connection.url))


def with_prefixes(query: str, base: str = DEFAULT_BASE) -> str:
    """The query with those of kg's prefixes that it uses and does not declare."""
    declared = set(re.findall(r"(?i)\bPREFIX\s+([\w-]*):", query))
    used = set(re.findall(r"([A-Za-z][\w-]*):", query)) - declared
    lines = [f"PREFIX {name}: <{iri}>\n" for name, iri in prefixes(base).items() if name in used]
    return "".join(lines) + query


def _result(response: httpx.Response, url: str) -> Result:
    kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    try:
        if kind in ROWS:
            return result_of(ox.parse_query_results(response.content, format=ROWS[kind]))
        if kind in TRIPLES:
            return Result(graph=graph_of(q.triple for q in ox.parse(response.content, format=TRIPLES[kind])))
    except (SyntaxError, ValueError) as error:
        raise KgError(f"{url}: the answer is not sound {kind} ({error})") from error
    raise KgError(f"{url}: answered with {kind or 'something without a type'}; is this a SPARQL endpoint?")
