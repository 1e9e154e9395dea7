"""Run the example sentences that the frames of an ontology carry: does each read as it says?"""

from collections.abc import Iterator
from dataclasses import dataclass

from kg.model import Action, Document, Literal, Reading, Statement, Value
from kg.ontology import Example, Expected, Frame
from kg.reading.read import Reader

# Examples are read as if published on this day, so that relative dates are the same every time.
EXAMPLE_DATE = "2023-06-15"


@dataclass(frozen=True, slots=True)
class CheckResult:
    """One example: whether it holds, and the statements that the sentence gave."""

    frame: str
    example: Example
    holds: bool
    found: tuple[str, ...]


def check_frames(reader: Reader, frames: tuple[Frame, ...] | None = None) -> Iterator[CheckResult]:
    """The result of every example of the frames (by default all frames of the reader's ontology)."""
    for frame in reader.ontology.frames if frames is None else frames:
        for example in frame.examples:
            reading = reader.read(Document("example", example.text, date=EXAMPLE_DATE))
            hit = any(_agrees(reading, s, example.expected) for s in reading.statements)
            yield CheckResult(
                frame.id, example, hit == example.positive, tuple(in_words(reading, s) for s in reading.statements)
            )


def in_words(reading: Reading, statement: Statement) -> str:
    """The statement as "subject | predicate | object | qualifier=value"."""
    names = {e.id: e.name for e in reading.entities}
    parts = [names[statement.subject], statement.predicate, _name(statement.object, names)]
    parts += [f"{k}={'; '.join(_name(v, names) for v in values)}" for k, values in statement.qualifiers.items()]
    return " | ".join(parts)


def _name(value: Value | None, names: dict[str, str]) -> str:
    match value:
        case None:
            return ""
        case Literal():
            return value.value
        case Action():
            return value.text
        case _:
            return names.get(value, value)


def _agrees(reading: Reading, statement: Statement, expected: Expected) -> bool:
    names = {e.id: " / ".join((e.name, *e.aliases)) for e in reading.entities}
    wanted = ((expected.subject, names[statement.subject]), (expected.object, _name(statement.object, names)))
    if statement.predicate != expected.predicate or not all(w == "*" or w in have.lower() for w, have in wanted):
        return False
    have = {name: " ; ".join(_name(v, names) for v in values).lower() for name, values in statement.qualifiers.items()}
    return all(value.lower() in have.get(name, "") for name, value in expected.qualifiers)
