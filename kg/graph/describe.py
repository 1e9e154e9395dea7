"""What the entities are: types, labels, links; gathered over all documents, told in the default graph."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import pyoxigraph as ox

from kg.graph.iris import Naming
from kg.graph.names import Names
from kg.graph.terms import OWL, SKOS, TYPE, WD, kg, text
from kg.known import Known
from kg.model import Entity, Reading, Statement
from kg.ontology import Ontology

LABEL = ox.NamedNode(SKOS + "prefLabel")
ALTERNATIVE = ox.NamedNode(SKOS + "altLabel")
SAME = ox.NamedNode(OWL + "sameAs")


@dataclass(slots=True)
class Description:
    """What the documents read so far say of one entity; names are counted by their mentions."""

    types: set[str] = field(default_factory=set)
    names: Counter[str] = field(default_factory=Counter)
    aliases: set[str] = field(default_factory=set)
    links: set[str] = field(default_factory=set)
    known_label: str | None = None


Descriptions = defaultdict[ox.NamedNode, Description]


def gather(reading: Reading, names: Names, naming: Naming, into: Descriptions) -> None:
    """Adds the reading's entities that a name, a statement or an attribution speaks of."""
    used = _used(reading)
    for entity in reading.entities:
        named = entity.id in used or any(m.kind in ("name", "metonym") for m in entity.mentions)
        if named and not stands_for(entity, names):
            node = names.entities[entity.id]
            if is_namesake(entity, names):
                _add(replace(entity, same_as=()), into[node], None)
            else:
                _add(entity, into[node], naming.tables.called.get(node.value) or naming.known_of(entity))


def stands_for(entity: Entity, names: Names) -> bool:
    """Whether it is a state named by its capital for its government: what it is called there is the state's."""
    kinds = {mention.kind for mention in entity.mentions}
    return kinds == {"metonym"} and names.entities[entity.id].value != names.local[entity.id]


def is_namesake(entity: Entity, names: Names) -> bool:
    """Whether the entity was told apart from the one that its document alone takes it for, so that links are wrong."""
    return names.entities[entity.id].value.startswith(names.local[entity.id] + "--")


def describe(descriptions: Descriptions, ontology: Ontology) -> Iterator[ox.Triple]:
    """The entities as triples: the most specific types, one preferred label, the others, the links."""
    for node, found in descriptions.items():
        for type in specific(found.types, ontology):
            yield ox.Triple(node, TYPE, kg(type))
        label = found.known_label or min(found.names, key=lambda n: (-found.names[n], n))
        yield ox.Triple(node, LABEL, text(label))
        for name in (found.aliases | set(found.names)) - {label, ""}:
            yield ox.Triple(node, ALTERNATIVE, text(name))
        for link in found.links:
            yield ox.Triple(node, SAME, ox.NamedNode(link))


def specific(types: set[str], ontology: Ontology) -> list[str]:
    """The types without those that are ancestors of another of them."""
    return sorted(t for t in types if not any(o != t and ontology.is_a(o, t) for o in types))


def _used(reading: Reading) -> set[str]:
    holders = {a.holder for a in reading.attributions if a.holder}
    return holders.union(*(_speaks_of(s) for s in reading.statements))


def _speaks_of(statement: Statement) -> set[str]:
    values = [statement.subject, statement.object, *(v for row in statement.qualifiers.values() for v in row)]
    return {v for v in values if isinstance(v, str)}


def _add(entity: Entity, into: Description, known: Known | None) -> None:
    into.known_label = min([label for label in (into.known_label, known and known.label) if label], default=None)
    into.types.add(entity.type)
    into.names[entity.name.strip() or "unnamed"] += max(1, len(entity.mentions))
    into.aliases.update(a.strip() for a in entity.aliases)
    into.links.update({WD + known.wikidata} if known and known.wikidata else ())
    into.links.update(link for link in entity.same_as if _is_iri(link) and link != (known and known.iri))


def _is_iri(value: str) -> bool:
    try:
        ox.NamedNode(value)
    except ValueError:
        return False
    return True
