"""Arguments and options that several commands share."""

from pathlib import Path
from typing import Annotated

import typer

Folder = Annotated[Path, typer.Argument(help="What kg build wrote: its folder, or a .trig, .nq or .ttl file.")]
BuildFolder = Annotated[Path, typer.Argument(help="The folder that kg build wrote.")]
Model = Annotated[
    str | None,
    typer.Option("--model", help="An installed English spaCy pipeline; by default the one that comes with kg."),
]
Ontologies = Annotated[
    list[Path] | None,
    typer.Option("--ontology", help="A Turtle file of your own with relations and frames; may be repeated."),
]
Entities = Annotated[
    list[Path] | None,
    typer.Option("--entities", help="A .ttl or .tsv file of entities that you know; may be repeated."),
]
