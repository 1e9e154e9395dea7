"""Readings as quads, against Turtle written by hand; opaque names are compared as blank nodes."""

import itertools
import random
from dataclasses import replace

import pyoxigraph as ox
import pytest
from rdflib import BNode, Graph
from rdflib.compare import isomorphic

from kg.errors import KgError
from kg.graph.iris import prefixes
from kg.graph.quads import DEFAULT_GRAPH, build_quads
from kg.graph.query import term_of
from kg.graph.terms import RDF, SKOS, TYPE, date_value, iri_of, kg
from kg.model import Document, Entity, Literal, Mention, Reading, Statement, is_fact
from kg.ontology import Ontology
from tests.graph.samples import denial, ruling, samples, statement

HEAD = "".join(f"@prefix {p}: <{iri}> .\n" for p, iri in prefixes().items())
OPAQUE = tuple(prefixes()[p] for p in ("mem", "act", "st", "at", "doc"))

FACTS = """
ent:maritime-tribunal a kg:Court ; skos:prefLabel "Maritime Tribunal" ; kg:issued ins:order-1ae5031d .
ins:order-1ae5031d a kg:Order ; skos:prefLabel "order" ; dcterms:date "2021-05-04"^^xsd:date ;
  kg:obliges ent:norway ; kg:imposes _:duty .
_:duty a kg:Obligation ; kg:bearer ent:norway ; kg:action "release the sailors" ;
  kg:deadline "2021-06"^^xsd:gYearMonth .
[] a kg:Issuance ; kg:agent ent:maritime-tribunal ; kg:target ins:order-1ae5031d ; kg:date "2021-05-04"^^xsd:date .
ent:norway a kg:Country ; skos:prefLabel "Norway" ; owl:sameAs wd:Q20 .
ent:ruritania a kg:Country ; skos:prefLabel "Ruritania" ; kg:callsOn ent:norway .
[] a kg:Demand ; kg:agent ent:ruritania ; kg:target ent:norway ; kg:action "respect the ruling" .
[] a kg:Threat ; kg:agent ent:ruritania ; kg:action "close the strait" .
ent:anna-larsen a kg:Person ; skos:prefLabel "Anna Larsen" ; skos:altLabel "Larsen" ;
  kg:holdsRole role:foreign-minister .
role:foreign-minister a kg:Role ; skos:prefLabel "foreign minister" .
[] a org:Membership ; org:member ent:anna-larsen ; org:role role:foreign-minister ; org:organization ent:ruritania .
ent:spokesman-1ae5031d a kg:Person ; skos:prefLabel "spokesman" .
"""

CHAIN = """
_:denial a kg:Statement ; rdf:subject ent:norway ; rdf:predicate kg:rejects ; rdf:object ins:order-HASH8 ;
  kg:status kg:Denied ; kg:polarity kg:Negative ; kg:certainty kg:Certain ; kg:frame "rejects#verb" ;
  kg:confidence 0.9 ;
  kg:attribution _:inner ; kg:evidence _:words ; prov:wasDerivedFrom _:document .
_:words a kg:Passage ; oa:start 105 ; oa:end 134 ; oa:exact "Norway had rejected the order" .
_:inner a kg:Attribution ; kg:holder ent:peter-novak ; kg:act kg:deny ; kg:cue "denied" ; kg:channel kg:IndirectSpeech ;
  kg:within _:outer ; prov:wasDerivedFrom _:document .
_:outer a kg:Attribution ; kg:holder ent:anna-larsen ; kg:act kg:say ; kg:cue "said" ; kg:channel kg:IndirectSpeech ;
  prov:wasDerivedFrom _:document .
_:document a kg:Document ; dcterms:identifier "denial.txt" ; dcterms:issued "2021-05"^^xsd:gYearMonth ;
  kg:sha256 "HASH64" .
ent:norway kg:mention _:mention .
_:mention oa:start 105 ; oa:end 111 ; kg:mentionKind kg:NameMention .
"""


def opened(quads: list[ox.Quad]) -> Graph:
    """An rdflib graph in which memberships, acts, statements and the like are blank nodes."""

    def term(found: object) -> object:
        return (
            BNode(iri_of(found).replace("/", "_").replace(":", "_"))
            if iri_of(found).startswith(OPAQUE)
            else term_of(found)
        )

    graph = Graph()
    for quad in quads:
        graph.add((term(quad.subject), term(quad.predicate), term(quad.object)))  # type: ignore[arg-type]
    return graph


def default(quads: list[ox.Quad]) -> list[ox.Quad]:
    return [q for q in quads if q.graph_name == DEFAULT_GRAPH]


def test_facts(ontology: Ontology) -> None:
    found = opened(default(build_quads([ruling()], ontology)))
    wanted = Graph().parse(data=HEAD + FACTS, format="turtle")
    assert isomorphic(found, wanted), "\n".join(sorted({*found.serialize(format="nt").splitlines()}))


def test_provenance_with_a_chain_of_speakers(ontology: Ontology) -> None:
    reading = denial()
    only = replace(
        reading,
        statements=tuple(s for s in reading.statements if s.id == "s3"),
        entities=tuple(replace(e, mentions=e.mentions if e.name == "Norway" else ()) for e in reading.entities),
    )
    quads = build_quads([only], ontology)
    told = [q for q in quads if iri_of(q.graph_name).startswith(prefixes()["doc"])]
    sha = reading.document.sha256
    wanted = HEAD + CHAIN.replace("HASH64", sha).replace("HASH8", sha[:8])
    assert isomorphic(opened(told), Graph().parse(data=wanted, format="turtle"))


def test_a_claim_is_no_fact(quads: list[ox.Quad]) -> None:
    facts = {(q.subject, q.predicate, q.object) for q in default(quads)}
    predicates = {p.value.rsplit("#")[-1] for _, p, _ in facts}
    assert predicates.isdisjoint({"rejects", "welcomes", "attacks", "denies"})


def test_every_fact_is_asserted_by_a_statement_or_describes(quads: list[ox.Quad]) -> None:
    status = {q.subject: q.object for q in quads if q.predicate == kg("status")}
    asserted = {
        (q.subject, q.predicate, q.object)
        for q in quads
        if status.get(q.graph_name) == kg("Asserted")  # type: ignore[call-overload]
    }
    labelled = {q.subject for q in quads if q.predicate.value == SKOS + "prefLabel"}
    for quad in default(quads):
        described = quad.subject in labelled and (
            quad.predicate == TYPE or quad.predicate.value.startswith((SKOS, "http://www.w3.org/2002/07/owl#"))
        )
        assert described or (quad.subject, quad.predicate, quad.object) in asserted


@pytest.mark.parametrize(
    ("status", "polarity", "certainty", "fact"),
    [
        ("asserted", "positive", "certain", True),
        ("asserted", "negative", "certain", False),
        ("asserted", "positive", "possible", False),
        ("attributed", "positive", "certain", False),
        ("hypothetical", "positive", "certain", False),
        ("planned", "positive", "certain", False),
    ],
)
def test_what_is_a_fact(status: str, polarity: str, certainty: str, fact: bool, ontology: Ontology) -> None:
    reading = ruling()
    one = replace(reading.statements[0], status=status, polarity=polarity, certainty=certainty)
    assert is_fact(one) == fact
    quads = build_quads([replace(reading, statements=(one,))], ontology)
    assert any(q.predicate == kg("issued") for q in default(quads)) == fact
    assert any(q.predicate == kg("issued") and q.graph_name != DEFAULT_GRAPH for q in quads)


def test_no_blank_nodes_and_no_loose_statements(quads: list[ox.Quad]) -> None:
    terms = itertools.chain.from_iterable((q.subject, q.object, q.graph_name) for q in quads)
    assert not any(isinstance(term, ox.BlankNode) for term in terms)
    statements = {q.subject for q in quads if q.object == kg("Statement")}
    graphs = {q.graph_name for q in quads} - {DEFAULT_GRAPH}
    assert statements <= graphs
    assert len(statements) == sum(len(r.statements) for r in samples())


def test_order_of_documents_does_not_matter(ontology: Ontology) -> None:
    readings = samples()
    assert build_quads(readings, ontology) == build_quads(readings[::-1], ontology)
    shuffled = [replace(r, entities=tuple(random.Random(4).sample(r.entities, len(r.entities)))) for r in readings]
    assert build_quads(shuffled, ontology) == build_quads(readings, ontology)


def test_the_same_words_twice_are_two_statements(ontology: Ontology) -> None:
    reading = ruling()
    twin = replace(reading.statements[0], id="s99", frame="issued#other")
    quads = build_quads([replace(reading, statements=(*reading.statements, twin))], ontology)
    statements = {q.subject for q in quads if q.object == kg("Statement")}
    assert len(statements) == len(reading.statements) + 1


def test_a_statement_about_itself_ends(ontology: Ontology) -> None:
    reading = ruling()
    loop = (
        statement(reading.document.text, "s1", "e5 denies s2", "Larsen"),
        statement(reading.document.text, "s2", "e5 denies s1", "said"),
    )
    assert build_quads([replace(reading, statements=loop)], ontology)


def test_a_label_is_the_name_most_mentioned_and_types_are_the_most_specific(ontology: Ontology) -> None:
    def one(text: str, type: str, name: str) -> Reading:
        return Reading(
            Document(text, text), (Entity("e1", type, name, (Mention(0, 4, "name"), Mention(5, 9, "name"))),)
        )

    readings = [one("a" * 9, "Organization", "Danube Institute"), one("b" * 9, "University", "Danube institute")]
    readings.append(one("c" * 9, "Organization", "Danube Institute"))
    quads = default(build_quads(readings, ontology))
    assert {q.object.value for q in quads if q.predicate == TYPE} == {kg("University").value}
    assert [q.object.value for q in quads if q.predicate.value == SKOS + "prefLabel"] == ["Danube Institute"]
    assert [q.object.value for q in quads if q.predicate.value == SKOS + "altLabel"] == ["Danube institute"]


def test_entities_that_nothing_speaks_of_are_left_out(ontology: Ontology) -> None:
    quads = build_quads([ruling()], ontology)
    assert not any(q.object.value == "sailors" for q in default(quads) if isinstance(q.object, ox.Literal))


@pytest.mark.parametrize(
    ("value", "datatype"),
    [
        ("2023-02-22", "XMLSchema#date"),
        ("2023-02", "XMLSchema#gYearMonth"),
        ("2023", "XMLSchema#gYear"),
        ("2023-02-22T10:00:00Z", "XMLSchema#dateTime"),
        ("2023-02-30", "EDTF"),
        ("0000", "EDTF"),
        ("2023-21", "EDTF"),
        ("199X", "EDTF"),
        ("199", "EDTF"),
        ("2023-02-22/2023-02-24", "EDTF"),
        ("2023~", "EDTF"),
        ("../2023-02", "EDTF"),
        ("2023-W08", "EDTF"),
        ("2023-W77", "XMLSchema#string"),
        ("P3D", "XMLSchema#string"),
        ("X", "XMLSchema#string"),
        ("/", "XMLSchema#string"),
        ("soon", "XMLSchema#string"),
        ("", "XMLSchema#string"),
    ],
)
def test_dates_are_typed_by_their_shape(value: str, datatype: str) -> None:
    assert date_value(value).datatype.value.endswith(datatype)


@pytest.mark.parametrize(
    ("timex", "edtf"),
    [
        ("2023-W08", "2023-02-20/2023-02-26"),
        ("2023-W08-WE", "2023-02-25/2023-02-26"),
        ("2023-SU", "2023-22"),
        ("2023-Q1", "2023-33"),
        ("2023-XX", "2023-XX"),
    ],
)
def test_weeks_and_seasons_become_edtf(timex: str, edtf: str) -> None:
    assert date_value(timex).value == edtf


def test_a_datatype_property_has_a_typed_value(ontology: Ontology) -> None:
    reading = ruling()
    born = Statement("s1", "e5", "bornOn", Literal("1961-05-03"), ((0, 3),), "bornOn#verb", 0.9)
    quads = default(build_quads([replace(reading, statements=(born,))], ontology))
    assert [str(q.object) for q in quads if q.predicate == kg("bornOn")] == [
        '"1961-05-03"^^<http://www.w3.org/2001/XMLSchema#date>'
    ]


def test_a_permission_in_an_order_of_a_court(ontology: Ontology) -> None:
    reading = ruling()
    allowed = statement(reading.document.text, "s1", "e1 permits e3", "The order", instrument=("e2",))
    quads = default(build_quads([replace(reading, statements=(allowed,))], ontology))
    imposing = {q.subject for q in quads if q.predicate == kg("imposes")}
    assert {iri_of(node).rsplit("/")[-1] for node in imposing} == {"maritime-tribunal", "order-1ae5031d"}
    assert any(q.predicate == TYPE and q.object == kg("Permission") for q in quads)


@pytest.mark.parametrize(
    "fault",
    [
        {"subject": "e77"},
        {"predicate": "no such > thing"},
        {"attribution": "a77"},
        {"status": "rumoured"},
    ],
)
def test_what_cannot_be_rdf_is_refused_with_the_document(fault: dict[str, str], ontology: Ontology) -> None:
    reading = ruling()
    with pytest.raises(KgError, match=r"ruling\.txt"):
        build_quads([replace(reading, statements=(replace(reading.statements[0], **fault),))], ontology)


def test_odd_text_and_addresses(ontology: Ontology) -> None:
    document = Document("d", "\ud800 half", title='"quoted"\n', uri="not an address", date="last spring", sha256="xyz")
    quads = build_quads([Reading(document)], ontology)
    assert {q.subject for q in quads if q.predicate.value == RDF + "type"} == {quads[0].subject}
    assert ox.serialize(quads, format=ox.RdfFormat.N_QUADS)


def test_nothing_gives_nothing(ontology: Ontology) -> None:
    assert build_quads([], ontology) == []
