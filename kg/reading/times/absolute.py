"""Values of dates that name a calendar day, a weekday, a month or a year, whole or in part."""

import re
from datetime import date, timedelta

from kg.reading.times.calendar import day_of, valid_day
from kg.reading.times.context import Context, Found, first_in
from kg.reading.times.lexicon import (
    AMBIGUOUS_NAMES,
    MONTHS,
    WEEKDAYS,
)
from kg.reading.times.numbers import ordinal, spelled_year

_NOT_A_YEAR_BEFORE = re.compile(
    r"(?:resolution|resolutions|no|nos|number|article|page|flight|room|model|route|series|section|case|decree|law|rule|\$|£|€|¥|#|"
    r"about|some|nearly|over|around|than|least|almost|approximately|agenda|vision|channel|unit|version|windows)$",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"(?:people|men|women|children|troops|soldiers|civilians|members|prisoners|refugees|families|dollars|euros|pounds|marks|"
    r"yen|rubles|miles|km|kilometers|kilometres|meters|metres|feet|tons|tonnes|acres|hectares|points|shares|workers|jobs|homes|"
    r"houses|deaths|victims|cases|votes|students|police|guests|delegates|words|copies|times|percent|per|million|billion|"
    r"inspectors|protesters|guerrillas|pages|units|cars|vehicles|tanks|employees|passengers|residents|others|more|of)$"
)


def is_year(m: Found, group: str = "year") -> int | None:
    """The year that a group names in figures, in words or by "last year"; None where it names none."""
    words = m.words(group)
    if not words:
        return None
    return int(words[0]) if words[0].isdigit() else spelled_year(words)


def year_of(m: Found, ctx: Context) -> int | None:
    """The year that a match gives: in figures, in words, or as "last year" (group `rel`)."""
    rel = m.words("rel")
    if rel and ctx.published.year:
        return ctx.published.year + (-1 if "last" in rel else 1 if "next" in rel else 0)
    return is_year(m)


def month_day(m: Found, ctx: Context) -> str | None:
    """ "22 February 2023" and its kin; without a year the one that the publication date and the tense suggest."""
    month, day = MONTHS[first_in(m.words("month"), MONTHS)], _day(m.words("day"))
    year = year_of(m, ctx)
    if day is None or not valid_day(year, month, day):
        return None
    if year and m.words("month2"):
        year -= month > MONTHS[m.word("month2")]
    if year is None:
        year = _year_of_weekday(m, month, day, year_near(ctx, month, day, *m.span))
    return f"{_y(year)}-{month:02}-{day:02}" if valid_day(year, month, day) else None


def _year_of_weekday(m: Found, month: int, day: int, year: int | None) -> int | None:
    """Of that year and its neighbours the one in which the day falls on the weekday that stands with it."""
    name = first_in(m.words(), WEEKDAYS)
    if not name or not year:
        return year
    near = [y for y in (year, year - 1, year + 1) if valid_day(y, month, day)]
    return next((y for y in near if date(y, month, day).isoweekday() == WEEKDAYS[name]), year)


def _day(words: list[str]) -> int | None:
    if not words:
        return None
    return int(words[0]) if words[0].isdigit() else ordinal([w for w in words if w not in ("the", "of", "-")])


def _y(year: int | None) -> str:
    return f"{year:04}" if year else "XXXX"


def year_near(ctx: Context, month: int, day: int | None, start: int, end: int) -> int | None:
    """The year of a month or day named without one.

    The latest one past, or the next to come after a cue of the future; but what lies within a quarter of a year on one
    side and three quarters on the other is the near one, since news name the year of the far one.
    """
    base = ctx.published
    if not base.year or not base.month or (day and not base.day and month == base.month):
        return base.year if base.year and month == base.month else None
    today = (base.month, base.day.day if base.day and day else 0)
    that = (month, day if day and base.day else 0)
    if that == today:
        return base.year
    direction = ctx.direction(start, end)
    months_back = (base.month - month) % 12 or 12 * (that > today)
    if months_back <= 3 or ctx.since(start):
        direction = -1
    elif months_back >= (9 if day else 10):
        direction = 1
    return base.year + (that < today) if direction > 0 else base.year - (that > today)


def month(m: Found, ctx: Context) -> str | None:
    """A month, with or without its year."""
    word = first_in(m.words("month"), MONTHS)
    number, year = MONTHS[word], year_of(m, ctx)
    if year and m.words("month2"):
        year -= number > MONTHS[m.word("month2")]
    if year is None and not m.words("rel"):
        if (word in AMBIGUOUS_NAMES or len(word) <= 4) and not _is_month(m):
            return None
        year = year_near(ctx, number, None, *m.span)
    return f"{_y(year)}-{number:02}"


_MONTH_CUES = frozenset(
    (
        "in since until till by from to of on during through before after last next this early late mid - "
        "between and that every each"
    ).split()
)


def _is_month(m: Found) -> bool:
    """Whether "May", "March" or "June", alone, is a month rather than a verb, a march or a name."""
    if m.end - m.start > 1 and m.words()[0] != "the":
        return True
    before, word = m.near(-1), m.word("month")
    if m.near(1) == "Day":
        return False
    if before.lower() in _MONTH_CUES:
        return before.lower() in ("in", "since", "until") or not m.near(1).istitle()
    if before == "the" or before == "a":
        return word != "march" or (m.near(1).islower() and m.near(1) not in _MONTH_CUES)
    return before.islower() and (word.endswith(".") or word in ("april", "june", "july", "august"))


def which_month(m: Found, ctx: Context) -> str | None:
    """ "last May": the latest one before this month; "next May": the first after it; "this May": this year's."""
    number, base = MONTHS[first_in(m.words("month"), MONTHS)], ctx.published
    if not base.year or not base.month:
        return f"XXXX-{number:02}"
    if m.words("last"):
        return f"{_y(base.year - (number >= base.month))}-{number:02}"
    if m.words("next"):
        return f"{_y(base.year + (number <= base.month))}-{number:02}"
    return f"{_y(base.year)}-{number:02}"


def month_days(m: Found, ctx: Context) -> str | None:
    """ "3-5 March", "between 3 and 5 March" as an EDTF interval; "3 and 5 March" as an EDTF list of both."""
    number = MONTHS[first_in(m.words("month"), MONTHS)]
    first, last = _day(m.words("day")), _day(m.words("day2"))
    year = year_of(m, ctx)
    if not first or not last or first >= last or not valid_day(year, number, last):
        return None
    if m.words("both") and _COUNTED.match(m.near(1)):
        return None
    year = year or year_near(ctx, number, first, *m.span)
    one, two = (f"{_y(year)}-{number:02}-{day:02}" for day in (first, last))
    return f"{{{one},{two}}}" if m.words("both") else f"{one}/{two}"


def months(m: Found, ctx: Context) -> str | None:
    """ "March to May 2021" as an EDTF interval."""
    first, last = MONTHS[m.word("month")], MONTHS[m.word("month2")]
    year = year_of(m, ctx)
    return f"{_y(year and year - (first > last))}-{first:02}/{_y(year)}-{last:02}"


def years(m: Found, ctx: Context) -> str | None:
    """ "2020-2023", "2020-21" as an EDTF interval."""
    if _NOT_A_YEAR_BEFORE.search(m.near(-1)) or m.near(-1) in ("/", ".") or m.near(1) in ("/", "-"):
        return None
    return _interval(m.word("year"), m.word("year2"))


def year_span(m: Found, ctx: Context) -> str | None:
    """ "2020/21" as an EDTF interval."""
    first, last = m.word("span").split("/")
    return _interval(first, last)


def _interval(first: str, last: str) -> str | None:
    second = int(last) if len(last) == 4 else int(first) // 100 * 100 + int(last)
    longest = 20 if len(last) == 2 else 500
    return f"{first}/{second}" if 0 < second - int(first) <= longest and int(first) >= 1500 else None


def iso(m: Found, ctx: Context) -> str | None:
    """2023-02-22, maybe with a time."""
    value = m.tokens.words[m.start].replace(" ", "T")
    return value if (day := day_of(value)) and 1000 <= day.year <= 9000 else None


def numeric_day(m: Found, ctx: Context) -> str | None:
    """22/02/2023, 22.02.2023; day before month as most of the world has it, unless only the other order is a date."""
    one, two, year = (int(part) for part in re.split(r"[./]", m.words()[-1]))
    if year < 100:
        year += 2000 if year < 70 else 1900
    for day, month_ in ((one, two), (two, one)):
        if valid_day(year, month_, day) and 1000 <= year <= 9000:
            return f"{year}-{month_:02}-{day:02}"
    return None


def year(m: Found, ctx: Context) -> str | None:
    """A year in figures; numbers that count, or that number a resolution or a flight, are none."""
    value = m.word("year")
    if m.words("said") or m.end - m.start > 1:
        return value
    before, after = m.near(-1), m.near(1)
    cued = before.lower() in ("in", "since", "until", "by", "of", "during", "from", "early", "late", "mid", "through")
    if _NOT_A_YEAR_BEFORE.search(before) or after in ("%", "/", "°") or before in ("/", "+", "%", "$", ":"):
        return None
    if before in (".", ",", "-", "(") and not (before == "(" and after == ")") and m.near(-2)[-1:].isdigit():
        return None
    if _COUNTED.match(after) and not (cued and after == "of"):
        return None
    if before in ("-", "–") and not m.near(-2).isdigit() and m.near(-2).lower() != "mid":
        return None
    return value if int(value) >= 1900 or (cued and int(value) >= 1000) else None


def spelled(m: Found, ctx: Context) -> str | None:
    """A year in words: "nineteen ninety-seven"."""
    value = spelled_year(m.words("year"))
    return f"{value:04}" if value and value >= 1500 else None


def weekday(m: Found, ctx: Context) -> str | None:
    """A weekday, with "last", "next", "this" or alone: the latest past, today included; after a cue the next."""
    number, today = WEEKDAYS[m.word("weekday")], ctx.published.day
    if not _is_weekday(m):
        return None
    if today is None:
        return f"XXXX-WXX-{number}"
    back = (today.isoweekday() - number) % 7
    last, next_ = m.words("last") or m.words("last2"), m.words("next") or m.words("next2")
    if last == ["previous"] or last == ["preceding"]:
        return _weekday_before(ctx.reference_day(m.span[0]) or today.isoformat(), number)
    if last:
        back = back or 7
    elif next_ or (back and ctx.direction(*m.span) > 0):
        back -= 7
    return (today - timedelta(days=back)).isoformat()


def _weekday_before(day: str, number: int) -> str:
    reference = date.fromisoformat(day)
    return (reference - timedelta(days=(reference.isoweekday() - number) % 7 or 7)).isoformat()


_PAPERS = frozenset(
    (
        "times mirror telegraph express herald mail post tribune independent star sun service services mass "
        "prayer prayers school night"
    ).split()
)
_NAMED_DAYS = frozenset("black good bloody ash palm holy easter super shrove maundy cyber fat".split())


def _is_weekday(m: Found) -> bool:
    word = m.word("weekday")
    after = m.near(1)
    if (after[:1].isupper() and after.lower() in _PAPERS) or (
        m.near(-1).lower() in _NAMED_DAYS and m.near(-1)[:1].isupper()
    ):
        return False
    return (word not in AMBIGUOUS_NAMES and word.rstrip(".") not in ("fri", "thu", "tue")) or m.end - m.start > 1
