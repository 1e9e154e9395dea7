"""The interface in OpenAPI 3.1, for programs and for those who write them."""

from typing import Any

from kg import __version__

ROWS = ("application/sparql-results+json", "application/sparql-results+xml", "text/csv", "text/tab-separated-values")
TRIPLES = ("text/turtle", "application/n-triples", "application/rdf+xml", "application/ld+json")
QUADS = ("application/trig", "application/n-quads")
TEXT = {"type": "string"}
DOCUMENT = {
    "type": "object",
    "required": ["text"],
    "additionalProperties": False,
    "properties": {
        "text": {**TEXT, "description": "The document as it is."},
        "date": {**TEXT, "description": "The day of publication, ISO 8601."},
        "title": TEXT,
        "uri": {**TEXT, "description": "Its address; versions of a document share it."},
        "id": TEXT,
    },
}
OUTCOME = {
    "type": "object",
    "properties": {
        "outcome": {"enum": ["added", "changed", "unchanged", "copy", "removed"]},
        "id": TEXT,
        "statements": {"type": "integer"},
        "appeared": {"type": "array", "items": TEXT},
        "disappeared": {"type": "array", "items": TEXT},
        "of": TEXT,
    },
}


def describe(server: str, token: bool) -> dict[str, Any]:
    """The description, for a server at that address."""
    found: dict[str, Any] = {
        "openapi": "3.1.0",
        "info": {
            "title": "kg",
            "version": __version__,
            "description": "A corpus of statements with words and speaker.",
        },
        "servers": [{"url": server}],
        "paths": _paths(),
        "components": {"schemas": {"Document": DOCUMENT, "Outcome": OUTCOME}},
    }
    if token:
        found["components"]["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
        found["security"] = [{"token": []}]
    return found


def _paths() -> dict[str, Any]:
    query = [
        _parameter("query", "SPARQL 1.1", True),
        *_datasets(),
        _parameter("format", "json, xml, csv, tsv, ttl ..."),
    ]
    form = {"application/x-www-form-urlencoded": {"schema": {"type": "object", "properties": {"query": TEXT}}}}
    direct = {"application/sparql-query": {"schema": TEXT}}
    graph = [_parameter("graph", "the graph's IRI"), _parameter("default", "the default graph: the facts")]
    node = [_parameter("iri", "the node's IRI", True), _parameter("format", "html, json, ttl, jsonld, nt, trig")]
    about = [_parameter("iri", "the node's IRI; none: all documents"), _parameter("page", "which forty, from 1")]
    page = _contents(("text/html",))
    within = {"name": "path", "in": "path", "required": True, "schema": TEXT}
    why = _parameter("why", "the reason, for the log")
    name = {"name": "name", "in": "path", "required": True, "schema": TEXT, "description": "id, address or IRI"}
    reading = {"application/json": {"schema": {"type": "object"}}, "application/trig": {"schema": TEXT}}
    outcome = {"application/json": {"schema": {"$ref": "#/components/schemas/Outcome"}}}
    return {
        "/sparql": {
            "get": _operation("Query (SPARQL 1.1 Protocol)", query, _contents(ROWS + TRIPLES)),
            "post": _operation(
                "Query (SPARQL 1.1 Protocol)", _datasets(), _contents(ROWS + TRIPLES), {**form, **direct}
            ),
        },
        "/queries.json": {"get": _operation("The queries that come with kg", [], _contents(("application/json",)))},
        "/graphs": {"get": _operation("A graph (Graph Store Protocol)", graph, _contents(TRIPLES + QUADS))},
        "/id": {"get": _operation("A node: page or data", node, _contents(("text/html", *TRIPLES, *QUADS)))},
        "/id/{path}": {"get": _operation("A node by its path", [within], _contents(("text/html", *TRIPLES, *QUADS)))},
        "/explore": {"get": _operation("The explorer over the documents that speak of a node", about, page)},
        "/explore.json": {"get": _operation("The explorer's data", about, _contents(("application/json",)))},
        "/find": {
            "get": _operation(
                "Nodes by name", [_parameter("name", "a name or a part of it", True)], _contents(("application/json",))
            )
        },
        "/api/read": {"post": _operation("Read a text, and store nothing", [], reading, _posted())},
        "/api/documents": {"post": _operation("Add a document (with --write)", [why], outcome, _posted())},
        "/api/documents/{name}": {"delete": _operation("Remove a document (with --write)", [name, why], outcome)},
    }


def _operation(
    summary: str, parameters: list[dict[str, Any]], answers: dict[str, Any], body: dict[str, Any] | None = None
) -> dict[str, Any]:
    errors = {"400": "what was asked is not sound", "413": "too long", "503": "busy", "504": "took too long"}
    found: dict[str, Any] = {
        "summary": summary,
        "parameters": parameters,
        "responses": {
            "200": {"description": "the answer", "content": answers},
            **{status: {"description": text} for status, text in errors.items()},
        },
    }
    return {**found, "requestBody": {"required": True, "content": body}} if body else found


def _parameter(name: str, text: str, required: bool = False) -> dict[str, Any]:
    return {"name": name, "in": "query", "required": required, "description": text, "schema": TEXT}


def _datasets() -> list[dict[str, Any]]:
    return [
        _parameter("default-graph-uri", "graphs to take as the default graph"),
        _parameter("named-graph-uri", "graphs to see"),
    ]


def _contents(kinds: tuple[str, ...]) -> dict[str, Any]:
    return {kind: {} for kind in kinds}


def _posted() -> dict[str, Any]:
    return {"application/json": {"schema": {"$ref": "#/components/schemas/Document"}}}
