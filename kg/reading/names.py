"""A name in the text, as plain values, and the words that stand before names."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from kg.known import Known
from kg.model import MentionKind
from kg.reading.parse import Parse

TITLES = frozenset(
    "mr mrs ms miss dr prof sir lord lady dame rev madam mr. mrs. ms. dr. prof. rev. st. sen. rep. gov. gen. col. lt. "
    "sgt. capt. hon.".split()
)
SUFFIXES = frozenset({"Jr.", "Jr", "Sr.", "Sr"})


@dataclass(frozen=True, slots=True)
class Name:
    """A name in the text: tokens `first` to `last` (both included), its head, class and, where known, entity.

    `cover` is the last token that stands for it too: "[Reuters] news agency".
    `country` is the known place that a body's name contains ("Arden foreign ministry"), `core` the rest of it.
    """

    first: int
    last: int
    head: int
    type: str
    kind: MentionKind = "name"
    known: Known | None = None
    country: Known | None = None
    country_last: int = -1
    core: str = ""
    demonym: str | None = None
    nested: bool = False
    cover: int = -1


def initials(name: str, skipped: frozenset[str] = frozenset({"the"})) -> str:
    """The first letters of the words of a name as capitals, some words apart: "Democracy for Arden" is DFA."""
    return "".join(w[0].upper() for w in re.split(r"[\s-]+", name) if w and w.lower() not in skipped)


def head_of(parse: Parse, first: int, last: int) -> int:
    """The token of the range whose governor lies outside it; the last such before a preposition."""
    heads = [
        i for i in range(first, last + 1) if not first <= parse.tokens[i].head <= last or parse.tokens[i].head == i
    ]
    return heads[-1] if heads else last


def sentence_of(parse: Parse, i: int) -> tuple[int, int]:
    """The token range of the sentence that token `i` stands in."""
    return parse.sentences[max(0, bisect_right(parse.sentences, (i, len(parse.tokens) + 1)) - 1)]
