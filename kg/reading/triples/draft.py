"""What the readers of verbs and nouns hand to `find`: a triple without reality, speaker and characters."""

from dataclasses import dataclass

from kg.reading.triples.arguments import Argument
from kg.reading.triples.value import Construction


@dataclass(frozen=True, slots=True)
class Draft:
    """Subject, relation and object with their tokens; `head` is the token whose reality is the triple's."""

    head: int
    kind: str
    subject: Argument
    relation: str
    object: Argument | None
    arguments: tuple[tuple[str, Argument], ...]
    construction: Construction
