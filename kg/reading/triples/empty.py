"""Clauses that say nothing but what their complement says."""

from kg.reading.clauses import Clause, is_infinitive
from kg.reading.parse import Parse

# Their infinitive says all: "seems to support", "began to withdraw", "failed to protect".
RAISING = frozenset(
    "seem appear tend happen begin start continue cease stop fail manage proceed go have come need use dare expect say report "
    "believe think know allege suppose schedule set likely unlikely due bind sure certain able unable about".split()
)


def is_empty(parse: Parse, clause: Clause) -> bool:
    """Whether the clause says nothing but what its complement says: "seems to", "it is clear that", "is likely to"."""
    head, token = clause.head, parse.tokens[clause.head]
    if token.tag == "JJ" and token.dep in ("acomp", "oprd"):
        return True  # "is concerned about" is read with its copula
    infinitives = [
        i for i in clause.slots.get("xcomp", ()) if is_infinitive(parse, i) or parse.tokens[i].tag in ("VBG", "VB")
    ]
    adjectives = [parse.tokens[a] for a in clause.slots.get("attr", ())]
    raised = not clause.slots.get("obj") or clause.passive
    if infinitives and raised and clause.lemma in RAISING:
        return True
    if clause.lemma == "be" and any(a.lemma in RAISING and _governs_infinitive(parse, a.i) for a in adjectives):
        return True
    if token.lemma == "be" and infinitives and not adjectives:
        return True
    return _is_expletive(parse, clause, head)


def _governs_infinitive(parse: Parse, i: int) -> bool:
    return any(is_infinitive(parse, c) for c in parse.below(i, "xcomp", "ccomp"))


def _is_expletive(parse: Parse, clause: Clause, head: int) -> bool:
    """ "It is clear that", "it surprised them that": the clause after it is the subject."""
    it = any(
        parse.tokens[c].text.lower() == "it" and parse.tokens[c].i < head
        for c in parse.below(head, "nsubj", "nsubjpass", "expl")
    )
    inner = [
        c for a in (head, *clause.slots.get("attr", ())) for c in parse.below(a, "ccomp", "xcomp", "advcl", "csubj")
    ]
    marked = any(
        parse.tokens[m].text.lower() in ("that", "to", "whether") for c in inner for m in parse.below(c, "mark", "aux")
    )
    affects = bool(clause.slots.get("attr")) or clause.passive or bool(clause.slots.get("obj"))
    return it and bool(inner) and marked and affects
