"""The graph "identity": which node an entity of a document is, and why; which nodes are apart, and why."""

from collections.abc import Iterable, Iterator, Mapping

import pyoxigraph as ox

from kg.graph.decisions import Ruling
from kg.graph.iris import PATHS, Naming, digest, document_key, known_iri, local_iris
from kg.graph.terms import PROV, TYPE, decimal, kg, text
from kg.identity.describe import describe
from kg.identity.directory import Directory
from kg.identity.index import Apart, Placed
from kg.identity.model import Description
from kg.model import Reading

DERIVED = ox.NamedNode(PROV + "wasDerivedFrom")


def identity_graph(base: str) -> ox.NamedNode:
    """The name of the graph."""
    return ox.NamedNode(f"{base}identity")


def descriptions(reading: Reading, naming: Naming, listed: Directory) -> tuple[Description, ...]:
    """The persons and bodies of one reading, as they are compared; `listed` are the naming's known entities."""
    return describe(
        reading,
        document_key(reading.document),
        local_iris(reading, naming),
        listed,
        naming.ontology,
        lambda known: known_iri(known, naming.base),
    )


def identity_quads(
    descriptions: Iterable[Description],
    placed: Mapping[tuple[str, str], Placed],
    apart: Iterable[Apart],
    base: str,
    ruling: Ruling | None = None,
) -> list[ox.Quad]:
    """The quads of the graph, in no order; `ruling` is what people decided."""
    ruling = ruling or Ruling()
    triples = [
        t for d in descriptions for t in occurrence_triples(d, ruling.placed(d.occurrence, placed[d.occurrence]), base)
    ]
    pairs = {found for pair in apart if (found := ruling.difference(pair))}
    triples += [t for pair in pairs for t in distinction_triples(pair, base)]
    return [ox.Quad(t.subject, t.predicate, t.object, identity_graph(base)) for t in triples]


def occurrence_node(occurrence: tuple[str, str], base: str) -> ox.NamedNode:
    """The node of an entity of a document."""
    return ox.NamedNode(f"{base}{PATHS['doc']}{occurrence[0]}_{occurrence[1]}")


def occurrence_triples(description: Description, placed: Placed, base: str) -> Iterator[ox.Triple]:
    """What is told of one occurrence."""
    node = occurrence_node(description.occurrence, base)
    yield ox.Triple(node, TYPE, kg("Occurrence"))
    yield ox.Triple(node, kg("called"), text(description.name))
    yield ox.Triple(node, DERIVED, ox.NamedNode(f"{base}{PATHS['doc']}{description.document}"))
    yield ox.Triple(node, kg("denotes"), ox.NamedNode(placed.iri))
    for rival in placed.rivals:
        yield ox.Triple(node, kg("mayDenote"), ox.NamedNode(rival))
    if placed.reason:
        yield ox.Triple(node, kg("reason"), text(placed.reason))
        yield ox.Triple(node, kg("strength"), decimal(placed.strength))


def distinction_triples(apart: Apart, base: str) -> Iterator[ox.Triple]:
    """What is told of two nodes that share a name."""
    node = ox.NamedNode(f"{base}identity/{digest(*apart, length=12)}")
    yield ox.Triple(node, TYPE, kg("Distinction"))
    for end in apart[:2]:
        yield ox.Triple(node, kg("apart"), ox.NamedNode(end))
    yield ox.Triple(node, kg("verdict"), kg("Different") if apart[3] else kg("Undecided"))
    yield ox.Triple(node, kg("reason"), text(apart[3] or "same full name, nothing in common"))
