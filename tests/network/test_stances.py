"""Stances, their balance, their changes, and who speaks for whom."""

import networkx as nx
import pytest

from kg.errors import KgError
from kg.model import Literal
from kg.network.analysis import balance, balance_of, changes, positions, stance_network, stances, who_speaks_for_whom
from kg.network.analysis.balance import EXACT
from kg.network.valence import sign_of
from kg.ontology import Ontology
from tests.network.quarrel import network, reading


@pytest.mark.parametrize(
    ("predicate", "sign"),
    [
        ("supports", 1), ("welcomes", 1), ("aids", 1), ("signed", 1), ("votesFor", 1), ("thanks", 1),
        ("condemns", -1), ("accuses", -1), ("attacks", -1), ("sanctions", -1), ("threatens", -1), ("rejects", -1),
        ("votesAgainst", -1), ("withdrawsFrom", -1),
        ("meets", 0), ("demands", 0), ("callsOn", 0), ("holdsRole", 0), ("partOf", 0), ("resigns", 0), ("nonsense", 0),
    ],
)  # fmt: skip
def test_signs(ontology: Ontology, predicate: str, sign: int) -> None:
    assert sign_of(predicate, ontology) == sign


@pytest.mark.parametrize(
    ("row", "sign"),
    [
        (("Norland", "supports", "Westmark", "", {}), 1),
        (("Norland", "condemns", "order", "", {}), -1),
        (("Norland", "condemns", "order", "Norland", {}), -1),
        (("Norland", "condemns", "order", "", {"certainty": "probable"}), -1),
        # What somebody else tells of Norland is no stance of Norland's.
        (("Norland", "condemns", "order", "Westmark", {}), 0),
        (("Norland", "condemns", "order", "", {"polarity": "negative"}), 0),
        (("Norland", "condemns", "order", "", {"status": "denied", "polarity": "negative"}), 0),
        (("Norland", "condemns", "order", "", {"status": "planned"}), 0),
        (("Norland", "condemns", "order", "", {"status": "hypothetical"}), 0),
        (("Norland", "condemns", "order", "", {"certainty": "possible"}), 0),
        (("Norland", "meets", "Westmark", "", {}), 0),
        (("Norland", "condemns", None, "", {}), 0),
        (("Norland", "condemns", "Norland", "", {}), 0),
        (("Norland", "rejects", Literal("4", "integer"), "", {}), 0),
    ],
)
def test_what_shows_a_stance(row: tuple, sign: int) -> None:
    assert [s.sign for s in stances(network(reading([row])))] == ([sign] if sign else [])


def test_a_stance_on_a_statement_is_no_stance_on_an_entity() -> None:
    graph = network(reading([("Norland", "attacks", "Westmark", "", {}), ("Ostia", "condemns", "#1", "", {})]))
    assert [(s.holder, s.target) for s in stances(graph)] == [("Norland", "Westmark")]


def test_a_tie_has_the_sign_of_most_acts() -> None:
    rows = [
        ("Norland", "supports", "Westmark", "", {}),
        ("Westmark", "welcomes", "Norland", "", {}),
        ("Norland", "criticizes", "Westmark", "", {}),
        ("Norland", "supports", "Ostia", "", {}),
        ("Norland", "condemns", "Ostia", "", {}),
    ]
    found = stance_network(network(reading(rows)))
    label = found.nodes(data="label")
    ties = {
        frozenset((label[u], label[v])): (d["sign"], d["friendly"], d["hostile"]) for u, v, d in found.edges(data=True)
    }
    assert ties == {frozenset(["Norland", "Westmark"]): (1, 2, 1), frozenset(["Norland", "Ostia"]): (0, 1, 1)}


def signed(*ties: tuple[str, str, int]) -> nx.Graph:
    graph = nx.Graph()
    for one, other, sign in ties:
        graph.add_node(one, label=one)
        graph.add_node(other, label=other)
        graph.add_edge(one, other, sign=sign, friendly=sign > 0, hostile=sign < 0)
    return graph


@pytest.mark.parametrize(
    ("signs", "census", "spoiling"),
    [
        ((1, 1, 1), (1, 0, 0, 0), 0),
        ((1, 1, -1), (0, 1, 0, 0), 1),
        ((1, -1, -1), (0, 0, 1, 0), 0),
        ((-1, -1, -1), (0, 0, 0, 1), 1),
        ((1, 1, 0), (0, 0, 0, 0), 0),
    ],
)
def test_triads(signs: tuple[int, int, int], census: tuple[int, ...], spoiling: int) -> None:
    """The four kinds of triangles of Cartwright and Harary, and one with a mixed tie."""
    found = balance_of(signed(("a", "b", signs[0]), ("a", "c", signs[1]), ("b", "c", signs[2])))
    assert found.census == census and len(found.frustrated) == spoiling and found.exact
    assert len(found.unbalanced) == census[1] + census[3] and len(found.mixed) == signs.count(0)


def test_camps() -> None:
    rows = [
        ("Norland", "supports", "Westmark", "", {}),
        ("Westmark", "condemns", "Ruritania", "", {}),
        ("Ruritania", "attacks", "Norland", "", {}),
        ("Ostia", "supports", "Ruritania", "", {}),
        ("Ostia", "welcomes", "law", "", {}),
        ("Norland", "welcomes", "order", "", {}),
        ("Ruritania", "rejects", "order", "", {}),
    ]
    found = balance(network(reading(rows)))
    assert found.camps == ((("Norland", "Westmark", "order"), ("Ostia", "Ruritania")),)
    assert found.census == (0, 0, 2, 0) and not found.frustrated


def test_a_large_part_is_split_well_if_not_best() -> None:
    one, other = [f"a{n}" for n in range(EXACT)], [f"b{n}" for n in range(EXACT)]
    ties = [(a, b, -1) for a, b in zip(one, other, strict=True)]
    ties += [(side[n], side[n + 1], 1) for side in (one, other) for n in range(EXACT - 1)]
    found = balance_of(signed(*ties))
    assert not found.exact and found.camps == ((tuple(sorted(one)), tuple(sorted(other))),) and not found.frustrated


def test_nothing_to_balance() -> None:
    found = balance(nx.MultiDiGraph())
    assert (found.entities, found.ties, found.census, found.camps) == (0, 0, (0, 0, 0, 0), ())


MAY, JUNE = ("2024-05-03", "2024-06-20")


@pytest.mark.parametrize(
    ("first", "second", "turns"),
    [
        # From support to opposition, and a claim that its speaker takes back.
        (("Norland", "supports", "Ruritania", "", {}), ("Norland", "rejects", "Ruritania", "", {}), 1),
        (("Ostia", "attacks", "Norland", "Westmark", {}), ("Ostia", "attacks", "Norland", "Westmark", {"status": "denied", "polarity": "negative"}), 1),
        (("Norland", "supports", "Ruritania", "", {}), ("Norland", "welcomes", "Ruritania", "", {}), 0),
        (("Norland", "supports", "Ruritania", "", {}), ("Norland", "rejects", "Ostia", "", {}), 0),
        (("Norland", "supports", "Ruritania", "", {}), ("Westmark", "rejects", "Ruritania", "", {}), 0),
        (("Norland", "supports", "Ruritania", "", {}), ("Norland", "rejects", "Ruritania", "", {"status": "planned"}), 0),
        (("Ostia", "attacks", "Norland", "Westmark", {}), ("Ostia", "attacks", "Norland", "Norland", {"status": "denied", "polarity": "negative"}), 0),
    ],
)  # fmt: skip
def test_changes(first: tuple, second: tuple, turns: int) -> None:
    graph = network(reading([second], "b", JUNE), reading([first], "a", MAY))
    found = changes(graph)
    assert len(found) == turns
    assert all((c.before.when, c.after.when) == (MAY, JUNE) and c.before.sign == 1 for c in found)


@pytest.mark.parametrize("date", ["2024-05", None, "2024-05-03", "soon"])
def test_no_order_in_time_no_change(date: str | None) -> None:
    one, two = ("Norland", "supports", "Ruritania", "", {}), ("Norland", "rejects", "Ruritania", "", {})
    assert changes(network(reading([one], "a", MAY), reading([two], "b", date))) == ()


def test_positions_of_one_holder() -> None:
    rows = [
        ("Norland", "supports", "order", "", {"date": "2023"}),
        ("Norland", "rejects", "law", "", {}),
        ("Ostia", "aids", "Norland", "", {}),
    ]
    graph = network(reading(rows))
    assert [(p.when, p.act, p.about) for p in positions(graph, "norland")] == [
        ("2023", "supports", "order"),
        ("2024-05-01", "rejects", "law"),
    ]
    assert len(positions(graph)) == 3
    with pytest.raises(KgError, match="Norlund"):
        positions(graph, "Norlund")


def test_who_speaks_for_whom() -> None:
    rows = [
        ("Ida Brandt", "holdsRole", "spokesman", "", {"of": "Foreign Ministry"}),
        ("Peter Novak", "holdsRole", "minister", "", {"of": "Norland"}),
        ("Anna Larsen", "holdsRole", "minister", "", {"of": "Norland", "capacity": "former"}),
        ("Jonas Falk", "represents", "Foreign Ministry", "", {}),
        ("Foreign Ministry", "partOf", "Norland", "", {}),
        ("Energy Agency", "partOf", "Norland", "", {}),
        ("Karl Okoro", "holdsRole", "minister", "", {"of": "Norland", "status": "planned"}),
        ("Lena Vidal", "holdsRole", "minister", "", {"of": "Norland", "polarity": "negative"}),
        ("Max Vidal", "holdsRole", "minister", "", {}),
        ("Ostia", "attacks", "Norland", "Ida Brandt", {}),
        ("Ostia", "attacks", "Westmark", "Ida Brandt", {}),
        ("Ostia", "blockades", "Norland", "Foreign Ministry", {}),
    ]
    found = [(v.speaker, v.body, v.kind, v.claims, v.former) for v in who_speaks_for_whom(network(reading(rows)))]
    assert found == [
        ("Ida Brandt", "Foreign Ministry", "spokesperson", 2, False),
        ("Foreign Ministry", "Norland", "part", 1, False),
        ("Jonas Falk", "Foreign Ministry", "spokesperson", 0, False),
        ("Anna Larsen", "Norland", "office-holder", 0, True),
        ("Peter Novak", "Norland", "office-holder", 0, False),
    ]
