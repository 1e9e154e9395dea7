"""Statements in plain English: what a report says, and that it never makes a claim sound like a fact."""

from typing import Any

import lxml.html
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Action, Attribution, Coverage, Document, Entity, Literal, Mention, Reading, Statement
from kg.network.build import to_networkx
from kg.ontology import load_ontology
from kg.report import markdown, page, report_parts
from kg.sentences import PREDICATES, QUALIFIERS, sentence, when

ONTOLOGY = load_ontology()
TEXT = "Norway and the Maritime Tribunal spoke of an order, of UN member states, of Anna Larsen and of the foreign minister."
NAMES = {
    "norway": ("Country", "Norway"),
    "tribunal": ("Court", "Maritime Tribunal"),
    "order": ("Order", "order"),
    "states": ("Group", "UN member states"),
    "larsen": ("Person", "Anna Larsen"),
    "minister": ("Role", "foreign minister"),
}
ENTITIES = tuple(
    Entity(id, type, name, (Mention(TEXT.index(name), TEXT.index(name) + len(name), "name"),))
    for id, (type, name) in NAMES.items()
)
SAID = Attribution("a1", "larsen", ((0, 6),), ((0, 6),), ((0, 6),), "direct", "say", date="2021-05-04")
DENIED = Attribution("a2", "norway", ((0, 6),), ((0, 6),), ((0, 6),), "indirect", "deny")
NESTED = Attribution("a3", "tribunal", ((0, 6),), ((0, 6),), ((0, 6),), "indirect", "find", parent="a1")


def told(subject: str, predicate: str, target: str | Literal | None, **more: Any) -> str:
    statement = Statement("s1", subject, predicate, target, ((0, 6),), "test", 0.9, **more)
    reading = Reading(Document("d", TEXT), ENTITIES, (), (SAID, DENIED, NESTED), (statement,))
    return sentence(reading, statement, ONTOLOGY)


def act(text: str) -> tuple[Action]:
    return (Action(text, (0, len(text))),)


FACTS = [
    (("norway", "welcomes", "order"), {}, "Norway welcomes an order."),
    (("states", "callsOn", "norway"), {}, "UN member states call on Norway."),
    (("states", "denies", None), {}, "UN member states deny."),
    (("norway", "callsOn", None), {}, "Norway calls."),
    (("tribunal", "issued", "order"), {"date": (Literal("2021-05-04", "date"),)}, "The Maritime Tribunal issued an order on 2021-05-04."),
    (("order", "obliges", "norway"), {"action": act("release the ship")}, "An order obliges Norway to “release the ship”."),
    (("order", "prohibits", "norway"), {"action": act("leaving")}, "An order prohibits Norway from “leaving”."),
    (("norway", "promises", None), {"action": act("it would leave")}, "Norway promises that “it would leave”."),
    (("norway", "accuses", "states"), {"content": act("breaking the law")}, "Norway accuses UN member states of “breaking the law”."),
    (("norway", "demands", None), {"action": act("an end to it")}, "Norway demands “an end to it”."),
    (("larsen", "holdsRole", "minister"), {"of": ("norway",), "capacity": (Literal("acting"),)}, "Anna Larsen is acting foreign minister of Norway."),
    (("larsen", "resigns", "minister"), {}, "Anna Larsen resigned as the foreign minister."),
    (("larsen", "bornOn", Literal("1961-05", "date")), {}, "Anna Larsen was born in 1961-05."),
    (("states", "hasObligation", Literal("leave")), {"action": act("leave")}, "UN member states are obliged to “leave”."),
    (("norway", "unheardOf", "order"), {"weight": (Literal("7"),)}, "Norway unheardOf an order (weight: 7)."),
]  # fmt: skip


@pytest.mark.parametrize(("triple", "qualifiers", "expected"), FACTS, ids=[row[2] for row in FACTS])
def test_facts(triple: tuple[Any, ...], qualifiers: dict[str, Any], expected: str) -> None:
    assert told(*triple, qualifiers=qualifiers) == expected


CLAIMS = [
    ({"attribution": "a1", "status": "attributed"}, "According to Anna Larsen (direct quote, 2021-05-04), Norway welcomes an order."),
    ({"attribution": "a3", "status": "attributed"}, "According to the Maritime Tribunal (found, indirect speech), as told by Anna Larsen (direct quote, 2021-05-04), Norway welcomes an order."),
    ({"attribution": "a2", "status": "attributed"}, "By its own account (denied, indirect speech), Norway welcomes an order."),
    ({"status": "attributed"}, "According to an unnamed source, Norway welcomes an order."),
    ({"attribution": "a2", "status": "denied"}, "Denied by Norway (indirect speech): Norway welcomes an order."),
    ({"status": "denied"}, "Denied: Norway welcomes an order."),
    ({"status": "planned"}, "Planned: Norway welcomes an order."),
    ({"attribution": "a1", "status": "hypothetical"}, "Hypothetical, according to Anna Larsen (direct quote, 2021-05-04): Norway welcomes an order."),
    ({"polarity": "negative"}, "It is not so that Norway welcomes an order."),
    ({"certainty": "possible"}, "Possibly Norway welcomes an order."),
]  # fmt: skip


@pytest.mark.parametrize(("more", "expected"), CLAIMS, ids=[row[1] for row in CLAIMS])
def test_claims(more: dict[str, Any], expected: str) -> None:
    assert told("norway", "welcomes", "order", **more) == expected


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2021-05-04", "on 2021-05-04"),
        ("2021", "in 2021"),
        ("2023-W08", "in week 8 of 2023"),
        ("../2022-12-16", "on or before 2022-12-16"),
        ("2022/..", "on or after 2022"),
        ("2021-05/2021-06", "between 2021-05 and 2021-06"),
        ("P3D", "(date P3D)"),
        ("199", "in the 1990s"),
        ("199X", "in the 1990s"),
        ("XXXX-05", "in May"),
        ("XXXX-05-03", "on 3 May"),
        ("XXXX-13", "(date XXXX-13)"),
    ],
)
def test_dates(value: str, words: str) -> None:
    assert when(value) == words


def test_words_are_of_properties_that_exist() -> None:
    assert set(PREDICATES) | set(QUALIFIERS) <= set(ONTOLOGY.properties)


def test_a_statement_about_a_statement_is_a_that_clause() -> None:
    inner = Statement("s1", "norway", "rejects", "order", ((0, 6),), "test", 0.9, status="denied")
    outer = Statement("s2", "tribunal", "denies", "s1", ((0, 6),), "test", 0.9)
    reading = Reading(Document("d", TEXT), ENTITIES, statements=(inner, outer))
    assert sentence(reading, outer, ONTOLOGY) == "The Maritime Tribunal denies that Norway rejects an order."


@settings(deadline=None)
@given(st.text(max_size=80))
def test_no_text_breaks_the_report(text: str) -> None:
    entity = Entity("e1", "Thing", text, (Mention(0, len(text), "name"),))
    statement = Statement(
        "s1", "e1", "welcomes", "e1", ((0, len(text)),), "test", 0.9, qualifiers={"action": act(text)}
    )
    coverage = (Coverage(0, len(text), 0, "no clause"),)
    reading = Reading(Document("d", text, title=text), (entity,), statements=(statement,), coverage=coverage)
    parts = report_parts([reading], ONTOLOGY, to_networkx([reading], ONTOLOGY), [text], [(text, text)])
    report, made = markdown(parts), page(parts)
    html = lxml.html.document_fromstring(made, parser=lxml.html.HTMLParser(encoding="utf-8"))
    assert not html.xpath("//script|//img|//iframe|//*[@onclick]|//h1/*|//td/*[not(self::a)]|//li/*[not(self::a)]")
    tables = [line for line in report.split("\n") if line.startswith("|")]
    widths = {line.replace("\\|", "").count("|") - 1 for line in tables}
    assert widths <= {3, 4, 5}


def test_the_commonest_reason_comes_first() -> None:
    reasons = ["no clause", "no frame for 'echo'", "no frame for 'echo'", None]
    coverage = tuple(Coverage(i, i + 1, 0 if reason else 1, reason) for i, reason in enumerate(reasons))
    readings = [Reading(Document("d", TEXT), coverage=coverage)]
    report = markdown(report_parts(readings, ONTOLOGY, to_networkx(readings, ONTOLOGY)))
    assert report.index("| no frame for 'echo' | 2 |") < report.index("| no clause | 1 |")
    assert "4 sentences" in report and "3 sentences gave none" in report
