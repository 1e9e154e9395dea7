"""Finding the time expressions of a text."""

import re
from collections.abc import Iterator
from functools import lru_cache

from kg.model import Time
from kg.reading.times.calendar import published
from kg.reading.times.clock import on_day
from kg.reading.times.context import Context, Found
from kg.reading.times.grammar import compile_pattern, literals
from kg.reading.times.lexer import OTHER, build_lexicon, tokenize
from kg.reading.times.lexicon import FUNCTION_WORDS
from kg.reading.times.rules import GROUPS, RULES

_LEXICON = build_lexicon(literals(rule.pattern for rule in RULES))
_COVERS = dict(_LEXICON.covers)
# For each group of rules the symbols of which a match has at least one, and its patterns with the rules' numbers.
_GROUPS = tuple(
    (
        re.compile("[" + "".join(_COVERS[head] for head in heads.split()) + "]"),
        tuple((RULES.index(rule), compile_pattern(rule.pattern, _COVERS)) for rule in rules),
    )
    for heads, rules in GROUPS
)
# Between words that the grammar doesn't know stand runs of those it knows; each run is parsed on its own.
# The bound keeps pathological texts (a page of "one one one") linear.
_RUN = re.compile(rf"[^{OTHER}]{{1,256}}")
_HEAD = re.compile("[^" + "".join(sorted({_LEXICON.symbols[word] for word in FUNCTION_WORDS})) + "]")

# A rule's number, the match's end, and its groups as (name, start, end), all in tokens from the start of the run.
Candidate = tuple[int, int, int, tuple[tuple[str, int, int], ...]]


def find_times(text: str, date: str | None) -> tuple[Time, ...]:
    """The time expressions of a text in order, none overlapping, with TIMEX3 or EDTF values.

    `date` is the publication date (ISO 8601, maybe partial); without it, or where it says too little, what depends on
    it stays open: "22 February" is XXXX-02-22. Spans are half-open code points.
    """
    tokens = tokenize(text, _LEXICON)
    context = Context(published(date), tokens)
    times: list[Time] = []
    for run in _RUN.finditer(tokens.symbols):
        if not _HEAD.search(run[0]):
            continue
        for time in _read_run(run[0], run.start(), context):
            times.append(time)
    return tuple(_join(text, times))


def _read_run(symbols: str, offset: int, context: Context) -> Iterator[Time]:
    position = 0
    for rule, start, end, groups in _candidates(symbols):
        if start < position:
            continue
        shifted = tuple((name, s + offset, e + offset) for name, s, e in groups)
        found = Found(context.tokens, offset + start, offset + end, shifted)
        value = RULES[rule].value(found, context)
        if value is None:
            continue
        first, last = found.span
        if RULES[rule].anchor and RULES[rule].type in ("DATE", "TIME"):
            context.found.append((first, value))
        position = next((s for name, s, _ in groups if name == "post"), end)
        yield Time(first, last, RULES[rule].type, value)


@lru_cache(maxsize=8192)
def _candidates(symbols: str) -> tuple[Candidate, ...]:
    """All that the rules match in a run, best first at each place; runs repeat so much that remembering them pays."""
    found: list[Candidate] = []
    for number, pattern in _patterns(symbols):
        for match in pattern.finditer(symbols):
            groups = tuple((name, *match.span(name)) for name in pattern.groupindex if match[name])
            start = max((e for name, _, e in groups if name == "pre"), default=match.start())
            found.append((number, start, match.end(), groups))
    found.sort(key=lambda c: (c[1], -c[2], c[0]))
    return tuple(found)


def _patterns(symbols: str) -> Iterator[tuple[int, re.Pattern[str]]]:
    for heads, patterns in _GROUPS:
        if heads.search(symbols):
            yield from patterns


# What may stand between a time of day and its day, and between a day and its time of day.
_CLOCK_DAY = frozenset({" ", ", ", " on ", " of ", " on the ", " of the "})
_DAY_CLOCK = frozenset({" ", ", ", " at ", ", at ", " in the ", " around "})


def _join(text: str, times: list[Time]) -> Iterator[Time]:
    """A time of day and the day that it stands with are one expression: "10 p.m. Wednesday", "22 February at 10:00"."""
    held: Time | None = None
    for time in times:
        joined = _joined(text, held, time) if held else None
        if joined is None:
            if held:
                yield held
            held = time
        else:
            held = joined
    if held:
        yield held


def _joined(text: str, one: Time, two: Time) -> Time | None:
    between = text[one.end : two.start]
    if one.type == "TIME" and _is_day(two) and between in _CLOCK_DAY:
        return _merge(one, two, on_day(one.value, two.value))
    if _is_day(one) and two.type == "TIME" and between in _DAY_CLOCK:
        return _merge(one, two, on_day(two.value, one.value))
    return None


def _is_day(time: Time) -> bool:
    return time.type == "DATE" and len(time.value) == 10 and time.value.count("-") == 2


def _merge(one: Time, two: Time, value: str | None) -> Time | None:
    return Time(one.start, two.end, "TIME", value) if value else None
