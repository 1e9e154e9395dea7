"""The explorer over a store: the documents that speak of a node, or the latest, a handful at a time."""

import json
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg.errors import KgError
from kg.explorer.data import page_data, short
from kg.explorer.page import make_page
from kg.graph.disk import Place, Snapshot
from kg.graph.iris import Naming, document_key, make_naming
from kg.graph.lookup import label, text
from kg.graph.terms import DCTERMS, TYPE, iri_of, kg
from kg.model import Reading
from kg.network.build import to_networkx
from kg.ontology import load_ontology
from kg.serve.pages import Found
from kg.store import records
from kg.store.housekeeping import entries, entry
from kg.store.identity import denoted

DOCUMENTS = 40
# So many statements with an entity are looked at; of one with more, some documents may be left out.
MOST = 100_000
ISSUED = ox.NamedNode(DCTERMS + "issued")


def explore(snapshot: Snapshot, head: dict[str, Any], folder: Path) -> Found:
    """Status, media type and body: the page for `head["node"]` (none: the whole corpus) and the number `head["page"]`.

    With `head["json"]` the body is the page's data alone.
    """
    store, iri = snapshot.store, head.get("node") or ""
    documents = documents_of(snapshot, ox.NamedNode(iri)) if iri else [e.node for e in entries(store, snapshot.base)]
    if not documents:
        return 404, "text/plain", f"no document of the store speaks of {iri}\n".encode()
    ordered = sorted(documents, key=iri_of)
    ordered.sort(key=lambda node: text(store, node, ISSUED), reverse=True)
    pages = -(-len(ordered) // DOCUMENTS)
    page = min(max(int(head.get("page") or 1), 1), pages)
    chosen = ordered[(page - 1) * DOCUMENTS : page * DOCUMENTS]
    name = label(store, ox.NamedNode(iri)) if iri else "The whole corpus"
    data = _data(snapshot, chosen, folder, name) | {
        "server": {
            "base": snapshot.base, "node": short(iri, snapshot.base), "name": name, "page": page, "pages": pages,
            "documents": len(ordered), "each": DOCUMENTS,
        }
    }  # fmt: skip
    if head.get("json"):
        return 200, "application/json", json.dumps(data, ensure_ascii=False).encode()
    return 200, "text/html", make_page(data, asks_own_server=True).encode()


def documents_of(snapshot: Snapshot, node: ox.NamedNode) -> list[ox.NamedNode]:
    """The documents that have a statement with that entity, or that have that statement; a document is its own."""
    store = snapshot.store
    if entry(store, snapshot.base, node):
        return [node]
    about = islice(store.quads_for_pattern(None, None, node, None), MOST)
    graphs = {q.graph_name for q in about} | {q.graph_name for q in store.quads_for_pattern(node, None, None, None)}
    statements = {g for g in graphs if isinstance(g, ox.NamedNode) and "/statement/" in f"/{g.value}"}
    graphs |= {q.graph_name for s in statements for q in store.quads_for_pattern(s, TYPE, kg("Statement"), None)}
    found = {g for g in graphs if isinstance(g, ox.NamedNode)}
    return [g for g in found if entry(store, snapshot.base, g)]


def _data(snapshot: Snapshot, documents: Iterable[ox.NamedNode], folder: Path, title: str) -> dict[str, Any]:
    readings = [_reading(snapshot, node, folder) for node in documents]
    placed: dict[tuple[str, str], str] = {}
    for reading in readings:
        placed |= denoted(snapshot.store, document_key(reading.document), snapshot.base)
    naming = replace(_naming(snapshot.base), placed=placed)
    network = to_networkx(readings, naming.ontology, base=snapshot.base, placed=placed)
    return page_data(readings, network, naming, title)


def _reading(snapshot: Snapshot, node: ox.NamedNode, folder: Path) -> Reading:
    found = entry(snapshot.store, snapshot.base, node)
    if found is None:
        raise KgError(f"{node.value} was removed meanwhile; ask again")
    return records.read(Place(folder), found.record).reading


@lru_cache(maxsize=1)
def _naming(base: str) -> Naming:
    return make_naming(load_ontology(), base)
