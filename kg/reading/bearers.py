"""Whom a noun describes: "his wife [Anna]", "[Anna], an alumnus of the college", "[She] works as a nurse".

A noun such as "wife", "alumnus" or "subsidiary" relates its bearer to somebody else; grammar puts the bearer beside
it (apposition, title), across a copula, or under "as". Not a bearer: "the wife of Peter" has none in itself.
"""

from collections.abc import Iterator

from kg.reading.clauses import is_passive, is_predicate, surface_subjects, verb_lemma
from kg.reading.parse import Parse
from kg.reading.phrases import expand

COPULAS = frozenset({"be", "become", "remain"})
# Verbs whose "as" phrase describes their subject; of the others, it describes the object of a passive.
_AS_SUBJECT = frozenset(
    {
        "work",
        "serve",
        "act",
        "operate",
        "begin",
        "start",
        "continue",
        "practise",
        "practice",
        "return",
        "retire",
        "join",
    }
)
_PROPER = ("NNP", "NNPS")


def bearers(parse: Parse, noun: int) -> list[int]:
    """The heads of the phrases that noun `noun` describes, in order; empty where there are none."""
    place = _place(parse, noun)
    found = [*beside(parse, noun), *_above(parse, place)]
    return list(dict.fromkeys(h for h in found if h != noun))


def _place(parse: Parse, noun: int) -> int:
    """The token whose place in the sentence is the noun's: the first of a coordination, "one" of "one of the"."""
    at = noun
    for _ in range(4):
        token = parse.tokens[at]
        head = parse.tokens[token.head]
        if token.dep == "conj" and head.tag not in _PROPER and head.pos in ("NOUN", "ADJ", "NUM"):
            at = head.i
        elif token.dep == "pobj" and head.text.lower() == "of" and parse.tokens[head.head].text.lower() == "one":
            at = head.head
        else:
            break
    return at


def beside(parse: Parse, noun: int) -> Iterator[int]:
    """Names after the noun: "his wife Anna", "her daughters, Ann and Eve"; or the name whose title the noun is."""
    token = parse.tokens[noun]
    named = [
        c
        for c in parse.below(noun, "appos", "conj")
        if c > noun
        and parse.tokens[c].tag in _PROPER
        and (parse.tokens[c].dep == "appos" or _after_mark(parse, noun, c))
    ]
    # "his wife Anna, son Karl and daughter Eve" has one wife.
    several = [h for c in named for h in expand(parse, c)] if token.tag == "NNS" else named[:1]
    yield from (h for h in several if parse.tokens[h].tag in _PROPER)
    if token.dep in ("compound", "nmod", "amod") and token.head > noun and parse.tokens[token.head].tag in _PROPER:
        yield token.head


def _after_mark(parse: Parse, noun: int, child: int) -> bool:
    """Whether a comma, colon or dash, and no "and", stands between a plural noun and what it lists."""
    first = parse.subtree(child)[0]
    marks = {t.text for t in parse.tokens[noun + 1 : first]}
    plural = parse.tokens[noun].tag == "NNS"
    return plural and "and" not in marks and bool(marks & {",", ":", "-", "–", "—"})


def _above(parse: Parse, place: int) -> Iterator[int]:
    """What stands over the noun: the head of an apposition, the subject of a copula or of "as"."""
    token = parse.tokens[place]
    head = parse.tokens[token.head]
    match token.dep:
        case "appos":
            yield head.i
        case "attr" | "oprd" if verb_lemma(parse, head.i) in COPULAS:
            yield from (s for s in surface_subjects(parse, head.i) if s != place)
        case "pobj" if head.text.lower() == "as" and is_predicate(parse, head.head):
            yield from _of_as(parse, head.head)
        case "dep" | "npadvmod" | "advcl" | "nsubj" if _fronted(parse, place):
            yield from (s for s in surface_subjects(parse, head.i) if s > place)
        case "nsubj" if verb_lemma(parse, head.i) in COPULAS:
            yield from (
                h for a in parse.below(head.i, "attr") if parse.tokens[a].tag in _PROPER for h in expand(parse, a)
            )


def _of_as(parse: Parse, verb: int) -> list[int]:
    lemma = verb_lemma(parse, verb)
    return surface_subjects(parse, verb) if lemma in _AS_SUBJECT or is_passive(parse, verb) else []


def _fronted(parse: Parse, noun: int) -> bool:
    """ "An alumnus of the college, she became a lawyer": the phrase opens its clause and a comma closes it."""
    head = parse.tokens[noun].head
    end = parse.subtree(noun)[-1]
    after = parse.tokens[end + 1].text if end + 1 < len(parse.tokens) else ""
    return noun < head and is_predicate(parse, head) and "," in (after, parse.tokens[end].text)
