"""The sections of kg analyse: what each asks of the graph, and how its answer is shown."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any

from kg.cli.show import table, write

if TYPE_CHECKING:
    from kg.network.analysis import Balance, Side, Tie

SIGNS = {1: "+", -1: "−", 0: "±"}
QUOTE = 90


@dataclass(frozen=True, slots=True)
class Section:
    """The function of `kg.network.analysis` that finds the rows, and the one that shows the first so many."""

    function: str
    show: Callable[[Any, int], None]

    def find(self, graph: Any) -> Any:
        """The answer for a graph; NetworkX is loaded only now."""
        return getattr(import_module("kg.network.analysis"), self.function)(graph)


def _list(
    title: str, header: Sequence[str], row: Callable[[Any], Sequence[str]], none: str
) -> Callable[[Any, int], None]:
    def show(found: Sequence[Any], top: int) -> None:
        if not found:
            write(f"{title}: {none}\n")
            return
        more = f", the first {top} of {len(found)}" if len(found) > top else ""
        table(header, [row(r) for r in found[:top]], title + more)

    return show


def _balance(found: "Balance", top: int) -> None:
    if not found.ties:
        write("Balance of the stances: there are no stances between entities\n")
        return
    even, odd = found.census[0] + found.census[2], found.census[1] + found.census[3]
    fewest = "the fewest" if found.exact else "at most so many"
    write(
        f"Balance of the stances: {found.entities} entities, {found.ties} ties; {even} balanced triangles and {odd} "
        f"that are not; {len(found.frustrated)} ties ({fewest}) spoil the split into camps\n"
    )
    sides = [(", ".join(one), ", ".join(other)) for one, other in found.camps[:top]]
    table(("one side", "the other side"), sides, "Camps: friendly within, hostile between")
    _ties("Ties that spoil the split", found.frustrated, top)
    _ties("As many friendly acts as hostile ones", found.mixed, top)


def _ties(title: str, ties: "Iterable[Tie]", top: int) -> None:
    rows = [(t.one, SIGNS[t.sign], t.other, str(t.friendly), str(t.hostile)) for t in ties]
    if rows:
        table(("", "sign", "", "friendly acts", "hostile acts"), rows[:top], title)


def _side(side: "Side") -> str:
    return f"{side.holder or side.document}: “{_short(side.quote)}”"


def _short(text: str) -> str:
    return text if len(text) <= QUOTE else f"{text[:QUOTE].rsplit(' ', 1)[0]}…"


SECTIONS: Mapping[str, Section] = {
    "who": Section(
        "who_is_who",
        _list(
            "Who is who",
            ("name", "type", "roles", "statements", "claims", "documents"),
            lambda f: (f.name, f.type, "; ".join(f.roles), str(f.statements), str(f.claims), str(f.documents)),
            "nobody is named",
        ),
    ),
    "central": Section(
        "rank",
        _list(
            "Most central",
            ("entity", "type", "degree", "PageRank"),
            lambda r: (r.label, r.type, str(r.degree), f"{r.pagerank:.4f}"),
            "the graph has no entities",
        ),
    ),
    "communities": Section(
        "communities",
        _list(
            "Communities (Louvain)",
            ("group", "entities", "the most central of them"),
            lambda c: (str(c.number), str(len(c.members)), ", ".join(c.labels[:8])),
            "no statement links two entities",
        ),
    ),
    "speech": Section(
        "who_speaks_about_whom",
        _list(
            "Who speaks about whom",
            ("speaker", "about", "statements"),
            lambda s: (s.holder, s.about, str(s.statements)),
            "nobody is given as a source",
        ),
    ),
    "voices": Section(
        "who_speaks_for_whom",
        _list(
            "Who speaks for whom",
            ("voice", "of", "as", "claims"),
            lambda v: (v.speaker, v.body, f"{v.role}{' (no longer)' * v.former}", str(v.claims)),
            "no office, spokesperson or part of a body is told of",
        ),
    ),
    "obligations": Section(
        "obligations",
        _list(
            "Obligations",
            ("by", "who", "", "what", "by when", "standing", "says"),
            lambda o: (
                f"{o.source}{' (' * bool(o.issuer)}{o.issuer}{')' * bool(o.issuer)}",
                o.bearer,
                f"{'not: ' * o.negated}{o.force}",
                o.action,
                o.deadline,
                o.status,
                o.speaker,
            ),
            "nothing is told of obligations, permissions or demands",
        ),
    ),
    "stances": Section(
        "stances",
        _list(
            "Stances",
            ("holder", "", "act", "target", "when", "words"),
            lambda s: (s.holder, SIGNS[s.sign], s.act, s.target, s.when, _short(s.quote)),
            "nobody is told to support or oppose anything",
        ),
    ),
    "balance": Section("balance", _balance),
    "contradictions": Section(
        "contradictions",
        _list(
            "Contradictions",
            ("what", "as so", "as not so", "how"),
            lambda c: (
                f"{c.subject} {c.label} {c.object}",
                _side(c.holds),
                _side(c.disputes),
                f"{c.kind}{', both one source' * c.same}",
            ),
            "nothing is told both as so and as not so",
        ),
    ),
    "changes": Section(
        "changes",
        _list(
            "Changes of position",
            ("holder", "about", "before", "after"),
            lambda c: (
                c.after.holder,
                c.after.about,
                *(f"{p.when} {SIGNS[p.sign]} {p.act}: “{_short(p.quote)}”" for p in (c.before, c.after)),
            ),
            "no holder's position is told to change",
        ),
    ),
    "positions": Section(
        "positions",
        _list(
            "Positions through time",
            ("when", "holder", "", "act", "about", "words"),
            lambda p: (p.when, p.holder, SIGNS[p.sign], p.act, p.about, _short(p.quote)),
            "no dated position is told",
        ),
    ),
    "corroboration": Section(
        "corroboration",
        _list(
            "Told by several independent sources",
            ("what", "sources", "which", "copies not counted", "fact"),
            lambda c: (
                f"{c.subject} {c.label} {c.object}",
                str(len(c.sources)),
                ", ".join(c.sources),
                str(c.copies),
                "yes" if c.fact else "no",
            ),
            "nothing is told by two independent sources",
        ),
    ),
}
