"""Transcripts: turns that begin with a speaker and a colon, and go on until the next ("Q: ...", "MS. LARSEN: ...").

Not: a report with one "UPDATE:", a list of "Name: duty".
"""

import re
from collections import Counter
from dataclasses import dataclass

from kg.model import Span
from kg.reading.attribution.page import Page
from kg.reading.blocks import ASIDE, CAPITALS, find_paragraphs

_TITLED = r"(?:Mr|Ms|Mrs|Dr|Sir)\.? [A-Z][\w’'-]+"
_NAMED = r"[A-Z][a-z]+(?: [A-Z][\w’'-]+){0,2}"
_LABEL = re.compile(rf"(?:(?P<short>Q|A)[:.]|(?P<name>{CAPITALS}|{_TITLED}|{_NAMED}){ASIDE}(?P<cue>:))[ \t]+(?=\S)")
_ANSWERS = frozenset({"A", "ANSWER", "Answer"})
_QUESTIONS = frozenset({"Q", "QUESTION", "Question"})
# Three turns of two speakers, one of whom speaks again: what a report with two labelled lines is not.
_TURNS, _SPEAKERS = 3, 2


@dataclass(frozen=True, slots=True)
class Turn:
    """The characters of a speaker's label, of the mark after it, and of the words said."""

    name: Span
    cue: Span
    content: Span


def turns_of(page: Page) -> list[Turn]:
    """The turns of a transcript, in text order; none where the text is no transcript."""
    blocks = find_paragraphs(page.parse.text)
    labelled = [(k, m) for k, b in enumerate(blocks) if (m := _LABEL.match(page.parse.text, *b)) and _speaks(page, m)]
    counts = Counter(m["name"] or m["short"] for _, m in labelled)
    if len(labelled) < _TURNS or len(counts) < _SPEAKERS or max(counts.values()) < 2:
        return []
    after = [k for k, _ in labelled[1:]] + [len(blocks)]
    return [_turn(m, blocks[end - 1][1]) for (_, m), end in zip(labelled, after, strict=True)]


def _speaks(page: Page, label: re.Match[str]) -> bool:
    """Whether a label names a speaker: Q or A, capitals, a title, or somebody whom the model sees as a person."""
    name = label["name"]
    if name is None or name.isupper() or name in _ANSWERS | _QUESTIONS or re.match(r"(Mr|Ms|Mrs|Dr|Sir)\b", name):
        return True
    first, last = page.token_at(label.start("name")), page.token_at(label.end("name")) - 1
    return page.parse.tokens[last].ent == "PERSON" and page.parse.tokens[first].ent == "PERSON"


def _turn(label: re.Match[str], end: int) -> Turn:
    name = label.span("name") if label["name"] else label.span("short")
    cue = label.span("cue") if label["name"] else (name[1], name[1] + 1)
    return Turn(name, cue, (label.end(), end))


def answers(text: str) -> bool:
    """Whether a label means the one who is asked."""
    return text in _ANSWERS


def asks(text: str) -> bool:
    """Whether a label means whoever asks."""
    return text in _QUESTIONS
