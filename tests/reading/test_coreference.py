"""Whom pronouns and descriptions mean: the antecedent, or nothing where nothing named is meant."""

import pytest

from kg.model import Document, Reading
from kg.reading.read import Reader


def antecedent(reading: Reading, word: str) -> str | None:
    """The name of the entity that the last place of `word` in the text mentions."""
    text = reading.document.text
    found = [(m.start, e.name) for e in reading.entities for m in e.mentions if text[m.start : m.end].lower() == word]
    return max(found)[1] if found else None


CASES = [
    # Gender by given name, title and role noun.
    ("Anna Larsen met Peter Novak. She left early.", "she", "Anna Larsen"),
    ("Anna Larsen met Peter Novak. He left early.", "he", "Peter Novak"),
    ("Mr. Larsen met Ms. Novak. She left early.", "she", "Novak"),
    ("Spokeswoman Kim Berg answered Lee Dahl. She was brief.", "she", "Kim Berg"),
    # Subjects before objects; a chain of pronouns holds over sentences.
    ("Peter Novak called Paul Berg. He was angry. The talks had failed. He left.", "he", "Peter Novak"),
    # A plain pronoun is not its clause's subject; a reflexive is.
    ("Peter Novak met Paul Berg. Paul Berg praised him.", "him", "Peter Novak"),
    ("Peter Novak met Paul Berg. Paul Berg praised himself.", "himself", "Paul Berg"),
    ("The senate passed the Safe Roads Act and sent it to the president.", "it", "Safe Roads Act"),
    # A coordinated phrase may hold a possessive of its first member.
    ("Peter Novak and his wife left Oslo.", "his", "Peter Novak"),
    # The speaker is not the "he" of his own quoted words.
    ('Peter Novak met Paul Berg. "He is a friend," Paul Berg said.', "he", "Peter Novak"),
    # Bodies and states.
    ("Arden Bank closed ten branches. It has lost money for years.", "it", "Arden Bank"),
    ("Norway will vote in May. Its parliament is divided.", "its", "Norway"),
    # A nameless antecedent leaves the names alone.
    ("Norway sent a truck to Oslo. The truck was large. It carried food.", "it", "truck"),
    ("Anna Larsen said the protesters were tired. They had marched for days.", "they", "protesters"),
    # Nobody is meant.
    ("Norway signed the treaty. It is important that all states follow.", "it", None),
    # Descriptions.
    (
        "The International Court of Justice ruled in May. The Court was unanimous.",
        "court",
        "International Court of Justice",
    ),
    ("Norway signed the treaty. The country had waited for years.", "the country", "Norway"),
    ("Arden Bank is a lender.", "a lender", "Arden Bank"),
    ("Arden Bank is not a lender.", "a lender", None),
    # First persons: the speaker of the quotation; or whoever the text is by.
    ('"I am tired," Anna Larsen said.', "i", "Anna Larsen"),
    ("I thank you all. I came here as a friend. My country is grateful.", "my", "I (unnamed)"),
]


@pytest.mark.parametrize(("text", "word", "expected"), CASES)
def test_antecedents(reader: Reader, text: str, word: str, expected: str | None) -> None:
    assert antecedent(reader.read(Document("d", text)), word) == expected


def test_an_interview_asks_the_one_who_answers(reader: Reader) -> None:
    text = "\n\n".join(
        ["Why did you leave?", "I was tired.", "Do you miss the office?", "I do.", "Will you return?", "I hope so."]
    )
    reading = reader.read(Document("d", text))
    author = next(e for e in reading.entities if e.name == "I (unnamed)")
    assert [text[m.start : m.end] for m in author.mentions] == ["you", "I", "you", "I", "you", "I"]


def test_a_mention_belongs_to_one_entity(reader: Reader) -> None:
    text = "Anna Larsen and Peter Novak met. She praised him, and he praised her. They left. It rained on them."
    spans = [(m.start, m.end) for e in reader.read(Document("d", text)).entities for m in e.mentions]
    assert len(spans) == len(set(spans))
