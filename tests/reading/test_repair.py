"""Repairs of typical wrong attachments: a sentence, and the clause that must come of it."""

import pytest

from kg.model import Document
from kg.reading.clauses import find_clauses
from kg.reading.read import Reader
from kg.reading.repair import repair

# Sentence; lemma; slot; the words that must be in the slot ("" for an empty slot).
CASES = [
    (
        "In reopening the road, the Arden transport ministry also called on drivers to wait.",
        "call",
        "subj",
        "ministry",
    ),
    ("Anna Larsen, the minister, called on drivers to wait.", "call", "subj", "Larsen"),
    ("In times of relative peace Norway consistently engaged in a policy of growth.", "engage", "subj", "Norway"),
    ("On Monday Norway signed the treaty.", "sign", "subj", "Norway"),
    ("We welcome the order by the Supreme Court dated 3 May.", "welcome", "obj", "order"),
    ("Norway said the court rejected the plan.", "reject", "subj", "court"),
    ("Norway cited the ruling by the court, which compelled Chile to act.", "compel", "subj", "ruling"),
    ("Norway praised the owner of the port, which compelled Chile to act.", "compel", "subj", "port"),
    ("Anna Larsen met Peter Novak in Geneva on Monday.", "meet", "in", "Geneva"),
    ("Anna Larsen co-founded Kolmo Systems in 2004.", "co-found", "obj", "Systems"),
    ("Anna Larsen co-founded Kolmo Systems in 2004.", "co-found", "subj", "Larsen"),
    ("Anna Larsen was re-elected president of Chile.", "re-elect", "attr", "president"),
    ("Anna Larsen was born and raised in Lima.", "bear", "in", "Lima"),
    ("Anna Larsen was born in Lima and resided in Quito.", "reside", "subj", "Larsen"),
    ("Anna Larsen wrote a book and lives in Quito.", "write", "in", ""),
]


@pytest.mark.parametrize(("text", "lemma", "slot", "words"), CASES)
def test_repaired(reader: Reader, text: str, lemma: str, slot: str, words: str) -> None:
    parse = repair(reader.annotate(Document("repair", text)))
    clause = next(c for c in find_clauses(parse) if c.lemma == lemma)
    assert [parse.tokens[i].text for i in clause.slots.get(slot, ())] == ([words] if words else [])
