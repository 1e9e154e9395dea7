"""The server as its clients see it: a real process, over loopback."""

import json
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from urllib.error import HTTPError
from urllib.parse import quote, urlencode
from urllib.request import HTTPRedirectHandler, Request, build_opener

import pyoxigraph as ox
import pytest
from rdflib import Graph

from benchmarks.corpus import corpus, made
from kg.errors import KgError
from kg.graph.query import list_queries
from kg.serve.accept import accepted, prefers_html
from kg.serve.guard import calls_outside
from kg.serve.settings import Settings, check
from kg.store import documents
from kg.store.check import check_store
from kg.store.writer import open_writer
from tests.graph.samples import samples

FOREVER = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
TOKEN = "a-token-of-the-test"


class _NoRedirect(HTTPRedirectHandler):
    def redirect_request(self, *arguments: object) -> None:
        return None


OPENER = build_opener(_NoRedirect)


@dataclass(frozen=True)
class Got:
    status: int
    type: str
    text: str
    headers: Mapping[str, str]


@dataclass(frozen=True)
class Server:
    url: str
    store: Path

    def get(self, path: str, accept: str = "*/*", **headers: str) -> Got:
        return self.send("GET", path, None, {"Accept": accept, **headers})

    def ask(self, query: str, accept: str = "*/*") -> Got:
        form = urlencode({"query": query}).encode()
        kind = "application/x-www-form-urlencoded"
        return self.send("POST", "/sparql", form, {"Content-Type": kind, "Accept": accept})

    def send(self, method: str, path: str, body: bytes | None, headers: Mapping[str, str]) -> Got:
        request = Request(self.url + path, body, dict(headers), method=method)
        try:
            with OPENER.open(request, timeout=60) as found:
                return Got(found.status, found.headers.get_content_type(), found.read().decode(), found.headers)
        except HTTPError as error:
            return Got(error.code, error.headers.get_content_type(), error.read().decode(), error.headers)

    def post(self, path: str, row: object, kind: str = "application/json") -> Got:
        return self.send("POST", path, json.dumps(row).encode(), {"Content-Type": kind})


@contextmanager
def serving(store: Path, *options: str) -> Iterator[Server]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    code = "from kg.cli import main; main()"
    command = [sys.executable, "-c", code, "serve", str(store), "--port", str(port), *options]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, env={**os.environ, "KG_TOKEN": ""})
    try:
        for _ in range(400):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            if process.poll() is not None:
                raise RuntimeError(process.communicate()[1].decode())
            time.sleep(0.05)
        yield Server(f"http://127.0.0.1:{port}", store)
    finally:
        process.terminate()
        process.communicate(timeout=20)


def filled(folder: Path) -> Path:
    with open_writer(folder, create=True) as writer:
        for reading in [*samples(), *corpus(6)]:
            documents.add(writer, reading, documents.key_of(reading.document))
    return folder


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    store = filled(tmp_path_factory.mktemp("serve") / "s")
    with serving(store, "--timeout", "3", "--workers", "2") as found:
        yield found


SELECT = "SELECT ?name WHERE { ?x a kg:Court ; skos:prefLabel ?name }"
CONSTRUCT = "CONSTRUCT { ?x skos:prefLabel ?name } WHERE { ?x a kg:Court ; skos:prefLabel ?name }"


@pytest.mark.parametrize(
    ("query", "accept", "type", "sign"),
    [
        (SELECT, "*/*", "application/sparql-results+json", '"Maritime Tribunal"'),
        (SELECT, "application/json", "application/sparql-results+json", '"Maritime Tribunal"'),
        (SELECT, "text/csv", "text/csv", "name\r\nMaritime Tribunal"),
        (SELECT, "text/tab-separated-values", "text/tab-separated-values", '?name\n"Maritime Tribunal"'),
        (SELECT, "application/sparql-results+xml", "application/sparql-results+xml", "<literal>Maritime Tribunal"),
        (SELECT, "text/csv;q=0.1, application/sparql-results+xml", "application/sparql-results+xml", "<sparql"),
        ("ASK { ?x a kg:Court }", "application/json", "application/sparql-results+json", "true"),
        (CONSTRUCT, "*/*", "text/turtle", '"Maritime Tribunal"'),
        (CONSTRUCT, "application/n-triples", "application/n-triples", '"Maritime Tribunal"'),
        (CONSTRUCT, "application/rdf+xml", "application/rdf+xml", "Maritime Tribunal"),
        (CONSTRUCT, "application/ld+json", "application/ld+json", "Maritime Tribunal"),
    ],
)
def test_answers_come_in_the_form_that_was_asked_for(
    query: str, accept: str, type: str, sign: str, server: Server
) -> None:
    got = server.ask(query, accept)
    assert (got.status, got.type) == (200, type) and sign in got.text


def test_a_query_may_be_given_in_three_ways(server: Server) -> None:
    by_get = server.get("/sparql?query=" + quote(SELECT))
    direct = server.send("POST", "/sparql", SELECT.encode(), {"Content-Type": "application/sparql-query"})
    assert by_get.text == direct.text == server.ask(SELECT).text


@pytest.mark.parametrize("name", [query.name for query in list_queries()])
def test_every_shipped_query_is_answered(name: str, server: Server) -> None:
    told = json.loads(server.get("/queries.json").text)
    query = next(q["sparql"] for q in told if q["name"] == name)
    assert server.ask(query).status == 200


def test_the_protocols_data_set(server: Server) -> None:
    count = "SELECT (COUNT(*) AS ?n) WHERE { ?s kg:status ?o }"
    document = json.loads(server.ask("SELECT ?g { GRAPH ?g { ?g a kg:Document } } LIMIT 1").text)
    graph = document["results"]["bindings"][0]["g"]["value"]
    query = urlencode({"query": count, "default-graph-uri": graph})
    found = json.loads(server.get(f"/sparql?{query}").text)["results"]["bindings"][0]["n"]["value"]
    assert int(found) > 0
    named = urlencode({"query": "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }", "named-graph-uri": graph})
    assert server.get(f"/sparql?{named}", "text/csv").text == f"g\r\n{graph}\r\n"


@pytest.mark.parametrize(
    ("query", "status", "sign"),
    [
        ("SELECT ?x WHERE {", 400, "query:"),
        ("SELECT * { SERVICE <http://127.0.0.1:9/> { ?a ?b ?c } }", 400, "SERVICE"),
        ("INSERT DATA { <urn:a> <urn:b> <urn:c> }", 400, "query:"),
        ("LOAD <file:///etc/passwd>", 400, "query:"),
        ("SELECT * { ?a ?b ?c } #" + "x" * 100_000, 413, "at most"),
        (FOREVER, 504, "within 3 seconds"),
    ],
)
def test_what_is_refused(query: str, status: int, sign: str, server: Server) -> None:
    start = time.monotonic()
    got = server.ask(query)
    assert got.status == status and sign in got.text
    assert time.monotonic() - start < 10
    assert server.ask("ASK {}").status == 200


def test_from_reads_no_file(server: Server, tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_text("<urn:a> <urn:b> <urn:c> .")
    got = server.ask(f"SELECT * FROM <{(tmp_path / 'a.ttl').as_uri()}> {{ ?a ?b ?c }}", "text/csv")
    assert "urn:a" not in got.text


@pytest.mark.parametrize("path", ["/sparql?update=CLEAR+ALL", "/graphs?default"])
def test_nothing_is_changed_but_by_documents(path: str, server: Server) -> None:
    before = server.get("/graphs", "application/n-quads").text
    assert server.send("POST", path, b"", {"Content-Type": "application/x-www-form-urlencoded"}).status == 403
    update = server.send("POST", "/sparql", b"CLEAR ALL", {"Content-Type": "application/sparql-update"})
    assert update.status == 403 and "documents" in update.text
    assert server.post("/api/documents", {"text": "Norway met Kestria."}).status == 403
    assert server.send("DELETE", "/api/documents/ruling.txt", None, {}).status == 403
    assert server.get("/graphs", "application/n-quads").text == before


@pytest.mark.parametrize(
    ("query", "outside"),
    [
        ("SELECT * { SERVICE <urn:x> { ?a ?b ?c } }", True),
        ("SELECT * { service silent ?x { ?a ?b ?c } }", True),
        ("SELECT * { ?a ?b ?c }# x\nSERVICE<urn:x>{}", True),
        ("SELECT * { FILTER(1<2)SERVICE?x{?a ?b ?c}FILTER(3>2) }", True),
        (r"SELECT * { \u0053ERVICE <urn:x> { ?a ?b ?c } }", True),
        ("SELECT * { ?a ?b '\\'' . SERVICE <urn:x> { ?a ?b '' } }", True),
        ('SELECT * { ?a ?b """a"b""" SERVICE <urn:x> { ?a ?b "" } }', True),
        ("SELECT * { ?a ?b <urn:x#y> SERVICE <urn:x> {} }", True),
        ("SELECT ?service { ?service ?b ?c }", False),
        ("SELECT * { ?a <urn:service> ?c }", False),
        ("SELECT * { ?a kg:service ?c . ?a service:x ?c }", False),
        ("SELECT * { ?a ?b 'the service' }", False),
        ("SELECT * { ?a ?b ?c } # no SERVICE here", False),
        ("SELECT * { ?a ?b '''it's a SERVICE <x> { }''' }", False),
    ],
)
def test_calls_outside_are_seen(query: str, outside: bool) -> None:
    assert calls_outside(query) is outside


@pytest.mark.parametrize(
    ("header", "format", "first", "html"),
    [
        ("", "", "*/*", False),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "", "text/html", True),
        ("text/turtle, text/html;q=0.5", "", "text/turtle", False),
        ("text/csv;q=0", "", "*/*", False),
        ("text/html", "csv", "text/csv", False),
        ("application/json;q=0.3, text/csv;q=0.9", "", "text/csv", False),
    ],
)
def test_negotiation(header: str, format: str, first: str, html: bool) -> None:
    assert accepted(header, format)[0] == first
    assert prefers_html(header, format) is html


def test_graphs_are_read(server: Server) -> None:
    facts = server.get("/graphs?default", "application/n-triples").text
    assert len(Graph().parse(data=facts, format="nt")) == len(facts.splitlines())
    document = json.loads(server.ask("SELECT ?g { GRAPH ?g { ?g a kg:Document } }").text)["results"]["bindings"][0]
    got = server.get("/graphs?graph=" + quote(document["g"]["value"], safe=""), "text/turtle")
    assert "kg:Statement" in got.text and len(Graph().parse(data=got.text, format="turtle")) > 5
    everything = server.get("/graphs", "application/trig")
    assert everything.type == "application/trig"
    assert len(list(ox.parse(everything.text.encode(), format=ox.RdfFormat.TRIG))) > len(facts.splitlines())
    assert server.get("/graphs?graph=urn:nowhere").status == 404
    assert server.send("HEAD", "/graphs?default", None, {}).status == 200


def test_an_entitys_page_shows_words_and_speaker(server: Server) -> None:
    found = json.loads(server.get("/find?name=Anna+Larsen", "application/json").text)
    iri = next(row["iri"] for row in found if row["label"] == "Anna Larsen")
    path = "/id/" + iri.removeprefix("urn:citegraph:")
    page = server.get(path, "text/html,*/*;q=0.8")
    assert page.type == "text/html"
    assert all(s in page.text for s in ("<h1>Anna Larsen", "We welcome the order", "Said by Anna Larsen", "holds role"))
    assert "<h2>What documents assert" in page.text and "<h2>What is claimed" in page.text
    data = server.get(path, "text/turtle")
    assert data.type == "text/turtle" and "Anna Larsen" in data.text
    as_json = json.loads(server.get(f"/id?iri={quote(iri, safe='')}&format=json").text)
    assert as_json["label"] == "Anna Larsen" and any(s["words"] and s["speakers"] for s in as_json["statements"])


def test_links_of_pages_lead_somewhere(server: Server) -> None:
    seen, todo = set(), ["/"]
    while todo and len(seen) < 40:
        path = todo.pop(0)
        got = server.get(path, "text/html")
        assert got.status in (200, 303), path
        seen.add(path)
        if got.type == "text/html":
            found = re.findall(r"(?:href|src)='?\"?(/[^'\" >]*)", got.text)
            todo += [link.replace("&amp;", "&") for link in found if link not in seen and link not in todo]
            assert not re.findall(r"<(?:script|link|img)[^>]*(?:src|href)=.?https?:", got.text)
    assert len(seen) > 20


def test_a_page_escapes_what_texts_say(tmp_path: Path) -> None:
    evil = "<script>alert(1)</script>"
    text = f"{evil} met Norway."
    reading = samples()[0]
    from dataclasses import replace

    entities = tuple(replace(e, name=evil) if e.id == "e1" else e for e in reading.entities)
    with open_writer(tmp_path / "s", create=True) as writer:
        documents.add(writer, replace(reading, entities=entities, document=replace(reading.document, title=text)))
    with serving(tmp_path / "s") as server:
        found = json.loads(server.get("/find?name=script").text)
        pages = [server.get("/", "text/html"), server.get("/find?name=%3Cscript%3E", "text/html")]
        pages += [server.get("/id?iri=" + quote(row["iri"], safe=""), "text/html") for row in found]
        assert len(pages) > 2
        assert all(evil not in page.text and "&lt;script&gt;" in page.text for page in pages)
        assert "default-src 'self'" in pages[0].headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/id/entity/nobody-at-all", 404),
        ("/id?iri=no+iri", 400),
        ("/nothing", 404),
        ("/static/../settings.py", 404),
        ("/static/%2e%2e/settings.py", 404),
        ("/static/..%2f..%2fapp.py", 404),
    ],
)
def test_what_is_not_there(path: str, status: int, server: Server) -> None:
    assert server.get(path).status == status
    assert server.get(path, "text/html").status == status


def test_the_query_page_is_whole_and_needs_nothing_from_elsewhere(server: Server) -> None:
    page = server.get("/query", "text/html").text
    for path in re.findall(r"(?:src|href)=\"(/static[^\"]+)", page):
        assert server.get(path).status == 200
    script = server.get("/static/query.js").text
    assert "http" not in re.sub(r"https?://www\.w3\.org", "", script)
    assert len(server.get("/static/yasgui/yasgui.min.js").text) > 500_000
    assert "MIT License" in server.get("/static/yasgui/LICENSE").text
    assert server.get("/sparql", "text/html").status == 303
    assert "SPARQL11Query" in server.get("/sparql", "text/turtle").text


def test_the_description_names_every_route(server: Server) -> None:
    told = json.loads(server.get("/openapi.json").text)
    assert told["openapi"].startswith("3.1") and "security" not in told
    for path, operations in told["paths"].items():
        if "get" in operations and "{" not in path:
            required = [p["name"] for p in operations["get"]["parameters"] if p["required"]]
            values = {"query": "ASK {}", "name": "Norway", "iri": "urn:citegraph:entity/norway"}
            got = server.get(f"{path}?{urlencode({name: values[name] for name in required})}")
            assert got.status == 200, path


def test_pages_of_other_sites_are_kept_out(server: Server) -> None:
    assert server.get("/", Host="evil.example").status == 400
    other = {"Content-Type": "application/json", "Origin": "https://evil.example"}
    assert server.send("POST", "/api/read", b'{"text": "x"}', other).status == 403
    own = {"Content-Type": "application/sparql-query", "Origin": server.url}
    assert server.send("POST", "/sparql", b"ASK {}", own).status == 200


def test_a_token_is_asked_for(tmp_path: Path) -> None:
    with serving(filled(tmp_path / "s"), "--token", TOKEN) as server:
        assert server.get("/sparql?query=ASK%7B%7D").status == 401
        assert server.get("/static/page.css").status == 401
        assert server.get("/sparql?query=ASK%7B%7D", Authorization="Bearer wrong").status == 401
        assert server.get("/sparql?query=ASK%7B%7D", Authorization=f"Bearer {TOKEN}").status == 200
        signed_in = server.get(f"/?token={TOKEN}")
        assert signed_in.status == 303 and "HttpOnly" in signed_in.headers["Set-Cookie"]
        assert server.get("/", Cookie=f"kg-token={TOKEN}").status == 200
        assert "security" in json.loads(server.get("/openapi.json", Authorization=f"Bearer {TOKEN}").text)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.5", "example.org"])
def test_a_server_open_to_others_needs_a_token(host: str, tmp_path: Path) -> None:
    with pytest.raises(KgError, match="--token"):
        check(Settings(tmp_path, host=host))
    with pytest.raises(KgError, match="at least 16"):
        check(Settings(tmp_path, host=host, token="short"))
    assert check(Settings(tmp_path, host=host, token=TOKEN)).host == host


def test_texts_are_read_added_replaced_and_removed(tmp_path: Path) -> None:
    with serving(filled(tmp_path / "s"), "--write") as server:
        row = {"text": "The Supreme Court ordered Norway to release the ship.", "date": "2021-05-08", "id": "own"}
        reading = json.loads(server.post("/api/read", row).text)
        assert reading["statements"] and reading["document"]["id"] == "own"
        trig = server.send(
            "POST",
            "/api/read",
            json.dumps(row).encode(),
            {"Content-Type": "application/json", "Accept": "application/trig"},
        )
        assert trig.type == "application/trig" and "kg:Statement" in trig.text
        assert server.ask("ASK { ?x a kg:Nothing }").status == 200
        added = server.post("/api/documents?why=test", row)
        assert added.status == 201 and json.loads(added.text)["outcome"] == "added"
        assert json.loads(server.post("/api/documents", row).text)["outcome"] == "unchanged"
        changed = json.loads(
            server.post("/api/documents", {**row, "text": row["text"].replace("Norway", "Chile")}).text
        )
        assert changed["outcome"] == "changed" and changed["appeared"] and changed["disappeared"]
        assert "Chile" in server.ask("SELECT ?n { ?x skos:prefLabel ?n }", "text/csv").text
        assert json.loads(server.send("DELETE", "/api/documents/own?why=over", None, {}).text)["outcome"] == "removed"
        assert server.send("DELETE", "/api/documents/own", None, {}).status == 400
        for body, status in (
            ({"text": 5}, 400),
            ({}, 400),
            ({"text": "x", "colour": "red"}, 400),
            ({"text": " "}, 400),
        ):
            assert server.post("/api/read", body).status == status
        assert server.post("/api/read", {"text": "x" * 1_000_001}).status == 413
        assert server.post("/api/read", row, "text/plain").status == 415
    assert check_store(tmp_path / "s") == []


def test_many_ask_while_one_writes(tmp_path: Path) -> None:
    statuses: list[int] = []
    with serving(filled(tmp_path / "s"), "--workers", "2") as server:
        query = "SELECT (COUNT(?d) AS ?n) { GRAPH ?g { ?d a kg:Document } }"

        def client() -> None:
            for _ in range(10):
                statuses.append(server.ask(query, "text/csv").status)

        clients = [Thread(target=client) for _ in range(8)]
        for thread in clients:
            thread.start()
        with open_writer(tmp_path / "s") as writer:
            for number in range(20, 40):
                documents.add(writer, made(number))
                writer.state.published = 0.0
        for thread in clients:
            thread.join()
        # What was gathered for searches is gathered anew.
        before = json.loads(server.get("/find?name=Newcomer").text)
        with open_writer(tmp_path / "s") as writer:
            documents.add(writer, made(40, last=("Newcomer",)))
            documents.remove(writer, "paper 39")
        assert not before and json.loads(server.get("/find?name=Newcomer").text)
        assert server.ask(query, "text/csv").text == "n\r\n28\r\n"
    assert statuses == [200] * 80


def test_a_query_that_takes_all_memory_ends_alone(tmp_path: Path) -> None:
    with open_writer(tmp_path / "s", create=True) as writer:
        for reading in corpus(60):
            documents.add(writer, reading)
    with serving(tmp_path / "s", "--memory", "768", "--timeout", "50") as server:
        greedy = "SELECT DISTINCT ?a ?b ?c ?d ?e ?f { ?a ?b ?c . ?d ?e ?f } ORDER BY ?a"
        assert server.ask(greedy).status in (413, 500, 503)
        assert server.ask("ASK {}").status == 200
