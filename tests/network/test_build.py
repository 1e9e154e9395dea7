"""Readings as a MultiDiGraph."""

import networkx as nx
import pytest

from kg.model import Document, Entity, Literal, Mention, Reading, Statement, is_fact
from kg.network.build import kind_of, to_networkx
from kg.ontology import Ontology
from tests.network.samples import straits


def edges(graph: nx.MultiDiGraph) -> set[tuple[str, str, str, str]]:
    name = dict(graph.nodes(data="label"))
    return {(name[u], d["label"], name[v], d["holder"]) for u, v, d in graph.edges(data=True)}


def dump(graph: nx.MultiDiGraph) -> tuple[list, list]:
    return list(graph.nodes(data=True)), list(graph.edges(keys=True, data=True))


def reading(
    *statements: tuple, id: str = "d", names: tuple[str, ...] = ("Norland", "Ruritania", "Westmark")
) -> Reading:
    entities = tuple(Entity(f"e{n}", "Country", name, (Mention(0, 1, "name"),)) for n, name in enumerate(names, 1))
    made = tuple(Statement(f"s{n}", *row, ((0, 4),), "f", 0.9) for n, row in enumerate(statements, 1))
    return Reading(Document(id, f"Word for word in {id}."), entities, statements=made)


def test_nodes_and_edges_say_what_was_read(graph: nx.MultiDiGraph) -> None:
    (norland,) = [d for _, d in graph.nodes(data=True) if d["label"] == "Norland"]
    assert norland["type"] == "Country" and norland["kind"] == "place"
    assert norland["documents"] == 3 and norland["mentions"] > 3 and norland["wikidata"] == "Q100200300"
    (blockade,) = [d for *_, d in graph.edges(data=True) if d["predicate"] == "blockades"]
    assert blockade["holder"] == "Norland Foreign Ministry" and blockade["holder_iri"] in graph
    assert (blockade["status"], blockade["act"], blockade["fact"]) == ("attributed", "say", False)
    assert blockade["quote"] == "Ruritania blockades Aldersund corridor, Norland Foreign Ministry said."
    (call,) = [d for *_, d in graph.edges(data=True) if d["predicate"] == "callsOn"]
    assert call["action"] == "send observers" and call["holder"] == "" and call["fact"]


def test_edge_keys_are_statement_iris(graph: nx.MultiDiGraph) -> None:
    for *_, key, row in graph.edges(keys=True, data=True):
        assert key.startswith(row["statement"]) and ":statement/" in key


@pytest.mark.parametrize(
    "edge",
    [
        ("Anna Larsen", "foreign minister of", "Norland", ""),
        ("Samuel Okoro", "acting special envoy of", "Council of Straits States", ""),
        ("Samuel Okoro", "meets in", "Lysby", ""),
        ("Lysby summit", "in", "Lysby", ""),
        ("Ruritanian Navy", "attacks", "fishing crews", "Peter Novak"),
    ],
)
def test_roles_and_qualifiers_are_edges(graph: nx.MultiDiGraph, edge: tuple[str, str, str, str]) -> None:
    assert edge in edges(graph)


def test_roles_are_no_nodes_unless_asked(graph: nx.MultiDiGraph, ontology: Ontology) -> None:
    assert "Role" not in {t for _, t in graph.nodes(data="type")}
    found = edges(to_networkx(straits(), ontology, roles_as_nodes=True))
    assert ("Anna Larsen", "holds the role", "foreign minister", "") in found
    assert ("foreign minister", "of", "Norland", "") in found
    assert not any("minister of" in label for _, label, _, _ in found)


def test_a_role_without_a_body_is_a_detail(ontology: Ontology) -> None:
    entities = (Entity("e1", "Person", "Anna Larsen", ()), Entity("e2", "Role", "judge", ()))
    held = (Statement("s1", "e1", "holdsRole", "e2", ((0, 4),), "f", 0.9),)
    graph = to_networkx([Reading(Document("d", "Text"), entities, statements=held)], ontology)
    assert [d["details"] for _, d in graph.nodes(data=True)] == [("holds the role judge",)]


def test_values_become_details(graph: nx.MultiDiGraph) -> None:
    details = [d["details"] for _, d in graph.nodes(data=True) if d["label"] == "blockade of the corridor"]
    assert ("started on 2024-02-02 (says Norland Foreign Ministry)",) in details


def test_only_what_documents_assert_with_facts_only(graph: nx.MultiDiGraph, ontology: Ontology) -> None:
    facts = to_networkx(straits(), ontology, facts_only=True)
    assert 0 < facts.size() < graph.size()
    assert all(fact for *_, fact in facts.edges(data="fact"))
    assert set(facts) == set(graph)
    assert all("says" not in detail for _, details in facts.nodes(data="details") for detail in details)


@pytest.mark.parametrize(
    ("more", "fact"),
    [
        ({}, True),
        ({"status": "attributed"}, False),
        ({"status": "denied"}, False),
        ({"polarity": "negative"}, False),
        ({"certainty": "probable"}, False),
    ],
)
def test_is_fact(more: dict[str, str], fact: bool) -> None:
    assert is_fact(Statement("s1", "e1", "meets", "e2", ((0, 1),), "f", 0.9, **more)) is fact


def test_documents_come_in_any_order(graph: nx.MultiDiGraph, ontology: Ontology) -> None:
    assert dump(to_networkx(reversed(straits()), ontology)) == dump(graph)


def test_entities_of_several_documents_are_one_node(ontology: Ontology) -> None:
    two = [reading(("e1", "attacks", "e2"), id=name) for name in "ab"]
    graph = to_networkx(two, ontology)
    assert len(graph) == 3 and graph.size() == 2 and graph.graph["documents"] == 2


def test_a_statement_about_a_statement(ontology: Ontology) -> None:
    found = edges(to_networkx([reading(("e1", "attacks", "e2"), ("e3", "condemns", "s1"))], ontology))
    assert ("Westmark", "condemns", "that Norland attacks Ruritania", "") in found


@pytest.mark.parametrize("target", [None, Literal("4", "integer")])
def test_no_edge_without_an_entity(ontology: Ontology, target: Literal | None) -> None:
    graph = to_networkx([reading(("e1", "votes", target))], ontology)
    assert graph.size() == 0 and any(details for _, details in graph.nodes(data="details"))


def test_unknown_terms_keep_their_names(ontology: Ontology) -> None:
    assert ("Norland", "ratified", "Ruritania", "") in edges(to_networkx([reading(("e1", "ratified", "e2"))], ontology))
    assert kind_of("Spaceship", ontology) == "concept"


@pytest.mark.parametrize(
    ("type", "kind"),
    [
        ("Person", "person"),
        ("Group", "person"),
        ("Court", "organization"),
        ("Country", "place"),
        ("Order", "instrument"),
        ("Blockade", "event"),
        ("Right", "concept"),
        ("Statement", "statement"),
    ],
)
def test_kinds(ontology: Ontology, type: str, kind: str) -> None:
    assert kind_of(type, ontology) == kind


def test_nothing_read_is_an_empty_graph(ontology: Ontology) -> None:
    assert len(to_networkx([], ontology)) == 0
    assert to_networkx([Reading(Document("d", ""))], ontology).graph["documents"] == 1
