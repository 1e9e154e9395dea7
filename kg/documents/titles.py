"""The title of a text that has none beside it: its headline."""

import re

from kg.documents.dates import date_of_line, find_dateline

LONGEST_TITLE = 160
# A line this long is a paragraph on one line, so the line before it needs no blank line after it to be a headline.
PARAGRAPH = 100
# Lines in which a headline may stand; what comes later is text.
HEAD = 8

_RELEASE = re.compile(
    r"\W*(?:for immediate release|(?:press|news|media) release(?: no\.? ?[\w/.-]+)?)\W*", re.IGNORECASE
)
_ENDS_AS_TEXT = re.compile(r"[.,;:…][\"'”’)\]]*$")


def find_headline(text: str) -> str | None:
    """The first short line of `text` that does not end as running text does; None where there is none.

    Lines before it that only say "press release" or give the dateline are passed over. A line that is followed at
    once by another short line is the beginning of a paragraph wrapped by hand.
    """
    lines = [line.strip() for line in text.strip().splitlines()]
    for number, line in enumerate(lines[:HEAD]):
        if not line or _RELEASE.fullmatch(line) or date_of_line(line):
            continue
        rest = lines[number + 1 :]
        return " ".join(line.split()) if any(rest) and _is_headline(line, rest[0]) else None
    return None


def _is_headline(line: str, following: str) -> bool:
    stands_alone = not following or len(following) >= PARAGRAPH or date_of_line(following) is not None
    short = len(line) <= LONGEST_TITLE and not _ENDS_AS_TEXT.search(line)
    return short and stands_alone and find_dateline(line) is None and any(c.isalpha() for c in line)
