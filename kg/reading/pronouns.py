"""Words that stand for something mentioned beside them, and persons known by pronoun alone.

After coreference: "who" and "which" mean what they follow; in "Anna is a novelist" the novelist is Anna. A pronoun
that nothing in the text explains may still carry facts ("She was born in Lisbon in 1961."): its person is an entity
without a name, called "she (unnamed)", which only a statement about it keeps in the reading.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence

from kg.ontology import Frame, Ontology
from kg.reading.bearers import COPULAS, beside
from kg.reading.clauses import Clause, relative_antecedents
from kg.reading.entities import EntityTable
from kg.reading.frames import FrameIndex
from kg.reading.names import sentence_of
from kg.reading.parse import Parse, Token
from kg.reading.typing import HeadNouns, class_of_head

# Personal pronouns by the word that names their unnamed bearer, with his or her gender.
_PERSONS: Mapping[str, tuple[str, str]] = {
    **dict.fromkeys(("he", "him", "his", "himself"), ("he", "m")),
    **dict.fromkeys(("she", "her", "hers", "herself"), ("she", "f")),
    **dict.fromkeys(("i", "me", "my", "mine", "myself"), ("I", "")),
}
_BODIES: Mapping[str, str] = {
    **dict.fromkeys(("it", "its", "itself"), "it"),
    **dict.fromkeys(("we", "us", "our", "ourselves"), "we"),
}
_RELATIVES = frozenset({"who", "whom", "which", "that", "whose"})
_PLACE_ADVERBS = frozenset({"where", "there"})
_RELATIVE_TAGS = frozenset({"WP", "WDT", "WP$"})


def link_attributes(parse: Parse, table: EntityTable, clauses: Sequence[Clause]) -> None:
    """ "Anna is [a novelist] who lives in Oslo": the attribute's noun looks up its subject.

    Not: "Anna is not a novelist", "Anna may become a novelist".
    """
    for clause in clauses:
        if clause.kind != "verb" or clause.lemma not in COPULAS or parse.has(clause.head, "neg", "aux"):
            continue
        subject = next((e for s in clause.slots.get("subj", ()) if (e := table.at(s)) is not None), None)
        for attribute in clause.slots.get("attr", ()):
            token = parse.tokens[attribute]
            if subject is not None and token.tag == "NN" and len(clause.slots["subj"]) == 1:
                table.at_token.setdefault(attribute, subject)


def link_descriptions(parse: Parse, table: EntityTable, nouns: HeadNouns, ontology: Ontology) -> None:
    """ "[novelist] Anna Larsen", "his [wife], Maria": the describing noun looks up the name beside it.

    Not: "the company Anna Larsen left" (a company is no person).
    """
    for token in parse.tokens:
        if token.pos != "NOUN" or token.tag != "NN" or table.at(token.i) is not None:
            continue
        named = [e for h in beside(parse, token.i) if (e := table.at(h)) is not None]
        cls = "Person" if token.lemma in nouns.roles else class_of_head(parse, token.i, nouns)
        if len(named) == 1 and (
            cls is None or ontology.is_a(table.type_of(named[0]), cls) or ontology.is_a(cls, table.type_of(named[0]))
        ):
            table.at_token.setdefault(token.i, named[0])


def resolve_relatives(parse: Parse, table: EntityTable, ontology: Ontology) -> None:
    """Relative words mention what they follow: "Peter Novak, [who] founded the firm", "Oslo, [where] he lives"."""
    for token in parse.tokens:
        if table.at(token.i) is not None:
            continue
        if token.text.lower() in _RELATIVES and token.tag in _RELATIVE_TAGS:
            for antecedent in relative_antecedents(parse, token.i):
                entity = table.at(antecedent)
                if entity is not None and antecedent < token.i:
                    table.mention(entity, token.i, token.i, "pronoun")
        elif token.text.lower() in _PLACE_ADVERBS and token.dep == "advmod":
            place = _place_meant(parse, table, token, ontology)
            if place is not None:
                table.mention(place, token.i, token.i, "pronoun")


def _place_meant(parse: Parse, table: EntityTable, adverb: Token, ontology: Ontology) -> int | None:
    """ "Arden Bank, [where] she works", "was born in Lima and lived [there]": the place or body named last before it.

    Not: "where she lives is unknown" (nothing before it), "told Peter where the road ends" (no relative clause).
    """
    relative = adverb.text.lower() == "where"
    if relative and not relative_antecedents(parse, adverb.i):
        return None
    first = sentence_of(parse, adverb.i)[0]
    for at in range(adverb.i - 1, first - 1, -1):
        entity = table.at(at)
        if entity is not None and any(ontology.is_a(table.type_of(entity), c) for c in ("Place", "Organization")):
            return entity
        if relative and at < adverb.i - 12:
            return None
    return None


def add_unnamed(
    parse: Parse, table: EntityTable, clauses: Sequence[Clause], index: FrameIndex, ontology: Ontology
) -> None:
    """Entities for the pronouns that nothing explains: persons, and bodies where only a body can be meant."""
    made: dict[str, int] = {}
    bodies = frozenset(slots_of(clauses, index, ontology, "Organization", "Person"))
    for token in parse.tokens:
        word = token.text.lower()
        if not token.tag.startswith("PRP") or table.at(token.i) is not None:
            continue
        if word in _PERSONS:
            name, gender = _PERSONS[word]
            _mention(table, made, token, "Person", name, gender)
        elif word in _BODIES and (token.i in bodies or _BODIES[word] in made):
            _mention(table, made, token, "Organization", _BODIES[word], "")


def _mention(table: EntityTable, made: dict[str, int], token: Token, type: str, name: str, gender: str) -> None:
    if name not in made:
        made[name] = table.new(type, f"{name} (unnamed)", gender=gender)
    table.mention(made[name], token.i, token.i, "pronoun")


def slots_of(
    clauses: Sequence[Clause], index: FrameIndex, ontology: Ontology, cls: str, ignoring: str = ""
) -> Iterator[int]:
    """The tokens in slots that the class alone fills: for organizations "[it] was founded in 1994", "[our] subsidiary".

    The class `ignoring` may fill them beside it: no "it" or "we" is a single person.
    """
    for clause in clauses:
        frames = (index.verbs if clause.kind == "verb" else index.nouns).get(clause.lemma, ())
        for frame in frames:
            for slots, types in _slots_of(frame, ontology):
                if types and all(t == ignoring or ontology.is_a(t, cls) for t in types) and set(types) != {ignoring}:
                    yield from (t for slot in slots for t in clause.slots.get(slot, ()))


def _slots_of(frame: Frame, ontology: Ontology) -> Iterator[tuple[tuple[str, ...], Collection[str]]]:
    """Each slot of the frame, as its alternatives, and the classes that fill it."""
    prop = ontology.properties[frame.property]
    yield frame.subject, frame.subject_types or prop.domain
    yield frame.object, frame.object_types or prop.range
