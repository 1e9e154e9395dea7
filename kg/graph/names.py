"""The IRIs of one reading's document, entities, attributions and statements, made before any triple is."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import pyoxigraph as ox

from kg.graph.iris import PATHS, Naming, digest, document_hash, document_iri, entity_iris, local_iris, number_name
from kg.graph.terms import text, typed_value
from kg.model import Action, Attribution, Literal, Reading, Statement, Value
from kg.ontology import Ontology

Term = ox.NamedNode | ox.Literal


@dataclass(frozen=True)
class Names:
    """IRIs by the ids of a reading; `types` are the entities' classes.

    `local` are the IRIs that the document alone gives its entities. Statements and attributions are named after these,
    so that they keep their names when another document shows who is who.
    """

    base: str
    ontology: Ontology
    document: ox.NamedNode
    entities: Mapping[str, ox.NamedNode]
    types: Mapping[str, str]
    local: Mapping[str, str] = field(default_factory=dict)
    attributions: Mapping[str, ox.NamedNode] = field(default_factory=dict)
    statements: Mapping[str, ox.NamedNode] = field(default_factory=dict)

    def mint(self, prefix: str, name: str) -> ox.NamedNode:
        """A new IRI under one of the paths of `kg.graph.iris.PATHS`."""
        return ox.NamedNode(self.base + PATHS[prefix] + name)

    def node(self, id: str) -> ox.NamedNode:
        """The IRI of an entity or a statement; raises KeyError for an id that the reading lacks."""
        return self.entities[id] if id in self.entities else self.statements[id]

    def term(self, value: Value, predicate: str) -> Term:
        """The RDF term of an object or qualifier of that property."""
        if isinstance(value, str):
            return self.node(value)
        if isinstance(value, Action):
            return text(value.text)
        declared = self.ontology.properties.get(predicate)
        return typed_value(value, declared.datatype if declared else None)


def make_names(reading: Reading, naming: Naming) -> Names:
    """The names of a reading."""
    names = Names(
        base=naming.base,
        ontology=naming.ontology,
        document=ox.NamedNode(document_iri(reading.document, naming.base)),
        entities={id: ox.NamedNode(iri) for id, iri in entity_iris(reading, naming).items()},
        types={e.id: e.type for e in reading.entities},
        local={id: iri for id, (iri, _) in local_iris(reading, naming).items()},
    )
    attributions = _attribution_names(reading, names)
    return replace(names, attributions=attributions, statements=_statement_names(reading, names))


def _attribution_names(reading: Reading, names: Names) -> dict[str, ox.NamedNode]:
    counts: dict[str, int] = {}
    scope = document_hash(reading.document)
    hashes = [(a.id, digest(scope, *_attribution_key(a, names), length=12)) for a in reading.attributions]
    return {id: names.mint("at", number_name(name, counts)) for id, name in hashes}


def _attribution_key(attribution: Attribution, names: Names) -> tuple[object, ...]:
    a = attribution
    holder = names.local[a.holder] if a.holder else ""
    return holder, a.act, a.channel, a.source, a.cue, a.content


def _statement_names(reading: Reading, names: Names) -> dict[str, ox.NamedNode]:
    counts: dict[str, int] = {}
    scope = document_hash(reading.document)
    by_id = {s.id: s for s in reading.statements}
    hashes = {id: _statement_hash(s, by_id, names, scope, ()) for id, s in by_id.items()}
    return {id: names.mint("st", number_name(name, counts)) for id, name in hashes.items()}


def _statement_hash(
    statement: Statement, by_id: Mapping[str, Statement], names: Names, scope: str, inside: tuple[str, ...]
) -> str:
    """A hash over what the statement says and where; `inside` are the statements that this one is part of."""

    def key(value: str | Literal | None) -> str:
        if isinstance(value, str) and value in names.local:
            return f"<{names.local[value]}>"
        if isinstance(value, str):
            at_work = (*inside, statement.id)
            return value if value in at_work else _statement_hash(by_id[value], by_id, names, scope, at_work)
        return "" if value is None else str(names.term(value, statement.predicate))

    parts = (key(statement.subject), statement.predicate, key(statement.object))
    return digest(scope, *parts, statement.evidence, statement.polarity, length=12)
