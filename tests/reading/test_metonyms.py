"""Capitals that act, and capitals that are places."""

import pytest

from kg.model import Document
from kg.reading.read import Reader


@pytest.mark.parametrize(
    ("text", "metonyms"),
    [
        ("Baku sabotaged the talks in Baku.", ["Baku"]),
        ("Tehran accused London of lying.", ["Tehran", "London"]),
        ("London called on Tehran to apologise.", ["London", "Tehran"]),
        ("The relations between Moscow and Tbilisi worsened.", ["Moscow", "Tbilisi"]),
        ("Tehran's envoy protested.", ["Tehran"]),
        ("Paris is the capital of France. Paris condemned the coup.", ["Paris"]),
        # Places, and what cities have and are.
        ("Two thousand people marched in Moscow.", []),
        ("Trains between Moscow and Tbilisi are late.", []),
        ("Tehran's streets were empty.", []),
        ("The tourists left London for Paris.", []),
        ("Oslo hosted the talks.", []),
    ],
)
def test_metonyms(reader: Reader, text: str, metonyms: list[str]) -> None:
    entities = reader.read(Document("d", text, date="2024-05-03")).entities
    found = sorted((m.start, text[m.start : m.end]) for e in entities for m in e.mentions if m.kind == "metonym")
    assert [words for _, words in found] == metonyms
