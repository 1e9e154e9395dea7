"""From readings to a `networkx.MultiDiGraph`: nodes are entities, edges are statements.

What the graph holds, beyond a plain subject - predicate - object:

* Entities of several documents that have one IRI are one node; the label is the name that is mentioned most.
* A person's role is an edge from the person to the body or country, labelled "foreign minister of", because a role
  as a node ("minister") would join persons who have nothing to do with one another. A role without a body goes into
  the person's `details`. `roles_as_nodes` undoes both.
* Qualifiers `of`, `to` and `place` that name entities are edges of their own, from the statement's instrument or
  event where it has one, otherwise from its subject.
* A statement whose object is a value or missing ("started on 2020-03-03") has nowhere to point: it is written into
  `details` of its subject. A statement about a statement points at a node of type `Statement`.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import networkx as nx

from kg.graph.describe import stands_for
from kg.graph.iris import DEFAULT_BASE, Naming, make_naming
from kg.graph.names import Names, make_names
from kg.known import KnownEntities
from kg.model import Action, Attribution, Entity, Reading, Statement, Value
from kg.ontology import Ontology

WIKIDATA = "http://www.wikidata.org/entity/"
# The first class that an entity's type falls under gives its kind; a state is a place before it is an agent.
KINDS = (
    ("Place", "place"),
    ("Organization", "organization"),
    ("Agent", "person"),
    ("Instrument", "instrument"),
    ("Event", "event"),
)
ENTITY_QUALIFIERS = ("of", "to", "place")


@dataclass(slots=True)
class _Node:
    """What all documents say of one entity, while they are being read."""

    names: Counter[str] = field(default_factory=Counter)
    types: Counter[str] = field(default_factory=Counter)
    aliases: set[str] = field(default_factory=set)
    wikidata: set[str] = field(default_factory=set)
    documents: set[str] = field(default_factory=set)
    details: list[str] = field(default_factory=list)
    mentions: int = 0


@dataclass(frozen=True, slots=True)
class _Context:
    """One reading with what its statements are rendered by."""

    reading: Reading
    ontology: Ontology
    entities: Mapping[str, Entity]
    statements: Mapping[str, Statement]
    names: Names
    roles_as_nodes: bool

    def iri(self, id: str) -> str:
        """The node key of an entity's or a statement's id."""
        return self.names.node(id).value

    def name(self, id: str, depth: int = 0) -> str:
        """What a reader calls an entity or a statement; statements inside statements are told to a depth of 3."""
        if id in self.entities:
            return self.entities[id].name
        if depth > 3:
            return "…"
        inner = self.statements[id]
        target = self.name(inner.object, depth + 1) if isinstance(inner.object, str) else ""
        verb = self.label(inner.predicate)
        verb = f"not: {verb}" if inner.polarity == "negative" else verb
        return f"that {self.name(inner.subject, depth + 1)} {verb} {target}".strip()

    def label(self, name: str) -> str:
        """The ontology's label of a property, or its name where the ontology has none."""
        known = self.ontology.properties.get(name)
        return known.label if known else name


def to_networkx(
    readings: Iterable[Reading],
    ontology: Ontology,
    *,
    facts_only: bool = False,
    roles_as_nodes: bool = False,
    base: str = DEFAULT_BASE,
    known: KnownEntities | None = None,
    placed: Mapping[tuple[str, str], str] | None = None,
) -> nx.MultiDiGraph:
    """The readings as one graph, the same whatever the order of the documents; `known` and `placed` as in `Naming`.

    Node attributes: label, type, kind, mentions, documents (counts), wikidata (a Q id or ""), aliases and details
    (tuples). Edge keys are statement IRIs; edge attributes: predicate, label, holder, holder_iri, act, status,
    polarity, certainty, fact, date, said_on, quote, document, frame, confidence, action, role, and statement, the
    statement's IRI. With `facts_only` the edges and details are those that a document asserts itself, positively and
    with certainty.
    """
    nodes: dict[str, _Node] = {}
    edges: dict[tuple[str, str, str], dict[str, Any]] = {}
    documents = set()
    naming = replace(make_naming(ontology, base, known), placed=placed or {})
    for reading in sorted(readings, key=lambda r: (r.document.id, r.document.sha256)):
        documents.add(reading.document.id)
        context = _context(reading, naming, roles_as_nodes)
        _add_entities(nodes, context)
        for statement in reading.statements:
            if is_fact(statement) or not facts_only:
                _add_statement(nodes, edges, context, statement)
    return _assemble(nodes, edges, ontology, len(documents))


def is_fact(statement: Statement) -> bool:
    """Whether the document itself asserts the statement, positively and with certainty."""
    return (statement.status, statement.polarity, statement.certainty) == ("asserted", "positive", "certain")


def kind_of(type: str, ontology: Ontology) -> str:
    """The rough kind that pictures colour by: person, organization, place, instrument, event, concept, statement."""
    if type == "Statement":
        return "statement"
    return next((kind for ancestor, kind in KINDS if ontology.is_a(type, ancestor)), "concept")


def _context(reading: Reading, naming: Naming, roles_as_nodes: bool) -> _Context:
    entities = {e.id: e for e in reading.entities}
    statements = {s.id: s for s in reading.statements}
    names = make_names(reading, naming)
    return _Context(reading, naming.ontology, entities, statements, names, roles_as_nodes)


def _add_entities(nodes: dict[str, _Node], context: _Context) -> None:
    for entity in context.reading.entities:
        weight = max(len(entity.mentions), 1)
        node = nodes.setdefault(context.iri(entity.id), _Node())
        node.documents.add(context.reading.document.id)
        node.mentions += len(entity.mentions)
        if stands_for(entity, context.names):
            continue
        node.names[entity.name] += weight
        node.types[entity.type] += weight
        node.aliases.update(entity.aliases)
        node.wikidata.update(s.removeprefix(WIKIDATA) for s in entity.same_as if s.startswith(WIKIDATA))


def _add_statement(
    nodes: dict[str, _Node], edges: dict[tuple[str, str, str], dict[str, Any]], context: _Context, statement: Statement
) -> None:
    source = _ensure(nodes, context, statement.subject)
    key = context.iri(statement.id)
    common = _attributes(context, statement) | {"statement": key}
    for number, (start, end, more) in enumerate(_ends(context, statement)):
        pair = (_ensure(nodes, context, start), _ensure(nodes, context, end))
        edges[(*pair, key if number == 0 else f"{key}/{number}")] = common | more
    if not isinstance(statement.object, str) or _only_role(context, statement):
        nodes[source].details.append(_detail(context, statement, common))


def _ensure(nodes: dict[str, _Node], context: _Context, id: str) -> str:
    iri = context.iri(id)
    if iri not in nodes:
        node = nodes[iri] = _Node()
        node.names[context.name(id)] += 1
        node.types["Statement"] += 1
        node.documents.add(context.reading.document.id)
    return iri


def _ends(context: _Context, statement: Statement) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """The edges of a statement: the two ends' ids and the attributes that differ from the statement's own."""
    target = statement.object if isinstance(statement.object, str) else None
    bodies = _ids(context, statement, "of")
    if statement.predicate == "holdsRole" and target and bodies and not context.roles_as_nodes:
        role = _role(context, statement, target)
        for body in bodies:
            yield statement.subject, body, {"label": f"{role} of", "role": role}
    elif target and not _only_role(context, statement):
        yield statement.subject, target, {}
    yield from _qualifier_ends(context, statement, target, bodies)


def _only_role(context: _Context, statement: Statement) -> bool:
    """A role without its body, which would be one node for all who are "minister" anywhere."""
    held = statement.predicate == "holdsRole" and isinstance(statement.object, str)
    return held and not context.roles_as_nodes and not _ids(context, statement, "of")


def _qualifier_ends(
    context: _Context, statement: Statement, target: str | None, bodies: list[str]
) -> Iterator[tuple[str, str, dict[str, Any]]]:
    role = statement.predicate == "holdsRole"
    names = [n for n in ENTITY_QUALIFIERS if not (n == "of" and role and bodies and not context.roles_as_nodes)]
    start = target if target and (_carries(context, target) or role) else statement.subject
    verb = "" if start == target else context.label(statement.predicate) + " "
    for name in names:
        label = "in" if name == "place" else context.label(name)
        for end in _ids(context, statement, name):
            if end not in (start, target):
                yield start, end, {"label": verb + label, "predicate": name}


def _carries(context: _Context, id: str) -> bool:
    """Whether the thing itself has an addressee or a place: an instrument or an event."""
    entity = context.entities.get(id)
    return entity is not None and any(context.ontology.is_a(entity.type, a) for a in ("Instrument", "Event"))


def _ids(context: _Context, statement: Statement, name: str) -> list[str]:
    values = statement.qualifiers.get(name, ())
    return [v for v in values if isinstance(v, str) and (v in context.entities or v in context.statements)]


def _role(context: _Context, statement: Statement, role: str) -> str:
    capacity = [_text(context, v) for v in statement.qualifiers.get("capacity", ())]
    name = context.name(role)
    return " ".join([*(c for c in capacity if c.casefold() not in name.casefold()), name])


def _text(context: _Context, value: Value) -> str:
    if isinstance(value, str):
        known = value in context.entities or value in context.statements
        return context.name(value) if known else value
    return value.text if isinstance(value, Action) else value.value


def _attributes(context: _Context, statement: Statement) -> dict[str, Any]:
    chain = list(context.reading.chain(statement))
    innermost: Attribution | None = chain[0] if chain else None
    holder = innermost.holder if innermost and innermost.holder in context.entities else None
    return {
        "predicate": statement.predicate,
        "label": context.label(statement.predicate),
        "holder": context.name(holder) if holder else "",
        "holder_iri": context.iri(holder) if holder else "",
        "act": innermost.act if innermost else "",
        "status": statement.status,
        "polarity": statement.polarity,
        "certainty": statement.certainty,
        "fact": is_fact(statement),
        "date": "; ".join(_text(context, v) for v in statement.qualifiers.get("date", ())),
        "said_on": (innermost.date or "") if innermost else "",
        "quote": " … ".join(context.reading.document.text[start:end] for start, end in statement.evidence),
        "document": context.reading.document.id,
        "frame": statement.frame,
        "confidence": round(statement.confidence, 2),
        "action": "; ".join(_text(context, v) for v in statement.qualifiers.get("action", ())),
        "role": "",
    }


def _detail(context: _Context, statement: Statement, attributes: Mapping[str, Any]) -> str:
    target = statement.object
    value = _role(context, statement, target) if isinstance(target, str) else target.value if target else ""
    words = [f"not: {attributes['label']}" if statement.polarity == "negative" else attributes["label"]]
    words += [w for w in (value, attributes["action"]) if w]
    if attributes["holder"]:
        words.append(f"(says {attributes['holder']})")
    elif statement.status != "asserted":
        words.append(f"({statement.status})")
    return " ".join(words)


def _assemble(
    nodes: dict[str, _Node], edges: dict[tuple[str, str, str], dict[str, Any]], ontology: Ontology, documents: int
) -> nx.MultiDiGraph:
    graph = nx.MultiDiGraph(documents=documents)
    linked = {end for start, target, _ in edges for end in (start, target)}
    for iri, node in sorted(nodes.items()):
        row = _node_attributes(node, ontology)
        if row["type"] != "Role" or iri in linked:
            graph.add_node(iri, **row)
    for (start, end, key), row in sorted(edges.items(), key=lambda pair: pair[0]):
        graph.add_edge(start, end, key=key, **row)
    return graph


def _node_attributes(node: _Node, ontology: Ontology) -> dict[str, Any]:
    label, type = (min(c.items(), key=lambda p: (-p[1], p[0]))[0] for c in (node.names, node.types))
    return {
        "label": label,
        "type": type,
        "kind": kind_of(type, ontology),
        "mentions": node.mentions,
        "documents": len(node.documents),
        "wikidata": min(node.wikidata, default=""),
        "aliases": tuple(sorted((node.aliases | set(node.names)) - {label})),
        "details": tuple(dict.fromkeys(node.details)),
    }
