"""Since when and until when an office is held: "head of the bank [since 2010]", "minister [from 2005 to 2010]"."""

import re
from collections.abc import Sequence

from kg.model import Literal, Time
from kg.reading.parse import Parse
from kg.reading.roles import RoleFinding

_OPENS = re.compile(r"[\s,(]*(since|from|between|until|till)\s+(?:about\s+|early\s+|late\s+)?$", re.IGNORECASE)
_GOES_ON = re.compile(r"\s*(?:,?\s*(?:until|till|to|through|and)|–|-)\s*$", re.IGNORECASE)
_BEFORE = re.compile(r"(since|from)\s+$", re.IGNORECASE)
_SPAN = re.compile(r"(\d{4}[\d-]*)/(\d{4}[\d-]*)$")


def term_of(parse: Parse, finding: RoleFinding, times: Sequence[Time], sentence_start: int) -> dict[str, Literal]:
    """The qualifiers `from` and `until` of a role, from the dates right after its words, or at the sentence's start."""
    text, end = parse.text, parse.tokens[finding.role.last].end
    after = [t for t in times if t.type == "DATE" and t.start >= end]
    first = after[0] if after else None
    opens = _OPENS.match(text[end : first.start]) if first is not None else None
    if first is not None and opens:
        if opens.group(1).lower() in ("until", "till"):
            return {"until": Literal(first.value, "date")}
        found = {"from": Literal(first.value, "date")}
        if len(after) > 1 and _GOES_ON.match(text[first.end : after[1].start]):
            found["until"] = Literal(after[1].value, "date")
        return found
    if first is not None and (span := _SPAN.match(first.value)) and text[end : first.start].strip() in ("(", ""):
        return {"from": Literal(span.group(1), "date"), "until": Literal(span.group(2), "date")}
    fronted = [t for t in times if t.type == "DATE" and sentence_start <= t.start < parse.tokens[finding.first].start]
    if finding.clause is not None and fronted and _BEFORE.fullmatch(text[sentence_start : fronted[0].start]):
        return {"from": Literal(fronted[0].value, "date")}
    return {}
