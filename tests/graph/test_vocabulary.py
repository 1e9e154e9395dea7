"""A term is declared once, in the ontology: those of the graph, the queries and the shapes are all there."""

import re
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import RDF, RDFS, Graph, URIRef

from kg.graph import provenance
from kg.graph.query import list_queries
from kg.model import Certainty, Channel, MentionKind, Polarity, Status
from kg.ontology.terms import NS
from kg.paths import data_dir

FOLDER = data_dir("ontology")
FILES = ("kg.ttl", "provenance.ttl", "speech.ttl", "cues.ttl", "identity.ttl")


@pytest.fixture(scope="module")
def declared() -> Graph:
    graph = Graph()
    for name in FILES:
        graph.parse(FOLDER / name)
    return graph


def test_every_term_of_the_graph_is_declared(quads: list[ox.Quad], declared: Graph) -> None:
    terms = {t.value for q in quads for t in (q.predicate, q.object) if isinstance(t, ox.NamedNode)}
    used = {URIRef(t) for t in terms if t.startswith(NS)}
    assert used
    assert {t for t in used if (t, RDF.type, None) not in declared} == set()


@pytest.mark.parametrize("path", sorted((Path(provenance.__file__).parent).glob("*.py")), ids=lambda p: p.name)
def test_every_term_in_the_code_is_declared(path: Path, declared: Graph) -> None:
    names = set(re.findall(r'\bkg\("(\w+)"\)', path.read_text(encoding="utf-8")))
    assert {n for n in names if (URIRef(NS + n), RDF.type, None) not in declared} == set()


@pytest.mark.parametrize("shipped", list_queries(), ids=lambda q: q.name)
def test_every_term_in_a_query_is_declared(shipped: object, declared: Graph) -> None:
    names = set(re.findall(r"\bkg:(\w+)", shipped.sparql))  # type: ignore[attr-defined]
    assert names
    assert {n for n in names if (URIRef(NS + n), RDF.type, None) not in declared} == set()


def test_every_term_in_the_shapes_is_declared(declared: Graph) -> None:
    names = set(re.findall(r"\bkg:(\w+)", (FOLDER / "shapes.ttl").read_text(encoding="utf-8")))
    names = {n for n in names if not n.endswith("Shape")}
    assert {n for n in names if (URIRef(NS + n), RDF.type, None) not in declared} == set()


def test_provenance_has_labels_and_declares_nothing_twice(declared: Graph) -> None:
    own = Graph().parse(FOLDER / "provenance.ttl")
    terms = {s for s in own.subjects(RDF.type) if str(s).startswith(NS)}
    assert len(terms) > 40
    assert {t for t in terms if len(set(declared.objects(t, RDFS.label))) != 1} == set()


@pytest.mark.parametrize(
    ("table", "values"),
    [
        (provenance.STATUS, Status),
        (provenance.POLARITY, Polarity),
        (provenance.CERTAINTY, Certainty),
        (provenance.CHANNEL, Channel),
        (provenance.MENTION, MentionKind),
    ],
)
def test_every_value_of_the_model_has_its_term(table: dict[str, str], values: object, declared: Graph) -> None:
    assert set(table) == set(values.__args__)  # type: ignore[attr-defined]
    assert all((URIRef(NS + name), RDF.type, None) in declared for name in table.values())
