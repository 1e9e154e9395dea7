"""What every step of attribution looks at: the parse, its clauses, its quotations, and which token stands in which."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.reading.attribution.words import SpeechWords
from kg.reading.clauses import Clause
from kg.reading.parse import Parse
from kg.reading.quotes import Quote


@dataclass(frozen=True, slots=True)
class Page:
    """`quoted` gives each token's quotation (its index, -1 outside); `verbs` the verbal clauses by head token."""

    parse: Parse
    quotes: Sequence[Quote]
    words: SpeechWords
    starts: Sequence[int]
    quoted: Sequence[int]
    verbs: Mapping[int, Clause]
    sentence_starts: Sequence[int]

    def token_at(self, char: int) -> int:
        """The first token that begins at or after a character."""
        return bisect_left(self.starts, char)

    def sentence_of(self, token: int) -> tuple[int, int]:
        """The token range of the sentence that a token stands in."""
        return self.parse.sentences[bisect_right(self.sentence_starts, token) - 1]

    def quote_of(self, token: int) -> Quote | None:
        """The quotation that a token stands in."""
        return self.quotes[self.quoted[token]] if self.quoted[token] >= 0 else None


def make_page(parse: Parse, clauses: Sequence[Clause], quotes: Sequence[Quote], words: SpeechWords) -> Page:
    """The page of a parse."""
    starts = [t.start for t in parse.tokens]
    quoted = [-1] * len(starts)
    for k, quote in enumerate(quotes):
        for i in range(bisect_left(starts, quote.start), bisect_left(starts, quote.end)):
            quoted[i] = k
    verbs = {c.head: c for c in clauses if c.kind == "verb"}
    return Page(parse, quotes, words, starts, quoted, verbs, [first for first, _ in parse.sentences])
