"""Exports, read by programs that kg's authors did not write."""

import csv
import json
import zipfile
from collections import defaultdict
from pathlib import Path

import networkx as nx
import pyarrow.parquet as parquet
import pyoxigraph as ox
import pytest
from nanopub import Nanopub
from rdflib import ConjunctiveGraph, Dataset, Graph

from kg.graph.jsonld import jsonld
from kg.graph.nanopubs import NP, nanopubs
from kg.graph.quads import build_quads
from kg.graph.terms import TYPE, kg
from kg.graph.writers import REIFIES, annotate
from kg.model import is_fact
from kg.ontology import load_ontology
from kg.pipeline import BuildResult
from kg.pipeline.export import FORMATS, export_build, load_network
from kg.pipeline.tables import COLUMNS, EDGE_HEAD, ENTITIES, NODE_HEAD, write_spreadsheets
from kg.records import read_readings
from kg.store import documents
from kg.store.writer import open_writer
from tests.graph.samples import samples

RDFLIB = {"facts": "turtle", "reified": "turtle", "ntriples": "nt", "rdfxml": "xml"}
RDFLIB_QUADS = {"trig": "trig", "nquads": "nquads", "jsonld": "json-ld", "nanopubs": "trig"}


@pytest.fixture(scope="module")
def exported(built: BuildResult, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with every export of the examples, each under the name of its format."""
    folder = tmp_path_factory.mktemp("exports")
    for format in FORMATS:
        if format != "archive":
            export_build(built.output, format, folder / format)
    return folder


@pytest.mark.parametrize("format", RDFLIB)
def test_rdflib_reads_graphs(format: str, exported: Path) -> None:
    graph = Graph().parse(exported / format, format=RDFLIB[format])
    assert len(graph) > 100


@pytest.mark.parametrize("format", RDFLIB_QUADS)
def test_rdflib_reads_data_sets(format: str, exported: Path) -> None:
    dataset = Dataset()
    dataset.parse(exported / format, format=RDFLIB_QUADS[format])
    assert len(list(dataset.graphs())) > 100


@pytest.mark.parametrize("format", ["trig", "jsonld"])
def test_trig_and_jsonld_hold_what_nquads_hold(format: str, exported: Path) -> None:
    kinds = {"trig": ox.RdfFormat.TRIG, "jsonld": ox.RdfFormat.JSON_LD}
    wanted = set(ox.parse((exported / "nquads").read_bytes(), format=ox.RdfFormat.N_QUADS))
    assert set(ox.parse((exported / format).read_bytes(), format=kinds[format])) == wanted


def test_jsonld_has_a_context_and_short_names() -> None:
    found = json.loads(jsonld(build_quads(samples(), load_ontology())))
    assert found["@context"]["kg"] == "https://w3id.org/citegraph/ns#"
    named = [node for node in found["@graph"] if "@graph" in node]
    assert named and all(node["@id"].startswith(("st:", "doc:")) for node in named)
    assert not [node for node in found["@graph"] if node["@id"].startswith("urn:")]


def test_rdf12_states_facts_and_reifies_the_rest(exported: Path) -> None:
    triples = list(ox.parse((exported / "rdf12").read_bytes(), format=ox.RdfFormat.TURTLE))
    everything = set(ox.parse((exported / "nquads").read_bytes(), format=ox.RdfFormat.N_QUADS))
    statements = {q.subject for q in everything if q.predicate == TYPE and q.object == kg("Statement")}
    facts = {q.triple for q in everything if q.graph_name == ox.DefaultGraph()}
    stated = {t.triple for t in triples if t.predicate != REIFIES}
    reified = {(t.subject, t.object) for t in triples if t.predicate == REIFIES}
    assert facts <= stated
    assert reified == {(q.graph_name, q.triple) for q in everything if q.graph_name in statements}
    claims = {q.triple for q in everything if q.graph_name in statements} - facts
    assert claims and claims.isdisjoint(stated)


def test_rdf12_is_understood_by_sparql() -> None:
    store = ox.Store()
    quads = build_quads(samples(), load_ontology())
    store.extend(ox.Quad(t.subject, t.predicate, t.object) for t in annotate(quads))
    query = """PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> PREFIX kg: <https://w3id.org/citegraph/ns#>
        SELECT ?statement WHERE { ?statement rdf:reifies <<( ?who kg:rejects ?what )>> ; kg:status kg:Denied }"""
    assert len(list(store.query(query))) == 1


def test_nanopubs_pass_the_checks_of_their_library(exported: Path, built: BuildResult) -> None:
    parts: defaultdict[str, list[ox.Quad]] = defaultdict(list)
    for quad in ox.parse((exported / "nanopubs").read_bytes(), format=ox.RdfFormat.TRIG):
        parts[quad.graph_name.value.partition("#")[0]].append(quad)
    for quads in parts.values():
        graph = ConjunctiveGraph()
        graph.parse(data=ox.serialize(quads, format=ox.RdfFormat.N_QUADS), format="nquads")
        assert Nanopub(rdf=graph).is_valid
    sure = [s for r in built.readings for s in r.statements if (s.polarity, s.certainty) == ("positive", "certain")]
    assert len(parts) == len([s for s in sure if s.status in ("asserted", "attributed")]) > 20


def test_nanopubs_say_who_asserts(exported: Path) -> None:
    quads = nanopubs(build_quads(samples(), load_ontology()))
    heads = [q for q in quads if q.object == ox.NamedNode(NP + "Nanopublication")]
    told = {
        q.predicate.value.rpartition("#")[2]: q.object.value for q in quads if "wasAttributedTo" in q.predicate.value
    }
    assert heads and told
    holders = {q.object.value for q in quads if q.predicate.value.endswith("wasAttributedTo")}
    assert "urn:citegraph:entity/anna-larsen" in holders and any("document/" in h for h in holders)
    assert not [q for q in quads if q.object == kg("Denied") or q.object == kg("Hypothetical")]


def test_tables_are_read_as_tables(exported: Path, built: BuildResult) -> None:
    statements = sum(len(r.statements) for r in built.readings)
    for folder, suffix in (("tables", "csv"), ("parquet", "parquet")):
        assert sorted(p.name for p in (exported / folder).iterdir()) == [f"entities.{suffix}", f"statements.{suffix}"]
    with open(exported / "tables" / "statements.csv", encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == statements and list(rows[0]) == list(COLUMNS)
    table = parquet.read_table(exported / "parquet" / "statements.parquet")
    assert table.num_rows == statements and table.column("confidence").type == "double"
    entities = parquet.read_table(exported / "parquet" / "entities.parquet")
    assert entities.column_names == [name.replace(" ", "_") for name in ENTITIES]
    assert "Velmora" in entities.column("name").to_pylist()


def test_neo4js_files_fit_together(exported: Path) -> None:
    with open(exported / "neo4j" / "nodes.csv", encoding="utf-8", newline="") as file:
        nodes = list(csv.DictReader(file))
    with open(exported / "neo4j" / "relationships.csv", encoding="utf-8", newline="") as file:
        edges = list(csv.DictReader(file))
    ids = [node["iri:ID"] for node in nodes]
    assert len(ids) == len(set(ids)) and nodes and list(nodes[0]) == list(NODE_HEAD)
    assert edges and list(edges[0]) == list(EDGE_HEAD)
    assert {edge[":START_ID"] for edge in edges} | {edge[":END_ID"] for edge in edges} <= set(ids)
    assert {edge["fact:boolean"] for edge in edges} == {"true", "false"}
    assert all(edge[":TYPE"].isupper() and None not in edge.values() for edge in edges)
    assert any(edge[":TYPE"] == "HOLDS_ROLE" for edge in edges)


def test_every_format_has_a_reader_here() -> None:
    """Those of other makers that the tests above and below use; N3.js has read RDF 1.2 by hand (docs/exports.md)."""
    others = {"rdf12": "pyoxigraph", "tables": "csv", "parquet": "pyarrow", "neo4j": "csv", "csv": "csv"}
    others |= {"graphml": "networkx", "gexf": "networkx", "archive": "zipfile and rdflib"}
    assert {*RDFLIB, *RDFLIB_QUADS, *others} == set(FORMATS)


@pytest.mark.parametrize("format", ["graphml", "gexf"])
def test_networkx_reads_networks(format: str, exported: Path, built: BuildResult) -> None:
    graph = {"graphml": nx.read_graphml, "gexf": nx.read_gexf}[format](exported / format)
    wanted = load_network(built.output)
    assert (len(graph), graph.number_of_edges()) == (len(wanted), wanted.number_of_edges()) > (20, 20)
    assert "Velmora" in {data.get("label") or data.get("name") for _, data in graph.nodes(data=True)}


def test_csv_reads_csv(exported: Path, built: BuildResult) -> None:
    with open(exported / "csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == sum(len(r.statements) for r in built.readings) and list(rows[0]) == list(COLUMNS)
    texts = {r.document.id: r.document.text for r in built.readings}
    assert all(None not in row.values() and row["document"] in texts for row in rows)
    assert all(row["words"].split()[0] in texts[row["document"]] for row in rows)


def test_an_archive_is_zipped_n_quads_and_json(tmp_path: Path) -> None:
    with open_writer(tmp_path / "s", create=True) as writer:
        for reading in samples():
            documents.add(writer, reading)
    export_build(tmp_path / "s", "archive", tmp_path / "a.zip")
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert archive.testzip() is None
        dataset = Dataset()
        dataset.parse(data=archive.read("graph.nq").decode(), format="nquads")
        records = [json.loads(archive.read(n)) for n in archive.namelist() if n.startswith("records/")]
    assert len(dataset) > 100 and len(records) == len(samples())


def test_spreadsheets_get_no_formulas(tmp_path: Path) -> None:
    row = ["=1+1", "@x", "-", "plain", *[""] * (len(COLUMNS) - 4)]
    write_spreadsheets(nx.MultiDiGraph(), [row], tmp_path)
    with open(tmp_path / "statements.csv", encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file))[1][:4] == ["'=1+1", "'@x", "'-", "plain"]


def test_facts_only_tables(built: BuildResult, tmp_path: Path) -> None:
    export_build(built.output, "parquet", tmp_path / "p", facts_only=True)
    facts = sum(is_fact(s) for r in built.readings for s in r.statements)
    assert parquet.read_table(tmp_path / "p" / "statements.parquet").num_rows == facts


@pytest.mark.parametrize("format", [name for name in FORMATS if name != "archive"])
def test_a_store_exports_what_a_build_exports(format: str, built: BuildResult, exported: Path, tmp_path: Path) -> None:
    with open_writer(tmp_path / "s", create=True) as writer:
        for reading in read_readings(built.output / "statements.jsonl"):
            documents.add(writer, reading)
    export_build(tmp_path / "s", format, tmp_path / "out")
    first, second = tmp_path / "out", exported / format
    for name in sorted(p.name for p in second.iterdir()) if second.is_dir() else [""]:
        assert (first / name).read_bytes() == (second / name).read_bytes()
