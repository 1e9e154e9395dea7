"""Where a description without a cluster belongs: a surname alone, a name that several bear, a capital."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from kg.identity.compare import Cluster, Group, conflict
from kg.identity.names import agree, person_name
from kg.identity.part import Part
from kg.identity.seats import Cause, Seat

Told = Mapping[Cause, Counter[tuple[str, Group]]]


@dataclass(frozen=True, slots=True, order=True)
class Candidate:
    """A cluster, by its part and number, with the reason for it and how strongly (0 to 1) that speaks."""

    part: str
    number: int
    reason: str = ""
    strength: float = 0.0


def by_country(seat: Seat, part: Part | None) -> list[Candidate]:
    """The government of the country whose capital a document speaks of."""
    country = seat.description.evidence.countries
    clusters = part.clusters if part else []
    found = [i for i, cluster in enumerate(clusters) if cluster.countries == set(country)]
    return [Candidate(seat.part, i, "a capital for its government", 0.8) for i in found][:1]


def by_name(seat: Seat, part: Part, told: Told) -> list[Candidate]:
    """Of the bearers of one name, the one that the document's country or those named beside it point to; else all."""
    assert seat.group is not None
    rivals = part.rivals(seat.group)
    context = seat.description.context
    here = [i for i in rivals if context and context in part.clusters[i].countries]
    if seat.description.kind == "body" and len(here) == 1:
        return [Candidate(seat.part, here[0], "same name, and the document speaks of its country", 0.7)]
    near = _counted(seat, {"n"}, told, {seat.part: part})
    pointed = [i for i in rivals if near.get((seat.part, i))]
    if len(pointed) == 1:
        return [Candidate(seat.part, pointed[0], "same full name, named beside the same", 0.75)]
    return [Candidate(seat.part, i, "several have the name", 0.5) for i in rivals]


def decide(seat: Seat, told: Told, parts: Mapping[str, Part], taken: set[tuple[str, int | None]]) -> list[Candidate]:
    """The persons whom a short name may mean, by what is told of both; none where nothing is, one where it is settled.

    `taken` are the document's other persons of that surname.
    """
    own = Cluster.of((person_name(seat.description.name), seat.description.evidence))
    for kinds, why, strength in ((("o", "b"), "same post or body", 0.8), (("r",), "same role", 0.7)):
        hits = [hit for hit in sorted(_counted(seat, set(kinds), told, parts)) if hit not in taken]
        found = [Candidate(*hit, f"short name, {why}", strength) for hit in hits if _fits(own, parts, hit)]
        if found:
            return found
    near = _counted(seat, {"n"}, told, parts)
    enough = [hit for hit, n in sorted(near.items()) if n > 1 or _shares(own, parts[hit[0]].clusters[hit[1]])]
    return [
        Candidate(*hit, "short name, named beside the same", 0.7)
        for hit in enough
        if hit not in taken and _fits(own, parts, hit)
    ]


def _counted(seat: Seat, kinds: set[str], told: Told, parts: Mapping[str, Part]) -> Counter[tuple[str, int]]:
    """The clusters of which something is told that is told here too, with how much."""
    found: Counter[tuple[str, int]] = Counter()
    for cause in seat.causes:
        if cause[1][:1] in kinds and cause in told:
            hits = {(p, parts[p].cluster_of[g]) for p, g in told[cause] if p in parts and g in parts[p].cluster_of}
            found.update(hits)
    return found


def _fits(own: Cluster, parts: Mapping[str, Part], hit: tuple[str, int]) -> bool:
    cluster = parts[hit[0]].clusters[hit[1]]
    return not conflict(own, cluster) and all(agree(own.names[0], name) for name in cluster.names)


def _shares(a: Cluster, b: Cluster) -> bool:
    return bool(a.countries & b.countries or a.fields & b.fields)
