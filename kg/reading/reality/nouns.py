"""Nouns read as clauses: "the attack by A on B" happened, "a possible attack" did not."""

from collections.abc import Callable
from dataclasses import replace

from kg.reading.clauses import is_predicate
from kg.reading.parse import Parse, Token
from kg.reading.reality.cues import Cues, Reality, combine

_DEFINITE = frozenset(
    {"the", "this", "that", "these", "those", "its", "his", "her", "their", "our", "current", "ongoing"}
)
_MAX_DEPTH = 12
# Kin that somebody has, whatever becomes of them: "planned to visit his daughter".
_KIN = frozenset(
    "wife husband widow widower son daughter father mother brother sister uncle aunt nephew niece cousin grandfather "
    "grandmother grandson granddaughter stepfather stepmother stepson stepdaughter sibling parent".split()
)
# What somebody or something is part of, told beside the way: "demanded that the organ of the union act".
_PARTS = frozenset({"organ", "branch", "arm", "wing"})


def noun_reality(parse: Parse, i: int, cues: Cues, of_verb: Callable[[int, int], Reality]) -> Reality:
    """A noun tells a fact where it is definite and nothing above asks for it, plans it or denies it.

    `of_verb(head, skip)` gives the reality of a predicate, the determiners of the noun `skip` apart.
    """
    own = _own(parse, i, cues)
    definite = bool({parse.tokens[c].text.lower() for c in parse.below(i, "det", "amod")} & _DEFINITE) or parse.has(
        i, "poss"
    )
    if _presupposed(parse, i) or parse.tokens[parse.tokens[i].head].text.lower() == "since":
        return own
    at, depth, inner = i, 0, i
    while parse.tokens[at].head != at and not is_predicate(parse, at) and depth < _MAX_DEPTH:
        dep = parse.tokens[at].dep
        inner, at, depth = at, parse.tokens[at].head, depth + 1
        if dep == "nsubj" and is_predicate(parse, at):
            continue
        if any(cues.has(kind, parse.tokens[at]) for kind in ("demanded", "planned", "unrealized")):
            return combine(own, Reality("demanded"))
        if cues.has("irreal", parse.tokens[at]) or (
            dep in ("dobj", "nsubjpass") and cues.has("denied", parse.tokens[at])
        ):
            return combine(own, Reality("conditional"))
    if not is_predicate(parse, at):
        return own
    above = of_verb(at, inner)
    return own if definite and above.mode == "actual" else combine(own, above)


def _presupposed(parse: Parse, i: int) -> bool:
    """Whether the noun tells who somebody is, whatever happens: "will visit [his daughter]", "[envoy] Anna Larsen"."""
    noun = parse.tokens[i]
    if noun.dep in ("attr", "oprd", "acomp"):
        return False
    named = [*parse.below(i, "appos"), *([noun.head] if noun.dep in ("compound", "nmod") else [])]
    person = any(parse.tokens[c].ent == "PERSON" and parse.tokens[c].dep not in ("attr", "oprd") for c in named)
    part = noun.lemma in _PARTS and any(parse.tokens[d].text.lower() == "the" for d in parse.below(i, "det"))
    return person or part or (noun.lemma in _KIN and parse.has(i, "poss"))


def hyphenated(parse: Parse, i: int) -> Token:
    """The token, as one word with what hyphens join before it: "so-called", "self-described"."""
    token, at = parse.tokens[i], i
    while at > 1 and parse.tokens[at - 1].text == "-" and parse.tokens[at - 2].end == parse.tokens[at - 1].start:
        at -= 2
    word = parse.words(at, i) if at < i else token.text
    return replace(token, text=word, lemma=word.lower()) if at < i else token


def role_reality(parse: Parse, first: int, last: int, cues: Cues) -> Reality:
    """What the adjectives of an office make of it: "the likely nominee", "a suspected leader", "a would-be mayor"."""
    while first > 0 and parse.tokens[first - 1].tag in ("JJ", "VBN", "RB"):
        first -= 1
    made = Reality()
    for at in range(first, last + 1):
        token = parse.tokens[at]
        if token.pos == "ADJ" or token.tag in ("JJ", "VBN", "VBG"):
            made = combine(_hedged(hyphenated(parse, at), cues), made)
    return made


def _hedged(token: Token, cues: Cues) -> Reality:
    """What an adjective says of the noun it modifies: alleged, possible, planned."""
    if cues.has("hearsay", token):
        return Reality(certainty="possible", hearsay=True)
    if any(cues.has(kind, token) for kind in ("possible", "improbable", "probable")):
        return Reality("conditional", certainty="possible")
    return Reality("planned") if cues.has("ahead", token) else Reality()


def _own(parse: Parse, i: int, cues: Cues) -> Reality:
    """What the noun's determiner and adjectives say of it: no, alleged, possible, planned."""
    made = Reality()
    for child in parse.below(i, "det", "amod", "compound"):
        token = hyphenated(parse, child)
        if token.lemma == "no":
            made = combine(Reality(negative=True), made)
        elif token.dep != "det":
            made = combine(_hedged(token, cues), made)
    return made
