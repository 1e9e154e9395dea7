"""What a rule sees and what it finds."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.known import KnownEntities
from kg.model import Literal, Time
from kg.ontology import Ontology
from kg.reading.bearers import bearers
from kg.reading.entities import EntityTable
from kg.reading.parse import Parse
from kg.reading.typing import HeadNouns


@dataclass(frozen=True, slots=True)
class Scene:
    """A document in reading: its parse, entities and times, and the words of the ontology."""

    parse: Parse
    table: EntityTable
    nouns: HeadNouns
    ontology: Ontology
    known: KnownEntities
    times: Sequence[Time]


@dataclass(frozen=True, slots=True)
class Finding:
    """A statement that a rule made: subject and object are entities of the table.

    Tokens `first` to `last` say so. `head` is the word whose reality the statement shares: a copula's attribute, or
    a noun; None where grammar presupposes the fact (an apposition, a parenthesis).
    """

    subject: int
    predicate: str
    object: int | Literal
    first: int
    last: int
    rule: str
    head: int | None = None


def described(scene: Scene, noun: int, type: str) -> Iterator[tuple[int, int]]:
    """Who a noun describes: entities of the class, each with the token that names it."""
    for token in bearers(scene.parse, noun):
        entity = scene.table.at(token)
        if entity is not None and scene.ontology.is_a(scene.table.type_of(entity), type):
            yield entity, token


def extent(scene: Scene, entity: int, at: int) -> tuple[int, int]:
    """The first and last token around `at` that mention the entity."""
    first = last = at
    while first > 0 and scene.table.at(first - 1) == entity:
        first -= 1
    while last + 1 < len(scene.parse.tokens) and scene.table.at(last + 1) == entity:
        last += 1
    return first, last
