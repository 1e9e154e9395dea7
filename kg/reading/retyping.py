"""Names whose type the model guessed wrong, put right by what the text says of them.

"Kolmo is a software firm", "Kolmo, a subsidiary of Arden Bank", "Peter Novak founded Kolmo", "the CEO of Kolmo",
"she graduated from Kolmo": Kolmo is a body, whatever it looks like. "Kolmo was born in Lima": Kolmo is a person. Known
entities and persons named in full by a listed given name keep their type.
"""

from collections.abc import Iterator, Sequence

from kg.ontology import Ontology
from kg.reading.bearers import bearers
from kg.reading.clauses import Clause
from kg.reading.entities import Draft, EntityTable
from kg.reading.parse import Parse
from kg.reading.typing import HeadNouns

# Types that the model gives to names of firms it doesn't know.
_GUESSED = frozenset({"Thing", "Person", "GeopoliticalEntity", "City", "Facility", "Place", "Group", "Event"})
# Nouns whose "of" or "at" names a body.
_OFFICES_OF_BODIES = frozenset(
    "ceo cfo cto coo cmo co-founder cofounder employee alumnus alumna subsidiary shareholder vp vice-president "
    "chief-executive principal partner".split()
)
_MAKING = frozenset({"found", "co-found", "cofound", "incorporate", "establish", "form"})
# Verbs and the slots in which they have a body, whoever the model sees there.
_BODY_SLOTS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("found", "co-found", "cofound", "incorporate", "headquarter"), ("obj",)),
    **dict.fromkeys(("resign", "graduate"), ("from",)),
    **dict.fromkeys(("work", "intern", "teach"), ("at",)),
    **dict.fromkeys(("employ",), ("subj", "at")),
    **dict.fromkeys(("enroll", "enrol", "matriculate"), ("at", "in")),
}
# The same where the name is not taken for a person's or a place's: "she joined Kolmo", "he works for Kolmo".
# Verbs that only persons are subject or object of: "was born in Lima", "married Anna", "she graduated".
_PERSON_SLOTS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("marry", "wed"), ("subj", "obj", "to")),
    **dict.fromkeys(("bear",), ("obj", "to")),
    **dict.fromkeys(("die", "graduate", "matriculate", "reside", "emigrate", "immigrate"), ("subj",)),
}
_LIKELY_SLOTS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("join", "leave", "attend"), ("obj",)),
    **dict.fromkeys(("work", "play", "serve"), ("for", "with", "at")),
    **dict.fromkeys(("acquire",), ("obj", "subj")),
}


def correct_types(
    parse: Parse, table: EntityTable, clauses: Sequence[Clause], nouns: HeadNouns, ontology: Ontology
) -> None:
    """Names become bodies where the text treats them as bodies; their type is that of the noun said of them."""
    made = set(_made(table, clauses))
    for entity in sorted(made):
        draft = table.drafts[entity]
        if draft.known is None and draft.named and draft.type in _GUESSED:
            draft.type, draft.gender = "Organization", ""
    said = set(_described(parse, table, nouns, ontology))
    for entity, type in [*sorted(said), *_in_slots(parse, table, clauses, nouns)]:
        draft = table.drafts[entity]
        if draft.type == "Person" and " " in draft.name and (entity, type) not in said:
            continue  # "worked at Anna Larsen's": two words that the model takes for a person's name
        if type == "Person" and _may_be_person(draft, nouns):
            draft.type = type
        elif type != "Person" and _may_be_body(draft):
            draft.type, draft.gender = type, ""


def _made(table: EntityTable, clauses: Sequence[Clause]) -> Iterator[int]:
    """What is said to be founded or formed: nobody is, whatever his name looks like ("formed Larsen Novak in 1990")."""
    for clause in clauses:
        if clause.kind == "verb" and clause.lemma in _MAKING:
            yield from (e for o in clause.slots.get("obj", ()) if (e := table.at(o)) is not None)


def _may_be_body(draft: Draft) -> bool:
    full = draft.type == "Person" and draft.gender
    return draft.known is None and draft.named and draft.type in _GUESSED and not full


def _may_be_person(draft: Draft, nouns: HeadNouns) -> bool:
    """Whether nothing in the name is a common noun of bodies or places: "Larsen", not "Arden College"."""
    words = draft.name.split()
    plain = len(words) < 6 and all(w[:1].isupper() or len(w) < 4 for w in words)
    return draft.known is None and draft.named and plain and not any(w.lower() in nouns.classes for w in words)


def _described(parse: Parse, table: EntityTable, nouns: HeadNouns, ontology: Ontology) -> Iterator[tuple[int, str]]:
    """What a noun for bodies is said of: "Kolmo is a bank", "Kolmo, a Norwegian bank,". Not: "Kolmo is no bank"."""
    for token in parse.tokens:
        if token.dep not in ("attr", "appos"):
            continue
        cls = nouns.classes.get(token.lemma) if token.tag == "NN" else None
        if token.tag == "NNP" and token.dep == "attr" and token.lemma.lower() in nouns.roles:
            cls = "Person"  # "is the Vice President"
        if cls is None or not any(ontology.is_a(cls, c) for c in ("Organization", "Person")):
            continue
        if token.dep == "attr" and parse.has(token.head, "neg"):
            continue
        for bearer in bearers(parse, token.i):
            entity = table.at(bearer) if bearer < token.i else None
            if entity is not None and parse.tokens[bearer].tag in ("NNP", "NNPS", "NN"):
                yield entity, cls


def _in_slots(
    parse: Parse, table: EntityTable, clauses: Sequence[Clause], nouns: HeadNouns
) -> Iterator[tuple[int, str]]:
    for clause in clauses:
        if clause.kind == "verb":
            yield from _filling(table, clause, _PERSON_SLOTS.get(clause.lemma, ()), ("Person",), "Person")
            yield from _filling(table, clause, _BODY_SLOTS.get(clause.lemma, ()), ())
            yield from _filling(table, clause, _LIKELY_SLOTS.get(clause.lemma, ()), ("Person", "GeopoliticalEntity"))
    for token in parse.tokens:
        if token.lemma in _OFFICES_OF_BODIES and token.pos in ("NOUN", "PROPN"):
            for prep in parse.below(token.i, "prep"):
                if parse.tokens[prep].text.lower() in ("of", "at"):
                    yield from (
                        (e, "Organization") for o in parse.below(prep, "pobj") if (e := table.at(o)) is not None
                    )
        elif token.lemma in nouns.roles and token.pos == "NOUN":
            yield from _employers(parse, table, token.i)


def _employers(parse: Parse, table: EntityTable, role: int) -> Iterator[tuple[int, str]]:
    """ "an analyst at [Kolmo Stearns]": what looks like a person's name, and is where somebody works."""
    for prep in parse.below(role, "prep"):
        for o in parse.below(prep, "pobj") if parse.tokens[prep].text.lower() == "at" else ():
            entity = table.at(o)
            if entity is not None and table.type_of(entity) in ("Person", "Thing"):
                yield entity, "Organization"


def _filling(
    table: EntityTable, clause: Clause, slots: Sequence[str], but: Sequence[str], type: str = "Organization"
) -> Iterator[tuple[int, str]]:
    for slot in slots:
        for token in clause.slots.get(slot, ()):
            entity = table.at(token)
            if entity is not None and entity != table.at(clause.head) and table.type_of(entity) not in but:
                yield entity, type
