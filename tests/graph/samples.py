"""Readings made by hand, of sentences of our own, that the tests of the graph share."""

import hashlib
from typing import Any

from kg.model import Action, Attribution, Document, Entity, Literal, Mention, MentionKind, Reading, Span, Statement

WD = "http://www.wikidata.org/entity/"

RULING = (
    "The Maritime Tribunal issued an order on 4 May 2021. The order obliges Norway to release the sailors by June. "
    "Norway rejected the order, a spokesman said.\n"
    '"We welcome the order," foreign minister Anna Larsen of Ruritania said on Wednesday. '
    "Ruritania threatened to close the strait. Ruritania called on Norway to respect the ruling. "
    "Larsen said the Maritime Tribunal had issued the order in haste."
)
DENIAL = (
    "Anna Larsen, the foreign minister of Ruritania, met Peter Novak in Oslo on 7 May 2021. "
    "Novak denied that Norway had rejected the order. Ruritania did not attack Norway, she said. "
    "Novak is acting chairman."
)


def span(text: str, words: str, nth: int = 0) -> Span:
    """Where the words stand in the text; the nth time, counted from 0."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return start, start + len(words)


def entity(text: str, id: str, type: str, name: str, kind: MentionKind, *words: str, **more: Any) -> Entity:
    """An entity mentioned by these words, each where it stands first."""
    spans = [span(text, w) for w in words or (name,)]
    return Entity(id, type, name, tuple(Mention(s, e, kind) for s, e in spans), **more)


def statement(text: str, id: str, triple: str, words: str, **more: Any) -> Statement:
    """A statement "e1 issued e2" ("e1 threatens -" without object) whose evidence is these words.

    What is no field of a statement is a qualifier; one with an attribution is attributed.
    """
    subject, predicate, target = triple.split()
    fields = {name: value for name, value in more.items() if name in Statement.__slots__}
    qualifiers = {name: value for name, value in more.items() if name not in Statement.__slots__}
    about: dict[str, Any] = {"frame": f"{predicate}#verb", "confidence": 0.9, "qualifiers": qualifiers, **fields}
    about.setdefault("status", "attributed" if "attribution" in about else "asserted")
    return Statement(id, subject, predicate, None if target == "-" else target, (span(text, words),), **about)


def attribution(
    text: str, id: str, holder: str | None, source: str, cue: str, content: str, **more: Any
) -> Attribution:
    """An attribution whose parts are these words; the cue is looked for after the source."""
    start = text.index(source)
    cued = text.index(cue, start)
    about: dict[str, Any] = {"channel": "indirect", "act": "say", **more}
    return Attribution(
        id, holder, ((start, start + len(source)),), ((cued, cued + len(cue)),), (span(text, content),), **about
    )


def action(text: str, words: str) -> tuple[Action]:
    """A qualifier's value."""
    return (Action(words, span(text, words)),)


def date(value: str) -> tuple[Literal]:
    """A qualifier's value."""
    return (Literal(value, "date"),)


def document(text: str, **more: str) -> Document:
    """A document with its hash."""
    return Document(**{"id": "sample", "text": text, "sha256": hashlib.sha256(text.encode()).hexdigest(), **more})


def ruling() -> Reading:
    """An order, its obligation, a stance in a quotation, a rejection in indirect speech, a threat without object."""
    t = RULING
    return Reading(
        document=document(t, id="ruling.txt", title="Tribunal", date="2021-05-05", uri="https://example.org/1"),
        entities=(
            entity(t, "e1", "Court", "Maritime Tribunal", "name"),
            entity(t, "e2", "Order", "order", "nominal", "an order", "The order", "the order"),
            entity(t, "e3", "Country", "Norway", "name", same_as=(WD + "Q20",)),
            entity(t, "e4", "Person", "spokesman", "nominal", "a spokesman"),
            entity(t, "e5", "Person", "Anna Larsen", "name", aliases=("Larsen",)),
            entity(t, "e6", "Role", "foreign minister", "nominal"),
            entity(t, "e7", "Country", "Ruritania", "name"),
            entity(t, "e8", "Group", "sailors", "nominal", "the sailors"),
        ),
        attributions=(
            attribution(t, "a1", "e4", "a spokesman", "said", "Norway rejected the order"),
            attribution(
                t, "a2", "e5", "Anna Larsen", "said", "We welcome the order", channel="direct", date="2021-05-05"
            ),
            attribution(
                t, "a3", "e5", "Larsen said the", "said", "the Maritime Tribunal had issued the order in haste"
            ),
        ),
        statements=(
            statement(t, "s1", "e1 issued e2", t[:51], date=date("2021-05-04")),
            statement(
                t,
                "s2",
                "e2 obliges e3",
                "The order obliges Norway to release the sailors by June",
                action=action(t, "release the sailors"),
                deadline=date("2021-06"),
            ),
            statement(t, "s3", "e3 rejects e2", "Norway rejected the order", attribution="a1"),
            statement(t, "s4", "e5 welcomes e2", "We welcome the order", attribution="a2"),
            statement(
                t, "s5", "e5 holdsRole e6", "foreign minister Anna Larsen of Ruritania", of=("e7",), confidence=0.95
            ),
            statement(
                t,
                "s6",
                "e7 threatens -",
                "Ruritania threatened to close the strait",
                action=action(t, "close the strait"),
            ),
            statement(
                t,
                "s7",
                "e7 callsOn e3",
                "Ruritania called on Norway to respect the ruling",
                action=action(t, "respect the ruling"),
            ),
            statement(t, "s8", "e1 issued e2", "the Maritime Tribunal had issued the order", attribution="a3"),
        ),
    )


def denial() -> Reading:
    """The same person and office elsewhere; a denied claim, a negative one, an uncertain one, a dated meeting."""
    t = DENIAL
    said = "Novak denied that Norway had rejected the order. Ruritania did not attack Norway"
    return Reading(
        document=document(t, id="denial.txt", date="2021-05"),
        entities=(
            entity(t, "e1", "Person", "Anna Larsen", "name"),
            entity(t, "e2", "Role", "foreign minister", "nominal"),
            entity(t, "e3", "Country", "Ruritania", "name"),
            entity(t, "e4", "Person", "Peter Novak", "name", "Peter Novak", "Novak denied"),
            entity(t, "e5", "City", "Oslo", "name"),
            entity(t, "e6", "Country", "Norway", "name", same_as=(WD + "Q20",)),
            entity(t, "e7", "Order", "order", "nominal", "the order"),
            entity(t, "e8", "Role", "chairman", "nominal"),
        ),
        attributions=(
            attribution(t, "a1", "e1", "she", "said", said),
            attribution(
                t, "a2", "e4", "Novak denied", "denied", "Norway had rejected the order", act="deny", parent="a1"
            ),
        ),
        statements=(
            statement(t, "s1", "e1 holdsRole e2", "Anna Larsen, the foreign minister of Ruritania", of=("e3",)),
            statement(
                t, "s2", "e1 meets e4", "met Peter Novak in Oslo on 7 May 2021", date=date("2021-05-07"), place=("e5",)
            ),
            statement(
                t,
                "s3",
                "e6 rejects e7",
                "Norway had rejected the order",
                polarity="negative",
                status="denied",
                attribution="a2",
            ),
            statement(
                t, "s4", "e3 attacks e6", "Ruritania did not attack Norway", polarity="negative", attribution="a1"
            ),
            statement(t, "s5", "e4 denies s3", "Novak denied that Norway had rejected the order", attribution="a1"),
            statement(t, "s6", "e3 attacks e6", "attack Norway", certainty="possible"),
            statement(t, "s7", "e4 holdsRole e8", "Novak is acting chairman", capacity=(Literal("acting"),)),
        ),
    )


def samples() -> list[Reading]:
    """Both."""
    return [ruling(), denial()]
