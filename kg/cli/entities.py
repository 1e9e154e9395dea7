"""kg entities"""

from typing import Annotated

import typer

from kg.cli import options
from kg.cli.show import table, write
from kg.errors import KgError


def entities(
    folder: options.BuildFolder,
    format: Annotated[
        str, typer.Option("--format", help="table, csv or jsonl (with every mention's reason).")
    ] = "table",
    type: Annotated[str, typer.Option("--type", help="Nodes of this class alone, and of those below it.")] = "",
    suspicious: Annotated[bool, typer.Option("--suspicious", help="Those alone that somebody should look at.")] = False,
    ontology: options.Ontologies = None,
    entities: options.Entities = None,
) -> None:
    """List the nodes with their names, links and reasons; those that may be wrong come first.

    Example: kg entities corpus --suspicious
    """
    from kg.ontology import load_ontology
    from kg.pipeline.entities import COLUMNS, as_csv, as_jsonl, row_of
    from kg.pipeline.entities import entities as run

    if format not in ("table", "csv", "jsonl"):
        raise KgError(f"{format!r} is no format; use table, csv or jsonl")
    known = load_ontology(list(ontology or ()))
    if type and type not in known.classes:
        raise KgError(f"{type!r} is no class of the ontology; use one such as Person, Organization, Place, Instrument")
    found = [
        node
        for node in run(folder, ontologies=ontology or (), entities=entities or ())
        if (not type or any(known.is_a(t, type) for t in node.type.split())) and (node.suspicious or not suspicious)
    ]
    if format == "table" and not found:
        write("No node fits; without --suspicious and --type all are listed.")
    elif format == "table":
        table(COLUMNS[1:], (row_of(node)[1:] for node in found))
    else:
        write(as_csv(found) if format == "csv" else as_jsonl(found))
