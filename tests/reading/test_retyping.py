"""Names that the model takes for something else, and what the text and their own last word say they are."""

import pytest

from kg.model import Document
from kg.reading.read import Reader

# Sentence; a name in it; its type.
CASES = [
    ("Kolmo is a Norwegian software firm.", "Kolmo", "Company"),
    ("Kolmo, a subsidiary of Arden Bank, grew.", "Kolmo", "Company"),
    ("Peter Novak graduated from Kolmo in 1990.", "Kolmo", "Organization"),
    ("Peter Novak spoke for the Larsen Works.", "Larsen Works", "Company"),
    ("Peter Novak works for Brandt Holdings.", "Brandt Holdings", "Company"),
    ("The suit was filed by Velmora Tools, Inc. on Monday.", "Velmora Tools, Inc.", "Company"),
    ("Peter Novak joined the Arden Group in 2004.", "Arden Group", "Organization"),
    ("Anna Larsen joined the Norland Reform Party.", "Norland Reform Party", "PoliticalParty"),
    ("Peter Novak formed Larsen Novak in 1990 with Rick Larsen.", "Larsen Novak", "Organization"),
    ("Peter Novak formed a bank with Rick Larsen.", "Rick Larsen", "Person"),
    ("Anna Larsen is a Norwegian novelist.", "Anna Larsen", "Person"),
    ("Anna Larsen, a former bank, spoke.", "Anna Larsen", "Person"),
    ("Oslo is no bank.", "Oslo", "City"),
    ("Norway joined the treaty.", "Norway", "Country"),
]


@pytest.mark.parametrize(("text", "name", "type"), CASES)
def test_types(reader: Reader, text: str, name: str, type: str) -> None:
    reading = reader.read(Document("type", text))
    assert {e.name: e.type for e in reading.entities}.get(name) == type


# Sentence; the adverb or relative; what it stands for ("" for nothing).
PLACES = [
    ("Anna Larsen moved to Lima, where she works.", "where", "Lima"),
    ("Anna Larsen was born in Lima and lived there.", "there", "Lima"),
    ("Anna Larsen studied at Arden College, where she met Peter Novak.", "where", "Arden College"),
    ("Peter Novak, whose bank failed, resigned.", "whose", "Peter Novak"),
    ("Where Anna Larsen lives is unknown in Lima.", "Where", ""),
    ("There is a bank in Lima.", "There", ""),
]


@pytest.mark.parametrize(("text", "word", "name"), PLACES)
def test_places_and_relatives(reader: Reader, text: str, word: str, name: str) -> None:
    reading = reader.read(Document("place", text))
    at = text.index(word)
    found = [e.name for e in reading.entities if any(m.start == at for m in e.mentions)]
    assert found == ([name] if name else [])
