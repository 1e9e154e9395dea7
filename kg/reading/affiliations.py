"""Persons given with their body: "Anna Larsen of the Arden Institute", "Peter Novak from Nordic Bank", "DW's Mara Lind".

Not: "Anna Larsen of Norway" (where she is from), "a letter from Nordic Bank" (no person).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from kg.ontology import Ontology
from kg.reading.entities import EntityTable
from kg.reading.names import head_of
from kg.reading.parse import Parse

_LINKS = frozenset({"of", "from", "with", "at"})
_ARTICLES = frozenset({"the", "its", "his", "her"})


@dataclass(frozen=True, slots=True)
class Affiliation:
    """A person and a body (entities of the table); tokens `first` to `last` say so."""

    person: int
    body: int
    first: int
    last: int


def find_affiliations(parse: Parse, table: EntityTable, ontology: Ontology) -> tuple[Affiliation, ...]:
    """All such pairs, in text order."""
    found = [
        pair
        for draft in table.drafts if draft.type == "Person"
        for first, last, kind in draft.mentions if kind == "name"
        for pair in _beside(parse, table, ontology, draft.index, first, last)
    ]  # fmt: skip
    found += _partisans(parse, table)
    return tuple(sorted(dict.fromkeys(found), key=lambda a: (a.first, a.last)))


def _partisans(parse: Parse, table: EntityTable) -> Iterator[Affiliation]:
    """ "[Anna Larsen]'s centrist [Reform Party]": whose a party is. Not: "Anna Larsen's bank"."""
    for draft in table.drafts:
        for first, last, kind in draft.mentions if draft.type == "PoliticalParty" else ():
            for owner in parse.below(head_of(parse, first, last), "poss") if kind == "name" else ():
                person = table.at(owner) if owner < first else None
                if person is not None and table.type_of(person) == "Person" and parse.tokens[owner].tag == "NNP":
                    yield Affiliation(person, draft.index, owner, last)


def _beside(
    parse: Parse, table: EntityTable, ontology: Ontology, person: int, first: int, last: int
) -> Iterator[Affiliation]:
    tokens = parse.tokens
    link = last + 1
    link += link + 1 < len(tokens) and tokens[link].text == "," and tokens[link + 1].text == "of"
    at = link + 1
    if at < len(tokens) and tokens[link].text in _LINKS:
        at += tokens[at].text.lower() in _ARTICLES
        at += 3 * ([t.text for t in tokens[at + 1 : at + 3]] == ["-", "based"])
        while at < len(tokens) and tokens[at].tag == "JJ" and tokens[at].text.islower():
            at += 1
        body = table.at(at) if at < len(tokens) else None
        if body is not None and _is_body(table, ontology, body) and _with_person(parse, first, last, link):
            end = _end(table, at, body, len(tokens))
            if end + 1 == len(tokens) or tokens[end + 1].tag not in ("NN", "NNS"):  # "with the Arden [clerk]"
                yield Affiliation(person, body, first, end)
    if first > 1 and tokens[first - 1].text in ("'s", "’s"):
        body = table.at(first - 2)
        if body is not None and _is_body(table, ontology, body):
            yield Affiliation(person, body, first - 2, last)


def _with_person(parse: Parse, first: int, last: int, link: int) -> bool:
    """Whether the preposition goes with the person: not "an aide to Anna Larsen [at] the bank", "met her [at] it"."""
    head = parse.tokens[link].head
    return first <= head <= last or parse.tokens[link].text == "of"


def _is_body(table: EntityTable, ontology: Ontology, entity: int) -> bool:
    type = table.type_of(entity)
    return ontology.is_a(type, "Organization") and table.drafts[entity].named


def _end(table: EntityTable, at: int, body: int, size: int) -> int:
    while at + 1 < size and table.at(at + 1) == body:
        at += 1
    return at
