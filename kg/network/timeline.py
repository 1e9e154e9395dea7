"""The timeline of dated acts, one under the other, with the time that passes between them."""

import re
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

import networkx as nx

from kg.network import style
from kg.network.analysis.statements import Told, statements
from kg.network.dates import FIRST, LAST, Bounds, bounds
from kg.network.sheet import Item, Key, Line, Mark, Sheet, Words, fold, head

WIDE = 660.0
DATE_ROOM = 104.0
TEXT = 9.5
SMALL = 8.2
ROW = 13.0
# Months are words again from this many days on.
LONG_GAP = 21
MARKS = {"fact": "disc", "claim": "ring", "negated": "cross"}


@dataclass(frozen=True, slots=True)
class Act:
    """A dated act: its days, the words for its date, what is told, whether as fact, claim or not so, and by whom."""

    days: Bounds
    date: str
    clause: str
    tone: str
    source: str


def acts(graph: nx.MultiDiGraph) -> list[Act]:
    """The acts that have a date of their own, in the order of time; what is told twice in the same way stands once."""
    found = {_act(t, t.days): None for t in statements(graph) if t.days}
    return sorted(found, key=lambda a: (*_place(a.days), a.tone != "fact", a.clause, a.source))


def _place(days: Bounds) -> tuple[str, int]:
    """Where an act stands: by its first day, the less precise first; what has no first day by its last."""
    return (days[1], 0) if days[0] == FIRST else (days[0], -int(days[1].replace("-", "")))


def timeline(graph: nx.MultiDiGraph, *, title: str | None = None, limit: int = 40) -> Sheet:
    """The page of the first `limit` acts that are told with most weight: facts, then claims, those in time's order."""
    found = acts(graph)
    kept = sorted(range(len(found)), key=lambda n: (found[n].tone != "fact", n))[:limit]
    shown = [found[n] for n in sorted(kept)]
    items, y = head(title or "What happened when", _notes(len(found), len(shown)), _keys(shown), WIDE)
    spine = style.MARGIN + DATE_ROOM
    y += 8
    start, before = y, None
    rows: list[Item] = []
    for days, group in groupby(shown, key=lambda a: a.days):
        same = list(group)
        if gap := _gap(before, days):
            rows.append(Words(spine + 18, y, gap, SMALL, style.SOFT_INK))
            y += ROW + 6
        rows.append(Words(spine - 14, y, same[0].date, TEXT, bold=True, align="right"))
        for act in same:
            added, y = _row(act, spine, y)
            rows += added
        before = days
    if shown:
        items.append(Line(((spine, start - 6), (spine, y - 10)), "#c9d1d9", 1.4))
    return Sheet(WIDE, y + style.MARGIN - 6, (*items, *rows))


def _row(act: Act, spine: float, y: float) -> tuple[list[Item], float]:
    look = style.TONES[act.tone]
    wide = WIDE - spine - 18 - style.MARGIN
    items: list[Item] = [Mark(MARKS[act.tone], spine, y, 4.0, look.colour)]  # type: ignore[arg-type]
    for line in fold(act.clause, TEXT, wide, 3):
        items.append(Words(spine + 18, y, line, TEXT))
        y += ROW
    for line in fold(act.source, SMALL, wide, 1):
        items.append(Words(spine + 18, y - 1, line, SMALL, look.text))
        y += ROW - 1
    return items, y + 7


def _act(told: Told, days: Bounds | None) -> Act:
    tone = "negated" if not told.holds else "fact" if told.fact else "claim"
    source = _source(told)
    dated = not told.object_iri and bounds(told.object)
    # "started on 2024-05-03" beside its date is "started".
    clause = replace(told, object="").clause if dated else told.clause
    return Act(days or (FIRST, LAST), date_words(told.date or told.object), clause, tone, source)


def _source(told: Told) -> str:
    if told.status == "asserted":
        return "" if told.certainty == "certain" else f"{told.certainty}, as a document tells it"
    by = told.holder or "an unnamed speaker"
    return {"attributed": f"says {by}", "denied": f"denied by {by}"}.get(told.status, f"{told.status}, says {by}")


def date_words(value: str) -> str:
    """An EDTF date in a reader's words: "by 2025-05", "2025-01 to 2025-03", "week 21 of 2025"."""
    start, slash, end = value.partition("/")
    if slash:
        open_start, open_end = start in ("", ".."), end in ("", "..")
        both = f"{date_words(start)} to {date_words(end)}"
        return f"by {date_words(end)}" if open_start else f"from {date_words(start)}" if open_end else both
    plain = value.strip().rstrip("~?%")
    about = "about " if plain != value.strip() else ""
    if match := re.fullmatch(r"(\d{4})-W(\d\d)", plain):
        return f"{about}week {int(match[2])} of {match[1]}"
    if match := re.fullmatch(r"(\d{3})X?", plain):
        return f"{about}{match[1]}0s"
    return about + plain.split("T")[0]


def _gap(before: Bounds | None, days: Bounds) -> str:
    """How much later an act begins than the one before, where that is weeks and more."""
    if before is None or before[0] == FIRST or days[0] == FIRST:
        return ""
    passed = (date.fromisoformat(days[0]) - date.fromisoformat(before[0])).days
    if passed < LONG_GAP:
        return ""
    for size, word in ((365.25, "year"), (30.44, "month"), (7.0, "week")):
        if (count := round(passed / size)) >= 2 or (count == 1 and word == "year"):
            return f"… {count} {word}{'s' * (count > 1)} later"
    return ""


def _notes(found: int, shown: int) -> list[str]:
    if not found:
        return ["There is nothing to draw: no act has a date of its own."]
    first = f"{found} act{'s' * (found > 1)} with a date of {'their' if found > 1 else 'its'} own"
    return [first + (f"; {found - shown} are not shown, claims and the latest first" if found > shown else "")]


def _keys(shown: list[Act]) -> list[Key]:
    tones = {act.tone for act in shown}
    kept = [(name, look) for name, look in style.TONES.items() if name in tones]
    words = {"claim": "claimed, planned or supposed, with who says so"}
    return [Key((Mark(MARKS[n], 0, 0, 4.0, look.colour),), words.get(n, look.name)) for n, look in kept]  # type: ignore[arg-type]
