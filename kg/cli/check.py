"""kg check"""

from pathlib import Path
from typing import Annotated

import typer

from kg.cli import options
from kg.cli.show import progress_bar, write


def check(
    files: Annotated[list[Path] | None, typer.Argument(help="Ontology files of your own; by default kg's own.")] = None,
    model: options.Model = None,
    entities: options.Entities = None,
) -> None:
    """Read the example sentences of an ontology's frames; exit status 1 where one does not read as it says.

    Example: kg check drafted.ttl
    """
    from kg.pipeline import check_examples

    with progress_bar() as tell:
        tell("reading the examples", 0, 0)
        results = check_examples(files or (), model=model, entities=entities or ())
    wrong = [result for result in results if not result.holds]
    for result in wrong:
        wanted = "should give" if result.example.positive else "should not give"
        e = result.example.expected
        write(f"{result.frame}: {result.example.text}\n  {wanted}: {e.subject} | {e.predicate} | {e.object}")
        write("  gave: " + ("; ".join(result.found) or "nothing"))
    write(f"{len(results) - len(wrong)} of {len(results)} examples read as they say.")
    if wrong or not results:
        raise typer.Exit(1)
