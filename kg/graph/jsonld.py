"""The graph as JSON-LD 1.1 with a context: short names, a node once in each graph, the same bytes each time."""

import json
import re
from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any

import pyoxigraph as ox

from kg.graph.iris import DEFAULT_BASE, prefixes
from kg.graph.quads import sort_quads
from kg.graph.terms import TYPE, XSD, iri_of

Json = dict[str, Any]


def jsonld(quads: Iterable[ox.Quad], base: str = DEFAULT_BASE) -> str:
    """All graphs; nodes of the default graph stand beside the named graphs."""
    names = prefixes(base)
    short = _Shortener(names)
    nodes: list[Json] = []
    for graph, inside in groupby(sort_quads(quads), key=lambda quad: iri_of(quad.graph_name)):
        found = _nodes(inside, short)
        nodes += [{"@id": short(graph), "@graph": found}] if graph else found
    return json.dumps({"@context": names, "@graph": nodes}, ensure_ascii=False, indent=1) + "\n"


class _Shortener:
    """IRIs by their prefix where they have one."""

    def __init__(self, names: Mapping[str, str]) -> None:
        # The longest first, since one may begin another.
        self.pairs = sorted(((space, prefix) for prefix, space in names.items()), key=lambda p: (-len(p[0]), p[1]))

    def __call__(self, iri: str) -> str:
        for space, prefix in self.pairs:
            if iri.startswith(space) and re.fullmatch(r"[^/\s:][^\s:]*", iri[len(space) :]):
                return f"{prefix}:{iri[len(space) :]}"
        return iri


def _nodes(quads: Iterable[ox.Quad], short: _Shortener) -> list[Json]:
    found: list[Json] = []
    for subject, told in groupby(quads, key=lambda quad: iri_of(quad.subject)):
        node: Json = {"@id": short(subject)}
        for predicate, values in groupby(told, key=lambda quad: quad.predicate):
            listed = [_value(quad.object, predicate, short) for quad in values]
            node["@type" if predicate == TYPE else short(predicate.value)] = listed[0] if len(listed) == 1 else listed
        found.append(node)
    return found


def _value(term: object, predicate: ox.NamedNode, short: _Shortener) -> object:
    if isinstance(term, ox.NamedNode):
        return short(term.value) if predicate == TYPE else {"@id": short(term.value)}
    assert isinstance(term, ox.Literal)
    if term.language:
        return {"@value": term.value, "@language": term.language}
    if term.datatype.value == XSD + "string":
        return term.value
    return {"@value": term.value, "@type": short(term.datatype.value)}
