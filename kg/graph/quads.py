"""From readings to RDF quads (DESIGN 3).

The default graph holds the entities and what the documents themselves assert; a graph per statement holds what it
says; a graph per document holds where its statements come from. All nodes are named; the quads come sorted.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

import pyoxigraph as ox

from kg.errors import KgError
from kg.graph.content import statement_content
from kg.graph.describe import ALTERNATIVE, LABEL, Description, Descriptions, describe, gather
from kg.graph.iris import DEFAULT_BASE, Naming, make_naming
from kg.graph.names import Names, make_names
from kg.graph.provenance import OBJECT, PREDICATE, SUBJECT, provenance
from kg.graph.terms import TYPE, iri_of
from kg.known import KnownEntities
from kg.model import Reading, is_fact
from kg.ontology import Ontology

DEFAULT_GRAPH = ox.DefaultGraph()
FIRST = {term.value: str(i) for i, term in enumerate([TYPE, LABEL, ALTERNATIVE, SUBJECT, PREDICATE, OBJECT])}


def build_quads(
    readings: Iterable[Reading],
    ontology: Ontology,
    base: str = DEFAULT_BASE,
    known: KnownEntities | None = None,
    placed: Mapping[tuple[str, str], str] | None = None,
) -> list[ox.Quad]:
    """All quads of the readings, sorted, whatever the readings' order; raises KgError for a reading that can't be RDF.

    `known` are the known entities that the reading linked to; by default those that come with kg. `placed` are the
    IRIs of entities that all documents together decide, as in `Naming`.
    """
    naming = replace(make_naming(ontology, base, known), placed=placed or {})
    descriptions: Descriptions = defaultdict(Description)
    quads: set[ox.Quad] = set()
    for reading in readings:
        names = names_of(reading, naming)
        quads.update(document_quads(reading, names))
        gather(reading, names, naming, descriptions)
    quads.update(_in(DEFAULT_GRAPH, describe(descriptions, ontology)))
    return sort_quads(quads)


def sort_quads(quads: Iterable[ox.Quad]) -> list[ox.Quad]:
    """The default graph first, then by graph, subject, predicate (types and labels first) and object."""
    return sorted(quads, key=_order)


def _order(quad: ox.Quad) -> tuple[str, str, str, str]:
    predicate = quad.predicate.value
    return iri_of(quad.graph_name), iri_of(quad.subject), FIRST.get(predicate, predicate), str(quad.object)


def names_of(reading: Reading, naming: Naming) -> Names:
    """The names of a reading; raises KgError where its ids or types are not sound."""
    try:
        return make_names(reading, naming)
    except (KeyError, ValueError) as error:
        raise _not_rdf(reading, error) from error


def document_quads(reading: Reading, names: Names) -> list[ox.Quad]:
    """The quads of one reading, the descriptions of entities aside; raises KgError for a reading that can't be RDF."""
    try:
        return list(_all_graphs(reading, names))
    except (KeyError, ValueError) as error:
        raise _not_rdf(reading, error) from error


def _not_rdf(reading: Reading, error: Exception) -> KgError:
    return KgError(
        f"document {reading.document.id!r}: cannot become RDF ({error}); check that its ids exist and that types, "
        "predicates, qualifiers and statuses are local names of the ontology"
    )


def _all_graphs(reading: Reading, names: Names) -> Iterator[ox.Quad]:
    contents = {s.id: statement_content(s, names) for s in reading.statements}
    for statement in reading.statements:
        triples = contents[statement.id].triples
        yield from _in(names.statements[statement.id], triples)
        if is_fact(statement):
            yield from _in(DEFAULT_GRAPH, triples)
    yield from _in(names.document, provenance(reading, names, contents))


def _in(graph: ox.NamedNode | ox.DefaultGraph, triples: Iterable[ox.Triple]) -> Iterator[ox.Quad]:
    return (ox.Quad(t.subject, t.predicate, t.object, graph) for t in triples)
