"""A parsed text as plain values: what the rest of the reading works on instead of spaCy's objects.

Token positions are indices into `Parse.tokens`; character positions are half-open code points of the text.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from kg.model import Span

# Fields of tokens to be replaced, by the token's index.
Changes = dict[int, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Token:
    """One token: `head` is the index of its governor (its own for a root), `ent` the model's entity label or "".

    `verb` is the lemma of the verb that an adjective is the participle of ("married": "marry"), else "".
    """

    i: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    start: int
    end: int
    ent: str = ""
    ent_start: bool = False
    verb: str = ""


@dataclass(frozen=True, slots=True)
class Parse:
    """A text's tokens, sentences (half-open token ranges) and each token's dependents in order."""

    text: str
    tokens: tuple[Token, ...]
    sentences: tuple[tuple[int, int], ...]
    children: tuple[tuple[int, ...], ...]

    def subtree(self, i: int) -> list[int]:
        """The indices of token `i` and all below it, sorted."""
        found, todo = [], [i]
        while todo:
            at = todo.pop()
            found.append(at)
            todo.extend(self.children[at])
        found.sort()
        return found

    def below(self, i: int, *deps: str) -> Iterator[int]:
        """The dependents of token `i` with one of the labels."""
        return (c for c in self.children[i] if self.tokens[c].dep in deps)

    def has(self, i: int, *deps: str) -> bool:
        """Whether token `i` has a dependent with one of the labels."""
        return any(self.tokens[c].dep in deps for c in self.children[i])

    def chars(self, first: int, last: int) -> Span:
        """The characters from token `first` to token `last`, both included."""
        return self.tokens[first].start, self.tokens[last].end

    def words(self, first: int, last: int) -> str:
        """The text from token `first` to token `last`, both included, on one line."""
        start, end = self.chars(first, last)
        return " ".join(self.text[start:end].split())


def make_parse(text: str, tokens: Iterable[Token], sentences: Iterable[tuple[int, int]]) -> Parse:
    """A `Parse` with its children computed."""
    tokens = tuple(tokens)
    below: list[list[int]] = [[] for _ in tokens]
    for token in tokens:
        if token.head != token.i:
            below[token.head].append(token.i)
    return Parse(text, tokens, tuple(sentences), tuple(map(tuple, below)))


def with_changes(parse: Parse, changes: Mapping[int, Mapping[str, Any]]) -> Parse:
    """The parse with fields of some tokens replaced; changes that would make tokens head each other are left out."""
    while changes:
        tokens = [replace(t, **changes[t.i]) if t.i in changes else t for t in parse.tokens]
        caught = {i for i in changes if _heads_itself(tokens, i)}
        if not caught:
            return make_parse(parse.text, tokens, parse.sentences)
        changes = {i: change for i, change in changes.items() if i not in caught}
    return parse


def _heads_itself(tokens: Sequence[Token], i: int) -> bool:
    """Whether the way up from token `i` comes back to it."""
    at, seen = tokens[i].head, {i}
    while at not in seen and tokens[at].head != at:
        seen.add(at)
        at = tokens[at].head
    return at == i and tokens[i].head != i
