"""kg query at other servers' endpoints."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from rdflib import Literal, URIRef

from kg.errors import KgError
from kg.graph.query import list_queries, query
from kg.graph.store import load
from kg.pipeline.push import push
from kg.remote.ask import ask, with_prefixes
from kg.remote.connection import Access
from tests.remote.servers import filled, oxigraph
from tests.serve.test_serve import TOKEN, serving


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return filled(tmp_path_factory.mktemp("ask") / "s")


@pytest.fixture(scope="module")
def server(store: Path) -> Iterator[str]:
    with oxigraph(store.parent) as url:
        push(store, f"{url}/update")
        yield f"{url}/query"


@pytest.mark.parametrize("name", [shipped.name for shipped in list_queries()])
def test_shipped_queries_answer_there_as_here(name: str, server: str, store: Path) -> None:
    here = query(load(store), name)
    assert ask(server, name, Access()) == here
    assert here.rows or name == "calls"


def test_every_kind_of_answer(server: str) -> None:
    assert ask(server, "ASK { ?x a kg:Court }", Access()).answer is True
    assert ask(server, "ASK { ?x a kg:Nothing }", Access()).answer is False
    graph = ask(
        server, "CONSTRUCT { ?x skos:prefLabel ?n } WHERE { ?x a kg:Court ; skos:prefLabel ?n }", Access()
    ).graph
    assert graph is not None and len(graph) >= 1
    rows = ask(server, 'SELECT ?a ?b ?c { VALUES (?a ?b) { (<urn:x> "hé"@en) } }', Access())
    assert rows.variables == ("a", "b", "c") and rows.rows == ((URIRef("urn:x"), Literal("hé", lang="en"), None),)


def test_the_default_graph_may_be_named(server: str) -> None:
    count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    facts, listed = (
        ask(server, count, Access(), default_graph=f"urn:citegraph:{name}").rows for name in ("facts", "pushed")
    )
    assert facts == ask(server, count, Access()).rows != listed


def test_a_served_store_answers_too(store: Path) -> None:
    with serving(store, "--token", TOKEN) as served:
        url = f"{served.url}/sparql"
        assert ask(url, "roles", Access(TOKEN)) == query(load(store), "roles")
        with pytest.raises(KgError, match=r"status 401.*--token"):
            ask(url, "roles", Access())
        with pytest.raises(KgError, match=r"status 403.*changed by documents"):
            push(store, url, Access(TOKEN))


@pytest.mark.parametrize(
    ("asked", "sign"),
    [("SELECT ?x WHERE {", "status 400.*It says: .*expected"), ("no-such", "no query is called"), ("a/b.rq", "a/b.rq")],
)
def test_faults_of_a_query_are_told(asked: str, sign: str, server: str) -> None:
    with pytest.raises(KgError, match=sign):
        ask(server, asked, Access())


@pytest.mark.parametrize(
    ("query", "added"),
    [
        ("ASK { ?x a kg:Court }", "PREFIX kg: <https://w3id.org/citegraph/ns#>\n"),
        ("prefix kg: <urn:other#> ASK { ?x a kg:Court }", ""),
        ("ASK { ent:norway ?p ?o }", "PREFIX ent: <urn:citegraph:entity/>\n"),
        ("ASK { ?x ?p <urn:a> }", ""),
    ],
)
def test_prefixes_are_added_where_they_are_missing(query: str, added: str) -> None:
    assert with_prefixes(query) == added + query
