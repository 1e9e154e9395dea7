"""kg export"""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from kg.cli import options
from kg.cli.show import write


class Format(StrEnum):
    """What a graph can be written as."""

    FACTS = "facts"
    TRIG = "trig"
    NQUADS = "nquads"
    REIFIED = "reified"
    NTRIPLES = "ntriples"
    RDFXML = "rdfxml"
    JSONLD = "jsonld"
    GRAPHML = "graphml"
    GEXF = "gexf"
    CSV = "csv"
    ARCHIVE = "archive"
    RDF12 = "rdf12"
    NANOPUBS = "nanopubs"
    TABLES = "tables"
    PARQUET = "parquet"
    NEO4J = "neo4j"


def export(
    folder: options.BuildFolder,
    format: Annotated[
        Format,
        typer.Option(
            "--format",
            help="facts (Turtle), ntriples and rdfxml hold facts, the others everything; archive is for kg restore.",
        ),
    ],
    output: Annotated[
        Path, typer.Option("-o", "--output", help="The file to write; for tables, parquet and neo4j a folder.")
    ],
    facts_only: Annotated[bool, typer.Option("--facts-only", help="Leave claims out (graphml, gexf, csv).")] = False,
) -> None:
    """Write the graph of a build or a store in another format.

    rdf12 is Turtle of RDF 1.2, nanopubs TriG; tables, parquet and neo4j are two files each: entities and statements.

    Example: kg export output/may --format csv -o may.csv
    """
    from kg.pipeline.export import export_build

    export_build(folder, format.value, output, facts_only=facts_only)
    write(str(output))
