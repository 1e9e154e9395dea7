"""What is said, believed or wanted: the characters of a complement."""

from collections.abc import Iterable, Iterator, Sequence

from kg.model import Span
from kg.reading.parse import Parse
from kg.reading.quotes import Quote, touching

_EDGE_MARKS = frozenset({",", ";", ":", "-", "—", "–", "--"})


def content_of(parse: Parse, complement: int, verb: int, source: int | None, quotes: Sequence[Quote]) -> list[Span]:
    """The characters of a complement clause, cut where the cue or its source stand inside it, marks made whole."""
    barred = {verb, *parse.below(verb, "aux", "neg", "prt", "auxpass")}
    if source is not None:
        inside = parse.subtree(source)
        barred |= {source} if verb in inside else set(inside)
    if complement not in parse.subtree(verb):
        barred |= set(parse.subtree(verb))
    tokens = set(parse.subtree(complement)) - _after_quote(parse, complement, quotes)
    return whole_quotes(spans_of(parse, sorted(tokens - barred), barred), quotes)


def _after_quote(parse: Parse, complement: int, quotes: Sequence[Quote]) -> set[int]:
    """Clauses coordinated to a quoted one that stand after the quotation: '"...," she said, but in fact ...'."""
    at = parse.tokens[complement].start
    quote = next(touching(quotes, at, at + 1), None)
    if quote is None:
        return set()
    outside = [c for c in parse.below(complement, "conj") if parse.tokens[c].start >= quote.end]
    return {i for c in outside for i in parse.subtree(c)}


def spans_of(parse: Parse, tokens: Sequence[int], barred: Iterable[int] = ()) -> list[Span]:
    """The characters of the tokens, small gaps closed, edge marks left out; single stray tokens are dropped."""
    cut = frozenset(barred)
    runs: list[list[int]] = []
    for i in tokens:
        if runs and i - runs[-1][-1] <= 3 and not any(j in cut for j in range(runs[-1][-1], i)):
            runs[-1].append(i)
        else:
            runs.append([i])
    return [span for run in runs if len(run) > 1 or len(runs) == 1 for span in trimmed(parse, run)]


def trimmed(parse: Parse, run: Sequence[int]) -> Iterator[Span]:
    """From the first to the last token, without marks at the edges."""
    first, last = run[0], run[-1]
    while first <= last and parse.tokens[first].text in _EDGE_MARKS:
        first += 1
    while last >= first and (parse.tokens[last].text in _EDGE_MARKS or parse.tokens[last].text == "."):
        last -= 1
    if first <= last:
        yield parse.chars(first, last)


def whole_quotes(spans: Sequence[Span], quotes: Sequence[Quote]) -> list[Span]:
    """The spans widened to the quotations that they begin or end in, and joined where they then touch."""
    wide = []
    for start, end in spans:
        for quote in touching(quotes, start - 2, end):
            if quote.start <= start < quote.end and start - quote.start <= 2:
                start = quote.start
            if quote.start < end <= quote.end and (quote.end - end <= 3 or quote.start > start):
                end = quote.end
        wide.append((start, end))
    joined: list[Span] = []
    for start, end in sorted(wide):
        if joined and start <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
