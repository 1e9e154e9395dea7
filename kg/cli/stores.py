"""kg documents, kg log, kg check-store and kg restore"""

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.show import table, write
from kg.errors import KgError

Store = Annotated[Path, typer.Argument(help="The store's folder.")]


def documents(store: Store) -> None:
    """List the documents of a store.

    Example: kg documents corpus
    """
    from kg.store.archive import stored_readings

    rows = [
        (r.document.id, r.document.date or "", str(len(r.statements)), r.document.title or "", r.document.uri or "")
        for r in stored_readings(store)
    ]
    table(("id", "published", "statements", "title", "address"), rows)


def log(store: Store) -> None:
    """Show what happened to a store: additions, replacements, and the tombstones of what was removed.

    Example: kg log corpus
    """
    from kg.store.archive import stored_events

    rows = [(e.when, e.kind, e.id, str(e.statements), e.why) for e in stored_events(store)]
    table(("when", "what", "document", "statements", "why"), rows)


def check_store(
    store: Store,
    ontology: Annotated[
        list[Path] | None, typer.Option("--ontology", help="The ontology files that the documents were added with.")
    ] = None,
) -> None:
    """Check a store: evidence, support of facts, orphan graphs; exit status 1 where something is wrong.

    Example: kg check-store corpus
    """
    from kg.store.check import check_store as run

    faults = run(store, tuple(ontology or ()))
    for fault in faults:
        write(fault)
    write(f"{len(faults)} faults." if faults else "The store is sound.")
    if faults:
        raise typer.Exit(1)


def restore(
    archive: Annotated[
        Path, typer.Argument(help="What kg export --format archive wrote, or a statements.jsonl of kg build.")
    ],
    store: Annotated[Path, typer.Option("--store", help="The folder of the store to make; must not exist.")],
    base: Annotated[
        str | None, typer.Option("--base", help="statements.jsonl: the IRI that the store's resources live under.")
    ] = None,
) -> None:
    """Make a store at once: from an archive (graph, readings and log), or from a statements.jsonl.

    Where there are many documents, a statements.jsonl is stored many times faster than by kg add; all of it or nothing.

    Example: kg restore corpus.zip --store corpus-restored
    """
    from kg.store.archive import restore as run
    from kg.store.bulk import fill_from

    if archive.suffix == ".jsonl":
        fill_from(archive, store, base=base)
    elif base is not None:
        raise KgError("--base is for a statements.jsonl; an archive has its own")
    else:
        run(archive, store)
    write(str(store))
