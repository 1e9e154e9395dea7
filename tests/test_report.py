"""The report: its order, its sections, and a page that needs nothing else."""

import re
from pathlib import Path

import lxml.html
import pytest

from kg.model import Document, Reading
from kg.network.build import to_networkx
from kg.ontology import load_ontology
from kg.pipeline import BuildResult
from kg.report import markdown, page, report_parts
from tests.network.quarrel import reading

ONTOLOGY = load_ontology()
ATTACK = ("Ostia", "attacks", "Norland")
DENIED = {"status": "denied", "polarity": "negative"}
ROWS = [
    ("Anna Larsen", "holdsRole", "minister", "", {"of": "Norland"}),
    (*ATTACK, "Anna Larsen", {}),
    (*ATTACK, "Ostia", DENIED),
    ("Norland", "issued", "order", "", {}),
    ("order", "obliges", "Ostia", "", {"action": "pay <b>at once</b>", "deadline": "2024-06"}),
]


def report(*readings: Reading) -> tuple[str, str]:
    parts = report_parts(readings, ONTOLOGY, to_networkx(readings, ONTOLOGY))
    return markdown(parts), page(parts)


def section(text: str, title: str) -> str:
    return text.split(f"\n## {title}\n")[1].split("\n## ")[0]


def test_the_sections_a_reader_wants_first_stand_first() -> None:
    text, _ = report(reading(ROWS))
    assert re.findall(r"^## ([^:\n]+)", text, re.MULTILINE) == [
        "Who", "Orders, resolutions, treaties", "Obligations, permissions and demands", "Contested",
        "Claims, by who makes them", "Facts", "Documents",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Who", "| Anna Larsen | minister of Norland | 1 | 1 | 1 |"),
        ("Who", "| Ostia | country | 3 | 1 | 1 |"),
        ("Orders, resolutions, treaties", "- Norland issued order. [1, "),
        ("Obligations, permissions and demands", "| order | obliges | Ostia | pay \\<b\\>at once\\</b\\> | 2024-06 | asserted |"),
        ("Contested", "| Ostia attacks Norland | Anna Larsen: “Ostia attacks Norland says Anna Larsen.” (document 1) | Ostia: “"),
        ("Contested", "- Denied by Ostia"),
        ("Claims, by who makes them", "| Anna Larsen | Norland | 1 |"),
        ("Documents", "| 1 |  | 2024-05-01 | a | 5 |"),
    ],
)  # fmt: skip
def test_sections(title: str, shown: str) -> None:
    assert shown in section(report(reading(ROWS))[0], title)


def test_what_is_not_there_is_said_or_left_out() -> None:
    text, _ = report(reading([("Norland", "meets", "Ostia", "", {})]))
    assert (
        "Nothing is told both as so and as not so" in text and "## Orders" not in text and "## Obligations" not in text
    )
    empty, made = report(Reading(Document("d", "")))
    assert "## Who" not in empty and "<main>" in made


def test_independent_sources_are_told_without_their_copies() -> None:
    tellings = [
        reading([(*ATTACK, "", {})], f"d{n}", text=text) for n, text in enumerate(["One.", "One!", "Quite another."])
    ]
    assert "| Ostia attacks Norland | 2 | 1, 2, 3 | 1 |" in report(*tellings)[0]


@pytest.mark.parametrize(
    "title", ['<script>alert("x")</script>', "a & b < c", "'\"><img src=x onerror=y>", "\x00\x07 \x85"]
)
def test_the_page_escapes_everything(title: str) -> None:
    made = reading(ROWS, text=f"{title} said so.")
    _, html = report(
        Reading(
            Document("a", made.document.text, title=title, date="2024"),
            made.entities,
            attributions=made.attributions,
            statements=made.statements,
        )
    )
    tree = lxml.html.document_fromstring(html)
    assert not tree.xpath("//script|//img|//*[@onerror]|//b") and not re.search(r"[\x00-\x08\x7f-\x9f]", html)
    words = " ".join(re.sub(r"[\x00-\x1f\x7f-\x9f]", " ", title).split())
    assert words in " ".join(tree.xpath("//tr[@id='d1']")[0].text_content().split()) if words else True


def test_the_page_needs_nothing_else(built: BuildResult) -> None:
    html = (built.output / "report.html").read_text(encoding="utf-8")
    tree = lxml.html.document_fromstring(html)
    links = tree.xpath("//@href|//@src")
    ids = set(tree.xpath("//@id"))
    assert len(links) > 100 and all(link[0] == "#" and link[1:] in ids for link in links)
    assert "default-src 'none'" in html and "url(" not in html and "@import" not in html
    assert "prefers-color-scheme: dark" in html and len(tree.xpath("//h1")) == 1 and tree.get("lang") == "en"
    assert all(title.strip() for title in tree.xpath("//li/a[@class='ref']/@title"))


def test_page_and_text_tell_the_same(built: BuildResult) -> None:
    text = (built.output / "report.md").read_text(encoding="utf-8")
    tree = lxml.html.document_fromstring((built.output / "report.html").read_text(encoding="utf-8"))
    assert len(tree.xpath("//li")) == len(re.findall(r"^- ", text, re.MULTILINE))
    assert len(tree.xpath("//tbody/tr")) == sum(line.startswith("|") for line in text.split("\n")) - 2 * len(
        tree.xpath("//table")
    )


def _contrast(one: str, other: str) -> float:
    """WCAG 2.2's contrast ratio of two #rrggbb colours."""

    def light(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_both_themes_have_contrast() -> None:
    style = (Path(__file__).parent.parent / "kg" / "report" / "page.py").read_text(encoding="utf-8")
    themes = [
        dict(re.findall(r"--(\w+): (#\w{6})", block)) for block in re.findall(r":root \{(.*?)\}", style, re.DOTALL)
    ]
    assert len(themes) == 2
    for theme in themes:
        for ink in ("ink", "soft", "link"):
            assert min(_contrast(theme[ink], theme[ground]) for ground in ("paper", "band")) >= 4.5, (theme, ink)
