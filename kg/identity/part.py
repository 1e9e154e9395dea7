"""Descriptions whose names may be one (persons of a surname and initial, bodies of a name), and what they are called.

Descriptions of one name and one evidence are a group, and groups are compared rather than descriptions: a thousand
documents on one minister are a few groups.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from kg.identity.compare import Cluster, Group, conflict
from kg.identity.model import Description, Occurrence

Solve = Callable[[Iterable[Group]], list[Cluster]]


@dataclass(slots=True)
class Members:
    """The descriptions of a group, and how often each IRI that documents share is given to one."""

    all: dict[Occurrence, Description] = field(default_factory=dict)
    shared: Counter[str] = field(default_factory=Counter)
    first: Occurrence | None = None

    def add(self, description: Description) -> None:
        """Adds a description."""
        self.all[description.occurrence] = description
        self.first = min(self.first or description.occurrence, description.occurrence)
        if description.shared:
            self.shared[description.local] += 1

    def remove(self, description: Description) -> None:
        """Takes a description out."""
        del self.all[description.occurrence]
        if self.first == description.occurrence:
            self.first = min(self.all, default=None)
        if description.shared:
            self.shared[description.local] -= 1


@dataclass(frozen=True, slots=True)
class Changed:
    """Groups whose members may be placed otherwise, groups of a cluster that is not what it was, or any at all."""

    inside: tuple[Group, ...] = ()
    outside: tuple[Group, ...] = ()
    any: bool = False


class Part:
    """The groups of one key with their clusters and the IRIs of these; it changes as descriptions come and go."""

    def __init__(self, solve: Solve) -> None:
        self.solve = solve
        self.groups: dict[Group, Members] = {}
        self.clusters: list[Cluster] = []
        self.cluster_of: dict[Group, int] = {}
        self.iris: list[str] = []
        # What the IRIs were made from: the IRI that each cluster would have alone, and its first occurrence.
        self.claims: list[tuple[str, Occurrence]] = []
        # What each group's members are placed by, and the cluster that those see who wait for what is told of it.
        self.outcome: dict[Group, Hashable] = {}
        self.seen: dict[Group, Hashable] = {}

    def add(self, group: Group, description: Description) -> Changed:
        """Adds a description; returns what changed by that."""
        new = group not in self.groups
        self.groups.setdefault(group, Members()).add(description)
        return self._refresh(new, group)

    def remove(self, group: Group, description: Description) -> Changed:
        """Takes a description out; returns what changed by that."""
        self.groups[group].remove(description)
        gone = not self.groups[group].all
        if gone:
            del self.groups[group]
        return self._refresh(gone, group)

    def anchor(self, number: int) -> Occurrence:
        """The occurrence by which a cluster is known: its first."""
        return min(first for g in self.clusters[number].groups if (first := self.groups[g].first))

    def rivals(self, group: Group) -> list[int]:
        """The clusters of that very name."""
        return [i for i, cluster in enumerate(self.clusters) if group[0] in cluster.names]

    def _refresh(self, compare: bool, group: Group) -> Changed:
        if compare:
            self.clusters = self.solve(self.groups)
            self.cluster_of = {g: i for i, cluster in enumerate(self.clusters) for g in cluster.groups}
        elif not self._renamed(group):
            return Changed()
        self.claims = [(self._claim(i), self.anchor(i)) for i in range(len(self.clusters))]
        self.iris = self._names([claim for claim, _ in self.claims])
        before, self.outcome = self.outcome, {g: self._outcome(g) for g in self.groups}
        sight, self.seen = self.seen, {g: (self.iris[i], *self.clusters[i].groups) for g, i in self.cluster_of.items()}
        return Changed(
            tuple(g for g in self.groups if self.outcome[g] != before.get(g)),
            tuple(g for g in self.groups if self.seen.get(g) != sight.get(g)),
            True,
        )

    def _renamed(self, group: Group) -> bool:
        """Whether the group's cluster has another name, or another first member, than it had."""
        number = self.cluster_of.get(group)
        return number is not None and (self._claim(number), self.anchor(number)) != self.claims[number]

    def _outcome(self, group: Group) -> Hashable:
        number = self.cluster_of.get(group)
        if number is None:
            rivals = self.rivals(group)
            return tuple((self.iris[i], tuple(sorted(self.clusters[i].countries))) for i in rivals)
        return self.iris[number], self.clusters[number].reasons[group]

    def _claim(self, number: int) -> str:
        """The IRI that most documents give the cluster's members, or the first of those that no others share."""
        cluster = self.clusters[number]
        members = [self.groups[group] for group in cluster.groups]
        if cluster.links:
            return min(cluster.links)
        shared = sum((m.shared for m in members), Counter[str]())
        if shared:
            return min(shared, key=lambda iri: (-shared[iri], iri))
        first = min(members, key=lambda m: m.first or ("", ""))
        return first.all[first.first].local if first.first else ""

    def _names(self, claims: list[str]) -> list[str]:
        """The IRIs of the clusters; where several would have one, each gets what tells it from the others."""
        mixed = {group[0] for group in self.groups if group not in self.cluster_of}
        found = list(claims)
        for claim in sorted(set(claims)):
            rivals = [i for i, own in enumerate(claims) if own == claim]
            unnamed = any(name in mixed for i in rivals for name in self.clusters[i].names)
            if len(rivals) > 1 or unnamed:
                for i, suffix in zip(rivals, self._suffixes(rivals), strict=True):
                    found[i] = claim if self.clusters[i].links else f"{claim}--{suffix}"
        return found

    def _suffixes(self, rivals: list[int]) -> list[str]:
        """The country where it tells them apart, else the kind of work, else the first document."""
        for kind in ("countries", "fields"):
            values = [sorted(getattr(self.clusters[i], kind)) for i in rivals]
            if all(len(v) == 1 for v in values) and len({v[0] for v in values}) == len(rivals):
                return [v[0].replace("~", "") for v in values]
        return [self.anchor(i)[0][:8] for i in rivals]

    def differences(self) -> list[tuple[int, int, str]]:
        """Pairs of clusters with a name in common that are apart, with the reason; each with the next one alone."""
        by_name: dict[object, list[int]] = {}
        for i, cluster in enumerate(self.clusters):
            for name in cluster.names:
                by_name.setdefault(name, []).append(i)
        pairs = {pair for found in by_name.values() for pair in pairwise(found)}
        return [(i, j, conflict(self.clusters[i], self.clusters[j])) for i, j in sorted(pairs)]
