"""Persons in offices: title before the name, apposition, copula. What frames cannot say, since the role is a phrase.

Examples: "Norwegian Foreign Minister Anna Larsen" - "Anna Larsen, the foreign minister of Norway," - "the acting head
of the agency, Peter Novak," - "Anna Larsen is Norway's ambassador to the UN". Not: "the minister met Anna Larsen".
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.reading.clauses import Clause
from kg.reading.entities import Draft, EntityTable
from kg.reading.parse import Parse
from kg.reading.role_clauses import roles_of_clause, states_role
from kg.reading.role_complements import INSIDE, QUOTES, ends_noun_phrase
from kg.reading.role_phrases import LINKS, RolePhrase, role_phrase
from kg.reading.role_titles import title_before, titles, with_shared_bodies
from kg.reading.typing import HeadNouns


@dataclass(frozen=True, slots=True)
class RoleFinding:
    """A person (entity of the table, named at tokens `person`) in a role; tokens `first` to `last` say so."""

    entity: int
    role: RolePhrase
    first: int
    last: int
    construction: str
    clause: int | None = None


_PLURALS = ("NNS", "NNPS")
_FAR = 16  # tokens between an office's noun and the comma before its holder's name


def find_roles(
    parse: Parse, table: EntityTable, clauses: tuple[Clause, ...], nouns: HeadNouns
) -> tuple[RoleFinding, ...]:
    """All persons in roles, in text order."""
    found: list[RoleFinding] = []
    for draft in list(table.drafts):
        person = draft.type == "Person"
        if not person and not _may_be_person(draft, nouns):
            continue
        around = [
            f
            for a, b, kind in draft.mentions
            if kind == "name"
            for f in _around(parse, table, draft.index, a, b, nouns)
        ]
        if person or any(f.role.label.split()[-1] not in BODIES_TOO for f in around):
            draft.type = "Person" if around else draft.type
            found += around
    for clause in clauses:
        for holder, role in roles_of_clause(parse, table, clause, nouns) if states_role(clause) else ():
            first, last = min(holder, role.first), max(holder, role.last)
            found.append(RoleFinding(table.at_token[holder], role, first, last, "copula", clause.head))
    return tuple(sorted(dict.fromkeys(found), key=lambda f: (f.first, f.last, f.construction)))


# Roles that bodies have as well as persons.
BODIES_TOO = frozenset(
    "leader member partner owner publisher player founder author candidate supplier official".split()
)


def _may_be_person(draft: Draft, nouns: HeadNouns) -> bool:
    """Whether the model may have mistaken a person's name for a body's or a place's: two or more capitals, no noun."""
    words = draft.name.split()
    plain = all(w[:1].isupper() and w.lower() not in nouns.classes for w in words)
    firm = draft.type in ("Company", "PoliticalParty", "Media", "University")
    return draft.known is None and draft.named and not draft.core and 2 <= len(words) <= 4 and plain and not firm


def _around(
    parse: Parse, table: EntityTable, entity: int, first: int, last: int, nouns: HeadNouns
) -> Iterator[RoleFinding]:
    for title in titles(parse, table, first, last, nouns):
        if _is_imagined(parse, title) or _is_of_several(parse, title, last, nouns):
            continue
        yield RoleFinding(entity, title, title.first, last, "title")
    for after in _apposition_after(parse, table, last, nouns):
        yield RoleFinding(entity, after, first, after.last, "apposition")
    rank = title_before(parse, table, first, nouns)  # "the commander of the forces, General Peter Novak,"
    before = _apposition_before(parse, table, rank.first if rank is not None else first, last, nouns)
    if before is not None:
        yield RoleFinding(entity, before, before.first, last, "apposition")


def _is_imagined(parse: Parse, title: RolePhrase) -> bool:
    """ "what a [President Larsen] could do": an office with a capital after "a" is not held."""
    article = parse.tokens[title.first - 1].text.lower() if title.first else ""
    return article in ("a", "an") and parse.tokens[title.last].tag == "NNP" and title.first == title.last


def _is_of_several(parse: Parse, title: RolePhrase, last: int, nouns: HeadNouns) -> bool:
    """ "[reporters] in the Larsen room": of one person, an office in the plural is not told."""
    heads = [t for t in parse.tokens[title.first : title.last + 1] if t.lemma in nouns.roles]
    plural = bool(heads) and heads[-1].tag in _PLURALS
    around = (*parse.tokens[max(0, title.first - 1) : title.first], *parse.tokens[title.last + 1 : last + 8])
    return plural and not any(t.text in ("and", "&") for t in around)


def merged(first: tuple[RoleFinding, ...], second: tuple[RoleFinding, ...]) -> tuple[RoleFinding, ...]:
    """The findings of two looks at a text, before and after its pronouns are resolved; the fuller of two that agree."""
    found: dict[tuple[int, str, int, str], RoleFinding] = {}
    for finding in (*first, *second):
        key = (finding.entity, finding.role.label, finding.role.last, finding.construction)
        if key not in found or len(finding.role.of) > len(found[key].role.of):
            found[key] = finding
    return tuple(sorted(found.values(), key=lambda f: (f.first, f.last, f.construction, f.role.label)))


def _apposition_after(parse: Parse, table: EntityTable, last: int, nouns: HeadNouns) -> Iterator[RolePhrase]:
    """ "Anna Larsen, [the foreign minister of Norway]," "Peter Novak, [president] and [chairman] of Arden Bank,"."""
    role = _role_after(parse, table, last, nouns)
    if role is None:
        return
    chain = [role]
    while (following := _next_role(parse, table, chain[-1], nouns)) is not None:
        chain.append(following)
    yield from with_shared_bodies(chain)


def _next_role(parse: Parse, table: EntityTable, role: RolePhrase, nouns: HeadNouns) -> RolePhrase | None:
    """The office that "and" or a comma adds to one: "founder, [former chairman] and [head of Arden Bank]"."""
    tokens, at = parse.tokens, role.last + 1
    at += at + 1 < len(tokens) and tokens[at].text == "," and tokens[at + 1].text in ("and", "as")
    if at >= len(tokens) or tokens[at].text not in ("and", ",", "&"):
        return None
    ends = (n for n in range(at + 1, min(at + 7, len(tokens))) if _ends_phrase(parse, n))
    following = next((r for n in ends if (r := role_phrase(parse, table, n, nouns))), None)
    if following is None or not _closes(parse, following.last + 1):
        return None
    return following if all(t.tag in ("DT", "PRP$") for t in tokens[at + 1 : following.first]) else None


def _closes(parse: Parse, at: int) -> bool:
    """Whether token `at`, right after a role phrase, is no part of another noun phrase."""
    closing = ("PUNCT", "CCONJ", "ADP", "SCONJ", "PRON", "VERB", "AUX")
    return at >= len(parse.tokens) or parse.tokens[at].pos in closing or parse.tokens[at].tag == "WP"


def _role_after(parse: Parse, table: EntityTable, last: int, nouns: HeadNouns) -> RolePhrase | None:
    """The role phrase after a comma, up to the first role noun of an unbroken noun phrase."""
    tokens = parse.tokens
    at = last + 1
    if at >= len(tokens) or tokens[at].text not in (",", "(", "—", "–"):
        return None
    at += 1
    while (
        at < len(tokens)
        and (tokens[at].tag in (*INSIDE, "DT", "POS", "PRP$") or table.at(at) is not None)
        and at - last < 12
    ):
        if tokens[at].lemma in nouns.roles and _ends_phrase(parse, at) and table.at(at) is None:
            role = role_phrase(parse, table, at, nouns)
            fits = role is not None and role.first > last and _closes(parse, role.last + 1)
            return role if fits and not _is_of_others(parse, last, at) else None
        at += 1
    return None


def _is_of_others(parse: Parse, name: int, noun: int) -> bool:
    """ "Anna Larsen, [the four officials]": of one person nothing in the plural is said."""
    joined = any(t.text in ("and", "&") for t in parse.tokens[max(0, name - 6) : name])
    if any(t.tag == "CD" for t in parse.tokens[name + 1 : noun]):
        return not joined
    return parse.tokens[noun].tag in ("NNS", "NNPS") and not joined


def _ends_phrase(parse: Parse, at: int) -> bool:
    """Whether no further noun of the phrase follows token `at`."""
    if at + 1 >= len(parse.tokens):
        return True
    following = parse.tokens[at + 1]
    return following.text in ("and", "who", *LINKS) or following.pos in ("PUNCT", "ADP", "SCONJ")


def _apposition_before(parse: Parse, table: EntityTable, first: int, last: int, nouns: HeadNouns) -> RolePhrase | None:
    """ "[Norway's foreign minister], Anna Larsen," where a comma or the end closes the name."""
    tokens = parse.tokens
    comma = first - 2 if first > 2 and tokens[first - 1].text in QUOTES else first - 1
    if (
        comma < 1
        or tokens[comma].text != ","
        or (last + 1 < len(tokens) and tokens[last + 1].text not in (",", ".", ")", "(", "”", '"'))
    ):
        return None
    for noun in range(comma - 1, max(-1, comma - _FAR), -1):
        role = role_phrase(parse, table, noun, nouns) if tokens[noun].lemma in nouns.roles else None
        if role is not None and parse.words(role.last + 1, comma - 1) in ("at the time", "at that time"):
            role = replace(role, last=comma - 1)
        if role is not None:
            opens = role.first == 0 or tokens[role.first - 1].tag in ("DT", "POS") or bool(role.of)
            return role if role.last == comma - 1 and opens else None
        if ends_noun_phrase(tokens[noun]):
            return None
    return None
