"""What one statement says, as triples: subject, predicate, object, and a named node for its qualifiers.

The node is a membership (W3C ORG) for a role held, a norm (obligation, permission, prohibition) for what binds, and
otherwise an event of the property's class. It is named by its content: the same act told twice is one node.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from kg.graph.iris import digest, slug
from kg.graph.names import Names, Term
from kg.graph.terms import DCTERMS, ORG, TYPE, kg, local_name
from kg.model import Statement

NORMS = {
    "obliges": "Obligation",
    "permits": "Permission",
    "prohibits": "Prohibition",
    "hasObligation": "Obligation",
}
# Predicates whose date is the date of the instrument itself.
DATES_INSTRUMENT = frozenset({"issued", "adopted", "signed"})
MEMBER, ROLE, ORGANIZATION = (ox.NamedNode(ORG + name) for name in ("member", "role", "organization"))
DATE = ox.NamedNode(DCTERMS + "date")

Pair = tuple[ox.NamedNode, Term]


@dataclass(frozen=True, slots=True)
class Content:
    """The triples of a statement, and the node among them that carries its qualifiers, if any."""

    triples: tuple[ox.Triple, ...]
    node: ox.NamedNode | None


def statement_content(statement: Statement, names: Names) -> Content:
    """The statement as triples; what is said of it (who, how certain) is not among them."""
    triples = list(_direct(statement, names))
    pairs = _node_pairs(statement, names)
    if not pairs:
        return Content(tuple(triples), None)
    node = _node_name(statement, pairs, names)
    triples += [ox.Triple(node, predicate, value) for predicate, value in pairs]
    if statement.predicate in NORMS and statement.predicate != "hasObligation":
        triples += [ox.Triple(by, kg("imposes"), node) for by in _imposers(statement, names)]
    return Content(tuple(triples), node)


def _direct(statement: Statement, names: Names) -> Iterator[ox.Triple]:
    if statement.object is None:
        return
    subject = names.node(statement.subject)
    target = names.term(statement.object, statement.predicate)
    yield ox.Triple(subject, kg(statement.predicate), target)
    if statement.predicate in DATES_INSTRUMENT and isinstance(target, ox.NamedNode):
        for date in statement.qualifiers.get("date", ()):
            yield ox.Triple(target, DATE, names.term(date, "date"))


def _imposers(statement: Statement, names: Names) -> list[ox.NamedNode]:
    named = [v for v in statement.qualifiers.get("instrument", ()) if isinstance(v, str)]
    return [names.node(id) for id in dict.fromkeys([statement.subject, *named])]


def _node_pairs(statement: Statement, names: Names) -> list[Pair]:
    """Predicates and objects of the statement's node; none where the plain triple says all."""
    if statement.predicate in NORMS:
        return _norm(statement, names)
    if statement.predicate == "holdsRole":
        return _membership(statement, names)
    if statement.qualifiers or statement.object is None:
        return _event(statement, names)
    return []


def _norm(statement: Statement, names: Names) -> list[Pair]:
    bearer = statement.subject if statement.predicate == "hasObligation" else statement.object
    pairs: list[Pair] = [(TYPE, kg(NORMS[statement.predicate]))]
    if isinstance(bearer, str):
        pairs.append((kg("bearer"), names.node(bearer)))
    return pairs + _qualifiers(statement, names)


def _membership(statement: Statement, names: Names) -> list[Pair]:
    pairs: list[Pair] = [(TYPE, ox.NamedNode(ORG + "Membership")), (MEMBER, names.node(statement.subject))]
    if statement.object is not None:
        pairs.append((ROLE, names.term(statement.object, statement.predicate)))
    bodies = [v for v in statement.qualifiers.get("of", ()) if isinstance(v, str)]
    pairs += [(ORGANIZATION, names.node(body)) for body in bodies]
    return pairs + [pair for pair in _qualifiers(statement, names) if not _is_body(pair)]


def _is_body(pair: Pair) -> bool:
    return pair[0] == kg("of") and isinstance(pair[1], ox.NamedNode)


def _event(statement: Statement, names: Names) -> list[Pair]:
    declared = names.ontology.properties.get(statement.predicate)
    pairs: list[Pair] = [
        (TYPE, kg((declared and declared.event) or "Relationship")),
        (kg("agent"), names.node(statement.subject)),
    ]
    if statement.object is not None:
        role = "agent" if declared and declared.symmetric else "target"
        pairs.append((kg(role), names.term(statement.object, statement.predicate)))
    return pairs + _qualifiers(statement, names)


def _qualifiers(statement: Statement, names: Names) -> list[Pair]:
    rows = sorted(statement.qualifiers.items())
    return [(kg(name), names.term(value, name)) for name, values in rows for value in values]


def _node_name(statement: Statement, pairs: list[Pair], names: Names) -> ox.NamedNode:
    """Readable and known by its content: `mem:anna-larsen-3fa2b1c09d1e`, `act:demand-08c1d2e34f5a`."""
    hashed = digest(
        names.node(statement.subject), statement.predicate, *sorted(f"{p} {o}" for p, o in pairs), length=12
    )
    if statement.predicate == "holdsRole":
        return names.mint("mem", f"{local_name(names.node(statement.subject).value)}-{hashed}")
    return names.mint("act", f"{slug(local_name(str(pairs[0][1].value)))}-{hashed}")
