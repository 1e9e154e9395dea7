"""Loading what a build left, as plain rdflib objects."""

from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import SKOS, Dataset, Literal, Namespace

from kg.errors import KgError
from kg.graph.quads import build_quads
from kg.graph.store import engine, load, shorten
from kg.graph.writers import write_facts, write_nquads, write_trig
from kg.ontology import Ontology
from tests.graph.samples import samples

KG = Namespace("https://w3id.org/citegraph/ns#")
ENT = Namespace("urn:citegraph:entity/")


@pytest.fixture
def folder(quads: list[ox.Quad], tmp_path: Path) -> Path:
    write_facts(quads, tmp_path / "facts.ttl")
    write_trig(quads, tmp_path / "graph.trig")
    write_nquads(quads, tmp_path / "graph.nq")
    return tmp_path


@pytest.mark.parametrize("name", ["", "graph.trig", "graph.nq"])
def test_a_folder_and_its_files_give_the_same_graph(name: str, folder: Path, quads: list[ox.Quad]) -> None:
    dataset = load(folder / name)
    assert isinstance(dataset, Dataset)
    assert set(engine(dataset)) == set(quads)


def test_plain_queries_see_facts_alone(folder: Path) -> None:
    dataset = load(folder)
    assert (ENT["anna-larsen"], KG.meets, ENT["peter-novak"]) in dataset.default_graph
    assert not list(dataset.query("SELECT ?s { ?s kg:welcomes ?o }"))
    assert list(dataset.query("SELECT ?s { GRAPH ?g { ?s kg:welcomes ?o } }"))


def test_facts_alone_can_be_loaded(folder: Path) -> None:
    dataset = load(folder / "facts.ttl")
    labels = {str(o) for o in dataset.default_graph.objects(ENT.norway, SKOS.prefLabel)}
    assert labels == {"Norway"}
    assert Literal("Norway").n3() == '"Norway"'


def test_the_files_own_base_is_known(ontology: Ontology, tmp_path: Path) -> None:
    base = "https://example.org/kg/"
    write_trig(build_quads(samples(), ontology, base), tmp_path / "graph.trig", base)
    dataset = load(tmp_path)
    assert shorten(base + "entity/norway", dataset) == "ent:norway"
    assert list(dataset.query("SELECT ?p { ent:anna-larsen kg:meets ?p }"))


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("missing.trig", None, "no such file"),
        ("graph.xlsx", b"x", "cannot load .xlsx"),
        ("graph.trig", b"ent:x a", "not trig"),
        ("graph.nq", b"\x00\xff\xfe", "not nq"),
        ("facts.ttl", b"<html>", "not ttl"),
    ],
)
def test_what_cannot_be_loaded_is_told(name: str, data: bytes | None, message: str, tmp_path: Path) -> None:
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(KgError, match=message) as error:
        load(path)
    assert name in str(error.value)


def test_an_empty_folder_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(KgError, match="kg build"):
        load(tmp_path)


def test_another_store_is_no_engine() -> None:
    with pytest.raises(KgError, match=r"kg\.load"):
        engine(Dataset())
