"""Wrapping, shortening, and the words on arrows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.network.words import clean, link_lines, shapes, shorten, tone, wrap

FACT = {
    "label": "meets",
    "holder": "",
    "status": "asserted",
    "polarity": "positive",
    "certainty": "certain",
    "fact": True,
}


def row(label: str, holder: str = "", **more: str) -> dict:
    said = {"holder": holder, "status": "attributed", "fact": False} if holder else {}
    return FACT | {"label": label} | said | more


@pytest.mark.parametrize(
    ("rows", "lines"),
    [
        ([row("meets")], ("meets",)),
        ([row("meets"), row("meets")], ("meets",)),
        ([row("meets"), row("visits")], ("meets, visits",)),
        ([row("blockades", "Foreign Ministry")], ("blockades", "(says Foreign Ministry)")),
        ([row("a", "X"), row("b", "X")], ("a, b", "(says X)")),
        ([row("a", "X"), row("a", "Y")], ("a", "(says X)", "(says Y)")),
        ([row("attacks", "X", status="denied")], ("attacks", "(denied by X)")),
        ([row("attacks", status="hypothetical")], ("attacks", "(hypothetical)")),
        ([row("attacks", "X", status="planned")], ("attacks", "(planned, says X)")),
        ([row("attacks", status="attributed")], ("attacks", "(speaker not named)")),
        ([row("attacks", "X", certainty="probable")], ("probably attacks", "(says X)")),
        ([row("recognizes", "X", polarity="negative")], ("not: recognizes", "(says X)")),
        ([row(v) for v in "abcde"], ("a, b,", "c, +2 more")),
        ([row(v, v.upper()) for v in "abc"], ("a", "(says A)", "b", "+3 more")),
    ],
)
def test_link_lines(rows: list[dict], lines: tuple[str, ...]) -> None:
    assert link_lines(rows) == lines


@pytest.mark.parametrize(
    ("found", "expected"),
    [(row("a"), "fact"), (row("a", "X"), "claim"), (row("a", "X", polarity="negative"), "negated")],
)
def test_tone(found: dict, expected: str) -> None:
    assert tone(found) == expected


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Norland", ("Norland",)),
        ("Council of Straits States", ("Council of", "Straits States")),
        ("2016 gas supply agreement with the bloc", ("2016 gas supply", "agreement with", "the bloc")),
        ("", ("(no name)",)),
        ("a\x00b\nc", ("a b c",)),
        ("A" * 30, ("A" * 15, "A" * 15)),
    ],
)
def test_wrap(text: str, rows: tuple[str, ...]) -> None:
    assert wrap(text) == rows


@given(st.text(max_size=300))
def test_wrapped_names_are_short_and_never_empty(text: str) -> None:
    rows = wrap(text)
    assert 0 < len(rows) <= 3 and all(row and len(row) <= 24 for row in rows)
    if len(clean(text)) <= 20 and clean(text):
        assert rows == (clean(text),)


@given(st.text(max_size=80), st.integers(2, 60))
def test_shortened_text_fits(text: str, limit: int) -> None:
    short = shorten(text, limit)
    assert len(short) <= limit and (short == text or short.endswith("…"))


def test_shapes_offer_a_narrower_form_with_the_same_words() -> None:
    lines = ("violates", "(says Straits Court of Justice)")
    wide, narrow = shapes(lines)
    assert wide == lines and " ".join(narrow) == " ".join(lines) and max(map(len, narrow)) <= 20
    assert shapes(("meets",)) == [("meets",)]
