"""What a store notes for itself, in graphs of its own beside the corpus: register, support, identity, log.

register  document -> its id, the key that its versions share, the name of its record
support   entity   -> what the documents contribute to its description (see kg.store.support)
identity  entity of a document -> how it is compared with others, and under which keys (see kg.store.identity)
decisions what people decided, as far as it was applied (see kg.store.decisions)
log       event    -> kind, document, when, why; never changed, so the tombstones of removed documents stay
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

import pyoxigraph as ox

from kg import __version__
from kg.graph.terms import DCTERMS, RDF, TYPE, iri_of, number, text

NS = "https://w3id.org/citegraph/store#"
XSD_TIME = ox.NamedNode("http://www.w3.org/2001/XMLSchema#dateTime")
IDENTIFIER, TITLE, CREATED = (ox.NamedNode(DCTERMS + name) for name in ("identifier", "title", "created"))


def term(name: str) -> ox.NamedNode:
    """A term of the store's own vocabulary (ontology/store.ttl)."""
    return ox.NamedNode(NS + name)


def graph(base: str, name: str) -> ox.NamedNode:
    """The graph "register", "support", "identity" or "log"."""
    return ox.NamedNode(f"{base}store/{name}")


def is_housekeeping(quad: ox.Quad, base: str) -> bool:
    """Whether the quad is a note of the store, and no part of the corpus."""
    return iri_of(quad.graph_name).startswith(f"{base}store/")


@dataclass(frozen=True, slots=True)
class Entry:
    """A document in the register; `key` is what its versions share, empty where nothing is known to be."""

    node: ox.NamedNode
    id: str
    key: str
    record: str


@dataclass(frozen=True, slots=True)
class Event:
    """A line of the log: `kind` is "Addition", "Replacement" or "Removal"."""

    number: int
    kind: str
    document: str
    id: str
    title: str
    sha256: str
    statements: int
    when: str
    why: str
    kg: str = __version__


def entries(store: ox.Store, base: str) -> Iterator[Entry]:
    """The documents of the store, in no order."""
    for quad in store.quads_for_pattern(None, term("record"), None, graph(base, "register")):
        if isinstance(quad.subject, ox.NamedNode):
            found = entry(store, base, quad.subject)
            if found:
                yield found


def entry(store: ox.Store, base: str, node: ox.NamedNode) -> Entry | None:
    """The document of that IRI, if the store has it."""
    told = {q.predicate: q.object for q in store.quads_for_pattern(node, None, None, graph(base, "register"))}
    values = [_string(told.get(p)) for p in (IDENTIFIER, term("key"), term("record"))]
    return Entry(node, *values) if told else None


def with_value(store: ox.Store, base: str, predicate: ox.NamedNode, value: str) -> list[Entry]:
    """The documents that the register gives that value."""
    quads = store.quads_for_pattern(None, predicate, text(value), graph(base, "register"))
    nodes = sorted((q.subject for q in quads if isinstance(q.subject, ox.NamedNode)), key=iri_of)
    return [found for node in nodes if (found := entry(store, base, node))]


def entry_quads(found: Entry, base: str) -> list[ox.Quad]:
    """A document's lines in the register."""
    pairs = [(IDENTIFIER, found.id), (term("record"), found.record)]
    pairs += [(term("key"), found.key)] if found.key else []
    return [ox.Quad(found.node, predicate, text(value), graph(base, "register")) for predicate, value in pairs]


def support_quad(node: str, table: str, base: str) -> ox.Quad:
    """An entity's line of support."""
    return ox.Quad(ox.NamedNode(node), term("support"), text(table), graph(base, "support"))


def support_text(store: ox.Store, node: str, base: str) -> str:
    """An entity's support as it is stored; an empty table for one that is new."""
    quads = store.quads_for_pattern(ox.NamedNode(node), term("support"), None, graph(base, "support"))
    return next((_string(q.object) for q in quads), "[]")


def next_number(store: ox.Store, base: str) -> int:
    """The number of the next event: one more than the log holds."""
    counter = store.quads_for_pattern(graph(base, "log"), term("events"), None, graph(base, "log"))
    return 1 + next((int(_string(q.object)) for q in counter), 0)


def counter_quad(count: int, base: str) -> ox.Quad:
    """How many events the log holds."""
    return ox.Quad(graph(base, "log"), term("events"), number(count), graph(base, "log"))


def now() -> str:
    """The time, to the second, in UTC."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def event_quads(event: Event, base: str) -> list[ox.Quad]:
    """An event's lines in the log."""
    node = ox.NamedNode(f"{base}store/event/{event.number:08d}")
    pairs: list[tuple[ox.NamedNode, ox.NamedNode | ox.Literal]] = [
        (TYPE, term(event.kind)),
        (term("document"), ox.NamedNode(event.document)),
        (IDENTIFIER, text(event.id)),
        (term("sha256"), text(event.sha256)),
        (term("statements"), number(event.statements)),
        (CREATED, ox.Literal(event.when, datatype=XSD_TIME)),
        (term("kg"), text(event.kg)),
    ]
    pairs += [(TITLE, text(event.title))] if event.title else []
    pairs += [(term("why"), text(event.why))] if event.why else []
    return [ox.Quad(node, predicate, value, graph(base, "log")) for predicate, value in pairs]


def events(store: ox.Store, base: str) -> list[Event]:
    """The log from its beginning."""
    told: dict[str, dict[str, str]] = {}
    for quad in store.quads_for_pattern(None, None, None, graph(base, "log")):
        told.setdefault(iri_of(quad.subject), {})[iri_of(quad.predicate)] = _string(quad.object)
    told.pop(graph(base, "log").value, None)
    return [_event(node, told[node]) for node in sorted(told)]


def _event(node: str, told: dict[str, str]) -> Event:
    own = {name: told.get(NS + name, "") for name in ("document", "sha256", "statements", "why", "kg")}
    return Event(
        number=int(node.rpartition("/")[2]),
        kind=told.get(RDF + "type", "").removeprefix(NS),
        document=own["document"],
        id=told.get(IDENTIFIER.value, ""),
        title=told.get(TITLE.value, ""),
        sha256=own["sha256"],
        statements=int(own["statements"] or 0),
        when=told.get(CREATED.value, ""),
        why=own["why"],
        kg=own["kg"],
    )


def _string(found: object) -> str:
    return found.value if isinstance(found, ox.Literal | ox.NamedNode) else ""
