"""Offices told by another's: "Foreign Minister A of Norway met [his Chilean counterpart], B": B is Chile's minister.

Several go in pairs ("his Chilean and Kenyan counterparts, B and C"). Not: "his counterpart B" (of no country told),
"her late counterparts" (nobody named), "Norway's counterpart, B" (nobody whose office it could be).
"""

from collections.abc import Iterator, Sequence

from kg.reading.entities import EntityTable
from kg.reading.names import sentence_of
from kg.reading.parse import Parse
from kg.reading.role_complements import INSIDE
from kg.reading.role_phrases import RolePhrase
from kg.reading.roles import RoleFinding

_POSSESSIVES = frozenset({"his", "her", "their"})
_PLACES = frozenset({"Country", "FormerCountry", "Territory"})


def find_counterparts(parse: Parse, table: EntityTable, roles: Sequence[RoleFinding]) -> tuple[RoleFinding, ...]:
    """The offices of those who are named as counterparts of others whose office is known, in text order."""
    found: list[RoleFinding] = []
    for token in parse.tokens:
        if token.lemma == "counterpart":
            found += _told_by(parse, table, token.i, roles)
    return tuple(found)


def _told_by(parse: Parse, table: EntityTable, noun: int, roles: Sequence[RoleFinding]) -> Iterator[RoleFinding]:
    first, countries = _phrase(parse, table, noun)
    office = _office(parse, table, first, noun, roles)
    named = _named(parse, table, first, noun)
    if office is None or not countries or (len(countries) != 1 and len(countries) != len(named)):
        return
    owners = countries * len(named) if len(countries) == 1 else countries
    for (person, a, b), country in zip(named, owners, strict=True):
        role = RolePhrase(first, noun, office.role.label, (country,), None)
        begin = office.first if office.first >= sentence_of(parse, noun)[0] else first
        yield RoleFinding(person, role, min(begin, a), max(noun, b), "counterpart")


def _phrase(parse: Parse, table: EntityTable, noun: int) -> tuple[int, list[int]]:
    """The first token of the noun's phrase, and the countries named in it or after it: "counterpart [from Chile]"."""
    at, countries = noun, list[int]()
    while at > 0 and noun - at < 9 and _belongs(parse, table, at - 1):
        at -= 1
        entity = table.at(at)
        if entity is not None and table.type_of(entity) in _PLACES and entity not in countries:
            countries.insert(0, entity)
        if parse.tokens[at].tag in ("PRP$", "DT"):
            break
    after = [t.text for t in parse.tokens[noun + 1 : noun + 3]]
    place = table.at(noun + 2) if after[:1] and after[0] in ("from", "of", "in") and len(after) > 1 else None
    if not countries and place is not None and table.type_of(place) in _PLACES:
        countries.append(place)
    return at, countries


def _belongs(parse: Parse, table: EntityTable, at: int) -> bool:
    """Whether token `at` is a word of the noun's phrase: a country, a possessive, an adjective, what joins them."""
    token, entity = parse.tokens[at], table.at(at)
    if entity is not None:
        return table.type_of(entity) in _PLACES or token.text.lower() in _POSSESSIVES
    return token.tag in (*INSIDE, "POS", "CC", "PRP$", "DT") or token.text in (",", "-")


def _office(
    parse: Parse, table: EntityTable, first: int, noun: int, roles: Sequence[RoleFinding]
) -> RoleFinding | None:
    """The office last told of the person whom the possessive means; without one, of the sentence's last holder."""
    opens = parse.tokens[first].text.lower()
    owner = table.at(first) if opens in _POSSESSIVES else None
    if opens in _POSSESSIVES and owner is None:
        return None
    start = sentence_of(parse, noun)[0]
    before = [f for f in roles if f.last < noun and any(table.type_of(e) in _PLACES for e in f.role.of)]
    if owner is None:
        return next((f for f in reversed(before) if f.first >= start and f.role.capacity is None), None)
    return next((f for f in reversed(before) if f.entity == owner and f.role.capacity is None), None)


def _named(parse: Parse, table: EntityTable, first: int, noun: int) -> list[tuple[int, int, int]]:
    """The persons named right after the noun, or before it and a comma, with their tokens."""
    tokens = parse.tokens
    at = noun + 1
    if at + 1 < len(tokens) and tokens[at].text in ("from", "of", "in"):
        at += 2
    at += at < len(tokens) and tokens[at].text == ","
    found: list[tuple[int, int, int]] = []
    while (person := _person_from(table, at, len(tokens))) is not None:
        found.append(person)
        at = person[2] + 1
        while at < len(tokens) and tokens[at].text in (",", "and") and tokens[noun].tag in ("NNS", "NNPS"):
            at += 1
    if not found and first > 1 and tokens[first - 1].text == ",":
        entity = table.at(first - 2)
        if entity is not None and table.type_of(entity) == "Person" and tokens[first - 2].tag == "NNP":
            found.append((entity, first - 2, first - 2))
    return found


def _person_from(table: EntityTable, at: int, size: int) -> tuple[int, int, int] | None:
    """The person of token `at`, with the first and last token of the mention."""
    entity = table.at(at) if at < size else None
    if entity is None or table.type_of(entity) != "Person":
        return None
    span = next(((a, b) for a, b, kind in table.drafts[entity].mentions if a == at and kind == "name"), None)
    return (entity, *span) if span is not None else None
