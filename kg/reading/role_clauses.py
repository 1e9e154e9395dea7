"""Offices in clauses: "Anna Larsen is [the president]", "was elected [president]", "works as [president]", "resigned as".

Not: "Anna Larsen met the president", "the president was elected".
"""

from collections.abc import Iterator
from dataclasses import replace

from kg.reading.clauses import Clause
from kg.reading.entities import EntityTable
from kg.reading.parse import Parse
from kg.reading.role_complements import is_body
from kg.reading.role_phrases import RolePhrase, role_phrase
from kg.reading.role_titles import with_shared_bodies
from kg.reading.typing import HeadNouns

# Verbs that put their object into an office, that say in what office their subject is, and that end it.
APPOINTING = frozenset(
    "appoint name elect re-elect reelect make promote install designate inaugurate swear choose select".split()
)
SERVING = frozenset("be become remain serve work act continue return".split())
JOINING = frozenset({"join"})
LEAVING = frozenset({"resign", "retire", "step down", "quit"})
DISMISSING = frozenset({"dismiss", "sack", "fire", "oust", "remove", "replace"})


# "Larsen is the leader among young voters": these are no office of their own.
_OF_SOMETHING = frozenset({"leader", "member", "head", "chief", "favorite", "favourite"})


def states_role(clause: Clause) -> bool:
    """Whether a clause may say that somebody is in an office, or was."""
    return clause.kind == "verb" and clause.lemma in APPOINTING | SERVING | JOINING | LEAVING | DISMISSING


def roles_of_clause(
    parse: Parse, table: EntityTable, clause: Clause, nouns: HeadNouns
) -> Iterator[tuple[int, RolePhrase]]:
    """Whom the clause puts or finds in which office: the token of the holder's name, and the office."""
    holders, named = _holders(clause)
    left = clause.lemma in LEAVING | DISMISSING
    for role in with_shared_bodies([r for a in named if (r := role_phrase(parse, table, a, nouns))]):
        role = role if role.of else replace(role, of=_body_of(table, clause))
        if not role.of and _OF_SOMETHING.intersection(role.label.split(" of ")[0].split()[-1:]):
            continue
        for holder in holders:
            entity = table.at(holder)
            if entity is not None and table.type_of(entity) == "Person":
                yield holder, replace(role, capacity="former") if left else role
    if clause.lemma == "be":
        yield from _inverted(parse, table, clause, nouns)


def _inverted(parse: Parse, table: EntityTable, clause: Clause, nouns: HeadNouns) -> Iterator[tuple[int, RolePhrase]]:
    """ "The president of Chile is [Mara Lind]"."""
    for subject in clause.slots.get("subj", ()):
        role = role_phrase(parse, table, subject, nouns)
        if role is None or not role.of:
            continue
        for name in clause.slots.get("attr", ()):
            entity = table.at(name) if parse.tokens[name].tag in ("NNP", "NNPS") else None
            if entity is not None and table.type_of(entity) == "Person":
                yield name, role


def _body_of(table: EntityTable, clause: Clause) -> tuple[int, ...]:
    """The body that the clause names apart from the office: "[joined] Arden Bank as a director", "works as a clerk at"."""
    slots = ("obj",) if clause.lemma in JOINING else ("at", "for", "with")
    found = (e for slot in slots for t in clause.slots.get(slot, ()) if (e := table.at(t)) is not None)
    return tuple(e for e in found if is_body(table, e))[:1]


def _holders(clause: Clause) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The heads of who is in office and of what the offices are called."""
    slots = clause.slots
    as_what = slots.get("as", ())
    if clause.lemma in APPOINTING | DISMISSING:
        named = slots.get("attr", as_what) if clause.lemma in APPOINTING else as_what
        return (slots.get("obj", ()), named) if clause.passive else ((), ())
    return slots.get("subj", ()), as_what if clause.lemma in LEAVING | JOINING else slots.get("attr", as_what)
