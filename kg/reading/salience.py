"""Ranking the candidates of a pronoun by agreement, grammar and nearness.

The factors are those of Lappin and Leass (1994) and of the pronoun stage of Raghunathan et al. (2010): recency, subjects
before objects before obliques, parallel roles, chains of pronouns, who speaks. The weights were fitted by hand on news,
speeches and interviews and stand in one table.
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
_AGENTS = frozenset({"person", "people", "group", "body", "state"})
# Verbs whose subject, not whose object, acts in the infinitive.
_PROMISES = frozenset({"promise", "vow", "threaten"})
_ARGUMENTS = frozenset({"subj", "obj", "obl"})
WINDOW = {"person": 12, "thing": 5, "nameless": 3}

WEIGHTS = {
    "sentence": -1.0, "first_sentence": -0.4, "token": -0.012, "subj": 0.7, "obj": 0.4, "obl": 0.3, "poss": 0.2,
    "inner": 0.0, "mod": -0.5, "root": 0.8, "other": 0.3, "main": 0.2, "parallel": 0.2, "chain": 0.6, "count": 0.15,
    "named": 0.5, "gender": 1.1, "called": 0.2, "quote": 0.3, "shared": 1.0, "several": 0.8, "speaker": 0.5, "source": 1.0, "owner": 0.2, "its": 0.9,
    "copula": -0.6, "agent": 0.6, "controller": 1.8, "switch": -1.2, "dislocated": 3.0, "owned": 2.5, "he.person": 0.0, "she.person": 0.0, "she.state": -2.5, "it.body": 0.3, "it.state": -0.4, "it.group": 0.0,
    "it.place": -0.5, "it.text": 0.2, "it.event": 0.3, "it.thing": 0.6, "they.person": 1.1, "they.people": 0.3,
    "they.group": 1.1, "they.body": -0.2, "they.state": -0.6, "they.thing": 0.5, "they.place": -0.2, "they.text": 0.0,
    "they.event": 0.0, "they.plural": 0.3, "he.least": -3.2, "she.least": -3.5, "it.least": 0.3, "they.least": -0.3,
}  # fmt: skip


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


def best_referent(
    parse: Parse, pronoun: Pronoun, referents: Sequence[Referent], sources: frozenset[int]
) -> Referent | None:
    """The candidate with the highest score, or None where none agrees or all are too weak."""
    joined = _joined(referents) if pronoun.group == "they" else frozenset()
    fitting = [r for r in referents if id(r) not in joined and agrees(pronoun, r) and not _excluded(parse, pronoun, r)]
    best, best_score = None, WEIGHTS[pronoun.group + ".least"]
    for referent in fitting:
        scored = (_score(parse, pronoun, referent, place, sources) for place in referent.places[-6:])
        score = max((s for s in scored if s is not None), default=best_score)
        if score > best_score:
            best, best_score = referent, score
    return best or (_nearest(parse, pronoun, fitting) if pronoun.reflexive else None)


def _joined(referents: Sequence[Referent]) -> frozenset[int]:
    """Those that were mentioned last as one of several: "they" means all."""
    return frozenset(
        id(m)
        for r in referents
        for m in r.members
        if m.places and r.places and m.places[-1].sentence == r.places[-1].sentence
    )


def _nearest(parse: Parse, pronoun: Pronoun, referents: Sequence[Referent]) -> Referent | None:
    """ "We want a strong Norway, at peace with [itself]": where no one fits who acts, the last of the sentence."""
    heads = [
        (place.head, k)
        for k, referent in enumerate(referents)
        for place in referent.places
        if place.sentence == pronoun.place.sentence
        and place.head < pronoun.place.head
        and not _within(parse, pronoun.token.i, place.head)
    ]
    return referents[max(heads)[1]] if heads else None


def _excluded(parse: Parse, pronoun: Pronoun, referent: Referent) -> bool:
    """Whether one of the referent's last mentions is the pronoun's clause-mate: then none of them is its antecedent."""
    if referent in pronoun.owned or any(_is_told(parse, pronoun, place) for place in referent.places[-3:]):
        return True
    return any(
        (_is_clause_mate(pronoun, place) and not _is_dislocated(parse, pronoun, place))
        or _is_described(parse, pronoun, place.head)
        for place in referent.places[-3:]
    )


def _is_told(parse: Parse, pronoun: Pronoun, place: Place) -> bool:
    """Whether the words that the pronoun is in are said to the candidate, or on it: it would be "you" or "here" there."""
    if place.verb != pronoun.told or place.role not in ("obj", "obl") or _is_in(parse, place, pronoun.words):
        return False
    governor = parse.tokens[parse.tokens[place.head].head]
    return governor.text.lower() not in ("of", "about", "regarding")


def _is_in(parse: Parse, place: Place, spans: Sequence[Span]) -> bool:
    return any(a <= parse.tokens[place.head].start < b for a, b in spans)


def window(pronoun: Pronoun, referent: Referent) -> int:
    """How many sentences back the referent may last have been mentioned: persons stay in mind longest."""
    if not referent.named:
        return WINDOW["nameless"]
    return WINDOW["person"] if pronoun.group in GENDER else WINDOW["thing"]


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


def _score(parse: Parse, pronoun: Pronoun, referent: Referent, place: Place, sources: frozenset[int]) -> float | None:
    distance = pronoun.place.sentence - place.sentence
    if distance > window(pronoun, referent) or _barred(parse, pronoun, place):
        return None
    w = WEIGHTS
    score = min(distance, 4) * w["sentence"] + (w["first_sentence"] if distance else 0.0)
    score += (pronoun.place.head - place.head) * w["token"] * (distance == 0) + w[place.role] + w["main"] * place.main
    score += w["parallel"] * (place.role == pronoun.place.role) + w["named"] * referent.named
    score += w["chain"] * (GROUPS.get(place.pronoun) == pronoun.group) + w["count"] * min(
        sum(p.form != "relative" for p in referent.places), 6
    )
    own = place.clause == pronoun.place.clause and distance == 0
    score += w["owner"] * (pronoun.possessive and own and place.role == "subj") + w["its"] * (
        pronoun.possessive and pronoun.group == "it"
    )
    score += w["agent"] * (pronoun.agent and referent.kind in _AGENTS)
    score += w["controller"] * (pronoun.possessive and _controls(parse, place, own_verb=pronoun.place.verb))
    score += w["dislocated"] * _is_dislocated(parse, pronoun, place) + w["owned"] * (referent in pronoun.owners)
    score += w["shared"] * (own and place.role == pronoun.place.role == "obj")
    score += w["several"] * (pronoun.group == "they" and pronoun.possessive and own and place.role == "subj")
    score += w["quote"] * _is_in(parse, place, pronoun.words)
    score += w["switch"] * _switches(pronoun, referent)
    score += w["copula"] * (pronoun.group == "it" and _is_judged(parse, pronoun.token))
    score += w["speaker"] * (referent is pronoun.reported_by) + w["source"] * (pronoun.source and place.head in sources)
    score += w.get(f"{pronoun.group}.{referent.kind}", 0.0)
    if pronoun.group in GENDER:
        known = referent.named and referent.gender == GENDER[pronoun.group]
        score += w["gender" if referent.gender_by_name else "called"] * known
    if pronoun.group == "they":
        score += w["they.plural"] * (referent.plural is True)
    return score


def _switches(pronoun: Pronoun, referent: Referent) -> bool:
    """Whether the same sentence called the referent by another pronoun last: "it" seldom becomes "they" there."""
    last = next((p for p in reversed(referent.places) if p.pronoun), None)
    other = last is not None and GROUPS.get(last.pronoun, pronoun.group) != pronoun.group
    return other and last is not None and last.sentence == pronoun.place.sentence


def _controls(parse: Parse, place: Place, own_verb: int) -> bool:
    """ "urged [Norway] to open its ports": the object acts in the infinitive. Not: "promised Norway to open its ports"."""
    infinitive = parse.tokens[own_verb]
    governed = infinitive.dep in ("xcomp", "ccomp") and infinitive.head == place.verb
    return governed and place.role == "obj" and parse.tokens[place.verb].lemma not in _PROMISES


def _is_judged(parse: Parse, token: Token) -> bool:
    """ "it was great", "it's like that": more often a situation than a thing."""
    verb = parse.tokens[token.head]
    return token.dep == "nsubj" and verb.lemma == "be" and not parse.has(verb.i, "attr", "xcomp")


def _barred(parse: Parse, pronoun: Pronoun, place: Place) -> bool:
    """Whether grammar excludes this mention: all but the subject for a reflexive; the phrase around a pronoun."""
    if pronoun.reflexive and (acting := _acting(parse, pronoun.place.clause)):
        return place.head not in acting and not _same_subject(pronoun.place, place)
    return (
        _within(parse, pronoun.token.i, place.head)
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
        if told and above.lemma not in _PROMISES:
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


def _is_dislocated(parse: Parse, pronoun: Pronoun, place: Place) -> bool:
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


def _within(parse: Parse, i: int, head: int) -> bool:
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
