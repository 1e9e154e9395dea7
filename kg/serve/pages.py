"""Pages about one entity, statement or document, made in a query process: for people as HTML, for programs as JSON."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from html import escape
from typing import Any
from urllib.parse import quote

import pyoxigraph as ox

from kg.graph.disk import Snapshot
from kg.graph.explain import Explanation, explain_node
from kg.graph.lookup import ALTERNATIVE, LABEL, Label, in_words, label, labels, named_in, text, values
from kg.graph.terms import DCTERMS, OWL, TYPE, iri_of, kg, local_name

MOST = 200
SAME = ox.NamedNode(OWL + "sameAs")
Found = tuple[int, str, bytes]
# A query process serves one store.
_KEPT: dict[int, list[Label]] = {}


def page(snapshot: Snapshot, head: dict[str, Any]) -> Found:
    """Status, media type and body of the page about `head["node"]`, or of the home page where there is none."""
    if not head.get("node"):
        return 200, "text/html", _whole("kg", _home(snapshot)).encode()
    store, node = snapshot.store, ox.NamedNode(head["node"])
    known = any(True for _ in store.quads_for_pattern(node, None, None))
    if not known:
        return 404, "text/html", _whole("Not found", f"<p>The store says nothing of {escape(node.value)}.</p>").encode()
    found = explain_node(store, node, MOST)
    if head.get("json"):
        return 200, "application/json", json.dumps(_data(store, node, found), ensure_ascii=False).encode()
    return 200, "text/html", _whole(label(store, node), "".join(_page(snapshot, node, found))).encode()


def find(snapshot: Snapshot, head: dict[str, Any]) -> Found:
    """The nodes that have the name `head["name"]`, or a name with it in."""
    name = head["name"]
    nodes = named_in(_labels(snapshot), name)[:MOST] if name else []
    if head.get("json"):
        rows = [{"iri": node.value, "label": label(snapshot.store, node)} for node in nodes]
        return 200, "application/json", json.dumps(rows, ensure_ascii=False).encode()
    listed = "".join(f"<li>{_link(snapshot, n.value, label(snapshot.store, n))}</li>" for n in nodes)
    body = f"<ul>{listed}</ul>" if nodes else "<p>Nothing has that name.</p>"
    return 200, "text/html", _whole(f"Named {name}", body).encode()


def _labels(snapshot: Snapshot) -> list[Label]:
    """All labels of a snapshot, kept until there is a newer one: gathering them takes longer than the search."""
    if snapshot.number not in _KEPT:
        _KEPT.clear()
        _KEPT[snapshot.number] = list(labels(snapshot.store))
    return _KEPT[snapshot.number]


def _home(snapshot: Snapshot) -> str:
    store = snapshot.store
    documents = [q.subject for q in store.quads_for_pattern(None, TYPE, kg("Document"))]
    rows = sorted(((text(store, d, ox.NamedNode(DCTERMS + "issued")), iri_of(d)) for d in documents), reverse=True)
    listed = "".join(
        f"<li>{_link(snapshot, iri, _title(store, iri))} <small>{escape(date)}</small></li>"
        for date, iri in rows[:MOST]
    )
    more = f"<p>{len(rows) - MOST} more are not listed.</p>" if len(rows) > MOST else ""
    return (
        f"<p>{len(rows)} documents. <a href='/query'>Query them</a>, or read what "
        f"<a href='/openapi.json'>the interface</a> offers to programs.</p>"
        f"<form action='/find'><input name='name' aria-label='name' autofocus> "
        f"<button>Find a name</button></form><h2>Latest documents</h2><ul>{listed}</ul>{more}"
    )


def _title(store: ox.Store, iri: str) -> str:
    node = ox.NamedNode(iri)
    names = [text(store, node, ox.NamedNode(DCTERMS + name)) for name in ("title", "identifier")]
    return next((name for name in names if name), iri)


def _data(store: ox.Store, node: ox.NamedNode, found: list[Explanation]) -> dict[str, Any]:
    return {
        "iri": node.value,
        "label": label(store, node),
        "types": [local_name(iri_of(t)) for t in values(store, node, TYPE)],
        "names": [label(store, name) for name in values(store, node, ALTERNATIVE)],
        "same_as": [iri_of(link) for link in values(store, node, SAME)],
        "statements": [asdict(e) for e in found],
    }


def _page(snapshot: Snapshot, node: ox.NamedNode, found: list[Explanation]) -> Iterator[str]:
    store = snapshot.store
    kinds = ", ".join(in_words(local_name(iri_of(kind))) for kind in values(store, node, TYPE))
    others = ", ".join(label(store, name) for name in values(store, node, ALTERNATIVE))
    yield f"<p>{escape(kinds)}{f'; also called {escape(others)}' if others else ''}</p>"
    yield f"<p><code>{escape(node.value)}</code></p>"
    yield f"<p><a href='/explore?iri={quote(node.value, safe='')}'>See it in the explorer</a></p>"
    for link in (escape(iri_of(same), quote=True) for same in values(store, node, SAME)):
        yield f"<p>the same as <a href='{link}' rel='noreferrer'>{link}</a></p>"
    if any(True for _ in store.quads_for_pattern(node, LABEL, None)) or found:
        for title, facts in (("What documents assert", True), ("What is claimed, denied or planned", False)):
            kept = [e for e in found if e.fact is facts]
            if kept:
                yield f"<h2>{title}</h2>" + "".join(_statement(snapshot, e) for e in kept)
    if len(found) >= MOST:
        yield f"<p>Only {MOST} statements are shown; <a href='/query'>a query</a> gives all.</p>"
    data = f"/id?iri={quote(node.value, safe='')}"
    formats = ("ttl", "jsonld", "nt", "trig")
    yield "<p>As data: " + ", ".join(f"<a href='{data}&amp;format={f}'>{f}</a>" for f in formats) + "</p>"


def _statement(snapshot: Snapshot, e: Explanation) -> str:
    negation = "not: " if e.polarity == "Negative" else ""
    told = f"{_link(snapshot, e.subject_iri, e.subject)} <b>{negation}{escape(in_words(e.predicate))}</b> "
    told += _link(snapshot, e.object_iri, e.object or "")
    extra = "; ".join(f"{in_words(name)}: {value}" for name, value in e.qualifiers)
    words = " … ".join(f"“{' '.join(w.split())}”" for w in e.words)
    chain = ", as told by ".join(f"{s.holder or 'somebody unnamed'} ({s.act})" for s in e.speakers)
    source = ", ".join(part for part in (e.title or e.document, e.date) if part)
    standing = f"{e.status}, {e.certainty}".lower()
    return (
        f"<article><p>{told}</p>{f'<p class=extra>{escape(extra)}</p>' if extra else ''}"
        f"<blockquote>{escape(words)}</blockquote><p class=source>Said by {escape(chain or 'the document itself')}. "
        f"{escape(standing)}. {_link(snapshot, e.document_iri, source)}. "
        f"{_link(snapshot, e.statement, 'Statement')}</p></article>"
    )


def _link(snapshot: Snapshot, iri: str, name: str) -> str:
    """A link to the page of a node of ours; plain text for what is none."""
    if not iri:
        return escape(name)
    own = iri.startswith(snapshot.base)
    target = "/id/" + quote(iri.removeprefix(snapshot.base)) if own else f"/id?iri={quote(iri, safe='')}"
    return f"<a href='{target}'>{escape(name or iri)}</a>"


def _whole(title: str, body: str) -> str:
    return (
        "<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport content='width=device-width'>"
        f"<title>{escape(title)}</title><link rel=stylesheet href='/static/page.css'>"
        f"<nav><a href='/'>Home</a> <a href='/explore'>Explore</a> <a href='/query'>Query</a></nav>"
        f"<main><h1>{escape(title)}</h1>{body}</main></html>"
    )
