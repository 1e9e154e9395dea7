"""A build in other formats."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.errors import KgError
from kg.graph.decisions import judged, pictured, verdicts_of
from kg.graph.disk import is_store, read_stamp
from kg.graph.iris import DEFAULT_BASE, make_naming, prefixes
from kg.graph.jsonld import jsonld
from kg.graph.nanopubs import nanopubs
from kg.graph.quads import sort_quads
from kg.graph.writers import write_annotated, write_facts, write_nquads, write_reified, write_trig
from kg.model import Action, Literal, Reading, Statement, Value, is_fact
from kg.ontology import load_ontology
from kg.pipeline.identity import decisions_of, identify
from kg.pipeline.tables import COLUMNS, TABLES
from kg.records import read_readings
from kg.store.archive import corpus_quads, stored_readings

if TYPE_CHECKING:
    import networkx as nx

# Formats of a single graph hold the facts; RDF/XML is as Oxigraph writes it. Of `KINDS`, tables, parquet and neo4j are
# two files each.
KINDS = ("rdf12", "nanopubs", "tables", "parquet", "neo4j")
FORMATS = (
    "facts",
    "trig",
    "nquads",
    "reified",
    "ntriples",
    "rdfxml",
    "jsonld",
    "graphml",
    "gexf",
    "csv",
    "archive",
    *KINDS,
)


def export_build(folder: Path, format: str, path: Path, *, facts_only: bool = False) -> None:
    """Writes the build or store in `folder` as one of `FORMATS`; `facts_only` is for graphml, gexf and csv.

    An archive is all of a store in one file. Raises KgError where the folder is neither, the format is none, or `path`
    cannot be written.
    """
    try:
        if format == "archive":
            _write_archive(folder, path)
        elif format in ("graphml", "gexf"):
            _write_network(folder, format, path, facts_only)
        elif format in TABLES:
            TABLES[format](load_network(folder, facts_only=facts_only), list(_rows(folder, facts_only)), path)
        elif format == "csv":
            path.write_bytes(_csv(folder, facts_only).encode("utf-8"))
        else:
            _write_rdf(folder, format, path)
    except OSError as error:
        raise KgError(f"{path}: cannot be written ({error.strerror}); name a file in a folder that exists") from error


def load_network(folder: Path, *, facts_only: bool = False) -> "nx.MultiDiGraph":
    """The network of a store, or of a build from its GraphML; with `facts_only` what is claimed is left out."""
    from kg.network.formats import read_graphml

    if is_store(folder):
        return _network_of_store(folder, facts_only)
    graph = read_graphml(part_of(folder, "graph.graphml"))
    for name in ("node_default", "edge_default"):
        # networkx keeps the file's defaults here, and then cannot write the graph again.
        graph.graph.pop(name, None)
    if facts_only:
        claims = [(u, v, k) for u, v, k, fact in graph.edges(keys=True, data="fact") if not fact]
        graph.remove_edges_from(claims)
        told = [n for n, type in graph.nodes(data="type") if type == "Statement" and not graph.degree(n)]
        graph.remove_nodes_from(told)
        graph.graph["values"] = tuple(row for row in graph.graph.get("values", ()) if row["fact"])
    return graph


def _network_of_store(folder: Path, facts_only: bool) -> "nx.MultiDiGraph":
    from kg.network.build import to_networkx

    ontology, base = load_ontology(), base_of(folder)
    who = identify(stored_readings(folder), make_naming(ontology, base), decisions_of(folder))
    shown = map(pictured, who.judged())
    return to_networkx(shown, ontology, facts_only=facts_only, base=base, placed=who.iris)


def part_of(folder: Path, name: str) -> Path:
    """The file of that name in a build's folder; raises KgError where it is missing."""
    path = folder / name
    if not path.is_file():
        raise KgError(f"{folder}: holds no {name}; name the folder that kg build wrote")
    return path


def _write_network(folder: Path, format: str, path: Path, facts_only: bool) -> None:
    from kg.network.formats import write_gexf, write_graphml

    write = write_gexf if format == "gexf" else write_graphml
    write(load_network(folder, facts_only=facts_only), path)


def _write_archive(folder: Path, path: Path) -> None:
    from kg.store.archive import write_archive

    if not is_store(folder):
        raise KgError(f"{folder}: only a store has an archive; a build's folder can be copied as it is")
    write_archive(folder, path)


def quads_of(folder: Path) -> list[ox.Quad]:
    """The quads of a build or store, sorted; raises KgError for another folder."""
    if is_store(folder):
        return sort_quads(corpus_quads(folder)[0])
    with open(part_of(folder, "graph.nq"), "rb") as file:
        return list(ox.parse(file, format=ox.RdfFormat.N_QUADS))


def readings_of(folder: Path) -> Iterator[Reading]:
    """The readings of a store or of a build's folder; raises KgError for another folder."""
    return stored_readings(folder) if is_store(folder) else read_readings(part_of(folder, "statements.jsonl"))


def _write_rdf(folder: Path, format: str, path: Path) -> None:
    quads = quads_of(folder)
    base = base_of(folder)
    if format == "nquads":
        write_nquads(quads, path)
    elif format in ("facts", "trig", "reified"):
        {"facts": write_facts, "trig": write_trig, "reified": write_reified}[format](quads, path, base)
    elif format in ("ntriples", "rdfxml"):
        facts = [q.triple for q in quads if q.graph_name == ox.DefaultGraph()]
        plain = format == "ntriples"
        kind, names = (ox.RdfFormat.N_TRIPLES, None) if plain else (ox.RdfFormat.RDF_XML, prefixes(base))
        _serialize(facts, path, kind, names)
    elif format == "jsonld":
        path.write_bytes(jsonld(quads, base).encode("utf-8"))
    elif format == "rdf12":
        write_annotated(quads, path, base)
    elif format == "nanopubs":
        write_trig(nanopubs(quads, base), path, base)
    else:
        raise KgError(f"{format!r} is no format; use one of: {', '.join(FORMATS)}")


def _serialize(
    parts: Iterable[ox.Triple] | Iterable[ox.Quad], path: Path, format: ox.RdfFormat, names: Mapping[str, str] | None
) -> None:
    with open(path, "wb") as file:
        ox.serialize(parts, output=file, format=format, prefixes=dict(names) if names else None)


def base_of(folder: Path) -> str:
    """The IRI that the resources of a store or a build live under."""
    if is_store(folder):
        return str(read_stamp(folder)["base"])
    try:
        return str(json.loads(part_of(folder, "manifest.json").read_text(encoding="utf-8"))["base"])
    except (ValueError, KeyError, TypeError):
        return DEFAULT_BASE


def _csv(folder: Path, facts_only: bool) -> str:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    writer.writerows(_rows(folder, facts_only))
    return out.getvalue()


def _rows(folder: Path, facts_only: bool) -> Iterator[tuple[object, ...]]:
    """A row of `COLUMNS` for each statement."""
    verdicts, naming = verdicts_of(decisions_of(folder)), make_naming(load_ontology(), base_of(folder))
    for found in readings_of(folder):
        reading = judged(found, naming, verdicts)
        kept = [s for s in reading.statements if is_fact(s) or not facts_only]
        yield from (tuple(_row(reading, statement)) for statement in kept)


def _row(reading: Reading, statement: Statement) -> Iterator[object]:
    names = {e.id: e.name for e in reading.entities} | {s.id: f"statement {s.id}" for s in reading.statements}
    types = {e.id: e.type for e in reading.entities}
    speakers = [names.get(a.holder or "", "unnamed source") for a in reading.chain(statement)]
    yield from (reading.document.id, reading.document.date or "", names[statement.subject])
    yield from (types.get(statement.subject, "Statement"), statement.predicate, _text(statement.object, names))
    yield "; ".join(f"{k}={_text(v, names)}" for k, values in statement.qualifiers.items() for v in values)
    yield from (statement.polarity, statement.certainty, statement.status, " < ".join(speakers))
    yield " ... ".join(" ".join(reading.document.text[start:end].split()) for start, end in statement.evidence)
    yield from (min(s for s, _ in statement.evidence), max(e for _, e in statement.evidence))
    yield from (statement.frame, round(statement.confidence, 2))


def _text(value: Value | None, names: Mapping[str, str]) -> str:
    if value is None:
        return ""
    if isinstance(value, Action):
        return " ".join(value.text.split())
    return value.value if isinstance(value, Literal) else names.get(value, value)
