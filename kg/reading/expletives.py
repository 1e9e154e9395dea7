"""The "it" that means nobody: "it is important that", "it rained", "it was agreed that"."""

from kg.reading.parse import Parse, Token

# Verbs with which "it" announces a clause, and nouns of time that it only counts.
_IMPERSONAL = frozenset({"be", "seem", "appear", "become", "take", "turn", "happen"})
_TIMES = frozenset({"time", "year", "month", "week", "day", "hour", "minute", "percent", "o'clock"})

# What a deed or a case is, where the parser gives the infinitive to the adjective: "too early to tell".
_JUDGED = frozenset(
    "early late soon possible impossible important necessary crucial vital essential hard easy difficult".split()
)
# What is so of a case and seldom of a thing: "it would be easier if".
_VALUES = frozenset(
    {"easy", "easier", "hard", "harder", "nice", "good", "better", "best", "bad", "worse", "wise", "fair", "wrong"}
)


def is_expletive(parse: Parse, token: Token) -> bool:
    """ "it is important that", "it was agreed that", "it is time to go", "make it clear that": no one is meant.

    Not: "it is to meet in May", "it is rare because ...", "He knows the law: it is strict."
    """
    head = parse.tokens[token.head]
    judgements = list(parse.below(head.i, "acomp", "attr", "oprd"))
    if token.dep == "expl":
        return True
    if token.dep in ("nsubj", "nsubjpass"):
        if head.lemma == "be" and any(parse.tokens[a].lemma in _TIMES for a in judgements):
            return True
        if head.lemma == "take" and any(
            parse.tokens[o].lemma in _TIMES for o in parse.below(head.i, "dobj", "npadvmod")
        ):
            return parse.has(head.i, "advcl", "xcomp", "ccomp")
        passive = token.dep == "nsubjpass" and any(c > head.i for c in parse.below(head.i, "ccomp"))
        judged = head.lemma in _IMPERSONAL or any(parse.tokens[a].dep == "acomp" for a in judgements)
        return passive or (judged and _has_content(parse, head, bool(judgements)))
    return token.dep == "dobj" and parse.has(head.i, "acomp", "oprd") and _has_content(parse, head, True)


def _has_content(parse: Parse, verb: Token, judged: bool) -> bool:
    """Whether a clause after the verb says what "it" announces: one with "that", or an infinitive of a judgement."""
    judgements = list(parse.below(verb.i, "acomp"))
    inner = [a for a in judgements if parse.tokens[a].lemma in _JUDGED]  # not "ready to sign"
    valued = any(parse.tokens[a].lemma in _VALUES for a in judgements)
    for c in (c for at in (verb.i, *inner) for c in parse.below(at, "ccomp", "xcomp", "acl", "advcl")):
        clause = parse.tokens[c]
        infinitive = any(parse.tokens[a].tag == "TO" for a in parse.below(c, "aux"))
        supposed = valued and any(parse.tokens[m].lemma == "if" for m in parse.below(c, "mark"))
        if c > verb.i and (clause.dep == "ccomp" or supposed or (infinitive and (judged or verb.lemma != "be"))):
            return True
    return False
