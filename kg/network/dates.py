"""The days that a date of the graph spans: ISO 8601, TIMEX3 and EDTF values as plain bounds that sort as text."""

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache

Bounds = tuple[str, str]
FIRST, LAST = "0000-01-01", "9999-12-31"

_PARTS = {
    "Q1": (1, 3), "Q2": (4, 6), "Q3": (7, 9), "Q4": (10, 12), "H1": (1, 6), "H2": (7, 12),
    "SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 12),
}  # fmt: skip


@lru_cache(maxsize=10_000)
def bounds(value: str) -> Bounds | None:
    """The first and the last day of a date, as YYYY-MM-DD; an open end is `FIRST` or `LAST`; None for what is no date.

    >>> bounds("2023-02"), bounds("../2022-12-16"), bounds("199")
    (('2023-02-01', '2023-02-28'), ('0000-01-01', '2022-12-16'), ('1990-01-01', '1999-12-31'))
    """
    start, slash, end = value.partition("/")
    if not slash:
        return _single(value)
    low = (FIRST, "") if start in ("..", "") else _single(start)
    high = ("", LAST) if end in ("..", "") else _single(end)
    if low is None or high is None or (low[0] == FIRST and high[1] == LAST):
        return None
    return low[0], high[1]


def _single(value: str) -> Bounds | None:
    text = value.strip().rstrip("~?%").split("T")[0].upper().replace("X", "")
    try:
        return _match(text)
    except ValueError:
        # Such as the 30th of February.
        return None


def _match(text: str) -> Bounds | None:
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        day = date.fromisoformat(text).isoformat()
        return day, day
    if match := re.fullmatch(r"(\d{4})-W(\d\d)", text):
        monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
        return monday.isoformat(), (monday + timedelta(days=6)).isoformat()
    if match := re.fullmatch(r"(\d{4})-(\d\d|[A-Z][A-Z\d])", text):
        first, last = _PARTS.get(match[2]) or (int(match[2]), int(match[2]))
        return f"{match[1]}-{first:02}-01", f"{match[1]}-{last:02}-{monthrange(int(match[1]), last)[1]}"
    if re.fullmatch(r"\d{2,4}", text):
        return f"{text.ljust(4, '0')}-01-01", f"{text.ljust(4, '9')}-12-31"
    return None
