"""Quotations: where they begin and end."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.reading.blocks import find_blocks
from kg.reading.quotes import find_quotes, touching


def quoted(text: str) -> list[str]:
    return [text[q.start : q.end] for q in find_quotes(text, find_blocks(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"Go," he said. "Now."', ['"Go,"', '"Now."']),
        ("“Go,” she said.", ["“Go,”"]),
        ("''We won't go,'' she said. ''It isn't safe.''", ["''We won't go,''", "''It isn't safe.''"]),
        ("«Nous partons», a dit la ministre.", ["«Nous partons»"]),
        ("„Ja“, sagte er. „Nein“", ["„Ja“", "„Nein“"]),
        ("“She called it ‘a farce’ twice,” he said.", ["“She called it ‘a farce’ twice,”"]),
        ("“They said “no” to us,” he added.", ["“They said “no” to us,”"]),
        # British single marks, with apostrophes and plural possessives inside
        ("‘We don’t accept it,’ he said. ‘The ministers’ plan is dead.’", ["‘We don’t accept it,’", "‘The ministers’ plan is dead.’"]),
        ("‘It is “final”,’ he said. ‘We go.’", ["‘It is “final”,’", "‘We go.’"]),
        ("Larsen: 'Never again'", ["'Never again'"]),
        # a missing closing mark: to the end of the paragraph
        ("“We stay.\n\n“We also stay,” he said.", ["“We stay.", "“We also stay,”"]),
        ("“The word “no” was heard", ["“The word “no”"]),
        # no quotations
        ("The states' plan isn't new; the ministers' talks weren't either.", []),
        ("In the '90s they left.", []),
        ("It was 5\"6 wide.", []),
        ("", []),
    ],
)  # fmt: skip
def test_quotes(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_closed() -> None:
    text = "“We stay.\n\n“We also stay,” he said."
    assert [q.closed for q in find_quotes(text, find_blocks(text))] == [False, True]


@given(st.text(alphabet="ab. \n\"'“”‘’«»„", max_size=60))
def test_any_marks_give_ordered_spans_apart(text: str) -> None:
    quotes = find_quotes(text, find_blocks(text))
    assert all(0 <= q.start < q.end <= len(text) for q in quotes)
    assert all(a.end <= b.start for a, b in pairwise(quotes))


@given(st.text(alphabet='ab. \n"“”', max_size=60), st.integers(0, 60), st.integers(0, 20))
def test_touching_finds_what_a_search_finds(text: str, start: int, size: int) -> None:
    quotes = find_quotes(text, find_blocks(text))
    expected = [q for q in quotes if q.start < start + size and q.end > start]
    assert list(touching(quotes, start, start + size)) == expected
