"""What surrounds a time expression: cues of tense, and the times read before it."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from kg.reading.times.calendar import Published, day_of, quarter_of
from kg.reading.times.lexer import Tokens

_REACH = 90
# What stood before a verb of planning ("had been due to expire Friday") puts the plan into the past.
_PAST_PLAN = r"had been (?:due|set|scheduled|expected)(?: to \w+)?"
_FUTURE = (
    r"will|shall|may|might|won[’']t|[’']ll|would|can|could|should|must|going to|to be|is to|are to|is \w+ing"
    r"|scheduled|slated|due|payable|effective|expect(?:ed|s)?|expir(?:es?|ing|ation)|deadline|of record"
    r"|plans? to|planned for|set (?:for|to)|intends?|intended|aims?|hopes?|invited"
    r"|upcoming|coming|next|forthcoming|tomorrow|ahead of|ending|beginning|starting|until|by(?=(?: the)?\s*$)"
    r"|(?:is|are|was|were|set|due|plans?|planned|expects?|expected|scheduled|hopes?|aims?|wants?|ready|about|likely|agreed"
    r"|decided|vowed|pledged|promised|urged|called|ordered|invited|deadline|intends?|begin|began)"
    r" (?:\w+ )?to (?!the\b|a\b|an\b)[a-z]{2,}"
    r"|(?:travel|meet|visit|arrive|leave|begin|start|open|host|face|vote|convene|gather|return|head|expire)s"
)
_PAST = (
    r"was|were|has|have|had|did|since|ended|ago|last|after|earlier|following|follows"
    r"|said|told|saw|met|went|came|took|made|gave|held|began|became|left|led|rose|fell|grew|lost|won|kept|sent|spoke"
    r"|wrote|brought|built|bought|sold|drew|hit|cut|ran|struck|shot|quit|spent|paid"
    r"|(?!succeed|proceed|exceed|need|indeed|hundred|speed|feed|seed)[a-z]{2,}ed"
)
_CUE = re.compile(rf"\b(?:{_PAST_PLAN}|(?P<future>{_FUTURE})|{_PAST})\b")
# "On Monday they vowed to leave": a date before such a verb is the verb's own, not the plan's.
_PAST_VERB = re.compile(r"(?:decided|vowed|pledged|promised|urged|called|ordered|invited|agreed|began)\b")
_STOP = re.compile(r"[.!?;](?:\s|[”\"’']|$)|\n\s*\n")


@dataclass(slots=True)
class Context:
    """The publication date, the tokens, and the times found so far (start, value), in the order of the text."""

    published: Published
    tokens: Tokens
    found: list[tuple[int, str]] = field(default_factory=list)

    def direction(self, start: int, end: int) -> int:
        """-1 where the words around the span speak of the past, 1 of what is to come, 0 where they don't say.

        The nearest cue before the span in its sentence decides; where there is none, the first one after it.
        """
        text = self.tokens.text
        left = text[max(0, start - _REACH) : start]
        left = left[max((m.end() for m in _STOP.finditer(left) if not _abbreviation(left, m.start())), default=0) :]
        before = next(reversed(list(_CUE.finditer(left))), None)
        right = text[end : end + _REACH]
        stop = next((m.start() for m in _STOP.finditer(right) if not _abbreviation(right, m.start())), len(right))
        cue = before or _CUE.search(right, 0, stop)
        if cue is None:
            return 0
        fronted = before is None and _PAST_VERB.match(cue.group()) is not None
        return 1 if cue["future"] and not fronted else -1

    def since(self, start: int) -> bool:
        """Whether "since" or "ended" stands right before `start`, so that a time past is meant."""
        return self.tokens.text[max(0, start - 8) : start].rstrip().lower().endswith(("since", "ended"))

    def last(self, accept: Callable[[str], object], start: int, reach: int = 100_000) -> str | None:
        """The value of the nearest time before `start` that `accept` takes, no more than `reach` characters away."""
        for at, value in reversed(self.found):
            if at < start - reach:
                return None
            if accept(value):
                return value
        return None

    def reference_day(self, start: int) -> str | None:
        """The day that an anaphoric expression ("the next day") counts from: the last one named, else today."""
        value = self.last(day_of, start)
        if value:
            return value[:10]
        return self.published.day.isoformat() if self.published.day else None

    def reference_quarter(self, start: int, reach: int = 100_000) -> str | None:
        """The quarter spoken of last, if any."""
        return self.last(lambda value: "-Q" in value and quarter_of(value), start, reach)


_ABBREVIATION = re.compile(
    r"\b(?:[A-Za-z](?:\.[A-Za-z])*|Mr|Mrs|Ms|Dr|Prof|Corp|Inc|Co|Ltd|St|Sen|Gen|Col|Gov|Rep|No|vs|Jan|Feb|Mar|Apr|Jun|Jul"
    r"|Aug|Sept?|Oct|Nov|Dec)\Z"
)


def _abbreviation(text: str, stop: int) -> bool:
    """Whether the full stop at `stop` closes an abbreviation such as "Corp.", "U.S.", "Nov." and no sentence."""
    return text[stop] == "." and _ABBREVIATION.search(text, max(0, stop - 12), stop) is not None


@dataclass(frozen=True, slots=True)
class Found:
    """One match of a rule in a text: its tokens and what its groups captured (token positions, half-open)."""

    tokens: Tokens
    start: int
    end: int
    groups: tuple[tuple[str, int, int], ...]

    def words(self, group: str | None = None) -> list[str]:
        """The lower-case words of a group, or of the whole match; none where the group took no part."""
        if group is None:
            return [word.lower() for word in self.tokens.words[self.start : self.end]]
        for name, start, end in self.groups:
            if name == group:
                return [word.lower() for word in self.tokens.words[start:end]]
        return []

    def word(self, group: str) -> str:
        """The first lower-case word of a group, or the empty string."""
        return next(iter(self.words(group)), "")

    @property
    def span(self) -> tuple[int, int]:
        """Half-open code points; groups named `pre` and `post` are context and do not count."""
        start, end = self.start, self.end
        for name, s, e in self.groups:
            if name == "pre":
                start = max(start, e)
            if name == "post":
                end = min(end, s)
        return self.tokens.span(start, end - 1)

    def near(self, offset: int) -> str:
        """The token as spelled `offset` places before the match (-1) or after it (1), or the empty string."""
        at = self.start + offset if offset < 0 else self.end + offset - 1
        return self.tokens.words[at] if 0 <= at < len(self.tokens.words) else ""


Value = Callable[[Found, Context], str | None]


def first_in(words: Sequence[str], table: dict[str, int] | dict[str, str]) -> str:
    """The first of the words that the table knows, or the empty string."""
    return next((word for word in words if word in table), "")
