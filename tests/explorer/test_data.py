"""What the page holds, before any browser sees it."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import kg
from kg.errors import KgError
from kg.explorer.data import STATEMENT, page_data, tone, utf16
from kg.explorer.page import embed, make_page
from kg.graph.iris import make_naming
from kg.model import Statement
from kg.network.build import to_networkx
from kg.network.dates import bounds
from kg.ontology import load_ontology
from kg.pipeline import BuildResult
from tests.explorer.samples import HOSTILE, NOTE, samples


@pytest.fixture(scope="module")
def data() -> dict[str, Any]:
    ontology = load_ontology()
    return page_data(samples(), to_networkx(samples(), ontology), make_naming(ontology), "Samples")


def column(data: dict[str, Any], name: str) -> list[Any]:
    return [row[STATEMENT.index(name)] for row in data["statements"]]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2023-02-24", ("2023-02-24", "2023-02-24")),
        ("2024-02", ("2024-02-01", "2024-02-29")),
        ("1991", ("1991-01-01", "1991-12-31")),
        ("199", ("1990-01-01", "1999-12-31")),
        ("19XX", ("1900-01-01", "1999-12-31")),
        ("2023-W08", ("2023-02-20", "2023-02-26")),
        ("2023-Q4", ("2023-10-01", "2023-12-31")),
        ("2023-SU", ("2023-06-01", "2023-08-31")),
        ("2021~", ("2021-01-01", "2021-12-31")),
        ("2023-02-24T09:30", ("2023-02-24", "2023-02-24")),
        ("2020/2021-03", ("2020-01-01", "2021-03-31")),
        ("../2022-12-16", ("0000-01-01", "2022-12-16")),
        ("2022-12-16/..", ("2022-12-16", "9999-12-31")),
        ("2023-02-30", None),
        ("2023-13", None),
        ("../..", None),
        ("P3D", None),
        ("PRESENT_REF", None),
        ("", None),
        ("soon/later", None),
    ],
)
def test_bounds(value: str, expected: tuple[str, str] | None) -> None:
    assert bounds(value) == expected


def test_places_count_as_a_browser_counts() -> None:
    place = utf16("a🛳b🛳c")
    assert [place(n) for n in range(6)] == [0, 1, 3, 4, 6, 7]
    assert utf16("plain")(3) == 3


def test_spans_of_a_text_with_wide_letters(data: dict[str, Any]) -> None:
    note = next(document for document in data["documents"] if document["id"] == "note")
    wide = NOTE.encode("utf-16-le")
    start, end = column(data, "evidence")[0]
    assert wide[2 * start : 2 * end].decode("utf-16-le") == "Anna Larsen is foreign minister of Norland"
    words = [
        wide[2 * s : 2 * e].decode("utf-16-le")
        for s, e in zip(note["mentions"][::3], note["mentions"][1::3], strict=True)
    ]
    assert set(words) == {"Anna Larsen", "She", "Norland", "Ruritania", "Straits Court", "the strait"}


def test_statements_stand_in_the_order_of_the_texts(data: dict[str, Any]) -> None:
    assert column(data, "doc") == sorted(column(data, "doc"))
    assert column(data, "tone") == ["fact", "fact", "claim", "fact", "denied", "claim", "supposed", "fact"]
    assert column(data, "contested") == [0, 0, 1, 0, 1, 0, 0, 0]


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        ({}, "fact"),
        ({"status": "attributed"}, "claim"),
        ({"status": "attributed", "polarity": "negative"}, "denied"),
        ({"polarity": "negative"}, "denied"),
        ({"status": "denied"}, "denied"),
        ({"certainty": "possible"}, "supposed"),
        ({"status": "planned"}, "supposed"),
        ({"status": "hypothetical"}, "supposed"),
        ({"status": "questioned"}, "supposed"),
    ],
)
def test_tone(marks: dict[str, Any], expected: str) -> None:
    assert tone(Statement("s1", "a", "meets", "b", ((0, 1),), "f", 0.9, **marks)) == expected


def test_nothing_in_a_text_ends_the_script(data: dict[str, Any]) -> None:
    embedded = embed(data)
    assert "<" not in embedded and "\u2028" not in embedded
    assert json.loads(embedded)["documents"][-1]["text"] == HOSTILE
    page = make_page(data)
    assert page.count("</script>") == 3 and "{{script}} \\u003c!--" in page


def test_stance_follows_plover(data: dict[str, Any]) -> None:
    stance = {name: (side, act) for name, _, side, act in data["predicates"]}
    assert stance["condemns"] == (-1, True) and stance["withdrawsFrom"][0] == 1 and stance["holdsRole"] == (0, False)


def test_a_page_of_a_build_is_that_of_the_build(built: BuildResult, tmp_path: Path) -> None:
    page = kg.explore(built.output, tmp_path / "page.html")
    assert page.read_bytes() == (built.output / "index.html").read_bytes()


def test_the_order_of_documents_is_no_matter() -> None:
    ontology = load_ontology()
    naming = replace(make_naming(ontology), placed={})
    pages = {make_page(page_data(r, to_networkx(r, ontology), naming, "x")) for r in (samples(), samples()[::-1])}
    assert len(pages) == 1


def test_errors_name_the_remedy(built: BuildResult, tmp_path: Path) -> None:
    with pytest.raises(KgError, match="name the folder that kg build wrote"):
        kg.explore(tmp_path, tmp_path / "page.html")
    with pytest.raises(KgError, match="in a folder that exists"):
        kg.explore(built.output, tmp_path / "missing" / "page.html")
