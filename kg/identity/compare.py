"""Persons of one surname, grouped by name and evidence: which groups are one person, and why.

Groups are joined from the strongest reason to the weakest, in sorted order, so that the outcome depends on nothing
but the groups. What contradicts (another country, another kind of work) keeps apart whatever the name.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from kg.identity.model import Evidence
from kg.identity.names import PersonName, agree, initial
from kg.identity.words import NEAR_FIELDS

# A person's name, or a body's (always one in its part), with what is told beside it.
Group = tuple[PersonName, Evidence]
Reason = tuple[str, float]
KNOWN: Reason = ("known entity", 1.0)
ALIKE: Reason = ("full name, with the same told of it", 0.95)
NOTHING_AGAINST: Reason = ("same full name, nothing against it", 0.7)
LEVELS = (1.0, 0.95, 0.9, 0.85, 0.8, 0.7)


@dataclass(slots=True)
class Cluster:
    """Groups taken for one person, with what they tell together; `names` are sorted, `reasons` say why each is here."""

    groups: list[Group]
    names: list[PersonName]
    links: set[str] = field(default_factory=set)
    countries: set[str] = field(default_factory=set)
    bodies: set[str] = field(default_factory=set)
    roles: set[str] = field(default_factory=set)
    posts: set[str] = field(default_factory=set)
    fields: set[str] = field(default_factory=set)
    reasons: dict[Group, Reason] = field(default_factory=dict)

    @classmethod
    def of(cls, group: Group) -> "Cluster":
        """A cluster of one group."""
        told = group[1]
        return cls(
            [group],
            [group[0]],
            {told.link} - {""},
            set(told.countries),
            set(told.bodies),
            set(told.roles),
            set(told.posts),
            set(told.fields),
            {group: KNOWN if told.link else ALIKE},
        )

    def join(self, other: "Cluster", reason: Reason) -> None:
        """Takes another cluster in, for a reason."""
        for name in ("links", "countries", "bodies", "roles", "posts", "fields"):
            getattr(self, name).update(getattr(other, name))
        for group in other.groups:
            held = other.reasons[group]
            self.reasons[group] = reason if held == ALIKE else held
        self.groups = sorted([*self.groups, *other.groups], key=group_key)
        self.names = sorted({*self.names, *other.names})


def group_key(group: Group) -> tuple[object, ...]:
    """For sorting."""
    return group[0], group[1].key


def conflict(a: Cluster, b: Cluster) -> str:
    """What speaks against one person: "" for nothing."""
    if a.links and b.links and not a.links & b.links:
        return "other known entities"
    if a.links & b.links or a.bodies & b.bodies:
        return ""
    if a.fields and b.fields and not _near(a.fields, b.fields):
        return "another kind of work"
    if a.countries and b.countries and not a.countries & b.countries:
        return "another country"
    return ""


def _near(a: set[str], b: set[str]) -> bool:
    return bool(a & b) or any(frozenset((x, y)) in NEAR_FIELDS for x in a for y in b)


def _one_name(a: Cluster, b: Cluster) -> Reason | None:
    """The reason to join clusters of one full name, apart from there being nothing against it."""
    if a.links & b.links:
        return "known entity", 1.0
    if a.bodies & b.bodies:
        return f"same full name and body ({min(a.bodies & b.bodies)})", 0.95
    if a.posts & b.posts:
        return f"same full name and post ({min(a.posts & b.posts)})", 0.95
    if a.roles & b.roles:
        return f"same full name and role ({min(a.roles & b.roles)})", 0.9
    if a.countries & b.countries:
        return f"same full name and country ({min(a.countries & b.countries)})", 0.85
    return None


def _nothing_against(a: Cluster, b: Cluster) -> Reason | None:
    """Bodies, countries and work each have something in common, or only one of the two tells them."""
    pairs = ((a.bodies, b.bodies), (a.countries, b.countries))
    work = not (a.roles | a.fields) or not (b.roles | b.fields) or a.roles & b.roles or _near(a.fields, b.fields)
    return NOTHING_AGAINST if work and all(not x or not y or x & y for x, y in pairs) else None


def _other_spelling(a: Cluster, b: Cluster) -> Reason | None:
    """Names that may be one, with support."""
    if not (a.links & b.links or a.bodies & b.bodies or a.roles & b.roles or a.countries & b.countries):
        return None
    kinds = {agree(x, y) for x in a.names for y in b.names}
    if "" in kinds or kinds == {"same"}:
        return None
    kind = min(kinds - {"same"})
    if a.links & b.links:
        return "known entity", 1.0
    if a.bodies & b.bodies:
        return f"{kind}, same body ({min(a.bodies & b.bodies)})", 0.85
    if a.posts & b.posts:
        return f"{kind}, same post ({min(a.posts & b.posts)})", 0.85
    if kind == "middle name" and a.roles & b.roles:
        return f"{kind}, same role ({min(a.roles & b.roles)})", 0.8
    if kind in ("middle name", "initial") and a.countries & b.countries and a.fields & b.fields:
        return f"{kind}, same country and kind of work ({min(a.countries & b.countries)})", 0.7
    return None


def persons(groups: Iterable[Group]) -> list[Cluster]:
    """The persons among groups with full names, sorted.

    A name without evidence joins the one person so called. Where there are several it is in none.
    """
    by_name: dict[PersonName, list[Cluster]] = {}
    for group in sorted(groups, key=group_key):
        by_name.setdefault(group[0], []).append(Cluster.of(group))
    found = [cluster for name in sorted(by_name) for cluster in _of_one_name(by_name[name])]
    return _across_names(found)


def _of_one_name(clusters: list[Cluster]) -> list[Cluster]:
    told = [cluster for cluster in clusters if cluster.groups[0][1]]
    silent = [cluster for cluster in clusters if not cluster.groups[0][1]]
    found = _joined(_joined(told, _one_name), _nothing_against)
    if len(found) == 1 and silent:
        found[0].join(silent[0], NOTHING_AGAINST)
    return found or silent


def bodies(groups: Iterable[Group]) -> list[Cluster]:
    """The bodies among groups of one name, sorted: one for each known entity and each country."""
    told: dict[str, Cluster] = {}
    silent: list[Cluster] = []
    linked = {g[1].countries: g[1].link for g in sorted(groups, key=group_key, reverse=True) if g[1].link}
    for group in sorted(groups, key=lambda g: (not g[1].link, group_key(g))):
        evidence, cluster = group[1], Cluster.of(group)
        key = evidence.link or (linked.get(evidence.countries, "") or " ".join(evidence.countries))
        if not key:
            silent.append(cluster)
        elif key in told:
            told[key].join(cluster, (f"same name and country ({' '.join(evidence.countries)})", 0.9))
        else:
            told[key] = cluster
    found = [told[key] for key in sorted(told)]
    if len(found) == 1 and silent:
        found[0].join(silent[0], ("same name, nothing against it", 0.7))
    return found or silent


Test = Callable[[Cluster, Cluster], Reason | None]


def _joined(clusters: Sequence[Cluster], test: Test) -> list[Cluster]:
    """Joins clusters by the strongest reasons first, in the order given among equals, until no pair has a reason."""
    kept = list(clusters)
    for level in LEVELS:
        joined = True
        while joined:
            before, kept = kept, []
            for cluster in before:
                _place(cluster, kept, test, level)
            joined = len(kept) < len(before)
    return kept


def _place(cluster: Cluster, kept: list[Cluster], test: Test, level: float) -> None:
    """Joins the cluster to the first of `kept` that has a reason of that strength, or adds it."""
    for other in kept:
        reason = test(other, cluster)
        if reason and reason[1] >= level and not conflict(other, cluster):
            other.join(cluster, reason)
            return
    kept.append(cluster)


def _across_names(clusters: list[Cluster]) -> list[Cluster]:
    """Joins spellings of one name; only those that share a body, a post, a role or a country are compared."""
    buckets: dict[str, list[Cluster]] = {}
    for cluster in clusters:
        for name in cluster.names:
            buckets.setdefault(initial(name), []).append(cluster)
    found: list[Cluster] = []
    for letter in sorted(buckets):
        found += _joined(buckets[letter], _other_spelling) if len(buckets[letter]) > 1 else buckets[letter]
    return sorted(found, key=lambda c: group_key(c.groups[0]))
