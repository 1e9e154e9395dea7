"""Cut a text into blocks that are parsed on their own: paragraphs, headlines, list items."""

import re

from kg.model import Span

_LINE = re.compile(r"[^\n]*\n?")
_SENTENCE_END = re.compile(r"""[.!?:;]["'”’)\]]*\s*$""")
# "GENEVA, 3 May 2024 (Arden Press) -- The council ...": the place and day of a report, before its first sentence.
_DATELINE = re.compile(r"""(?=[A-Z]{3})[A-Z][A-Za-z.,'’()/\d: -]{2,90}?\s(?:--|—|–|-)\s+(?=["'“‘]?[A-Z])""")
# "MR. LARSEN: We signed", "Q: Who signed?": the speaker in a transcript, before the first sentence.
CAPITALS = r"[A-Z][A-Z.’'-]+(?: [A-Z][A-Z.’'-]+){0,3}"
ASIDE = r"(?: \([^)\n]{1,40}\))?"  # "MR. LARSEN (through an interpreter):"
_LABEL = re.compile(rf"(?:[QA]|{CAPITALS}){ASIDE}:[ \t]+(?=\S)")
# Lines of running text wrapped by hand are seldom longer; a paragraph on one line is seldom shorter.
WRAP_WIDTH = 100
MAX_BLOCK = 20_000


def find_blocks(text: str) -> list[Span]:
    """The blocks of `text`, in order, as character spans without surrounding white space."""
    return [piece for paragraph in find_paragraphs(text) for piece in _without_opening(text, *paragraph)]


def find_paragraphs(text: str) -> list[Span]:
    """As `find_blocks`, but each with the dateline or the speaker's label that it opens with."""
    blocks: list[Span] = []
    wrapped = _is_hard_wrapped(text)
    start: int | None = None
    previous = ""
    for match in _LINE.finditer(text):
        line = match.group()
        if start is not None and not (wrapped and _goes_on(previous, line)):
            blocks += _pieces(text, start, match.start())
            start = None
        if start is None and line.strip():
            start = match.start()
        previous = line
    if start is not None:
        blocks += _pieces(text, start, len(text))
    return blocks


def _is_hard_wrapped(text: str) -> bool:
    """Whether single line breaks fall inside sentences: most lines are short and do not end a sentence."""
    lines = [line.rstrip() for line in text.split("\n") if line.strip()]
    if len(lines) < 4 or max(map(len, lines)) > WRAP_WIDTH:
        return False
    return sum(not _SENTENCE_END.search(line) for line in lines) > len(lines) / 2


def _goes_on(previous: str, line: str) -> bool:
    return bool(previous.strip() and line.strip()) and len(previous.rstrip()) > 40


def _pieces(text: str, start: int, end: int) -> list[Span]:
    """The trimmed span; cut at white space where it is too long for one parse."""
    pieces = []
    while end - start > MAX_BLOCK:
        cut = max(text.rfind(". ", start, start + MAX_BLOCK) + 1, text.rfind(" ", start, start + MAX_BLOCK))
        cut = cut if cut > start else start + MAX_BLOCK
        pieces.append((start, cut))
        start = cut
    pieces.append((start, end))
    return [span for span in (_trim(text, *p) for p in pieces) if span[0] < span[1]]


def _without_opening(text: str, start: int, end: int) -> list[Span]:
    """A dateline or a speaker's label on its own, then the rest."""
    opening = _DATELINE.match(text, start, end) or _LABEL.match(text, start, end)
    parts = [(start, opening.end()), (opening.end(), end)] if opening else [(start, end)]
    return [span for span in (_trim(text, *p) for p in parts) if span[0] < span[1]]


def _trim(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - (len(piece) - len(piece.rstrip()))
