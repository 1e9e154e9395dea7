"""What the reading of one document is, as plain values.

A `Reading` is the hand-over between extraction and everything after it: one line of `statements.jsonl`.
All spans are half-open Unicode code-point offsets into `Document.text`. Standard library only.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import escape
from typing import Literal as Choice

Span = tuple[int, int]
MentionKind = Choice["name", "nominal", "pronoun", "metonym"]
TimeType = Choice["DATE", "TIME", "DURATION", "SET"]
Channel = Choice["direct", "indirect", "mixed"]
Polarity = Choice["positive", "negative"]
Certainty = Choice["certain", "probable", "possible", "unknown"]
Status = Choice["asserted", "attributed", "denied", "hypothetical", "planned", "questioned", "accepted", "rejected"]


@dataclass(frozen=True, slots=True)
class Document:
    """A text and what is known about it; `date` is the publication date, ISO 8601, maybe partial."""

    id: str
    text: str
    title: str | None = None
    date: str | None = None
    uri: str | None = None
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in the text that names or points at an entity."""

    start: int
    end: int
    kind: MentionKind


@dataclass(frozen=True, slots=True)
class Entity:
    """One thing the document speaks of; `type` is a local name of `ontology/kg.ttl`, `id` is "e1", "e2" ..."""

    id: str
    type: str
    name: str
    mentions: tuple[Mention, ...]
    aliases: tuple[str, ...] = ()
    same_as: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression and its TIMEX3 or EDTF value."""

    start: int
    end: int
    type: TimeType
    value: str


@dataclass(frozen=True, slots=True)
class Attribution:
    """Somebody is given as the source of some content; `parent` is the attribution that this one stands in."""

    id: str
    holder: str | None
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    channel: Channel
    act: str
    parent: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Literal:
    """A value that is no entity: a date, a number, a word; `datatype` is an XSD local name ("date", "string")."""

    value: str
    datatype: str = "string"


@dataclass(frozen=True, slots=True)
class Action:
    """An act in the document's own words, such as what an order demands."""

    text: str
    span: Span


# A bare str is always the id of an entity or a statement of the same reading; values are wrapped.
Value = str | Literal | Action


@dataclass(frozen=True, slots=True)
class Statement:
    """Subject, predicate, object, qualifiers (Wikidata's model) with status, speaker and evidence.

    `predicate` and the qualifiers' names are local names of the ontology. A qualifier has one or more values.
    `status` says whether the document itself asserts it; only `asserted` statements become facts, and those that a
    person accepted. No reader makes `accepted` and `rejected`: they come from people's decisions. `row` names what
    decided the status, in the table of `kg.reading.status`.
    """

    id: str
    subject: str
    predicate: str
    object: str | Literal | None
    evidence: tuple[Span, ...]
    frame: str
    confidence: float
    qualifiers: Mapping[str, tuple[Value, ...]] = field(default_factory=dict)
    polarity: Polarity = "positive"
    certainty: Certainty = "certain"
    status: Status = "asserted"
    attribution: str | None = None
    row: str = ""


@dataclass(frozen=True, slots=True)
class Coverage:
    """One sentence: how many statements it gave and, where none, the reason why not."""

    start: int
    end: int
    statements: int
    reason: str | None


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read in one document."""

    document: Document
    entities: tuple[Entity, ...] = ()
    times: tuple[Time, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    statements: tuple[Statement, ...] = ()
    coverage: tuple[Coverage, ...] = ()

    def _repr_html_(self) -> str:
        """The first statements with their words, escaped, for Jupyter."""
        names = {e.id: e.name for e in self.entities}
        rows = []
        for s in self.statements[:20]:
            target = names.get(s.object, s.object) if isinstance(s.object, str) else s.object.value if s.object else ""
            speakers = " < ".join(names.get(a.holder or "", "unnamed") for a in self.chain(s))
            words = " … ".join(" ".join(self.document.text[start:end].split()) for start, end in s.evidence)
            verb = f"not: {s.predicate}" if s.polarity == "negative" else s.predicate
            words = words if len(words) <= 160 else f"{words[:159]}…"
            cells = (names.get(s.subject, s.subject), verb, target, s.status, speakers, words)
            rows.append("".join(f"<td>{escape(text)}</td>" for text in cells))
        head = "".join(f"<th>{name}</th>" for name in ("subject", "predicate", "object", "status", "speaker", "words"))
        counts = f"{len(self.entities)} entities, {len(self.statements)} statements"
        caption = f"{self.document.title or self.document.id}: {counts}"
        body = f"<thead><tr>{head}</tr></thead><tbody>{''.join(f'<tr>{row}</tr>' for row in rows)}</tbody>"
        return f"<div><p>{escape(caption)}</p><table>{body}</table></div>"

    def chain(self, statement: Statement) -> Iterator[Attribution]:
        """The statement's attribution, then the one it stands in, outwards."""
        by_id = {a.id: a for a in self.attributions}
        at, seen = statement.attribution, set()
        while at in by_id and at not in seen:
            seen.add(at)
            yield by_id[at]
            at = by_id[at].parent


def is_fact(statement: Statement) -> bool:
    """Whether it is one: the document itself asserts it, positive and certain, or a person accepted it."""
    sure = statement.status == "asserted" and statement.certainty == "certain"
    return statement.polarity == "positive" and (sure or statement.status == "accepted")
