"""Values of durations, sets and vague references."""

from fractions import Fraction

from kg.reading.times.context import Context, Found
from kg.reading.times.lexicon import (
    CLOCK_UNITS,
    DAY_PART_PLURALS,
    DAY_PARTS,
    FREQUENCIES,
    MONTHS,
    SEASONS,
    UNITS,
    WEEKDAY_PLURALS,
    WEEKDAYS,
)
from kg.reading.times.numbers import cardinal
from kg.reading.times.relative import unit_of

# Units that ISO 8601 durations lack: how many of which unit they are.
_AS = {
    "decade": (10, "year"),
    "century": (100, "year"),
    "millennium": (1000, "year"),
    "fortnight": (2, "week"),
}
_PARTS = {"year": (12, "month"), "day": (24, "hour"), "hour": (60, "minute"), "minute": (60, "second")}


def iso_duration(number: Fraction | None, unit: str) -> str:
    """The ISO 8601 duration of so many units; PXD for an unknown number, whole smaller units for fractions (P2Y6M)."""
    if number is None:
        return _period("X", unit)
    times, unit = _AS.get(unit, (1, unit))
    number *= times
    whole, rest = int(number), number - int(number)
    if not rest:
        return _period(str(whole), unit)
    parts, smaller = _PARTS.get(unit, (0, ""))
    if parts and (rest * parts).denominator == 1:
        head = _period(str(whole), unit) if whole else "P"
        tail = _period(str(int(rest * parts)), smaller)[1:]
        return head + (tail.removeprefix("T") if "T" in head else tail)
    return _period(f"{float(number):g}", unit)


def _period(number: str, unit: str) -> str:
    return f"P{'T' if unit in CLOCK_UNITS else ''}{number}{UNITS[unit]}"


def duration(m: Found, ctx: Context) -> str | None:
    """ "30 years", "a three-year", "several days", "2 1/2 years", "a year and a half"; "52 years old" is none."""
    unit = unit_of(m.words("unit") or m.words("units"))
    if m.near(1) in ("old", "of") and unit in ("year", "quarter") and (m.near(1) == "old" or unit == "quarter"):
        return None
    if unit == "quarter" and "-" in m.words():
        return None
    if m.words("fuzzy"):
        number = Fraction(2) if "couple" in m.words("fuzzy") else None
        return iso_duration(number, unit)
    number = cardinal(m.words("number"))
    if number is None and set(m.words("number")) & {"a", "an", "one", "the"}:
        number = Fraction(1)
    if number is None or (number > 3000 and unit not in CLOCK_UNITS):
        return None
    if m.words("half"):
        number += Fraction(1, 2)
    return iso_duration(number, unit)


def half_unit(m: Found, ctx: Context) -> str | None:
    """ "half an hour", "half a century"."""
    return iso_duration(Fraction(1, 2), unit_of(m.words("unit")))


def sum_of_two(m: Found, ctx: Context) -> str | None:
    """ "one year and six months": P1Y6M."""
    one, two = cardinal(m.words("number")), cardinal(m.words("number2"))
    head, tail = iso_duration(one, unit_of(m.words("unit"))), iso_duration(two, unit_of(m.words("unit2")))[1:]
    return head + (tail.removeprefix("T") if "T" in head else tail)


def bare_units(m: Found, ctx: Context) -> str | None:
    """ "for years", "within weeks": PXY, PXW."""
    unit = unit_of(m.words("unit"))
    if m.words("post") and unit in ("minute", "second"):
        return None
    return iso_duration(None, unit) if unit != "quarter" or m.near(-1) != "-" else None


def one_unit(m: Found, ctx: Context) -> str | None:
    """ "within a week", "nearly an hour": P1W, PT1H."""
    if m.word("unit") in ("quarter", "second") or m.near(1) in ("earlier", "ago"):
        return None
    return iso_duration(Fraction(1), unit_of(m.words("unit")))


def every(m: Found, ctx: Context) -> str | None:
    """ "every Monday", "each year", "every two weeks", "every spring"."""
    word = m.word("what")
    if word in WEEKDAYS or word in WEEKDAY_PLURALS:
        tail = m.words("part")
        return f"XXXX-WXX-{WEEKDAYS.get(word) or WEEKDAY_PLURALS[word]}" + (f"T{_part(tail)}" if tail else "")
    if word in MONTHS:
        return f"XXXX-{MONTHS[word]:02}"
    if word in SEASONS:
        return f"XXXX-{SEASONS[word]}"
    if word in DAY_PARTS or word in DAY_PART_PLURALS:
        return f"XXXX-XX-XXT{_part([word])}"
    unit = unit_of(m.words("what"))
    number = cardinal(m.words("number")) if m.words("number") else Fraction(2 if "other" in m.words() else 1)
    return iso_duration(number, unit)


def _part(words: list[str]) -> str:
    return DAY_PARTS.get(words[0]) or DAY_PART_PLURALS[words[0]]


def frequency(m: Found, ctx: Context) -> str | None:
    """ "daily", "annually"; before a capital it is a paper ("the daily Le Monde", "the Daily Mail")."""
    if m.near(1).istitle():
        return None
    return FREQUENCIES[m.word("what")]


def present(m: Found, ctx: Context) -> str | None:
    """ "now", "currently"."""
    return None if _is_name(m) else "PRESENT_REF"


def past(m: Found, ctx: Context) -> str | None:
    """ "recently", "in the past"."""
    return None if _is_name(m) else "PAST_REF"


def future(m: Found, ctx: Context) -> str | None:
    """ "soon", "the future"."""
    return None if _is_name(m) else "FUTURE_REF"


def _is_name(m: Found) -> bool:
    """A capital next to another one, as in a headline or a name ("Apocalypse Now")."""
    return m.tokens.words[m.start].istitle() and (m.near(-1).istitle() or m.near(1) == "-")


def a_while(m: Found, ctx: Context) -> str | None:
    """ "a while"."""
    return "PXX"
