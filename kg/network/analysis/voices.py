"""Who speaks for whom: spokespersons, office-holders and bodies as the voices of organisations and countries."""

from collections import Counter
from dataclasses import dataclass
from typing import Literal as Choice

import networkx as nx

from kg.network.analysis.statements import statements

Kind = Choice["spokesperson", "office-holder", "part"]


@dataclass(frozen=True, slots=True)
class Voice:
    """`speaker` may be heard as the voice of `body`: by profession, by office, or as a part of it.

    `role` is in the text's words; `claims` is how many statements the speaker is given as the source of, and `former`
    that the role is over.
    """

    speaker: str
    body: str
    kind: Kind
    role: str
    claims: int
    former: bool
    speaker_iri: str
    body_iri: str


def who_speaks_for_whom(graph: nx.MultiDiGraph) -> tuple[Voice, ...]:
    """The voices in a graph of `to_networkx`; those with most claims first.

    A spokesperson's words are the body's (the principal and the animator of Goffman 1981, "Footing"); an
    office-holder's may be, and a ministry's are its country's. Roles that are denied, planned or supposed give none;
    parts of a body are voices where they are heard themselves.
    """
    claims = Counter(t.holder_iri for t in statements(graph) if t.holder_iri)
    label = dict(graph.nodes(data="label"))
    found: dict[tuple[str, str, Kind], tuple[str, bool]] = {}
    for start, end, row in sorted(graph.edges(data=True), key=lambda e: (e[0], e[1], e[2]["statement"])):
        kind = _kind(row)
        if kind and row["polarity"] == "positive" and row["status"] in ("asserted", "attributed"):
            if kind == "part" and not (claims[start] and graph.nodes[start]["kind"] == "organization"):
                continue
            role = row["role"] or ("part" if kind == "part" else "spokesperson")
            known = found.get((start, end, kind))
            former = role.startswith(("former ", "ex-"))
            found[start, end, kind] = (role, former) if known is None else (known[0], known[1] and former)
    rows = [
        Voice(label[s], label[b], kind, role, claims[s], former, s, b) for (s, b, kind), (role, former) in found.items()
    ]
    return tuple(sorted(rows, key=lambda v: (-v.claims, v.body, v.speaker, v.kind)))


def _kind(row: dict[str, str]) -> Kind | None:
    role = row["role"].casefold()
    if row["predicate"] == "represents" or (role and "spokes" in role):
        return "spokesperson"
    if role:
        return "office-holder"
    return "part" if row["predicate"] == "partOf" else None
