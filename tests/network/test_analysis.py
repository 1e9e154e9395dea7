"""Ranks, communities, paths and speech."""

import os
import subprocess
import sys
from pathlib import Path

import networkx as nx
import pytest

from kg.errors import KgError
from kg.network.analysis import (
    Spoken,
    analyse,
    communities,
    find_node,
    pagerank,
    projection,
    rank,
    shortest_path,
    who_speaks_about_whom,
)


def test_pagerank_is_that_of_networkx(graph: nx.MultiDiGraph) -> None:
    pytest.importorskip("scipy")
    plain = projection(graph)
    assert pagerank(plain) == pytest.approx(nx.pagerank(plain, weight="weight", tol=1e-12), abs=1e-7)


def test_ranks(graph: nx.MultiDiGraph) -> None:
    ranks = rank(graph)
    assert ranks[0].label == "Ruritania" and ranks[0].degree == ranks[0].in_degree + ranks[0].out_degree == 9
    assert sum(r.pagerank for r in ranks) == pytest.approx(1, abs=1e-4)
    assert [r.pagerank for r in ranks] == sorted((r.pagerank for r in ranks), reverse=True)


def test_communities_part_the_linked_entities(graph: nx.MultiDiGraph) -> None:
    found = communities(graph)
    members = [n for c in found for n in c.members]
    assert len(members) == len(set(members)) == sum(1 for n in graph if graph.degree(n))
    assert ("Maritime Academy", "Jonas Falk") in [c.labels for c in found] or ("Jonas Falk", "Maritime Academy") in [
        c.labels for c in found
    ]
    assert [len(c.members) for c in found] == sorted((len(c.members) for c in found), reverse=True)


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("Norland", "Norland"),
        ("  nORLAND ", "Norland"),
        ("SCJ", "Straits Court of Justice"),
        ("the   court", "Straits Court of Justice"),
        ("Q100200300", "Norland"),
    ],
)
def test_names_are_found(graph: nx.MultiDiGraph, name: str, label: str) -> None:
    assert graph.nodes[find_node(graph, name)]["label"] == label


def test_an_iri_is_a_name(graph: nx.MultiDiGraph) -> None:
    assert all(find_node(graph, node) == node for node in graph)


@pytest.mark.parametrize(
    ("name", "remedy"),
    [
        ("Ana Larson", "did you mean 'Anna Larsen'"),
        ("Council", "Council of Straits States"),
        ("zzzz", "kg analyse"),
        ("", "kg analyse"),
    ],
)
def test_unknown_names_are_answered_with_near_ones(graph: nx.MultiDiGraph, name: str, remedy: str) -> None:
    with pytest.raises(KgError, match=remedy):
        find_node(graph, name)


def test_the_shortest_path_shows_its_statements(graph: nx.MultiDiGraph) -> None:
    steps = shortest_path(graph, "Ida Brandt", "Norland Foreign Ministry")
    assert [(s.source, s.label, s.target, s.forward) for s in steps] == [
        ("Ida Brandt", "president of", "Straits Court of Justice", True),
        ("Straits Court of Justice", "issued", "order of 14 March 2024", True),
        ("order of 14 March 2024", "welcomes", "Norland Foreign Ministry", False),
    ]
    assert steps[1].quote.startswith("Straits Court of Justice issued") and steps[1].holder == ""


def test_a_fact_is_shown_before_a_claim(graph: nx.MultiDiGraph) -> None:
    (step,) = shortest_path(graph, "Ruritania", "Treaty of Lysby")
    assert (step.label, step.holder) == ("signed", "")


def test_no_path(graph: nx.MultiDiGraph) -> None:
    assert shortest_path(graph, "Norland", "norland") == ()
    with pytest.raises(KgError, match="separate parts"):
        shortest_path(graph, "Norland", "Jonas Falk")


def test_who_speaks_about_whom(graph: nx.MultiDiGraph) -> None:
    found = who_speaks_about_whom(graph)
    assert found[0] == Spoken("Norland Foreign Ministry", "Ruritania", 2)
    assert Spoken("Anna Larsen", "right of passage", 1) in found
    assert all(s.holder != s.about for s in found)


def test_all_of_it(graph: nx.MultiDiGraph) -> None:
    found = analyse(graph)
    assert (found.entities, found.statements, found.facts) == (28, 43, 33)
    assert found.components == 4
    assert analyse(nx.MultiDiGraph()).ranks == ()


SCRIPT = """
from kg.network.analysis import analyse
from kg.network.build import to_networkx
from kg.ontology import load_ontology
from tests.network.samples import generated
print(analyse(to_networkx([generated()], load_ontology())))
"""


def test_the_hash_seed_changes_nothing() -> None:
    root = Path(__file__).parents[2]
    runs = {
        subprocess.run(
            [sys.executable, "-c", SCRIPT],
            cwd=root,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(root)},
            check=True,
            capture_output=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1
