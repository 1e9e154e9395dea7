"""Counts of votes with the acts voted on."""

import pytest

from kg.model import Document, Literal
from kg.reading.read import Reader

CASES = [
    (
        "The Security Council adopted resolution 2728 by 14 votes in favour, with one abstention.",
        {"votesInFavour": "14", "abstentions": "1"},
    ),
    (
        "The assembly elected Anna Larsen as its president by 120 votes to 30.",
        {"votesInFavour": "120", "votesOpposed": "30"},
    ),
    ("The Senate passed the bill by a vote of 52-48.", {"votesInFavour": "52", "votesOpposed": "48"}),
    ("By a 7-2 vote, the court upheld the law.", {"votesInFavour": "7", "votesOpposed": "2"}),
    (
        "The committee rejected the plan, with 12 votes against and 3 abstentions.",
        {"votesOpposed": "12", "abstentions": "3"},
    ),
    (
        "The council adopted the law by fourteen votes to two, with 3 abstaining.",
        {"votesInFavour": "14", "votesOpposed": "2", "abstentions": "3"},
    ),
    ("The council adopted the law, none against.", {}),
    ("The council adopted the law on pages 3 to 5.", {}),
    ("The council adopted the law after 2 hours of talks.", {}),
]
NAMES = ("votesInFavour", "votesOpposed", "abstentions")


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_votes(reader: Reader, text: str, expected: dict[str, str]) -> None:
    statements = reader.read(Document("vote", text)).statements
    assert statements
    counts = {n: v for n, (v,) in statements[0].qualifiers.items() if n in NAMES}
    assert counts == {n: Literal(value, "integer") for n, value in expected.items()}
