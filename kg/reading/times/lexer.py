"""From text to tokens and to a string of one symbol per token, over which the grammar's regular expressions run.

Each distinct set of word classes has one symbol, so that a class or a literal word in a pattern becomes a set of
symbols.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import accumulate

from kg.reading.times.lexicon import CLASSES, LOWER_CASE_WORDS

OTHER = "x"
# A token with the white space after it, so that lengths add up to positions; a blank line is a token of its own.
_PIECE = re.compile(
    r"(?:"
    r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mon|Tues?|Wed|Thurs?|Thu|Fri|Sat|Sun)\."
    r"|[AaPp]\. ?[Mm]\b\.?"
    r"|[QqHh][1-4]\b"
    r"|[^\W\d_]+(?:[’']t\b)?"
    r"|[’']s?[0-9]0s\b|[’']s\b"
    r"|[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2})?(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?(?![\w-])"
    r"|[0-9]{1,2}(?:/[0-9]{1,2}/|\.[0-9]{1,2}\.)(?:[0-9]{4}|[0-9]{2})(?![\w/])"
    r"|[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?![0-9])"
    r"|[0-9]{3}0(?:[’']?s)\b|[0-9]0s\b"
    r"|[0-9]{1,2}(?:st|nd|rd|th)\b"
    r"|[0-9]+/[0-9]+(?![0-9])"
    r"|[0-9]+(?:[.,][0-9]+)*(?:%|[^\W\d_]+)?"
    r"|\n[^\S\n]*\n\s*"
    r"|\S"
    r"|\s"
    r")(?:[^\S\n]|\n(?![^\S\n]*\n))*"
)
_PUNCTUATION = {
    ",": "COMMA",
    "-": "HYPHEN",
    "–": "HYPHEN",
    "‑": "HYPHEN",
    "/": "SLASH",
    "'s": "POSS",
    "’s": "POSS",
    "'": "POSS",
    "’": "POSS",
}
# The forms of figures and the classes that each may have; the first that fits is taken.
_FIGURES: tuple[tuple[str, tuple[str, ...]], ...] = (
    (r"[0-9]{4}-[0-9][0-9]-[0-9][0-9]", ("ISODAY",)),
    (r"[0-9]{4}-[0-9][0-9]-[0-9][0-9][T ].*", ("ISOTIME",)),
    (r"[0-9]{1,2}([/.])[0-9]{1,2}\1(?:[0-9]{4}|[0-9][0-9])", ("NUMDAY",)),
    (r"(?:[01]?[0-9]|2[0-4]):[0-5][0-9](?::[0-9][0-9])?", ("CLOCK",)),
    (r"[0-9]{4}[’']?s|[’'][0-9]0s|[0-9]0s", ("DECADE",)),
    (r"(?:0?[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th)", ("ORD", "ORDDAY")),
    (r"[0-9]{1,2}(?:st|nd|rd|th)", ("ORD",)),
    (r"(?:0?[1-9]|1[0-2])", ("NUMBER", "DAY", "HOUR", "DIGITS2")),
    (r"(?:1[0-9]|2[0-4]|0)", ("NUMBER", "DAY", "DIGITS2")),
    (r"(?:2[5-9]|3[01])", ("NUMBER", "DAY", "DIGITS2")),
    (r"[0-9][0-9]", ("NUMBER", "DIGITS2")),
    (r"(?:1[0-9]|2[01])[0-9][0-9]", ("NUMBER", "YEAR")),
    (r"(?:19|20)[0-9][0-9]/(?:[0-9][0-9]|(?:19|20)[0-9][0-9])", ("YEARSPAN",)),
    (r"[0-9]+/[0-9]+", ("FRACTION", "SLASHED")),
    (r"[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+(?:\.[0-9]+)?", ("NUMBER",)),
    (r"[qQhH][1-4]", ("QUARTERCODE",)),
    (r"(?:0?[1-9]|1[0-2])(?:am|pm)", ("HOURMERIDIEM",)),
    (r"[0-9]{1,3}(?:yr|h)", ("OTHERFIGURE",)),
)
_FIGURE = tuple((re.compile(pattern), classes) for pattern, classes in _FIGURES)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The symbols of words as they are spelled, and for each class or literal word the symbols that it covers."""

    symbols: Mapping[str, str]
    covers: Mapping[str, str]


class _Symbols(dict[str, str]):
    """Words' symbols. A dict that answers for what it lacks, because calling a function for each token is slow."""

    figures: dict[tuple[str, ...], str]

    def __missing__(self, word: str) -> str:
        first = word[:1]
        if "0" <= first <= "9" or first in ("’", "'") or (first in ("q", "Q", "h", "H") and len(word) == 2):
            return self.figures.get(_figure(word), OTHER)
        return OTHER


def _figure(word: str) -> tuple[str, ...]:
    return next((classes for pattern, classes in _FIGURE if pattern.fullmatch(word)), ())


def build_lexicon(literals: Iterable[str]) -> Lexicon:
    """The lexicon of the classes, the punctuation and the literal words that the grammar uses."""
    classes: dict[str, set[str]] = {word: {word} for word in literals}
    for name, words in CLASSES.items():
        for word in words:
            classes.setdefault(word, set()).add(name)
    for mark, name in _PUNCTUATION.items():
        classes[mark] = {name}
    sets = sorted(
        {tuple(sorted(names)) for names in classes.values()} | {tuple(sorted(names)) for _, names in _FIGURES}
    )
    symbol_of = {names: chr(0x100 + i) for i, names in enumerate(sets)}
    covers: dict[str, str] = {}
    for names, symbol in symbol_of.items():
        for name in names:
            covers[name] = covers.get(name, "") + symbol
    symbols = _Symbols(
        (form, symbol_of[tuple(sorted(names))]) for word, names in classes.items() for form in _forms(word)
    )
    symbols.figures = {names: symbol_of[tuple(sorted(names))] for _, names in _FIGURES}
    return Lexicon(symbols, covers)


def _forms(word: str) -> set[str]:
    forms = {word, word.capitalize(), word.upper()}
    return forms - {word} if word in LOWER_CASE_WORDS else forms


@dataclass(frozen=True, slots=True)
class Tokens:
    """A text's tokens: where each starts (code points), its spelling and its symbol."""

    text: str
    starts: list[int]
    words: list[str]
    symbols: str

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The characters, half-open, from token `first` to token `last`, both included."""
        return self.starts[first], self.starts[last] + len(self.words[last])


def tokenize(text: str, lexicon: Lexicon) -> Tokens:
    """Split a text into words, figures and marks; every mark and every blank line is a token of its own."""
    pieces = _PIECE.findall(text)
    starts = list(accumulate(map(len, pieces), initial=0))
    words = list(map(str.rstrip, pieces))
    return Tokens(text, starts, words, "".join(map(lexicon.symbols.__getitem__, words)))
