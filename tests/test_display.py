"""What Jupyter shows: small, escaped, and of every kind of answer."""

import lxml.html
import pytest

import kg
from kg.display import LONGEST, MOST, cell, html_table
from kg.graph.query import Result
from kg.model import Reading
from kg.pipeline import BuildResult
from tests.network.quarrel import reading

EVIL = '<script>alert("x")</script> & "so"'


def shown(value: object) -> lxml.html.HtmlElement:
    html = value._repr_html_()  # type: ignore[attr-defined]
    assert len(html) < 40_000
    tree = lxml.html.fromstring(html)
    assert not tree.xpath("//script|//img|//b")
    return tree


@pytest.mark.parametrize(
    ("rows", "text"), [(0, "rows"), (1, "rows"), (MOST, "rows"), (MOST + 5, f"rows, the first {MOST} of {MOST + 5}")]
)
def test_tables_are_small(rows: int, text: str) -> None:
    tree = lxml.html.fromstring(html_table("rows", ["a"], [["x"]] * rows))
    assert len(tree.xpath("//tbody/tr")) == min(rows, MOST) and tree.xpath("string(//p)") == text


@pytest.mark.parametrize(
    ("value", "text"), [(None, ""), (3, "3"), ("a\n b", "a b"), ("<b>&\"'", "&lt;b&gt;&amp;&quot;&#x27;")]
)
def test_cells(value: object, text: str) -> None:
    assert cell(value) == text


def test_long_cells_are_cut() -> None:
    assert len(cell("x" * 1000)) == LONGEST


def test_a_reading() -> None:
    rows = [
        ("Norland", "attacks", EVIL, "Ostia", {"status": "denied", "polarity": "negative"}),
        ("Norland", "denies", None, "", {}),
    ]
    tree = shown(reading(rows, text=f"They said: {EVIL}"))
    cells = [[td.text_content() for td in tr] for tr in tree.xpath("//tbody/tr")]
    assert cells[0] == ["Norland", "not: attacks", EVIL, "denied", "Ostia", f"They said: {EVIL}"]
    assert cells[1][:5] == ["Norland", "denies", "", "asserted", ""]
    assert len(shown(reading(rows * 40)).xpath("//tbody/tr")) == 20


def test_what_a_build_gives(built: BuildResult) -> None:
    assert len(shown(built).xpath("//tbody/tr")) == len(built.readings)
    dataset = kg.load(built.output)
    rows = kg.query(dataset, "roles")
    assert len(shown(rows).xpath("//tbody/tr")) == min(len(rows.rows), MOST) and "person" in shown(rows).xpath(
        "//th/text()"
    )
    assert "yes" in shown(kg.query(dataset, "ASK { ?s ?p ?o }")).text_content()
    assert shown(kg.query(dataset, "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")).xpath("//tbody/tr")
    reasons = kg.explain(dataset, "Velmora")
    assert len(shown(reasons).xpath("//tbody/tr")) == min(len(reasons), MOST)
    assert len(shown(reasons[0]).xpath("//tbody/tr")) == 1


@pytest.mark.parametrize(
    ("answer", "text"),
    [
        (Result(answer=False), "no"),
        (Result(variables=("a",)), "0 rows"),
        (Reading(reading([]).document), "a: 0 entities, 0 statements"),
    ],
)
def test_nothing(answer: object, text: str) -> None:
    assert text in shown(answer).text_content()
