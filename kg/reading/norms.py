"""Obligations told by "shall" and "must", and those that a ruling lays down.

Examples: "The parties [shall release] all prisoners" - "[The ministry must] publish the data, [the tribunal ruled]" -
"The Court indicates that [Kestria shall ensure] free passage" - "The bank [is ordered] to pay the costs". Not: "He
must be tired" (a guess), "That must have been so", "Something must happen" (nobody bears it).

Deontic "shall" and "must" against epistemic "must": Palmer, Mood and Modality (2001), chapter 3.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.reading.clauses import Clause
from kg.reading.parse import Parse

_MODALS = frozenset({"shall", "must"})
# Verbs by which a court or a text lays down what their clause says; the second kind lays it down in the subjunctive too.
_RULING = frozenset(
    "rule hold order decide indicate decree direct stipulate provide specify state determine resolve declare instruct".split()
)
_IMPOSING = frozenset("order require direct decree mandate instruct command".split())
_BOUND = frozenset("oblige obligate order require direct instruct command bind mandate".split())
# What somebody "must" do to get on, and no norm asks: "must win", "must face voters".
_STRUGGLES = frozenset(
    "be know think feel wonder seem mean face decide win prepare overcome contend balance navigate choose convince prove "
    "find confront come learn wait survive compete persuade rely grapple get watch understand remember".split()
)
_OPEN_SUBJECTS = frozenset(
    {"we", "i", "you", "one", "it", "this", "that", "there", "everyone", "everybody", "someone", "people"}
)


@dataclass(frozen=True, slots=True)
class Norm:
    """Token `bearer` is bound to do the action of tokens `first` to `last`.

    `verb` heads the clause that says so; `imposer` is the token of who lays it down, None where nobody is named. A
    `negative` norm prohibits the action; a `conditional` one binds only where its "if" comes true.
    """

    bearer: int
    first: int
    last: int
    verb: int
    imposer: int | None = None
    negative: bool = False
    conditional: bool = False


def find_norms(parse: Parse, clauses: Sequence[Clause]) -> tuple[Norm, ...]:
    """All norms of the clauses, in text order."""
    by_head = {c.head: c for c in clauses if c.kind == "verb"}
    found = [norm for clause in by_head.values() for norm in (*_modal(parse, clause, by_head), *_bound(parse, clause))]
    return tuple(sorted(dict.fromkeys(found), key=lambda n: (n.verb, n.bearer)))


def _modal(parse: Parse, clause: Clause, by_head: dict[int, Clause]) -> Iterator[Norm]:
    """ "Kestria [shall ensure] passage", below a ruling or on its own."""
    modal = next((a for a in parse.below(clause.head, "aux") if parse.tokens[a].text.lower() in _MODALS), None)
    above = by_head.get(parse.tokens[clause.head].head)
    ruling = above if above is not None and parse.tokens[clause.head].dep == "ccomp" else None
    laid_down = ruling is not None and ruling.lemma in (_RULING if modal is not None else _IMPOSING)
    if modal is None and not (laid_down and _is_subjunctive(parse, clause.head)):
        return
    if modal is not None and _is_guess(parse, clause, modal):
        return
    span = _action(parse, clause.head, clause.head - 1 if modal is None else modal)
    imposer = next(iter(ruling.slots.get("subj", ())), None) if ruling is not None and laid_down else None
    verb = clause.head if ruling is None or imposer is None else ruling.head
    negative = imposer is not None and parse.has(clause.head, "neg")
    for bearer in clause.slots.get("subj", ()):
        if span and parse.tokens[bearer].text.lower() not in _OPEN_SUBJECTS and bearer < clause.head:
            first = next(i for i in range(span[0], span[1] + 1) if not negative or parse.tokens[i].dep != "neg")
            yield Norm(bearer, first, span[1], verb, imposer, negative, _has_condition(parse, clause.head))


def _is_subjunctive(parse: Parse, verb: int) -> bool:
    """ "ordered that the ship [leave] port": a bare verb with its subject."""
    return parse.tokens[verb].tag == "VB" and parse.has(verb, "nsubj") and not parse.has(verb, "aux")


def _is_guess(parse: Parse, clause: Clause, modal: int) -> bool:
    """ "must be tired", "must have left", "must win": what somebody concludes or needs."""
    if parse.tokens[modal].text.lower() == "shall":
        return False
    perfect = any(parse.tokens[a].lemma == "have" for a in parse.below(clause.head, "aux"))
    return perfect or parse.tokens[clause.head].lemma in _STRUGGLES


def _has_condition(parse: Parse, verb: int) -> bool:
    """ "[If Norway refuses], Chile must leave"."""
    marks = (parse.tokens[m].text.lower() for c in parse.below(verb, "advcl") for m in parse.below(c, "mark"))
    return any(mark in ("if", "unless") for mark in marks)


def _action(parse: Parse, verb: int, modal: int) -> tuple[int, int] | None:
    """First and last token of the verb phrase after the modal."""
    inside = [i for i in parse.subtree(verb) if i > modal]
    while inside and parse.tokens[inside[-1]].pos == "PUNCT":
        inside.pop()
    while inside and parse.tokens[inside[0]].pos == "PUNCT":
        inside.pop(0)
    return (inside[0], inside[-1]) if inside and inside[-1] >= verb else None


_BINDING = frozenset({"legally", "contractually", "constitutionally", "duty", "honour", "honor", "morally"})


def _bound(parse: Parse, clause: Clause) -> Iterator[Norm]:
    """ "The bank [is ordered to pay]", by nobody named."""
    if not clause.passive or clause.lemma not in _BOUND or clause.slots.get("subj"):
        return
    verb = parse.tokens[clause.head]
    adverbs = {parse.tokens[a].lemma for a in parse.below(clause.head, "advmod")}
    if verb.text.lower() == "bound" and not adverbs & _BINDING:
        return  # "was bound to fail": could not but
    for action in clause.slots.get("xcomp", ()):
        span = _action(parse, action, action - 1)
        for bearer in clause.slots.get("obj", ()):
            if span and parse.has(clause.head, "auxpass"):
                yield Norm(bearer, span[0], span[1], clause.head)
