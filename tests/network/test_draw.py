"""The picture: words, marks, order, and what can go wrong."""

import os
import subprocess
import sys
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree

import networkx as nx
import numpy as np
import pytest

from kg.errors import KgError
from kg.model import Document, Entity, Reading, Statement
from kg.network.build import to_networkx
from kg.network.draw import draw
from kg.network.geometry import overlaps, stack
from kg.network.scene import Scene, compose
from kg.network.select import select
from kg.ontology import Ontology
from tests.network.samples import generated

SVG = "{http://www.w3.org/2000/svg}"


def words(path: Path) -> list[str]:
    return ["".join(t.itertext()) for t in ElementTree.parse(path).iter(f"{SVG}text")]


def small(ontology: Ontology, names: list[str], pairs: list[tuple[int, int]], **more: str) -> nx.MultiDiGraph:
    entities = tuple(Entity(f"e{n}", "Organization", name, ()) for n, name in enumerate(names))
    made = tuple(
        Statement(f"s{n}", f"e{u}", "meets", f"e{v}", ((0, 4),), "f", 0.9, **more) for n, (u, v) in enumerate(pairs)
    )
    return to_networkx([Reading(Document("d", "Text"), entities, statements=made)], ontology)


@pytest.fixture(scope="module")
def scene(graph: nx.MultiDiGraph) -> Scene:
    return compose(select(graph, 60))


def test_no_name_covers_a_name_or_an_entity(scene: Scene) -> None:
    names = stack(scene.names.values())
    for i, j in combinations(range(len(names)), 2):
        assert not overlaps(names[i : i + 1], names[j : j + 1]).any(), (scene.view.nodes[i], scene.view.nodes[j])
    gap = np.abs(names[None, :, :2] - scene.positions[:, None])
    assert not (gap < names[None, :, 2:4]).all(axis=2).any()


def test_no_words_on_arrows_cover_other_words(scene: Scene) -> None:
    labels = stack(label.box for label in scene.labels)
    assert not np.triu(overlaps(labels, labels), 1).any()
    assert not overlaps(labels, stack(scene.names.values())).any()


def test_every_claim_has_its_holder(scene: Scene) -> None:
    labelled = {label.link for label in scene.labels}
    claims = [n for n, link in enumerate(scene.view.links) if link.tone != "fact"]
    assert len(claims) == 9 and set(claims) <= labelled
    assert len(labelled) >= 0.95 * len(scene.view.links)


def test_entities_keep_apart(scene: Scene) -> None:
    for (i, a), (j, b) in combinations(enumerate(scene.positions), 2):
        assert np.hypot(*(a - b)) > scene.view.nodes[i].radius + scene.view.nodes[j].radius + 8


def test_what_is_not_linked_stands_on_the_shelf(scene: Scene) -> None:
    assert scene.shelf is not None
    low = {" ".join(n.lines) for n, p in zip(scene.view.nodes, scene.positions, strict=True) if p[1] < scene.shelf}
    assert low == {"Jonas Falk", "Maritime Academy"}


def test_an_svg_can_be_read_and_searched(ontology: Ontology, tmp_path: Path) -> None:
    graph = small(ontology, ["Norland & Sons", "Ruritania <1>"], [(0, 1)])
    draw(graph, tmp_path / "a.svg", title="Two <b>bodies</b>")
    found = words(tmp_path / "a.svg")
    assert {"Norland & Sons", "Ruritania <1>", "meets", "Two <b>bodies</b>"} <= set(found)
    text = (tmp_path / "a.svg").read_text("utf-8")
    assert "sans-serif" in text and "<dc:date>" not in text


def test_a_png_is_large_enough_to_print(ontology: Ontology, tmp_path: Path) -> None:
    draw(small(ontology, ["A", "B"], [(0, 1)]), tmp_path / "a.PNG")
    data = (tmp_path / "a.PNG").read_bytes()
    assert data.startswith(b"\x89PNG") and int.from_bytes(data[16:20], "big") > 1400


@pytest.mark.parametrize(
    ("more", "legend", "said"),
    [
        ({}, "stated by the document itself", "meets"),
        ({"status": "attributed"}, "claimed, with who says so", "(speaker not named)"),
        ({"polarity": "negative"}, "negated", "not: meets"),
        ({"status": "planned"}, "claimed, with who says so", "(planned)"),
    ],
)
def test_the_legend_has_what_the_picture_has(ontology: Ontology, tmp_path: Path, more, legend: str, said: str) -> None:
    draw(small(ontology, ["A", "B"], [(0, 1)], **more), tmp_path / "a.svg")
    found = words(tmp_path / "a.svg")
    assert legend in found and said in found
    others = {"stated by the document itself", "claimed, with who says so", "negated"} - {legend}
    assert others.isdisjoint(found)


def test_the_neighbourhood_of_one_entity(graph: nx.MultiDiGraph, tmp_path: Path) -> None:
    draw(graph, tmp_path / "a.svg", focus="harbour relief")
    found = words(tmp_path / "a.svg")
    assert "Around Harbour Relief" in found and "fishing crews" in found and "Norland" not in found


def test_the_hidden_are_counted(ontology: Ontology, tmp_path: Path) -> None:
    graph = to_networkx([generated(60, 70)], ontology)
    view = select(graph, 12)
    linked = sum(1 for n in graph if graph.degree(n))
    assert len(view.nodes) == 12 and view.hidden == linked - 12
    assert all(any(i in (k.source, k.target) for k in view.links) for i in range(12))
    draw(graph, tmp_path / "a.svg", limit=12)
    assert f"{view.hidden} more linked entities are not shown, the least central" in words(tmp_path / "a.svg")


def test_too_many_arrows_are_thinned_to_those_that_hold_the_graph_together(ontology: Ontology) -> None:
    pairs = [(i, j) for i in range(14) for j in range(14) if i < j]
    view = select(small(ontology, [f"Body {i}" for i in range(14)], pairs), 60)
    assert len(view.links) == 68 and view.silent == len(pairs) - 68
    assert nx.is_connected(nx.Graph([(k.source, k.target) for k in view.links])) and len(view.nodes) == 14


def test_nothing_to_draw_says_so(ontology: Ontology, tmp_path: Path) -> None:
    for graph in (nx.MultiDiGraph(), small(ontology, ["A"], []), small(ontology, ["A"], [(0, 0)])):
        draw(graph, tmp_path / "a.svg")
        assert any("nothing to draw" in word for word in words(tmp_path / "a.svg"))


ODD = ["$x^2$", "وزارة الخارجية", "外務省", "\U0001f600", "A" * 400, "a\x00b\ud800", " ", "Министерство"]


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("suffix", [".svg", ".png"])
def test_odd_names(ontology: Ontology, tmp_path: Path, suffix: str) -> None:
    graph = small(ontology, [f"N{i}" for i in range(len(ODD))], [(n, n + 1) for n in range(len(ODD) - 1)])
    for node, name in zip(sorted(graph), ODD, strict=True):
        graph.nodes[node]["label"] = name
    draw(graph, tmp_path / f"a{suffix}")
    if suffix == ".svg":
        assert {"$x^2$", "外務省", "a b", "(no name)"} <= set(words(tmp_path / "a.svg"))


@pytest.mark.parametrize(
    ("name", "more", "message"),
    [
        ("a.gif", {}, "a.gif: pictures are written as .svg or .png"),
        ("a", {}, "a: pictures are written"),
        ("none/a.svg", {}, "a.svg: cannot be written"),
        ("a.svg", {"focus": "Nobody"}, "no entity is called 'Nobody'"),
        ("a.svg", {"limit": 1}, "limit 1"),
    ],
)
def test_what_cannot_be_drawn(ontology: Ontology, tmp_path: Path, name: str, more, message: str) -> None:
    with pytest.raises(KgError, match=message):
        draw(small(ontology, ["A", "B"], [(0, 1)]), tmp_path / name, **more)


SCRIPT = """
import sys
from pathlib import Path
from kg.network.build import to_networkx
from kg.network.draw import draw
from kg.ontology import load_ontology
from tests.network.samples import COUNCIL, document
graph = to_networkx([document("resolution", "The resolution", COUNCIL[4:10])], load_ontology())
for suffix in ("svg", "png"):
    draw(graph, Path(sys.argv[1]) / f"a.{suffix}")
"""


def test_the_hash_seed_changes_nothing(tmp_path: Path) -> None:
    root, runs = Path(__file__).parents[2], set()
    for seed in ("1", "2"):
        env = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(root)}
        subprocess.run([sys.executable, "-c", SCRIPT, str(tmp_path)], cwd=root, env=env, check=True)
        runs.add(tuple((tmp_path / f"a.{suffix}").read_bytes() for suffix in ("svg", "png")))
    assert len(runs) == 1
