"""Names: where they begin and end, what they are of, and what is no name."""

import pytest

from kg.model import Document, Reading
from kg.reading.credits import credit_tokens
from kg.reading.given_names import FEMALE_NAMES, MALE_NAMES, gender_of_given_name
from kg.reading.parse import Token, make_parse
from kg.reading.person_nouns import gender_of_noun, is_person_noun
from kg.reading.read import Reader


def names(reading: Reading) -> list[str]:
    """The mentions by name, in text order, with their entity's type."""
    text = reading.document.text
    found = sorted((m.start, m.end, e.type) for e in reading.entities for m in e.mentions if m.kind == "name")
    return [f"{text[start:end]}/{type}" for start, end, type in found]


CASES = [
    # A surname is its bearer's wherever it stands, also where a place has that name.
    (
        "Angus Houston opened the inquiry. Houston said the hearings would be short. Houston's wife attended.",
        ["Angus Houston/Person", "Houston/Person", "Houston/Person"],
    ),
    ("Anna Larsen opened the office in Houston.", ["Anna Larsen/Person", "Houston/City"]),
    # Prefixes and articles are no part of a name.
    ("The pro-Russian rebels retreated.", ["Russian/Country"]),
    # Names inside the phrase of a body keep their own entity.
    ("The Norwegian foreign ministry said so.", ["Norwegian/Country", "Norwegian foreign ministry/GovernmentBody"]),
    # Capitals that no common word has.
    ("They wrote about fileHub, and then fileHub closed.", ["fileHub/Thing", "fileHub/Thing"]),
    # Offices in capitals are no names.
    ("Norway's Prime Minister Anna Larsen spoke.", ["Norway/Country", "Anna Larsen/Person"]),
    ("The Home Secretary resigned.", []),
    # A law's name in capitals, small words inside.
    ("The senate passed the Safe Roads in Norway Act of 2021.", ["Safe Roads in Norway Act of 2021/Law"]),
    ("Cyclone Ara reached the coast.", ["Cyclone Ara/Event"]),
    # Who wrote the report is no part of what it says.
    ("Norway signed the treaty. Author: Peter Novak (AFP, Reuters) Editor: Anna Larsen", ["Norway/Country"]),
    ("The Reuters news agency reported from Norway.", ["Reuters/Media", "Norway/Country"]),
    # A body's country is a part of its name after "of" too; not what merely stands in it.
    (
        "The Ministry of Finance of Kenya rejected the report. The Ministry of Justice of the Netherlands agreed.",
        ["Ministry of Finance of Kenya/GovernmentBody", "Ministry of Justice of the Netherlands/GovernmentBody"],
    ),
    ("The Ministry of Finance in Kenya rejected it.", ["Ministry of Finance/GovernmentBody", "Kenya/Country"]),
    ("", []),
    ("😀 ...", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_names(reader: Reader, text: str, expected: list[str]) -> None:
    assert names(reader.read(Document("d", text))) == expected


CREDITS = [
    ("He resigned. Author: Jo Berg (AFP, Reuters) Editor: Ann Lee", True),
    ("He resigned. jb/mk (dpa, AP)", True),
    ("He resigned. jb/AFP/dpa Editor: Ann Lee", True),
    ("He resigned. AFP, dpa (jb/mk)", True),
    ("LONDON (Reuters) - The bank closed.", False),
    ("The ministry published the statement (AFP).", False),
    ("He told AFP and Reuters.", False),
    ("He resigned. (The text is below)", False),
]


@pytest.mark.parametrize(("text", "expected"), CREDITS)
def test_credits(text: str, expected: bool) -> None:
    tokens, start = [], 0
    for i, word in enumerate(text.split()):
        start = text.index(word, start)
        tokens.append(Token(i, word, word.lower(), "X", "X", "dep", i, start, start + len(word)))
        start += len(word)
    assert bool(credit_tokens(make_parse(text, tokens, [(0, len(tokens))]))) is expected


@pytest.mark.parametrize("noun", "fisherman islander economist sociologist villager policewoman classmate".split())
def test_nouns_of_persons(noun: str) -> None:
    assert is_person_noun(noun)


@pytest.mark.parametrize("noun", "order list water human stalemate paper climate ministry playlist".split())
def test_other_nouns(noun: str) -> None:
    assert not is_person_noun(noun)


@pytest.mark.parametrize(
    ("noun", "gender"), [("spokeswoman", "f"), ("king", "m"), ("chairman", "m"), ("minister", ""), ("human", "")]
)
def test_gender_of_nouns(noun: str, gender: str) -> None:
    assert gender_of_noun(noun) == gender


def test_given_names() -> None:
    assert not MALE_NAMES & FEMALE_NAMES
    assert [gender_of_given_name(n) for n in ("Anna", "PETER", "Andrea", "")] == ["f", "m", "", ""]


LANDS = [
    ("Kestria left the pact. The Kestrian navy sailed. Anna Larsen thanked Kestria.", "Kestria", True),
    ("The Government of Velmora replied. Velmora agreed.", "Velmora", True),
    ("Tolvik answered. Ships left Tolvik's territorial waters.", "Tolvik", True),
    ("Ilse Kestria left. Kestria praised the Kestrian navy.", "Kestria", False),
    ("Julia met the Julian choir. Julia left.", "Julia", False),
]


@pytest.mark.parametrize(("text", "name", "land"), LANDS)
def test_lands_that_no_list_knows(reader: Reader, text: str, name: str, land: bool) -> None:
    reading = reader.read(Document("d", text))
    types = {e.type for e in reading.entities for m in e.mentions if text[m.start : m.end] == name and m.kind == "name"}
    assert (types == {"GeopoliticalEntity"}) is land
