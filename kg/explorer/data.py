"""What the page shows, as plain values for JSON: documents, entities, statements, and the edges between entities.

Rows are lists in the order of `NODE`, `STATEMENT` and `ATTRIBUTION`; entities, documents and predicates are told by
their places. Spans are in UTF-16 units, which is how a browser counts characters.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING, Any

from kg.graph.iris import Naming
from kg.graph.names import Names, make_names
from kg.model import Action, Literal, Reading, Span, Statement, Value, is_fact
from kg.network.dates import bounds
from kg.network.style import KINDS
from kg.sentences import name_of, sentence, told

if TYPE_CHECKING:
    import networkx as nx

FORMAT = 1
NODE = ("id", "label", "type", "kind", "wikidata", "aliases", "details")
STATEMENT = (
    "id", "doc", "subject", "predicate", "object", "tone", "status", "polarity", "certainty", "frame", "confidence",
    "sentence", "evidence", "attribution", "date", "from", "to", "contested", "details",
)  # fmt: skip
ATTRIBUTION = ("holder", "act", "channel", "date", "parent", "source", "cue")
# PLOVER's classes of acts (https://osf.io/preprints/socarxiv/rm5dw), as an act speaks of how one stands to another.
# To ask, to meet and to look into something takes no side.
FRIENDLY = frozenset(["AGREE", "AID", "CONCEDE", "COOPERATE", "RETREAT", "SUPPORT"])
HOSTILE = frozenset(["ASSAULT", "COERCE", "CRIME", "DISAPPROVE", "FIGHT", "PROTEST", "REJECT", "SANCTION", "THREATEN"])
ACTUAL = ("asserted", "attributed", "denied", "accepted")

Row = list[Any]


@dataclass(slots=True)
class _Page:
    """The page while it is being put together."""

    naming: Naming
    places: Mapping[str, int]
    predicates: dict[str, int] = field(default_factory=dict)
    frames: dict[str, int] = field(default_factory=dict)
    documents: list[dict[str, Any]] = field(default_factory=list)
    statements: list[Row] = field(default_factory=list)
    # Statements with the same subject, predicate and object, by whether they say that it is so.
    sides: dict[tuple[str, ...], tuple[list[int], list[int]]] = field(default_factory=lambda: defaultdict(_no_sides))


@dataclass(frozen=True, slots=True)
class _Source:
    """One reading with what its rows are made by."""

    reading: Reading
    names: Names
    place: Callable[[int], int]
    attributions: Mapping[str, int]


def page_data(readings: Iterable[Reading], network: "nx.MultiDiGraph", naming: Naming, title: str) -> dict[str, Any]:
    """The data of the page for readings and their network (`kg.network.build.to_networkx` with the same naming)."""
    nodes = {iri: number for number, iri in enumerate(network)}
    page = _Page(naming, nodes)
    for reading in sorted(readings, key=lambda r: (r.document.date or "9999", r.document.id, r.document.sha256)):
        _add_reading(page, reading)
    _mark_contested(page)
    numbers = {row[0]: number for number, row in enumerate(page.statements)}
    return {
        "format": FORMAT,
        "title": title,
        "columns": {"node": NODE, "statement": STATEMENT, "attribution": ATTRIBUTION},
        "kinds": {name: kind.plural for name, kind in KINDS.items()},
        "predicates": [_predicate(name, naming) for name in page.predicates],
        "frames": list(page.frames),
        "documents": page.documents,
        "nodes": [_node(iri, row, naming.base) for iri, row in network.nodes(data=True)],
        "statements": page.statements,
        "edges": [
            [nodes[start], nodes[end], numbers[short(row["statement"], naming.base)], row["label"]]
            for start, end, row in network.edges(data=True)
        ],
    }


def short(iri: str, base: str) -> str:
    """An IRI without the base of the build."""
    return iri.removeprefix(base)


def utf16(text: str) -> Callable[[int], int]:
    """From a place in code points to the place in UTF-16 units."""
    wide = [place for place, letter in enumerate(text) if ord(letter) > 0xFFFF]
    return (lambda place: place + bisect_left(wide, place)) if wide else (lambda place: place)


def tone(statement: Statement) -> str:
    """How a statement is drawn: fact, claim, denied (or negated), or supposed (planned, asked, uncertain)."""
    if statement.polarity == "negative" or statement.status == "denied":
        return "denied"
    if is_fact(statement):
        return "fact"
    return "claim" if statement.status == "attributed" else "supposed"


def _no_sides() -> tuple[list[int], list[int]]:
    return [], []


def _node(iri: str, row: Mapping[str, Any], base: str) -> Row:
    kind = row["kind"] if row["kind"] in KINDS else "concept"
    label = " ".join(row["label"].split())
    return [short(iri, base), label, row["type"], kind, row["wikidata"], list(row["aliases"]), list(row["details"])]


def _predicate(name: str, naming: Naming) -> Row:
    """Name, label, stance of the subject to the object (1, 0, -1), and whether it is an act towards somebody."""
    known = naming.ontology.properties.get(name)
    event = naming.ontology.classes.get(known.event) if known and known.event else None
    code = event.plover if event else None
    stance = 1 if code in FRIENDLY else -1 if code in HOSTILE else 0
    return [name, known.label if known else name, stance, code is not None]


def _add_reading(page: _Page, reading: Reading) -> None:
    names = make_names(reading, page.naming)
    numbers = {a.id: n for n, a in enumerate(reading.attributions)}
    source = _Source(reading, names, utf16(reading.document.text), numbers)
    for statement in sorted(reading.statements, key=lambda s: (s.evidence, s.id)):
        _note_side(page, source, statement, len(page.statements))
        page.statements.append(_statement(page, source, statement))
    document = reading.document
    page.documents.append(
        {
            "id": document.id,
            "title": document.title or document.id,
            "date": document.date or "",
            "uri": document.uri or "",
            "text": document.text,
            "mentions": _mentions(page, source),
            "sentences": _flat(((c.start, c.end) for c in reading.coverage), source),
            "attributions": [_attribution(page, source, number) for number in range(len(reading.attributions))],
        }
    )


def _place(page: _Page, source: _Source, id: str | None) -> int:
    """The place of an entity's or a statement's node, -1 where the network has none."""
    known = id is not None and (id in source.names.entities or id in source.names.statements)
    return page.places.get(source.names.node(id).value, -1) if known and id else -1


def _mentions(page: _Page, source: _Source) -> list[int]:
    """Start, end and entity of every mention, one after the other."""
    rows = sorted(
        (mention.start, mention.end, place)
        for entity in source.reading.entities
        if (place := _place(page, source, entity.id)) >= 0
        for mention in entity.mentions
    )
    return list(chain.from_iterable((source.place(s), source.place(e), place) for s, e, place in rows))


def _attribution(page: _Page, source: _Source, number: int) -> Row:
    a = source.reading.attributions[number]
    parent = source.attributions.get(a.parent, -1) if a.parent else -1
    places = (_flat(a.source, source), _flat(a.cue, source))
    return [_place(page, source, a.holder), told(a.act), a.channel, a.date or "", parent, *places]


def _statement(page: _Page, source: _Source, statement: Statement) -> Row:
    reading, ontology = source.reading, page.naming.ontology
    date = "; ".join(_texts(source, statement.qualifiers.get("date") or statement.qualifiers.get("from", ()), page))
    spans = [found for found in map(bounds, date.split("; ")) if found]
    return [
        short(source.names.statements[statement.id].value, page.naming.base),
        len(page.documents),
        _place(page, source, statement.subject),
        page.predicates.setdefault(statement.predicate, len(page.predicates)),
        _place(page, source, statement.object) if isinstance(statement.object, str) else -1,
        tone(statement),
        statement.status,
        statement.polarity,
        statement.certainty,
        page.frames.setdefault(statement.frame, len(page.frames)),
        round(statement.confidence, 2),
        sentence(reading, statement, ontology),
        _flat(statement.evidence, source),
        source.attributions.get(statement.attribution, -1) if statement.attribution else -1,
        date,
        min((low for low, _ in spans), default=""),
        max((high for _, high in spans), default=""),
        0,
        [[_label(name, page), "; ".join(_texts(source, v, page))] for name, v in statement.qualifiers.items()],
    ]


def _label(name: str, page: _Page) -> str:
    known = page.naming.ontology.properties.get(name)
    return known.label if known else name


def _texts(source: _Source, values: Sequence[Value], page: _Page) -> list[str]:
    plain = (v.text if isinstance(v, Action) else v.value if isinstance(v, Literal) else None for v in values)
    ontology = page.naming.ontology
    return [name_of(source.reading, v, ontology) if t is None else t for v, t in zip(values, plain, strict=True)]


def _note_side(page: _Page, source: _Source, statement: Statement, number: int) -> None:
    """Remembers what is told as so or as not so; what is planned or supposed contests nothing."""
    if statement.status not in ACTUAL or statement.object is None:
        return
    target = statement.object
    end = source.names.node(target).value if isinstance(target, str) else f"“{target.value}”"
    key = (source.names.node(statement.subject).value, statement.predicate, end)
    page.sides[key][statement.polarity == "negative"].append(number)


def _mark_contested(page: _Page) -> None:
    """Marks the statements of both sides, as the query `contested` finds them."""
    place = STATEMENT.index("contested")
    for so, not_so in page.sides.values():
        if so and not_so:
            for number in (*so, *not_so):
                page.statements[number][place] = 1


def _flat(spans: Iterable[Span], source: _Source) -> list[int]:
    return [source.place(end) for span in spans for end in span]
