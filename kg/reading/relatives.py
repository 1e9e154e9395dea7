"""Repairs of what "who" and "that" belong to: persons, and the one of several whom a verb in the singular means."""

from collections.abc import Callable

from kg.reading.nominals import EVENT_NOUNS
from kg.reading.parse import Changes, Parse, Token
from kg.reading.person_nouns import is_person_noun

_BODIES = frozenset({"ORG", "GPE", "FAC", "LOC", "LAW", "EVENT", "PRODUCT", "WORK_OF_ART"})
# Nouns of several persons, of whom "who" may be said.
_SEVERAL = frozenset(
    "people person group family couple team crew majority number party crowd band gang force those one other many "
    "minority population public youth generation half percent dozen hundred thousand".split()
)


def who_is_a_person(parse: Parse) -> Changes:
    """ "the secretary in the Berg administration who resigned", "the chairman of Arden Bank, who died": a person did."""
    changes: Changes = {}
    for token in parse.tokens:
        if token.dep == "relcl" and _opening(parse, token.i) in ("who", "whom"):
            noun, outer = parse.tokens[token.head], _person_above(parse, token.head)
            if outer is not None and (noun.ent in _BODIES or _is_thing(noun)):
                changes[token.i] = {"head": outer}
    return changes


def _opening(parse: Parse, verb: int) -> str:
    return parse.tokens[parse.subtree(verb)[0]].text.lower()


def _is_thing(noun: Token) -> bool:
    """Whether a common noun means no person and no persons."""
    return noun.tag in ("NN", "NNS") and not noun.ent and not is_person_noun(noun.lemma) and noun.lemma not in _SEVERAL


def _person_above(parse: Parse, noun: int) -> int | None:
    """The person's noun or name in whose prepositional phrase the noun stands."""
    at = noun
    for _ in range(3):
        preposition = parse.tokens[parse.tokens[at].head]
        outer = parse.tokens[preposition.head]
        if parse.tokens[at].dep != "pobj" or preposition.dep != "prep" or outer.i > at:
            return None
        if outer.ent == "PERSON" or (outer.pos in ("NOUN", "PROPN") and is_person_noun(outer.lemma)):
            return outer.i
        at = outer.i
    return None


def one_of_those_who(parse: Parse) -> Changes:
    """ "one of the ministers who has resigned": a verb in the singular is said of the one."""
    changes: Changes = {}
    for token in parse.tokens:
        noun, of = parse.tokens[token.head], parse.tokens[parse.tokens[token.head].head]
        one = parse.tokens[of.head]
        plural = noun.tag in ("NNS", "NNPS") and noun.dep == "pobj" and of.text.lower() == "of"
        if token.dep != "relcl" or not plural or one.text.lower() != "one":
            continue
        finite = [token, *(parse.tokens[a] for a in parse.below(token.i, "aux", "auxpass"))]
        if any(t.tag == "VBZ" or t.text.lower() == "was" for t in finite):
            changes[token.i] = {"head": one.i}
    return changes


_VIOLENCE = frozenset("kill wound injure destroy damage devastate claim".split())


def event_that_killed(parse: Parse) -> Changes:
    """ "the attacks in Arden that killed four": no place kills; the event that happened there does."""
    changes: Changes = {}
    for token in parse.tokens:
        place = parse.tokens[token.head]
        harmless = place.ent in ("GPE", "LOC", "FAC") or (_is_thing(place) and place.lemma not in EVENT_NOUNS)
        if token.dep != "relcl" or token.lemma not in _VIOLENCE or not harmless:
            continue
        at = place
        for _ in range(8):
            if at.lemma in EVENT_NOUNS or at.head == at.i or at.pos in ("VERB", "AUX"):
                break
            at = parse.tokens[at.head]
        if at.lemma in EVENT_NOUNS and at.pos == "NOUN" and _opening(parse, token.i) in ("that", "which"):
            changes[token.i] = {"head": at.i}
    return changes


REPAIRS: tuple[Callable[[Parse], Changes], ...] = (who_is_a_person, one_of_those_who, event_that_killed)
