"""The lines of "key: value" between two "---" at the beginning of a text or Markdown file."""

import re
from dataclasses import dataclass

from kg.documents.dates import check_iso, parse_date

_BLOCK = re.compile(r"---[ \t]*\r?\n((?:[^\r\n]{0,1000}\r?\n){0,60}?)(?:---|\.\.\.)[ \t]*(?:\r?\n|$)")
_FIELD = re.compile(r"([A-Za-z][\w -]*?)[ \t]*:(?:[ \t]+(.*?))?[ \t]*")
_OTHER = re.compile(r"[ \t]*(?:#.*)?|[ \t]+.*|-[ \t]+.*")
_KEYS = {"title", "date", "uri", "url", "source"}
_URI = re.compile(r"(?:https?://|urn:|doi:)\S+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the front matter says; `end` is where the text begins, in characters."""

    end: int = 0
    title: str | None = None
    date: str | None = None
    uri: str | None = None


def read_front_matter(text: str, where: str) -> FrontMatter:
    """The front matter of `text`; empty where the text does not begin with one that has a key kg knows.

    The keys title, date, uri, url and source count in any case; others are ignored, and so is a source that is no
    URI. Raises KgError that names the line of a date that cannot be read.
    """
    block = _BLOCK.match(text)
    fields: dict[str, tuple[int, str]] = {}
    for number, line in enumerate(block.group(1).splitlines() if block else (), 2):
        if field := _FIELD.fullmatch(line):
            fields.setdefault(field.group(1).lower(), (number, _unquoted(field.group(2) or "")))
        elif not _OTHER.fullmatch(line):
            return FrontMatter()
    if block is None or not fields.keys() & _KEYS:
        return FrontMatter()
    links = (fields[key][1] for key in ("uri", "url", "source") if key in fields and _URI.fullmatch(fields[key][1]))
    number, date = fields.get("date", (0, ""))
    title = fields["title"][1] if "title" in fields else None
    return FrontMatter(block.end(), title or None, read_date(date, f"{where}, line {number}"), next(links, None))


def read_date(value: str, where: str) -> str | None:
    """The date somebody wrote down, as ISO; None for an empty one; raises KgError for what is no date."""
    if not value.strip():
        return None
    return parse_date(value) or check_iso(value.strip(), where)


def _unquoted(value: str) -> str:
    quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1] if quoted else value
