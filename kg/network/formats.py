"""The graph as GraphML and GEXF, and back.

Both formats refuse lists, so tuples are written as JSON arrays and read back as tuples. Both writers give the same
bytes for the same graph: nodes and edges are sorted, and GEXF's date of today is left out.
"""

import json
import re
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError

import networkx as nx

from kg.errors import KgError

LISTS = ("aliases", "details")
TABLES = ("values", "sources")
# What XML 1.0 section 2.2 does not allow in a document, lone surrogates included.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LASTMOD = re.compile(rb' lastmodifieddate="[^"]*"')


def write_graphml(graph: nx.MultiDiGraph, path: Path) -> None:
    """Write GraphML (http://graphml.graphdrawing.org); raises KgError when `path` cannot be written."""
    buffer = BytesIO()
    nx.write_graphml_xml(_plain(graph), buffer, named_key_ids=True)
    _save(path, buffer.getvalue())


def write_gexf(graph: nx.MultiDiGraph, path: Path) -> None:
    """Write GEXF 1.2 (https://gexf.net); raises KgError when `path` cannot be written."""
    buffer = BytesIO()
    nx.write_gexf(_plain(graph, gexf=True), buffer)
    _save(path, _LASTMOD.sub(b"", buffer.getvalue()))


def read_graphml(path: Path) -> nx.MultiDiGraph:
    """The graph in a GraphML file of `write_graphml`; raises KgError when it is not GraphML."""
    return _restore(_parse(path, "GraphML", lambda file: nx.read_graphml(file, force_multigraph=True)))


def read_gexf(path: Path) -> nx.MultiDiGraph:
    """The graph in a GEXF file of `write_gexf`; raises KgError when it is not GEXF."""
    return _restore(_parse(path, "GEXF", nx.read_gexf))


def _plain(graph: nx.MultiDiGraph, gexf: bool = False) -> nx.MultiDiGraph:
    """A sorted copy whose attributes are all scalars; GEXF has its own "label" and "id" on edges."""
    plain = nx.MultiDiGraph(**{k: _scalar(v) for k, v in sorted(graph.graph.items())} if not gexf else {})
    for node, row in sorted(graph.nodes(data=True)):
        plain.add_node(node, **{k: _scalar(v) for k, v in row.items()})
    for start, end, key, row in sorted(graph.edges(keys=True, data=True), key=lambda e: e[:3]):
        scalars = {k: _scalar(v) for k, v in row.items()}
        plain.add_edge(start, end, key=key, **(scalars | {"id": key} if gexf else scalars))
    return plain


def _scalar(value: Any) -> str | int | float | bool:
    if isinstance(value, (bool, int, float)):
        return value
    text = value if isinstance(value, str) else json.dumps(list(value), ensure_ascii=False)
    return _NOT_XML.sub("\ufffd", text)


def _restore(graph: nx.MultiDiGraph) -> nx.MultiDiGraph:
    for _, row in graph.nodes(data=True):
        for name in LISTS:
            if name in row:
                row[name] = tuple(json.loads(row[name]))
    for name in TABLES:
        if name in graph.graph:
            graph.graph[name] = tuple(json.loads(graph.graph[name]))
    for *_, row in graph.edges(data=True):
        row.pop("id", None)
    return graph


def _parse(path: Path, name: str, reader: Any) -> nx.MultiDiGraph:
    try:
        with open(path, "rb") as file:
            return nx.MultiDiGraph(reader(file))
    except OSError as error:
        raise KgError(f"{path}: cannot be read ({error.strerror}); name a {name} file") from error
    except (ParseError, nx.NetworkXError, ValueError, KeyError, TypeError) as error:
        raise KgError(f"{path}: not {name} as kg writes it ({error})") from error


def _save(path: Path, data: bytes) -> None:
    try:
        Path(path).write_bytes(data + b"\n" if not data.endswith(b"\n") else data)
    except OSError as error:
        raise KgError(f"{path}: cannot be written ({error.strerror}); name a file in a folder that exists") from error
