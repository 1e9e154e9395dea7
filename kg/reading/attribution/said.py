"""One attribution, as a plain value on the parse."""

from collections.abc import Sequence
from dataclasses import dataclass

from kg.model import Channel, Span
from kg.reading.quotes import Quote, touching


@dataclass(frozen=True, slots=True)
class Said:
    """Somebody is given as the source of a content.

    `verb` is the cue's main token, `source` the head token of who is meant (the antecedent of "who"), `source_span`
    the characters that name the source. `complement` tells that grammar, not only quotation marks, gives the content.
    `scope` is the part of the content that the source vouches for, clauses and quoted words: what stands there is the
    source's claim. Nothing does in "criticised the order" or "wants to leave", whose content nobody claims.
    `within` is the cue's token of the attribution that cites this one, where no scope tells ("said, citing officials").
    """

    verb: int
    cue: Span
    source: int | None
    source_span: Span | None
    content: tuple[Span, ...]
    channel: Channel
    act: str
    complement: bool
    scope: tuple[Span, ...]
    within: int | None = None


def channel_of(content: Sequence[Span], quotes: Sequence[Quote]) -> Channel:
    """Direct where quotations are all of the content, mixed where they are a part, else indirect."""
    inside = [q for a, b in content for q in touching(quotes, a, b) if a <= q.start < b]
    if not inside:
        return "indirect"
    whole = all(any(q.start <= a + 1 and b <= q.end + 1 for q in inside) for a, b in content)
    return "direct" if whole else "mixed"
