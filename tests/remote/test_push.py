"""kg push to the Oxigraph server of PyPI: what is there afterwards, whoever else has something there."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest
from typer.testing import CliRunner

from kg.cli import app
from kg.graph.terms import kg
from kg.pipeline.export import quads_of
from kg.pipeline.push import push
from kg.remote.parts import parts_of
from kg.remote.update import push_by_update
from kg.store import documents
from kg.store.writer import open_writer
from tests.remote.servers import as_build, dump, filled, oxigraph

OWN = ("urn:citegraph:facts", "urn:citegraph:pushed")
THEIRS = {
    ox.Quad(ox.NamedNode("urn:a"), ox.NamedNode("urn:b"), ox.Literal("theirs"), ox.DefaultGraph()),
    ox.Quad(ox.NamedNode("urn:a"), ox.NamedNode("urn:b"), ox.Literal("theirs"), ox.NamedNode("urn:theirs")),
}
PROTOCOLS = [("/update", False), ("/store", True)]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with oxigraph(tmp_path_factory.mktemp("oxigraph")) as url:
        yield url


@pytest.fixture
def url(server: str) -> str:
    """The server, which holds what is somebody else's and nothing more."""
    update(server, "DROP ALL")
    body = ox.serialize(THEIRS, format=ox.RdfFormat.N_QUADS)
    httpx.post(f"{server}/store", content=body, headers={"Content-Type": "application/n-quads"}).raise_for_status()
    return server


def update(server: str, text: str) -> None:
    headers = {"Content-Type": "application/sparql-update"}
    httpx.post(f"{server}/update", content=text, headers=headers).raise_for_status()


def without_own(quads: set[ox.Quad]) -> set[ox.Quad]:
    """The quads without the two graphs that kg needs for itself."""
    return {q for q in quads if not (isinstance(q.graph_name, ox.NamedNode) and q.graph_name.value in OWN)}


@pytest.mark.parametrize(("path", "graph_store"), PROTOCOLS)
def test_what_was_pushed_is_there_and_nothing_else_has_gone(
    path: str, graph_store: bool, url: str, tmp_path: Path
) -> None:
    store = filled(tmp_path / "s")
    quads = quads_of(store)
    done = push(store, url + path, graph_store=graph_store)
    found = dump(url)
    assert without_own(found) == {*quads, *THEIRS}
    assert (done.quads, done.graphs) == (len(quads), len({q.graph_name for q in quads}))
    facts = {q.triple for q in quads if q.graph_name == ox.DefaultGraph()}
    assert {q.triple for q in found if q.graph_name == ox.NamedNode(OWN[0])} == facts
    push(store, url + path, graph_store=graph_store)
    assert dump(url) == found


@pytest.mark.parametrize(("path", "graph_store"), PROTOCOLS)
def test_what_the_source_lost_goes_there_too(path: str, graph_store: bool, url: str, tmp_path: Path) -> None:
    store = filled(tmp_path / "s")
    push(store, url + path, graph_store=graph_store)
    with open_writer(store) as writer:
        for name in ("paper 1", "paper 4", "ruling.txt"):
            documents.remove(writer, name)
    quads = quads_of(store)
    push(store, url + path, graph_store=graph_store)
    assert without_own(dump(url)) == {*quads, *THEIRS}
    nothing = as_build(tmp_path / "empty", [])
    push(nothing, url + path, graph_store=graph_store)
    assert without_own(dump(url)) == THEIRS


@pytest.mark.parametrize(("path", "graph_store"), PROTOCOLS)
def test_the_default_graph_may_be_left_alone(path: str, graph_store: bool, url: str, tmp_path: Path) -> None:
    store = filled(tmp_path / "s", 1)
    push(store, url + path, graph_store=graph_store, default_graph=False)
    found = dump(url)
    assert {q for q in found if q.graph_name == ox.DefaultGraph()} == {
        q for q in THEIRS if q.graph_name == ox.DefaultGraph()
    }
    facts = {q.triple for q in quads_of(store) if q.graph_name == ox.DefaultGraph()}
    assert {q.triple for q in found if q.graph_name == ox.NamedNode(OWN[0])} == facts


def test_both_ways_agree_and_mend_each_other(url: str, tmp_path: Path) -> None:
    store = filled(tmp_path / "s", 2)
    push(store, url + "/update")
    first = dump(url)
    victim = next(q for q in quads_of(store) if q.predicate == kg("polarity"))
    assert isinstance(victim.graph_name, ox.NamedNode)
    update(url, f"DROP GRAPH <{victim.graph_name.value}>")
    update(url, f"INSERT DATA {{ GRAPH <{victim.graph_name.value}> {{ <urn:x> <urn:y> <urn:z> }} }}")
    push(store, url + "/store", graph_store=True)
    assert dump(url) == first


@pytest.mark.parametrize("batch", [1, 700, 1_000_000])
def test_a_request_is_as_large_as_is_allowed(batch: int, tmp_path: Path) -> None:
    quads = quads_of(filled(tmp_path / "s", 1))
    requests: list[str] = []

    class Kept:
        def send(self, method: str, body: bytes, headers: object) -> None:
            requests.append(body.decode())

    told: list[tuple[int, int]] = []
    push_by_update(
        Kept(),  # type: ignore[arg-type]
        parts_of(quads, "urn:citegraph:"),
        default_graph=True,
        batch=batch,
        tell=lambda step, done, total: told.append((done, total)),
    )
    store = ox.Store()
    for request in requests:
        # A triple goes whole, twice where it is a fact, and a request has a few words around.
        longest = 2 * max(len(str(q.triple).encode()) for q in quads)
        assert len(request.encode()) < max(batch, longest) + 400
        store.update(request)
    assert without_own(set(store)) == set(quads)
    assert told[-1][0] == told[-1][1] and len(requests) == 5 if batch == 1_000_000 else len(requests) > 20


def test_words_of_every_kind_arrive(url: str, tmp_path: Path) -> None:
    text = 'a "quote", a \\ and \\u0041, {curly} <iri> ?x $y # z\nline\r\ttab 日本 😀 \u0001 é'
    node, graph = ox.NamedNode("urn:citegraph:statement/1"), ox.NamedNode("urn:citegraph:statement/ü")
    values = [ox.Literal(text), ox.Literal(text, language="en-gb"), ox.Literal(""), ox.Literal("x " * 300_000)]
    quads = [ox.Quad(node, kg(f"p{n}"), value, graph) for n, value in enumerate(values)]
    for number, (path, graph_store) in enumerate(PROTOCOLS):
        push(as_build(tmp_path / str(number), quads), url + path, graph_store=graph_store)
        assert without_own(dump(url)) == {*quads, *THEIRS}


def test_the_commands(url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = filled(tmp_path / "s", 1)
    monkeypatch.setenv("KG_REMOTE_TOKEN", "not-needed-here")
    pushed = CliRunner().invoke(app, ["push", str(store), f"{url}/update"])
    assert pushed.exit_code == 0 and f"{len(quads_of(store))} quads" in pushed.output
    for format, sign in (("table", "Anna Larsen"), ("csv", "person,role,body"), ("json", '"bindings"')):
        asked = CliRunner().invoke(app, ["query", f"{url}/query", "roles", "--format", format])
        assert asked.exit_code == 0 and sign in asked.output
    turtle = "CONSTRUCT { ?x a kg:Court } WHERE { ?x a kg:Court }"
    assert "a kg:Court" in CliRunner().invoke(app, ["query", f"{url}/query", turtle]).output
    refused = CliRunner().invoke(app, ["push", str(store), f"{url}/nowhere"])
    assert refused.exit_code == 1 and "status 404" in str(refused.exception)
