"""Ranking the candidates of a pronoun by agreement, grammar and nearness.

The factors are those of Lappin and Leass (1994) and of the pronoun stage of Raghunathan et al. (2010): recency, subjects
before objects before obliques, parallel roles, chains of pronouns, who speaks. The weights were fitted by hand on news,
speeches and interviews and stand in one table. A search for better ones on two thirds of GUM's documents made the other
third worse (395 right of 548 against 404, three folds), and so did a log-linear ranker learned by folds (348).
"""

from collections.abc import Sequence

from kg.reading.binding import (
    GENDER,
    GROUPS,
    PROMISES,
    Pronoun,
    agrees,
    is_barred,
    is_dislocated,
    is_excluded,
    is_in,
    is_inside,
)
from kg.reading.parse import Parse, Token
from kg.reading.referents import Place, Referent

_AGENTS = frozenset({"person", "people", "group", "body", "state"})
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


def best_referent(
    parse: Parse, pronoun: Pronoun, referents: Sequence[Referent], sources: frozenset[int]
) -> Referent | None:
    """The candidate with the highest score, or None where none agrees or all are too weak."""
    joined = _joined(referents) if pronoun.group == "they" else frozenset()
    fitting = [
        r for r in referents if id(r) not in joined and agrees(pronoun, r) and not is_excluded(parse, pronoun, r)
    ]
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
        and not is_inside(parse, pronoun.token.i, place.head)
    ]
    return referents[max(heads)[1]] if heads else None


def window(pronoun: Pronoun, referent: Referent) -> int:
    """How many sentences back the referent may last have been mentioned: persons stay in mind longest."""
    if not referent.named:
        return WINDOW["nameless"]
    return WINDOW["person"] if pronoun.group in GENDER else WINDOW["thing"]


def _score(parse: Parse, pronoun: Pronoun, referent: Referent, place: Place, sources: frozenset[int]) -> float | None:
    distance = pronoun.place.sentence - place.sentence
    if distance > window(pronoun, referent) or is_barred(parse, pronoun, place):
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
    score += w["dislocated"] * is_dislocated(parse, pronoun, place) + w["owned"] * (referent in pronoun.owners)
    score += w["shared"] * (own and place.role == pronoun.place.role == "obj")
    score += w["several"] * (pronoun.group == "they" and pronoun.possessive and own and place.role == "subj")
    score += w["quote"] * is_in(parse, place, pronoun.words)
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
    return governed and place.role == "obj" and parse.tokens[place.verb].lemma not in PROMISES


def _is_judged(parse: Parse, token: Token) -> bool:
    """ "it was great", "it's like that": more often a situation than a thing."""
    verb = parse.tokens[token.head]
    return token.dep == "nsubj" and verb.lemma == "be" and not parse.has(verb.i, "attr", "xcomp")
