"""Values of times of day."""

import re

from kg.reading.times.absolute import weekday
from kg.reading.times.calendar import day_of, published, shift
from kg.reading.times.context import Context, Found
from kg.reading.times.lexicon import ABSOLUTE_DAYS, DAY_PARTS, HOURS_BY_NAME


def clock(m: Found, ctx: Context) -> str | None:
    """ "10 p.m.", "7:15 p.m.", "15:30", "noon", on the day it stands with, else on the day spoken of last."""
    hour = _hour(m)
    if hour is None:
        return None
    day = ctx.reference_day(m.span[0]) if not m.words("date") else None
    return f"{day or 'XXXX-XX-XX'}T{hour}"


def _hour(m: Found) -> str | None:
    words = m.words("clock")
    if words[0] in HOURS_BY_NAME:
        return HOURS_BY_NAME[words[0]]
    match = re.match(r"(\d{1,2})(?::(\d\d))?(?::(\d\d))?(am|pm)?$", words[0])
    if match is None:
        return _military(words[0])
    hour, minute = int(match[1]), match[2] or "00"
    meridiem = match[4] or (m.word("meridiem").replace(".", "").replace(" ", "") if m.words("meridiem") else "")
    if meridiem and hour > 12:
        return None
    if meridiem == "pm" and hour < 12:
        hour += 12
    if meridiem == "am" and hour == 12:
        hour = 0
    return f"{hour:02}:{minute}" if hour <= 24 else None


def _military(word: str) -> str | None:
    return f"{word[:2]}:{word[2:]}" if len(word) == 4 and word[:2] < "25" and word[2:] < "60" else None


def day_part(m: Found, ctx: Context) -> str | None:
    """ "this morning", "last night", "Friday evening", "the morning"."""
    part = DAY_PARTS[m.word("part")]
    if m.words("rel"):
        days = next((ABSOLUTE_DAYS[word] for word in m.words("rel") if word in ABSOLUTE_DAYS), 0)
        return f"{shift(ctx.published, days, 'day')}T{part}"
    if m.words("last"):
        return f"{shift(ctx.published, -1, 'day')}T{part}"
    if m.words("this"):
        return f"{shift(ctx.published, 0, 'day')}T{part}"
    day = ctx.reference_day(m.span[0])
    if m.words("next") and day:
        day = shift(published(day), 1, "day")
    return f"{day or 'XXXX-XX-XX'}T{part}"


def weekday_part(m: Found, ctx: Context) -> str | None:
    """ "Friday evening"."""
    day = weekday(m, ctx)
    return f"{day}T{DAY_PARTS[m.word('part')]}" if day else None


def tonight(m: Found, ctx: Context) -> str | None:
    """tonight; overnight, which is the night before the day of publication."""
    return f"{shift(ctx.published, -1 if 'overnight' in m.words() else 0, 'day')}TNI"


def on_day(time: str, day: str) -> str | None:
    """A time of day put on another day: "2023-02-24T22:00" on "2023-02-22"."""
    return day + time[time.index("T") :] if "T" in time and (day_of(day) or day.startswith("XXXX")) else None
