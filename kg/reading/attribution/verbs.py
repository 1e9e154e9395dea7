"""Verbs that attribute: with a clause, an infinitive, a quotation, or a phrase that tells what is talked of."""

from collections.abc import Container, Iterator, Mapping, Sequence

from kg.model import Span
from kg.reading.attribution.contents import content_of, spans_of, trimmed, whole_quotes
from kg.reading.attribution.page import Page
from kg.reading.attribution.said import Said, channel_of
from kg.reading.attribution.sources import source_of
from kg.reading.clauses import Clause, is_infinitive
from kg.reading.quotes import Quote, touching

# Acts whose infinitive is vouched for by the source: "claims to own the islands", "promised to act".
VOUCHED = frozenset({"promise", "demand", "deny", "claim", "believe", "ask", "say", "find"})
# Acts that tell of a deed by a gerund: the source says that it was done.
_CHARGES = frozenset({"accuse", "condemn", "welcome", "concede", "deny"})
# Prepositions of a phrase that completes the content: "accused the guards of theft", "described it as a threat".
_COMPLETING = frozenset({"as", "of", "for", "on", "about", "over", "against", "to", "from", "with", "in"})
# What comes after "as" with these is a source, not a time: "as the minister noted".
_AS_VERBS = frozenset(
    {
        "say",
        "note",
        "report",
        "point out",
        "observe",
        "write",
        "argue",
        "acknowledge",
        "explain",
        "describe",
        "warn",
        "suggest",
        "put it",
        "state",
    }
)


def clausal_content(page: Page, clause: Clause) -> list[Span]:
    """The characters of the clauses that a verb of saying governs, quotations that are all of a clause left out."""
    if clause.lemma not in page.words.verbs and clause.lemma not in page.words.infinitives:
        return []
    source, _ = source_of(page.parse, clause)
    spans = [s for c in _complements(page, clause) for s in content_of(page.parse, c, clause.head, source, page.quotes)]
    return [s for s in spans if not _is_quote(page, s, clause.head)]


def _complements(page: Page, clause: Clause) -> Iterator[int]:
    """Finite clauses; else infinitives of verbs that take one; else the sentence that "he said" interrupts."""
    parse = page.parse
    finite = list(clause.slots.get("ccomp", ())) if clause.lemma in page.words.verbs else []
    yield from finite
    if finite:
        return
    gerunds = [x for x in clause.slots.get("xcomp", ()) if not is_infinitive(parse, x)] if _admits(page, clause) else []
    yield from gerunds
    if gerunds:
        return
    if clause.lemma in page.words.infinitives:
        infinitives = [x for x in clause.slots.get("xcomp", ()) if is_infinitive(parse, x)]
        yield from infinitives
        if infinitives:
            return
    if _interrupts(page, clause):
        yield parse.tokens[clause.head].head


def _admits(page: Page, clause: Clause) -> bool:
    """Whether a gerund is what the source denies or admits: "denied having met them"."""
    return page.words.verbs.get(clause.lemma) in ("deny", "concede")


def _interrupts(page: Page, clause: Clause) -> bool:
    """ "The plan, he said, is dead"; "as the minister noted"."""
    parse, token = page.parse, page.parse.tokens[clause.head]
    subject = next(parse.below(clause.head, "nsubj"), None)
    if (
        clause.lemma not in page.words.verbs
        or subject is None
        or page.quoted[token.head] >= 0
        or token.head not in page.verbs
    ):
        return False
    if token.dep == "parataxis":
        return True
    marks = [c for c in parse.below(clause.head, "mark", "advmod") if parse.tokens[c].text.lower() == "as"]
    return (
        token.dep == "advcl"
        and bool(marks)
        and clause.lemma in _AS_VERBS
        and not parse.has(clause.head, "dobj", "ccomp")
    )


def _is_quote(page: Page, span: Span, verb: int) -> bool:
    """Whether a content is nothing but a quotation that the verb stands outside of."""
    around = [q for q in touching(page.quotes, *span) if q is not page.quote_of(verb)]
    return any(q.start <= span[0] + 1 and span[1] <= q.end + 1 for q in around)


def said_by(page: Page, clause: Clause, outside: Sequence[Span], spoken: Sequence[Quote]) -> Said | None:
    """The attribution of one clause from its clausal content and its quotations, or its topic."""
    direct = [(q.start, q.end) for q in spoken if not any(a <= q.start and q.end <= b + 1 for a, b in outside)]
    if not outside and not direct:
        return _topic(page, clause)
    act = page.words.verbs.get(clause.lemma) or page.words.infinitives.get(clause.lemma) or "say"
    source, span = source_of(page.parse, clause) if act != "seem" else (None, None)
    if source is not None and page.quoted[source] >= 0 and page.quoted[clause.head] != page.quoted[source]:
        source, span = None, None
    if (source is None and not clause.passive and not direct and act != "seem") or _addressed(page, source):
        return None
    content = tuple(sorted([*outside, *direct]))
    scope = content if not _only_wanted(page, clause, act) else tuple(direct)
    raised = list(_raised(page, clause))
    wider = tuple(sorted([*(s for s in content if not any(a <= s[0] and s[1] <= b for a, b in raised)), *raised]))
    return Said(
        clause.head,
        cue_span(page, clause),
        source,
        span,
        wider,
        channel_of(wider, page.quotes),
        act,
        bool(outside),
        scope,
    )


def _addressed(page: Page, source: int | None) -> bool:
    """Whether the source is the reader: "you know that ..."."""
    return source is not None and page.parse.tokens[source].text.lower() == "you" and page.quoted[source] < 0


def _only_wanted(page: Page, clause: Clause, act: str) -> bool:
    """Whether the content is an act that somebody wants or refuses, for which no one vouches."""
    infinitives = any(is_infinitive(page.parse, x) for x in clause.slots.get("xcomp", ()))
    return act not in VOUCHED and not clause.slots.get("ccomp") and infinitives


def _raised(page: Page, clause: Clause) -> Iterator[Span]:
    """The subject of a content that grammar raised: "[the talks] are expected to end", "urged [them] to leave"."""
    parse = page.parse
    if not any(is_infinitive(parse, x) for x in clause.slots.get("xcomp", ())) or clause.slots.get("ccomp"):
        return
    seeming = page.words.infinitives.get(clause.lemma) == "seem"
    deps = ("nsubj",) if seeming else ("nsubjpass",) if clause.passive else ("dobj",)
    for argument in parse.below(clause.head, *deps):
        yield from trimmed(parse, parse.subtree(argument))


def cue_span(page: Page, clause: Clause) -> Span:
    """The verb with its auxiliaries, negation and particle."""
    parse = page.parse
    parts = [clause.head, *parse.below(clause.head, "aux", "auxpass", "neg", "prt")]
    near = [i for i in parts if abs(i - clause.head) <= 3]
    return parse.chars(min(near), max(near))


def _topic(page: Page, clause: Clause) -> Said | None:
    """What is talked of, praised or wanted, given by a phrase: nobody vouches for it, its quoted words apart."""
    slots = page.words.topics.get(clause.lemma)
    if slots is None:
        return None
    tokens = sorted(set(_topic_tokens(page, clause, slots)))
    source, span = source_of(page.parse, clause)
    if not tokens or (source is None and not clause.passive):
        return None
    content = tuple(whole_quotes(spans_of(page.parse, tokens, [clause.head]), page.quotes))
    scope = tuple(
        (q.start, q.end) for a, b in content for q in touching(page.quotes, a, b) if a <= q.start and q.end <= b + 1
    )
    act = next(iter(slots.values()))
    if act in _CHARGES:
        scope = tuple(sorted({*scope, *_charges(page, clause, slots)}))
    cue, channel = cue_span(page, clause), channel_of(content, page.quotes)
    return Said(clause.head, cue, source, span, content, channel, act, False, scope) if content else None


def _charges(page: Page, clause: Clause, slots: Mapping[str, str]) -> Iterator[Span]:
    """Gerunds that tell a deed: "accused them of [attacking]", "praised her for [signing]"."""
    objects = list(page.parse.below(clause.head, "dobj"))
    for prep in _phrases(page, clause.head, objects, (*slots, "of", "for")):
        for gerund in page.parse.below(prep, "pcomp"):
            yield from trimmed(page.parse, page.parse.subtree(gerund))


def _phrases(page: Page, verb: int, objects: Sequence[int], words: Container[str]) -> list[int]:
    """The prepositions of the verb, or wrongly of its object, that open the content."""
    below = [*page.parse.below(verb, "prep"), *(c for o in objects if o > verb for c in page.parse.below(o, "prep"))]
    own = [c for c in below if c > verb and page.parse.tokens[c].text.lower() in words]
    return [c for c in own if page.parse.tokens[c].head == verb or page.parse.has(c, "pcomp")]


def _topic_tokens(page: Page, clause: Clause, slots: Mapping[str, str]) -> Iterator[int]:
    parse, verb = page.parse, clause.head
    objects = list(parse.below(verb, "nsubjpass" if clause.passive else "dobj", "oprd"))
    phrases = _phrases(page, verb, objects, slots)
    for prep in phrases:
        yield from (i for o in parse.below(prep, "pobj", "pcomp") for i in parse.subtree(o))
    if phrases or ("obj" in slots and objects):
        parts = [*objects, *parse.below(verb, "xcomp"), *_completing(page, verb, objects)]
        yield from (i for part in parts for i in parse.subtree(part))


def _completing(page: Page, verb: int, objects: Sequence[int]) -> Iterator[int]:
    """The prepositions after the object whose phrases belong to the content."""
    for child in page.parse.below(verb, "prep"):
        if objects and child > objects[0] and page.parse.tokens[child].text.lower() in _COMPLETING:
            yield child
