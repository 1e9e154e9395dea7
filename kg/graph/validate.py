"""Whether a graph keeps its own rules: SHACL, told in readable sentences.

pySHACL (https://github.com/RDFLib/pySHACL) checks `ontology/shapes.ttl` (form) and `ontology/sense.ttl` (what no reader
would believe) over the default graph and the documents' graphs. Of the statements' own graphs only dates are seen, for
what is claimed need not be sound. Mentions stay out too, for speed.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox
from pyshacl import validate as shacl
from rdflib import RDFS, Dataset, Graph, Namespace
from rdflib.term import Node, URIRef

from kg.errors import KgError
from kg.graph.lookup import label, words
from kg.graph.provenance import END, EXACT, START, SUBJECT
from kg.graph.query import term_of
from kg.graph.store import engine, from_quads
from kg.graph.terms import RDF, TYPE, iri_of, kg, local_name
from kg.ontology import load_ontology
from kg.paths import data_dir

SHAPES = ("shapes.ttl", "sense.ttl")
# Dates of claims are checked as those of facts are.
DATES = (kg("from"), kg("until"), kg("date"), kg("deadline"), kg("bearer"))
SH = Namespace("http://www.w3.org/ns/shacl#")


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault: the node and its label, what is wrong, its words; `severity` is "Violation" or "Warning"."""

    node: str
    label: str
    fault: str
    words: tuple[str, ...]
    severity: str

    def __str__(self) -> str:
        """A sentence."""
        said = f" (words: {'; '.join(f'“{w}”' for w in self.words)})" if self.words else ""
        return f"{self.label} {self.fault}{said} <{self.node}>"


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome; `conforms` is False where there is a violation, warnings aside."""

    conforms: bool
    problems: tuple[Problem, ...]


def validate(graph: Dataset | Iterable[ox.Quad], extra: Sequence[Path] = ()) -> Report:
    """Checks a loaded graph, or the quads of `build_quads`, against kg's shapes and those in the user's .ttl files.

    Raises KgError where a file of shapes cannot be read or is no SHACL.
    """
    dataset = graph if isinstance(graph, Dataset) else from_quads(graph)
    store = engine(dataset)
    shapes = _shapes([*(data_dir("ontology") / name for name in SHAPES), *extra])
    try:
        # Without inference: the shapes name the classes that the graph states.
        _, results, _ = shacl(_checked(store), shacl_graph=shapes, inference="none", allow_warnings=True)
    except Exception as error:  # pySHACL raises its own, RDFLib's and plain errors for unsound shapes
        raise KgError(f"the shapes could not be applied: {error}; check the file of shapes") from error
    assert isinstance(results, Graph)
    found = {_problem(store, results, node) for node in results.subjects(SH.focusNode, None)}
    problems = sorted(found, key=lambda p: (p.severity, p.label, p.fault, p.node))
    return Report(not any(p.severity == "Violation" for p in problems), tuple(problems))


def _shapes(paths: Sequence[Path]) -> Graph:
    shapes = Graph()
    for path in paths:
        try:
            shapes.parse(path, format="turtle")
        except OSError as error:
            raise KgError(f"{path}: cannot be read ({error.strerror}); name a Turtle file of SHACL shapes") from error
        except Exception as error:  # rdflib's parser raises many kinds
            raise KgError(f"{path}: not Turtle: {error}") from error
    return shapes


def _checked(store: ox.Store) -> Graph:
    """The default graph and the documents' graphs as one, without mentions."""
    graph = Graph()
    documents = {q.graph_name for q in store.quads_for_pattern(None, TYPE, kg("Document"))}
    passages = {q.subject for q in store.quads_for_pattern(None, EXACT, None)}
    for name in sorted({ox.DefaultGraph(), *documents}, key=iri_of):
        for quad in store.quads_for_pattern(None, None, None, name):
            unneeded = quad.predicate in (kg("mention"), kg("mentionKind"))
            if not unneeded and (quad.predicate not in (START, END) or quad.subject in passages):
                graph.add((term_of(quad.subject), term_of(quad.predicate), term_of(quad.object)))
    for predicate in DATES:
        for quad in store.quads_for_pattern(None, predicate, None):
            graph.add((term_of(quad.subject), term_of(quad.predicate), term_of(quad.object)))
    # Shapes name wide classes, and the graph states narrow ones.
    for own in load_ontology().classes.values():
        for parent in sorted(own.ancestors - {own.name}):
            graph.add((term_of(kg(own.name)), RDFS.subClassOf, term_of(kg(parent))))
    return graph


def _problem(store: ox.Store, results: Graph, result: Node) -> Problem:
    focus, severity = results.value(result, SH.focusNode), results.value(result, SH.resultSeverity)
    node = ox.NamedNode(str(focus)) if isinstance(focus, URIRef) else None
    return Problem(
        node=str(focus),
        label=_called(store, node) if node else str(focus),
        fault=_fault(results, result),
        words=tuple(_words(store, node)) if node else (),
        severity=local_name(str(severity)),
    )


def _words(store: ox.Store, node: ox.NamedNode) -> list[str]:
    """The words of a statement, or of the statements that the node is part of, by what it is to them."""
    found = words(store, node)
    for link in (kg("node"), kg("attribution"), SUBJECT):
        if not found:
            statements = sorted({q.subject for q in store.quads_for_pattern(None, link, node)}, key=iri_of)
            found = list(dict.fromkeys(w for statement in statements[:3] for w in words(store, statement)))
    return found


def _called(store: ox.Store, node: ox.NamedNode) -> str:
    """What a reader would call it: "Norway", or "statement: Norway rejects order"."""
    quads = {q.predicate.value: q.object for q in store.quads_for_pattern(node, None, None)}
    parts = [quads.get(RDF + name) for name in ("subject", "predicate", "object")]
    if parts[1] is not None:
        return "statement: " + " ".join(label(store, part) for part in parts if part is not None)
    kind = quads.get(TYPE.value)
    name = label(store, node)
    return name if kind is None or name != local_name(node.value) else f"{local_name(iri_of(kind)).lower()} {name}"


def _fault(results: Graph, result: Node) -> str:
    """The shape's message, with the value at fault."""
    message = str(results.value(result, SH.resultMessage) or "breaks a shape")
    found = results.value(result, SH.value)
    path = results.value(result, SH.resultPath)
    if found is None or path is None:
        return message
    name = local_name(str(found)) if isinstance(found, URIRef) else repr(str(found))
    return f"{message}: {local_name(str(path))} is {name}"
