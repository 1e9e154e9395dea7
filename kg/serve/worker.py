"""A process that answers queries on the newest snapshot of a store; the server ends it where a query takes too long.

python -m kg.serve.worker STORE MEMORY
"""

import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

import pyoxigraph as ox

from kg.errors import KgError
from kg.graph.disk import Place, Snapshot, current, open_snapshot
from kg.graph.iris import prefixes
from kg.serve import frames
from kg.serve.guard import calls_outside

RESULTS = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "text/csv": ox.QueryResultsFormat.CSV,
    "text/tab-separated-values": ox.QueryResultsFormat.TSV,
}
GRAPHS = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
    "application/ld+json": ox.RdfFormat.JSON_LD,
    "application/trig": ox.RdfFormat.TRIG,
    "application/n-quads": ox.RdfFormat.N_QUADS,
}
DATASETS = frozenset({"application/trig", "application/n-quads", "application/ld+json"})


class RefusedError(Exception):
    """The answer is an error with a status of HTTP."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


class Limited:
    """Bytes up to a limit, as a file to write to."""

    def __init__(self, limit: int) -> None:
        self.parts: list[bytes] = []
        self.left = limit

    def write(self, data: bytes) -> int:
        """Keeps the bytes; raises RefusedError over the limit."""
        self.left -= len(data)
        if self.left < 0:
            raise RefusedError(413, "the answer is longer than this server gives: add LIMIT, or ask for less")
        self.parts.append(bytes(data))
        return len(data)

    def flush(self) -> None:
        """Nothing to do."""


def answer(snapshot: Snapshot, head: dict[str, Any], query: bytes) -> tuple[dict[str, Any], bytes]:
    """The answer to one message, as head and body; raises RefusedError."""
    out = Limited(int(head["limit"]))
    try:
        kind = _query(snapshot, head, query.decode(), out) if head["op"] == "query" else _graph(snapshot, head, out)
    except (SyntaxError, ValueError) as error:
        raise RefusedError(400, f"query: {error}") from error
    except (OSError, RuntimeError) as error:
        # What the engine was told to write to may have refused.
        raise RefusedError(413, str(error)) if out.left < 0 else RefusedError(500, f"query: {error}") from error
    return {"status": 200, "type": kind}, b"".join(out.parts)


def _query(snapshot: Snapshot, head: dict[str, Any], query: str, out: Limited) -> str:
    if calls_outside(query):
        raise RefusedError(400, "SERVICE is not allowed here: this server calls no other")
    graphs = {
        "default_graph": [ox.NamedNode(iri) for iri in head.get("default", ())] or None,
        "named_graphs": [ox.NamedNode(iri) for iri in head.get("named", ())] or None,
    }
    if graphs["named_graphs"] and not graphs["default_graph"]:
        graphs["default_graph"] = []
    found = snapshot.store.query(query, prefixes=prefixes(snapshot.base), **graphs)  # type: ignore[arg-type]
    if isinstance(found, ox.QueryTriples):
        kind = _first(head["accept"], GRAPHS, "text/turtle")
        names = prefixes(snapshot.base) if kind != "application/n-triples" else None
        ox.serialize(found, output=_file(out), format=GRAPHS[kind], prefixes=names)
        return kind
    kind = _first(head["accept"], RESULTS, "application/sparql-results+json")
    found.serialize(output=_file(out), format=RESULTS[kind])
    return kind


def _graph(snapshot: Snapshot, head: dict[str, Any], out: Limited) -> str:
    """A whole graph, the default graph (""), or everything (None); or what is said of a node."""
    store, name = snapshot.store, head.get("graph")
    kind = _first(head["accept"], GRAPHS, "text/turtle")
    if "node" in head:
        quads: Iterable[ox.Quad] = _about(store, ox.NamedNode(head["node"]), int(head.get("most", 1000)))
    elif name is None:
        quads, kind = store, kind if kind in DATASETS else "application/trig"
    else:
        node = ox.NamedNode(name) if name else ox.DefaultGraph()
        if name and not store.contains_named_graph(ox.NamedNode(name)):
            raise RefusedError(404, f"there is no graph {name}")
        quads = store.quads_for_pattern(None, None, None, node)
    whole = kind in DATASETS and (name is None)
    parts = quads if whole else (q.triple for q in quads)
    ox.serialize(parts, output=_file(out), format=GRAPHS[kind], prefixes=prefixes(snapshot.base))
    return kind


def _about(store: ox.Store, node: ox.NamedNode, most: int) -> list[ox.Quad]:
    """The quads that a node is subject of, those of its own graph, and those that it is object of, up to a limit."""
    found: dict[ox.Quad, None] = {}
    for pattern in ((node, None, None, None), (None, None, None, node), (None, None, node, None)):
        for quad in store.quads_for_pattern(*pattern):
            if len(found) >= most:
                break
            found[quad] = None
    if not found:
        raise RefusedError(404, f"the store says nothing of {node.value}")
    return list(found)


def _first(accepted: list[str], offered: dict[str, Any], default: str) -> str:
    """The first accepted type that is offered; raises RefusedError where there is none."""
    if "*/*" in accepted[:1] or not accepted:
        return default
    for kind in accepted:
        if kind in offered:
            return kind
        if kind == "*/*" or (kind.endswith("/*") and default.startswith(kind[:-1])):
            return default
    raise RefusedError(406, f"this answer comes as: {', '.join(offered)}")


def _file(out: Limited) -> IO[bytes]:
    return out  # type: ignore[return-value]


class Newest:
    """The newest snapshot, opened anew when a writer has published another."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.snapshot: Snapshot | None = None

    def get(self) -> Snapshot:
        """The snapshot; raises KgError where there is none."""
        if self.snapshot is None or self.snapshot.number != current(Place(self.folder)):
            opened = open_snapshot(self.folder)
            if self.snapshot is not None:
                self.snapshot.handle.close()
            self.snapshot = opened
        return self.snapshot


def limit_memory(megabytes: int) -> None:
    """A query that needs more ends its process, and nothing else."""
    with suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))


def serve(folder: Path, stdin: IO[bytes], stdout: IO[bytes]) -> None:
    """Answers messages until there are no more."""
    newest = Newest(folder)
    while (message := frames.read(stdin)) is not None:
        try:
            special = message[0]["op"] in ("page", "find", "explore")
            head, body = told(newest.get(), message[0], folder) if special else answer(newest.get(), *message)
        except RefusedError as error:
            head, body = {"status": error.status, "error": str(error)}, b""
        except KgError as error:
            head, body = {"status": 503, "error": str(error)}, b""
        except MemoryError:
            head, body = {"status": 503, "error": "the query needs too much memory; ask for less"}, b""
        stdout.write(frames.pack(head, body))
        stdout.flush()


def told(snapshot: Snapshot, head: dict[str, Any], folder: Path) -> tuple[dict[str, Any], bytes]:
    """A page about a node, what has a name, or the explorer, as HTML or JSON; raises RefusedError."""
    try:
        status, kind, body = _told(snapshot, head, folder)
    except ValueError as error:
        raise RefusedError(400, f"{head.get('node')}: {error}") from error
    return {"status": status, "type": kind}, body


def _told(snapshot: Snapshot, head: dict[str, Any], folder: Path) -> tuple[int, str, bytes]:
    if head["op"] == "explore":
        from kg.serve.explorer import explore

        return explore(snapshot, head, folder)
    from kg.serve.pages import find, page

    return (find if head["op"] == "find" else page)(snapshot, head)


if __name__ == "__main__":
    limit_memory(int(sys.argv[2]))
    serve(Path(sys.argv[1]), sys.stdin.buffer, sys.stdout.buffer)
