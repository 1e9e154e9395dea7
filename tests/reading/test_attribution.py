"""Attribution: source, cue, content, act and channel of our own sentences."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Attribution, Document, Reading
from kg.reading.read import Reader

Row = tuple[str, str, str, str, str]  # source, cue, content (fragments joined by " / "), act, channel


def rows(reading: Reading) -> list[Row]:
    return [row(reading.document.text, a) for a in reading.attributions]


def row(text: str, a: Attribution) -> Row:
    parts = (" / ".join(text[x:y].replace("\n", " ") for x, y in spans) for spans in (a.source, a.cue, a.content))
    source, cue, content = parts
    return source, cue, content, a.act, a.channel


SPEECH: list[tuple[str, Row]] = [
    # indirect: before, after, inside
    ("The minister said that the talks had failed.", ("The minister", "said", "that the talks had failed", "say", "indirect")),
    ("The talks had failed, the minister said.", ("the minister", "said", "The talks had failed", "say", "indirect")),
    ("The talks, the minister said, had failed.", ("the minister", "said", "The talks / had failed", "say", "indirect")),
    ("According to the ministry, the talks failed.", ("the ministry", "According to", "the talks failed", "say", "indirect")),
    ("Norway, which said the talks had failed, closed the road.", ("which", "said", "the talks had failed", "say", "indirect")),
    ("Anna Larsen, who leads the party, warned that the road was closed.", ("Anna Larsen", "warned", "that the road was closed", "warn", "indirect")),
    ("As the ministry noted, the road is closed.", ("the ministry", "noted", "the road is closed", "say", "indirect")),
    # direct: inverted, verbs that are no verbs of saying, two parts, a list of names
    ('"The road is closed," said Anna Larsen, the mayor.', ("Anna Larsen, the mayor", "said", '"The road is closed,"', "say", "direct")),
    ('"The road is closed," the mayor sighed.', ("the mayor", "sighed", '"The road is closed,"', "say", "direct")),
    ('"We stay," the mayor said. "We never left the town."', ("the mayor", "said", '"We stay," / "We never left the town."', "say", "direct")),
    ('The mayor added: "We stay in the town."', ("The mayor", "added", '"We stay in the town."', "say", "direct")),
    ("‘We stay in town,’ the mayor said.", ("the mayor", "said", "‘We stay in town,’", "say", "direct")),
    ("''We stay in town,'' the mayor said.", ("the mayor", "said", "''We stay in town,''", "say", "direct")),
    # over paragraphs: a missing closing mark, words announced by a colon, a quotation alone
    ("“We stay.\n\n“We never left,” the mayor said.", ("the mayor", "said", "“We stay. / “We never left,”", "say", "direct")),
    ("The mayor told reporters:\n\n“We never left the town.”", ("The mayor", "told", "“We never left the town.”", "say", "direct")),
    ("“We stay,” the mayor said.\n\n“We never left the town.”", ("the mayor", "said", "“We stay,” / “We never left the town.”", "say", "direct")),
    # mixed
    ("The mayor said the plan “will never work” for the town.", ("The mayor", "said", "the plan “will never work” for the town", "say", "mixed")),
    # layout: labels, signatures, headlines
    ("Talks with Anna Larsen\n\nQ: Why?\n\nA: The road is closed.\n\nIt is old.\n\nQ: Since when?", ("A", ":", "The road is closed.  It is old.", "say", "direct")),
    ("JO BERG: We stay.\n\nQUESTION: Who stays?\n\nJO BERG: The town does.", ("JO BERG", ":", "The town does.", "say", "direct")),
    ("MINISTER: We will not sign the treaty today.", ("MINISTER", ":", "We will not sign the treaty today.", "say", "indirect")),
    ("“The treaty is a good one.” — Anna Larsen, mayor", ("Anna Larsen, mayor", "—", "“The treaty is a good one.”", "say", "direct")),
    ("Anna Larsen: “The treaty is a good one.”", ("Anna Larsen", ":", "“The treaty is a good one.”", "say", "direct")),
    # the force of the act
    ("Norway denied that it had closed the road.", ("Norway", "denied", "that it had closed the road", "deny", "indirect")),
    ("Norway denied having closed the road.", ("Norway", "denied", "having closed the road", "deny", "indirect")),
    ("Norway admitted that the road was closed.", ("Norway", "admitted", "that the road was closed", "concede", "indirect")),
    ("Norway asked whether the road was closed.", ("Norway", "asked", "whether the road was closed", "ask", "indirect")),
    ("Norway demanded that the road be opened.", ("Norway", "demanded", "that the road be opened", "demand", "indirect")),
    # thought, intention, refusal
    ("The mayor believes the road is closed.", ("The mayor", "believes", "the road is closed", "believe", "indirect")),
    ("The mayor is confident that the road is open.", ("The mayor", "confident", "that the road is open", "believe", "indirect")),
    ("The mayor plans to open the road.", ("The mayor", "plans", "to open the road", "intend", "indirect")),
    ("The mayor refused to open the road.", ("The mayor", "refused", "to open the road", "refuse", "indirect")),
    ("The mayor urged the guards to open the road.", ("The mayor", "urged", "the guards / to open the road", "demand", "indirect")),
    # nouns
    ("The mayor's claim that the road is open is wrong.", ("The mayor's", "claim", "that the road is open", "claim", "indirect")),
    ("The claim by the mayor that the road is open is wrong.", ("the mayor", "claim", "that the road is open", "claim", "indirect")),
    ("The mayor's refusal to open the road angered Norway.", ("The mayor's", "refusal", "to open the road", "refuse", "indirect")),
    # topics
    ("The mayor criticized the guards for their delay.", ("The mayor", "criticized", "the guards for their delay", "condemn", "indirect")),
    ("The mayor called for a new election.", ("The mayor", "called", "a new election", "demand", "indirect")),
    ("The mayor was accused of closing the road.", ("", "was accused", "The mayor / of closing the road", "accuse", "indirect")),
    # nobody named
    ("The guards reportedly left the town.", ("", "reportedly", "The guards / left the town", "say", "indirect")),
    ("The guards seem to like the town.", ("", "seem", "The guards / to like the town", "seem", "indirect")),
    ("“We never left the town and the guards know it.”", ("", "“", "“We never left the town and the guards know it.”", "say", "direct")),
]  # fmt: skip

NONE = [
    "The “Morning Call” programme opened the road.",  # a title in marks
    "The guards' plan was ready.",
    "They named the ship “Aurora” in May.",
    "The mayor opened the road on Monday.",
    "You know the road is closed.",
    "As he spoke to the guards, the road was opened.",
]


@pytest.mark.parametrize(("text", "expected"), SPEECH, ids=[text[:50] for text, _ in SPEECH])
def test_attribution(reader: Reader, text: str, expected: Row) -> None:
    assert expected in rows(reader.read(Document("d", text)))


@pytest.mark.parametrize("text", NONE)
def test_no_attribution(reader: Reader, text: str) -> None:
    assert rows(reader.read(Document("d", text))) == []


def test_chain(reader: Reader) -> None:
    reading = reader.read(Document("d", "Kenya said that Peru denied that Norway attacked Chile."))
    outer, inner = reading.attributions
    assert (outer.parent, inner.parent, inner.act) == (None, outer.id, "deny")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Kenya welcomed the order by the court.", "asserted"),  # a topic is no claim: the court did issue it
        ("Kenya criticized the attack by Norway on Chile.", "asserted"),
        ("Kenya said the attack by Norway on Chile went on.", "attributed"),
    ],
)
def test_topics_leave_what_they_name_to_the_narrator(reader: Reader, text: str, status: str) -> None:
    reading = reader.read(Document("d", text))
    statuses = {s.status for s in reading.statements if s.predicate in ("issued", "attacks")}
    assert statuses == {status}


WORDS = st.sampled_from(
    [
        "Norway",
        "said",
        "that",
        ",",
        ".",
        "“",
        "”",
        '"',
        "denied",
        "the road",
        "\n\n",
        ":",
        "Anna Larsen",
        "refused to",
        "attacked",
    ]
)


@settings(max_examples=40, deadline=None)
@given(st.lists(WORDS, max_size=14))
def test_any_text_gives_places_inside_it(reader: Reader, words: list[str]) -> None:
    text = " ".join(words)
    for a in reader.read(Document("d", text)).attributions:
        assert all(0 <= x < y <= len(text) for spans in (a.source, a.cue, a.content) for x, y in spans)
        assert a.content


def test_answers_are_of_the_person_interviewed(reader: Reader) -> None:
    text = (
        "Talks with Anna Larsen\n\nQ: Why go?\n\nA: I met Peter Novak.\n\nNorway attacked Chile.\n\nQ: Kenya left Peru?"
    )
    reading = reader.read(Document("d", text))
    names = {e.id: e.name for e in reading.entities}
    holder = {a.id: names.get(a.holder or "") for a in reading.attributions}
    told = {(names[s.subject], s.predicate, s.status, holder.get(s.attribution or "")) for s in reading.statements}
    assert ("Anna Larsen", "meets", "attributed", "Anna Larsen") in told
    assert ("Norway", "attacks", "attributed", "Anna Larsen") in told
    assert not [row for row in told if row[2] == "asserted"]


def test_a_report_with_a_label_is_no_transcript(reader: Reader) -> None:
    reading = reader.read(Document("d", "UPDATE: Norway attacked Chile.\n\nKenya attacked Peru.\n\nPHOTO: Oslo."))
    assert {s.status for s in reading.statements} == {"asserted"}
