"""Reading and writing `statements.jsonl`: one `Reading` a line, UTF-8, keys sorted, no floating noise.

The format is version 1 of the hand-over between extraction and the graph; its JSON Schema is
`ontology/statements.schema.json`. The document's text travels with it, so that evidence can be
shown from the file alone.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from kg.errors import KgError
from kg.model import (
    Action,
    Attribution,
    Coverage,
    Document,
    Entity,
    Literal,
    Mention,
    Reading,
    Span,
    Statement,
    Time,
    Value,
)


def write_readings(readings: Iterable[Reading], path: Path) -> None:
    """Write the readings to `path`, one a line, in the order given."""
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        for reading in readings:
            file.write(dump_reading(reading) + "\n")


def read_readings(path: Path) -> Iterator[Reading]:
    """The readings of a statements.jsonl; raises KgError that names the file, the line and the fault."""
    with open(path, encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            if line.strip():
                yield _load_line(line, f"{path}, line {number}")


def dump_reading(reading: Reading) -> str:
    """One line of statements.jsonl, without the line break."""
    return json.dumps(to_json(reading), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def to_json(reading: Reading) -> dict[str, Any]:
    """The reading as the JSON object of the format."""
    return {
        "document": asdict(reading.document),
        "entities": [asdict(e) for e in reading.entities],
        "times": [asdict(t) for t in reading.times],
        "attributions": [asdict(a) for a in reading.attributions],
        "statements": [_statement_to_json(s) for s in reading.statements],
        "coverage": [asdict(c) for c in reading.coverage],
    }


def from_json(row: dict[str, Any]) -> Reading:
    """The reading in a JSON object of the format; raises KeyError, TypeError or ValueError where it is malformed."""
    entities = tuple(_entity(e) for e in row.get("entities", ()))
    ids = {e.id for e in entities} | {s["id"] for s in row.get("statements", ())}
    reading = Reading(
        document=Document(**{"text": "", **row["document"]}),
        entities=entities,
        times=tuple(Time(**t) for t in row.get("times", ())),
        attributions=tuple(_attribution(a) for a in row.get("attributions", ())),
        statements=tuple(_statement(s, ids) for s in row.get("statements", ())),
        coverage=tuple(Coverage(**c) for c in row.get("coverage", ())),
    )
    _check_references(reading, ids)
    return reading


def _load_line(line: str, where: str) -> Reading:
    try:
        return from_json(json.loads(line))
    except (json.JSONDecodeError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise KgError(
            f"{where}: not a line of statements.jsonl ({error}); write it with kg or see the schema"
        ) from error


def _statement_to_json(statement: Statement) -> dict[str, Any]:
    row = {name: getattr(statement, name) for name in Statement.__slots__}
    row["object"] = asdict(statement.object) if isinstance(statement.object, Literal) else statement.object
    row["qualifiers"] = {name: _values_to_json(values) for name, values in statement.qualifiers.items()}
    row["confidence"] = round(statement.confidence, 2)
    return row


def _values_to_json(values: tuple[Value, ...]) -> Any:
    plain = [_value_to_json(v) for v in values]
    return plain[0] if len(plain) == 1 else plain


def _value_to_json(value: Value) -> Any:
    if isinstance(value, str):
        return value
    if isinstance(value, Literal) and value.datatype in ("string", "date"):
        return value.value
    return asdict(value)


def _spans(rows: Iterable[Any]) -> tuple[Span, ...]:
    return tuple((int(start), int(end)) for start, end in rows)


def _entity(row: dict[str, Any]) -> Entity:
    lists = {name: tuple(row.get(name, ())) for name in ("aliases", "same_as")}
    return Entity(**{**row, **lists, "mentions": tuple(Mention(**m) for m in row["mentions"])})


def _attribution(row: dict[str, Any]) -> Attribution:
    return Attribution(**{**row, **{name: _spans(row[name]) for name in ("source", "cue", "content")}})


def _statement(row: dict[str, Any], ids: set[str]) -> Statement:
    target = row["object"]
    qualifiers = {
        name: tuple(_value(v, ids, name) for v in (value if isinstance(value, list) else [value]))
        for name, value in row.get("qualifiers", {}).items()
    }
    target = Literal(**target) if isinstance(target, dict) else target
    return Statement(**{**row, "object": target, "qualifiers": qualifiers, "evidence": _spans(row["evidence"])})


def _value(value: Any, ids: set[str], name: str) -> Value:
    if isinstance(value, dict):
        return Action(value["text"], _spans([value["span"]])[0]) if "span" in value else Literal(**value)
    if value in ids:
        return str(value)
    return Literal(str(value), "date" if name in DATE_QUALIFIERS else "string")


# The qualifiers whose plain values are dates; the file writes dates and words alike as strings.
DATE_QUALIFIERS = frozenset({"date", "from", "until", "deadline"})


def _check_references(reading: Reading, ids: set[str]) -> None:
    attributions = {a.id for a in reading.attributions}
    for statement in reading.statements:
        target = statement.object if isinstance(statement.object, str) else statement.subject
        for id in (statement.subject, target):
            if id not in ids:
                raise ValueError(f"statement {statement.id} names {id!r}, which is no entity or statement")
        if statement.attribution is not None and statement.attribution not in attributions:
            raise ValueError(f"statement {statement.id} names attribution {statement.attribution!r}, which is missing")
