"""kg analyse"""

from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli import options
from kg.cli.show import table, write
from kg.errors import KgError

if TYPE_CHECKING:
    from kg.network.analysis import Analysis, Step

TOP = 15


def analyse(
    folder: options.BuildFolder,
    start: Annotated[str | None, typer.Option("--from", help="A name: show the shortest path from it.")] = None,
    end: Annotated[str | None, typer.Option("--to", help="A name: show the shortest path to it.")] = None,
    facts_only: Annotated[bool, typer.Option("--facts-only", help="Leave claims out.")] = False,
    top: Annotated[int, typer.Option("--top", min=1, help="How many rows to show of each list.")] = TOP,
) -> None:
    """Who matters, who belongs together, who speaks about whom, and how two names are linked.

    Example: kg analyse output/may --from Norway --to "Anna Larsen"
    """
    from kg.network.analysis import analyse as run
    from kg.network.analysis import shortest_path
    from kg.pipeline import to_networkx

    if (start is None) != (end is None):
        raise KgError("a path has two ends: give both --from and --to")
    graph = to_networkx(folder, facts_only=facts_only)
    if start is not None and end is not None:
        _show_path(shortest_path(graph, start, end))
    else:
        _show(run(graph), top)


def _show(found: "Analysis", top: int) -> None:
    write(
        f"{found.entities} entities, {found.statements} statements, {found.facts} of them facts; "
        f"{found.components} separate parts"
    )
    ranks = [(r.label, r.type, str(r.degree), f"{r.pagerank:.4f}") for r in found.ranks[:top]]
    table(("entity", "type", "degree", "PageRank"), ranks, "Most central")
    groups = [(str(c.number), str(len(c.members)), ", ".join(c.labels[:8])) for c in found.communities[:top]]
    table(("group", "entities", "the most central of them"), groups, "Communities (Louvain)")
    speech = [(s.holder, s.about, str(s.statements)) for s in found.speech[:top]]
    table(("speaker", "about", "statements"), speech, "Who speaks about whom")


def _show_path(steps: "tuple[Step, ...]") -> None:
    if not steps:
        write("Both names are the same entity.")
    for step in steps:
        left, right = (step.source, step.target) if step.forward else (step.target, step.source)
        source = f" (says {step.holder})" if step.holder else ""
        write(f"{left} -- {step.label} --> {right}{source}: “{' '.join(step.quote.split())}”")
