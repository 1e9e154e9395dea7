"""Statements in plain English, from the ontology's labels: for reports, never for reading."""

import re
from calendar import month_name
from collections import Counter
from collections.abc import Iterable, Mapping

from kg.model import Action, Attribution, Entity, Literal, Reading, Statement, Value
from kg.ontology import Ontology

# Labels that are no predicate of a sentence by themselves.
PREDICATES: Mapping[str, str] = {
    "basedIn": "is based in",
    "basedOn": "is based on",
    "bornIn": "was born in",
    "bornOn": "was born",
    "childOf": "is a child of",
    "citizenOf": "is a citizen of",
    "definedAs": "is defined as",
    "diedOn": "died",
    "educatedAt": "was educated at",
    "endedOn": "ended",
    "foundedBy": "was founded by",
    "foundedOn": "was founded",
    "locatedIn": "is located in",
    "memberOf": "is a member of",
    "partOf": "is part of",
    "spouseOf": "is married to",
    "startedOn": "started",
    "subsidiaryOf": "is a subsidiary of",
}
QUALIFIERS: Mapping[str, str] = {
    "of": "of",
    "to": "to",
    "place": "in",
    "about": "about",
    "against": "against",
    "accompanied": "together with",
    "role": "as",
    "from": "from",
    "until": "until",
    "deadline": "by",
}
CERTAINTY: Mapping[str, str] = {"possible": "possibly", "probable": "probably", "unknown": "perhaps"}
CHANNEL: Mapping[str, str] = {"direct": "direct quote", "indirect": "indirect speech", "mixed": "partial quote"}
PARTICIPLES: Mapping[str, str] = {"find": "found", "say": "said", "concede": "conceded"}
_DETERMINER = re.compile(r"(the|an?|this|that|these|those)\s+", re.IGNORECASE)
_DETERMINER_BEFORE = re.compile(r"\b(the|an?|this|that|these|those)\s+$", re.IGNORECASE)
_ARTICLES = {"a": "a ", "an": "an "}
_PREPOSITION = re.compile(r" (?:as|at|by|for|from|in|of|on|to|with|against)$")
_GERUND = re.compile(r"(?:not )?\w+ing\b")
_CLAUSE = re.compile(r"^(?:\S+ ){1,8}?(?:had|has|have|was|were|is|are|would|will|could|did|does)\b")
_BARE_VERB = re.compile(
    r"(?!\w+ing\b)"
    r"(?!(?:the|an?|any|all|no|some|its|his|her|their|our|it|he|she|they|we)\b|\w+ (?:of|to|on|for)\b)[a-z]+\b"
)


def sentence(reading: Reading, statement: Statement, ontology: Ontology) -> str:
    """The statement as one English sentence that tells who says it and how real it is."""
    chain = list(reading.chain(statement))
    clause = in_clause(reading, statement, ontology)
    if statement.polarity == "negative":
        clause = f"it is not so that {clause}"
    if word := CERTAINTY.get(statement.certainty):
        clause = f"{word} {clause}"
    speakers = in_speakers(reading, chain, untold="deny" if statement.status == "denied" else "say")
    if statement.status == "denied":
        return finish(f"denied by {speakers}: {clause}" if speakers else f"denied: {clause}")
    source = f"according to {speakers}" if speakers else ""
    if chain and chain[0].holder == statement.subject:
        own = (
            "their" if _is_plural(reading, statement.subject) or _is_a(reading, statement.subject, "Person") else "its"
        )
        source = f"by {own} own account ({_manner(chain[0])})" + "".join(
            f", as told by {in_speakers(reading, [link])}" for link in chain[1:] if link.holder != statement.subject
        )
    if statement.status in ("hypothetical", "planned", "questioned"):
        return finish(", ".join(part for part in (statement.status, source) if part) + f": {clause}")
    if statement.status == "attributed":
        source = source or "according to an unnamed source"
    return finish(f"{source}, {clause}" if source else clause)


def in_clause(reading: Reading, statement: Statement, ontology: Ontology, depth: int = 0) -> str:
    """Subject, predicate, object and qualifiers in words, without speakers, certainty and full stop."""
    words = [name_of(reading, statement.subject, ontology, depth), _predicate(reading, statement, ontology, depth)]
    for name, values in statement.qualifiers.items():
        told = _is_told(reading, statement, name, values)
        words.append("" if told else _qualifier(reading, statement, name, values, ontology, depth))
    return " ".join(word for word in words if word).replace(" : “", ": “")


def name_of(reading: Reading, value: Value | None, ontology: Ontology, depth: int = 0) -> str:
    """An entity's name with the article it has in the text, a statement as a that-clause, a value as it is."""
    if value is None:
        return ""
    if isinstance(value, Action):
        return f"“{_flat(value.text)}”"
    if isinstance(value, Literal):
        return when(value.value) if value.datatype == "date" else _flat(value.value)
    if entity := _entity(reading, value):
        return _article(reading, entity) + _flat(entity.name)
    inner = next((s for s in reading.statements if s.id == value), None)
    if inner is None or depth > 3:
        return "something"
    denied = "it is not so that " if inner.polarity == "negative" else ""
    return f"that {denied}{in_clause(reading, inner, ontology, depth + 1)}"


def in_speakers(reading: Reading, chain: Iterable[Attribution], untold: str = "say") -> str:
    """The chain of speakers, the innermost first; who stands twice running is named once.

    `untold` is the act that the sentence tells already.
    """
    parts: list[str] = []
    holders: list[str | None] = []
    for link in chain:
        if link.holder is None and not holders:
            continue
        if not holders or holders[-1] != link.holder:
            holders.append(link.holder)
            parts.append(f"{_holder(reading, link.holder)} ({_manner(link, untold)})")
    return ", as told by ".join(parts)


def when(value: str) -> str:
    """A date with its preposition: "on 2023-02-22", "in 2023-02", "by 2022-12-16"; others in brackets."""
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return f"on {value}"
    if re.fullmatch(r"\d{4}(?:-\d\d)?", value):
        return f"in {value}"
    if match := re.fullmatch(r"(\d{3})X?", value):
        return f"in the {match[1]}0s"
    if (match := re.fullmatch(r"XXXX-(\d\d)(?:-(\d\d))?", value)) and 1 <= int(match[1]) <= 12:
        return f"on {int(match[2])} {month_name[int(match[1])]}" if match[2] else f"in {month_name[int(match[1])]}"
    if match := re.fullmatch(r"(\d{4})-W(\d\d)", value):
        return f"in week {int(match[2])} of {match[1]}"
    if match := re.fullmatch(r"([\d-]+)/([\d-]+)", value):
        return f"between {match[1]} and {match[2]}"
    if match := re.fullmatch(r"\.\./([\d-]+)", value):
        return f"on or before {match[1]}"
    if match := re.fullmatch(r"([\d-]+)/\.\.", value):
        return f"on or after {match[1]}"
    return f"(date {value})"


def finish(clause: str) -> str:
    """The clause as a sentence: a capital and a full stop, which may stand inside closing marks already."""
    text = clause[:1].upper() + clause[1:]
    return text if re.search(r"[.!?…][”\")]?$", text) else f"{text}."


def _predicate(reading: Reading, statement: Statement, ontology: Ontology, depth: int) -> str:
    known = ontology.properties.get(statement.predicate)
    label = PREDICATES.get(statement.predicate) or (known.label if known else statement.predicate)
    if statement.predicate == "resigns" and _is_a(reading, statement.object, "Role"):
        label = "resigned as"
    if statement.predicate == "holdsRole":
        return _role(reading, statement, ontology)
    if _is_plural(reading, statement.subject):
        label = _plural_verb(label)
    target = _object(reading, statement, ontology, depth)
    return f"{label} {target}" if target else _PREPOSITION.sub("", label)


def _role(reading: Reading, statement: Statement, ontology: Ontology) -> str:
    capacity = [name_of(reading, v, ontology) for v in statement.qualifiers.get("capacity", ())]
    entity = _entity(reading, statement.object)
    role = _flat(entity.name) if entity else name_of(reading, statement.object, ontology)
    verb = "are" if _is_plural(reading, statement.subject) else "is"
    return " ".join([verb, *(c for c in capacity if c.lower() not in role.lower()), role])


def _object(reading: Reading, statement: Statement, ontology: Ontology, depth: int) -> str:
    text = name_of(reading, statement.object, ontology, depth)
    if isinstance(statement.object, Literal) and statement.object.datatype != "date":
        return f"“{text}”"
    subject = _entity(reading, statement.subject)
    # "issued the order by the court" need not name the court twice.
    if subject is None or not text.endswith(subject.name):
        return text
    return re.sub(rf" by (?:the |an? )?{re.escape(subject.name)}$", "", text)


def _plural_verb(label: str) -> str:
    """The label with its verb in the plural: "calls on" is "call on"; a past tense stays."""
    verb, space, rest = label.partition(" ")
    irregular = {"is": "are", "was": "were", "has": "have"}
    if verb in irregular:
        plain = irregular[verb]
    elif verb.endswith("ies"):
        plain = f"{verb[:-3]}y"
    elif verb.endswith(("ches", "shes", "sses", "xes")):
        plain = verb[:-2]
    else:
        plain = verb.removesuffix("s")
    return f"{plain}{space}{rest}"


def _qualifier(
    reading: Reading, statement: Statement, name: str, values: tuple[Value, ...], ontology: Ontology, depth: int
) -> str:
    if name == "date":
        return " and ".join(when(v.value) if isinstance(v, Literal) else name_of(reading, v, ontology) for v in values)
    text = " and ".join(_plain_date(reading, v, ontology, depth) for v in values)
    if name in ("action", "content"):
        return f"{_link(statement, values[0])}{text}"
    if name in QUALIFIERS:
        return f"{QUALIFIERS[name]} {text}"
    known = ontology.properties.get(name)
    return f"({known.label if known else name}: {text})"


def _plain_date(reading: Reading, value: Value, ontology: Ontology, depth: int) -> str:
    return value.value if isinstance(value, Literal) else name_of(reading, value, ontology, depth)


def _link(statement: Statement, value: Value) -> str:
    """What joins an action to its clause: "to" before a bare verb, "from" before a gerund forbidden."""
    text = value.text if isinstance(value, Action) else ""
    if _CLAUSE.search(text) and not _BARE_VERB.match(text):
        return "that "
    if statement.predicate == "accuses" and _GERUND.match(text):
        return "of "
    if statement.predicate == "prohibits" and _GERUND.match(text):
        return "from "
    if statement.predicate in ("obliges", "permits", "prohibits", "callsOn", "promises", "threatens"):
        return "to " if _BARE_VERB.match(text) else "for " if statement.predicate == "callsOn" else ": "
    return ""


def _is_told(reading: Reading, statement: Statement, name: str, values: tuple[Value, ...]) -> bool:
    """Whether the sentence has the qualifier already: in the role, in the object or in the object's own name."""
    if statement.predicate == "holdsRole" and name == "capacity":
        return True
    if isinstance(statement.object, Literal):
        return [getattr(v, "text", getattr(v, "value", v)) for v in values] == [statement.object.value]
    target, entities = _entity(reading, statement.object), [_entity(reading, v) for v in values]
    preposition = QUALIFIERS.get(name)
    if target is None or preposition is None:
        return False
    return all(
        e is not None and re.search(rf" {preposition} (?:the )?{re.escape(e.name)}\b", target.name) for e in entities
    )


def _entity(reading: Reading, id: Value | None) -> Entity | None:
    return next((e for e in reading.entities if e.id == id), None) if isinstance(id, str) else None


def _is_a(reading: Reading, id: Value | None, type: str) -> bool:
    entity = _entity(reading, id)
    return entity is not None and entity.type == type


def _is_plural(reading: Reading, id: str) -> bool:
    """Whether the head of a name is a plural common noun: "UN member states", not "United States"."""
    entity = _entity(reading, id)
    if entity is None:
        return False
    head = re.split(r" (?:of|by|to|in|for|on|at|from|against|between|with) ", _flat(entity.name))[0]
    word = head.rsplit(" ", 1)[-1]
    if not word[:1].islower():
        return False
    return word in ("people", "men", "women", "children", "police") or (
        word.endswith("s") and not word.endswith(("ss", "us", "is", "ness"))
    )


def _holder(reading: Reading, holder: str | None) -> str:
    entity = _entity(reading, holder)
    return _article(reading, entity) + _flat(entity.name) if entity else "an unnamed source"


def _manner(link: Attribution, untold: str = "say") -> str:
    act = "" if link.act in ("say", untold) else told(link.act)
    return ", ".join(part for part in (act, CHANNEL.get(link.channel, link.channel), link.date or "") if part)


def told(act: str) -> str:
    """The act of saying as it was done: "said", "denied", "accused"."""
    return PARTICIPLES.get(act) or _participle(act)


def _participle(verb: str) -> str:
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return f"{verb[:-1]}ied"
    return f"{verb}d" if verb.endswith("e") else f"{verb}ed"


def _article(reading: Reading, entity: Entity) -> str:
    """ "the " or "a " where most places that have this name have it; "this order" is "the order" elsewhere.

    Persons with a name have none ("the Larsen campaign").
    """
    if _DETERMINER.match(entity.name) or (entity.type == "Person" and entity.name[:1].isupper()):
        return ""
    text, found = reading.document.text, Counter[str]()
    for mention in entity.mentions:
        words = text[mention.start : mention.end]
        if _flat(words).endswith(_flat(entity.name)):
            before = text[max(0, mention.start - 7) : mention.start]
            match = _DETERMINER.match(words) or _DETERMINER_BEFORE.search(before)
            found[_ARTICLES.get(match[1].lower(), "the ") if match else ""] += 1
    definite = found["the "] * 2 > found.total() or (found["the "] and entity.name[:1].islower())
    article = "the " if definite else max(sorted(found), key=lambda a: found[a], default="")
    return "an " if article == "a " and entity.name[:1].lower() in "aeiou" else article


def _flat(text: str) -> str:
    return " ".join(text.split())
