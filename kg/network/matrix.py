"""The stance matrix: who supports and opposes whom and what, holders by targets."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

import networkx as nx

from kg.network import style
from kg.network.analysis.stances import Stance, stances
from kg.network.sheet import Area, Item, Key, Line, Mark, Sheet, Words, fit, head
from kg.network.words import width

CELL = 27.0
LABEL = 9.0
LABEL_ROOM = 190.0
LEAST_WIDE = 520.0
TILT = 45.0
RULE = "#dde3e8"
SINE = 0.7071


@dataclass(frozen=True, slots=True)
class Look:
    """Tint, colour and mark of a cell; the mark tells the sign to those who don't see the colours."""

    words: str
    fill: str
    colour: str
    shape: str


# Blue and orange of Okabe and Ito's palette for all kinds of colour vision.
LOOKS = {
    1: Look("friendly acts", "#cfe3f5", "#14507d", "plus"),
    -1: Look("hostile acts", "#fadfc4", "#9a3b00", "minus"),
    0: Look("both", "#e6e1ee", "#4f4763", "plusminus"),
}


@dataclass(frozen=True, slots=True)
class Cell:
    """All stances of one holder on one target."""

    holder: str
    target: str
    friendly: int
    hostile: int

    @property
    def sign(self) -> int:
        """1 or -1 where all acts are of one sign, else 0."""
        return 0 if self.friendly and self.hostile else 1 if self.friendly else -1


def cells(found: Iterable[Stance]) -> list[Cell]:
    """The stances counted, by the nodes' names."""
    counts: dict[tuple[str, str], Counter[int]] = defaultdict(Counter)
    for stance in found:
        counts[stance.holder, stance.target][stance.sign] += 1
    return [Cell(*pair, c[1], c[-1]) for pair, c in sorted(counts.items())]


def matrix(graph: nx.MultiDiGraph, *, title: str | None = None, limit: int = 24) -> Sheet:
    """The page of at most `limit` holders and as many targets, those of most acts, in blocks that belong together."""
    found = cells(stances(graph))
    shown = _most(found, limit)
    holders, targets = _order(shown)
    room = max((_wide(h) for h in holders), default=0.0)
    tall = max((_wide(t) for t in targets), default=0.0) * SINE + 8
    x0 = style.MARGIN + room + 8
    right = max((x0 + (n + 0.5) * CELL + _wide(t) * SINE + 8 for n, t in enumerate(targets)), default=0.0)
    wide = max(LEAST_WIDE, right + style.MARGIN, x0 + len(targets) * CELL + style.MARGIN)
    items, y = head(title or "Who stands where", _notes(found, shown), _keys(shown), wide)
    if not shown:
        return Sheet(wide, y + style.MARGIN, tuple(items))
    y0 = y + tall + 6
    items += _grid(holders, targets, x0, y0)
    items += [_cell for cell in shown for _cell in _draw(cell, holders, targets, x0, y0)]
    return Sheet(wide, y0 + len(holders) * CELL + style.MARGIN, tuple(items))


def _most(found: list[Cell], limit: int) -> list[Cell]:
    """As many cells as `limit` holders and targets have room for, block by block and those of most acts first."""
    holders, targets = _order(found)
    rank = {(side, n): k for side, names in enumerate((holders, targets)) for k, n in enumerate(names)}
    kept: list[Cell] = []
    rows, columns = set[str](), set[str]()
    for cell in sorted(found, key=lambda c: (rank[0, c.holder], rank[1, c.target])):
        if len(rows | {cell.holder}) <= limit and len(columns | {cell.target}) <= limit:
            kept.append(cell)
            rows.add(cell.holder)
            columns.add(cell.target)
    return kept


def _order(shown: list[Cell]) -> tuple[list[str], list[str]]:
    """Holders and targets so that those of one block stand together: the block of most acts first, then by acts."""
    pairs = nx.Graph([((0, c.holder), (1, c.target)) for c in shown])
    weight = Counter[tuple[int, str]]()
    for c in shown:
        weight[0, c.holder] += c.friendly + c.hostile
        weight[1, c.target] += c.friendly + c.hostile
    blocks = sorted(nx.connected_components(pairs), key=lambda b: (-sum(weight[n] for n in b), min(b)))
    ordered = [n for block in blocks for n in sorted(block, key=lambda n: (-weight[n], n))]
    return [n for side, n in ordered if side == 0], [n for side, n in ordered if side == 1]


def _grid(holders: list[str], targets: list[str], x0: float, y0: float) -> list[Item]:
    right, bottom = x0 + len(targets) * CELL, y0 + len(holders) * CELL
    rows = [y0 + n * CELL for n in range(len(holders) + 1)]
    columns = [x0 + n * CELL for n in range(len(targets) + 1)]
    items: list[Item] = [Line(((x0, y), (right, y)), RULE, 0.8) for y in rows]
    items += [Line(((x, y0), (x, bottom)), RULE, 0.8) for x in columns]
    for n, name in enumerate(holders):
        text = fit(name, LABEL, LABEL_ROOM)
        items.append(Words(x0 - 8, y0 + (n + 0.5) * CELL, text, LABEL, align="right"))
    for n, name in enumerate(targets):
        text = fit(name, LABEL, LABEL_ROOM)
        items.append(Words(x0 + (n + 0.5) * CELL, y0 - 7, text, LABEL, angle=TILT))
    return items


def _draw(cell: Cell, holders: list[str], targets: list[str], x0: float, y0: float) -> list[Item]:
    x, y = x0 + targets.index(cell.target) * CELL, y0 + holders.index(cell.holder) * CELL
    look, acts = LOOKS[cell.sign], cell.friendly + cell.hostile
    items: list[Item] = [Area(x + 1, y + 1, CELL - 2, CELL - 2, look.fill, rounding=2.0)]
    off = -4.0 if acts > 1 else 0.0
    items.append(Mark(look.shape, x + CELL / 2 + off, y + CELL / 2, 4.0, look.colour))  # type: ignore[arg-type]
    if acts > 1:
        items.append(Words(x + CELL - 4, y + CELL / 2, str(acts), 7.6, look.colour, bold=True, align="right"))
    return items


def _wide(name: str) -> float:
    return width(fit(name, LABEL, LABEL_ROOM), LABEL)


def _notes(found: list[Cell], shown: list[Cell]) -> list[str]:
    if not found:
        return ["There is nothing to draw: nobody is told to support or oppose anything."]
    acts = sum(c.friendly + c.hostile for c in found)
    hidden = acts - sum(c.friendly + c.hostile for c in shown)
    first = f"{acts} act{'s' * (acts > 1)}, told by documents or by the holder itself; rows act, columns are acted upon"
    return [first, *([f"{hidden} acts of less frequent holders and targets are not shown"] if hidden else [])]


def _keys(shown: list[Cell]) -> list[Key]:
    signs = {cell.sign for cell in shown}
    keys = [_key(LOOKS[sign]) for sign in (1, -1, 0) if sign in signs]
    if any(c.friendly + c.hostile > 1 for c in shown):
        keys.append(Key((Words(0, 0, "2", 7.6, bold=True, align="center"),), "how many, where more than one", 14))
    return keys


def _key(look: Look) -> Key:
    area = Area(-8, -8, 16, 16, look.fill, rounding=2.0)
    return Key((area, Mark(look.shape, 0, 0, 3.6, look.colour)), look.words, 24)  # type: ignore[arg-type]
