"""Many clients ask a served store while one writer adds documents: errors, and how long each kind of request takes.

    python benchmarks/load.py --quads 1000000 --clients 50 --seconds 60

The server has been asked each query once. Each client asks without a pause: half of its requests are queries that
come with kg, over the whole store; the others are an entity's page, a search by name, and SPARQL about one entity. The
store is made of documents by a seed; with `--store` it is kept, and used again.
"""

import argparse
import json
import os
import random
import socket
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from multiprocessing import get_context
from multiprocessing.synchronize import Event as EventType
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from urllib.parse import quote, urlencode

import pyoxigraph as ox

from benchmarks.corpus import corpus, made, surnames
from kg.graph.disk import open_snapshot
from kg.graph.iris import prefixes
from kg.graph.query import list_queries
from kg.store import documents
from kg.store.bulk import fill
from kg.store.check import check_store
from kg.store.housekeeping import entries
from kg.store.writer import open_writer

SENTENCES, NAMES = 12, surnames(600)
# What such a document and the store's notes about it come to.
QUADS_A_DOCUMENT = 1050


@dataclass
class Tally:
    """Seconds of each answered request by its kind, and errors in words."""

    seconds: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    errors: list[str] = field(default_factory=list)
    added: int = 0


def make_store(folder: Path, quads: int) -> None:
    """A store of about so many quads."""
    fill(corpus(max(1, quads // QUADS_A_DOCUMENT), sentences=SENTENCES, last=NAMES), folder)


def run(store: Path, *, clients: int, seconds: float, seed: int = 1) -> Tally:
    """Serves the store and asks it; a writer adds documents from the first request to the last."""
    tally, entities = Tally(), _entities(store)
    before = _documents(store)
    # The engine has threads, which a forked process would lack.
    context = get_context("spawn")
    begun, over = context.Event(), context.Event()
    writer = context.Process(target=_write, args=(store, before, begun, over))
    with _serving(store) as port:
        _warm_up(port)
        writer.start()
        begun.wait(120)
        end = time.monotonic() + seconds
        threads = [
            Thread(target=_ask, args=(port, random.Random(f"{seed}/{number}"), entities, end, tally))
            for number in range(clients)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        over.set()
        writer.join()
    tally.added = _documents(store) - before
    if writer.exitcode or not tally.added:
        tally.errors.append(f"the writer ended with status {writer.exitcode} and {tally.added} documents")
    return tally


def alone(store: Path) -> dict[str, float]:
    """Seconds of computing, not of waiting, that each query that comes with kg takes when nobody else asks."""
    snapshot, found = open_snapshot(store), {}
    try:
        for shipped in list_queries():
            start = time.process_time()
            answer = snapshot.store.query(shipped.sparql, prefixes=prefixes(snapshot.base))
            answer.serialize(format=ox.QueryResultsFormat.JSON)
            found[shipped.name] = time.process_time() - start
    finally:
        snapshot.handle.close()
    return found


def _warm_up(port: int) -> None:
    """Each query that comes with kg once, as a server that has been up for a while has been asked it."""
    for shipped in list_queries():
        connection = HTTPConnection("127.0.0.1", port, timeout=300)
        connection.request(*_post(shipped.sparql))
        connection.getresponse().read()


def _ask(port: int, chance: random.Random, entities: list[tuple[str, str]], end: float, tally: Tally) -> None:
    """One client."""
    connection = HTTPConnection("127.0.0.1", port, timeout=180)
    while time.monotonic() < end:
        kind, method, path, body, headers = _request(chance, entities)
        start = time.monotonic()
        try:
            connection.request(method, path, body, headers)
            response = connection.getresponse()
            text = response.read()
            if response.status != 200:
                tally.errors.append(f"{kind}: status {response.status}, {text[:200]!r}")
        except (OSError, HTTPException) as error:
            tally.errors.append(f"{kind}: {error!r}")
            connection.close()
        tally.seconds[kind].append(time.monotonic() - start)


def _request(
    chance: random.Random, entities: list[tuple[str, str]]
) -> tuple[str, str, str, str | None, dict[str, str]]:
    """Its kind, method, path, body and headers."""
    iri, name = chance.choice(entities)
    kind = chance.choice(["shipped", "shipped", "page", "other"])
    if kind == "page":
        return "page of an entity", "GET", f"/id?iri={quote(iri, safe='')}", None, {"Accept": "text/html"}
    if kind == "other" and chance.random() < 0.5:
        return "search by name", "GET", f"/find?name={quote(name)}", None, {"Accept": "application/json"}
    if kind == "other":
        return "facts about one entity", *_post(f"SELECT ?p ?o WHERE {{ <{iri}> ?p ?o }}")
    shipped = chance.choice(list_queries())
    return shipped.name, *_post(shipped.sparql)


def _post(sparql: str) -> tuple[str, str, str, dict[str, str]]:
    headers = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/sparql-results+json"}
    return "POST", "/sparql", urlencode({"query": sparql}), headers


def _write(store: Path, number: int, begun: EventType, over: EventType) -> None:
    """Adds new documents until it is over."""
    with open_writer(store) as writer:
        while not over.is_set():
            documents.add(writer, made(number, sentences=SENTENCES, last=NAMES))
            begun.set()
            number += 1


def _entities(store: Path) -> list[tuple[str, str]]:
    """Some entities with their names."""
    query = """PREFIX kg: <https://w3id.org/citegraph/ns#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
        SELECT ?e ?n WHERE { ?e a kg:Person ; skos:prefLabel ?n } ORDER BY ?e LIMIT 2000"""
    snapshot = open_snapshot(store)
    try:
        found = json.loads(bytes(snapshot.store.query(query).serialize(format=ox.QueryResultsFormat.JSON) or b""))[
            "results"
        ]["bindings"]
        return [(row["e"]["value"], row["n"]["value"]) for row in found]
    finally:
        snapshot.handle.close()


def _documents(store: Path) -> int:
    snapshot = open_snapshot(store)
    try:
        return sum(1 for _ in entries(snapshot.store, snapshot.base))
    finally:
        snapshot.handle.close()


@contextmanager
def _serving(store: Path) -> Iterator[int]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    command = [sys.executable, "-c", "from kg.cli import main; main()", "serve", str(store), "--port", str(port)]
    process = subprocess.Popen(command, env={**os.environ, "KG_TOKEN": ""})
    try:
        for _ in range(600):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield port
    finally:
        process.terminate()
        process.wait(60)


def show(tally: Tally, computing: Mapping[str, float]) -> str:
    """The figures as a Markdown table."""
    lines = ["| request | answered | p50, s | p95, s | longest, s | computing alone, s |", "|---|---|---|---|---|---|"]
    for kind in sorted(tally.seconds):
        times = sorted(tally.seconds[kind])
        values = (times[len(times) // 2], times[min(len(times) - 1, int(0.95 * len(times)))], times[-1])
        own = f"{computing[kind]:.2f}" if kind in computing else ""
        lines.append(f"| {kind} | {len(times)} | " + " | ".join(f"{value:.2f}" for value in values) + f" | {own} |")
    total = sum(map(len, tally.seconds.values()))
    lines.append(f"\n{total} requests, {len(tally.errors)} errors; {tally.added} documents added meanwhile")
    return "\n".join(lines)


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("--quads", type=int, default=1_000_000)
    parser.add_argument("--clients", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--store", type=Path, help="where the store is, or shall be made")
    given = parser.parse_args()
    with TemporaryDirectory() as scratch:
        store = given.store or Path(scratch) / "store"
        if not store.exists():
            make_store(store, given.quads)
        snapshot = open_snapshot(store)
        print(f"{len(snapshot.store)} quads, {_documents(store)} documents", file=sys.stderr, flush=True)
        snapshot.handle.close()
        computing = alone(store)
        tally = run(store, clients=given.clients, seconds=given.seconds)
        print(show(tally, computing), flush=True)
        faults = [*sorted(set(tally.errors))[:20], *check_store(store)]
        for fault in faults:
            print(fault)
        print(f"{len(faults)} faults of the store and the server")
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
