"""Speakers named by layout: "MINISTER: ...", "Name: “...”", “...” — Name."""

import re
from collections.abc import Iterator

from kg.model import Span
from kg.reading.attribution.page import Page
from kg.reading.attribution.said import Said, channel_of
from kg.reading.attribution.sources import speaks
from kg.reading.attribution.turns import Turn, answers, asks, turns_of
from kg.reading.blocks import ASIDE, CAPITALS, find_paragraphs

_NAME = r"[A-Z][\w.’'-]*(?:[ ](?:[A-Z][\w.’'-]*|of|the|de|la|van|von|al|bin|and|&))*"
# A speaker in a transcript, in capitals; "Q" and "A" are no names.
_SPEAKER = re.compile(rf"[“\"]?(?P<name>{CAPITALS}){ASIDE}(?P<cue>:)\s+")
_NOT_SPEAKERS = frozenset(
    "UPDATE NOTE WATCH BREAKING EDITOR READ MORE VIDEO PHOTO PHOTOS LIVE RELATED SOURCE CORRECTION CLARIFICATION "
    "EXCLUSIVE POLL DATE SUBJECT FROM TO CONTACT".split()
)
_SIGNED = re.compile(r"[”\"»]\s*(?P<cue>―|—|–|--|-)\s*(?P<name>[A-Z][^\n“\"”]{2,150}?)\.?\s*(?=$|\n)")
_COLON = re.compile(r"(?P<name>" + _NAME + r")(?P<cue>:)\s*$")
_HEADLINE = re.compile(r"(?P<name>" + _NAME + r")(?P<cue>:)\s+")
_TOLD = re.compile(r"(?P<name>[^:\n.?!“”\"]{0,80}?(?P<noun>[\w]+))(?P<cue>:)\s+(?=\w)")
_DASHED = re.compile(r"\s(?P<cue>[-–—]+)\s(?P<name>[^-–—\n:.,“”\"]{2,40})$")
_SPEAKERS = frozenset({"PERSON", "ORG", "GPE", "NORP"})


def by_labels(page: Page) -> Iterator[Said]:
    """Attributions by a label before the words or a signature after them."""
    text = page.parse.text
    turns = turns_of(page)
    yield from (_turn(page, turn, turns[0].name[0]) for turn in turns)
    for start, end in find_paragraphs(text):
        if turns and start >= turns[0].name[0]:
            break
        match = _SPEAKER.match(text, start, end)
        if match and match["name"] not in _NOT_SPEAKERS:
            yield from _labelled(page, match, (match.end(), end))
        elif not page.parse.text[end - 1 : end].endswith((".", "!")) or start == 0:
            yield from _headline(page, start, end)
    for quote in page.quotes:
        signed = _SIGNED.match(text, quote.end - 1)
        if signed:
            yield from _labelled(page, signed, (quote.start, quote.end))
            continue
        line = max(text.rfind("\n", 0, quote.start), quote.start - 120) + 1
        named = _COLON.search(text, line, quote.start)
        if named and _stands_alone(page, named):
            yield from _labelled(page, named, (quote.start, quote.end))


def _turn(page: Page, turn: Turn, beginning: int) -> Said:
    """A turn of a transcript; who answers "A:" is the only person whom the text names before it."""
    label = page.parse.text[slice(*turn.name)]
    source: int | None = page.token_at(turn.name[1]) - 1
    if answers(label) or asks(label):
        source = _interviewee(page, beginning) if answers(label) else None
    cue = page.token_at(turn.cue[0])
    return Said(
        cue,
        turn.cue,
        source,
        turn.name,
        (turn.content,),
        "direct",
        "ask" if asks(label) else "say",
        False,
        (turn.content,),
    )


def _interviewee(page: Page, end: int) -> int | None:
    """The last token of the name of the only person named in the headline of an interview."""
    start, stop = find_paragraphs(page.parse.text)[0]
    heads = [
        i for i in range(page.token_at(start), page.token_at(min(stop, end))) if page.parse.tokens[i].ent == "PERSON"
    ]
    names = [i for i in heads if i + 1 >= len(page.parse.tokens) or i + 1 not in heads]
    return names[0] if len(names) == 1 else None


def _headline(page: Page, start: int, end: int) -> Iterator[Said]:
    """A headline's source: a name and a colon before it, a noun of saying and a colon, or a speaker after a dash."""
    yield from _named(page, start, end)
    told = _TOLD.match(page.parse.text, start, end)
    if told:
        yield from _told(page, told, end)
    dashed = _DASHED.search(page.parse.text, start, end)
    if dashed and speaks(page.parse.tokens[page.token_at(dashed.end("name")) - 1].lemma.lower()):
        yield from _labelled(page, dashed, (start, dashed.start()))


def _told(page: Page, match: re.Match[str], end: int) -> Iterator[Said]:
    """ "Minister makes new claim: Port closed", "Report: Port closed": the noun before the colon announces words."""
    noun = page.token_at(match.start("noun"))
    word = page.parse.tokens[noun].lemma.lower()
    content = ((match.end(), end),)
    if page.token_at(match.start("name")) > noun - 3 and speaks(word):
        yield from _labelled(page, match, content[0])
    elif word in page.words.nouns and page.quoted[noun] < 0:
        channel = channel_of(content, page.quotes)
        yield Said(noun, match.span("noun"), None, None, content, channel, page.words.nouns[word], False, content)


def _named(page: Page, start: int, end: int) -> Iterator[Said]:
    """ "Larsen: The talks are over": a headline that begins with a name and a colon, no quotation after it."""
    match = _HEADLINE.match(page.parse.text, start, end)
    if match is None or page.parse.text[match.end() : match.end() + 1] in "“\"'‘":
        return
    first, last = page.token_at(match.start("name")), page.token_at(match.end("name")) - 1
    if last - first < 4 and any(_names_speaker(page, i) for i in range(first, last + 1)):
        yield from _labelled(page, match, (match.end(), end))


def _names_speaker(page: Page, token: int) -> bool:
    """Whether a token is part of a name of somebody, here or where the text names them again."""
    word = page.parse.tokens[token].text
    return any(t.ent in _SPEAKERS and t.text == word for t in page.parse.tokens)


def _stands_alone(page: Page, match: re.Match[str]) -> bool:
    """Whether the name before the colon is no argument of a verb: a headline's or a list's label."""
    first, last = page.token_at(match.start("name")), page.token_at(match.start("cue")) - 1
    start = page.parse.text[: match.start("name")].rstrip(" ")[-1:]
    return first <= last and start in ("", "\n", "-", "–", "—", "|", "•", ".")


def _labelled(page: Page, match: re.Match[str], content: Span) -> Iterator[Said]:
    parse = page.parse
    first, last = page.token_at(match.start("name")), page.token_at(match.end("name")) - 1
    if first > last or last >= len(parse.tokens):
        return
    head = next(
        (
            i
            for i in range(last, first - 1, -1)
            if not first <= parse.tokens[i].head <= last or parse.tokens[i].head == i
        ),
        last,
    )
    cue = page.token_at(match.start("cue"))
    span = (match.start("name"), match.end("name"))
    yield Said(
        cue, match.span("cue"), head, span, (content,), channel_of((content,), page.quotes), "say", False, (content,)
    )
