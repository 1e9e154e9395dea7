"""Known entities as descriptions need them: by link, and bodies by their name without the country."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kg.entity_table import WIKIDATA
from kg.identity.names import core_words, is_generic, plain_words, stem
from kg.known import Known, KnownEntities
from kg.model import Entity

COUNTRIES = frozenset({"Country", "Territory", "FormerCountry"})
BODIES = frozenset({"GovernmentBody", "PoliticalParty", "Court"})
DEMONYMIC = ("an", "ese", "ish", "i")


@dataclass(frozen=True)
class Body:
    """A body's name taken apart: `core` is compared, `country` is a key or "", `generic` where others have the name."""

    core: str
    country: str
    generic: bool


@dataclass(frozen=True)
class Directory:
    """Known entities by Wikidata and own IRI, and known bodies by core and country where only one fits."""

    known: KnownEntities
    links: Mapping[str, Known]
    bodies: Mapping[tuple[str, str], Known]
    # Names that were taken apart before.
    _apart: dict[tuple[str, bool], Body] = field(default_factory=dict)

    def of(self, entity: Entity) -> Known | None:
        """The known entity that a reading linked an entity to."""
        return next((self.links[link] for link in entity.same_as if link in self.links), None)

    def country_of(self, entity: Entity) -> str:
        """The key of a country or territory, known or not, or of the country that a known place lies in."""
        known = self.of(entity)
        if known is None:
            unknown = entity.type in ("Country", "GeopoliticalEntity", "Territory", "Thing")
            return "~" + "-".join(stem(w) for w in plain_words(entity.name)) if unknown else ""
        if known.type in COUNTRIES:
            return known.slug
        parent = self.known.parent_of(known)
        return parent.slug if parent and parent.type in COUNTRIES else ""

    def body(self, name: str, party: bool = False) -> Body:
        """A body's name taken apart; those of parties are compared with parties only."""
        found = self._apart.get((name, party))
        if found is None:
            found = self._apart[name, party] = _body(self.known, name, party)
        return found


def directory(known: KnownEntities) -> Directory:
    """The directory over known entities; it is worth keeping."""
    links: dict[str, Known] = {}
    bodies: dict[tuple[str, str], set[Known]] = {}
    for entity in known.entities:
        for iri in (entity.iri, *((WIKIDATA + entity.wikidata,) if entity.wikidata else ())):
            links.setdefault(iri, entity)
        parent = known.parent_of(entity)
        if entity.type in BODIES and parent is not None:
            for name in (entity.label, *entity.aliases):
                body = _body(known, name, entity.type == "PoliticalParty")
                if body.country in ("", parent.slug):
                    bodies.setdefault((body.core, parent.slug), set()).add(entity)
    single = {key: min(found, key=lambda k: k.iri) for key, found in bodies.items() if len(found) == 1}
    return Directory(known, links, single)


def _body(known: KnownEntities, name: str, party: bool) -> Body:
    words = [re.sub("['’]s?$", "", w) for w in re.split(r"[\s()]+", name) if w.strip("'’")]
    if re.fullmatch(r"(The )?(Bank|University|Museum) of [A-Z]\w+", name) and not known.lookup(words[-1]):
        return Body(core_words(plain_words(name)), "", False)  # no country that anybody knows: a name of its own
    country, rest = _without_country(known, words)
    plain: Sequence[str] = plain_words(" ".join(rest)) if rest else plain_words(name)
    if not country:
        country, plain = _without_unknown(words, plain)
    party = party or plain[-1] in ("party", "greens")
    return Body(("party: " if party else "") + core_words(plain), country, is_generic(plain))


def _without_country(known: KnownEntities, words: list[str]) -> tuple[str, list[str]]:
    """The country that the name names or whose demonym it has, and the other words; no country where none are left."""
    for width in (3, 2, 1):
        for start in range(len(words) - width + 1):
            country = _country(known, " ".join(words[start : start + width]))
            rest = words[:start] + words[start + width :]
            if country and any(word[:1].isalpha() and word.lower() not in ("the", "of") for word in rest):
                return country.slug, rest
    return "", words


def _country(known: KnownEntities, name: str) -> Known | None:
    demonym = known.demonym(name)
    found = [entity for entity in known.lookup(name)[:1] if entity.type in COUNTRIES]
    return found[0] if found else demonym[0] if demonym and demonym[0].type in COUNTRIES else None


def _without_unknown(words: list[str], plain: Sequence[str]) -> tuple[str, Sequence[str]]:
    """The same for a country that is not known: "Kestrian foreign ministry", "Foreign Ministry of Kestria"."""
    own = [word for word in plain if not is_generic([word])]
    rest = [word for word in plain if word not in own]
    named = [word.lower() for word in words if word.lower() not in ("of", "the")]
    if not own or not any(word not in ("of", "the", "and", "for") for word in rest):
        return "", plain
    follows = "of" in (word.lower() for word in words) and list(plain[-len(own) :]) == own
    leads = len(own) == 1 and plain[0] == own[0] and own[0].endswith(DEMONYMIC) and len(named) > 1
    return ("~" + "-".join(map(stem, own)), rest) if follows or leads else ("", plain)
