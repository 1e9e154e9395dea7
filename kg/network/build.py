"""From readings to a `networkx.MultiDiGraph`: nodes are entities, edges are statements.

What the graph holds, beyond a plain subject - predicate - object:

* Entities of several documents that have one IRI are one node; the label is the name that is mentioned most.
* A person's role is an edge from the person to the body or country, labelled "foreign minister of", because a role
  as a node ("minister") would join persons who have nothing to do with one another. A role without a body goes into
  the person's `details`. `roles_as_nodes` undoes both.
* Qualifiers `of`, `to` and `place` that name entities are edges of their own, from the statement's instrument or
  event where it has one, otherwise from its subject.
* A statement whose object is a value or missing ("started on 2020-03-03") has nowhere to point: it is written into
  `details` of its subject, and whole into the graph's own attribute `values`, a tuple of dictionaries like an edge's
  with `subject` and `value` besides. A statement about a statement points at a node of type `Statement`.
* The graph's attribute `sources` has the documents: id, title, date and `family`, the first document of which it is a
  copy or nearly one (`kg.network.copies`).
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import networkx as nx

from kg.graph.describe import is_namesake, stands_for
from kg.graph.iris import DEFAULT_BASE, make_naming
from kg.known import KnownEntities
from kg.model import Document, Reading, Statement, is_fact
from kg.network.copies import families
from kg.network.rows import Context, attributes_of, detail, ids_of, make_context, role_of, value_of
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


@dataclass(slots=True)
class _Net:
    """The graph while it is made."""

    nodes: dict[str, _Node] = field(default_factory=dict)
    edges: dict[tuple[str, str, str], dict[str, Any]] = field(default_factory=dict)
    values: list[dict[str, Any]] = field(default_factory=list)
    documents: dict[str, Document] = field(default_factory=dict)


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
    polarity, certainty, fact, sign (1 for a friendly act, -1 for a hostile one, else 0), date, said_on, published (the
    document's date), quote, document, frame, confidence, action, deadline, role, and statement, the statement's IRI.
    With `facts_only` the edges and details are those that a document asserts itself, positively and with certainty.
    """
    net = _Net()
    naming = replace(make_naming(ontology, base, known), placed=placed or {})
    for reading in sorted(readings, key=lambda r: (r.document.id, r.document.sha256)):
        net.documents[reading.document.id] = reading.document
        context = make_context(reading, naming, roles_as_nodes)
        _add_entities(net.nodes, context)
        for statement in reading.statements:
            if is_fact(statement) or not facts_only:
                _add_statement(net, context, statement)
    return _assemble(net, ontology)


def kind_of(type: str, ontology: Ontology) -> str:
    """The rough kind that pictures colour by: person, organization, place, instrument, event, concept, statement."""
    if type == "Statement":
        return "statement"
    return next((kind for ancestor, kind in KINDS if ontology.is_a(type, ancestor)), "concept")


def _add_entities(nodes: dict[str, _Node], context: Context) -> None:
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
        if is_namesake(entity, context.names):
            continue
        node.wikidata.update(s.removeprefix(WIKIDATA) for s in entity.same_as if s.startswith(WIKIDATA))


def _add_statement(net: _Net, context: Context, statement: Statement) -> None:
    nodes = net.nodes
    source = _ensure(nodes, context, statement.subject)
    key = context.iri(statement.id)
    common = attributes_of(context, statement) | {"statement": key}
    for number, (start, end, more) in enumerate(_ends(context, statement)):
        pair = (_ensure(nodes, context, start), _ensure(nodes, context, end))
        net.edges[(*pair, key if number == 0 else f"{key}/{number}")] = common | more
    if not isinstance(statement.object, str) or _only_role(context, statement):
        nodes[source].details.append(detail(context, statement, common))
        net.values.append({"subject": source, "value": value_of(context, statement), **common})


def _ensure(nodes: dict[str, _Node], context: Context, id: str) -> str:
    iri = context.iri(id)
    if iri not in nodes:
        node = nodes[iri] = _Node()
        node.names[context.name(id)] += 1
        node.types["Statement"] += 1
        node.documents.add(context.reading.document.id)
    return iri


def _ends(context: Context, statement: Statement) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """The edges of a statement: the two ends' ids and the attributes that differ from the statement's own."""
    target = statement.object if isinstance(statement.object, str) else None
    bodies = ids_of(context, statement, "of")
    if statement.predicate == "holdsRole" and target and bodies and not context.roles_as_nodes:
        role = role_of(context, statement, target)
        for body in bodies:
            yield statement.subject, body, {"label": f"{role} of", "role": role}
    elif target and not _only_role(context, statement):
        yield statement.subject, target, {}
    yield from _qualifier_ends(context, statement, target, bodies)


def _only_role(context: Context, statement: Statement) -> bool:
    """A role without its body, which would be one node for all who are "minister" anywhere."""
    held = statement.predicate == "holdsRole" and isinstance(statement.object, str)
    return held and not context.roles_as_nodes and not ids_of(context, statement, "of")


def _qualifier_ends(
    context: Context, statement: Statement, target: str | None, bodies: list[str]
) -> Iterator[tuple[str, str, dict[str, Any]]]:
    role = statement.predicate == "holdsRole"
    names = [n for n in ENTITY_QUALIFIERS if not (n == "of" and role and bodies and not context.roles_as_nodes)]
    start = target if target and (_carries(context, target) or role) else statement.subject
    verb = "" if start == target else context.label(statement.predicate) + " "
    for name in names:
        label = "in" if name == "place" else context.label(name)
        for end in ids_of(context, statement, name):
            if end not in (start, target):
                yield start, end, {"label": verb + label, "predicate": name}


def _carries(context: Context, id: str) -> bool:
    """Whether the thing itself has an addressee or a place: an instrument or an event."""
    entity = context.entities.get(id)
    return entity is not None and any(context.ontology.is_a(entity.type, a) for a in ("Instrument", "Event"))


def _assemble(net: _Net, ontology: Ontology) -> nx.MultiDiGraph:
    values = tuple(sorted(net.values, key=lambda row: (row["subject"], row["statement"])))
    graph = nx.MultiDiGraph(documents=len(net.documents), values=values, sources=_sources(net.documents))
    linked = {end for start, target, _ in net.edges for end in (start, target)}
    for iri, node in sorted(net.nodes.items()):
        row = _node_attributes(node, ontology)
        if row["type"] != "Role" or iri in linked:
            graph.add_node(iri, **row)
    for (start, end, key), row in sorted(net.edges.items(), key=lambda pair: pair[0]):
        graph.add_edge(start, end, key=key, **row)
    return graph


def _sources(documents: Mapping[str, Document]) -> tuple[dict[str, str], ...]:
    """The documents, the earliest first, so that a family is named after its earliest member."""
    ordered = sorted(documents.values(), key=lambda d: (d.date or "9999", d.id))
    family = families({d.id: d.text for d in ordered})
    return tuple({"id": d.id, "title": d.title or "", "date": d.date or "", "family": family[d.id]} for d in ordered)


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
