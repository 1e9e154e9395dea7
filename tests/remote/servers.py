"""Servers of other makers on loopback, and one that answers as it is told."""

import json
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import httpx
import pyoxigraph as ox

from benchmarks.corpus import corpus
from kg.graph.disk import Place
from kg.store import documents
from kg.store.writer import open_writer
from tests.graph.samples import samples

VIRTUOSO = """
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
[TempDatabase]
DatabaseFile = temp.db
TransactionFile = temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
NumberOfBuffers = 10000
MaxDirtyBuffers = 6000
DirsAllowed = .
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = .
[SPARQL]
ResultSetMaxRows = 1000000
"""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def started(command: list[str], port: int, folder: Path, seconds: float) -> Iterator[str]:
    """The address of a server while it runs."""
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        end = time.monotonic() + seconds
        while not _listens(port):
            assert process.poll() is None and time.monotonic() < end, f"{command[0]} did not start"
            time.sleep(0.05)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@contextmanager
def oxigraph(folder: Path) -> Iterator[str]:
    """The PyPI package `oxigraph`: /query, /update, /store."""
    program = shutil.which("oxigraph", path=str(Path(sys.executable).parent)) or shutil.which("oxigraph")
    assert program, "the server of the test extra is missing: pip install '.[test]'"
    port = free_port()
    with started([program, "serve", "-b", f"127.0.0.1:{port}"], port, folder, 30) as url:
        yield url


@contextmanager
def virtuoso(folder: Path) -> Iterator[str]:
    """Debian's Virtuoso 7: /sparql, /sparql-auth, /sparql-graph-crud-auth; its administrator is dba:dba."""
    port = free_port()
    (folder / "virtuoso.ini").write_text(VIRTUOSO.format(sql=free_port(), http=port), encoding="ascii")
    with started(["virtuoso-t", "+foreground", "+configfile", "virtuoso.ini"], port, folder, 90) as url:
        yield url


@contextmanager
def refusing(respond: Callable[["Asked"], tuple[int, dict[str, str], bytes]]) -> Iterator[tuple[str, list["Asked"]]]:
    """A server that answers as the function says; also the requests that it got, in order."""
    seen: list[Asked] = []

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def answer(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            asked = Asked(self.command, self.path, dict(self.headers.items()), body, len(seen))
            seen.append(asked)
            status, headers, text = respond(asked)
            self.send_response(status)
            for name, value in {"Content-Length": str(len(text)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(text)

        do_GET = do_POST = do_PUT = do_DELETE = answer  # noqa: N815

        def log_message(self, format: str, *arguments: object) -> None:
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", seen
    finally:
        server.shutdown()
        server.server_close()


@dataclass(frozen=True)
class Asked:
    """A request; `number` counts from 0."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes
    number: int


def filled(folder: Path, count: int = 6) -> Path:
    """A store with the samples and so many made documents."""
    with open_writer(folder, create=True) as writer:
        for reading in [*samples(), *corpus(count)]:
            documents.add(writer, reading)
    assert Place(folder).snapshots.is_dir()
    return folder


def as_build(folder: Path, quads: list[ox.Quad]) -> Path:
    """What of a build's folder a push needs."""
    folder.mkdir()
    (folder / "graph.nq").write_bytes(ox.serialize(quads, format=ox.RdfFormat.N_QUADS))
    (folder / "manifest.json").write_text(json.dumps({"base": "urn:citegraph:"}))
    return folder


def dump(url: str) -> set[ox.Quad]:
    """All quads of an Oxigraph server."""
    found = httpx.get(f"{url}/store", headers={"Accept": "application/n-quads"}, trust_env=False)
    return set(ox.parse(found.content, format=ox.RdfFormat.N_QUADS))


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
