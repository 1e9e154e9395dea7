"""What the store must lose and gain when a document comes, changes or goes.

A triple of the default graph stays as long as another asserted statement says it or an entity's description needs it.
Who supports a triple is read from the statements' own graphs, so no count can come apart from what is counted.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from kg.graph.describe import ALTERNATIVE, LABEL, SAME
from kg.graph.terms import TYPE, iri_of, kg
from kg.store.housekeeping import support_quad, support_text
from kg.store.support import Support, changed, described, dump, load, summed
from kg.store.writer import Writer

DEFAULT = ox.DefaultGraph()
POSITIVE = (kg("polarity"), kg("Positive"))
# What makes a statement a fact: either row.
STANDINGS = (
    (POSITIVE, (kg("status"), kg("Asserted")), (kg("certainty"), kg("Certain"))),
    (POSITIVE, (kg("status"), kg("Accepted"))),
)
DESCRIBES = (TYPE, LABEL, ALTERNATIVE, SAME)


@dataclass(frozen=True, slots=True)
class Change:
    """Graphs that go whole, and quads that go and come; `deleted` and `inserted` share no quad."""

    dropped: tuple[ox.NamedNode, ...]
    deleted: frozenset[ox.Quad]
    inserted: frozenset[ox.Quad]


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a document: its graphs, its facts (triples of the default graph), what it adds to entities."""

    graphs: frozenset[ox.NamedNode] = frozenset()
    facts: frozenset[ox.Triple] = frozenset()
    support: Support | None = None


def stored_version(store: ox.Store, document: ox.NamedNode, support: Support) -> Version:
    """The version of a document that the store holds."""
    statements = statements_of(store, document)
    return Version(frozenset({document, *statements}), frozenset(facts_of(store, statements)), support)


def statements_of(store: ox.Store, document: ox.NamedNode) -> list[ox.NamedNode]:
    """The statements of a document, in no order."""
    quads = store.quads_for_pattern(None, TYPE, kg("Statement"), document)
    return [q.subject for q in quads if isinstance(q.subject, ox.NamedNode)]


def facts_of(store: ox.Store, statements: Iterable[ox.NamedNode]) -> Iterator[ox.Triple]:
    """What those of the statements say that are facts."""
    for statement in statements:
        if is_asserted(store, statement):
            yield from (q.triple for q in store.quads_for_pattern(None, None, None, statement))


def is_asserted(store: ox.Store, statement: ox.NamedNode) -> bool:
    """Whether it is a fact: `kg.model.is_fact`, read from the graph."""

    def holds(predicate: ox.NamedNode, value: ox.NamedNode) -> bool:
        return any(True for _ in store.quads_for_pattern(statement, predicate, value, None))

    return any(all(holds(*pair) for pair in standing) for standing in STANDINGS)


def supporters(store: ox.Store, triple: ox.Triple, besides: frozenset[ox.NamedNode]) -> Iterator[ox.NamedNode]:
    """The asserted statements that say the triple, except those in `besides`."""
    for quad in store.quads_for_pattern(triple.subject, triple.predicate, triple.object, None):
        graph = quad.graph_name
        if isinstance(graph, ox.NamedNode) and graph not in besides and is_asserted(store, graph):
            yield graph


def replace(writer: Writer, old: Version, new: Version, quads: Iterable[ox.Quad]) -> Change:
    """The change from one version of a document to another; either may be empty. `quads` are those of the new one.

    Of graphs that stay, only what differs is written: a document whose entities are called otherwise loses little.
    """
    store, quads = writer.store, frozenset(quads)
    kept = old.graphs & new.graphs
    stored = {quad for graph in kept for quad in store.quads_for_pattern(None, None, None, graph)}
    entities = _entity_changes(writer, old.support or {}, new.support or {})
    needed = {*new.facts, *entities.after}
    gone = {t for t in old.facts | entities.before if t not in needed}
    kept_descriptions = {t for t in gone if t in old.facts and _describes(writer, t, entities.touched)}
    lost = {t for t in gone - kept_descriptions if not any(supporters(store, t, old.graphs))}
    inserted = {*quads, *(_fact(t) for t in needed)} | entities.inserted
    deleted = {*(_fact(t) for t in lost), *stored, *entities.deleted} - inserted
    dropped = tuple(sorted(old.graphs - kept, key=iri_of))
    return Change(dropped, frozenset(deleted), frozenset(quad for quad in inserted if quad not in store))


@dataclass(frozen=True, slots=True)
class _Entities:
    """How descriptions change: triples before and after, and the lines of support that go and come."""

    touched: frozenset[str]
    before: frozenset[ox.Triple]
    after: frozenset[ox.Triple]
    deleted: frozenset[ox.Quad]
    inserted: frozenset[ox.Quad]


def _entity_changes(writer: Writer, old: Support, new: Support) -> _Entities:
    before: set[ox.Triple] = set()
    after: set[ox.Triple] = set()
    deleted: set[ox.Quad] = set()
    inserted: set[ox.Quad] = set()
    touched = sorted({*old, *new})
    for node in touched:
        text = support_text(writer.store, node, writer.base)
        table = changed(load(text), old.get(node, Counter()), new.get(node, Counter()))
        before |= set(_description(writer.store, ox.NamedNode(node)))
        after |= described(node, table, writer.ontology)
        deleted.add(support_quad(node, text, writer.base))
        inserted |= {support_quad(node, dump(table), writer.base)} if table else set()
    return _Entities(*map(frozenset, (touched, before, after, deleted, inserted)))  # type: ignore[arg-type]


def _description(store: ox.Store, node: ox.NamedNode) -> Iterator[ox.Triple]:
    """What the default graph says of an entity in the terms of descriptions, as it is stored."""
    for predicate in DESCRIBES:
        yield from (q.triple for q in store.quads_for_pattern(node, predicate, None, DEFAULT))


def _describes(writer: Writer, triple: ox.Triple, touched: frozenset[str]) -> bool:
    """Whether an entity that this document does not speak of is described by the triple."""
    node = iri_of(triple.subject)
    if triple.predicate not in DESCRIBES or node in touched:
        return False
    table = load(support_text(writer.store, node, writer.base))
    return triple in described(node, table, writer.ontology)


def _fact(triple: ox.Triple) -> ox.Quad:
    return ox.Quad(triple.subject, triple.predicate, triple.object, DEFAULT)


def new_version(quads: Iterable[ox.Quad], document: ox.NamedNode, support: Support) -> Version:
    """The version whose quads these are."""
    listed = list(quads)
    graphs = {q.graph_name for q in listed if isinstance(q.graph_name, ox.NamedNode)}
    facts = {q.triple for q in listed if q.graph_name == DEFAULT}
    return Version(frozenset({document, *graphs}), frozenset(facts), support)


def union(versions: Iterable[Version]) -> Version:
    """Several documents' versions as one."""
    listed = list(versions)
    return Version(
        frozenset().union(*(v.graphs for v in listed)),
        frozenset().union(*(v.facts for v in listed)),
        summed(v.support or {} for v in listed),
    )
