"""The timeline, the matrix of stances and the diagram of obligations: what stands where, and that nothing covers another."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import networkx as nx
import numpy as np
import pytest

from kg.errors import KgError
from kg.model import Literal
from kg.network.analysis import obligations
from kg.network.build import to_networkx
from kg.network.draw import draw
from kg.network.duties import duties
from kg.network.geometry import Box, overlaps, stack
from kg.network.matrix import matrix
from kg.network.sheet import Mark, Sheet, Words, fit, fold
from kg.network.timeline import acts, date_words, timeline
from kg.network.words import width
from kg.ontology import Ontology
from tests.network.quarrel import network, reading
from tests.network.samples import generated
from tests.network.test_draw import ODD

LAYOUTS: dict[str, Callable[..., Sheet]] = {"timeline": timeline, "stances": matrix, "obligations": duties}
KINDS = sorted(LAYOUTS)
DENIED = {"status": "denied", "polarity": "negative"}


def many(count: int) -> nx.MultiDiGraph:
    """So many dated acts, stances and obligations, with names short and long."""
    names = [f"Member {'State ' * (n % 5)}{n}" for n in range(count)]
    rows = []
    for n, name in enumerate(names):
        more = {
            "date": f"{2000 + n % 7}-0{1 + n % 9}-1{n % 10}",
            "action": "withdraw its patrol boats " * (n % 6),
            "deadline": "2025",
        }
        other = names[(n * 7 + 3) % count]
        rows.append((name, ("condemns", "supports", "aids")[n % 3], other, "" if n % 2 else names[0], more))
        rows.append(
            (names[n % 4], ("obliges", "prohibits", "permits", "callsOn")[n % 4], other, "" if n % 3 else name, more)
        )
    return network(reading(rows))


def texts(sheet: Sheet) -> list[str]:
    return [item.text for item in sheet.items if isinstance(item, Words)]


def boxes(sheet: Sheet) -> list[Box]:
    found = []
    for item in sheet.items:
        if isinstance(item, Words):
            w, h = width(item.text, item.size, item.bold) / 2, item.size * 0.5
            way = {"left": 1, "center": 0, "right": -1}[item.align]
            turn = np.radians(-item.angle)
            found.append(Box(item.x + way * w * np.cos(turn), item.y + way * w * np.sin(turn), w, h, turn))
    return found


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("count", [2, 9, 60])
def test_nothing_covers_another_and_all_is_on_the_page(kind: str, count: int) -> None:
    sheet = LAYOUTS[kind](many(count))
    found = boxes(sheet)
    assert len(found) > 4
    covered = np.argwhere(np.triu(overlaps(stack(found), stack(found)), 1))
    assert not len(covered), [(texts(sheet)[i], texts(sheet)[j]) for i, j in covered]
    corners = np.concatenate([box.corners() for box in found])
    assert (corners >= 10).all() and (corners <= [sheet.width - 10, sheet.height - 10]).all()


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_to_draw_says_so(kind: str, tmp_path: Path) -> None:
    for graph in (nx.MultiDiGraph(), network(reading([("Norland", "meets", "Ostia", "", {})]))):
        assert any("nothing to draw" in text for text in texts(LAYOUTS[kind](graph)))
        draw(graph, tmp_path / "a.svg", kind=kind)


@pytest.mark.parametrize(
    ("kind", "row", "shown"),
    [
        ("timeline", ("Norland", "attacks", "Ostia", "", {"date": "2024-05"}), ["2024-05", "Norland attacks Ostia", "stated by the document itself"]),
        ("timeline", ("Norland", "attacks", "Ostia", "Ostia", {"date": "2024"}), ["says Ostia", "claimed, planned or supposed, with who says so"]),
        ("timeline", ("Norland", "attacks", "Ostia", "Ostia", {"date": "2024", **DENIED}), ["Norland not: attacks Ostia", "denied by Ostia", "negated"]),
        ("timeline", ("Norland", "attacks", "Ostia", "", {"date": "2024", "status": "planned"}), ["planned, says an unnamed speaker"]),
        ("timeline", ("law", "startedOn", Literal("2024-W05", "date"), "", {}), ["week 5 of 2024", "law started"]),
        ("stances", ("Norland", "supports", "Ostia", "", {}), ["Norland", "Ostia", "friendly acts"]),
        ("stances", ("Norland", "condemns", "law", "", {}), ["Norland", "law", "hostile acts"]),
        ("obligations", ("order", "obliges", "Ostia", "", {"action": "pay", "deadline": "2025-06"}), ["order", "must", "Ostia", "pay", "by 2025-06"]),
        ("obligations", ("order", "permits", "Ostia", "", {"action": "Ostia to pay"}), ["may", "pay"]),
        ("obligations", ("order", "prohibits", "Ostia", "Norland", {}), ["must not", "(not told what)", "claimed, says Norland"]),
        ("obligations", ("order", "prohibits", "Ostia", "", {"action": "holding exercises"}), ["is barred from", "holding exercises"]),
        ("obligations", ("Ostia", "hasObligation", None, "", {"action": "pay"}), ["by whom is not told", "Ostia", "must", "pay"]),
        ("obligations", ("Ostia", "demands", None, "", {"action": "Norland pay"}), ["Ostia", "demands", "Norland pay"]),
        ("obligations", ("Norland", "callsOn", "Ostia", "Norland", {"action": "pay"}), ["is asked to", "in its own words"]),
        ("obligations", ("order", "obliges", "Ostia", "", {"polarity": "negative"}), ["not: must", "told as uncertain or not so"]),
    ],
)  # fmt: skip
def test_one_statement(kind: str, row: tuple, shown: list[str]) -> None:
    found = texts(LAYOUTS[kind](network(reading([row]))))
    assert not [text for text in shown if text not in found], found


@pytest.mark.parametrize("kind", KINDS)
def test_what_has_no_room_is_counted(kind: str) -> None:
    graph = many(30)
    assert any("not shown" in text for text in texts(LAYOUTS[kind](graph, limit=5)))
    assert not any("not shown" in text for text in texts(LAYOUTS[kind](graph, limit=500)))


def test_the_sign_is_told_by_a_mark_too() -> None:
    rows = [
        ("Norland", "supports", "Ostia", "", {}),
        ("Norland", "condemns", "Westmark", "", {}),
        ("Norland", "condemns", "Ruritania", "", {}),
        ("Norland", "aids", "Ruritania", "", {}),
        ("Norland", "welcomes", "Ruritania", "", {}),
    ]
    sheet = matrix(network(reading(rows)))
    marks = [item.shape for item in sheet.items if isinstance(item, Mark)]
    assert sorted(marks) == sorted(["plus", "minus", "plusminus"] * 2)
    assert "3" in texts(sheet) and "how many, where more than one" in texts(sheet)


def test_acts_stand_in_the_order_of_time_with_the_time_between() -> None:
    dates = [
        "2024-05-02",
        "2021",
        "2024",
        "2024-05",
        "../2020-12-31",
        "2024-05-02/2024-06-01",
        "2024-09-30",
        "../2024-09-01",
    ]
    rows = [("Norland", "attacks", f"Place {n}", "", {"date": d}) for n, d in enumerate(dates)]
    rows.append(("Norland", "attacks", "Ostia", "", {}))
    sheet = timeline(network(reading(rows)))
    shown = [text for text in texts(sheet) if text[0] in "2bf" or text.startswith("…")]
    assert shown == [
        "by 2020-12-31", "2021", "… 3 years later", "2024", "… 4 months later", "2024-05", "2024-05-02 to 2024-06-01",
        "2024-05-02", "by 2024-09-01", "2024-09-30",
    ]  # fmt: skip


def test_the_same_told_twice_stands_once() -> None:
    row = ("Norland", "attacks", "Ostia", "", {"date": "2024"})
    assert len(acts(network(reading([row], "a"), reading([row], "b")))) == 1
    order = ("Norland", "obliges", "Ostia", "", {"action": "pay"})
    (found,) = obligations(network(reading([order], "a"), reading([(*order[:3], "Westmark", order[4])], "b")))
    assert found.fact


def test_an_instrument_has_its_issuer() -> None:
    rows = [("Norland", "issued", "order", "", {}), ("order", "obliges", "Ostia", "", {"action": "pay"})]
    (found,) = obligations(network(reading(rows)))
    assert (found.source, found.issuer) == ("order", "Norland")


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2024-05-02", "2024-05-02"), ("../2024", "by 2024"), ("2024/..", "from 2024"), ("2020/2021", "2020 to 2021"),
        ("2024-W21", "week 21 of 2024"), ("199", "1990s"), ("2021~", "about 2021"), ("2024-05-02T10:00", "2024-05-02"),
    ],
)  # fmt: skip
def test_dates_in_words(value: str, words: str) -> None:
    assert date_words(value) == words


@pytest.mark.parametrize("text", ["", "a", "word " * 80, "x" * 400, "外務省 " * 60])
def test_text_keeps_to_its_room(text: str) -> None:
    lines = fold(text, 9.0, 120.0, 3)
    assert len(lines) <= 3 and all(width(line, 9.0) <= 120.0 for line in lines)
    assert width(fit(text, 9.0, 120.0), 9.0) <= 120.0 and bool(lines) == bool(text)


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("suffix", [".svg", ".png"])
def test_odd_names(kind: str, suffix: str, tmp_path: Path) -> None:
    graph = many(len(ODD))
    for node, name in zip(sorted(graph), ODD, strict=True):
        graph.nodes[node]["label"] = name
    draw(graph, tmp_path / f"a{suffix}", kind=kind)
    if suffix == ".svg":
        found = " ".join(
            "".join(t.itertext())
            for t in ElementTree.parse(tmp_path / "a.svg").iter("{http://www.w3.org/2000/svg}text")
        )
        assert "外務省" in found or "$x^2$" in found


def test_the_focus_is_part_of_all(tmp_path: Path) -> None:
    rows = [
        ("Norland", "condemns", "Ostia", "", {"date": "2024"}),
        ("Westmark", "condemns", "Ruritania", "", {"date": "2024"}),
        ("Westmark", "obliges", "Ruritania", "Norland", {"action": "pay"}),
        ("Norland", "hasObligation", None, "", {"action": "rest"}),
        ("Ruritania", "hasObligation", None, "", {"action": "wait"}),
    ]
    graph = network(reading(rows))
    expected = {
        "timeline": ("Norland condemns Ostia", "Westmark condemns Ruritania"),
        "stances": ("Ostia", "Westmark"),
        "obligations": ("rest", "wait"),
    }
    for kind, (there, absent) in expected.items():
        draw(graph, tmp_path / "a.svg", kind=kind, focus="norland")
        text = (tmp_path / "a.svg").read_text("utf-8")
        assert f">{there}<" in text and f">{absent}<" not in text
        with pytest.raises(KgError, match="Nobody"):
            draw(graph, tmp_path / "a.svg", kind=kind, focus="Nobody")


def test_another_kind_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KgError, match="'pie' is no kind of picture; use one of: graph"):
        draw(nx.MultiDiGraph(), tmp_path / "a.svg", kind="pie")


@pytest.mark.parametrize("kind", KINDS)
def test_large_graphs_are_drawn(kind: str, ontology: Ontology, tmp_path: Path) -> None:
    draw(to_networkx([generated()], ontology), tmp_path / "a.png", kind=kind)
    assert (tmp_path / "a.png").read_bytes().startswith(b"\x89PNG")


SCRIPT = """
import sys
from pathlib import Path
from kg.network.draw import draw
from tests.network.test_sheets import KINDS, many
for kind in KINDS:
    for suffix in ("svg", "png") if kind == "stances" else ("svg",):
        draw(many(4), Path(sys.argv[1]) / f"{kind}.{suffix}", kind=kind)
"""


def test_the_hash_seed_changes_nothing(tmp_path: Path) -> None:
    root, runs = Path(__file__).parents[2], set()
    for seed in ("1", "2"):
        env = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(root)}
        subprocess.run([sys.executable, "-c", SCRIPT, str(tmp_path)], cwd=root, env=env, check=True)
        runs.add(tuple(path.read_bytes() for path in sorted(tmp_path.iterdir())))
    assert len(runs) == 1 and len(next(iter(runs))) == 4
