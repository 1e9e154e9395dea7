"""One entity for one thing: short names, misspellings, acronyms, families; and two for two."""

import pytest

from kg.model import Document
from kg.reading.read import Reader
from kg.reading.resolve import is_misspelt

# Texts with mentions that must share an entity, and mentions that must not.
CASES = [
    (
        "Kristin Wilkins opened the show. Kristen Wilkins spoke. Wilkins left.",
        [("Kristin Wilkins", "Kristen Wilkins"), ("Kristin Wilkins", "Wilkins")],
        [],
    ),
    ("Anna Larsen met Peter Larsen.", [], [("Anna Larsen", "Peter Larsen")]),
    ("Paul Paris lives in Oslo. Paris said he was happy.", [("Paul Paris", "Paris")], []),
    (
        "The Arden Relief Fund (ARF) opened an office. ARF has ten employees.",
        [("Arden Relief Fund", "ARF")],
        [],
    ),
    # Without brackets too, though some other DFA is known.
    ("The Drivers for Arden met in Oslo. DFA has ten members.", [("Drivers for Arden", "DFA")], []),
    # Some Republicans are not their party.
    ("Republicans left. The Republican Party won.", [], [("Republicans", "Republican Party")]),
    ("The Republicans left. The Republican Party won.", [("Republicans", "Republican Party")], []),
    # A known acronym is told apart from the one that the text defines.
    ("The Christian Democrats (CDU) lost. CDU members left.", [("Christian Democrats", "CDU")], []),
    ("Peter Novak came with his wife. The Novaks spoke.", [], [("Peter Novak", "Novaks")]),
    ("Arden Holdings grew. Arden opened a shop.", [("Arden Holdings", "Arden")], []),
    ("Norway thanked the Arden Group Co-chairing countries.", [("Arden Group", "Arden Group")], []),
    ("George Washington crossed the river. He never saw Washington.", [], [("George Washington", "Washington")]),
]


@pytest.mark.parametrize(("text", "same", "different"), CASES)
def test_identity(reader: Reader, text: str, same: list[tuple[str, str]], different: list[tuple[str, str]]) -> None:
    of: dict[str, str] = {}
    for entity in reader.read(Document("d", text)).entities:
        for mention in entity.mentions:
            of.setdefault(text[mention.start : mention.end], entity.id)
    for a, b in same:
        assert of[a] == of[b], (a, b)
    for a, b in different:
        assert of[a] != of.get(b), (a, b)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("Kristin", "Kristen", True),
        ("Philipp", "Philip", True),
        ("Sofia", "Sofja", True),
        ("Anna", "Hanna", False),
        ("Maria", "Marta", True),
        ("Peter", "Pieters", False),
        ("", "", True),
    ],
)
def test_misspelt(a: str, b: str, expected: bool) -> None:
    assert is_misspelt(a, b) is expected


# Texts with the names of the persons whom the surname "Larsen" alone means, in text order.
SURNAMES = [
    ("Anna Larsen met her husband, Peter Larsen. Larsen spoke.", ["Anna Larsen"]),
    ("Anna Larsen met her husband, Peter Larsen. Mr. Larsen spoke.", ["Peter Larsen"]),
    ("Peter Larsen met his wife, Anna Larsen. Mrs. Larsen spoke. Larsen left.", ["Anna Larsen", "Peter Larsen"]),
    ("Anna Larsen spoke. Mr. Larsen spoke.", ["Larsen"]),
    ("Emma Larsen met Peter Larsen and Anna Larsen. Mrs. Larsen spoke.", ["Anna Larsen"]),
    ("Emma Larsen met Peter Larsen and Anna Larsen. Ms. Larsen spoke.", ["Emma Larsen"]),
    (
        "President Peter Larsen met Senator Anna Larsen. Senator Larsen spoke. President Larsen left.",
        ["Anna Larsen", "Peter Larsen"],
    ),
    ("Larsen wins. Anna Larsen, the daughter of Peter Larsen, spoke.", ["Anna Larsen"]),
    ("Donald Larsen, Jr., spoke. Larsen left.", ["Donald Larsen, Jr."]),
    ("Senator Larsen spoke. Larsen left.", ["Larsen", "Larsen"]),
]


@pytest.mark.parametrize(("text", "expected"), SURNAMES)
def test_surname(reader: Reader, text: str, expected: list[str]) -> None:
    reading = reader.read(Document("d", text))
    alone = {m.start: e.name for e in reading.entities for m in e.mentions if text[m.start : m.end] == "Larsen"}
    assert [alone[start] for start in sorted(alone)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The court issued an order dated 22 February. Norway welcomed this ruling.", 1),
        ("The court issued an order on 22 February. Norway welcomed it on Monday. Peru rejected the 22 February order.", 1),
        ("The court issued an order on 22 February 2023. Peru rejected the order of 22 February.", 1),
        ("The court issued a ruling. Kenya rejected the judgment.", 1),
        # Another date, another court act of its own, a decision that may be anybody's.
        ("The court issued an order on 22 February. Peru rejected the 3 March order.", 2),
        ("The court issued an order on 22 February. Peru rejected a ruling.", 2),
        ("The court issued an order. Peru welcomed the decision.", 2),
    ],
)  # fmt: skip
def test_instruments_by_noun_and_date(reader: Reader, text: str, expected: int) -> None:
    found = reader.read(Document("d", text, date="2023-03-10")).entities
    assert len([e for e in found if e.type in ("Order", "Ruling", "Judgment", "Decision")]) == expected
