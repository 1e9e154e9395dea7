"""A graph to be pushed, as the graphs that another store shall hold."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pyoxigraph as ox


@dataclass(frozen=True, slots=True)
class Parts:
    """The triples of each graph by its name; those of the default graph are under `name("facts")`."""

    base: str
    graphs: Mapping[str, list[ox.Triple]]

    def name(self, part: str) -> str:
        """The graph of that name under the base: "facts", "pushed"."""
        return self.base + part


def parts_of(quads: Iterable[ox.Quad], base: str) -> Parts:
    """The quads by graph, in the order given."""
    graphs: dict[str, list[ox.Triple]] = {base + "facts": []}
    for quad in quads:
        graph = quad.graph_name
        name = graph.value if isinstance(graph, ox.NamedNode) else base + "facts"
        graphs.setdefault(name, []).append(quad.triple)
    return Parts(base, graphs)
