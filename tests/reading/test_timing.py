"""Which statement a date belongs to."""

import pytest

from kg.check import in_words
from kg.model import Document
from kg.reading.read import Reader

CASES = [
    ("Norway signed the treaty on 3 May 2021.", ["Norway | signed | treaty | date=2021-05-03"]),
    ("On Monday Norway signed the treaty.", ["Norway | signed | treaty | date=2023-06-12"]),
    ("Norway violated the 1958 convention.", ["Norway | violates | 1958 convention"]),
    ("Chile welcomed the order by the Supreme Court dated 3 May 2021.", [
        "Chile | welcomes | order by the Supreme Court",
        "Supreme Court | issued | order by the Supreme Court | date=2021-05-03",
    ]),
    ("On December 10, in 1991, Norway signed the treaty.", ["Norway | signed | treaty | date=1991-12-10"]),
    ("Norway recently signed the treaty.", ["Norway | signed | treaty"]),
    ("Norway, which joined NATO in 1949, signed the treaty in 2021.", [
        "Norway | memberOf | NATO | date=1949",
        "Norway | signed | treaty | date=2021",
    ]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_dates(reader: Reader, text: str, expected: list[str]) -> None:
    reading = reader.read(Document("time", text, date="2023-06-15"))
    assert sorted(in_words(reading, s) for s in reading.statements) == sorted(expected)
