"""kg analyse"""

import json
from dataclasses import asdict
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kg.cli import options
from kg.cli.sections import SECTIONS
from kg.cli.show import write
from kg.errors import KgError

if TYPE_CHECKING:
    import networkx as nx

    from kg.network.analysis import Step

TOP = 15


class What(StrEnum):
    """The sections."""

    who = "who"
    central = "central"
    communities = "communities"
    speech = "speech"
    voices = "voices"
    obligations = "obligations"
    stances = "stances"
    balance = "balance"
    contradictions = "contradictions"
    changes = "changes"
    positions = "positions"
    corroboration = "corroboration"


class Format(StrEnum):
    """How the sections are printed."""

    table = "table"
    json = "json"


# Lists of all there is, which nobody wants unasked.
UNASKED = ("who", "obligations", "stances", "positions")


def analyse(
    folder: options.BuildFolder,
    what: Annotated[list[What] | None, typer.Option("--what", help="Only this section; may be repeated.")] = None,
    start: Annotated[str | None, typer.Option("--from", help="A name: show the shortest path from it.")] = None,
    end: Annotated[str | None, typer.Option("--to", help="A name: show the shortest path to it.")] = None,
    holder: Annotated[str | None, typer.Option("--holder", help="A name: show its positions through time.")] = None,
    facts_only: Annotated[bool, typer.Option("--facts-only", help="Leave claims out.")] = False,
    top: Annotated[int, typer.Option("--top", min=1, help="How many rows to show of each list.")] = TOP,
    format: Annotated[Format, typer.Option("--format", help="Tables, or JSON with every row.")] = Format.table,
) -> None:
    """Who matters, who belongs together, who speaks for and about whom, who stands where, what is contested.

    Example: kg analyse output/may --what contradictions --what balance
    """
    from kg.pipeline import to_networkx

    if (start is None) != (end is None):
        raise KgError("a path has two ends: give both --from and --to")
    graph = to_networkx(folder, facts_only=facts_only)
    if start is not None and end is not None:
        _path(graph, start, end, format)
    elif holder is not None:
        from kg.network.analysis import positions

        _print("positions", positions(graph, holder), top, format)
    elif format is Format.json:
        wanted = what or [w for w in What if w not in UNASKED]
        _json({w.value: SECTIONS[w].find(graph) for w in wanted})
    else:
        _sections(graph, what, top)


def _sections(graph: "nx.MultiDiGraph", what: list[What] | None, top: int) -> None:
    if not what:
        facts = sum(bool(fact) for *_, fact in graph.edges(data="fact"))
        write(f"{len(graph)} entities, {graph.size()} statements between them, {facts} of them facts")
    for name in what or [w for w in What if w not in UNASKED]:
        _print(name, SECTIONS[name].find(graph), top, Format.table)


def _print(name: str, found: Any, top: int, format: Format) -> None:
    if format is Format.json:
        _json({name: found})
    else:
        SECTIONS[name].show(found, top)


def _json(found: dict[str, Any]) -> None:
    plain = {k: [asdict(row) for row in v] if isinstance(v, tuple) else asdict(v) for k, v in found.items()}
    write(json.dumps(plain, ensure_ascii=False, indent=2))


def _path(graph: "nx.MultiDiGraph", start: str, end: str, format: Format) -> None:
    from kg.network.analysis import shortest_path

    steps = shortest_path(graph, start, end)
    if format is Format.json:
        _json({"path": steps})
    elif not steps:
        write("Both names are the same entity.")
    else:
        for step in steps:
            write(_step(step))


def _step(step: "Step") -> str:
    left, right = (step.source, step.target) if step.forward else (step.target, step.source)
    source = f" (says {step.holder})" if step.holder else ""
    return f"{left} -- {step.label} --> {right}{source}: “{' '.join(step.quote.split())}”"
