"""Predictions for PLOVER: event types from the ontology's event classes, actors from subjects and objects.

What is only planned changes its type as the PLOVER manual says: willingness to cooperate is AGREE, an announced
hostile act is THREATEN. An object that cannot act is aimed at the agents and places named in it ("the withdrawal of
Arden's troops"), in the act demanded or threatened, or next after it ("an appeal from Arden").
"""

import re
from collections.abc import Mapping
from functools import cache

from benchmarks.common import Row, nearest, spans, within
from kg.model import Action, Entity, Mention, Reading, Statement

TARGETS = ("to", "against", "target", "accompanied")
JOINED = re.compile(r"\s*(,|and|&|, and)\s*(the\s+)?", re.IGNORECASE)
# Hypothetical and questioned events did not take place; the others were at least announced.
COUNTED = ("asserted", "attributed", "planned")
PLANNED = {
    **dict.fromkeys(("SUPPORT", "AID", "COOPERATE", "CONSULT", "RETREAT", "CONCEDE"), "AGREE"),
    **dict.fromkeys(("SANCTION", "COERCE", "FIGHT", "ASSAULT", "MOBILIZE"), "THREATEN"),
}
ACTORS = frozenset(
    "Person Group Organization GovernmentBody Court InternationalOrganization PoliticalParty Company Media University "
    "ArmedGroup EthnicGroup Religion Place Country Territory FormerCountry Region City Facility".split()
)


@cache
def codes() -> dict[str, str]:
    """Predicate to PLOVER code, by the ontology: the property's event class and the code it has or inherits."""
    from kg.ontology import load_ontology

    ontology = load_ontology()
    pairs = {name: ontology.classes[p.event].plover for name, p in ontology.properties.items() if p.event}
    return {name: code for name, code in pairs.items() if code}


def row(reading: Reading, mapping: Mapping[str, str] | None = None) -> Row:
    """The events of one reading: one of each type, its conjoined actors together, in the order of the text."""
    mapping = codes() if mapping is None else mapping
    entities = {e.id: e for e in reading.entities}
    events: dict[str, tuple[list[Mention], list[Mention]]] = {}
    for statement in sorted(reading.statements, key=_place):
        code = mapping.get(statement.predicate)
        if code and statement.polarity == "positive" and statement.status in COUNTED:
            code = PLANNED.get(code, code) if statement.status == "planned" else code
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
    subject = entities.get(statement.subject)
    source = _mention(subject, statement) if subject and subject.type != "Agent" else []  # nobody named is no source
    target = _targets(reading, statement, entities)
    if source and target and _joined(reading, source[0], target[0]):
        return source + target, source + target
    return source, target


def _targets(reading: Reading, statement: Statement, entities: dict[str, Entity]) -> list[Mention]:
    """Who the qualifiers say the act is aimed at; else the object, or whoever is named in it or next after it."""
    aimed = [
        entities[v] for k in TARGETS for v in statement.qualifiers.get(k, ()) if isinstance(v, str) and v in entities
    ]
    object = entities.get(statement.object) if isinstance(statement.object, str) else None
    if aimed or (object and object.type in ACTORS):
        return _mention(aimed[0] if aimed else object, statement)
    acts = [v.span for values in statement.qualifiers.values() for v in values if isinstance(v, Action)]
    spans = acts + [(m.start, m.end) for m in _mention(object, statement)]
    others = [e for e in reading.entities if e.type in ACTORS and e.id != statement.subject]
    names = sorted((m for e in others for m in e.mentions if m.kind != "pronoun"), key=lambda m: (m.start, -m.end))
    inside = [m for m in names if any(s <= m.start and m.end <= e for s, e in spans)]
    after = [m for m in names if spans and m.start >= max(end for _, end in spans)]
    return (inside or after)[:1]


def _mention(entity: Entity | None, statement: Statement) -> list[Mention]:
    """The mention inside the evidence, or nearest to it; a pronoun only where there is nothing better."""
    if entity is None or not entity.mentions:
        return []
    better = [m for m in entity.mentions if m.kind != "pronoun"] or list(entity.mentions)
    places = {(m.start, m.end): m for m in within(better, statement.evidence) or better}
    best = nearest(list(places), statement.evidence)
    return [places[best]] if best else []


def _joined(reading: Reading, first: Mention, second: Mention) -> bool:
    first, second = sorted((first, second), key=lambda m: m.start)
    return bool(JOINED.fullmatch(reading.document.text[first.end : second.start]))
