"""kg add and kg update"""

from pathlib import Path
from typing import Annotated

import typer

from kg.cli import options
from kg.cli.show import remark, warn, write

Paths = Annotated[list[Path], typer.Argument(help="Documents, folders or a statements.jsonl, as for kg build.")]
Store = Annotated[Path, typer.Option("--store", help="The store's folder.")]
Date = Annotated[str | None, typer.Option("--date", help="The day of publication, YYYY-MM-DD, of these documents.")]
Why = Annotated[str, typer.Option("--why", help="The reason, for the store's log.")]
Strict = Annotated[bool, typer.Option("--strict", help="Store no document that breaks a SHACL shape; say why.")]
Workers = Annotated[int, typer.Option("--workers", min=1, help="Processes to read with.")]


def add(
    paths: Paths,
    store: Annotated[Path, typer.Option("--store", help="The store's folder; made where missing.")],
    date: Date = None,
    why: Why = "",
    model: options.Model = None,
    ontology: options.Ontologies = None,
    entities: options.Entities = None,
    decisions: options.Decisions = None,
    base: Annotated[str | None, typer.Option("--base", help="The IRI that a new store's resources live under.")] = None,
    workers: Workers = 1,
    strict: Strict = False,
) -> None:
    """Add documents to a store that lives; a changed document replaces its earlier version.

    What is stored already is passed over. Each line of output is printed when its document is safe on disk.

    Example: kg add statements/ --store corpus
    """
    _add(paths, store, date, why, model, ontology, entities, base, workers, strict, decisions=decisions)


def update(
    paths: Paths,
    store: Store,
    date: Date = None,
    why: Why = "",
    model: options.Model = None,
    ontology: options.Ontologies = None,
    entities: options.Entities = None,
    workers: Workers = 1,
    strict: Strict = False,
) -> None:
    """Read documents again, with a newer kg or another ontology, and say what appeared and disappeared.

    Example: kg update statements/ --store corpus --ontology ours.ttl
    """
    _add(paths, store, date, why, model, ontology, entities, None, workers, strict, again=True)


def _add(
    paths: list[Path],
    store: Path,
    date: str | None,
    why: str,
    model: str | None,
    ontology: list[Path] | None,
    entities: list[Path] | None,
    base: str | None,
    workers: int,
    strict: bool,
    again: bool = False,
    decisions: Path | None = None,
) -> None:
    from kg.pipeline.living import add_paths

    failures: list[str] = []

    def fail(message: str) -> None:
        failures.append(message)
        warn(message)

    for told in add_paths(
        list(paths),
        store,
        date=date,
        model=model,
        ontologies=ontology or (),
        entities=entities or (),
        base=base,
        decisions=decisions,
        workers=workers,
        again=again,
        strict=strict,
        why=why,
        warn=fail,
    ):
        write("\n".join(options.lines_of(told)))
        typer.get_text_stream("stdout").flush()
    if failures:
        remark(f"{len(failures)} not added")
        raise typer.Exit(1)
