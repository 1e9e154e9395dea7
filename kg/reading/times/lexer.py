"""From text to tokens and to a string of one symbol per token, over which the grammar's regular expressions run.

Each distinct set of word classes has one symbol, so that a class or a literal word in a pattern becomes a set of symbols.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.reading.times.lexicon import CLASSES, LOWER_CASE_WORDS

OTHER = "x"
_TOKEN = re.compile(
    r"(?:(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mon|Tues?|Wed|Thurs?|Thu|Fri|Sat|Sun)\.)"
    r"|[^\W\d_]+(?:[’']t\b)?"
    r"|[’']s?\d0s\b|[’']s\b"
    r"|\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\w-])"
    r"|\d{1,2}(?P<sep>[/.])\d{1,2}(?P=sep)(?:\d{4}|\d\d)(?![\w/])"
    r"|\d{1,2}[:]\d\d(?::\d\d)?(?!\d)"
    r"|\d{3}0(?:[’']?s)\b|\d0s\b"
    r"|\d{1,2}(?:st|nd|rd|th)\b"
    r"|\d+/\d+(?!\d)"
    r"|\d+(?:[.,]\d+)*(?:%|[^\W\d_]+)?"
    r"|\n[ \t\r]*\n\s*"
    r"|[^\w\s]"
)
_MERIDIEM = re.compile(r"[ap]\.?\s?m\b\.?", re.IGNORECASE)
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
    "(": "OPEN",
    ")": "CLOSE",
    ".": "STOP",
}
# The forms of figures and the classes that each may have; the first that fits is taken.
_FIGURES: tuple[tuple[str, tuple[str, ...]], ...] = (
    (r"\d{4}-\d\d-\d\d", ("ISODAY",)),
    (r"\d{4}-\d\d-\d\d[T ].*", ("ISOTIME",)),
    (r"\d{1,2}([/.])\d{1,2}\1(?:\d{4}|\d\d)", ("NUMDAY",)),
    (r"(?:[01]?\d|2[0-4]):[0-5]\d(?::\d\d)?", ("CLOCK",)),
    (r"\d{4}[’']?s|[’']\d0s|\d0s", ("DECADE",)),
    (r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)", ("ORD", "ORDDAY")),
    (r"\d{1,2}(?:st|nd|rd|th)", ("ORD",)),
    (r"(?:0?[1-9]|1[0-2])", ("NUMBER", "DAY", "HOUR", "DIGITS2")),
    (r"(?:1\d|2[0-4]|0)", ("NUMBER", "DAY", "DIGITS2")),
    (r"(?:2[5-9]|3[01])", ("NUMBER", "DAY", "DIGITS2")),
    (r"\d\d", ("NUMBER", "DIGITS2")),
    (r"(?:1[0-9]|2[01])\d\d", ("NUMBER", "YEAR")),
    (r"\d+/\d+", ("FRACTION", "SLASHED")),
    (r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?", ("NUMBER",)),
    (r"[qQ][1-4]", ("QUARTERCODE",)),
    (r"(?:0?[1-9]|1[0-2])(?:am|pm)", ("HOURMERIDIEM",)),
    (r"\d{1,3}(?:yr|h)", ("OTHERFIGURE",)),
)
_FIGURE = tuple((re.compile(pattern), classes) for pattern, classes in _FIGURES)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The symbols of words as they are spelled, and for each class or literal word the symbols that it covers."""

    symbols: Mapping[str, str]
    covers: Mapping[str, str]
    figures: Mapping[tuple[str, ...], str]

    def symbol(self, word: str) -> str:
        """The symbol of one token."""
        found = self.symbols.get(word)
        if found is not None:
            return found
        first = word[0]
        if "0" <= first <= "9" or first in "’'" or (first in "qQ" and len(word) == 2):
            return self.figures.get(_figure(word), OTHER)
        return "\n" if first == "\n" else OTHER


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
    sets = sorted({tuple(sorted(names)) for names in classes.values()} | {tuple(sorted(names)) for _, names in _FIGURES})
    symbol_of = {names: chr(0x100 + i) for i, names in enumerate(sets)}
    covers: dict[str, str] = {}
    for names, symbol in symbol_of.items():
        for name in names:
            covers[name] = covers.get(name, "") + symbol
    symbols = {form: symbol_of[tuple(sorted(names))] for word, names in classes.items() for form in _forms(word)}
    figures = {names: symbol_of[tuple(sorted(names))] for _, names in _FIGURES}
    return Lexicon(symbols, covers, figures)


def _forms(word: str) -> set[str]:
    forms = {word, word.capitalize(), word.upper()}
    return forms - {word} if word in LOWER_CASE_WORDS else forms


@dataclass(frozen=True, slots=True)
class Tokens:
    """A text's tokens: their spans (half-open code points), their spellings and one symbol each."""

    text: str
    spans: list[tuple[int, int]]
    words: list[str]
    symbols: str


def tokenize(text: str, lexicon: Lexicon) -> Tokens:
    """Split a text into words, figures and marks; every mark and every paragraph break is a token of its own."""
    spans: list[tuple[int, int]] = []
    words: list[str] = []
    symbols: list[str] = []
    known = lexicon.symbols
    position = 0
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        if start < position:
            continue
        word = match[0]
        if (word == "a" or word == "p" or word == "A" or word == "P") and (longer := _MERIDIEM.match(text, start)):
            end, word = _meridiem(text, longer)
            position = end
        symbol = known.get(word)
        spans.append((start, end))
        words.append(word)
        symbols.append(symbol if symbol is not None else lexicon.symbol(word))
    return Tokens(text, spans, words, "".join(symbols))


def _meridiem(text: str, match: re.Match[str]) -> tuple[int, str]:
    """The end and the plain form of "a.m." and its spellings; "a m" and "am" with no figure before stay words elsewhere."""
    word = match[0].lower().replace(" ", "")
    return match.end(), "p.m." if word.startswith("p") else "a.m."
