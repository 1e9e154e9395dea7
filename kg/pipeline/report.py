"""The report of a build, of a store, or of a corpus at hand."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import KgError
from kg.graph.decisions import pictured
from kg.graph.iris import make_naming
from kg.model import Reading
from kg.ontology import Ontology, load_ontology
from kg.pipeline.export import base_of, readings_of
from kg.pipeline.identity import decisions_of, identify

if TYPE_CHECKING:
    import networkx as nx

SUFFIXES = (".md", ".html")


def report(folder: Path | str, output: Path | str) -> Path:
    """Writes the report of a build's folder or a store, as Markdown or HTML by the suffix, and returns its path.

    What a build left out is told in the report that it wrote itself. Raises KgError where the folder is neither, for
    another suffix, or where `output` cannot be written.
    """
    path = Path(output)
    if path.suffix.lower() not in SUFFIXES:
        raise KgError(f"{path}: reports are written as .md or .html; name such a file")
    from kg.network.build import to_networkx

    base, ontology = base_of(Path(folder)), load_ontology()
    who = identify(readings_of(Path(folder)), make_naming(ontology, base), decisions_of(Path(folder)))
    shown = tuple(map(pictured, who.judged()))
    network = to_networkx(shown, ontology, base=base, placed=who.iris)
    made = make_reports(shown, ontology, network)[path.suffix.lower()]
    try:
        path.write_bytes(made.encode())
    except OSError as error:
        raise KgError(f"{path}: cannot be written ({error.strerror}); name a file in a folder that exists") from error
    return path


def make_reports(
    readings: Sequence[Reading],
    ontology: Ontology,
    network: "nx.MultiDiGraph",
    failures: Sequence[str] = (),
    copies: Sequence[tuple[str, str]] = (),
) -> dict[str, str]:
    """The report by suffix, of readings and their network."""
    from kg.report import markdown, page, report_parts

    parts = report_parts(readings, ontology, network, failures, copies)
    return {".md": markdown(parts), ".html": page(parts)}
