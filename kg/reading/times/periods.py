"""Values of quarters, halves, seasons, fiscal years, decades and centuries."""

import re

from kg.reading.times.absolute import is_year, year_near, year_of
from kg.reading.times.calendar import Published, quarter_of, shift, years_on
from kg.reading.times.context import Context, Found, first_in
from kg.reading.times.lexicon import DECADE_WORDS, MONTHS, SEASONS
from kg.reading.times.numbers import ordinal


def _y(year: int | None) -> str:
    return f"{year:04}" if year else "XXXX"


def fiscal_year(m: Found, ctx: Context) -> str | None:
    """ "fiscal 1989", "the 2021-22 financial year" by the year it names."""
    return m.word("year")


def decade(m: Found, ctx: Context) -> str | None:
    """ "the 1990s", "the '80s", "the nineties": 199, 198."""
    figures = re.sub(r"\D", "", m.word("decade"))
    if m.words("decadeword"):
        figures = str(DECADE_WORDS[m.word("decadeword")])
    if len(figures) == 4:
        return figures[:3]
    if len(figures) != 2 or not (m.words("decadeword") or m.word("decade")[0] in "'’" or m.near(-1).lower() == "the"):
        return None
    if m.words("decade") and m.word("decade")[0].isdigit() and m.near(-1) != "the":
        return None
    century = 20 if ctx.published.year and int(figures) < 20 <= ctx.published.year - 2000 + 20 else 19
    return f"{century}{figures[0]}"


def century(m: Found, ctx: Context) -> str | None:
    """ "the 20th century": 19."""
    number = ordinal(m.words("ord"))
    return f"{number - 1:02}" if number and number < 30 else None


def season(m: Found, ctx: Context) -> str | None:
    """A season, with its year or the one that the publication date suggests."""
    code, base = SEASONS[m.word("season")], ctx.published
    year_ = year_of(m, ctx)
    if year_ is None and base.year and base.month:
        year_ = base.year + _season_offset(m, ctx, code, base)
    return f"{_y(year_)}-{code}"


_SEASON_STARTS = {"WI": 12, "SP": 3, "SU": 6, "FA": 9}


def _season_offset(m: Found, ctx: Context, code: str, base: Published) -> int:
    """How many years after that of publication the season lies (before, when negative); winter goes by its December."""
    start, today = _SEASON_STARTS[code], base.month or 1
    if m.words("last"):
        return -(start + 2 >= today) if code != "WI" else -1
    if m.words("next"):
        return int(start <= today)
    if m.words("this"):
        return -(code == "WI" and today <= 2)
    if ctx.direction(*m.span) > 0:
        return int(start + 2 < today)
    return -(start > today)


def quarter(m: Found, ctx: Context) -> str | None:
    """ "the third quarter", with its year or the latest one begun by the publication date."""
    code = m.word("code")
    if code.startswith("h"):
        return f"{m.word('year')}-H{code[1]}" if m.words("year") and code in ("h1", "h2") else None
    number = ordinal(m.words("ord")) or int(code[1:] or 0)
    if number not in (1, 2, 3, 4):
        return None
    year_, base = year_of(m, ctx), ctx.published
    if year_ is None and base.year and base.month:
        year_ = base.year - (number * 3 - 2 > base.month)
        if number * 3 - 2 > base.month and ctx.direction(*m.span) > 0:
            year_ += 1
    if m.words("ago") and year_:
        reference = ctx.reference_quarter(m.span[0])
        year_ = int(reference[:4]) - 1 if reference and reference[:4].isdigit() else year_ - 1
    return f"{_y(year_)}-Q{number}"


def half(m: Found, ctx: Context) -> str | None:
    """ "the first half of 2021": 2021-H1."""
    number = {"last": 2, "latter": 2}.get(m.word("ord")) or ordinal(m.words("ord"))
    if number not in (1, 2):
        return None
    if m.words("decade"):
        return decade(m, ctx)
    year_ = year_of(m, ctx)
    if year_ is None:
        year_ = ctx.published.year
    return f"{_y(year_)}-H{number}"


def this_quarter(m: Found, ctx: Context) -> str | None:
    """ "the quarter", "the latest quarter", "the 1988 period": the one spoken of, else the last that had ended."""
    start = m.span[0]
    value = ctx.reference_quarter(start)
    if m.words("year"):
        return (
            years_on(value, int(m.word("year")) - int(value[:4])) if value and value[:4].isdigit() else m.word("year")
        )
    if m.words("ago") or m.words("rel"):
        value = value or shift(ctx.published, -1, "quarter")
        return years_on(value, -1)
    if m.words("this"):
        return shift(ctx.published, 0, "quarter")
    return value or shift(ctx.published, -1, "quarter")


def latest_quarter(m: Found, ctx: Context) -> str | None:
    """ "the latest quarter": the last that had ended."""
    return shift(ctx.published, -1, "quarter")


def year_ago(m: Found, ctx: Context) -> str | None:
    """ "year-earlier", "a year ago", "a year earlier": the same quarter a year back where quarters are spoken of."""
    value = ctx.reference_quarter(m.span[0], reach=600)
    if value and value[:4].isdigit() and value[:4] == str(ctx.published.year or value[:4]):
        return years_on(value, -1)
    if m.words("earlier"):
        reference = ctx.last(lambda v: v[:4].isdigit() and len(v) >= 4, m.span[0], reach=600)
        if reference:
            return years_on(reference[:4], -1)
    return shift(ctx.published, -1, "year")


def quarter_ended(m: Found, ctx: Context) -> str | None:
    """ "the quarter ended Sept. 30": the quarter in which that day lies."""
    number = MONTHS[first_in(m.words("month"), MONTHS)]
    year_ = is_year(m) or year_near(ctx, number, None, *m.span)
    return quarter_of(f"{year_:04}-{number:02}") if year_ else "XXXX-QX"


def two_quarters(m: Found, ctx: Context) -> str | None:
    """ "the first two quarters of 2021": 2021-H1."""
    return f"{m.word('year')}-H{1 if 'first' in m.words() else 2}"
