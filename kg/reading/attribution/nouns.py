"""Nouns, adjectives and phrases that attribute: "the claim that ...", "confident that ...", "according to ..."."""

from collections.abc import Iterator, Sequence

from kg.model import Span
from kg.reading.attribution.contents import spans_of, trimmed, whole_quotes
from kg.reading.attribution.page import Page
from kg.reading.attribution.said import Said, channel_of
from kg.reading.attribution.sources import source_of, source_span
from kg.reading.clauses import is_infinitive
from kg.reading.parse import Parse

# Verbs that lend a noun of saying its speaker: "the minister made the claim that ...".
_LIGHT = frozenset(
    {
        "make",
        "have",
        "give",
        "issue",
        "express",
        "voice",
        "offer",
        "repeat",
        "reach",
        "raise",
        "hold",
        "take",
        "announce",
        "deliver",
    }
)


# Nouns of "in the words of ...", "in their view".
_VIEWS = frozenset({"word", "view", "opinion", "eye", "judgment", "judgement", "estimation", "assessment"})


def by_nouns(page: Page) -> Iterator[Said]:
    """ "the court's conclusion that ...", "claims by the ministry that ...", "a plan to leave"."""
    parse = page.parse
    for token in parse.tokens:
        act = page.words.nouns.get(token.lemma) if token.pos == "NOUN" else None
        if act is None:
            continue
        clauses = [c for c in parse.below(token.i, "acl", "ccomp", "relcl") if _opens_with_that(parse, c)]
        if not clauses:
            continue
        source, span = _owner(page, token.i)
        content = tuple(whole_quotes(list(trimmed(parse, parse.subtree(clauses[0]))), page.quotes))
        if content:
            yield Said(
                token.i,
                parse.chars(token.i, token.i),
                source,
                span,
                content,
                channel_of(content, page.quotes),
                act,
                True,
                content,
            )


def by_noun_infinitives(page: Page) -> Iterator[Said]:
    """ "their refusal to leave": what somebody named means to do; nobody claims it."""
    parse = page.parse
    for token in parse.tokens:
        act = page.words.noun_infinitives.get(token.lemma) if token.pos == "NOUN" else None
        clauses = [c for c in parse.below(token.i, "acl", "relcl") if is_infinitive(parse, c)] if act else []
        source, span = _owner(page, token.i) if clauses else (None, None)
        content = tuple(spans_of(parse, parse.subtree(clauses[0]))) if source is not None else ()
        if act and content:
            yield Said(
                token.i,
                parse.chars(token.i, token.i),
                source,
                span,
                content,
                channel_of(content, page.quotes),
                act,
                True,
                (),
            )


def by_topics(page: Page) -> Iterator[Said]:
    """ "his concern about the talks", "was critical of the ruling": nouns and adjectives with a phrase as content."""
    parse = page.parse
    for token in parse.tokens:
        slots = page.words.topics.get(token.lemma) or page.words.topics.get(token.text.lower())
        if slots is None or not (token.pos in ("NOUN", "ADJ") or (token.dep == "acomp" and token.verb)):
            continue
        objects = [
            o
            for c in parse.below(token.i, "prep")
            if parse.tokens[c].text.lower() in slots
            for o in parse.below(c, "pobj", "pcomp")
        ]
        if not objects:
            continue
        source, span = _owner(page, token.i, of=False) if token.pos == "NOUN" else _bearer(page, token.i)
        content = tuple(whole_quotes(spans_of(parse, parse.subtree(objects[0])), page.quotes))
        if source is not None and content:
            act = next(iter(slots.values()))
            yield Said(
                token.i,
                parse.chars(token.i, token.i),
                source,
                span,
                content,
                channel_of(content, page.quotes),
                act,
                False,
                (),
            )


def _bearer(page: Page, adjective: int) -> tuple[int | None, Span | None]:
    """The subject of the copula above an adjective."""
    clause = page.verbs.get(page.parse.tokens[adjective].head)
    if clause is None or page.parse.tokens[adjective].dep not in ("acomp", "oprd"):
        return None, None
    return source_of(page.parse, clause)


def _opens_with_that(parse: Parse, clause: int) -> bool:
    """A that-clause of its own, no relative clause: "that" is no argument in it."""
    return any(
        parse.tokens[c].text.lower() == "that" and parse.tokens[c].tag == "IN" for c in parse.below(clause, "mark")
    )


def _owner(page: Page, noun: int, *, of: bool = True) -> tuple[int | None, Span | None]:
    """Whose claim it is: a possessive, "by" or (unless it opens the content) "of", or the subject of its verb."""
    parse = page.parse
    by = [
        o
        for c in parse.below(noun, "prep")
        if parse.tokens[c].text in (("by", "of", "from") if of else ("by",))
        for o in parse.below(c, "pobj")
    ]
    owner = next(iter([*parse.below(noun, "poss"), *by]), None)
    if owner is not None:
        return owner, source_span(parse, owner)
    token = parse.tokens[noun]
    clause = page.verbs.get(token.head)
    if token.dep == "dobj" and clause is not None and clause.lemma in _LIGHT and not clause.passive:
        return source_of(parse, clause)
    return None, None


def by_adjectives(page: Page) -> Iterator[Said]:
    """ "The minister is confident that ...": the subject of the copula thinks so."""
    parse = page.parse
    for token in parse.tokens:
        act = page.words.adjectives.get(token.lemma) if token.dep in ("acomp", "oprd", "ccomp") else None
        clause = page.verbs.get(token.head)
        if (
            act is None
            or clause is None
            or (token.lemma == "clear" or token.dep == "ccomp") != (clause.lemma == "make")
        ):
            continue
        below = [c for c in parse.below(token.i, "ccomp") if not is_infinitive(parse, c)]
        source, span = source_of(parse, clause)
        content = tuple(whole_quotes([s for c in below for s in trimmed(parse, parse.subtree(c))], page.quotes))
        if content and source is not None:
            yield Said(
                token.i,
                parse.chars(token.i, token.i),
                source,
                span,
                content,
                channel_of(content, page.quotes),
                act,
                True,
                content,
            )


def by_phrases(page: Page) -> Iterator[Said]:
    """ "according to ..." with the rest of its sentence, "in the words of ..."."""
    parse = page.parse
    for token in parse.tokens:
        steps = {"according": _according, "in": _in_words_of, "per": _per}
        step = steps.get(token.text.lower())
        if step is None or page.quoted[token.i] >= 0:
            continue
        link = step(parse, token.i)
        objects = list(parse.below(link, "pobj", "poss")) if link is not None else []
        content = _rest_of_sentence(page, token.i) if objects else ()
        if content and link is not None:
            cue = parse.chars(token.i, link)
            yield Said(
                token.i,
                cue,
                objects[0],
                source_span(parse, objects[0]),
                content,
                channel_of(content, page.quotes),
                "say",
                True,
                content,
            )


def _according(parse: Parse, at: int) -> int | None:
    return next((c for c in parse.below(at, "prep") if parse.tokens[c].text == "to"), None)


def _per(parse: Parse, at: int) -> int | None:
    """ "..., per [the ministry]": after a comma, before somebody named; not "per year"."""
    named = any(parse.tokens[o].ent in ("ORG", "PERSON", "GPE") for o in parse.below(at, "pobj"))
    return at if named and at > 0 and parse.tokens[at - 1].text == "," else None


def _in_words_of(parse: Parse, at: int) -> int | None:
    """ "In the words of the minister", "in the ministry's view": the word that governs whose they are."""
    for noun in parse.below(at, "pobj"):
        if parse.tokens[noun].lemma in _VIEWS:
            owned = [c for c in parse.below(noun, "prep") if parse.tokens[c].text == "of"]
            return next(iter([*owned, *((noun,) if parse.has(noun, "poss") else ())]), None)
    return None


def _rest_of_sentence(page: Page, at: int) -> tuple[Span, ...]:
    parse = page.parse
    cut = set(parse.subtree(at))
    first, last = page.sentence_of(at)
    rest = [i for i in range(first, last) if i not in cut]
    return tuple(whole_quotes(spans_of(parse, rest, cut), page.quotes))


def hearsay(page: Page, words: Sequence[str]) -> Iterator[Said]:
    """ "The bank reportedly paid": said by nobody named."""
    parse = page.parse
    for token in parse.tokens:
        if (
            token.dep == "advmod"
            and token.text.lower() in words
            and token.head in page.verbs
            and page.quoted[token.i] < 0
        ):
            tokens = [i for i in parse.subtree(token.head) if i != token.i]
            content = tuple(spans_of(parse, tokens, [token.i]))
            yield Said(
                token.i,
                parse.chars(token.i, token.i),
                None,
                None,
                content,
                channel_of(content, page.quotes),
                "say",
                False,
                (),
            )
