"""Whom grammar allows a pronoun to mean: agreement, and the places from which it is barred.

A plain pronoun is no argument of its clause-mate's verb and stands in no phrase that it means; a reflexive means
whoever acts in its clause (the principles of binding, after Chomsky 1981, as far as a dependency parse shows them).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.model import Span
from kg.reading.parse import Parse, Token
from kg.reading.phrases import expand
from kg.reading.referents import Place, Referent, verb_above

GROUPS: Mapping[str, str] = {
    **dict.fromkeys(("he", "him", "his", "himself"), "he"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "she"),
    **dict.fromkeys(("it", "its", "itself"), "it"),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves", "themself"), "they"),
}
GENDER = {"he": "m", "she": "f"}
# Verbs whose subject, not whose object, acts in the infinitive.
PROMISES = frozenset({"promise", "vow", "threaten"})
_ARGUMENTS = frozenset({"subj", "obj", "obl"})


@dataclass(frozen=True, slots=True)
class Pronoun:
    """A pronoun to be resolved: its place, group, the speaker whose quoted words it is in, and whoever reports it.

    Before "brother", `owners` are those whose brother was spoken of, `owned` the brothers. `spoken_of` are the entities
    that the words of which the pronoun is the source name. `words` are the characters of the quoted words that it is in, `told` the verb that
    quotes them.
    """

    place: Place
    token: Token
    group: str
    reflexive: bool
    possessive: bool
    quoted_by: Referent | None
    reported_by: Referent | None
    source: bool
    agent: bool
    owners: tuple[Referent, ...] = ()
    owned: tuple[Referent, ...] = ()
    spoken_of: frozenset[int] = frozenset()
    words: tuple[Span, ...] = ()
    told: int = -1


def agrees(pronoun: Pronoun, referent: Referent) -> bool:
    """Whether number, gender and kind allow the referent."""
    if (referent is pronoun.quoted_by and pronoun.group != "it") or referent.entity in pronoun.spoken_of:
        return False
    if pronoun.group in GENDER:
        same = not referent.gender or referent.gender == GENDER[pronoun.group]
        person = referent.kind == "person" and referent.plural is not True and same
        return person or _is_motherland(pronoun, referent)
    if pronoun.group == "it":
        return referent.kind not in ("person", "people") and referent.plural is not True
    return referent.plural is not False or referent.kind in ("body", "group", "people", "state")


def _is_motherland(pronoun: Pronoun, referent: Referent) -> bool:
    """ "India and [her] people": a country, where "she" owns something or goes on."""
    called_so = any(GROUPS.get(place.pronoun) == "she" for place in referent.places)
    owns = pronoun.possessive or pronoun.reflexive or called_so
    return pronoun.group == "she" and owns and referent.kind == "state" and referent.named


def is_excluded(parse: Parse, pronoun: Pronoun, referent: Referent) -> bool:
    """Whether one of the referent's last mentions is the pronoun's clause-mate: then none of them is its antecedent."""
    if referent in pronoun.owned or any(_is_told(parse, pronoun, place) for place in referent.places[-3:]):
        return True
    return any(
        (_is_clause_mate(pronoun, place) and not is_dislocated(parse, pronoun, place))
        or _is_described(parse, pronoun, place.head)
        for place in referent.places[-3:]
    )


def _is_told(parse: Parse, pronoun: Pronoun, place: Place) -> bool:
    """Whether the words that the pronoun is in are said to the candidate, or on it: it would be "you" or "here" there."""
    if place.verb != pronoun.told or place.role not in ("obj", "obl") or is_in(parse, place, pronoun.words):
        return False
    governor = parse.tokens[parse.tokens[place.head].head]
    return governor.text.lower() not in ("of", "about", "regarding")


def is_in(parse: Parse, place: Place, spans: Sequence[Span]) -> bool:
    return any(a <= parse.tokens[place.head].start < b for a, b in spans)


def is_barred(parse: Parse, pronoun: Pronoun, place: Place) -> bool:
    """Whether grammar excludes this mention: all but the subject for a reflexive; the phrase around a pronoun."""
    if pronoun.reflexive and (acting := _acting(parse, pronoun.place.clause)):
        return place.head not in acting and not _same_subject(pronoun.place, place)
    return (
        is_inside(parse, pronoun.token.i, place.head)
        or _owns_apposition(parse, pronoun, place.head)
        or (pronoun.group == "it" and _is_several(parse, place.head))
        or (place.role == "mod" and parse.tokens[place.head].tag == "JJ")  # "Norwegian"
        or (place.form == "indefinite" and _is_fronted(parse, pronoun, place))  # "A lawyer by training, she ..."
    )


def _same_subject(own: Place, place: Place) -> bool:
    """Whether the place is the subject (or, without a verb, the root) of the pronoun's clause."""
    return place.clause == own.clause and place.sentence == own.sentence and place.role in ("subj", "root")


def _acting(parse: Parse, verb: int) -> list[int]:
    """Who may act in the verb's clause: its subject, or its governor's; the noun that a participle describes; whoever is told to."""
    nouns: list[int] = []
    for _ in range(4):
        token = parse.tokens[verb]
        subjects = [h for s in parse.below(verb, "nsubj", "nsubjpass") for h in expand(parse, s)]
        if subjects or token.head == verb:
            return nouns + subjects
        above = parse.tokens[token.head]
        if token.dep == "acl":
            nouns += [above.i] if token.tag in ("VBG", "VBN") else []
            verb = verb_above(parse, above.i)
            continue
        told = [o for o in parse.below(above.i, "dobj") if o < verb] if token.dep in ("xcomp", "ccomp") else []
        if told and above.lemma not in PROMISES:
            return nouns + told
        if token.dep not in ("xcomp", "advcl", "pcomp", "conj", "prep"):
            return nouns
        verb = above.i
    return nouns


def _is_described(parse: Parse, pronoun: Pronoun, head: int) -> bool:
    """ "the bank [it] sold", "a letter warning [him]": an argument of a clause is not the noun that the clause describes."""
    verb = parse.tokens[pronoun.place.verb]
    own = pronoun.place.role in _ARGUMENTS and not pronoun.possessive
    return own and verb.dep in ("relcl", "acl") and verb.head == head and not _another_between(parse, head, verb.i)


def _another_between(parse: Parse, head: int, verb: int) -> bool:
    """Whether a name stands between the noun and its clause: the parser may have taken the wrong one of two."""
    return any(t.tag in ("NNP", "NNPS") for t in parse.tokens[head + 1 : verb])


def _is_several(parse: Parse, head: int) -> bool:
    """ "Republicans", "the Larsens": a name in the plural of one word."""
    token = parse.tokens[head]
    return (
        token.tag in ("NNPS", "NNS")
        and bool(token.ent)
        and token.text.endswith("s")
        and not parse.has(head, "compound")
    )


def _owns_apposition(parse: Parse, pronoun: Pronoun, head: int) -> bool:
    """ "Anna Larsen, [her] sister": somebody else's. Not: "Anna Larsen, head of [her] party"."""
    noun = parse.tokens[pronoun.token.head]
    return pronoun.possessive and noun.dep == "appos" and noun.head == head


def is_dislocated(parse: Parse, pronoun: Pronoun, place: Place) -> bool:
    """ "[Peter Novak], he left early": the phrase before the comma is the subject that the pronoun takes up."""
    return place.form != "indefinite" and _is_fronted(parse, pronoun, place)


def _is_fronted(parse: Parse, pronoun: Pronoun, place: Place) -> bool:
    token = parse.tokens[place.head]
    while token.dep == "appos" and token.head < token.i:
        token = parse.tokens[token.head]
    own = pronoun.token
    subject = own.dep in ("nsubj", "nsubjpass") and token.dep in ("nsubj", "nsubjpass", "dep", "npadvmod", "dislocated")
    return subject and token.head == own.head and token.i < own.i and parse.tokens[own.i - 1].text in (",", "—", "–")


def _is_clause_mate(pronoun: Pronoun, place: Place) -> bool:
    """Two arguments of one verb, or the subject that two verbs share and an argument of either."""
    own = pronoun.place
    if place.sentence != own.sentence or place.clause != own.clause or pronoun.possessive or pronoun.reflexive:
        return False
    arguments = place.role in _ARGUMENTS and own.role in _ARGUMENTS
    fronted = place.role == "obl" and place.head < place.verb and own.role != "subj"  # "after Peter, they chose him"
    return arguments and not fronted and (place.verb == own.verb or "subj" in (place.role, own.role))


def is_inside(parse: Parse, i: int, head: int) -> bool:
    """Whether token `i` stands inside the phrase of `head` with no clause between: "the head of its office".

    An adjective with a complement is as good as a clause: "Peter Novak, famous for [his] songs".
    """
    at, stop = i, verb_above(parse, i)
    for _ in range(20):
        token = parse.tokens[at]
        if at == head:
            return True
        if at == stop or token.head == at or token.dep in ("conj", "appos") or _follows_as_adjective(parse, token):
            return False
        at = token.head
    return False


def _follows_as_adjective(parse: Parse, token: Token) -> bool:
    return token.pos == "ADJ" and token.head < token.i and parse.has(token.i, "prep")
