"""Why a triple is there: its words, who says them, how certain, in which document, by which frame."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice

import pyoxigraph as ox
from rdflib import Dataset

from kg.display import html_table
from kg.errors import KgError
from kg.graph.content import MEMBER, ROLE
from kg.graph.lookup import in_words, label, named, passages, text, value, values
from kg.graph.provenance import DERIVED, OBJECT, PREDICATE, SUBJECT
from kg.graph.store import engine
from kg.graph.terms import DCTERMS, TYPE, iri_of, iri_or_text, kg, local_name

# What a node says that the triple has said already.
_TOLD = frozenset({kg("agent"), kg("target"), kg("bearer"), MEMBER, ROLE, TYPE})

_HEADER = ("subject", "predicate", "object", "words", "said by", "standing", "document")


@dataclass(frozen=True, slots=True)
class Speaker:
    """One link of the chain of speakers; `holder` is None where the text names nobody."""

    holder: str | None
    act: str
    cue: str | None
    channel: str
    date: str | None


@dataclass(frozen=True, slots=True)
class Explanation:
    """A statement with all that supports it; names are labels, `spans` are characters, half-open, of the document.

    `speakers` go from the innermost outwards; `fact` says whether the default graph has the triple; `row` is the row of
    the table of statuses that decided, empty where the reading does not tell.
    """

    statement: str
    subject: str
    predicate: str
    object: str | None
    qualifiers: tuple[tuple[str, str], ...]
    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    speakers: tuple[Speaker, ...]
    status: str
    row: str
    polarity: str
    certainty: str
    fact: bool
    frame: str
    confidence: float
    document: str
    title: str | None
    date: str | None
    source: str | None
    subject_iri: str = ""
    object_iri: str = ""

    def _repr_html_(self) -> str:
        """The explanation as a table of one row, for Jupyter."""
        return html_table("why this triple", _HEADER, [_row(self)])

    document_iri: str = ""
    decision: str = ""


class Reasons(list[Explanation]):
    """A list of explanations; a class of its own only because Jupyter shows a plain list as unreadable text."""

    def _repr_html_(self) -> str:
        return html_table(f"{len(self):,} statement{'' if len(self) == 1 else 's'}", _HEADER, [_row(e) for e in self])


def explain(dataset: Dataset, what: str) -> Reasons:
    """The statements about an entity (a name or an IRI), of a statement's IRI, or of "subject | predicate | object".

    In a pattern, `*` or nothing matches anything, and a name matches in any case, a part of a name where no name is
    equal. Raises KgError where nothing in the graph has that name.
    """
    store = engine(dataset)
    parts = [part.strip() for part in what.split("|")]
    if len(parts) > 3:
        raise KgError(f"{what!r}: a triple pattern is: subject | predicate | object, with * for anything")
    found = _about(store, dataset, parts[0]) if len(parts) == 1 else _matching(store, dataset, [*parts, "*"][:3])
    return Reasons(sorted((_explanation(store, s) for s in set(found)), key=_order))


def explain_node(store: ox.Store, node: ox.NamedNode, most: int) -> list[Explanation]:
    """The statements that are this node, come from it or are about it; at most so many, facts first."""
    own = store.quads_for_pattern(None, DERIVED, node, node)
    found = (q.subject for q in own if isinstance(q.subject, ox.NamedNode) and _is_statement(store, q.subject))
    statements = dict.fromkeys(islice((s for s in chain(found, _around(store, node))), 20 * most))
    return sorted((_explanation(store, s) for s in islice(statements, most)), key=_order)


def as_text(explanation: Explanation) -> str:
    """The explanation in a few lines of plain English."""
    e = explanation
    negation = "not: " if e.polarity == "Negative" else ""
    lines = [
        f"{e.subject} | {negation}{in_words(e.predicate)} | {e.object or '-'}",
        *(f"    {in_words(name)}: {text}" for name, text in e.qualifiers),
        f"  words      {' ... '.join(f'“{w}”' for w in e.words)}",
        f"  said by    {_chain(e)}",
        f"  standing   {_standing(e)}",
        f"  read by    frame {e.frame}, confidence {e.confidence:g}",
        f"  document   {_source(e)}",
        f"  statement  st:{local_name(e.statement)}",
    ]
    lines += [f"  decided    {e.decision}"] if e.decision else []
    return "\n".join(lines)


def _row(explanation: Explanation) -> tuple[str, ...]:
    e = explanation
    negation = "not: " if e.polarity == "Negative" else ""
    words = " … ".join(f"“{w}”" for w in e.words)
    return e.subject, negation + in_words(e.predicate), e.object or "", words, _chain(e), _standing(e), _source(e)


def _chain(explanation: Explanation) -> str:
    parts = [
        (s.holder or "somebody unnamed") + f" ({s.act}, {in_words(s.channel)}" + (f", {s.date})" if s.date else ")")
        for s in explanation.speakers
    ]
    return ", as told by ".join(parts) or "the document itself"


def _standing(explanation: Explanation) -> str:
    e = explanation
    known = "a fact in the default graph" if e.fact else "kept, but not a fact"
    decided = f" (by the row “{e.row}” of the status table)" if e.row else ""
    return f"{e.status}, {e.polarity}, {e.certainty}: {known}{decided}".lower()


def _source(explanation: Explanation) -> str:
    e = explanation
    where = ", ".join(f"characters {start}-{end}" for start, end in e.spans)
    return ", ".join(part for part in (e.title, e.document, e.date, e.source, where) if part)


def _order(explanation: Explanation) -> tuple[bool, str, str, tuple[tuple[int, int], ...], str]:
    e = explanation
    return not e.fact, e.date or "", e.document, e.spans, e.statement


def _about(store: ox.Store, dataset: Dataset, what: str) -> Iterator[ox.NamedNode]:
    """The statements in whose graph one of these nodes stands, or that are these nodes."""
    for node in _nodes(store, dataset, what):
        yield from _around(store, node)


def _around(store: ox.Store, node: ox.NamedNode | ox.Literal) -> Iterator[ox.NamedNode]:
    """The node itself, where it is a statement, and the statements in whose graph it stands."""
    quads: Iterator[ox.Quad] = store.quads_for_pattern(None, None, node)
    if isinstance(node, ox.NamedNode):
        if _is_statement(store, node):
            yield node
        quads = chain(store.quads_for_pattern(node, None, None), quads)
    for quad in quads:
        if isinstance(quad.graph_name, ox.NamedNode) and _is_statement(store, quad.graph_name):
            yield quad.graph_name


def _matching(store: ox.Store, dataset: Dataset, parts: list[str]) -> Iterator[ox.NamedNode]:
    subjects, objects = (_choices(store, dataset, part) for part in (parts[0], parts[2]))
    predicate = parts[1].replace(" ", "").casefold().removeprefix("kg:")
    for quad in store.quads_for_pattern(None, PREDICATE, None):
        if not isinstance(quad.subject, ox.NamedNode) or not isinstance(quad.object, ox.NamedNode):
            continue
        fits = predicate in ("", "*", local_name(quad.object.value).casefold())
        if fits and _fits(store, quad.subject, SUBJECT, subjects) and _fits(store, quad.subject, OBJECT, objects):
            yield quad.subject


def _choices(store: ox.Store, dataset: Dataset, part: str) -> frozenset[object] | None:
    return None if part in ("", "*") else frozenset(_nodes(store, dataset, part))


def _fits(store: ox.Store, node: ox.NamedNode, predicate: ox.NamedNode, wanted: frozenset[object] | None) -> bool:
    return wanted is None or not wanted.isdisjoint(values(store, node, predicate))


def _nodes(store: ox.Store, dataset: Dataset, what: str) -> list[ox.NamedNode | ox.Literal]:
    """The nodes of an IRI (abbreviated or not) or a name, or the literals of that text; raises KgError for none."""
    what = what.strip()
    plain = what.strip("<>")
    prefix, _, name = plain.partition(":")
    spaces = {p: str(namespace) for p, namespace in dataset.namespaces()}
    for iri in (plain, spaces[prefix] + name if prefix in spaces else ""):
        node = iri_or_text(iri)
        if isinstance(node, ox.NamedNode) and any(True for _ in store.quads_for_pattern(node, None, None)):
            return [node]
    literals = [q.object for q in store.quads_for_pattern(None, OBJECT, None) if isinstance(q.object, ox.Literal)]
    found: list[ox.NamedNode | ox.Literal] = (
        [] if not what else [*named(store, what), *(v for v in literals if v.value == what)]
    )
    if not found:
        raise KgError(f"nothing in the graph is called {what!r}: see the labels in facts.ttl, or give an IRI")
    return found


def _is_statement(store: ox.Store, node: ox.NamedNode) -> bool:
    return ox.Quad(node, TYPE, kg("Statement"), _home(store, node)) in store


def _home(store: ox.Store, statement: ox.NamedNode) -> ox.NamedNode | ox.DefaultGraph:
    """The document that a statement comes from, whose graph tells of it."""
    document = value(store, statement, DERIVED)
    return document if isinstance(document, ox.NamedNode) else ox.DefaultGraph()


def _explanation(store: ox.Store, statement: ox.NamedNode) -> Explanation:
    target = value(store, statement, OBJECT)
    document = value(store, statement, DERIVED)
    about = {name: text(store, document, ox.NamedNode(DCTERMS + name)) for name in ("title", "issued", "source")}
    source = value(store, document, ox.NamedNode(DCTERMS + "source"))
    evidence = passages(store, statement)
    return Explanation(
        statement=statement.value,
        subject=label(store, value(store, statement, SUBJECT)),
        predicate=text(store, statement, PREDICATE),
        object=None if target is None else label(store, target),
        qualifiers=_qualifiers(store, statement),
        words=tuple(words for _, _, words in evidence),
        spans=tuple((start, end) for start, end, _ in evidence),
        speakers=tuple(_speakers(store, statement)),
        status=text(store, statement, kg("status")),
        row=text(store, statement, kg("statusRow")),
        polarity=text(store, statement, kg("polarity")),
        certainty=text(store, statement, kg("certainty")),
        fact=_is_fact(store, statement),
        frame=text(store, statement, kg("frame")),
        confidence=float(text(store, statement, kg("confidence")) or 0),
        document=text(store, document, ox.NamedNode(DCTERMS + "identifier")) or label(store, document),
        title=about["title"] or None,
        date=about["issued"] or None,
        source=source.value if source else None,
        subject_iri=iri_of(value(store, statement, SUBJECT)),
        object_iri=iri_of(target),
        document_iri=iri_of(document),
        decision=_decision(store, statement),
    )


def _decision(store: ox.Store, statement: ox.NamedNode) -> str:
    """Who accepted or rejected it, when and why; nothing where nobody did."""
    for quad in store.quads_for_pattern(None, kg("decides"), statement, None):
        verdict, who, why = (text(store, quad.subject, kg(name)) for name in ("verdict", "decidedBy", "reason"))
        when = text(store, quad.subject, ox.NamedNode(DCTERMS + "date"))
        return f"{verdict.lower()} by {who}" + (f" on {when[:10]}" if when else "") + (f": {why}" if why else "")
    return ""


def _is_fact(store: ox.Store, statement: ox.NamedNode) -> bool:
    content = list(store.quads_for_pattern(None, None, None, statement))
    return all(ox.Quad(q.subject, q.predicate, q.object, ox.DefaultGraph()) in store for q in content) and bool(content)


def _qualifiers(store: ox.Store, statement: ox.NamedNode) -> tuple[tuple[str, str], ...]:
    node = value(store, statement, kg("node"))
    if not isinstance(node, ox.NamedNode):
        return ()
    quads = store.quads_for_pattern(node, None, None, statement)
    pairs = [(q.predicate, label(store, q.object)) for q in quads if q.predicate not in _TOLD]
    return tuple(sorted((local_name(predicate.value), found) for predicate, found in pairs))


def _speakers(store: ox.Store, statement: ox.NamedNode) -> Iterator[Speaker]:
    at, seen = value(store, statement, kg("attribution")), set()
    while at is not None and at not in seen:
        seen.add(at)
        holder = value(store, at, kg("holder"))
        act, cue, channel, date = (text(store, at, kg(name)) for name in ("act", "cue", "channel", "saidOn"))
        yield Speaker(None if holder is None else label(store, holder), act, cue or None, channel, date or None)
        at = value(store, at, kg("within"))
