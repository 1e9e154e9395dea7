"""Numbers written in words and figures, as they stand in time expressions."""

from collections.abc import Sequence
from fractions import Fraction

from kg.reading.times.lexicon import NUMBER_WORDS, ORDINALS, SCALES

_SKIPPED = frozenset({"a", "an", "and", "-", ",", "of"})


def cardinal(words: Sequence[str]) -> Fraction | None:
    """The value of lower-case words such as "two hundred and ten", "2 1/2", "a dozen", "30"; None where it is none."""
    total, seen = Fraction(0), False
    for word in words:
        if word in _SKIPPED:
            continue
        value = _one(word)
        if value is None:
            return None
        total = max(total, Fraction(1)) * value if word in SCALES else total + value
        seen = True
    return total if seen else None


def _one(word: str) -> Fraction | None:
    if word in NUMBER_WORDS:
        return Fraction(NUMBER_WORDS[word])
    if word in SCALES:
        return Fraction(SCALES[word])
    if word == "half":
        return Fraction(1, 2)
    try:
        return Fraction(word.replace(",", ""))
    except (ValueError, ZeroDivisionError):
        return None


def ordinal(words: Sequence[str]) -> int | None:
    """The value of lower-case words such as "third", "twenty-first", "22nd"; None where it is none."""
    if not words:
        return None
    last = words[-1]
    if last[:1].isdigit():
        return int(last[:-2])
    if last not in ORDINALS:
        return None
    before = cardinal(words[:-1]) if len(words) > 1 else Fraction(0)
    return None if before is None else int(before) + ORDINALS[last]


def spelled_year(words: Sequence[str]) -> int | None:
    """The year of "nineteen ninety-seven", "two thousand three", "twenty twenty-four"; None where it is none."""
    parts = [word for word in words if word not in _SKIPPED]
    if "thousand" in parts or "hundred" in parts:
        value = cardinal(parts)
    else:
        century, rest = cardinal(parts[:1]), cardinal(parts[1:])
        value = century * 100 + rest if century and rest is not None and rest >= 10 else None
    return int(value) if value is not None and 1000 <= value < 2200 else None
