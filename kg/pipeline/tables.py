"""Entities and statements as tables: for spreadsheets, as Parquet, and for Neo4j's import."""

import csv
import io
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import KgError

if TYPE_CHECKING:
    import networkx as nx

# Statements, as `kg export --format csv` has them.
COLUMNS = (
    "document", "published", "subject", "subject type", "predicate", "object", "qualifiers", "polarity", "certainty",
    "status", "speakers", "words", "start", "end", "frame", "confidence",
)  # fmt: skip
ENTITIES = ("iri", "name", "type", "kind", "mentions", "documents", "wikidata", "other names", "details")
NODE_HEAD = (
    "iri:ID", "name", "type", "kind", "mentions:int", "documents:int", "wikidata", "aliases:string[]",
    "details:string[]", ":LABEL",
)  # fmt: skip
EDGE_HEAD = (
    ":START_ID", ":END_ID", ":TYPE", "statement", "label", "fact:boolean", "status", "polarity", "certainty", "holder",
    "holder_iri", "act", "date", "said_on", "quote", "document", "frame", "confidence:float", "action", "role",
)  # fmt: skip
# What parts the values of a list in Neo4j's files.
PART = ";"

Row = Sequence[object]
Write = Callable[["nx.MultiDiGraph", Sequence[Row], Path], None]


def write_spreadsheets(graph: "nx.MultiDiGraph", rows: Sequence[Row], folder: Path) -> None:
    """entities.csv and statements.csv, with a mark that makes Excel read them as UTF-8.

    A cell that a spreadsheet would take for a formula begins with an apostrophe.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name, head, body in (("entities", ENTITIES, _entities(graph)), ("statements", COLUMNS, rows)):
        text = _csv(head, ([_harmless(cell) for cell in row] for row in body))
        (folder / f"{name}.csv").write_bytes(text.encode("utf-8-sig"))


def write_parquet(graph: "nx.MultiDiGraph", rows: Sequence[Row], folder: Path) -> None:
    """entities.parquet and statements.parquet; raises KgError where pyarrow is not installed."""
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise KgError("Parquet needs pyarrow: pip install 'citegraph[parquet]'") from error
    folder.mkdir(parents=True, exist_ok=True)
    for name, head, body in (("entities", ENTITIES, list(_entities(graph))), ("statements", COLUMNS, rows)):
        columns = list(zip(*body, strict=True)) or [()] * len(head)
        table = pyarrow.table({_plain(title): list(column) for title, column in zip(head, columns, strict=True)})
        pyarrow.parquet.write_table(table, folder / f"{name}.parquet")


def write_neo4j(graph: "nx.MultiDiGraph", rows: Sequence[Row], folder: Path) -> None:
    """nodes.csv and relationships.csv for `neo4j-admin database import full`; a relationship for each statement."""
    folder.mkdir(parents=True, exist_ok=True)
    nodes = (_node(iri, data) for iri, data in graph.nodes(data=True))
    edges = (_edge(start, end, data) for start, end, data in graph.edges(data=True))
    (folder / "nodes.csv").write_bytes(_csv(NODE_HEAD, nodes).encode("utf-8"))
    (folder / "relationships.csv").write_bytes(_csv(EDGE_HEAD, edges).encode("utf-8"))


TABLES: Mapping[str, Write] = {"tables": write_spreadsheets, "parquet": write_parquet, "neo4j": write_neo4j}


def _entities(graph: "nx.MultiDiGraph") -> Iterable[Row]:
    for iri, d in graph.nodes(data=True):
        lists = ("; ".join(d["aliases"]), "; ".join(d["details"]))
        yield (iri, d["label"], d["type"], d["kind"], d["mentions"], d["documents"], d["wikidata"], *lists)


def _node(iri: str, d: Mapping[str, Any]) -> Row:
    lists = (PART.join(v.replace(PART, ",") for v in d[name]) for name in ("aliases", "details"))
    return (iri, d["label"], d["type"], d["kind"], d["mentions"], d["documents"], d["wikidata"], *lists, d["type"])


def _edge(start: str, end: str, d: Mapping[str, Any]) -> Row:
    kind = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", d["predicate"]).upper()
    names = (title.partition(":")[0] for title in EDGE_HEAD[3:])
    return (start, end, kind, *(str(v).lower() if isinstance(v := d[name], bool) else v for name in names))


def _harmless(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and re.match(r"[=+\-@\t\r]", cell) else cell


def _plain(title: str) -> str:
    return title.replace(" ", "_")


def _csv(head: Sequence[str], rows: Iterable[Row]) -> str:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(head)
    writer.writerows(rows)
    return out.getvalue()
