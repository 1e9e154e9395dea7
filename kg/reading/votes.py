"""How a vote went: "by 14 votes to 2, with one abstention", "by a vote of 52-48", "12 in favour, none against".

Not: "voted for 2 hours", "one against one", "chapters 3 to 5".
"""

import re
from collections.abc import Mapping

from kg.model import Literal
from kg.reading.names import sentence_of
from kg.reading.parse import Parse

_WORDS = "no one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split()
_NUMBERS = {word: n for n, word in enumerate(_WORDS)} | {"none": 0, "zero": 0, "nil": 0}
_N = rf"(\d{{1,4}}|{'|'.join(_NUMBERS)})"
_TWO = re.compile(
    rf"\b{_N} votes? (?:to|against) {_N}\b|\bvotes? of {_N}\s?(?:-|–|to)\s?{_N}\b|\bvoted {_N}\s?[-–]\s?{_N}\b"
    rf"|\b{_N}\s?[-–]\s?{_N} vote\b",
    re.I,
)
_EACH = {
    "votesInFavour": re.compile(rf"\b{_N} (?:votes? )?in favou?r\b|\b{_N} votes? for\b", re.I),
    "votesOpposed": re.compile(rf"\b{_N} (?:votes? )?(?:against|opposed)\b", re.I),
    "abstentions": re.compile(rf"\b{_N} abstentions?\b|\b{_N} (?:\w+ )?abstain(?:ed|ing)\b", re.I),
}
# Acts that are put to a vote.
VOTED = frozenset(
    "adopted ratified rejects vetoed elects amends revokes extends supports permits obliges prohibits demands callsOn "
    "suspends appoints issued condemns upholds".split()
)


def vote_of(parse: Parse, head: int) -> Mapping[str, tuple[Literal, ...]]:
    """The counts of the vote told after token `head` in its sentence, or at the sentence's start, by qualifier.

    Empty where none is told.
    """
    first, last = sentence_of(parse, head)
    start = first if parse.tokens[first].text in ("By", "In", "With") else head
    text = parse.text[parse.tokens[start].start : parse.tokens[last - 1].end]
    counts: dict[str, int] = {}
    both = _TWO.search(text)
    if both is not None:
        pair = [_number(g) for g in both.groups() if g]
        counts = {"votesInFavour": pair[0], "votesOpposed": pair[1]}
    for name, pattern in _EACH.items():
        found = pattern.search(text)
        if found is not None and name not in counts:
            counts[name] = _number(next(g for g in found.groups() if g))
    voted = "votesInFavour" in counts or len(counts) > 1
    return {name: (Literal(str(n), "integer"),) for name, n in counts.items()} if voted else {}


def _number(word: str) -> int:
    return _NUMBERS.get(word.lower(), -1) if not word.isdigit() else int(word)
