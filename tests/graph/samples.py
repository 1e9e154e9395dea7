"""Readings made by hand, of sentences of our own, that the tests of the graph share."""

import hashlib

from kg.model import Action, Attribution, Document, Entity, Literal, Mention, MentionKind, Reading, Span, Statement

WD = "http://www.wikidata.org/entity/"

RULING = (
    "The Maritime Tribunal issued an order on 4 May 2021. The order obliges Norway to release the sailors by June. "
    "Norway rejected the order, a spokesman said.\n"
    '"We welcome the order," foreign minister Anna Larsen of Ruritania said on Wednesday. '
    "Ruritania threatened to close the strait."
)
DENIAL = (
    "Anna Larsen, the foreign minister of Ruritania, met Peter Novak in Oslo on 7 May 2021. "
    "Novak denied that Norway had rejected the order. Ruritania did not attack Norway, she said."
)


def span(text: str, words: str, nth: int = 0) -> Span:
    """Where the words stand in the text; the nth time, counted from 0."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return start, start + len(words)


def entity(
    text: str, id: str, type: str, name: str, kind: MentionKind, *mentions: Span | str, **more: object
) -> Entity:
    """An entity whose mentions are spans, or words at their first place in the text."""
    spans = [m if isinstance(m, tuple) else span(text, m) for m in mentions]
    return Entity(id, type, name, tuple(Mention(s, e, kind) for s, e in spans), **more)  # type: ignore[arg-type]


def document(text: str, **more: str) -> Document:
    """A document with its hash."""
    return Document(**{"id": "sample", "text": text, "sha256": hashlib.sha256(text.encode()).hexdigest(), **more})


def ruling() -> Reading:
    """An order, its obligation, a stance in a quotation, a rejection in indirect speech, a threat without object."""
    t = RULING
    return Reading(
        document=document(
            t, id="ruling.txt", title="Tribunal orders release", date="2021-05-05", uri="https://example.org/1"
        ),
        entities=(
            entity(t, "e1", "Court", "Maritime Tribunal", "name", "Maritime Tribunal"),
            entity(t, "e2", "Order", "order", "nominal", "an order", "The order", span(t, "the order")),
            entity(t, "e3", "Country", "Norway", "name", "Norway", span(t, "Norway", 1), same_as=(WD + "Q20",)),
            entity(t, "e4", "Person", "spokesman", "nominal", "a spokesman"),
            entity(t, "e5", "Person", "Anna Larsen", "name", "Anna Larsen", aliases=("Larsen",)),
            entity(t, "e6", "Role", "foreign minister", "nominal", "foreign minister"),
            entity(t, "e7", "Country", "Ruritania", "name", "Ruritania", span(t, "Ruritania", 1)),
            entity(t, "e8", "Group", "sailors", "nominal", "the sailors"),
        ),
        attributions=(
            Attribution(
                "a1",
                "e4",
                (span(t, "a spokesman"),),
                (span(t, "said"),),
                (span(t, "Norway rejected the order"),),
                "indirect",
                "say",
            ),
            Attribution(
                "a2",
                "e5",
                (span(t, "Anna Larsen"),),
                (span(t, "said", 1),),
                (span(t, "We welcome the order"),),
                "direct",
                "say",
                None,
                "2021-05-05",
            ),
        ),
        statements=(
            Statement(
                "s1",
                "e1",
                "issued",
                "e2",
                (span(t, "The Maritime Tribunal issued an order on 4 May 2021"),),
                "issued#verb",
                0.9,
                {"date": (Literal("2021-05-04", "date"),)},
            ),
            Statement(
                "s2",
                "e2",
                "obliges",
                "e3",
                (span(t, "The order obliges Norway to release the sailors by June"),),
                "obliges#verb",
                0.9,
                {
                    "action": (Action("release the sailors", span(t, "release the sailors")),),
                    "deadline": (Literal("2021-06", "date"),),
                },
            ),
            Statement(
                "s3",
                "e3",
                "rejects",
                "e2",
                (span(t, "Norway rejected the order"),),
                "rejects#verb",
                0.9,
                status="attributed",
                attribution="a1",
            ),
            Statement(
                "s4",
                "e5",
                "welcomes",
                "e2",
                (span(t, "We welcome the order"),),
                "welcomes#verb",
                0.9,
                status="attributed",
                attribution="a2",
            ),
            Statement(
                "s5",
                "e5",
                "holdsRole",
                "e6",
                (span(t, "foreign minister Anna Larsen of Ruritania"),),
                "holdsRole#title",
                0.95,
                {"of": ("e7",)},
            ),
            Statement(
                "s6",
                "e7",
                "threatens",
                None,
                (span(t, "Ruritania threatened to close the strait"),),
                "threatens#verb",
                0.8,
                {"action": (Action("close the strait", span(t, "close the strait")),)},
            ),
        ),
    )


def denial() -> Reading:
    """The same person, office and order elsewhere; a denied claim, a negative one, and a meeting with its date."""
    t = DENIAL
    return Reading(
        document=document(t, id="denial.txt", date="2021-05"),
        entities=(
            entity(t, "e1", "Person", "Anna Larsen", "name", "Anna Larsen"),
            entity(t, "e2", "Role", "foreign minister", "nominal", "foreign minister"),
            entity(t, "e3", "Country", "Ruritania", "name", "Ruritania", span(t, "Ruritania", 1)),
            entity(t, "e4", "Person", "Peter Novak", "name", "Peter Novak", span(t, "Novak", 1)),
            entity(t, "e5", "City", "Oslo", "name", "Oslo"),
            entity(t, "e6", "Country", "Norway", "name", "Norway", same_as=(WD + "Q20",)),
            entity(t, "e7", "Order", "order", "nominal", "the order"),
        ),
        attributions=(
            Attribution(
                "a1",
                "e1",
                (span(t, "she"),),
                (span(t, "said"),),
                (span(t, "Novak denied that Norway had rejected the order. Ruritania did not attack Norway"),),
                "indirect",
                "say",
            ),
            Attribution(
                "a2",
                "e4",
                (span(t, "Novak", 1),),
                (span(t, "denied"),),
                (span(t, "Norway had rejected the order"),),
                "indirect",
                "deny",
                "a1",
            ),
        ),
        statements=(
            Statement(
                "s1",
                "e1",
                "holdsRole",
                "e2",
                (span(t, "Anna Larsen, the foreign minister of Ruritania"),),
                "holdsRole#apposition",
                0.95,
                {"of": ("e3",)},
            ),
            Statement(
                "s2",
                "e1",
                "meets",
                "e4",
                (span(t, "met Peter Novak in Oslo on 7 May 2021"),),
                "meets#verb",
                0.9,
                {"date": (Literal("2021-05-07", "date"),), "place": ("e5",)},
            ),
            Statement(
                "s3",
                "e6",
                "rejects",
                "e7",
                (span(t, "Norway had rejected the order"),),
                "rejects#verb",
                0.9,
                status="denied",
                attribution="a2",
            ),
            Statement(
                "s4",
                "e3",
                "attacks",
                "e6",
                (span(t, "Ruritania did not attack Norway"),),
                "attacks#verb",
                0.9,
                polarity="negative",
                status="attributed",
                attribution="a1",
            ),
            Statement(
                "s5",
                "e4",
                "denies",
                "s3",
                (span(t, "Novak denied that Norway had rejected the order"),),
                "denies#verb",
                0.9,
                status="attributed",
                attribution="a1",
            ),
            Statement(
                "s6", "e3", "attacks", "e6", (span(t, "attack Norway"),), "attacks#verb", 0.5, certainty="possible"
            ),
        ),
    )


def samples() -> list[Reading]:
    """Both."""
    return [ruling(), denial()]
