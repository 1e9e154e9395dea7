"""Statements as nanopublications (https://nanopub.net): assertion, provenance and publication info, a graph each.

A nanopublication's assertion is taken as asserted by whom its provenance names. So there is one for each fact, and for
each claim that a speaker makes positively and with certainty; what is denied, planned, hypothetical or asked has none.
No times are written, and no signatures: these belong to publishing.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from kg.graph.iris import DEFAULT_BASE, PATHS
from kg.graph.provenance import DERIVED, EXACT
from kg.graph.quads import sort_quads
from kg.graph.terms import DCTERMS, PROV, TYPE, kg

NP = "http://www.nanopub.org/nschema#"
ATTRIBUTED = ox.NamedNode(PROV + "wasAttributedTo")
SOURCE = ox.NamedNode(DCTERMS + "source")
PARTS = ("hasAssertion", "hasProvenance", "hasPublicationInfo")
# What the document's graph says of a statement and tells of the assertion too.
KEPT = (kg("status"), kg("certainty"), kg("frame"), kg("confidence"))

Told = dict[ox.NamedNode, list[ox.Triple]]


def nanopubs(quads: Iterable[ox.Quad], base: str = DEFAULT_BASE) -> list[ox.Quad]:
    """The quads of all nanopublications, sorted."""
    contents: defaultdict[object, list[ox.Triple]] = defaultdict(list)
    about: defaultdict[object, list[ox.Triple]] = defaultdict(list)
    for quad in quads:
        contents[quad.graph_name].append(quad.triple)
        if isinstance(quad.graph_name, ox.NamedNode):
            about[quad.subject].append(quad.triple)
    statements = [node for node, told in about.items() if isinstance(node, ox.NamedNode) and _is_published(told)]
    found = (quad for node in statements for quad in _nanopub(node, contents[node], about, base))
    return sort_quads(found)


def _is_published(told: list[ox.Triple]) -> bool:
    values = {(t.predicate, t.object) for t in told}
    sure = {(kg("polarity"), kg("Positive")), (kg("certainty"), kg("Certain"))}
    return sure <= values and bool({(kg("status"), kg(name)) for name in ("Asserted", "Attributed")} & values)


def _nanopub(
    statement: ox.NamedNode, content: list[ox.Triple], about: dict[object, list[ox.Triple]], base: str
) -> Iterator[ox.Quad]:
    name = f"{base}nanopub/{statement.value.removeprefix(base + PATHS['st'])}"
    node = ox.NamedNode(name)
    head, assertion, provenance, info = (
        ox.NamedNode(f"{name}#{p}") for p in ("Head", "assertion", "provenance", "pubinfo")
    )
    yield ox.Quad(node, TYPE, ox.NamedNode(NP + "Nanopublication"), head)
    for part, graph in zip(PARTS, (assertion, provenance, info), strict=True):
        yield ox.Quad(node, ox.NamedNode(NP + part), graph, head)
    yield from (ox.Quad(t.subject, t.predicate, t.object, assertion) for t in content)
    yield from (ox.Quad(s, p, o, provenance) for s, p, o in _provenance(statement, assertion, about))
    yield ox.Quad(node, DERIVED, statement, info)
    for document in _values(about, statement, DERIVED):
        yield ox.Quad(node, SOURCE, document, info)


def _provenance(
    statement: ox.NamedNode, assertion: ox.NamedNode, about: dict[object, list[ox.Triple]]
) -> Iterator[ox.Triple]:
    """Where the assertion comes from: the document, its words, and who is given as their source."""
    for predicate in KEPT:
        yield from (ox.Triple(assertion, predicate, value) for value in _values(about, statement, predicate))
    for passage in _values(about, statement, kg("evidence")):
        yield ox.Triple(assertion, DERIVED, passage)
        if isinstance(passage, ox.NamedNode):
            yield from (ox.Triple(passage, EXACT, words) for words in _values(about, passage, EXACT))
    speakers = [h for a in _values(about, statement, kg("attribution")) for h in _values(about, a, kg("holder"))]
    yield from (ox.Triple(assertion, ATTRIBUTED, who) for who in speakers or _values(about, statement, DERIVED))


def _values(
    about: dict[object, list[ox.Triple]], node: object, predicate: ox.NamedNode
) -> list[ox.NamedNode | ox.Literal]:
    found = (t.object for t in about.get(node, []) if t.predicate == predicate)
    return [value for value in found if isinstance(value, ox.NamedNode | ox.Literal)]
