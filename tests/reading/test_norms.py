"""Obligations by "shall" and "must", by rulings, and by nobody named; and until when."""

import pytest

from kg.check import in_words
from kg.model import Document
from kg.reading.read import Reader

CASES = [
    (
        "The Court indicates that Kestria shall ensure free passage in both directions.",
        ["Court | obliges | Kestria | action=ensure free passage in both directions | asserted"],
    ),
    (
        "The Ministry of Health must publish the data within 30 days, the tribunal ruled.",
        ["tribunal | obliges | Ministry of Health | action=publish the data within 30 days | asserted"],
    ),
    (
        "The treaty provides that each member state shall not export weapons.",
        ["treaty | prohibits | member state | action=export weapons | asserted"],
    ),
    (
        "All parties shall release the prisoners without delay.",
        [
            "parties | hasObligation | release the prisoners without delay"
            " | action=release the prisoners without delay | asserted"
        ],
    ),
    (
        "The defendants are ordered to pay the costs by 30 June 2024.",
        [
            "defendants | hasObligation | pay the costs by 30 June 2024 | action=pay the costs by 30 June 2024"
            " | deadline=2024-06-30 | asserted"
        ],
    ),
    (
        "The court ordered Norway to release the ship by 3 May 2024.",
        ["court | obliges | Norway | action=release the ship by 3 May 2024 | deadline=2024-05-03 | asserted"],
    ),
    (
        "The court ordered Norway on 3 May 2024 to release the ship.",
        ["court | obliges | Norway | action=release the ship | date=2024-05-03 | asserted"],
    ),
    (
        "Norway must withdraw its troops, Anna Larsen said.",
        ["Norway | hasObligation | withdraw its troops | action=withdraw its troops | attributed"],
    ),
    (
        "If Norway refuses, Chile must leave the pact.",
        ["Chile | hasObligation | leave the pact | action=leave the pact | hypothetical"],
    ),
    (
        "The court said that Norway must not deport the sailors.",
        ["Norway | hasObligation | not deport the sailors | action=not deport the sailors | attributed"],
    ),
    (
        "On Monday the court ordered Norway to release the ship.",
        ["court | obliges | Norway | action=release the ship | date=2023-06-12 | asserted"],
    ),
    ("Anna Larsen must be tired.", []),
    ("Anna Larsen must have left the country.", []),
    ("Something must happen.", []),
    ("Anna Larsen must win in Texas.", []),
    ('"We must act now," Anna Larsen said.', []),
    ("The bank does not have to pay.", []),
    ("Norway ordered three ships from Chile.", []),
    ("The road must be repaired.", []),
]
NORMS = ("obliges", "prohibits", "hasObligation")


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_norms(reader: Reader, text: str, expected: list[str]) -> None:
    reading = reader.read(Document("norm", text, date="2023-06-15"))
    found = [f"{in_words(reading, s)} | {s.status}" for s in reading.statements if s.predicate in NORMS]
    assert found == expected
