"""The explorer's page of a build, of a store, or of readings at hand."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import KgError
from kg.graph.decisions import pictured
from kg.graph.iris import Naming, make_naming
from kg.model import Reading
from kg.ontology import load_ontology
from kg.pipeline.export import base_of, readings_of
from kg.pipeline.identity import decisions_of, identify

if TYPE_CHECKING:
    import networkx as nx


def explore(folder: Path | str, output: Path | str, *, title: str | None = None) -> Path:
    """Writes the explorer of a build's folder or a store as one file, and returns its path.

    `title` stands above it; by default it is the document's title, or how many there are and from when to when.
    Raises KgError where the folder is neither, or `output` cannot be written.
    """
    from kg.network.build import to_networkx

    base, ontology = base_of(Path(folder)), load_ontology()
    who = identify(readings_of(Path(folder)), make_naming(ontology, base), decisions_of(Path(folder)))
    shown, naming = tuple(map(pictured, who.judged())), replace(who.naming, placed=who.iris)
    network = to_networkx(shown, ontology, base=base, placed=who.iris)
    write_page(shown, network, naming, Path(output), title)
    return Path(output)


def write_page(
    readings: Sequence[Reading], network: "nx.MultiDiGraph", naming: Naming, path: Path, title: str | None = None
) -> None:
    """Writes the page for readings and their network, which must have been named by the same naming."""
    from kg.explorer.data import page_data
    from kg.explorer.page import make_page

    page = make_page(page_data(readings, network, naming, title or _title(readings)))
    try:
        path.write_text(page, encoding="utf-8", newline="\n")
    except OSError as error:
        raise KgError(f"{path}: cannot be written ({error.strerror}); name a file in a folder that exists") from error


def _title(readings: Sequence[Reading]) -> str:
    if len(readings) == 1:
        return readings[0].document.title or readings[0].document.id
    dates = sorted({reading.document.date for reading in readings if reading.document.date})
    return ", ".join([f"{len(readings):,} documents", *([f"{dates[0]} to {dates[-1]}"] if len(dates) > 1 else dates)])
