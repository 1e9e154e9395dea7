"""One statement as a row: the attributes of an edge, in a reader's words."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kg.graph.iris import Naming
from kg.graph.names import Names, make_names
from kg.model import Action, Attribution, Entity, Reading, Statement, Value, is_fact
from kg.network.valence import sign_of
from kg.ontology import Ontology


@dataclass(frozen=True, slots=True)
class Context:
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


def make_context(reading: Reading, naming: Naming, roles_as_nodes: bool) -> Context:
    """The context of a reading under a naming."""
    entities = {e.id: e for e in reading.entities}
    statements = {s.id: s for s in reading.statements}
    names = make_names(reading, naming)
    return Context(reading, naming.ontology, entities, statements, names, roles_as_nodes)


def attributes_of(context: Context, statement: Statement) -> dict[str, Any]:
    """The attributes of a statement's edge, as `kg.network.build.to_networkx` lists them."""
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
        "sign": sign_of(statement.predicate, context.ontology),
        "date": _texts(context, statement, "date"),
        "said_on": (innermost.date or "") if innermost else "",
        "published": context.reading.document.date or "",
        "quote": " … ".join(context.reading.document.text[start:end] for start, end in statement.evidence),
        "document": context.reading.document.id,
        "frame": statement.frame,
        "confidence": round(statement.confidence, 2),
        "action": _texts(context, statement, "action"),
        "deadline": _texts(context, statement, "deadline"),
        "role": "",
    }


def detail(context: Context, statement: Statement, attributes: Mapping[str, Any]) -> str:
    """The statement in a few words that follow its subject."""
    value = value_of(context, statement)
    words = [f"not: {attributes['label']}" if statement.polarity == "negative" else attributes["label"]]
    words += [w for w in (value, attributes["action"]) if w]
    if attributes["holder"]:
        words.append(f"(says {attributes['holder']})")
    elif statement.status != "asserted":
        words.append(f"({statement.status})")
    return " ".join(words)


def value_of(context: Context, statement: Statement) -> str:
    """The object in words; empty where there is none."""
    target = statement.object
    return role_of(context, statement, target) if isinstance(target, str) else target.value if target else ""


def _texts(context: Context, statement: Statement, name: str) -> str:
    return "; ".join(_text(context, v) for v in statement.qualifiers.get(name, ()))


def ids_of(context: Context, statement: Statement, name: str) -> list[str]:
    """The values of a qualifier that are entities or statements."""
    values = statement.qualifiers.get(name, ())
    return [v for v in values if isinstance(v, str) and (v in context.entities or v in context.statements)]


def role_of(context: Context, statement: Statement, role: str) -> str:
    """The role's name with the capacity it is held in: "acting minister"."""
    capacity = [_text(context, v) for v in statement.qualifiers.get("capacity", ())]
    name = context.name(role)
    return " ".join([*(c for c in capacity if c.casefold() not in name.casefold()), name])


def _text(context: Context, value: Value) -> str:
    if isinstance(value, str):
        known = value in context.entities or value in context.statements
        return context.name(value) if known else value
    return value.text if isinstance(value, Action) else value.value
