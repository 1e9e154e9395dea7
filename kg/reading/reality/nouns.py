"""Nouns read as clauses: "the attack by A on B" happened, "a possible attack" did not."""

from collections.abc import Callable

from kg.reading.clauses import is_predicate
from kg.reading.parse import Parse
from kg.reading.reality.cues import Cues, Reality, combine

_DEFINITE = frozenset(
    {"the", "this", "that", "these", "those", "its", "his", "her", "their", "our", "current", "ongoing"}
)
_MAX_DEPTH = 12


def noun_reality(parse: Parse, i: int, cues: Cues, of_verb: Callable[[int, int], Reality]) -> Reality:
    """A noun tells a fact where it is definite and nothing above asks for it, plans it or denies it.

    `of_verb(head, skip)` gives the reality of a predicate, the determiners of the noun `skip` apart.
    """
    own = _own(parse, i, cues)
    definite = bool({parse.tokens[c].text.lower() for c in parse.below(i, "det", "amod")} & _DEFINITE) or any(
        parse.below(i, "poss")
    )
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


def _own(parse: Parse, i: int, cues: Cues) -> Reality:
    """What the noun's determiner and adjectives say of it: no, alleged, possible, planned."""
    made = Reality()
    for child in parse.below(i, "det", "amod", "compound"):
        token = parse.tokens[child]
        if token.lemma == "no":
            made = combine(Reality(negative=True), made)
        elif token.dep == "det":
            continue
        elif cues.has("hearsay", token):
            made = combine(Reality(certainty="possible", hearsay=True), made)
        elif cues.has("possible", token) or cues.has("improbable", token) or cues.has("probable", token):
            made = combine(Reality("conditional", certainty="possible"), made)
        elif cues.has("ahead", token):
            made = combine(Reality("planned"), made)
    return made
