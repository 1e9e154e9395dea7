"""What each document contributes to the entities' descriptions, counted, so that it can be taken away again exactly.

An entity's support is a table: kind ("type", "name", "alias", "link", "label"), value, count. Names are counted by
their mentions, the rest by documents, so that sums over documents describe as `kg.graph.describe` does.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

import pyoxigraph as ox

from kg.graph.describe import Description, Descriptions, describe, gather
from kg.graph.iris import Naming
from kg.graph.names import Names
from kg.model import Reading
from kg.ontology import Ontology

Table = Counter[tuple[str, str]]
# By the entity's IRI.
Support = Mapping[str, Table]


def support_of(reading: Reading, names: Names, naming: Naming) -> dict[str, Table]:
    """What one reading contributes."""
    found: Descriptions = defaultdict(Description)
    gather(reading, names, naming, found)
    return {node.value: _table(description) for node, description in found.items()}


def described(node: str, table: Table, ontology: Ontology) -> set[ox.Triple]:
    """The triples that the sum of contributions gives; none for an empty table."""
    if not table:
        return set()
    of = _by_kind(table)
    label = min(of["label"], key=lambda name: (-of["label"][name], name), default=None)
    description = Description(set(of["type"]), of["name"], set(of["alias"]), set(of["link"]), label)
    whole: Descriptions = defaultdict(Description, {ox.NamedNode(node): description})
    return set(describe(whole, ontology))


def changed(table: Table, less: Table, more: Table) -> Table:
    """The table less one contribution and more another."""
    found = Counter(table)
    found.subtract(less)
    found.update(more)
    return +found


def summed(tables: Iterable[Support]) -> dict[str, Table]:
    """The sum of several documents' contributions."""
    found: defaultdict[str, Table] = defaultdict(Counter)
    for support in tables:
        for node, table in support.items():
            found[node].update(table)
    return dict(found)


def dump(table: Table) -> str:
    """The table as JSON, sorted."""
    return json.dumps(sorted([kind, value, n] for (kind, value), n in table.items()), ensure_ascii=False)


def load(text: str) -> Table:
    """The table of such JSON."""
    return Counter({(kind, value): n for kind, value, n in json.loads(text)})


def _table(description: Description) -> Table:
    found: Table = Counter({("name", name): count for name, count in description.names.items()})
    found.update(("type", type) for type in description.types)
    found.update(("alias", name) for name in description.aliases)
    found.update(("link", link) for link in description.links)
    if description.known_label:
        found["label", description.known_label] += 1
    return found


def _by_kind(table: Table) -> dict[str, Counter[str]]:
    found: dict[str, Counter[str]] = {kind: Counter() for kind in ("type", "name", "alias", "link", "label")}
    for (kind, value), count in table.items():
        found[kind][value] = count
    return found
