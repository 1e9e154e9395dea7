"""Offices before a name: "[US Secretary of State] Anna Larsen", "[Presidents] Mara Lind of Chile and Jo Berg of Kenya"."""

from collections.abc import Iterator
from dataclasses import replace

from kg.reading.entities import EntityTable
from kg.reading.parse import Parse
from kg.reading.role_complements import complement, ends_noun_phrase
from kg.reading.role_phrases import RolePhrase, role_phrase
from kg.reading.typing import HeadNouns

# Offices held beside each other: "president and chief executive of the bank" is of one bank.
_SHARED = frozenset(
    "president chairman chairwoman chairperson chair ceo cfo coo cto officer executive director founder co-founder chief head "
    "manager owner partner secretary treasurer editor publisher leader deputy vice-president vp".split()
)
_PLURALS = ("NNS", "NNPS")


def with_shared_bodies(roles: list[RolePhrase]) -> list[RolePhrase]:
    """Offices before "and" have the body that the last one names."""
    last = roles[-1].of if len(roles) > 1 else ()
    return [replace(r, of=last) if not r.of and r.label.split()[-1] in _SHARED else r for r in roles]


def titles(parse: Parse, table: EntityTable, first: int, last: int, nouns: HeadNouns) -> Iterator[RolePhrase]:
    """The offices that stand before the name at tokens `first` to `last`."""
    title = title_before(parse, table, first, nouns)
    if title is None:
        shared = _shared_title(parse, table, first, nouns)
        if shared is not None:
            yield replace(shared, of=_country_after(parse, table, last, nouns) or shared.of)
        return
    if not title.of:
        title = replace(title, of=_country_after(parse, table, last, nouns))
    if title.first > 1 and parse.tokens[title.first - 1].text in ("and", "&") and not title.of:
        other = role_phrase(parse, table, title.first - 2, nouns)
        theirs = other is not None and parse.tokens[other.first - 1].text.lower() == "the" and other.first > 0
        if other is not None and other.last == title.first - 2 and not theirs:
            yield other
            title = with_shared_bodies([title, other])[0]
        else:
            title = replace(title, of=_of_colleague(parse, table, title.first, nouns))
    yield title
    before = title_before(parse, table, title.first, nouns)
    if before is not None:  # "[presidential candidate] Senator Anna Larsen"
        yield before


def title_before(parse: Parse, table: EntityTable, first: int, nouns: HeadNouns) -> RolePhrase | None:
    """The role phrase that ends right before token `first`."""
    for noun in range(first - 1, max(-1, first - 12), -1):
        if ends_noun_phrase(parse.tokens[noun]):
            return None
        title = role_phrase(parse, table, noun, nouns)
        if title is not None and title.last == first - 1:
            return title
    return None


def _country_after(parse: Parse, table: EntityTable, last: int, nouns: HeadNouns) -> tuple[int, ...]:
    """ "President Mara Lind [of Chile]"."""
    if last + 2 < len(parse.tokens) and parse.tokens[last + 1].text == "of":
        found = complement(parse, table, last + 2, nouns)
        if found is not None and found.entity is not None and table.type_of(found.entity) != "Person":
            return (found.entity,)
    return ()


def _colleague(parse: Parse, table: EntityTable, first: int) -> int | None:
    """The first token of the person named before "and" or a comma that ends before token `first`: "[A] of Chile and"."""
    at = first - 1
    if at < 1 or parse.tokens[at].text not in ("and", ","):
        return None
    while at > 0 and parse.tokens[at].text in ("and", ","):
        at -= 1
    entity = table.at(at)
    if entity is not None and table.type_of(entity) != "Person":
        at = _start(table, at) - 1
        if at < 1 or parse.tokens[at].text != "of":
            return None
        at -= 1
        entity = table.at(at)
    return _start(table, at) if entity is not None and table.type_of(entity) == "Person" else None


def _start(table: EntityTable, at: int) -> int:
    entity = table.at(at)
    while at > 0 and table.at(at - 1) == entity:
        at -= 1
    return at


def _shared_title(parse: Parse, table: EntityTable, first: int, nouns: HeadNouns) -> RolePhrase | None:
    """The plural office before the first of several names: "Presidents Mara Lind and [Peter Novak]"."""
    at = first
    for _ in range(4):
        before = _colleague(parse, table, at)
        if before is None:
            return None
        at = before
        title = title_before(parse, table, at, nouns)
        if title is not None:
            plural = any(t.tag in _PLURALS for t in parse.tokens[title.first : title.last + 1])
            return title if plural else None
    return None


def _of_colleague(parse: Parse, table: EntityTable, first: int, nouns: HeadNouns) -> tuple[int, ...]:
    """ "[Norway's] Foreign Minister Anna Larsen and Defence Minister ...": both serve one country."""
    at = _colleague(parse, table, first)
    title = title_before(parse, table, at, nouns) if at is not None else None
    return title.of if title is not None and title.label.split()[-1] == "minister" else ()
