"""Asking the graph: SPARQL of one's own, or one of the queries that come with kg.

A shipped query is a file `kg/queries/NAME.rq` that opens with comments: `# title:`, `# about:` and `# example:` lines,
the last a row of its answer each, values parted by `|`.
"""

import csv
import io
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyoxigraph as ox
from oxrdflib._converter import from_ox
from rdflib import BNode, Dataset, Graph, Literal, URIRef
from rdflib.term import Node

from kg.display import html_table
from kg.errors import KgError
from kg.graph.store import engine
from kg.graph.terms import XSD

FOLDER = Path(__file__).parent.parent / "queries"


@dataclass(frozen=True, slots=True)
class Result:
    """What a query gave: rows of a SELECT, the answer of an ASK, or the triples of a CONSTRUCT or DESCRIBE."""

    variables: tuple[str, ...] = ()
    rows: tuple[tuple[Node | None, ...], ...] = ()
    answer: bool | None = None
    graph: Graph | None = None

    def _repr_html_(self) -> str:
        """The first rows or triples, for Jupyter."""
        if self.answer is not None:
            return html_table("yes" if self.answer else "no", (), ())
        if self.graph is not None:
            triples = sorted(tuple(map(str, triple)) for triple in self.graph)
            return html_table(_count(len(triples), "triple"), ("subject", "predicate", "object"), triples)
        return html_table(_count(len(self.rows), "row"), self.variables, self.rows)


@dataclass(frozen=True, slots=True)
class ShippedQuery:
    """A query that comes with kg; `examples` are rows of its answer on the examples of its test."""

    name: str
    title: str
    about: str
    examples: tuple[tuple[str, ...], ...] = field(default=())
    sparql: str = ""


def query(dataset: Dataset, sparql: str) -> Result:
    """Runs SPARQL, the shipped query of that name, or the one in a .rq file; the dataset's prefixes are known to it.

    A plain graph pattern sees facts; claims are in named graphs. Raises KgError with the place of the fault.
    """
    text = text_of(sparql)
    names = {prefix: str(namespace) for prefix, namespace in dataset.namespaces()}
    try:
        found = engine(dataset).query(text, prefixes=names)
        return result_of(found)
    except (SyntaxError, ValueError) as error:
        raise KgError(f"query: {error}; correct it, or name one of: {', '.join(_names())}") from error
    except (OSError, RuntimeError) as error:
        raise KgError(f"query: could not be answered: {error}") from error


def list_queries() -> list[ShippedQuery]:
    """The queries that come with kg, by name."""
    return [_shipped(FOLDER / f"{name}.rq") for name in _names()]


def to_csv(result: Result) -> str:
    """The rows as CSV (SPARQL 1.1 Query Results CSV): a header line, then plain values."""
    out = io.StringIO()
    writer = csv.writer(out)
    if result.answer is not None:
        writer.writerows([["answer"], [str(result.answer).lower()]])
    elif result.graph is not None:
        writer.writerow(["subject", "predicate", "object"])
        writer.writerows(sorted(tuple(map(str, triple)) for triple in result.graph))
    else:
        writer.writerow(result.variables)
        writer.writerows(["" if term is None else str(term) for term in row] for row in result.rows)
    return out.getvalue()


def to_json(result: Result) -> str:
    """The answer as JSON (SPARQL 1.1 Query Results JSON Format); raises KgError for triples."""
    if result.graph is not None:
        raise KgError("a CONSTRUCT gives triples, which this JSON format can't hold: write them as Turtle")
    if result.answer is not None:
        return json.dumps({"head": {}, "boolean": result.answer})
    rows = [
        {name: _json_term(term) for name, term in zip(result.variables, row, strict=True) if term is not None}
        for row in result.rows
    ]
    found = {"head": {"vars": list(result.variables)}, "results": {"bindings": rows}}
    return json.dumps(found, ensure_ascii=False, indent=2)


def to_turtle(result: Result) -> str:
    """The triples of a CONSTRUCT or DESCRIBE as Turtle; raises KgError for rows."""
    if result.graph is None:
        raise KgError("only CONSTRUCT and DESCRIBE give triples: write this answer as a table, CSV or JSON")
    return result.graph.serialize(format="turtle")


def _count(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 else 's'}"


def _names() -> list[str]:
    return sorted(path.stem for path in FOLDER.glob("*.rq"))


def text_of(sparql: str) -> str:
    """The SPARQL itself, of a shipped name or a file; raises KgError where there is no such query or file."""
    asked = sparql.strip()
    if re.fullmatch(r"[\w-]+", asked):
        if asked not in _names():
            raise KgError(f"no query is called {asked!r}; there are: {', '.join(_names())}")
        return (FOLDER / f"{asked}.rq").read_text(encoding="utf-8")
    if asked.endswith(".rq") and "\n" not in asked:
        try:
            return Path(asked).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise KgError(f"{asked}: cannot be read as a query ({error})") from error
    return sparql


def _shipped(path: Path) -> ShippedQuery:
    text = path.read_text(encoding="utf-8")
    head = re.findall(r"^# (\w+): (.*)$", text, flags=re.MULTILINE)
    found = {key: " ".join(value for name, value in head if name == key) for key in ("title", "about")}
    examples = tuple(tuple(v.strip() for v in value.split("|")) for name, value in head if name == "example")
    return ShippedQuery(path.stem, found["title"], found["about"], examples, text)


def result_of(found: object) -> Result:
    """What the engine answered."""
    if isinstance(found, ox.QueryBoolean):
        return Result(answer=bool(found))
    if isinstance(found, ox.QueryTriples):
        return Result(graph=graph_of(found))
    assert isinstance(found, ox.QuerySolutions)
    names = tuple(v.value for v in found.variables)
    return Result(names, tuple(tuple(map(term_of, solution)) for solution in found))


def graph_of(triples: Iterable[ox.Triple]) -> Graph:
    """The triples as an rdflib graph."""
    graph = Graph()
    for triple in triples:
        graph.add((term_of(triple.subject), term_of(triple.predicate), term_of(triple.object)))
    return graph


def term_of(term: Any) -> Any:
    """The rdflib term; strings are plain, as rdflib's own parsers make them."""
    if isinstance(term, ox.Literal) and not term.language and term.datatype.value == XSD + "string":
        return Literal(term.value)
    return from_ox(term)


def _json_term(term: Node) -> dict[str, str]:
    if isinstance(term, URIRef):
        return {"type": "uri", "value": str(term)}
    if isinstance(term, BNode):
        return {"type": "bnode", "value": str(term)}
    found = {"type": "literal", "value": str(term)}
    if isinstance(term, Literal) and term.language:
        found["xml:lang"] = term.language
    elif isinstance(term, Literal) and term.datatype:
        found["datatype"] = str(term.datatype)
    return found
