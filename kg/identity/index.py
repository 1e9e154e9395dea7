"""Who is who in a corpus that grows and shrinks: the outcome depends on the documents, never on their order.

Names are keys: a document is compared with those that share a key with it, so adding one costs as much as it brings.
What has no group (a surname alone, a name that several bear) is placed one by one, by what it shares with others.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from kg.identity.compare import Group, bodies, persons
from kg.identity.model import Description, Occurrence
from kg.identity.part import Changed, Part
from kg.identity.place import Candidate, by_country, by_name, decide
from kg.identity.seats import Cause, Meaning, Seat, is_short_form, keys_of, seat_of


@dataclass(frozen=True, slots=True)
class Placed:
    """What an entity of a document is called, why, and how strongly (0 to 1) that speaks; `rivals` it may be too."""

    iri: str
    reason: str = ""
    strength: float = 0.0
    rivals: tuple[str, ...] = ()


# Two IRIs that share a name, its key, and what speaks against one thing: "" where nothing does.
Apart = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class Shift:
    """What a change does: occurrences that are placed otherwise or gone, and distinctions that go and come."""

    occurrences: frozenset[Occurrence]
    gone: frozenset[Apart]
    come: frozenset[Apart]


@dataclass(slots=True)
class Alike:
    """Occurrences that are one, under the first of their own IRIs."""

    iris: dict[Occurrence, str] = field(default_factory=dict)
    iri: str = ""

    def add(self, occurrence: Occurrence, iri: str) -> set[Occurrence]:
        """Adds one; returns those who are called otherwise by that."""
        self.iris[occurrence] = iri
        return self._named(min(self.iri, iri) if self.iri else iri)

    def remove(self, occurrence: Occurrence) -> set[Occurrence]:
        """Takes one out; returns those who are called otherwise by that."""
        gone = self.iris.pop(occurrence)
        return self._named(min(self.iris.values(), default="") if gone == self.iri else self.iri)

    def _named(self, iri: str) -> set[Occurrence]:
        before, self.iri = self.iri, iri
        return set(self.iris) if iri != before else set()


class Identity:
    """The index. `add` and `remove` take a document and return what is otherwise by that."""

    def __init__(self) -> None:
        self.placed: dict[Occurrence, Placed] = {}
        self._documents: dict[str, tuple[Description, ...]] = {}
        self._seats: dict[Occurrence, Seat] = {}
        self._parts: dict[str, Part] = {}
        # Which groups something is told of, how often; and who is placed anew when that changes.
        self._told: defaultdict[Cause, Counter[tuple[str, Group]]] = defaultdict(Counter)
        self._waiting: defaultdict[Cause, set[Occurrence]] = defaultdict(set)
        # Those who are in no cluster, but are told alike.
        self._alike: defaultdict[Cause, Alike] = defaultdict(Alike)
        self._alike_as: dict[Occurrence, Cause] = {}
        self._meanings: defaultdict[str, Counter[Meaning]] = defaultdict(Counter)
        self._short_forms: defaultdict[str, set[Occurrence]] = defaultdict(set)
        self._touched: dict[str, list[Apart]] = {}

    def add(self, document: str, descriptions: Iterable[Description]) -> Shift:
        """Adds a document in place of what it was before, if it was there."""
        return self.change({document: tuple(descriptions)})

    def remove(self, document: str) -> Shift:
        """Takes a document out; its own occurrences are among those of the shift."""
        return self.change({document: ()})

    def document(self, document: str) -> tuple[Description, ...]:
        """The descriptions of a document; none where it is not there."""
        return self._documents.get(document, ())

    def keys(self, description: Description) -> set[str]:
        """What a description must share with another to matter to it, acronyms spelt out as documents do."""
        spelt = seat_of(description, set(+self._meanings[description.name])).domain
        return {spelt, *keys_of(description)}

    def descriptions(self) -> Iterator[Description]:
        """All descriptions, by document."""
        for document in sorted(self._documents):
            yield from self._documents[document]

    def change(self, documents: Mapping[str, tuple[Description, ...]]) -> Shift:
        """Replaces what the documents say; one without descriptions goes."""
        old = [d for name in documents for d in self.document(name)]
        new = [d for descriptions in documents.values() for d in descriptions]
        dirty: set[Occurrence] = set()
        self._touched.clear()
        for description in old:
            self._unseat(description, dirty)
        for name, descriptions in documents.items():
            self._documents.pop(name, None)
            if descriptions:
                self._documents[name] = descriptions
        for description in [*self._of_new_meaning(old, new), *new]:
            if description.occurrence in self._seats:
                self._unseat(description, dirty)
            self._seat(description, dirty)
        before = {apart for found in self._touched.values() for apart in found}
        after = {apart for key in self._touched for apart in self._apart(key)}
        return Shift(frozenset(self._place(dirty)), frozenset(before - after), frozenset(after - before))

    def differences(self) -> list[Apart]:
        """IRIs of those who share a name and are not one, sorted."""
        return sorted(apart for key in self._parts for apart in self._apart(key))

    def _apart(self, key: str) -> list[Apart]:
        part = self._parts.get(key)
        found = [(part.iris[i], part.iris[j], why) for i, j, why in part.differences()] if part else []
        return [(min(a, b), max(a, b), key, why) for a, b, why in found]

    def _touch(self, key: str) -> None:
        """Notes what a part is before it changes."""
        if key not in self._touched:
            self._touched[key] = self._apart(key)

    def _of_new_meaning(self, old: list[Description], new: list[Description]) -> list[Description]:
        """Counts what acronyms stand for; returns the descriptions whose acronym now stands for something else."""
        before: dict[str, set[Meaning]] = {}
        for descriptions, by in ((old, -1), (new, 1)):
            for description in descriptions:
                for short in description.acronyms:
                    before.setdefault(short, set(+self._meanings[short]))
                    country = "".join(description.evidence.countries) or description.context
                    self._meanings[short][description.key, country] += by
        changed = [short for short in before if before[short] != set(+self._meanings[short])]
        here = {occurrence for short in changed for occurrence in self._short_forms[short]}
        return [d for document, entity in sorted(here) for d in self._documents[document] if d.entity == entity]

    def _seat(self, description: Description, dirty: set[Occurrence]) -> None:
        occurrence = description.occurrence
        seat = self._seats[occurrence] = seat_of(description, set(+self._meanings[description.name]))
        dirty.add(occurrence)
        if is_short_form(description):
            self._short_forms[description.name].add(occurrence)
        for cause in seat.causes:
            self._waiting[cause].add(occurrence)
        if seat.group is not None:
            self._touch(seat.part)
            solve = persons if description.kind == "person" else bodies
            part = self._parts.setdefault(seat.part, Part(solve))
            self._after(seat, part, part.add(seat.group, seat.description), dirty)
            self._tell(seat, seat.group, 1, dirty)

    def _unseat(self, description: Description, dirty: set[Occurrence]) -> None:
        occurrence = description.occurrence
        seat = self._seats.pop(occurrence)
        dirty.add(occurrence)
        self._short_forms[description.name].discard(occurrence)
        for cause in seat.causes:
            self._waiting[cause].discard(occurrence)
        if seat.group is not None:
            self._touch(seat.part)
            part = self._parts[seat.part]
            self._after(seat, part, part.remove(seat.group, seat.description), dirty)
            self._tell(seat, seat.group, -1, dirty)
            if not part.groups:
                del self._parts[seat.part]

    def _after(self, seat: Seat, part: Part, changed: Changed, dirty: set[Occurrence]) -> None:
        """What is in changed groups is placed anew, and what waits for what is told of them."""
        if changed.any:
            dirty.update(self._waiting[seat.part, ""])
        for group in changed.inside:
            dirty.update(part.groups[group].all)
        for group in changed.outside:
            for occurrence in part.groups[group].all:
                for feature in self._seats[occurrence].features:
                    if (seat.domain, feature) in self._waiting:
                        dirty.update(self._waiting[seat.domain, feature])

    def _tell(self, seat: Seat, group: Group, by: int, dirty: set[Occurrence]) -> None:
        for feature in seat.features:
            cause = (seat.domain, feature)
            told, key = self._told[cause], (seat.part, group)
            told[key] += by
            if told[key] == 0:
                del told[key]
            if told.get(key, 0) in (0, 1):
                dirty.update(self._waiting[cause])

    def _place(self, dirty: set[Occurrence]) -> set[Occurrence]:
        """Places what is dirty, and what is told alike with it; returns what is now placed otherwise."""
        found = {o: self._candidates(self._seats[o]) for o in sorted(dirty) if o in self._seats}
        again = {o for occurrence in sorted(dirty) for o in self._regroup(occurrence, found.get(occurrence))}
        changed = set()
        for occurrence in sorted(dirty | again):
            before = self.placed.pop(occurrence, None)
            if occurrence in self._seats:
                here = found[occurrence] if occurrence in found else self._candidates(self._seats[occurrence])
                self.placed[occurrence] = self._placed(occurrence, here)
            if self.placed.get(occurrence) != before:
                changed.add(occurrence)
        return changed

    def _regroup(self, occurrence: Occurrence, candidates: list[Candidate] | None) -> set[Occurrence]:
        """Moves an occurrence to where it is told alike with others; returns those who are called otherwise by that."""
        seat = self._seats.get(occurrence)
        strong = [c for c in seat.causes if c[1][:2] in ("o:", "b:")] if seat and seat.group is None else []
        cause = strong[0] if strong and candidates is not None and not candidates else None
        before = self._alike_as.pop(occurrence, None)
        if seat is not None and cause is not None:
            self._alike_as[occurrence] = cause
        found: set[Occurrence] = set()
        if before is not None and before != cause:
            found |= self._alike[before].remove(occurrence)
        if seat is not None and cause is not None and before != cause:
            found |= self._alike[cause].add(occurrence, _alone(seat.description))
        return found

    def _candidates(self, seat: Seat) -> list[Candidate]:
        """The clusters that a description may belong to: one where it is settled."""
        part = self._parts.get(seat.part)
        if seat.description.kind == "capital":
            return by_country(seat, part)
        if seat.group is not None and part is not None and seat.group in part.cluster_of:
            number = part.cluster_of[seat.group]
            return [Candidate(seat.part, number, *part.clusters[number].reasons[seat.group])]
        if seat.group is not None and part is not None:
            return by_name(seat, part, self._told)
        taken = {
            (s.part, self._parts[s.part].cluster_of.get(s.group))
            for d in self._documents.get(seat.description.document, ())
            if (s := self._seats.get(d.occurrence)) and s.group and s.domain == seat.domain
        }
        return decide(seat, self._told, self._parts, taken) if seat.description.kind == "person" else []

    def _placed(self, occurrence: Occurrence, candidates: list[Candidate]) -> Placed:
        if len(candidates) == 1:
            part, best = self._parts[candidates[0].part], candidates[0]
            return Placed(part.iris[best.number], best.reason, best.strength)
        alike = self._alike_as.get(occurrence)
        if alike is not None:
            return Placed(self._alike[alike].iri, f"same short name and {alike[1].partition(':')[2]}", 0.75)
        rivals = tuple(sorted(self._parts[c.part].iris[c.number] for c in candidates))
        description = self._seats[occurrence].description
        if description.kind == "capital":
            return Placed(description.local, "known entity", 1.0)
        reason = candidates[0].reason if rivals else ""
        return Placed(_alone(description), reason, 0.5 if rivals else 0.0, rivals)


def _alone(description: Description) -> str:
    """The IRI of what is in no cluster: the document's own, or the shared one with the document's mark."""
    local = description.local
    return f"{local}-{description.document[:8]}" if description.shared else local
