"""Persons in offices and with their bodies: what must be read, and what must not."""

import pytest

from kg.check import in_words
from kg.model import Document
from kg.reading.read import Reader

CASES = [
    ("Norwegian Foreign Minister Anna Larsen spoke.", ["Anna Larsen | holdsRole | foreign minister | of=Norway"]),
    ("Anna Larsen, the foreign minister of Norway, spoke.", ["Anna Larsen | holdsRole | foreign minister | of=Norway"]),
    ("Norway's foreign minister, Anna Larsen, spoke.", ["Anna Larsen | holdsRole | foreign minister | of=Norway"]),
    ("Anna Larsen is Norway's foreign minister.", ["Anna Larsen | holdsRole | foreign minister | of=Norway"]),
    ("US Secretary of State Peter Novak spoke.", ["Peter Novak | holdsRole | secretary of state | of=United States"]),
    (
        "Former Chilean president Peter Novak spoke.",
        ["Peter Novak | holdsRole | president | capacity=former | of=Chile"],
    ),
    (
        "Anna Larsen, president and chief executive of Arden Bank, spoke.",
        [
            "Anna Larsen | holdsRole | president | of=Arden Bank",
            "Anna Larsen | holdsRole | chief executive | of=Arden Bank",
        ],
    ),
    ("Chile's new president, Peter Novak, spoke.", ["Peter Novak | holdsRole | president | of=Chile"]),
    (
        "NATO spokeswoman Anna Larsen rejected the plan.",
        ["Anna Larsen | holdsRole | spokeswoman | of=NATO", "Anna Larsen | represents | NATO"],
    ),
    ("Anna Larsen of Arden Bank rejected the plan.", ["Anna Larsen | affiliatedWith | Arden Bank"]),
    ("Peter Novak, a Lima-based lawyer, spoke.", ["Peter Novak | holdsRole | lawyer"]),
    ("The foreign minister met Anna Larsen in Oslo.", []),
    ("Anna Larsen of Norway rejected the plan.", []),
    ("Chile is demanding President Peter Novak resign.", ["Peter Novak | holdsRole | president"]),
    ("Anna Larsen is not the foreign minister of Norway.", []),
    ("Anna Larsen may become foreign minister of Norway.", []),
    (
        "Mamata Banerjee, chief minister of West Bengal, spoke.",
        ["Mamata Banerjee | holdsRole | chief minister | of=West Bengal"],
    ),
    (
        "Norway's prime minister at the time, Peter Novak, spoke.",
        ["Peter Novak | holdsRole | prime minister | of=Norway"],
    ),
]
RELATIONS = ("holdsRole", "represents", "affiliatedWith")


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_roles(reader: Reader, text: str, expected: list[str]) -> None:
    reading = reader.read(Document("role", text, date="2023-06-15"))
    found = [
        s
        for s in reading.statements
        if s.predicate in RELATIONS and s.polarity == "positive" and s.status != "hypothetical"
    ]
    names = [in_words(reading, s).replace("North Atlantic Treaty Organization", "NATO") for s in found]
    assert sorted(names) == sorted(expected)
