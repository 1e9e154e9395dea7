"""What holds of every reading, whatever the text."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.model import Action, Document, Reading
from kg.reading.read import Reader
from kg.records import dump_reading, from_json, to_json

WORDS = (
    "Norway Chile Baku Geneva the a court Court minister Foreign Minister Anna Larsen Peter Novak said that welcomed order "
    "ruling by on 3 May 2021 Friday not may if called to resume talks “ ” ‘ ’ \" ' , . ? ! ( ) : — he she it they we "
    "which who whose and of the latter in Oslo denied accused attack blockade 's ’s according \n\n \n \U0001f600 שלום مرحبا é 2728"
).split(" ")
ODD = [
    "",
    " \n\t ",
    ".",
    "“",
    "”””””",
    "“““ he said",
    "Said. Said! Said?",
    "according to",
    "The latter.",
    "\U0001f600" * 50,
    "שר החוץ אמר כי ישראל תגיב בקרוב.",
    "وزير الخارجية قال إن بلاده سترد",
    "He said he said he said he said he said.",
    "A" * 5000,
    "word " * 3000,
    "a\x00b\x0cc\u2028d\ufeff",
    "\r\nThe court\r\nissued an order\r\non Friday.\r\n",
    "<p>The court &amp; the ministry</p>",
]


def _check(reading: Reading) -> None:
    text = reading.document.text
    ids = {e.id for e in reading.entities}
    spans = [(m.start, m.end) for e in reading.entities for m in e.mentions]
    spans += [span for s in reading.statements for span in s.evidence]
    spans += [span for a in reading.attributions for span in (*a.source, *a.cue, *a.content)]
    spans += [(t.start, t.end) for t in reading.times] + [(c.start, c.end) for c in reading.coverage]
    assert all(0 <= a < b <= len(text) and text[a:b].strip() for a, b in spans)
    for statement in reading.statements:
        assert statement.subject in ids and statement.evidence and statement.frame and 0 < statement.confidence <= 1
        assert not (statement.status == "asserted" and (statement.attribution or statement.certainty != "certain"))
        actions = [v for values in statement.qualifiers.values() for v in values if isinstance(v, Action)]
        assert all(" ".join(text[v.span[0] : v.span[1]].split()) == v.text for v in actions)
    assert all(bool(c.reason) == (c.statements == 0) for c in reading.coverage)
    assert dump_reading(from_json(to_json(reading))) == dump_reading(reading)


@pytest.mark.parametrize("text", ODD)
def test_odd_texts(reader: Reader, text: str) -> None:
    _check(reader.read(Document("odd", text, date="2023-06-15")))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(st.sampled_from(WORDS), max_size=60))
def test_any_words(reader: Reader, words: list[str]) -> None:
    _check(reader.read(Document("any", " ".join(words), date="2023-06-15")))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=200))
def test_any_characters(reader: Reader, text: str) -> None:
    _check(reader.read(Document("any", text)))


def test_reading_twice_gives_the_same(reader: Reader) -> None:
    text = "“We welcome the order,” the Norwegian foreign ministry said on Friday. Chile denied that it had attacked Norway."
    first, second = (dump_reading(reader.read(Document("same", text, date="2023-06-15"))) for _ in range(2))
    assert first == second
