"""Predictions for KnowledgeNet: facts of fifteen kinds, between every mention of the subject and of the object.

The gold repeats a fact for each mention of its subject and its object in the passage, pronouns included, so we do too.
What follows from a fact follows there as well: a founder and a chief executive belong to the organization, a member
of a party is a member, and a city's fact holds of the region named right after its comma ("in Newark, Ohio").
"""

import re
from collections.abc import Iterator

from benchmarks.common import Row, date_span, is_stated
from kg.known import load_known
from kg.model import Entity, Literal, Reading, Span, Statement

# Predicate to property, and whether subject and object change places.
PROPERTIES: dict[str, tuple[str, bool]] = {
    "employedBy": ("EMPLOYEE_OR_MEMBER_OF", False),
    "memberOf": ("EMPLOYEE_OR_MEMBER_OF", False),
    "affiliatedWith": ("EMPLOYEE_OR_MEMBER_OF", False),
    "partyMemberOf": ("POLITICAL_AFFILIATION", False),
    "residesIn": ("PLACE_OF_RESIDENCE", False),
    "spouseOf": ("SPOUSE", False),
    "bornIn": ("PLACE_OF_BIRTH", False),
    "bornOn": ("DATE_OF_BIRTH", False),
    "diedOn": ("DATE_OF_DEATH", False),
    "educatedAt": ("EDUCATED_AT", False),
    "childOf": ("CHILD_OF", False),
    "headquarteredIn": ("HEADQUARTERS", False),
    "basedIn": ("HEADQUARTERS", False),
    "foundedBy": ("FOUNDED_BY", False),
    "foundedOn": ("DATE_FOUNDED", False),
    "citizenOf": ("NATIONALITY", False),
    "subsidiaryOf": ("SUBSIDIARY_OF", False),
    "owns": ("SUBSIDIARY_OF", True),
    "acquires": ("SUBSIDIARY_OF", True),
    "leads": ("EMPLOYEE_OR_MEMBER_OF", False),
    "resigns": ("EMPLOYEE_OR_MEMBER_OF", False),
}
PLACES = ("PLACE_OF_RESIDENCE", "PLACE_OF_BIRTH", "HEADQUARTERS")
PLACE_TYPES = ("Country", "Territory", "FormerCountry", "Region", "City", "Place")
IN_PLACES = (*PLACE_TYPES, "GeopoliticalEntity")
CHIEF = re.compile(r"\b(ceo|c\.e\.o|chief executive)\b", re.IGNORECASE)
NOT_CHIEF = re.compile(r"\b(deputy|vice|assistant)\b", re.IGNORECASE)

Fact = tuple[str, str, str | Literal]


def row(reading: Reading) -> Row:
    """The facts of one reading in the scorer's format, sorted, each once."""
    entities = {e.id: e for e in reading.entities}
    found = set()
    for statement in filter(is_stated, reading.statements):
        for subject, name, object in facts(statement, entities):
            for s in _spans(entities[subject]):
                for o in _object_spans(reading, entities, statement, name, object):
                    if s[1] <= o[0] or o[1] <= s[0]:
                        found.add((s, name, o))
    rows = [{"subject": list(s), "property": name, "object": list(o)} for s, name, o in sorted(found)]
    return {"doc": reading.document.id, "facts": rows}


def facts(statement: Statement, entities: dict[str, Entity]) -> Iterator[Fact]:
    """The benchmark's facts in a statement: subject, property, object."""
    subject, object = statement.subject, statement.object
    if subject not in entities or object is None or (isinstance(object, str) and object not in entities):
        return
    if statement.predicate == "holdsRole" and isinstance(object, str):
        yield from _role(statement, entities[object], entities)
    elif statement.predicate in PROPERTIES:
        name, swapped = PROPERTIES[statement.predicate]
        if name == "SUBSIDIARY_OF" and entities[str(object if not swapped else subject)].type == "Person":
            return
        if statement.predicate == "leads" and isinstance(object, str) and entities[object].type in IN_PLACES:
            return
        party = isinstance(object, str) and entities[object].type == "PoliticalParty"
        if party and name == "EMPLOYEE_OR_MEMBER_OF":
            yield subject, "POLITICAL_AFFILIATION", object
        if name == "HEADQUARTERS" and entities[subject].type == "Person":
            name = "PLACE_OF_RESIDENCE"
        if swapped and isinstance(object, str):
            subject, object = object, subject
        yield subject, name, object
        yield from _consequences(subject, name, object, entities)


def _role(statement: Statement, role: Entity, entities: dict[str, Entity]) -> Iterator[Fact]:
    person = statement.subject
    for body in statement.qualifiers.get("of", ()):
        if not isinstance(body, str) or body not in entities or entities[body].type in PLACE_TYPES:
            continue
        yield person, "EMPLOYEE_OR_MEMBER_OF", body
        if CHIEF.search(role.name) and not NOT_CHIEF.search(role.name):
            yield body, "CEO", person
        if entities[body].type == "PoliticalParty":
            yield person, "POLITICAL_AFFILIATION", body


def _consequences(subject: str, name: str, object: str | Literal, entities: dict[str, Entity]) -> Iterator[Fact]:
    if not isinstance(object, str):
        return
    if name == "SPOUSE":
        yield object, name, subject
    if name == "POLITICAL_AFFILIATION":
        yield subject, "EMPLOYEE_OR_MEMBER_OF", object
    if name == "FOUNDED_BY" and entities[object].type == "Person":
        yield object, "EMPLOYEE_OR_MEMBER_OF", subject
        if entities[subject].type == "PoliticalParty":
            yield object, "POLITICAL_AFFILIATION", subject


def _spans(entity: Entity) -> list[Span]:
    return sorted({(m.start, m.end) for m in entity.mentions if m.kind != "nominal" and m.start < m.end})


def _object_spans(
    reading: Reading, entities: dict[str, Entity], statement: Statement, name: str, object: str | Literal
) -> list[Span]:
    if isinstance(object, Literal):
        span = date_span(reading, object, statement.evidence)
        return [span] if span else []
    found = _spans(entities[object])
    if name == "NATIONALITY":
        told = [s for s in found if any(start <= s[0] and s[1] <= end for start, end in statement.evidence)]
        return told or found
    if name not in PLACES:
        return found
    found = sorted({(m.start, m.end) for m in entities[object].mentions if m.kind in ("name", "metonym")})
    text = reading.document.text
    places = [span for span in found if not load_known().is_only_demonym(text[slice(*span)])]
    return places + [after for span in places for after in _region(reading, span)]


def _region(reading: Reading, place: Span) -> list[Span]:
    """The places named after the comma that follows a place, then after the next."""
    places = sorted(span for e in reading.entities if e.type in IN_PLACES for span in _spans(e))
    for start, end in places:
        if start > place[1] and re.fullmatch(r",\s*", reading.document.text[place[1] : start]):
            return [(start, end), *_region(reading, (start, end))]
    return []
