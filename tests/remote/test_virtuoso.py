"""Debian's Virtuoso, whose default graph is the union of all, whose updates are small, and which changes literals."""

import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import KgError
from kg.graph.query import list_queries, query
from kg.graph.store import load
from kg.graph.terms import XSD
from kg.pipeline.export import quads_of
from kg.pipeline.push import push
from kg.remote.ask import ask
from kg.remote.connection import Access
from kg.store import documents
from kg.store.writer import open_writer
from tests.remote.servers import as_build, filled, virtuoso

pytestmark = pytest.mark.skipif(not shutil.which("virtuoso-t"), reason="needs virtuoso-opensource-7-bin")
DBA = Access(user="dba:dba")
FACTS = "urn:citegraph:facts"
PROTOCOLS = [("/sparql-auth", False), ("/sparql-graph-crud-auth", True)]
COUNTS = "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } FILTER(STRSTARTS(STR(?g), 'urn:citegraph:')) } GROUP BY ?g"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with virtuoso(tmp_path_factory.mktemp("virtuoso")) as url:
        yield url


@pytest.fixture(scope="module")
def pushed(server: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store that has been pushed."""
    store = filled(tmp_path_factory.mktemp("pushed") / "s")
    push(store, f"{server}/sparql-auth", DBA, default_graph=False)
    return store


def counts(server: str) -> dict[str, int]:
    found = ask(f"{server}/sparql", COUNTS, Access())
    return {str(graph): int(str(n)) for graph, n in found.rows if str(graph) != "urn:citegraph:pushed"}


def wanted(source: Path) -> dict[str, int]:
    graphs = (q.graph_name for q in quads_of(source))
    return dict(Counter(g.value if isinstance(g, ox.NamedNode) else FACTS for g in graphs))


@pytest.mark.parametrize("name", [shipped.name for shipped in list_queries()])
def test_shipped_queries_answer_there_as_here(name: str, server: str, pushed: Path) -> None:
    there = ask(f"{server}/sparql", name, Access(), default_graph=FACTS)
    here = query(load(pushed), name)
    assert there.variables == here.variables
    # Its order of letters is another.
    assert sorted(tuple(map(str, row)) for row in there.rows) == sorted(tuple(map(str, row)) for row in here.rows)


@pytest.mark.parametrize(("path", "graph_store"), PROTOCOLS)
def test_each_graph_has_as_many_triples_there(path: str, graph_store: bool, server: str, tmp_path: Path) -> None:
    store = filled(tmp_path / "s", 12)
    for _ in range(2):
        push(store, server + path, DBA, graph_store=graph_store, default_graph=False)
        assert counts(server) == wanted(store)
    with open_writer(store) as writer:
        documents.remove(writer, "paper 3")
    push(store, server + path, DBA, graph_store=graph_store, default_graph=False)
    assert counts(server) == wanted(store)


def test_a_store_without_a_default_graph_says_so_and_is_unchanged(server: str, tmp_path: Path) -> None:
    before = counts(server)
    with pytest.raises(KgError, match=r"default graph.*--named-only"):
        push(filled(tmp_path / "s", 1), f"{server}/sparql-auth", DBA)
    assert counts(server) == before


@pytest.mark.parametrize("access", [Access(), Access(user="dba:wrong")])
def test_who_may_not_write_is_told(access: Access, server: str, tmp_path: Path) -> None:
    with pytest.raises(KgError, match=r"status 401.*--user"):
        push(as_build(tmp_path / "b", []), f"{server}/sparql-auth", access, default_graph=False)


def test_which_literals_it_changes(server: str, tmp_path: Path) -> None:
    """What docs/remote.md says of it; values that kg writes are among the first."""
    kept = [("2001", "gYear"), ("2001-05", "gYearMonth"), ("2024-02-03", "date"), ("0.9", "decimal"), ("7", "integer")]
    kept.append(("true", "boolean"))
    changed = {("-0044", "gYear"): "-044", ("1.50", "decimal"): "1.5"}
    changed[("2024-01-02T03:04:05.123456789Z", "dateTime")] = "2024-01-02T03:04:05.123456+00:00"
    node, graph = ox.NamedNode("urn:citegraph:entity/x"), ox.NamedNode("urn:citegraph:statement/1")
    values = {pair: changed.get(pair, pair[0]) for pair in [*kept, *changed]}
    quads = [
        ox.Quad(node, ox.NamedNode(f"urn:p{n}"), ox.Literal(value, datatype=ox.NamedNode(XSD + kind)), graph)
        for n, (value, kind) in enumerate(values)
    ]
    quads.append(ox.Quad(node, ox.NamedNode("urn:text"), ox.Literal('hé "q" \\ \n 日本 😀', language="en"), graph))
    push(as_build(tmp_path / "b", quads), f"{server}/sparql-auth", DBA, default_graph=False)
    found = {
        str(p): o
        for p, o in ask(f"{server}/sparql", f"SELECT ?p ?o {{ GRAPH <{graph.value}> {{ ?s ?p ?o }} }}", Access()).rows
    }
    assert {f"urn:p{n}": value for n, value in enumerate(values.values())} == {
        p: str(o) for p, o in found.items() if p != "urn:text"
    }
    assert str(found["urn:text"]) == 'hé "q" \\ \n 日本 😀' and found["urn:text"].language == "en"  # type: ignore[union-attr]
