"""What a clause's own words make of it: negation, auxiliaries, adverbs, subordinators."""

from collections.abc import Iterator

from kg.model import Certainty
from kg.reading.clauses import is_predicate
from kg.reading.parse import Parse, Token
from kg.reading.reality.cues import Cues, Reality

# After "not" these make no negation: "not only attacked", "not just".
_NOT_NEGATED = frozenset({"only", "just", "merely", "simply", "least"})
_NONE = frozenset({"nobody", "none", "nothing", "neither"})
_OCCASIONS = frozenset({"point", "time", "stage", "way", "means", "circumstance", "condition", "occasion", "account"})
_RANKS = frozenset({"first", "only", "last", "sole", "lone", "latest"})
_INVERTED = frozenset({"had", "should", "were"})
_OPENINGS = (("in", "case"), ("provided", "that"), ("condition", "that"), ("as", "long", "as"), ("so", "long", "as"))


def own_reality(parse: Parse, i: int, cues: Cues, skip: int) -> Reality:
    """The reality of predicate `i` by its own words; the noun `skip` below it is judged elsewhere."""
    mode, negative, hearsay = "actual", False, False
    certainty: Certainty = "certain"
    for token in _own_words(parse, i, skip):
        if cues.has("negator", token) or cues.has("nearly", token):
            negative = negative != _negates(parse, token)
        elif token.dep in ("aux", "advmod") and (cues.has("possible", token) or cues.has("hearsay", token)):
            certainty = "possible"
            hearsay = hearsay or cues.has("hearsay", token)
        elif token.dep in ("advmod", "acomp", "pobj") and (cues.has("probable", token) or cues.has("apparent", token)):
            certainty = "probable" if certainty == "certain" else certainty
        elif token.dep == "aux" and _is_arranged(parse, i, token, cues):
            mode = "planned"
        elif token.dep == "advmod" and cues.has("partly", token) and _is_negated(parse, token.i):
            certainty = "possible"
        else:
            mode = _mode_of(parse, i, token, cues) or mode
    if _is_conditional(parse, i):
        mode = "conditional"
    elif mode == "actual" and _is_imperative(parse, i):
        mode = "demanded"
    return Reality(mode, negative, certainty, hearsay)


def _is_arranged(parse: Parse, i: int, token: Token, cues: Cues) -> bool:
    """ "is moving to Oslo": the present progressive of a change that is arranged."""
    return token.lemma == "be" and token.tag in ("VBZ", "VBP") and cues.has("arranged", parse.tokens[i])


def _is_negated(parse: Parse, at: int) -> bool:
    """ "not fully": the negation stands right before the adverb."""
    return at > 0 and parse.tokens[at - 1].lemma in ("not", "never", "n't")


def _is_imperative(parse: Parse, i: int) -> bool:
    """ "Release them now": a bare verb without subject or auxiliary, at the head of its clause."""
    own = parse.has(i, "nsubj", "nsubjpass", "expl")
    helped = any(parse.tokens[c].text.lower() != "do" for c in parse.below(i, "aux"))
    token = parse.tokens[i]
    return token.tag == "VB" and token.dep in ("ROOT", "advcl", "ccomp") and not own and not helped


def _mode_of(parse: Parse, i: int, token: Token, cues: Cues) -> str | None:
    if token.dep == "aux" and cues.has("normative", token):
        return "demanded"
    if token.dep == "aux" and cues.has("future", token):
        perfect = any(parse.tokens[c].lemma == "have" for c in parse.below(i, "aux"))
        return "conditional" if perfect and token.lemma == "would" else "planned"
    opening = token.dep in ("mark", "advmod", "aux") and token.i <= i and cues.has("conditional", token)
    if token.lemma == "once" and (parse.tokens[i].dep != "advcl" or token.i != parse.subtree(i)[0]):
        opening = False  # "he once supported the plan"
    if opening and not (token.i and cues.has("negator", parse.tokens[token.i - 1])):
        return "conditional"
    return None


def _negates(parse: Parse, token: Token) -> bool:
    following = parse.tokens[token.i + 1].text.lower() if token.i + 1 < len(parse.tokens) else ""
    return not (token.lemma == "not" and following in _NOT_NEGATED)


def _is_conditional(parse: Parse, i: int) -> bool:
    """Conditions without "if": "had they signed", "should they sign", "in case they sign", "as long as they sign"."""
    token = parse.tokens[i]
    inside = parse.subtree(i)
    if _under_fronted_were(parse, i):
        return True
    first = parse.tokens[inside[0]]
    if (
        token.dep == "advcl"
        and first.head == i
        and first.dep == "aux"
        and first.text.lower() in _INVERTED
        and parse.has(i, "nsubj", "nsubjpass")
    ):
        return True
    if token.dep not in ("advcl", "ccomp", "pcomp"):
        return False
    start = inside[0] + (first.dep == "mark")
    before = tuple(t.text.lower() for t in parse.tokens[max(0, start - 3) : start])
    return any(before[-len(opening) :] == opening for opening in _OPENINGS)


def _under_fronted_were(parse: Parse, i: int) -> bool:
    """ "Were they to sign": the auxiliary stands before its subject, at the head of the clause."""
    were = parse.tokens[i].head
    opens = parse.tokens[were].text.lower() == "were" and parse.tokens[were].dep == "advcl" and were < i
    return opens and parse.subtree(were)[0] == were and parse.has(were, "nsubj", "nsubjpass")


def _own_words(parse: Parse, i: int, skip: int) -> Iterator[Token]:
    """Auxiliaries, adverbs, negations and determiners of the clause; a coordinated verb shares what stands before."""
    token = parse.tokens[i]
    children = [parse.tokens[c] for c in parse.children[i]]
    for child in children:
        if child.dep in ("aux", "neg", "advmod", "mark", "preconj") and not (child.dep == "neg" and _of_rank(parse, i)):
            yield child
        if child.dep == "advmod" and child.lemma in ("long", "longer"):
            yield from (parse.tokens[c] for c in parse.below(child.i, "neg", "advmod") if parse.tokens[c].lemma == "no")
        if child.dep in ("nsubj", "nsubjpass", "dobj", "attr", "pobj") and child.i != skip:
            yield from _of_argument(parse, child)
    yield from _inverted(parse, i)
    yield from _fronted(parse, i)
    yield from _adverbial_nouns(parse, i)
    own_subject = any(c.dep in ("nsubj", "nsubjpass") for c in children)
    if (
        token.dep == "conj"
        and not own_subject
        and not any(c.dep == "aux" for c in children)
        and is_predicate(parse, token.head)
    ):
        alternative = any(t.dep == "cc" and t.lemma in ("or", "nor") for t in parse.tokens[token.head : i])
        yield from (
            t
            for t in _own_words(parse, token.head, skip)
            if t.dep in ("aux", "mark") or (alternative and t.dep in ("neg", "preconj"))
        )


def _of_rank(parse: Parse, copula: int) -> bool:
    """ "is not the first president": one of several all the same."""
    below = (c for a in parse.below(copula, "attr") for c in parse.below(a, "amod"))
    return any(parse.tokens[c].lemma in _RANKS or parse.tokens[c].ent == "ORDINAL" for c in below)


def _adverbial_nouns(parse: Parse, i: int) -> Iterator[Token]:
    """ "In all likelihood they signed": the noun of a phrase that stands for an adverb."""
    for prep in parse.below(i, "prep"):
        if parse.tokens[prep].text.lower() == "in":
            yield from (parse.tokens[o] for o in parse.below(prep, "pobj") if parse.tokens[o].tag == "NN")


def _inverted(parse: Parse, i: int) -> Iterator[Token]:
    """ "Not once have they signed": a negated adverb before auxiliary and subject negates the clause."""
    subjects = parse.below(i, "nsubj", "nsubjpass")
    first = next(iter(subjects), i)
    if any(aux < first for aux in parse.below(i, "aux", "auxpass")):
        yield from (parse.tokens[n] for a in parse.below(i, "advmod") if a < first for n in parse.below(a, "neg"))


def _fronted(parse: Parse, i: int) -> Iterator[Token]:
    """ "At no time did they sign", "they at no point signed": the determiner of a phrase before the verb."""
    helped = list(parse.below(i, "aux"))
    for prep in (*parse.below(i, "prep"), *(p for aux in helped for p in parse.below(aux, "prep"))):
        for noun in parse.below(prep, "pobj"):
            if any(prep < aux < i for aux in helped) or (prep < i and parse.tokens[noun].lemma in _OCCASIONS):
                yield from _of_argument(parse, parse.tokens[noun])


def _of_argument(parse: Parse, child: Token) -> Iterator[Token]:
    """The negative determiner of a subject or object, or a negative pronoun."""
    yield from (
        parse.tokens[c]
        for c in parse.below(child.i, "det", "neg", "preconj")
        if parse.tokens[c].lemma in ("no", "neither")
    )
    if child.lemma in _NONE:
        yield child
