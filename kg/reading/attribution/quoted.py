"""Whose a quotation is: the verb of saying before it, after it, or the speaker who goes on.

Each block (paragraph) is read by its quotations and what stands between them. In order: a cue that leads up to the
quotation ('he said, "..."'), a cue that follows it ('"...," he said'), a verb that grammar puts above it, and the
speaker of the quotation before ('"...," he said. "..."'), over paragraphs too.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, pairwise

from kg.model import Span
from kg.reading.attribution.page import Page
from kg.reading.attribution.said import Said
from kg.reading.parse import Parse
from kg.reading.quotes import Quote

MAX_CUE = 30  # tokens from a quotation to the verb of saying that follows it, the source's apposition included
_ENDS = ",?!.…—–-"
_MARKS = "\"”“»«‘’'"
_NO_SPEECH = frozenset({"be", "have", "do", "get", "become", "remain", "include", "mean", "make"})
_LINKS = frozenset({",", "-", "–", "—", "--"})


def owners_of(page: Page, blocks: Sequence[Span], taken: Iterable[Span]) -> dict[int, list[Quote]]:
    """The quotations of every cue, by its head token; those inside `taken` are part of other contents."""
    found: dict[int, list[Quote]] = {}
    last: int | None = None
    free = _free(page.quotes, taken)
    for block in blocks:
        last = _read_block(page, block, free, found, last)
    return _with_unclosed(page, found, free)


def _with_unclosed(page: Page, found: dict[int, list[Quote]], free: Container[int]) -> dict[int, list[Quote]]:
    """Quotations without closing mark go on in the next paragraph: they belong to the speaker named there."""
    owner = {quote.start: cue for cue, quotes in found.items() for quote in quotes}
    for quote, after in reversed(list(pairwise(page.quotes))):
        alone = not quote.closed and quote.start in free and quote.start not in owner
        if alone and after.start in owner and not page.parse.text[quote.end : after.start].strip():
            owner[quote.start] = owner[after.start]
            found[owner[after.start]].append(quote)
    return found


def _free(quotes: Sequence[Quote], taken: Iterable[Span]) -> frozenset[int]:
    """Where the quotations begin that lie in none of the spans."""
    spans = sorted(taken)
    ends = list(accumulate((end for _, end in spans), max))
    reach = {q.start: bisect_right(spans, (q.start, len(spans) and ends[-1])) for q in quotes}
    return frozenset(q.start for q in quotes if not reach[q.start] or ends[reach[q.start] - 1] + 1 < q.end)


def unowned(page: Page, taken: Iterable[Span]) -> Iterator[Said]:
    """Uttered words that nobody is found to have said: claims all the same, of a speaker unknown.

    The opening mark is their cue.
    """
    free = _free(page.quotes, taken)
    for quote in page.quotes:
        first = page.token_at(quote.start)
        if quote.start in free and first < len(page.quoted) and is_utterance(page, quote) and _has_clause(page, quote):
            content = ((quote.start, quote.end),)
            yield Said(first, (quote.start, quote.start + 1), None, None, content, "direct", "say", False, content)


def _has_clause(page: Page, quote: Quote) -> bool:
    return any(i in page.verbs for i in range(page.token_at(quote.start), page.token_at(quote.end)))


def _read_block(
    page: Page, block: Span, free: Container[int], found: dict[int, list[Quote]], last: int | None
) -> int | None:
    """Give the block's quotations to their cues; returns the speaker whose words may go on in the next block."""
    first = bisect_left(page.quotes, block[0], key=lambda q: q.start)
    quotes = list(_until(page.quotes, first, block[1]))
    owner, reached, here = last, block[0], False
    for k, quote in enumerate(quotes):
        limit = quotes[k + 1].start if k + 1 < len(quotes) else block[1]
        cue = cue_of(page, quote, reached, limit) if quote.start in free else None
        if cue is None and quote.start in free and owner is not None and _goes_on(page, quote, reached, owner, here):
            cue = owner
        if cue is not None:
            found.setdefault(cue, []).append(quote)
            owner, here = cue, True
        if cue is not None or is_utterance(page, quote):
            reached = quote.end
    if not quotes or (here and _ends_with(page, owner, quotes[-1], block)) or _ends_in_colon(page, block):
        return owner if here and not _ends_in_colon(page, block) else _announcing(page, block)
    return None


def _ends_in_colon(page: Page, block: Span) -> bool:
    return page.parse.text[block[1] - 1 : block[1]] == ":"


def _announcing(page: Page, block: Span) -> int | None:
    """The verb of saying that a block ends with, before a colon: its words stand in the next block."""
    if not _ends_in_colon(page, block):
        return None
    last = page.token_at(block[1]) - 1
    first, stop = page.sentence_of(last)
    heads = [i for i in range(max(first, stop - MAX_CUE), stop) if i in page.verbs and page.quoted[i] < 0]
    speaking = [i for i in heads if page.verbs[i].lemma in page.words.verbs]
    return next(iter([*reversed(speaking), *heads]), None)


def _until(quotes: Sequence[Quote], first: int, end: int) -> Iterator[Quote]:
    for k in range(first, len(quotes)):
        if quotes[k].start >= end:
            return
        yield quotes[k]


def cue_of(page: Page, quote: Quote, reached: int, limit: int) -> int | None:
    """The cue of a quotation between characters `reached` and `limit`."""
    before = _cue_before(page, quote, reached)
    if before is not None and _leads_up(page, quote, before):
        return before
    after = _cue_after(page, quote, limit)
    if after is not None:
        return after
    above = _cue_above(page, quote)
    return above if above is not None else before if before is not None and _adjacent(page, quote, before) else None


def is_utterance(page: Page, quote: Quote) -> bool:
    """Whether a quotation is words that were uttered, not a term in quotation marks: it ends like a sentence or a
    clause, or it has several words."""
    inner = page.parse.text[quote.start : quote.end].strip(_MARKS + " ")
    return len(inner.split()) > 4 or inner[-1:] in _ENDS or _ends_with_comma(page, quote)


def _ends_with_comma(page: Page, quote: Quote) -> bool:
    tail = page.parse.text[quote.end - 3 : quote.end + 1]
    return any(c in ",?!" for c in tail)


def _cue_before(page: Page, quote: Quote, reached: int) -> int | None:
    """The verb that the words before the quotation end with, or the verb of saying above it."""
    first, stop = page.token_at(reached), page.token_at(quote.start)
    heads = [i for i in range(max(first, stop - MAX_CUE), stop) if i in page.verbs and page.quoted[i] < 0]
    if not heads or _gap_mark(page, quote) in (".", "?", "!", ";"):
        return None
    at = heads[-1]
    for _ in range(5):
        if page.verbs.get(at) and page.verbs[at].lemma in page.words.verbs and at >= first:
            return at
        if page.parse.tokens[at].head == at:
            break
        at = page.parse.tokens[at].head
    speaking = [h for h in heads if page.verbs[h].lemma in page.words.verbs]
    if _gap_mark(page, quote) == ":":
        return speaking[-1] if speaking else heads[0]
    return (
        heads[-1]
        if heads[-1] >= stop - 2 and is_utterance(page, quote) and page.verbs[heads[-1]].lemma not in _NO_SPEECH
        else None
    )


def _gap_mark(page: Page, quote: Quote) -> str:
    return page.parse.text[max(0, quote.start - 3) : quote.start].rstrip()[-1:]


def _leads_up(page: Page, quote: Quote, cue: int) -> bool:
    """Whether the words from the cue to the quotation open it: by a colon, or a comma after the verb's own phrase."""
    mark = _gap_mark(page, quote)
    if mark == ":":
        return True
    between = range(cue + 1, page.token_at(quote.start))
    others = [i for i in between if i in page.verbs and page.quoted[i] < 0]
    return (
        mark == ","
        and not others
        and is_utterance(page, quote)
        and page.parse.text[quote.start - 2 : quote.start].strip() == ","
    )


def _adjacent(page: Page, quote: Quote, cue: int) -> bool:
    return cue >= page.token_at(quote.start) - 2 and is_utterance(page, quote)


def _cue_after(page: Page, quote: Quote, limit: int) -> int | None:
    """The verb right after the quotation, its subject beside it: "..., said X", "..., the X of Y said"."""
    parse = page.parse
    at, stop = page.token_at(quote.end), page.token_at(limit)
    while at < stop and parse.tokens[at].text in _LINKS:
        at += 1
    if not is_utterance(page, quote):
        return None
    for i in range(at, min(at + MAX_CUE, stop)):
        if i in page.verbs and page.quoted[i] < 0 and _opens(page, at, i):
            lemma = page.verbs[i].lemma
            spoken = lemma in page.words.verbs or (_ends_with_comma(page, quote) and _may_speak(page, i))
            return i if spoken else None
        if parse.tokens[i].text in (".", ";"):
            return None
    return None


def _may_speak(page: Page, verb: int) -> bool:
    """Whether a verb that is no verb of saying may introduce words by its place alone: it has a subject."""
    clause = page.verbs[verb]
    return clause.lemma not in _NO_SPEECH and page.parse.tokens[verb].text.islower() and bool(clause.slots.get("subj"))


def _opens(page: Page, at: int, verb: int) -> bool:
    """Whether the clause of `verb` begins at token `at`: with its subject, or with the verb itself, inverted."""
    parse = page.parse
    subject = next((s for s in reversed(list(parse.below(verb, "nsubj"))) if page.quoted[s] < 0), None)
    if subject is not None and subject < verb:
        return min(parse.subtree(subject)) in (at, at + 1)
    inverted = all(parse.tokens[i].pos in ("ADV", "AUX") for i in range(at, verb)) and verb - at <= 2
    return inverted and (
        subject is not None
        or bool(list(parse.below(verb, "dobj")))
        or parse.tokens[verb].tag == "VBG"
        or page.verbs[verb].lemma in page.words.verbs
    )


def _cue_above(page: Page, quote: Quote) -> int | None:
    """The verb of saying outside the quotation whose complement grammar finds in it."""
    if not is_utterance(page, quote):
        return None
    for i in range(page.token_at(quote.start), page.token_at(quote.end)):
        token = page.parse.tokens[i]
        head = token.head
        if page.quoted[head] == page.quoted[i] or page.quoted[head] >= 0:
            continue
        if (
            token.dep in ("ccomp", "dobj", "oprd", "parataxis", "intj")
            and head in page.verbs
            and page.verbs[head].lemma in page.words.verbs
        ):
            return head
    return None


def _goes_on(page: Page, quote: Quote, reached: int, owner: int, here: bool) -> bool:
    """Whether the speaker before goes on: nothing but the end of the cue's sentence lies between."""
    parse = page.parse
    stop = page.token_at(quote.start)
    start = page.token_at(reached)
    if not here:
        return start == stop and is_utterance(page, quote)
    gap = parse.text[max(reached, parse.tokens[owner].end) : quote.start]
    sentence = page.sentence_of(owner)
    opens = not gap.strip() or gap.rstrip()[-1] in ".?!:"
    if not is_utterance(page, quote):
        return False
    if start <= owner < stop or start == stop:
        return (opens and stop <= sentence[1] + 1) or stop <= sentence[1]
    return False


def _ends_with(page: Page, owner: int | None, quote: Quote, block: Span) -> bool:
    """Whether the block ends with the speaker's words or cue."""
    if owner is None:
        return False
    sentence = page.sentence_of(owner)
    cue_end = page.parse.tokens[sentence[1] - 1].end
    return max(quote.end, cue_end) >= block[1] - 2


def by_head(found: Mapping[int, Sequence[Quote]], head: int) -> Sequence[Quote]:
    """The quotations of a cue, in order."""
    return sorted(found.get(head, ()), key=lambda q: q.start)


def fragments(
    parse: Parse, quotes: Sequence[Quote], said: Sequence[Said], evidence: Iterable[tuple[int, Sequence[Span]]]
) -> Iterator[Said]:
    """Quoted words that tell a statement all by themselves ("my dear brother Peter Novak") are somebody's claim, too,
    and so is a statement whose verb is quoted ('the ship "attacked" the port').

    `evidence` are the statements' heads and characters; a quotation in nobody's scope is given to a speaker unknown.
    """
    starts = [t.start for t in parse.tokens]
    scopes = [span for s in said for span in s.scope]
    opens = [q.start for q in quotes]
    found = set()
    for head, spans in evidence:
        token = parse.tokens[head]
        at, end = (token.start, token.end) if token.pos == "VERB" else (spans[0][0], spans[-1][1])
        k = bisect_right(opens, at) - 1
        if k >= 0 and end <= quotes[k].end and not any(a <= at < b for a, b in scopes):
            found.add(k)
    for k in sorted(found):
        content = ((quotes[k].start, quotes[k].end),)
        first = bisect_left(starts, quotes[k].start)
        yield Said(first, (quotes[k].start, quotes[k].start + 1), None, None, content, "direct", "say", False, content)
