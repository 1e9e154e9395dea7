"""Queries: those that come with kg give the answers they promise; one's own, and their faults."""

import csv
import io
import json
from pathlib import Path

import pytest
from rdflib import Dataset, Graph, Literal

from kg.errors import KgError
from kg.graph.query import Result, ShippedQuery, list_queries, query, to_csv, to_json, to_turtle

NAMES = [q.name for q in list_queries()]
PEOPLE = "SELECT ?name { ?p a kg:Person ; skos:prefLabel ?name } ORDER BY ?name"


@pytest.mark.parametrize("shipped", list_queries(), ids=NAMES)
def test_a_shipped_query_gives_the_example_it_shows(shipped: ShippedQuery, dataset: Dataset) -> None:
    assert shipped.title
    assert shipped.about.endswith(".")
    assert shipped.examples
    result = query(dataset, shipped.name)
    rows = {tuple("" if term is None else str(term) for term in row) for row in result.rows}
    assert set(shipped.examples) <= rows
    assert "ORDER BY" in shipped.sparql


@pytest.mark.parametrize("name", NAMES)
def test_a_shipped_query_joins_nothing_by_chance(name: str, dataset: Dataset) -> None:
    # Every optional part that were joined loosely would multiply the rows by the number of labels.
    assert len(query(dataset, name).rows) <= 8


@pytest.mark.parametrize("name", NAMES)
def test_a_shipped_query_of_an_empty_graph_is_empty(name: str) -> None:
    assert query(Dataset(store="Oxigraph"), _with_prefixes(name)).rows == ()


def _with_prefixes(name: str) -> str:
    from kg.graph.iris import prefixes

    text = next(q.sparql for q in list_queries() if q.name == name)
    return "".join(f"PREFIX {p}: <{iri}>\n" for p, iri in prefixes().items()) + text


def test_the_eight_queries_are_there() -> None:
    wanted = "calls claims-and-facts contested orders-and-obligations roles stances timeline who-said-what"
    assert wanted.split() == NAMES


def test_a_denial_and_a_claim_of_the_same_do_not_agree(dataset: Dataset) -> None:
    rows = [tuple(map(str, row)) for row in query(dataset, "contested").rows]
    assert [row[:3] for row in rows] == [("Ruritania", "attacks", "Norway")]


def test_ones_own_query_ask_and_construct(dataset: Dataset, tmp_path: Path) -> None:
    assert [str(row[0]) for row in query(dataset, PEOPLE).rows] == ["Anna Larsen", "Peter Novak", "spokesman"]
    assert query(dataset, "ASK { ent:norway a kg:Country }").answer is True
    graph = query(dataset, "CONSTRUCT { ?s a kg:Person } WHERE { ?s a kg:Person }").graph
    assert isinstance(graph, Graph)
    assert len(graph) == 3
    (tmp_path / "people.rq").write_text(PEOPLE)
    assert len(query(dataset, str(tmp_path / "people.rq")).rows) == 3


def test_csv(dataset: Dataset) -> None:
    rows = list(csv.reader(io.StringIO(to_csv(query(dataset, PEOPLE)))))
    assert rows == [["name"], ["Anna Larsen"], ["Peter Novak"], ["spokesman"]]
    assert to_csv(query(dataset, "ASK { ?s a kg:Person }")).split() == ["answer", "true"]
    tricky = Result(("x",), ((Literal('a "b",\nc'),), (None,)))
    assert list(csv.reader(io.StringIO(to_csv(tricky), newline=""))) == [["x"], ['a "b",\nc'], [""]]


def test_json(dataset: Dataset) -> None:
    found = json.loads(to_json(query(dataset, 'SELECT ?a ?b { VALUES (?a ?b) { (ent:x "é"@fr) (2 UNDEF) } }')))
    assert found["head"] == {"vars": ["a", "b"]}
    assert {"type": "uri", "value": "urn:citegraph:entity/x"} in [row["a"] for row in found["results"]["bindings"]]
    assert {"type": "literal", "value": "é", "xml:lang": "fr"} in [row.get("b") for row in found["results"]["bindings"]]
    integer = {"type": "literal", "value": "2", "datatype": "http://www.w3.org/2001/XMLSchema#integer"}
    assert {"a": integer} in found["results"]["bindings"]
    assert json.loads(to_json(query(dataset, "ASK { ?s a kg:Nothing }"))) == {"head": {}, "boolean": False}


def test_turtle(dataset: Dataset) -> None:
    constructed = query(dataset, "CONSTRUCT { ?s a kg:Person } WHERE { ?s a kg:Person }")
    assert len(Graph().parse(data=to_turtle(constructed))) == 3
    assert to_csv(constructed).startswith("subject,predicate,object")
    with pytest.raises(KgError, match="CONSTRUCT"):
        to_turtle(query(dataset, PEOPLE))
    with pytest.raises(KgError, match="Turtle"):
        to_json(constructed)


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ("who-sings-what", "no query is called 'who-sings-what'; there are: calls"),
        ("SELECT ?x WHERE { ?x }", "query: error at 1:"),
        ("SELECT ?x WHERE { ?x nope:y ?z }", "refix"),
        ("missing.rq", "cannot be read"),
        ("", "query: "),
    ],
)
def test_a_faulty_query_is_told(asked: str, message: str, dataset: Dataset) -> None:
    with pytest.raises(KgError, match=message):
        query(dataset, asked)
