"""Who is who: persons with their roles, and the bodies and countries that are spoken of most."""

from collections import Counter, defaultdict
from dataclasses import dataclass

import networkx as nx

from kg.network.analysis.statements import Told, statements

ROLES = ("holdsRole", "leads", "represents", "memberOf")


@dataclass(frozen=True, slots=True)
class Figure:
    """A person, body or place with the roles that are told of it as so, how many statements it is in, and how many it
    is the source of.
    """

    name: str
    type: str
    roles: tuple[str, ...]
    statements: int
    claims: int
    documents: int
    iri: str


def who_is_who(graph: nx.MultiDiGraph) -> tuple[Figure, ...]:
    """All persons, bodies and places in a graph of `to_networkx` that have a role, a statement or a claim.

    Those in most statements come first. Groups without a name ("the sides") are left out.
    """
    claims, active = Counter[str](), Counter[str]()
    roles: dict[str, dict[str, None]] = defaultdict(dict)
    for told in statements(graph):
        claims[told.holder_iri] += 1
        active.update({told.subject_iri, told.object_iri})
        if told.predicate in ROLES and told.holds and told.status in ("asserted", "attributed"):
            roles[told.subject_iri][_role(told)] = None
    rows = [
        Figure(d["label"], d["type"], _distinct(roles[n]), active[n], claims[n], d["documents"], n)
        for n, d in graph.nodes(data=True)
        if d["kind"] in ("person", "organization", "place") and d["label"][:1].isupper() and (active[n] or claims[n])
    ]
    return tuple(sorted(rows, key=lambda f: (-f.statements - f.claims, f.name, f.iri)))


def _role(told: Told) -> str:
    if told.predicate == "holdsRole":
        return f"{told.role} of {told.object}" if told.role else told.object
    return f"{told.label} {told.object}"


def _distinct(roles: dict[str, None]) -> tuple[str, ...]:
    """The roles, without "president" where there is a "president of Norland"."""
    return tuple(sorted(r for r in roles if not any(other.startswith(f"{r} of ") for other in roles)))
