"""The graph as files: readable Turtle of the facts, TriG and N-Quads of everything, and reified Turtle.

Oxigraph writes in the order it is given, one line a predicate, with line breaks in literals escaped; so sorted quads
give the same bytes always, and the layout below can work on lines.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

import pyoxigraph as ox

from kg.graph.iris import DEFAULT_BASE, PATHS, prefixes
from kg.graph.provenance import OBJECT, PREDICATE, SUBJECT
from kg.graph.quads import DEFAULT_GRAPH, sort_quads
from kg.graph.terms import RDF, TYPE, iri_of, kg

STATEMENT = ox.NamedNode(RDF + "Statement")
DIRECT = (SUBJECT, PREDICATE, OBJECT)
FACTS_HEAD = "# What the documents themselves assert, and what they speak of. Claims and sources are in graph.trig.\n"
REIFIES = ox.NamedNode(RDF + "reifies")
ANNOTATED_HEAD = (
    "# Everything in one graph, in RDF 1.2: what a statement says is reified by it, and only facts are stated.\n"
)
REIFIED_HEAD = (
    "# Everything in one graph, for stores without named graphs: facts are triples, and what each statement says is\n"
    "# reified (rdf:Statement), so that no claim reads as a fact.\n"
)


def write_facts(quads: Iterable[ox.Quad], path: Path, base: str = DEFAULT_BASE) -> None:
    """Writes the default graph as Turtle: entities first, each with its labels, then the nodes of what is asserted."""
    facts = [q for q in sort_quads(quads) if q.graph_name == DEFAULT_GRAPH]
    facts.sort(key=lambda quad: _section(iri_of(quad.subject), base))
    _write(FACTS_HEAD + turtle((q.triple for q in facts), base), path)


def write_trig(quads: Iterable[ox.Quad], path: Path, base: str = DEFAULT_BASE) -> None:
    """Writes all graphs as TriG."""
    Path(path).write_bytes(trig(quads, base))


def trig(quads: Iterable[ox.Quad], base: str = DEFAULT_BASE) -> bytes:
    """All graphs as TriG, with kg's prefixes."""
    return _sort_prefixes(ox.serialize(sort_quads(quads), format=ox.RdfFormat.TRIG, prefixes=prefixes(base)))


def write_nquads(quads: Iterable[ox.Quad], path: Path) -> None:
    """Writes all graphs as N-Quads, one quad a line."""
    with open(path, "wb") as file:
        ox.serialize(sort_quads(quads), output=file, format=ox.RdfFormat.N_QUADS)


def write_reified(quads: Iterable[ox.Quad], path: Path, base: str = DEFAULT_BASE) -> None:
    """Writes everything as one Turtle graph: the facts, the provenance, and each statement's triples reified."""
    _write(REIFIED_HEAD + turtle(reify(quads), base), path)


def write_annotated(quads: Iterable[ox.Quad], path: Path, base: str = DEFAULT_BASE) -> None:
    """Writes everything as one graph of RDF 1.2: a statement reifies the triples that it says, without stating them."""
    _write(ANNOTATED_HEAD + turtle(annotate(quads), base), path)


def annotate(quads: Iterable[ox.Quad]) -> list[ox.Triple]:
    """The triples of the RDF 1.2 form, sorted: facts, provenance, and `statement rdf:reifies <<( ... )>>`."""
    ordered = sort_quads(quads)
    statements = {q.subject for q in ordered if q.predicate == TYPE and q.object == kg("Statement")}
    told = {q.triple for q in ordered if q.graph_name not in statements}
    said = {
        ox.Triple(q.graph_name, REIFIES, q.triple)
        for q in ordered
        if isinstance(q.graph_name, ox.NamedNode) and q.graph_name in statements
    }
    return [q.triple for q in sort_quads(ox.Quad(t.subject, t.predicate, t.object) for t in told | said)]


def turtle(triples: Iterable[ox.Triple], base: str = DEFAULT_BASE) -> str:
    """Turtle with kg's prefixes and an empty line between subjects, in the order given."""
    data = ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=prefixes(base))
    text = _sort_prefixes(data).decode("utf-8")
    return "".join(_spaced(text.split("\n"))).rstrip("\n") + "\n"


def reify(quads: Iterable[ox.Quad]) -> list[ox.Triple]:
    """The triples of the single-graph form, sorted.

    A statement's node carries the direct triple as rdf:subject, rdf:predicate, rdf:object already. The other triples of
    its graph get nodes of their own, `statement IRI-1` and so on, that point back by kg:inStatement.
    """
    ordered = sort_quads(quads)
    statements = {q.subject for q in ordered if q.predicate == TYPE and q.object == kg("Statement")}
    told = [q.triple for q in ordered if q.graph_name not in statements]
    direct = {(t.subject, t.predicate): t.object for t in told if t.predicate in DIRECT}
    triples = {*told, *(ox.Triple(node, TYPE, STATEMENT) for node in statements)}
    counts: dict[str, int] = {}
    for quad in (q for q in ordered if q.graph_name in statements):
        graph = quad.graph_name
        if isinstance(graph, ox.NamedNode) and [direct.get((graph, p)) for p in DIRECT] != list(quad.triple):
            counts[graph.value] = counts.get(graph.value, 0) + 1
            triples.update(_reified(quad.triple, graph, counts[graph.value]))
    return [q.triple for q in sort_quads(ox.Quad(t.subject, t.predicate, t.object) for t in triples)]


def _reified(triple: ox.Triple, statement: ox.NamedNode, number: int) -> Iterator[ox.Triple]:
    node = ox.NamedNode(f"{statement.value}-part-{number}")
    yield ox.Triple(node, TYPE, STATEMENT)
    yield ox.Triple(node, kg("inStatement"), statement)
    for predicate, value in zip(DIRECT, triple, strict=True):
        yield ox.Triple(node, predicate, value)


def _section(subject: str, base: str) -> int:
    """Entities, instruments, roles, memberships, acts, then the rest."""
    return next((i for i, path in enumerate(PATHS.values()) if subject.startswith(base + path)), len(PATHS))


def _sort_prefixes(data: bytes | None) -> bytes:
    """The prefixes by name: the library's own order is not promised."""
    head, rest = [], data or b""
    while rest.startswith(b"@prefix"):
        line, _, rest = rest.partition(b"\n")
        head.append(line)
    return b"\n".join(sorted(head)) + b"\n" + rest


def _spaced(lines: list[str]) -> Iterator[str]:
    for line in lines:
        starts_subject = not line.startswith(("\t", "@prefix"))
        yield ("\n" if starts_subject and line else "") + line.replace("\t", "    ") + "\n"


def _write(text: str, path: Path) -> None:
    Path(path).write_bytes(text.encode("utf-8"))
