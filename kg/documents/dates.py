"""Publication dates: ISO 8601 checks, dates in words, and the dateline of a text."""

import datetime
import re

from kg.errors import KgError

# How many lines with text at the beginning and the end of a document may carry its dateline.
HEAD_LINES, TAIL_LINES = 6, 3
LONGEST_LINE = 120

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:1[5-9]|20|21)\d\d)(?!\d)"
_FULL = [
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_DAY}\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}",
        rf"{_DAY}-{_MONTH}-{_YEAR}",
        rf"{_MONTH}\s+{_DAY},?\s+{_YEAR}",
        rf"{_YEAR}-(?P<number>\d\d)-(?P<day>\d\d)(?!\d)",
        rf"(?P<day>\d\d?)\.\s?(?P<number>\d\d?)\.\s?{_YEAR}",
    )
]
# Day and month may stand in either order here, so only a number above twelve tells which is which.
_SLASHED = re.compile(rf"(?P<first>\d\d?)(?P<mark>[/-])(?P<second>\d\d?)(?P=mark){_YEAR}")
_MONTH_ONLY = [re.compile(rf"{_MONTH},?\s+{_YEAR}", re.IGNORECASE), re.compile(rf"{_YEAR}-(?P<number>\d\d)(?![\d-])")]
_YEAR_ONLY = re.compile(_YEAR)

_WEEKDAY = re.compile(r"(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\b[.,]?\s+", re.IGNORECASE)
_LABEL = re.compile(
    r"(?:first\s+)?(?:published|publication\s+date|date\s+of\s+(?:publication|issue)|release\s+date|date|dated|issued"
    r"|released|posted|(?:press|news|media)\s+release(?:\s+no\.?\s*[\w/.-]+)?)\s*(?:on\b|at\b)?\s*[:,–—-]?\s*",
    re.IGNORECASE,
)
_PLACE_NAME = r"[A-Z][\w.'’-]*(?:\s(?:[A-Z][\w.'’-]*|de|la|le|el|da|di|upon|am|the)){0,4}"
_NO_PLACE = r"(?!(?:Last|Updated?|Modified|Born|Died|Until|Before|After|Since)\b)"
_PLACE = re.compile(
    rf"{_NO_PLACE}(?:[Dd]one\s+(?:at|in)\s+)?{_PLACE_NAME}(?:,\s*{_PLACE_NAME}){{0,2}}(?:\s*[,/–—-]|\s+on\b)\s*"
)
_NO_LEAD = re.compile("")
_ZONE = r"(?:[A-Z]{1,5}|[A-Z]{0,3}[+-]\d\d?:?\d*)"
_CLOCK = rf"(?:[,T]?\s*(?:at\s+)?\d{{1,2}}[:.]\d\d(?:[:.]\d\d(?:\.\d+)?)?\s*(?:[ap]\.?m\.?)?\s*{_ZONE}?)?"
_WHOLE_LINE_TAIL = re.compile(rf"{_CLOCK}\s*(?:\([^()]{{2,40}}\))?\s*[.;]?\s*$", re.IGNORECASE)
_PREFIX_TAIL = re.compile(
    rf"""{_CLOCK}\s*(?:\([^()]{{2,40}}\))?\s*(?:—\s*|(?:[–:]|-{{1,3}})\s+)(?=["'“‘«(]?[A-Z0-9])"""
)
_CELL = re.compile(r"\s*[|•·\t]\s*")
_MARKUP = re.compile(r"^[\s#>*_]+|[\s*_]+$")


def check_iso(date: str, where: str) -> str:
    """`date`, if it is YYYY, YYYY-MM or YYYY-MM-DD and in the calendar; raises KgError that begins with `where`."""
    parts = re.fullmatch(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?", date)
    if parts is None or _iso(*(p and int(p) for p in parts.groups())) is None:
        raise KgError(f"{where}: {date!r} is no date; write YYYY-MM-DD, YYYY-MM or YYYY")
    return date


def parse_date(text: str) -> str | None:
    """The ISO date that all of `text` is ("3 May 2024, 10:00", "2024-05-03T10:00:00Z", "May 2024", "20240503")."""
    text = text.strip()
    if packed := re.fullmatch(r"(\d{4})(\d\d)(\d\d)", text):
        return _iso(*(int(p) for p in packed.groups()))
    return _whole_line(text, _NO_LEAD, partial=True) or _whole_line(text, _LABEL, partial=True)


def find_dateline(text: str) -> str | None:
    """The publication date that stands in the first or the last lines of `text`, ISO 8601, maybe partial.

    A line counts where it is a date and nothing else ("Published: 12 March 2021", "Strasbourg, 3 May 2024"), holds
    one in a cell ("Statement | 3 May 2024"), or, at the beginning, opens as agencies do ("GENEVA, 3 May 2024 --").
    Dates in sentences never count, nor does 03/04/2021, which has two readings.
    """
    lines = [line for line in text.splitlines() if line.strip()]
    head, tail = lines[:HEAD_LINES], lines[max(HEAD_LINES, len(lines) - TAIL_LINES) :]
    found = (date for line in head if (date := date_of_line(line) or _prefix(line)))
    return next(found, None) or next((date for line in tail if (date := date_of_line(line))), None)


def date_of_line(line: str) -> str | None:
    """The date of a line that is a dateline and nothing else."""
    if len(line) > LONGEST_LINE:
        return None
    line = _MARKUP.sub("", line)
    cells = [line, *(_CELL.split(line) if _CELL.search(line) else ())]
    found = (_whole_line(c, _NO_LEAD) or _whole_line(c, _LABEL, True) or _whole_line(c, _PLACE) for c in cells)
    return next((date for date in found if date), None)


def _prefix(line: str) -> str | None:
    """The date before the dash of "GENEVA, 3 May 2024 (Agency) -- The Council ..."."""
    # Cut before matching: a line may be the whole of a huge text.
    line = _MARKUP.sub("", line[: 2 * LONGEST_LINE])
    for lead in (_NO_LEAD, _PLACE):
        date, end = _after(line, lead)
        if date and len(date) == len("2024-05-03") and _PREFIX_TAIL.match(line, end):
            return date
    return None


def _whole_line(line: str, lead: re.Pattern[str], partial: bool = False) -> str | None:
    """The date of a line that is `lead`, a date, and perhaps a time; `partial` lets a year alone pass."""
    date, end = _after(line, lead)
    if date is None or not _WHOLE_LINE_TAIL.match(line, end):
        return None
    return date if partial or len(date) > len("2024") else None


def _after(line: str, lead: re.Pattern[str]) -> tuple[str | None, int]:
    """The date that follows `lead` at the beginning of `line`, and where it ends."""
    opening = lead.match(line)
    if opening is None:
        return None, 0
    start = opening.end()
    if weekday := _WEEKDAY.match(line, start):
        start = weekday.end()
    for pattern in (*_FULL, _SLASHED, *_MONTH_ONLY, _YEAR_ONLY):
        if match := pattern.match(line, start):
            return _value(match.groupdict()), match.end()
    return None, 0


def _value(parts: dict[str, str]) -> str | None:
    if "first" in parts:
        first, second = int(parts["first"]), int(parts["second"])
        if min(first, second) > 12 or (max(first, second) <= 12 and first != second):
            return None
        return _iso(int(parts["year"]), min(first, second), max(first, second))
    month = _MONTHS.index(parts["month"][:3].lower()) + 1 if "month" in parts else parts.get("number")
    return _iso(int(parts["year"]), month and int(month), parts.get("day") and int(parts["day"]))


def _iso(year: int | str | None, month: int | str | None = None, day: int | str | None = None) -> str | None:
    """The ISO form of the parts given; None where the calendar has no such date."""
    try:
        date = datetime.date(int(year or 0), int(1 if month is None else month), int(1 if day is None else day))
    except ValueError:
        return None
    return date.isoformat()[: 4 if month is None else 7 if day is None else 10]
