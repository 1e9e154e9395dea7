"""kg remove"""

from pathlib import Path
from typing import Annotated

import typer

from kg.cli import options
from kg.cli.show import write


def remove(
    document: Annotated[str, typer.Argument(help="Its id or the beginning of it, its address, its file, or its IRI.")],
    store: Annotated[Path, typer.Option("--store", help="The store's folder.")],
    why: Annotated[str, typer.Option("--why", help="The reason, for the tombstone.")] = "",
) -> None:
    """Take a document out of a store, with those facts that no other document asserts; a tombstone stays.

    Example: kg remove statement-1a2b3c4d --store corpus --why "withdrawn by the ministry"
    """
    from kg.pipeline.living import remove_document

    write("\n".join(options.lines_of(remove_document(store, document, why))))
