"""What the nameless things of statements are called, and what is no act of anybody."""

import pytest

from kg.model import Document
from kg.reading.read import Reader

SIGNERS = [
    ("Fifty of the nation's officers signed the letter.", "fifty of the nation's officers"),
    ("Some of the ministers signed the letter.", "some of the ministers"),
    ("All of the ministers signed the letter.", "ministers"),
    ("The ministers met. Three of the ministers signed the letter.", "three of the ministers"),
    ("The ministers met. All of the ministers signed the letter.", "ministers"),
    ("Thousands of residents of Norway signed the letter.", "thousands of residents of Norway"),
    ("Anna Larsen, whose husband signed the letter, left.", "Anna Larsen's husband"),
]


@pytest.mark.parametrize(("text", "name"), SIGNERS)
def test_who_signed(reader: Reader, text: str, name: str) -> None:
    reading = reader.read(Document("d", text))
    names = {e.id: e.name for e in reading.entities}
    assert {names[s.subject] for s in reading.statements if s.predicate == "signed"} == {name}


@pytest.mark.parametrize(
    "text",
    [
        "Norway fears what Chile has threatened to do.",
        "Norway told of a farmer killing himself.",
    ],
)
def test_no_statement(reader: Reader, text: str) -> None:
    assert not reader.read(Document("d", text)).statements


@pytest.mark.parametrize(
    ("text", "actions"), [("Norway called on Chile to do so.", 0), ("Norway called on Chile to go.", 1)]
)
def test_what_is_asked(reader: Reader, text: str, actions: int) -> None:
    (statement,) = reader.read(Document("d", text)).statements
    assert len(statement.qualifiers.get("action", ())) == actions
