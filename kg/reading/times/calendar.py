"""Arithmetic on TIMEX3 values: years, quarters, months, ISO weeks, days, decades.

A value's grain is told from its form: "1989", "1989-Q3", "1989-10", "1989-W43", "1989-10-27", "198" (a decade), "19"
(a century).
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_QUARTER = re.compile(r"(\d{4}|XXXX)-Q([1-4X])$")
UNKNOWN = {
    "day": "XXXX-XX-XX",
    "week": "XXXX-WXX",
    "weekend": "XXXX-WXX-WE",
    "month": "XXXX-XX",
    "quarter": "XXXX-QX",
    "season": "XXXX",
    "year": "XXXX",
    "decade": "XXX",
    "century": "XX",
}


@dataclass(frozen=True, slots=True)
class Published:
    """The publication date as far as it is known."""

    year: int | None = None
    month: int | None = None
    day: date | None = None


def published(text: str | None) -> Published:
    """`text` is ISO 8601, maybe partial ("2023", "2023-02", "2023-02-24T08:00"); what can't be read is unknown.

    Years outside 1000 to 9000 count as unknown, so that reckoning from them never leaves the calendar.
    """
    match = re.match(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", text or "")
    if not match or not 1000 <= int(match[1]) <= 9000:
        return Published()
    year, month = int(match[1]), int(match[2]) if match[2] else None
    if month is None or not 1 <= month <= 12:
        return Published(year)
    try:
        return Published(year, month, date(year, month, int(match[3])) if match[3] else None)
    except ValueError:
        return Published(year, month)


def day_of(value: str) -> date | None:
    """The day that a value names or begins with ("1998-02-11T22:00"), if it names one."""
    if not _DAY.match(value):
        return None
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return None


def week(day: date) -> str:
    """The ISO week: 2023-02-24 is in 2023-W08."""
    year, number, _ = day.isocalendar()
    return f"{year:04}-W{number:02}"


def add_months(year: int, month: int, months: int) -> tuple[int, int]:
    """A month as many months on (or back, when negative)."""
    years, rest = divmod(month - 1 + months, 12)
    return year + years, rest + 1


def shift(base: Published, amount: int, unit: str) -> str:
    """The value, at the grain of `unit`, that lies `amount` units after `base`; X where `base` does not say enough."""
    try:
        return _shift(base, amount, unit)
    except (OverflowError, ValueError):
        return UNKNOWN.get(unit, "XXXX")


def _shift(base: Published, amount: int, unit: str) -> str:
    if unit in ("day", "night", "week", "fortnight", "weekend") and base.day:
        days = {"week": 7, "weekend": 7, "fortnight": 14}.get(unit, 1)
        day = base.day + timedelta(days=days * amount)
        if unit in ("day", "night"):
            return day.isoformat()
        return week(day) + ("-WE" if unit == "weekend" else "")
    if base.year and unit in ("year", "decade", "century", "season"):
        year = base.year + amount * {"decade": 10, "century": 100}.get(unit, 1)
        return _year(year)[: {"decade": 3, "century": 2}.get(unit, 4)]
    if base.year and base.month and unit in ("month", "quarter"):
        year, month = add_months(base.year, base.month, amount * (3 if unit == "quarter" else 1))
        return f"{_year(year)}-Q{(month + 2) // 3}" if unit == "quarter" else f"{_year(year)}-{month:02}"
    return UNKNOWN.get(unit, "XXXX-XX-XX")


def _year(year: int) -> str:
    if not 1 <= year <= 9999:
        raise ValueError(year)
    return f"{year:04}"


def clamp_day(year: int, month: int, day: int) -> date:
    """The day of that month, or the month's last day where it has fewer."""
    return date(year, month, min(day, monthrange(year, month)[1]))


def back_by(day: date, amount: int, unit: str) -> date:
    """The day that lies `amount` units before `day` (after it, when negative), calendar months and years kept."""
    if unit in ("year", "month", "quarter", "decade", "century"):
        months = {"year": 12, "quarter": 3, "decade": 120, "century": 1200}.get(unit, 1)
        year, month = add_months(day.year, day.month, -amount * months)
        return clamp_day(year, month, day.day)
    return day - timedelta(days=amount * {"week": 7, "fortnight": 14}.get(unit, 1))


def quarter_of(value: str) -> str | None:
    """The quarter that a value is or lies in: "1989-Q3" for itself and for "1989-09-30"."""
    if _QUARTER.match(value):
        return value
    match = re.match(r"(\d{4})-(\d\d)(?:-|$)", value)
    return f"{match[1]}-Q{(int(match[2]) + 2) // 3}" if match and "01" <= match[2] <= "12" else None


def years_on(value: str, years: int) -> str:
    """The same value in another year: "1989-Q3" a year back is "1988-Q3"."""
    return f"{int(value[:4]) + years:04}{value[4:]}" if value[:4].isdigit() else value


def valid_day(year: int | None, month: int, day: int) -> bool:
    """Whether the calendar has that day; 29 February counts when the year is not known."""
    return 1 <= month <= 12 and 1 <= day <= monthrange(year or 2000, month)[1]
