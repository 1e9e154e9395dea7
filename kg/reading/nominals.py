"""Nouns read as clauses: "the blockade of A by B", "the order by the Court", "B's attack on A", "the Norwegian reply".

In the spirit of NOMLEX (Macleod et al. 1998): `by`, a possessive or a premodifying name is the subject; `of` is the
object, or the subject of nouns that have no other. Slots: subj, obj, poss, mod, self, bearer (whom the noun
describes: "his wife Anna"), had (who "has" it), and every preposition.
"""

from collections import defaultdict
from collections.abc import Collection

from kg.reading.bearers import bearers
from kg.reading.clauses import Clause, prepositions, surface_subjects
from kg.reading.parse import Parse, Token
from kg.reading.phrases import expand

# Common nouns of deeds, after NOMLEX: what is done, without who or what does it.
EVENT_NOUNS = frozenset(
    "abduction abolition acceptance accession accusation acquisition adoption agreement aggression allegation amendment "
    "annexation announcement appeal application appointment approval arrest arrival assassination assault assistance "
    "assurance attack attempt ban blockade bombardment bombing boycott breach call cancellation capture ceasefire claim "
    "closure commitment complaint compliance condemnation conquest construction consultation control conversation "
    "conviction cooperation criticism deal decision declaration defeat delivery demand demolition denial departure "
    "deployment deportation destruction detention dialogue discussion dismissal dissolution donation election embargo "
    "endorsement escape establishment eviction exchange execution expansion expulsion extension extradition handover "
    "hearing imposition imprisonment incursion inquiry inspection interference intervention invasion investigation invitation "
    "killing launch meeting murder negotiation nomination objection obstruction occupation offensive offer opposition "
    "order participation payment persecution pledge pressure probe prohibition promise proposal prosecution protest "
    "publication purchase raid ratification reaction recognition refusal rejection release removal repeal replacement reply request "
    "rescue resignation response restoration restriction return ruling sale seizure shelling siege speech statement strike "
    "suspension support surrender talk takeover threat torture transfer trial veto verdict violation visit vote warning "
    "withdrawal implementation judgment judgement enforcement protection rejection remark trip address report".split()
)


def find_nominals(parse: Parse, lemmas: Collection[str]) -> tuple[Clause, ...]:
    """A clause for every common noun whose lemma is one of `lemmas`, in text order."""
    return tuple(
        _nominal(parse, t.i)
        for t in parse.tokens
        if t.lemma in lemmas and t.pos in ("NOUN", "PROPN") and _stands_alone(parse, t) and not _is_idiom(parse, t)
    )


def _is_idiom(parse: Parse, token: Token) -> bool:
    """ "a list [on the order of] Clinton's": a measure and no order."""
    return token.lemma == "order" and parse.words(max(0, token.i - 2), token.i).lower() == "on the order"


def _stands_alone(parse: Parse, token: Token) -> bool:
    """Whether a noun is more than a modifier: its phrase's head, or a description before a name ("novelist Anna")."""
    if token.dep not in ("compound", "amod"):
        return True
    described = parse.tokens[token.head]
    return token.tag == "NN" and described.tag in ("NNP", "NNPS") and parse.tokens[token.i + 1].tag in ("NNP", "NNPS")


def _nominal(parse: Parse, i: int) -> Clause:
    slots: dict[str, list[int]] = defaultdict(list)
    slots["self"] = [i]
    for child in parse.children[i]:
        token = parse.tokens[child]
        if token.dep == "poss":
            slots["poss"] += _possessors(parse, i, child)
        elif token.dep in ("compound", "amod", "nmod") and token.text[:1].isupper():
            slots["mod"].append(child)
    for prep, heads in prepositions(parse, i):
        slots[prep] += heads
        for inner, found in prepositions(parse, heads[0]) if heads else ():
            slots[f"{prep}.{inner}"] += found
    _share_owner(parse, i, slots)
    _move_stranded(parse, slots)
    slots["subj"] = slots["by"] or slots["poss"] or slots["mod"] or _light_subject(parse, i)
    slots["obj"] = slots["of"]
    slots["bearer"] = bearers(parse, i)
    slots["had"] = _havers(parse, i)
    if slots["had"]:
        for prep, heads in prepositions(parse, parse.tokens[i].head):
            slots[prep] = slots[prep] or heads
    kept = {name: tuple(dict.fromkeys(heads)) for name, heads in slots.items() if heads}
    return Clause(i, "noun", parse.tokens[i].lemma, kept)


def _possessors(parse: Parse, i: int, child: int) -> list[int]:
    """The owners; in "Peter Novak and his wife" the pronoun means the name that the noun is joined to."""
    first = parse.tokens[parse.tokens[i].head]
    if (
        parse.tokens[i].dep == "conj"
        and parse.tokens[child].text.lower() in ("his", "her", "its")
        and first.ent in ("PERSON", "ORG")
        and first.tag == "NNP"
    ):
        return [first.i]
    return expand(parse, child)


# Verbs that lend their subject to the deed that is their object: "announced a suspension", "completed a withdrawal".
_LIGHT = frozenset(
    "announce order declare complete begin start launch continue resume finish make conduct undertake carry stage mount "
    "offer promise pledge issue impose effect perform step escalate".split()
)


def _light_subject(parse: Parse, i: int) -> list[int]:
    head = parse.tokens[parse.tokens[i].head]
    lent = parse.tokens[i].dep == "dobj" and head.lemma in _LIGHT
    return surface_subjects(parse, head.i) if lent else []


def _havers(parse: Parse, i: int) -> list[int]:
    """ "[They] had two sons, Tom and Carl": the subject of "have" owns its object."""
    head = parse.tokens[parse.tokens[i].head]
    owned = parse.tokens[i].dep == "dobj" and head.lemma == "have"
    return surface_subjects(parse, head.i) if owned else []


def _move_stranded(parse: Parse, slots: dict[str, list[int]]) -> None:
    """Complements that the parser hung on a complement: "violation by A of the rights", "breach of the truce by A".

    A name takes none of them, and "by" after "of" belongs to the noun that is done.
    """
    for agent in list(slots["by"]):
        if parse.tokens[agent].tag in ("NNP", "NNPS"):
            for prep, heads in prepositions(parse, agent):
                if prep in _STRANDED and heads and not slots[prep] and not _same_name(parse, agent, heads[0]):
                    slots[prep] += heads
    for done in [o for prep in _STRANDED for o in slots[prep]]:
        for prep, heads in prepositions(parse, done):
            if prep == "by" and not slots["by"]:
                slots["by"] += heads


_SHARING = frozenset({"founder", "co-founder", "cofounder", "owner", "co-owner", "parent"})


def _share_owner(parse: Parse, i: int, slots: dict[str, list[int]]) -> None:
    """ "founder and president [of the bank]": who founded is founder of what he presides."""
    if parse.tokens[i].lemma not in _SHARING or slots["of"] or slots["poss"]:
        return
    for other in parse.below(i, "conj"):
        if parse.tokens[other].pos in ("NOUN", "PROPN"):
            slots["of"] += [h for prep, heads in prepositions(parse, other) if prep in ("of", "at") for h in heads]
    token = parse.tokens[i]
    if not slots["of"] and token.dep == "conj" and parse.tokens[token.head].pos in ("NOUN", "PROPN"):
        slots["poss"] += [h for c in parse.below(token.head, "poss") for h in expand(parse, c)]


_STRANDED = ("of", "on", "against", "from", "to")


def _same_name(parse: Parse, a: int, b: int) -> bool:
    return (
        bool(parse.tokens[a].ent)
        and parse.tokens[a].ent == parse.tokens[b].ent
        and a < b
        and all(parse.tokens[i].ent for i in range(a, b))
    )
