"""The network's statements one by one, whether an entity or a value is their object: what the analyses count."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import networkx as nx

from kg.network.dates import Bounds, bounds

# A statement that is told as so or as not so, not as a plan, a supposition or a question.
PREPOSITION = re.compile(r" (?:as|at|by|for|from|in|of|on|to|with|against)$")
ACTUAL = ("asserted", "attributed", "denied")


@dataclass(frozen=True, slots=True)
class Told:
    """One statement with its names; `object_iri` is empty where the object is a value or missing.

    `holder` is the innermost speaker, empty where the document itself tells it or nobody is named. `date` is that of
    the act, `when` the same, else that of the saying, else of the document; both may be empty.
    """

    iri: str
    subject: str
    subject_iri: str
    predicate: str
    label: str
    object: str
    object_iri: str
    action: str
    holder: str
    holder_iri: str
    status: str
    polarity: str
    certainty: str
    fact: bool
    sign: int
    date: str
    when: str
    deadline: str
    role: str
    quote: str
    document: str

    @property
    def actual(self) -> bool:
        """Whether it is told as so or not so."""
        return self.status in ACTUAL

    @property
    def holds(self) -> bool:
        """Whether it is told as so."""
        return self.polarity == "positive" and self.status != "denied"

    @property
    def own(self) -> bool:
        """Whether the document itself tells it, or the subject of itself."""
        return self.status == "asserted" or (self.status == "attributed" and self.holder_iri == self.subject_iri)

    @property
    def clause(self) -> str:
        """Subject, verb, object and action as a reader would say it, without speaker and date."""
        verb = self.label if self.holds else f"not: {self.label}"
        end = "" if self.action.casefold() == self.object.casefold() else self.action
        verb = verb if self.object else PREPOSITION.sub("", verb)
        words = " ".join(part for part in (self.subject, verb, self.object) if part)
        return f"{words}: “{end}”" if end else words

    @property
    def days(self) -> Bounds | None:
        """First and last day of the act, by `date`, or by the date that is its object ("started on 2020-03-03")."""
        return bounds(self.date) or (None if self.object_iri else bounds(self.object))


def statements(graph: nx.MultiDiGraph) -> tuple[Told, ...]:
    """The statements of a graph of `to_networkx`, sorted; of one with several ends, such as a role, the first."""
    return tuple(sorted(_all(graph), key=lambda t: (t.subject, t.predicate, t.object, t.document, t.iri)))


def _all(graph: nx.MultiDiGraph) -> Iterator[Told]:
    label = dict(graph.nodes(data="label"))
    for start, end, key, row in graph.edges(keys=True, data=True):
        if key == row["statement"]:
            yield _told(row, start, end, label[end], label)
    for row in graph.graph.get("values", ()):
        yield _told(row, row["subject"], "", row["value"], label)


def _told(row: dict[str, str], start: str, end: str, target: str, label: dict[str, str]) -> Told:
    holder = row["holder_iri"]
    return Told(
        iri=row["statement"],
        subject=label.get(start, start),
        subject_iri=start,
        predicate=row["predicate"],
        label=_label(row),
        object=target,
        object_iri=end,
        action=" ".join(row["action"].split()),
        holder=label.get(holder, row["holder"]),
        holder_iri=holder,
        status=row["status"],
        polarity=row["polarity"],
        certainty=row["certainty"],
        fact=bool(row["fact"]),
        sign=int(row.get("sign", 0)),
        date=row["date"].split("; ")[0],
        when=row["date"].split("; ")[0] or row["said_on"] or row.get("published", ""),
        deadline=row.get("deadline", ""),
        role=row["role"],
        quote=" ".join(row["quote"].split()),
        document=row["document"],
    )


def _label(row: dict[str, str]) -> str:
    """The verb of a sentence: "is" before a role, "is minister of" before its body."""
    if row["predicate"] != "holdsRole":
        return row["label"]
    return f"is {row['label']}" if row["role"] else "is"
