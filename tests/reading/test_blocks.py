"""Blocks: paragraphs, hard-wrapped text, datelines, very long lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.reading.blocks import MAX_BLOCK, find_blocks

CASES = [
    ("One line.", ["One line."]),
    ("A headline\nFirst paragraph.\n\nSecond paragraph.\n", ["A headline", "First paragraph.", "Second paragraph."]),
    (
        "GENEVA, 3 May 2024 (Arden Press) -- The council met.",
        ["GENEVA, 3 May 2024 (Arden Press) --", "The council met."],
    ),
    ("LIMA — The council met.", ["LIMA —", "The council met."]),
    ("The council met -- again -- in May.", ["The council met -- again -- in May."]),
    ("UN member states met.", ["UN member states met."]),
    ("", []),
    (" \n\t\n ", []),
]
WRAPPED = (
    "The court in the northern district ruled on Monday\nthat the decree of the governor was void and\n"
    "ordered the ministry to publish the ruling in the\nofficial gazette before the end of the month."
)


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_blocks(text: str, expected: list[str]) -> None:
    assert [text[a:b] for a, b in find_blocks(text)] == expected


def test_hard_wrapped_lines_are_one_block() -> None:
    assert len(find_blocks(WRAPPED)) == 1


@given(st.text(alphabet=st.sampled_from("ab .\n“”é\U0001f600")))
def test_blocks_hold_every_visible_character_once(text: str) -> None:
    blocks = find_blocks(text)
    assert "".join("".join(text[a:b].split()) for a, b in blocks) == "".join(text.split())
    assert all(a < b for a, b in blocks) and blocks == sorted(blocks)


def test_a_huge_line_is_cut() -> None:
    assert max(b - a for a, b in find_blocks("word " * 20_000)) <= MAX_BLOCK
