"""Predictions for PLOVER: event types from the ontology's event classes, actors from subjects and objects."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from benchmarks.common import Row, nearest, readings, spans, within
from kg.model import Entity, Mention, Reading, Statement

TARGETS = ("to", "against", "target", "accompanied")
JOINED = re.compile(r"\s*(,|and|&|, and)\s*(the\s+)?", re.IGNORECASE)
# Hypothetical and questioned events did not take place; the others were at least announced.
COUNTED = ("asserted", "attributed", "planned")


@cache
def codes() -> dict[str, str]:
    """Predicate to PLOVER code, by the ontology: the property's event class and the code it has or inherits."""
    from kg.ontology import load_ontology

    ontology = load_ontology()
    pairs = {name: ontology.classes[p.event].plover for name, p in ontology.properties.items() if p.event}
    return {name: code for name, code in pairs.items() if code}


def predict(folder: Path) -> Iterator[Row]:
    """A row {"doc", "events"} for each sentence of the folder."""
    return map(row, readings(folder))


def row(reading: Reading, mapping: Mapping[str, str] | None = None) -> Row:
    """The events of one reading: one of each type, its conjoined actors together, in the order of the text."""
    mapping = codes() if mapping is None else mapping
    entities = {e.id: e for e in reading.entities}
    events: dict[str, tuple[list[Mention], list[Mention]]] = {}
    for statement in sorted(reading.statements, key=_place):
        code = mapping.get(statement.predicate)
        if code and statement.polarity == "positive" and statement.status in COUNTED:
            source, target = _actors(reading, statement, entities)
            known = events.setdefault(code, ([], []))
            _join(known[0], source)
            _join(known[1], target)
    rows = [
        {"event": code, "source": spans(source), "target": spans(target)} for code, (source, target) in events.items()
    ]
    return {"doc": reading.document.id, "events": rows}


def _place(statement: Statement) -> tuple[int, str]:
    return min((start for start, _ in statement.evidence), default=0), statement.id


def _join(known: list[Mention], more: list[Mention]) -> None:
    known += [m for m in more if m not in known]


def _actors(reading: Reading, statement: Statement, entities: dict[str, Entity]) -> tuple[list[Mention], list[Mention]]:
    """Source and target; two names joined by "and" are both, as in "A and B agreed"."""
    source = _mention(entities.get(statement.subject), statement)
    target = _mention(entities.get(_target(statement, entities)), statement)
    if source and target and _joined(reading, source[0], target[0]):
        return source + target, source + target
    return source, target


def _target(statement: Statement, entities: dict[str, Entity]) -> str:
    """The object where it can act or is a place; else who or what the qualifiers say the act is aimed at."""
    aimed = [v for key in TARGETS for v in statement.qualifiers.get(key, ()) if isinstance(v, str) and v in entities]
    return aimed[0] if aimed else statement.object if isinstance(statement.object, str) else ""


def _mention(entity: Entity | None, statement: Statement) -> list[Mention]:
    """The mention inside the evidence, or nearest to it."""
    if entity is None or not entity.mentions:
        return []
    places = {(m.start, m.end): m for m in within(entity, statement.evidence) or entity.mentions}
    best = nearest(list(places), statement.evidence)
    return [places[best]] if best else []


def _joined(reading: Reading, first: Mention, second: Mention) -> bool:
    first, second = sorted((first, second), key=lambda m: m.start)
    return bool(JOINED.fullmatch(reading.document.text[first.end : second.start]))
