"""Small networks for the analyses: rows of who does what to whom, by whose account, in which document."""

from collections.abc import Sequence

import networkx as nx

from kg.model import Action, Attribution, Document, Entity, Literal, Mention, Reading, Statement
from kg.network.build import to_networkx
from kg.ontology import load_ontology

TYPES = {
    "order": "Order",
    "law": "Law",
    "Ministry": "GovernmentBody",
    "Agency": "Organization",
    "minister": "Role",
    "spokesman": "Role",
}


def reading(rows: Sequence[tuple], id: str = "a", date: str | None = "2024-05-01", text: str = "") -> Reading:
    """Rows are (subject, predicate, object, holder, more); `more` has status, polarity, certainty and qualifiers.

    An object is a name, a Literal, None, or "#n" for the n-th statement. A person's name has two words. The text is
    `text`, or the rows' words; the evidence is the row's own words, or all of `text`.
    """
    names = sorted(
        {n for s, _, o, h, more in rows for n in (s, o, h, more.get("of")) if isinstance(n, str) and n and n[0] != "#"}
    )
    ids = {name: f"e{n}" for n, name in enumerate(names, 1)}
    holders = sorted({row[3] for row in rows if row[3]})
    attributions = tuple(
        Attribution(f"a{n}", ids.get(h), ((0, 1),), ((0, 1),), ((0, 1),), "indirect", "say")
        for n, h in enumerate(holders, 1)
    )
    words = [" ".join(str(part) for part in (s, p, o, h and f"says {h}") if part) + "." for s, p, o, h, _ in rows]
    starts = [sum(len(w) + 1 for w in words[:n]) for n in range(len(words))]
    spans = [(0, len(text))] * len(rows) if text else [(at, at + len(w)) for at, w in zip(starts, words, strict=True)]
    made = tuple(
        _statement(f"s{n}", row, ids, holders, span) for n, (row, span) in enumerate(zip(rows, spans, strict=True), 1)
    )
    entities = tuple(Entity(ids[n], _type(n), n, (Mention(0, 1, "name"),)) for n in names)
    return Reading(
        Document(id, text or " ".join(words), date=date), entities, attributions=attributions, statements=made
    )


def network(*readings: Reading) -> nx.MultiDiGraph:
    """The readings' network."""
    return to_networkx(readings, load_ontology())


def _statement(id: str, row: tuple, ids: dict[str, str], holders: list[str], span: tuple[int, int]) -> Statement:
    subject, predicate, target, holder, more = row
    if isinstance(target, str):
        target = f"s{target[1:]}" if target[0] == "#" else ids[target]
    marks = {k: more[k] for k in ("status", "polarity", "certainty") if k in more}
    qualifiers = {}
    if "date" in more:
        qualifiers["date"] = (Literal(more["date"], "date"),)
    if "of" in more:
        qualifiers["of"] = (ids[more["of"]],)
    for name in ("capacity", "deadline"):
        if name in more:
            qualifiers[name] = (Literal(more[name]),)
    if "action" in more:
        qualifiers["action"] = (Action(more["action"], span),)
    status = {"status": "attributed"} if holder else {}
    attribution = f"a{holders.index(holder) + 1}" if holder else None
    return Statement(
        id, ids[subject], predicate, target, (span,), "f", 0.9, qualifiers, attribution=attribution, **(status | marks)
    )


def _type(name: str) -> str:
    return TYPES.get(name.split()[-1]) or ("Person" if " " in name else "Country")
