"""Who says it: the head of the source, and the characters that name it."""

from kg.model import Span
from kg.reading.clauses import Clause, relative_antecedents
from kg.reading.parse import Parse
from kg.reading.person_nouns import is_person_noun

_MARKS = frozenset(",.”\"'’?!—–-") | {"''"}
_NOT_IN_SOURCE = frozenset({"relcl", "ccomp", "advcl", "parataxis", "acl", "cc", "punct"})
_QUOTES = frozenset({"quote", "cite", "report"})
_TIMES = frozenset({"DATE", "TIME"})
# What speaks though it is no person.
_SPEAKING = frozenset(
    "source document agency ministry police authority witness paper newspaper report statement announcement study poll "
    "survey government".split()
)
_FINITE = frozenset({"VBD", "VBZ", "VBP"})


def speaks(lemma: str) -> bool:
    """Whether a common noun names somebody or something that can say things."""
    return lemma in _SPEAKING or is_person_noun(lemma)


def source_of(parse: Parse, clause: Clause) -> tuple[int | None, Span | None]:
    """The subject of a clause of saying, and its characters: a relative pronoun is named by itself.

    >>> # "the minister, who said ...": (minister, the characters of "who")
    """
    named = named_source(parse, clause)
    if named is None:
        return None, None
    if parse.tokens[named].tag in ("WP", "WDT"):
        antecedents = relative_antecedents(parse, named)
        return (antecedents[0] if antecedents else named), parse.chars(named, named)
    return named, source_span(parse, named)


def named_source(parse: Parse, clause: Clause) -> int | None:
    """The token that names the speaker: the subject, an agent, or the noun after an inverted verb."""
    quoted = _quoted_as(parse, clause.head)
    if quoted is not None:
        return quoted
    if clause.passive:
        return next((o for c in parse.below(clause.head, "agent") for o in parse.below(c, "pobj")), None)
    own = [s for s in parse.below(clause.head, "nsubj") if parse.tokens[s].ent not in _TIMES]
    before = [s for s in own if s < clause.head]
    if own:
        return before[-1] if before else own[0]
    after = [o for o in parse.below(clause.head, "dobj") if o > clause.head]
    inverted = clause.head > 0 and parse.tokens[clause.head - 1].text in _MARKS
    if after and parse.tokens[clause.head].tag in _FINITE and inverted and not clause.slots.get("subj"):
        return after[0]
    return next(iter(clause.slots.get("subj", ())), None)


def _quoted_as(parse: Parse, verb: int) -> int | None:
    """ "Quoted [the minister] as saying", "[the minister] was quoted as saying"."""
    prep = parse.tokens[verb].head
    above = parse.tokens[prep].head
    if (
        parse.tokens[verb].dep != "pcomp"
        or parse.tokens[prep].lemma != "as"
        or parse.tokens[above].lemma not in _QUOTES
    ):
        return None
    return next(iter([*parse.below(above, "dobj"), *parse.below(above, "nsubjpass")]), None)


def source_span(parse: Parse, source: int) -> Span:
    """The characters of the source phrase: appositions belong to it, relative clauses and loose marks do not."""
    keep, todo = [source], [source]
    while todo:
        at = todo.pop()
        for child in parse.children[at]:
            if parse.tokens[child].dep not in _NOT_IN_SOURCE:
                keep.append(child)
                todo.append(child)
    first, last = min(keep), max(keep)
    closing = last + 1 < len(parse.tokens) and parse.tokens[last + 1].text == ")" and "(" in parse.words(first, last)
    return parse.chars(first, last + 1 if closing else last)
