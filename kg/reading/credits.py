"""Credits: who wrote, edited or sent a report. They are about the text and no part of what it says.

Credits: "Author: Jo Berg (AFP, Reuters)" at the end of a line - "... he said. jb/mk (dpa, AP)". Not: "the AFP news agency
reported", "LONDON (Reuters) - The bank said", "the statement (AFP)".
"""

import re
from bisect import bisect_left

from kg.reading.parse import Parse

_LABEL = r"(?:Author|Editor|Reporter|Interview(?:er)?|Reporting by|Editing by|Edited by|Written by)"
_AGENCY = r"(?:AFP|AP|Reuters|dpa|DPA|dapd|EFE|KNA|epd|PTI|IANS|ANI|APA|SID|ANSA|Xinhua|TASS|Interfax|RIA|Lusa)"
_INITIALS = r"[a-z]{2,4}(?:\s?[/,]\s?[a-z]{2,4})*"
_LISTED = rf"{_AGENCY}(?:\s*[,/]\s*[A-Za-z]{{2,8}})+"
_FORMS = (
    rf"{_INITIALS}\s*\([^()\n]{{2,60}}\)",  # jb/mk (dpa, AP)
    rf"{_LISTED}(?:\s*\({_INITIALS}\))?",  # AFP, dpa (jb/mk)
    rf"{_INITIALS}/{_AGENCY}(?:/{_AGENCY})*",  # jb/AFP/dpa
    rf"\({_LISTED}\)",  # (AFP, dpa)
)
_SIGN_OFF = "|".join(_FORMS)
_CREDIT = re.compile(
    rf"(?:(?<=[.!?\"”’)\]*\d])|^)[ \t]*(?:(?:{_SIGN_OFF})[ \t]*)?{_LABEL}\s?:[^\n]{{2,150}}$"
    rf"|(?:(?<=[.!?\"”’)\]*\d])|^)[ \t]+(?:{_SIGN_OFF})[ \t]*$",
    re.MULTILINE,
)


def credit_tokens(parse: Parse) -> frozenset[int]:
    """The tokens that stand in credits."""
    starts = [t.start for t in parse.tokens]
    found: set[int] = set()
    for match in _CREDIT.finditer(parse.text):
        found.update(range(bisect_left(starts, match.start()), bisect_left(starts, match.end())))
    return frozenset(found)
