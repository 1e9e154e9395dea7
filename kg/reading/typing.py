"""What kind of thing a phrase names: by its head noun, or by the model's label."""

from collections.abc import Mapping
from dataclasses import dataclass

from kg.ontology import Ontology
from kg.reading.parse import Parse
from kg.reading.person_nouns import is_person_noun

# The entity labels of OntoNotes that name things; numbers, dates and money are not entities here.
LABELS: Mapping[str, str] = {
    "PERSON": "Person", "ORG": "Organization", "GPE": "GeopoliticalEntity", "LOC": "Place", "FAC": "Facility",
    "NORP": "Group", "LAW": "Law", "EVENT": "Event", "PRODUCT": "Thing", "WORK_OF_ART": "Thing",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class HeadNouns:
    """Lemmas to class names, for single nouns and for two-word heads ("provisional measure"); and the role nouns.

    Of the role nouns, `occupations` are what somebody is by trade.
    """

    classes: Mapping[str, str]
    roles: frozenset[str]
    occupations: frozenset[str]


def head_nouns(ontology: Ontology) -> HeadNouns:
    """The table of head nouns that the ontology declares; a more specific class wins a noun that two claim."""
    found: dict[str, str] = {}
    for cls in sorted(ontology.classes.values(), key=lambda c: (len(c.ancestors), c.name)):
        if cls.name not in ("Role", "Occupation"):
            found.update(dict.fromkeys(cls.head_nouns, cls.name))
    occupations = frozenset(ontology.classes["Occupation"].head_nouns)
    return HeadNouns(found, frozenset(ontology.classes["Role"].head_nouns) | occupations, occupations)


def class_of_head(parse: Parse, head: int, nouns: HeadNouns) -> str | None:
    """The class that the head noun of a phrase names, or None; persons by the general nouns for them too.

    "the islanders", "the economist" -> Group, Person. Not: "the order", "a list".
    """
    token = parse.tokens[head]
    lemma = token.lemma
    before = parse.tokens[head - 1].lemma if head else ""
    found = nouns.classes.get(f"{before} {lemma}") or nouns.classes.get(lemma)
    if found is None and token.pos in ("NOUN", "PROPN") and is_person_noun(lemma):
        return "Person" if token.tag in ("NN", "NNP") else "Group"
    return found
