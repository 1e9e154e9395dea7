"""Whether a store is sound: evidence, support, orphans; what is wrong is told in sentences."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pyoxigraph as ox

from kg.errors import KgError
from kg.graph.decisions import decision_graph, decision_quads, rule
from kg.graph.disk import Place, open_snapshot, read_stamp
from kg.graph.identity import identity_graph, identity_quads
from kg.graph.iris import Naming, make_naming, passage_iri
from kg.graph.provenance import EXACT
from kg.graph.terms import iri_of, kg
from kg.identity.decisions import parse
from kg.identity.index import Identity
from kg.identity.model import Description
from kg.ontology import Ontology, load_ontology
from kg.store import records
from kg.store.changes import DEFAULT, facts_of, statements_of
from kg.store.decisions import StoredCorpus, applied_text
from kg.store.housekeeping import Entry, entries, graph, term
from kg.store.identity import load as load_description
from kg.store.support import Support, Table, described, load, summed


def check_store(folder: Path, ontologies: tuple[Path, ...] = ()) -> list[str]:
    """All faults of the newest state, none where the store is sound; raises KgError for what is no store.

    Checked are: every record is there and whole; every statement's words are in its text; each named graph belongs to a
    document; entities' support is the sum over the documents; the default graph is exactly what asserted statements
    say and what the support describes; who is who is what the descriptions give; no document is twice in the register.
    """
    read_stamp(folder)
    snapshot = open_snapshot(folder)
    try:
        return list(_faults(snapshot.store, Place(folder), snapshot.base, load_ontology(list(ontologies))))
    finally:
        snapshot.handle.close()


def _faults(store: ox.Store, place: Place, base: str, ontology: Ontology) -> Iterator[str]:
    listed = sorted(entries(store, base), key=lambda e: e.node.value)
    supports: list[Support] = []
    for entry in listed:
        try:
            record = records.read(place, entry.record)
        except KgError as error:
            yield str(error)
            continue
        supports.append(record.support)
        yield from _words(store, entry, record.reading.document.text)
    yield from _register(listed)
    yield from _graphs(store, listed, base)
    sums = summed(supports)
    yield from _support(store, sums, base)
    yield from _default_graph(store, listed, sums, ontology)
    yield from _identity(store, place, make_naming(ontology, base))


def _identity(store: ox.Store, place: Place, naming: Naming) -> Iterator[str]:
    """Where the graph of who is who is not what the descriptions give, and people's decisions."""
    index, base = Identity(), naming.base
    documents: dict[str, list[Description]] = {}
    for quad in store.quads_for_pattern(None, term("description"), None, graph(base, "identity")):
        if isinstance(quad.object, ox.Literal):
            description = load_description(quad.object.value)
            documents.setdefault(description.document, []).append(description)
    index.change({document: tuple(found) for document, found in documents.items()})
    corpus = StoredCorpus(store, place, index, naming, lambda _: None)
    ruling = rule(parse(applied_text(store, base)), corpus, naming)
    wanted = set(identity_quads(index.descriptions(), index.placed, index.differences(), base, ruling))
    wanted |= set(decision_quads(ruling, base))
    graphs = (identity_graph(base), decision_graph(base))
    found = {quad for name in graphs for quad in store.quads_for_pattern(None, None, None, name)}
    yield from (f"who is who: {quad} should not be there" for quad in sorted(found - wanted, key=str))
    yield from (f"who is who: {quad} is missing" for quad in sorted(wanted - found, key=str))


def _words(store: ox.Store, entry: Entry, text: str) -> Iterator[str]:
    """Statements without words, and words that are not in the text."""
    for statement in statements_of(store, entry.node):
        passages = list(store.quads_for_pattern(statement, kg("evidence"), None, entry.node))
        if not passages:
            yield f"{entry.id}: the statement {statement.value} has no evidence"
        for quad in passages:
            yield from _passage(store, entry, iri_of(quad.object), text)


def _passage(store: ox.Store, entry: Entry, passage: str, text: str) -> Iterator[str]:
    start, _, end = passage.rpartition("_")[2].partition("-")
    quads = store.quads_for_pattern(ox.NamedNode(passage), EXACT, None, entry.node)
    words = [q.object.value for q in quads if isinstance(q.object, ox.Literal)]
    sound = start.isdecimal() and end.isdecimal() and passage == passage_iri(entry.node.value, int(start), int(end))
    if not sound or words != [text[int(start) : int(end)].encode("utf-8", "replace").decode()]:
        yield f"{entry.id}: the words of {passage} are not those of the text"


def _register(listed: list[Entry]) -> Iterator[str]:
    for what in ("id", "key"):
        values = [getattr(entry, what) for entry in listed if getattr(entry, what)]
        yield from (f"two documents have the {what} {v}" for v in sorted({v for v in values if values.count(v) > 1}))


def _graphs(store: ox.Store, listed: list[Entry], base: str) -> Iterator[str]:
    """Graphs that no document owns, and documents or statements without their graph."""
    own = {graph(base, name) for name in ("register", "support", "identity", "decisions", "log")}
    own |= {identity_graph(base), decision_graph(base)}
    expected = {entry.node for entry in listed}
    for entry in listed:
        expected.update(statements_of(store, entry.node))
    found = {g for g in store.named_graphs() if isinstance(g, ox.NamedNode)}
    yield from (f"the graph {g.value} belongs to no document" for g in sorted(found - expected - own, key=iri_of))
    yield from (f"the graph {g.value} is missing" for g in sorted(expected - found, key=iri_of))


def _support(store: ox.Store, sums: Mapping[str, Table], base: str) -> Iterator[str]:
    stored = {
        iri_of(q.subject): load(q.object.value)
        for q in store.quads_for_pattern(None, term("support"), None, graph(base, "support"))
        if isinstance(q.object, ox.Literal)
    }
    for node in sorted({*sums, *stored}):
        if stored.get(node) != sums.get(node):
            yield f"the support of {node} is not the sum of what the documents contribute"


def _default_graph(
    store: ox.Store, listed: list[Entry], sums: Mapping[str, Table], ontology: Ontology
) -> Iterator[str]:
    wanted: set[ox.Triple] = set()
    for node, table in sums.items():
        wanted |= described(node, table, ontology)
    for entry in listed:
        wanted.update(facts_of(store, statements_of(store, entry.node)))
    found = {q.triple for q in store.quads_for_pattern(None, None, None, DEFAULT)}
    yield from (f"the fact {t} has no support" for t in sorted(found - wanted, key=str))
    yield from (f"the fact {t} is missing" for t in sorted(wanted - found, key=str))
