"""The graph "identity": which node an entity of a document is, and why; which nodes are apart, and why."""

from collections.abc import Iterable, Iterator, Mapping

import pyoxigraph as ox

from kg.graph.iris import PATHS, digest
from kg.graph.terms import OWL, PROV, TYPE, decimal, kg, text
from kg.identity.index import Placed
from kg.identity.model import Description

DERIVED = ox.NamedNode(PROV + "wasDerivedFrom")
DIFFERENT = ox.NamedNode(OWL + "differentFrom")
# Two IRIs that share a name, and what speaks against one thing; "" where nothing does.
Apart = tuple[str, str, str]


def identity_graph(base: str) -> ox.NamedNode:
    """The name of the graph."""
    return ox.NamedNode(f"{base}identity")


def identity_quads(
    descriptions: Iterable[Description], placed: Mapping[tuple[str, str], Placed], apart: Iterable[Apart], base: str
) -> list[ox.Quad]:
    """The quads of the graph, in no order."""
    triples = [t for d in descriptions for t in occurrence_triples(d, placed[d.occurrence], base)]
    triples += [t for pair in apart for t in distinction_triples(pair, base)]
    return [ox.Quad(t.subject, t.predicate, t.object, identity_graph(base)) for t in triples]


def occurrence_triples(description: Description, placed: Placed, base: str) -> Iterator[ox.Triple]:
    """What is told of one occurrence."""
    document = f"{base}{PATHS['doc']}{description.document}"
    node = ox.NamedNode(f"{document}_{description.entity}")
    yield ox.Triple(node, TYPE, kg("Occurrence"))
    yield ox.Triple(node, kg("called"), text(description.name))
    yield ox.Triple(node, DERIVED, ox.NamedNode(document))
    yield ox.Triple(node, kg("denotes"), ox.NamedNode(placed.iri))
    for rival in placed.rivals:
        yield ox.Triple(node, kg("mayDenote"), ox.NamedNode(rival))
    if placed.reason:
        yield ox.Triple(node, kg("reason"), text(placed.reason))
        yield ox.Triple(node, kg("strength"), decimal(placed.strength))


def distinction_triples(apart: Apart, base: str) -> Iterator[ox.Triple]:
    """What is told of two nodes that share a name."""
    first, second, reason = sorted(apart[:2])[0], sorted(apart[:2])[1], apart[2]
    node = ox.NamedNode(f"{base}identity/{digest(first, second, length=12)}")
    yield ox.Triple(node, TYPE, kg("Distinction"))
    for end in (first, second):
        yield ox.Triple(node, kg("apart"), ox.NamedNode(end))
    yield ox.Triple(node, kg("verdict"), kg("Different") if reason else kg("Undecided"))
    yield ox.Triple(node, kg("reason"), text(reason or "same full name, nothing in common"))
    if reason:
        yield ox.Triple(ox.NamedNode(first), DIFFERENT, ox.NamedNode(second))
