"""memberOf a party: "[Labour Party] politician Anna Larsen", "a politician for the [Labour Party]", "Jo ([Green Party])".

Not: "the Labour Party conference" (no person), "Labour Party candidates" (nobody named).
"""

from collections.abc import Iterator

from kg.reading.names import head_of
from kg.reading.rules.scene import Finding, Scene, described


def party(scene: Scene) -> Iterator[Finding]:
    """memberOf for persons described by a noun that a party's name stands before, or whose name a party follows."""
    for draft in scene.table.drafts:
        if draft.type != "PoliticalParty":
            continue
        for first, last, kind in list(draft.mentions):
            if kind == "name":
                yield from _before_noun(scene, draft.index, first, last)
                yield from _in_brackets(scene, draft.index, first, last)
                yield from _after_noun(scene, draft.index, first, last)


def _before_noun(scene: Scene, party: int, first: int, last: int) -> Iterator[Finding]:
    tokens = scene.parse.tokens
    noun = tokens[last].head
    if (
        noun <= last
        or tokens[noun].pos not in ("NOUN", "PROPN")
        or tokens[last].dep not in ("compound", "amod", "nmod", "poss")
    ):
        return
    for person, named in described(scene, noun, "Person"):
        yield Finding(person, "memberOf", party, min(first, named), max(noun, named), "party", noun)
    own = scene.table.at(noun)
    if own is not None and own != party and tokens[noun].tag == "NNP" and scene.table.type_of(own) == "Person":
        yield Finding(own, "memberOf", party, first, noun, "party")


def _after_noun(scene: Scene, party: int, first: int, last: int) -> Iterator[Finding]:
    """ "a politician of the [Labour Party]", "the spokeswoman for the [Green Party]"."""
    tokens = scene.parse.tokens
    named = tokens[head_of(scene.parse, first, last)]
    preposition = tokens[named.head]
    noun = preposition.head
    if named.dep != "pobj" or preposition.text.lower() not in ("of", "for", "from", "with", "in"):
        return
    if tokens[noun].lemma in scene.nouns.roles:
        for person, at in described(scene, noun, "Person"):
            yield Finding(person, "memberOf", party, min(at, noun), max(last, at), "party", noun)


def _in_brackets(scene: Scene, party: int, first: int, last: int) -> Iterator[Finding]:
    tokens = scene.parse.tokens
    if first < 2 or last + 1 >= len(tokens) or tokens[first - 1].text != "(" or tokens[last + 1].text not in (")", ","):
        return
    person = scene.table.at(first - 2)
    if person is not None and scene.table.type_of(person) == "Person":
        yield Finding(person, "memberOf", party, first - 2, last, "party")
