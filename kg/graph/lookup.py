"""Looking things up in a loaded graph: labels, and the values of a node's properties."""

import re
from collections.abc import Iterator, Sequence

import pyoxigraph as ox

from kg.graph.provenance import END, EXACT, START
from kg.graph.terms import SKOS, kg, local_name

LABEL = ox.NamedNode(SKOS + "prefLabel")
ALTERNATIVE = ox.NamedNode(SKOS + "altLabel")
Label = tuple[ox.NamedNode, str]


def values(store: ox.Store, subject: object, predicate: ox.NamedNode) -> list[ox.NamedNode | ox.Literal]:
    """The objects of a node's property in any graph, each once, sorted."""
    if not isinstance(subject, ox.NamedNode):
        return []
    found = {q.object for q in store.quads_for_pattern(subject, predicate, None)}
    return sorted((o for o in found if isinstance(o, ox.NamedNode | ox.Literal)), key=str)


def value(store: ox.Store, subject: object, predicate: ox.NamedNode) -> ox.NamedNode | ox.Literal | None:
    """The first of them, or None."""
    return next(iter(values(store, subject, predicate)), None)


def text(store: ox.Store, subject: object, predicate: ox.NamedNode) -> str:
    """The first of them as a string: a literal's text, an IRI's last part, or nothing."""
    found = value(store, subject, predicate)
    return "" if found is None else found.value if isinstance(found, ox.Literal) else local_name(found.value)


def label(store: ox.Store, term: object) -> str:
    """What a reader would call it: its label, a statement's words, a literal's text, else the end of its IRI."""
    if isinstance(term, ox.Literal):
        return term.value
    if not isinstance(term, ox.NamedNode):
        return str(term)
    return text(store, term, LABEL) or "; ".join(words(store, term)) or in_words(local_name(term.value))


def passages(store: ox.Store, statement: object) -> list[tuple[int, int, str]]:
    """Start and end (characters, half-open) and words of a statement's evidence, in the order of the text."""
    nodes = values(store, statement, kg("evidence"))
    return sorted((_number(store, n, START), _number(store, n, END), text(store, n, EXACT)) for n in nodes)


def words(store: ox.Store, statement: object) -> list[str]:
    """The words that a statement rests on."""
    return [w for _, _, w in passages(store, statement)]


def in_words(name: str) -> str:
    """A local name as words: "holdsRole" is "holds role"."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).lower()


def named(store: ox.Store, name: str) -> list[ox.NamedNode]:
    """The nodes with that label, whatever its case; where there are none, those whose label contains it."""
    return named_in(list(labels(store)), name)


def named_in(labels: Sequence[Label], name: str) -> list[ox.NamedNode]:
    """As `named`, among all labels of a store."""
    wanted = name.casefold()
    equal = {node for node, text in labels if text == wanted}
    return sorted(equal or {node for node, text in labels if wanted in text}, key=str)


def labels(store: ox.Store) -> Iterator[Label]:
    """All nodes with their labels, in one case."""
    for predicate in (LABEL, ALTERNATIVE):
        for quad in store.quads_for_pattern(None, predicate, None):
            if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.Literal):
                yield quad.subject, quad.object.value.casefold()


def _number(store: ox.Store, passage: object, predicate: ox.NamedNode) -> int:
    found = text(store, passage, predicate)
    return int(found) if found.isdecimal() else 0
