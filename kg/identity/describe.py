"""From a reading to descriptions: what a document tells of its persons and bodies that tells them from namesakes."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from kg.identity.directory import COUNTRIES, Body, Directory
from kg.identity.model import Description, Evidence
from kg.identity.names import is_acronym, person_name, plain_words
from kg.identity.words import CAPACITIES, COMPOUND, FIELDS, VAGUE
from kg.known import Known
from kg.model import Entity, Reading, Statement
from kg.ontology import Ontology

# Statements that tie a person to a body or country.
TIES = frozenset({"memberOf", "employedBy", "leads", "represents", "affiliatedWith", "holdsRole"})
SEATS = frozenset({"basedIn", "locatedIn", "partOf"})


@dataclass(slots=True)
class _Told:
    """What statements tell of an entity while they are being read."""

    countries: set[str] = field(default_factory=set)
    bodies: set[str] = field(default_factory=set)
    roles: set[str] = field(default_factory=set)
    posts: set[str] = field(default_factory=set)
    fields: set[str] = field(default_factory=set)

    def evidence(self, link: str = "") -> Evidence:
        """As sorted tuples."""
        sets = (self.countries, self.bodies, self.roles, self.posts, self.fields)
        return Evidence(link, *(tuple(sorted(found)) for found in sets))


def describe(
    reading: Reading,
    document: str,
    local: Mapping[str, tuple[str, bool]],
    listed: Directory,
    ontology: Ontology,
    iri_of: Callable[[Known], str],
) -> tuple[Description, ...]:
    """The descriptions of the persons and bodies that a reading names.

    `document` is the document's key; `local` gives each entity's IRI by its document alone, and whether documents
    share it; `listed` are the known entities, and `iri_of` what they are called in the graph.
    """
    scene = _Scene(reading, listed, ontology, iri_of)
    found = [scene.described(entity, document, *local[entity.id]) for entity in reading.entities]
    return tuple(description for description in found if description is not None)


class _Scene:
    """One reading, with what its statements tell of each entity. Lives while the reading is described."""

    def __init__(self, reading: Reading, listed: Directory, ontology: Ontology, iri_of: Callable[[Known], str]) -> None:
        self.reading, self.listed, self.ontology, self.iri_of = reading, listed, ontology, iri_of
        self.entities = {entity.id: entity for entity in reading.entities}
        self.named = [e for e in reading.entities if any(m.kind in ("name", "metonym") for m in e.mentions)]
        self.context = self._one_country()
        self.told: defaultdict[str, _Told] = defaultdict(_Told)
        for statement in reading.statements:
            if statement.polarity == "positive" and statement.status in ("asserted", "attributed"):
                self._hear(statement)
        self.near = {e.id: key for e in self.named if (key := self._near_key(e))}

    def described(self, entity: Entity, document: str, local: str, shared: bool) -> Description | None:
        """The description of a named person or body, or of a state that is named by its capital alone."""
        kinds = {mention.kind for mention in entity.mentions}
        if "name" in kinds and entity.type == "Person":
            return self._person(entity, document, local, shared)
        if self.ontology.is_a(entity.type, "Organization") and ("name" in kinds or self._is_told_by_country(entity)):
            return self._organization(entity, document, local, shared)
        if kinds == {"metonym"} and entity.type in COUNTRIES:
            country = self.listed.country_of(entity)
            evidence = Evidence(countries=(country,))
            return Description(
                document, entity.id, "capital", entity.name, entity.type, "government", local, True, evidence
            )
        return None

    def _is_told_by_country(self, entity: Entity) -> bool:
        """ "the army of Chad" is as good a name as "Chadian army"; "a court in Chad" and "two ministries" are not."""
        text = self.reading.document.text
        words = [text[m.start : m.end] for m in entity.mentions if m.kind == "nominal"]
        body = self._body(entity)
        definite = any(re.match(r"(?!an? )(the )?[\w ]+? of ", p.lower()) and entity.name in p for p in words)
        return definite and body.generic and bool(body.country) and not body.country.startswith("~")

    def _person(self, entity: Entity, document: str, local: str, shared: bool) -> Description:
        known = self.listed.of(entity)
        told = self.told[entity.id]
        told.fields |= {FIELDS[word] for word in self._nouns(entity) if word in FIELDS}
        return Description(
            document, entity.id, "person", entity.name, entity.type, person_name(entity.name).key, local, shared,
            told.evidence(self.iri_of(known) if known else ""), near=self._beside(entity),
        )  # fmt: skip

    def _organization(self, entity: Entity, document: str, local: str, shared: bool) -> Description:
        known, body = self.listed.of(entity), self._body(entity)
        country = body.country or next(iter(sorted(self.told[entity.id].countries)), "")
        parent = self.listed.country_of(entity) if known else ""
        country = parent or country
        known = known or self.listed.bodies.get((body.core, country or (self.context if body.generic else "")))
        evidence = Evidence(self.iri_of(known) if known else "", (country,) if country else ())
        short = {name for name in entity.aliases if is_acronym(name) and name != entity.name}
        return Description(
            document, entity.id, "body", entity.name, entity.type, body.core, local, shared, evidence, self.context,
            self._beside(entity), tuple(sorted(short)), body.generic,
        )  # fmt: skip

    def _one_country(self) -> str:
        """The country that the document speaks of, where it speaks of one alone."""
        places = [e for e in self.named if self.listed.of(e) or e.type in ("Country", "GeopoliticalEntity")]
        found = {self.listed.country_of(e) for e in places if self.ontology.is_a(e.type, "Place")}
        bodies = [e for e in self.named if self.ontology.is_a(e.type, "Organization")]
        found |= {(self.listed.country_of(e) if self.listed.of(e) else "") or self._body(e).country for e in bodies}
        return found.pop() if len(found := found - {""}) == 1 else ""

    def _body(self, entity: Entity) -> Body:
        return self.listed.body(entity.name, entity.type == "PoliticalParty")

    def _beside(self, entity: Entity) -> tuple[str, ...]:
        return tuple(sorted({key for id, key in self.near.items() if id != entity.id} - {self.near.get(entity.id)}))

    def _near_key(self, entity: Entity) -> str:
        """How an entity is told to others as one named beside them; "" for those that are named everywhere."""
        known = self.listed.of(entity)
        if entity.type == "Person":
            return f"p:{' '.join(plain_words(entity.name))}" if person_name(entity.name).full else ""
        if not self.ontology.is_a(entity.type, "Organization") or entity.type in ("InternationalOrganization", "Media"):
            return ""
        body = self._body(entity)
        return f"b:{known.slug}" if known else "" if body.generic or " " not in body.core else f"b:{body.core}"

    def _nouns(self, entity: Entity) -> Iterator[str]:
        """The nouns that the text describes the entity by: "a footballer", "the Kestrian novelist"."""
        for mention in entity.mentions:
            if mention.kind == "nominal":
                words = plain_words(self.reading.document.text[mention.start : mention.end])
                cut = next((i for i, w in enumerate(words) if i and w in ("of", "for", "in", "at", "from")), len(words))
                yield words[cut - 1]

    def _hear(self, statement: Statement) -> None:
        told, target = self.told[statement.subject], statement.object
        others = [v for v in (target, *statement.qualifiers.get("of", ())) if isinstance(v, str)]
        if statement.predicate == "holdsRole" and isinstance(target, str):
            self._role(told, target, others[1:])
        elif statement.predicate in TIES:
            for other in others:
                self._tie(told, other)
        elif statement.predicate in ("citizenOf", *SEATS) and isinstance(target, str) and target in self.entities:
            told.countries |= {self.listed.country_of(self.entities[target])} - {""}
        if isinstance(target, str) and statement.qualifiers.get("role"):
            bodies = [v for v in statement.qualifiers.get("of", ()) if isinstance(v, str)]
            for role in statement.qualifiers["role"]:
                if isinstance(role, str):
                    self._role(self.told[target], role, bodies)

    def _role(self, told: _Told, role: str, bodies: list[str]) -> None:
        if role not in self.entities:
            return
        before = {*told.countries, *told.bodies}
        for body in bodies:
            self._tie(told, body)
        name, country = role_of(self.entities[role].name, self.listed)
        told.countries |= {country} - {""}
        owners = {*told.countries, *told.bodies} - before or ({country} - {""})
        word = name.rpartition(" ")[2]
        told.fields |= {FIELDS[word]} if word in FIELDS else set()
        if word not in VAGUE:
            told.roles.add(name)
            told.posts |= {f"{name} @ {owner}" for owner in owners}

    def _tie(self, told: _Told, other: str) -> None:
        """A person belongs to a country, or to a body and by it to the body's country."""
        entity = self.entities.get(other)
        if entity is None:
            return
        known = self.listed.of(entity)
        if self.ontology.is_a(entity.type, "Organization"):
            body = self._body(entity)
            country = (self.listed.country_of(entity) if known else "") or body.country
            told.countries |= {country} - {""}
            if known:
                told.bodies.add(known.slug)
            elif not body.generic or country:
                told.bodies.add(f"{body.core} / {country}" if country else body.core)
        else:
            told.countries |= {self.listed.country_of(entity)} - {""}


def role_of(name: str, listed: Directory) -> tuple[str, str]:
    """A role in its own words, without capacity and country, and the country: "former Norwegian foreign minister"."""
    titled = " ".join(word[:1].upper() + word[1:] for word in name.split())
    body = listed.body(titled)
    words = [word for word in plain_words(name) if word not in CAPACITIES]
    cut = next((i for i, word in enumerate(words) if i and word in ("of", "for", "at", "in", "to")), len(words))
    portfolio = [word for word in words[cut + 1 : cut + 2] if word in COMPOUND]
    words = [*words[: max(0, cut - 1)], *portfolio, *words[max(0, cut - 1) : cut]] or ["unnamed"]
    tail = words[-2:] if len(words) > 1 and words[-2] in COMPOUND else words[-1:]
    return " ".join(tail), body.country if body.country and not body.country.startswith("~") else ""
