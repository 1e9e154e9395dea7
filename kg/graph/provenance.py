"""A document's own graph: where its statements come from, who says them, how certain, and in which words."""

from collections.abc import Iterator, Mapping

import pyoxigraph as ox

from kg.graph.content import Content
from kg.graph.iris import document_hash, passage_iri
from kg.graph.names import Names, Term
from kg.graph.terms import DCTERMS, OA, PROV, RDF, TYPE, date_value, decimal, iri_or_text, kg, number, text
from kg.model import Attribution, Document, Entity, Reading, Span, Statement

STATUS = {
    "asserted": "Asserted",
    "attributed": "Attributed",
    "denied": "Denied",
    "hypothetical": "Hypothetical",
    "planned": "Planned",
    "questioned": "Questioned",
    "accepted": "Accepted",
    "rejected": "Rejected",
}
POLARITY = {"positive": "Positive", "negative": "Negative"}
CERTAINTY = {"certain": "Certain", "probable": "Probable", "possible": "Possible", "unknown": "Unknown"}
CHANNEL = {"direct": "DirectQuote", "indirect": "IndirectSpeech", "mixed": "MixedQuote"}
MENTION = {"name": "NameMention", "nominal": "NominalMention", "pronoun": "PronounMention", "metonym": "Metonym"}

SUBJECT, PREDICATE, OBJECT = (ox.NamedNode(RDF + name) for name in ("subject", "predicate", "object"))
START, END, EXACT = (ox.NamedNode(OA + name) for name in ("start", "end", "exact"))
DERIVED = ox.NamedNode(PROV + "wasDerivedFrom")


def provenance(reading: Reading, names: Names, contents: Mapping[str, Content]) -> Iterator[ox.Triple]:
    """The triples of the document's graph; `contents` are its statements' contents, by id."""
    yield from _document(reading.document, names)
    for entity in reading.entities:
        yield from _mentions(entity, names)
    for attribution in reading.attributions:
        yield from _attribution(attribution, reading.document, names)
    for statement in reading.statements:
        yield from _statement(statement, names, contents[statement.id])
        for span in statement.evidence:
            yield from _passage(span, reading.document, names)


def _document(document: Document, names: Names) -> Iterator[ox.Triple]:
    node = names.document
    yield ox.Triple(node, TYPE, kg("Document"))
    yield ox.Triple(node, kg("sha256"), text(document_hash(document)))
    yield ox.Triple(node, ox.NamedNode(DCTERMS + "identifier"), text(document.id))
    if document.title:
        yield ox.Triple(node, ox.NamedNode(DCTERMS + "title"), text(document.title))
    if document.date:
        yield ox.Triple(node, ox.NamedNode(DCTERMS + "issued"), date_value(document.date))
    if document.uri:
        yield ox.Triple(node, ox.NamedNode(DCTERMS + "source"), iri_or_text(document.uri))


def _mentions(entity: Entity, names: Names) -> Iterator[ox.Triple]:
    for mention in entity.mentions:
        node = _passage_node((mention.start, mention.end), names)
        yield ox.Triple(names.entities[entity.id], kg("mention"), node)
        yield ox.Triple(node, kg("mentionKind"), kg(MENTION[mention.kind]))
        yield from _bounds((mention.start, mention.end), node)


def _attribution(attribution: Attribution, document: Document, names: Names) -> Iterator[ox.Triple]:
    node = names.attributions[attribution.id]
    pairs: list[tuple[ox.NamedNode, Term]] = [
        (TYPE, kg("Attribution")),
        (kg("act"), kg(attribution.act)),
        (kg("channel"), kg(CHANNEL[attribution.channel])),
        (DERIVED, names.document),
    ]
    if attribution.holder:
        pairs.append((kg("holder"), names.entities[attribution.holder]))
    if attribution.parent:
        pairs.append((kg("within"), names.attributions[attribution.parent]))
    if attribution.date:
        pairs.append((kg("saidOn"), date_value(attribution.date)))
    if attribution.cue:
        pairs.append((kg("cue"), text(" ... ".join(document.text[s:e] for s, e in attribution.cue))))
    yield from (ox.Triple(node, predicate, value) for predicate, value in pairs)


def _statement(statement: Statement, names: Names, content: Content) -> Iterator[ox.Triple]:
    node = names.statements[statement.id]
    pairs: list[tuple[ox.NamedNode, Term]] = [
        (TYPE, kg("Statement")),
        (SUBJECT, names.node(statement.subject)),
        (PREDICATE, kg(statement.predicate)),
        (kg("status"), kg(STATUS[statement.status])),
        (kg("polarity"), kg(POLARITY[statement.polarity])),
        (kg("certainty"), kg(CERTAINTY[statement.certainty])),
        (kg("frame"), text(statement.frame)),
        (kg("confidence"), decimal(statement.confidence)),
        (DERIVED, names.document),
    ]
    if statement.object is not None:
        pairs.append((OBJECT, names.term(statement.object, statement.predicate)))
    if content.node is not None:
        pairs.append((kg("node"), content.node))
    if statement.row:
        pairs.append((kg("statusRow"), text(statement.row)))
    if statement.attribution:
        pairs.append((kg("attribution"), names.attributions[statement.attribution]))
    pairs += [(kg("evidence"), _passage_node(span, names)) for span in statement.evidence]
    yield from (ox.Triple(node, predicate, value) for predicate, value in pairs)


def _passage(span: Span, document: Document, names: Names) -> Iterator[ox.Triple]:
    node = _passage_node(span, names)
    yield ox.Triple(node, TYPE, kg("Passage"))
    yield from _bounds(span, node)
    yield ox.Triple(node, EXACT, text(document.text[span[0] : span[1]]))


def _bounds(span: Span, node: ox.NamedNode) -> Iterator[ox.Triple]:
    yield ox.Triple(node, START, number(span[0]))
    yield ox.Triple(node, END, number(span[1]))


def _passage_node(span: Span, names: Names) -> ox.NamedNode:
    return ox.NamedNode(passage_iri(names.document.value, *span))
