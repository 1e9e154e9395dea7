"""The shapes: what kg writes conforms, and each fault is told."""

from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Dataset

from kg.errors import KgError
from kg.graph.quads import build_quads
from kg.graph.terms import kg
from kg.graph.validate import validate
from kg.model import Reading
from kg.ontology import Ontology, load_ontology
from tests.graph.samples import date, document, entity, ruling, statement


def test_the_samples_conform(dataset: Dataset, quads: list[ox.Quad]) -> None:
    assert validate(dataset) == validate(quads)
    assert validate(dataset).conforms
    assert validate(dataset).problems == ()


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"evidence": ()}, "has no words"),
        ({"evidence": ((5, 5),)}, "has no words"),
        ({"confidence": 1.5}, "needs one confidence from 0 to 1"),
        ({"status": "attributed"}, "is attributed, but to no attribution"),
    ],
)
def test_a_faulty_statement_is_told(change: dict[str, object], fault: str, ontology: Ontology) -> None:
    reading = ruling()
    bad = replace(reading.statements[0], **change)
    report = validate(build_quads([replace(reading, statements=(bad, *reading.statements[1:]))], ontology))
    assert not report.conforms
    assert any(fault in problem.fault for problem in report.problems)


@pytest.mark.parametrize(
    ("predicate", "fault"),
    [
        ("http://www.w3.org/2004/02/skos/core#prefLabel", "is spoken of, but not described"),
        (kg("sha256").value, "needs one SHA-256"),
        (kg("polarity").value, "needs one polarity"),
        (kg("act").value, "needs one speech act"),
        (kg("bearer").value, "binds nobody"),
        ("http://www.w3.org/ns/org#role", "needs one role"),
        ("http://www.w3.org/ns/oa#end", "needs one end"),
        ("http://www.w3.org/ns/prov#wasDerivedFrom", "belongs to no document"),
    ],
)
def test_a_graph_that_lost_something_is_told(predicate: str, fault: str, quads: list[ox.Quad]) -> None:
    report = validate([q for q in quads if q.predicate.value != predicate])
    assert not report.conforms
    assert any(fault in problem.fault for problem in report.problems)


def test_a_problem_reads_as_a_sentence(quads: list[ox.Quad]) -> None:
    report = validate([q for q in quads if not (q.predicate == kg("status") and q.object == kg("Denied"))])
    (problem,) = report.problems
    assert str(problem).startswith("statement: Norway rejects order needs one status")
    assert "“Norway had rejected the order”" in str(problem)
    assert problem.words == ("Norway had rejected the order",)


def test_two_labels_are_one_too_many(quads: list[ox.Quad]) -> None:
    label = ox.NamedNode("http://www.w3.org/2004/02/skos/core#prefLabel")
    twice = ox.Quad(ox.NamedNode("urn:citegraph:entity/norway"), label, ox.Literal("Norge"))
    assert [p.label for p in validate([*quads, twice]).problems] == ["Norge"]


def test_ones_own_shapes(quads: list[ox.Quad], tmp_path: Path) -> None:
    shapes = tmp_path / "own.ttl"
    shapes.write_text(
        "@prefix kg: <https://w3id.org/citegraph/ns#> . @prefix sh: <http://www.w3.org/ns/shacl#> .\n"
        "kg:OwnShape a sh:NodeShape ; sh:targetClass kg:Court ; sh:severity sh:Warning ;\n"
        "  sh:property [ sh:path kg:basedIn ; sh:minCount 1 ; sh:severity sh:Warning ; sh:message 'has no seat' ] ."
    )
    report = validate(quads, [shapes])
    assert report.conforms
    assert [(p.label, p.fault, p.severity) for p in report.problems] == [
        ("Maritime Tribunal", "has no seat", "Warning")
    ]


@pytest.mark.parametrize("text", ["not turtle", None])
def test_faulty_shapes_are_told(text: str | None, quads: list[ox.Quad], tmp_path: Path) -> None:
    path = tmp_path / "own.ttl"
    if text is not None:
        path.write_text(text)
    with pytest.raises(KgError, match=r"own\.ttl"):
        validate(quads, [path])


def nonsense(predicate: str, subject: str, target: str | None, **more: object) -> list[ox.Quad]:
    """The graph of one statement between things of these types."""
    text = "Aaaa did that to Bbbb."
    entities = [entity(text, "e1", subject, "Aaaa", "name")]
    entities += [entity(text, "e2", target, "Bbbb", "name")] if target else []
    made = statement(text, "s1", f"e1 {predicate} {'e2' if target else '-'}", text[:-1], **more)
    reading = Reading(document=document(text, id="x", date="2021-05-05"), entities=tuple(entities), statements=(made,))
    return build_quads([reading], load_ontology())


@pytest.mark.parametrize(
    ("predicate", "subject", "target", "more", "fault"),
    [
        ("holdsRole", "Country", "Role", {}, "a place or country holds no office"),
        ("holdsRole", "City", "Role", {}, "a place or country holds no office"),
        ("holdsRole", "Order", "Role", {}, "neither a text nor an event holds an office"),
        ("holdsRole", "Conference", "Role", {}, "neither a text nor an event holds an office"),
        ("issued", "Order", "Person", {}, "are not issued"),
        ("issued", "Court", "Person", {}, "are not issued"),
        ("issued", "Ruling", "Order", {}, "a text issues, adopts and signs nothing"),
        ("bornIn", "Person", "Person", {}, "nobody is in a person"),
        ("spouseOf", "Person", "City", {}, "a place has no kin"),
        (
            "holdsRole",
            "Person",
            "Role",
            {"from": date("2020-05-01"), "until": date("2019-01-01")},
            "ends before it starts",
        ),
        ("holdsRole", "Person", "Role", {"from": date("2020-05-01"), "until": date("2019")}, "ends before it starts"),
        (
            "obliges",
            "Court",
            "Country",
            {"date": date("2021-05-01"), "deadline": date("2021-04")},
            "its deadline is before",
        ),
        ("holdsRole", "Person", "Role", {}, ""),
        ("holdsRole", "Person", "Role", {"from": date("2020-05-01"), "until": date("2020")}, ""),
        ("holdsRole", "Person", "Role", {"from": date("2019"), "until": date("2019-03")}, ""),
        ("issued", "Court", "Order", {}, ""),
        ("issued", "Country", "ProvisionalMeasure", {}, ""),
        ("bornIn", "Person", "City", {}, ""),
        ("obliges", "Court", "Country", {"date": date("2021-05-01"), "deadline": date("2021")}, ""),
        ("meets", "Person", "Country", {}, ""),
    ],
)
def test_nonsense_is_told_with_its_words(
    predicate: str, subject: str, target: str, more: dict[str, object], fault: str
) -> None:
    report = validate(nonsense(predicate, subject, target, **more))
    assert report.conforms is not bool(fault)
    told = [str(problem) for problem in report.problems]
    assert not fault or any(fault in line and "“Aaaa did that to Bbbb”" in line for line in told)


def test_nothing_is_its_own_part() -> None:
    text = "Aaaa is part of it."
    made = statement(text, "s1", "e1 partOf e1", text[:-1])
    one = entity(text, "e1", "Organization", "Aaaa", "name")
    reading = Reading(document=document(text, id="x"), entities=(one,), statements=(made,))
    told = [str(p) for p in validate(build_quads([reading], load_ontology())).problems]
    assert any("both sides are the same" in line and "Aaaa" in line for line in told)


def test_what_is_said_after_it_was_printed_is_told() -> None:
    said = tuple(replace(a, date="2022-01-01") for a in ruling().attributions[:1])
    reading = replace(ruling(), attributions=(*said, *ruling().attributions[1:]))
    told = [str(p) for p in validate(build_quads([reading], load_ontology())).problems]
    assert any("after the document was published" in line and "Norway rejected the order" in line for line in told)
