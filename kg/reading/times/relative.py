"""Values of dates told from another one: from the publication date, or from the time named before in the text."""

from datetime import date
from fractions import Fraction

from kg.reading.times.calendar import Published, back_by, day_of, published, shift
from kg.reading.times.context import Context, Found
from kg.reading.times.lexicon import ABSOLUTE_DAYS, CLOCK_UNITS, FUNCTION_WORDS, SINGULAR, UNITS
from kg.reading.times.numbers import cardinal
from kg.reading.times.periods import year_ago

_AT_LEAST = frozenset({"over", "more", "least", "longer", "above"})
_AT_MOST = frozenset({"under", "less", "fewer", "most", "to"})


def unit_of(words: list[str]) -> str:
    """The singular of the first unit among the words."""
    return next((SINGULAR.get(word, word) for word in words if word in UNITS or word in SINGULAR), "")


def _number(m: Found) -> Fraction | None:
    words = m.words("number")
    return cardinal(words) or (Fraction(1) if set(words) & {"a", "an"} else None)


def near_day(m: Found, ctx: Context) -> str | None:
    """today, yesterday, tomorrow, the day before yesterday."""
    days = next(ABSOLUTE_DAYS[word] for word in m.words("rel") if word in ABSOLUTE_DAYS)
    before = m.near(-1)
    if (
        m.tokens.words[m.end - 1].istitle()
        and before.isalpha()
        and not before.islower()
        and before.lower() not in ("also", "earlier")
    ):
        return None  # the name of a paper or a programme
    if m.words("beyond"):
        days *= 2
    return shift(ctx.published, days, "day")


def which_unit(m: Found, ctx: Context) -> str | None:
    """ "last week", "the next month"; "the following year", "the previous day" count from the time named before."""
    unit = unit_of(m.words("unit"))
    amount = -1 if m.words("last") else 1 if m.words("next") else 0
    if m.tokens.words[m.end - 1].istitle():
        return None  # the name of a programme
    word = m.word("last") or m.word("next")
    if unit in CLOCK_UNITS:
        return None
    if word in ("following", "previous", "preceding") or (word == "next" and unit == "day" and m.words()[0] == "the"):
        return _from_reference(m, ctx, amount, unit)
    if unit == "weekend" and amount == 0:
        return shift(ctx.published, 0, "weekend")
    return shift(ctx.published, amount, unit)


def _from_reference(m: Found, ctx: Context, amount: int, unit: str) -> str:
    """A unit counted from the nearest time before that is fine enough; the publication date stands in where none is."""
    length = {"year": 4, "month": 7}.get(unit, 10)
    value = ctx.last(lambda v: v[:4].isdigit() and len(v) >= length and (length < 8 or day_of(v)), m.span[0], reach=800)
    base = published(value[:length]) if value else ctx.published
    return shift(base, amount, unit)


def that_unit(m: Found, ctx: Context) -> str | None:
    """ "that year", "the same day": the time named before, at that grain."""
    unit = unit_of(m.words("unit"))
    if unit in CLOCK_UNITS:
        return None
    if unit == "quarter":
        return ctx.reference_quarter(m.span[0]) or shift(ctx.published, 0, unit)
    return _from_reference(m, ctx, 0, unit)


def the_unit(m: Found, ctx: Context) -> str | None:
    """ "the year", "the week": the current one; "the weekend": the last one past unless a cue says otherwise."""
    unit = unit_of(m.words("unit"))
    if unit == "weekend" and ctx.published.day and ctx.direction(*m.span) <= 0 and ctx.published.day.isoweekday() < 6:
        return shift(ctx.published, -1, unit)
    return shift(ctx.published, 0, unit)


def ago(m: Found, ctx: Context) -> str | None:
    """ "two weeks ago" at the grain of its unit; "over 70 days ago" as the EDTF interval that ends on that day."""
    unit = unit_of(m.words("unit"))
    if m.words("fuzzy"):
        return "PAST_REF"
    number = _number(m)
    if number is None:
        return None
    if unit in CLOCK_UNITS:
        return shift(ctx.published, -(int(number) // 24) if unit == "hour" else 0, "day")
    if number == 1 and unit == "year" and not m.words("mod"):
        return year_ago(m, ctx)
    if m.words("half"):
        number += Fraction(1, 2)
    if number.denominator != 1:
        return shift(ctx.published, -int(number * 12), "month") if unit == "year" else "PAST_REF"
    return _bounded(m, ctx, int(number), unit)


def _bounded(m: Found, ctx: Context, number: int, unit: str) -> str:
    value = shift(ctx.published, -number, unit)
    if "X" in value:
        return value
    words = set(m.words("mod"))
    exact = _exact(ctx, number, unit, value)
    if words & _AT_LEAST and "no" not in words:
        return f"../{exact}"
    if words & _AT_MOST or "no" in words:
        return f"{exact}/.."
    return value


def _exact(ctx: Context, number: int, unit: str, value: str) -> str:
    """A bound is a day for days and weeks, the value itself for coarser units."""
    return (
        back_by(ctx.published.day, number, unit).isoformat() if ctx.published.day and unit in ("day", "week") else value
    )


def before_or_after(m: Found, ctx: Context) -> str | None:
    """ "two days earlier", "three weeks later": counted from the time named before, at the grain of the unit."""
    unit = unit_of(m.words("unit"))
    number = _number(m)
    if unit in CLOCK_UNITS or number is None or number.denominator != 1:
        return None
    back = m.words("earlier")
    if back == ["before"] and m.near(1)[:1].isalnum():
        return None
    if back and unit == "year" and number == 1:
        return year_ago(m, ctx)
    return _from_reference(m, ctx, -int(number) if back else int(number), unit)


def unit_beside(m: Found, ctx: Context) -> str | None:
    """ "the week before", "the year after", with nothing said of what: the neighbour of the time named before."""
    if m.near(1)[:1].isalnum():
        return None
    return _from_reference(m, ctx, -1 if m.words("earlier") else 1, unit_of(m.words("unit")))


def from_now(m: Found, ctx: Context) -> str | None:
    """ "two years from now", "in three weeks' time"."""
    number = _number(m)
    unit = unit_of(m.words("unit"))
    return shift(ctx.published, int(number), unit) if number and unit not in CLOCK_UNITS else "FUTURE_REF"


def edge(m: Found, ctx: Context) -> str | None:
    """ "the end of the month", "year-end": the value of the whole, as TIMEX3 has it (the edge is its `mod`)."""
    unit = unit_of(m.words("unit"))
    amount = -1 if m.words("last") else 1 if m.words("next") else 0
    if unit in CLOCK_UNITS:
        return None
    if m.words() == ["year", "-", "end"]:
        return shift(ctx.published, amount, unit) + "-12-31"
    return shift(ctx.published, amount, unit)


def then(m: Found, ctx: Context) -> str | None:
    """ "until then", "by then": the time named before."""
    return ctx.last(lambda v: v[:4].isdigit(), m.span[0], reach=400) or "PAST_REF"


def christmas(m: Found, ctx: Context) -> str | None:
    """Feasts on a fixed day of the year."""
    after = m.near(1)
    if after.islower() and after.isalpha() and after not in FUNCTION_WORDS:
        return None  # "the Christmas market"
    month, day = {"christmas": (12, 25), "new": (1, 1)}[m.words("feast")[0]]
    base = ctx.published
    if "eve" in m.words():
        month, day = 12, day - 1 if day > 1 else 31
    if not base.day:
        return f"XXXX-{month:02}-{day:02}"
    return _nearest(base, month, day).isoformat()


def _nearest(base: Published, month: int, day: int) -> date:
    today = base.day or date.min
    return min((date(today.year + years, month, day) for years in (-1, 0, 1)), key=lambda option: abs(option - today))
