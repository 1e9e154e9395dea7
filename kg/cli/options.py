"""Arguments and options that several commands share."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from kg.pipeline.living import Told

Folder = Annotated[Path, typer.Argument(help="A build's folder, a store, or a .trig, .nq or .ttl file.")]
BuildFolder = Annotated[Path, typer.Argument(help="The folder of a build or a store.")]
Model = Annotated[
    str | None,
    typer.Option("--model", help="An installed English spaCy pipeline; by default the one that comes with kg."),
]
Token = Annotated[str, typer.Option("--token", envvar="KG_REMOTE_TOKEN", help="Sent to the server as a bearer token.")]
User = Annotated[
    str,
    typer.Option("--user", envvar="KG_REMOTE_USER", help="name:password for the server, basic or digest as it asks."),
]
Timeout = Annotated[float, typer.Option("--timeout", min=0.1, help="Seconds to wait for a server's answer.")]
Ontologies = Annotated[
    list[Path] | None,
    typer.Option("--ontology", help="A Turtle file of your own with relations and frames; may be repeated."),
]
Entities = Annotated[
    list[Path] | None,
    typer.Option("--entities", help="A .ttl or .tsv file of entities that you know; may be repeated."),
]
Decisions = Annotated[
    Path | None,
    typer.Option("--decisions", help="A CSV file of people's decisions; by default decisions.csv in the folder."),
]


def lines_of(told: "Told") -> list[str]:
    """What became of a document, as lines: its id, then "+" and "-" sentences where it was changed or removed."""
    if told.kind == "copy":
        return [f"copy       {told.id}: has the same text as {told.of}; left out"]
    found = [f"{told.kind:<10} {told.id}: {told.statements} statements"]
    if told.kind == "changed":
        found += [f"  + {line}" for line in told.appeared]
    if told.kind in ("changed", "removed"):
        found += [f"  - {line}" for line in told.disappeared]
    return found
