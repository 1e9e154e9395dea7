"""The diagram of obligations: by whose order who must do what, by when, and how that is told."""

import re
from itertools import groupby

import networkx as nx

from kg.network import style
from kg.network.analysis.obligations import Obligation, obligations
from kg.network.sheet import Area, Dashes, Item, Key, Line, Sheet, Words, fold, head
from kg.network.timeline import date_words

WIDE = 800.0
SOURCE = (style.MARGIN, 168.0)
BEARER = (300.0, 136.0)
TEXT = (452.0, WIDE - style.MARGIN - 452.0)
SPINE = 216.0
SIZE = 9.0
SMALL = 8.2
ROW = 12.5
PAD = 7.0
FORCES = {"must": "#b23a48", "must not": "#b23a48", "may": "#1a7f5e", "is asked to": "#2b6cb0"}
# What stands on the arrow where nobody is told of who must.
UNADDRESSED = {"must": "must", "must not": "forbids", "may": "allows", "is asked to": "demands"}
GERUND = re.compile(r"\w+ing\b")
PAPER, EDGE = "#f4f6f8", "#aab4be"


def duties(graph: nx.MultiDiGraph, *, title: str | None = None, limit: int = 24) -> Sheet:
    """The page of at most `limit` obligations: those that documents state first, the rest counted."""
    found = obligations(graph)
    ranked = sorted(found, key=lambda o: (not o.fact, o.status != "attributed", o.force == "is asked to"))
    shown = [o for o in found if o in ranked[:limit]]
    groups = [list(g) for _, g in groupby(shown, key=lambda o: (o.source, o.issuer))]
    groups.sort(key=lambda g: (not g[0].source, -len(g), g[0].source))
    items, y = head(title or "Who must do what, by whose order", _notes(len(found), len(shown)), _keys(shown), WIDE)
    y += 6
    for group in groups:
        added, y = _group(group, y)
        items += added
        y += 10
    return Sheet(WIDE, y + style.MARGIN - 10, tuple(items))


def _group(group: list[Obligation], y: float) -> tuple[list[Item], float]:
    """The obligations of one source, and where they end."""
    name = fold(group[0].source or "by whom is not told", SIZE, SOURCE[1] - 2 * PAD, 4, bold=True)
    by = fold(f"by {group[0].issuer}", SMALL, SOURCE[1] - 2 * PAD, 2) if group[0].issuer else ()
    high = (len(name) + len(by)) * ROW + 2 * PAD
    rows = [_height(o) for o in group]
    top, total = y, max(sum(rows), high)
    at = top + (total - sum(rows)) / 2
    middle = top + total / 2
    items: list[Item] = [Area(SOURCE[0], middle - high / 2, SOURCE[1], high, PAPER, EDGE, 4.0)]
    line = middle - high / 2 + PAD + ROW / 2
    for n, words in enumerate((*name, *by)):
        bold = n < len(name) and bool(group[0].source)
        items.append(Words(SOURCE[0] + PAD, line + n * ROW, words, SIZE if n < len(name) else SMALL, bold=bold))
    centres = []
    for o, row in zip(group, rows, strict=True):
        items += _duty(o, at, row)
        centres.append(at + row / 2)
        at += row
    items.insert(0, Line(((SOURCE[0] + SOURCE[1], middle), (SPINE, middle)), EDGE, 1.2))
    if len(centres) > 1 or centres[0] != middle:
        ends = (min([*centres, middle]), max([*centres, middle]))
        items.insert(0, Line(((SPINE, ends[0]), (SPINE, ends[1])), EDGE, 1.2))
    return items, top + total


def _height(o: Obligation) -> float:
    return max(len(_text(o)) * ROW, len(_bearer(o)) * ROW + 2 * PAD) + 12


def _duty(o: Obligation, y: float, high: float) -> list[Item]:
    colour, dashes = FORCES[o.force], _dashes(o)
    middle = y + high / 2
    bearer = _bearer(o)
    box = len(bearer) * ROW + 2 * PAD
    left = TEXT[0] if bearer else BEARER[0] + 4
    items: list[Item] = [
        Line(((SPINE, middle), (BEARER[0] - 2, middle)), colour, 1.3, dashes, arrow=True),
        Words((SPINE + BEARER[0]) / 2 - 2, middle - 7.5, _force(o), SMALL, colour, bold=True, align="center"),
    ]
    if bearer:
        items.append(Area(BEARER[0], middle - box / 2, BEARER[1], box, style.BACKGROUND, colour, 4.0, dashes))
    for n, line in enumerate(bearer):
        items.append(Words(BEARER[0] + PAD, middle + (n - (len(bearer) - 1) / 2) * ROW, line, SIZE, bold=True))
    lines = _text(o)
    for n, (line, ink, bold) in enumerate(lines):
        at = middle + (n - (len(lines) - 1) / 2) * ROW
        items.append(Words(left, at, line, SIZE if ink == style.INK else SMALL, ink, bold))
    return items


def _force(o: Obligation) -> str:
    """The words on the arrow, which the bearer's name or the act itself goes on."""
    force: str = o.force if o.bearer else UNADDRESSED[o.force]
    if force == "must not" and GERUND.match(o.action):
        force = "is barred from"
    return f"not: {force}" if o.negated else force


def _bearer(o: Obligation) -> tuple[str, ...]:
    return fold(o.bearer, SIZE, BEARER[1] - 2 * PAD, 3, bold=True)


def _text(o: Obligation) -> list[tuple[str, str, bool]]:
    """The lines beside the bearer with their colours: the act, its deadline, and how it is told."""
    wide = TEXT[1] if o.bearer else TEXT[0] + TEXT[1] - BEARER[0] - 4
    lines = [(line, style.INK, False) for line in fold(_action(o), SIZE, wide, 4)]
    if o.deadline:
        until = fold(f"by {date_words(o.deadline)}", SMALL, wide, 1, bold=True)
        lines += [(line, FORCES["must"], True) for line in until]
    if not o.fact:
        lines += [(line, style.TONES["claim"].text, False) for line in fold(_standing(o), SMALL, wide, 1)]
    return lines


def _action(o: Obligation) -> str:
    """The act without the bearer's name, where the text names it again: "allows the convoys [the convoys to] enter"."""
    again = re.compile(rf"(?:the |an? )?{re.escape(o.bearer)} to (?=\w)", re.IGNORECASE)
    return (again.sub("", o.action, count=1) if o.bearer and again.match(o.action) else o.action) or "(not told what)"


def _standing(o: Obligation) -> str:
    if o.status == "attributed" and o.speaker == o.source:
        return "in its own words"
    by = f", says {o.speaker}" if o.speaker else ""
    words = {"asserted": "told as uncertain or not so", "attributed": "claimed", "denied": "denied"}
    return words.get(o.status, o.status) + by


def _dashes(o: Obligation) -> Dashes:
    return "solid" if o.fact else style.DASHES


def _notes(found: int, shown: int) -> list[str]:
    if not found:
        return ["There is nothing to draw: nothing is told of obligations, permissions or demands."]
    more = f"; {found - shown} more, less firmly told, are not shown" if found > shown else ""
    return [f"{found} obligations, prohibitions, permissions and demands{more}" if found > 1 else "1 obligation"]


def _keys(shown: list[Obligation]) -> list[Key]:
    rows: list[tuple[str, Dashes]] = []
    if any(o.fact for o in shown):
        rows.append(("stated by the document itself", "solid"))
    if any(not o.fact for o in shown):
        rows.append(("claimed, planned or supposed, with who says so", style.DASHES))
    return [Key((Line(((-11, 0), (15, 0)), style.INK, 1.3, dashes, arrow=True),), words, 36) for words, dashes in rows]
