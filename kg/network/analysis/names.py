"""Finding an entity by what a reader calls it."""

import difflib
from collections.abc import Iterator

import networkx as nx

from kg.errors import KgError


def find_node(graph: nx.MultiDiGraph, name: str) -> str:
    """The node called `name` by IRI, Wikidata id, label or alias, case ignored; the most mentioned of homonyms.

    Raises KgError with the nearest names (Ratcliff and Obershelp's matching, `difflib`) when there is none.
    """
    wanted = _fold(name)
    if name in graph:
        return name
    for keys in (_labels, _aliases):
        hits = [n for n in graph if wanted and wanted in keys(graph, n)]
        if hits:
            return str(min(hits, key=lambda n: (-graph.nodes[n]["mentions"], n)))
    raise KgError(f"no entity is called {name!r}{_suggestions(graph, wanted)}")


def _fold(name: str) -> str:
    return " ".join(name.casefold().split())


def _labels(graph: nx.MultiDiGraph, node: str) -> list[str]:
    return [_fold(graph.nodes[node]["label"]), _fold(graph.nodes[node]["wikidata"])]


def _aliases(graph: nx.MultiDiGraph, node: str) -> list[str]:
    return [_fold(alias) for alias in graph.nodes[node]["aliases"]]


def _suggestions(graph: nx.MultiDiGraph, wanted: str) -> str:
    names = {_fold(name): label for name, label in sorted(_all_names(graph))}
    near = difflib.get_close_matches(wanted, names, n=5, cutoff=0.5)
    near += [name for name in names if wanted and wanted in name and name not in near][: 5 - len(near)]
    labels = list(dict.fromkeys(names[name] for name in near))
    return f"; did you mean {', '.join(map(repr, labels))}?" if labels else "; list the names with `kg analyse`"


def _all_names(graph: nx.MultiDiGraph) -> Iterator[tuple[str, str]]:
    for _, row in graph.nodes(data=True):
        yield from ((name, row["label"]) for name in (row["label"], *row["aliases"]))
