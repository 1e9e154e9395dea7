"""Names for everything in the graph: readable, deterministic, and the same whatever the order of the documents.

An entity's IRI depends on its own name, type and links, on the known entities, and on its document only where it is
named by a common noun or a bare surname: "the minister" of one document is not the minister of another.
"""

import hashlib
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

import pyoxigraph as ox

from kg.entity_table import ENTITY
from kg.entity_table import slug as plain_slug
from kg.errors import KgError
from kg.graph.terms import VOCABULARIES, WD
from kg.known import Known, KnownEntities, load_known
from kg.model import Document, Entity, Reading
from kg.ontology import Ontology

DEFAULT_BASE = "urn:citegraph:"
PATHS = {
    "ent": "entity/",
    "ins": "instrument/",
    "role": "role/",
    "mem": "membership/",
    "act": "act/",
    "st": "statement/",
    "at": "attribution/",
    "doc": "document/",
}
FAMILIES = ("Role", "Instrument", "Person", "Organization", "Place", "Group", "Event", "Concept")
# Longer slugs are cut, and a hash of the whole keeps them apart.
LONGEST = 64
# Words that name an office or a text in any country: "Supreme Court" alone says not which.
GENERIC = frozenset(
    [
        "foreign",
        "supreme",
        "defense",
        "defence",
        "interior",
        "central",
        "national",
        "constitutional",
        "high",
        "highest",
        "federal",
        "state",
        "prime",
        "general",
        "local",
        "regional",
        "district",
        "public",
        "joint",
        "special",
        "first",
        "senior",
        "armed",
        "security",
        "deputy",
        "chief",
        "main",
        "grand",
        "human",
        "rights",
        "house",
        "lower",
        "upper",
        "the",
        "of",
        "and",
        "for",
        "affairs",
        "justice",
        "finance",
        "health",
        "education",
        "trade",
        "energy",
        "transport",
    ]
)
_SMALL = frozenset(["of", "for", "the", "and", "on", "in", "to", "de"])


@dataclass(frozen=True)
class Tables:
    """What a naming looks things up in; each is made when it is first asked for, and once."""

    ontology: Ontology
    known: KnownEntities
    base: str

    @cached_property
    def links(self) -> Mapping[str, Known]:
        """Known entities by Wikidata IRI and by their own IRI, the first of several."""
        found: dict[str, Known] = {}
        for entity in self.known.entities:
            for iri in (entity.iri, *((WD + entity.wikidata,) if entity.wikidata else ())):
                found.setdefault(iri, entity)
        return found

    @cached_property
    def taken(self) -> Mapping[str, frozenset[str]]:
        """The slugs of known entities, with the families of their types."""
        found: dict[str, set[str]] = {}
        for entity in self.known.entities:
            found.setdefault(entity.slug, set()).add(family_of(entity.type, self.ontology))
        return {name: frozenset(families) for name, families in found.items()}

    @cached_property
    def head_nouns(self) -> Mapping[str, str]:
        """Nouns that say what they name ("ministry", "corridor"), with the family."""
        classes = self.ontology.classes.values()
        pairs = [(noun, family_of(c.name, self.ontology)) for c in classes for noun in c.head_nouns]
        return dict(sorted(pairs, reverse=True))

    @cached_property
    def called(self) -> Mapping[str, Known]:
        """Known entities by the IRI that they have in the graph."""
        return {known_iri(entity, self.base): entity for entity in self.known.entities}


@dataclass(frozen=True)
class Naming:
    """What the names of entities rest on: the base IRI, the ontology's classes and the known entities.

    `placed` are the IRIs of entities that all documents together decide (see `kg.identity`), by the document's key
    and the entity's id; `dataclasses.replace` them, and the tables are kept.
    """

    ontology: Ontology
    known: KnownEntities
    base: str
    tables: Tables
    placed: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def family(self, type: str) -> str:
        """The widest class, of `FAMILIES`, that the type belongs to, or "Thing"."""
        return family_of(type, self.ontology)

    def known_of(self, entity: Entity) -> Known | None:
        """The known entity that the reading linked it to."""
        return next((self.tables.links[link] for link in entity.same_as if link in self.tables.links), None)


def family_of(type: str, ontology: Ontology) -> str:
    """The widest class, of `FAMILIES`, that the type belongs to, or "Thing"."""
    return next((f for f in FAMILIES if ontology.is_a(type, f)), "Thing")


def make_naming(ontology: Ontology, base: str = DEFAULT_BASE, known: KnownEntities | None = None) -> Naming:
    """The naming over kg's own known entities (or `known`); raises KgError where the base is no IRI for names."""
    listed = load_known() if known is None else known
    return Naming(ontology, listed, check_base(base), Tables(ontology, listed, base))


def check_base(base: str) -> str:
    """The base; raises KgError where names can't be appended to it."""
    try:
        ox.NamedNode(base + "entity/x")
    except ValueError as error:
        raise KgError(
            f"base {base!r} is not an absolute IRI ({error}); use one such as https://example.org/"
        ) from error
    if base[-1] not in ":/#":
        raise KgError(f"base {base!r} should end in '/', '#' or ':', since names are appended to it")
    return base


def prefixes(base: str = DEFAULT_BASE) -> dict[str, str]:
    """All prefixes of kg's files, by prefix."""
    return {**VOCABULARIES, **{prefix: base + path for prefix, path in PATHS.items()}}


@lru_cache(maxsize=1 << 16)
def slug(name: str) -> str:
    """A readable name for an IRI: Latin letters without accents, letters of other scripts as they are, hyphens.

    A name without any letter or digit gives its code points ("u1f600").
    """
    plain = plain_slug(name)
    folded = unicodedata.normalize("NFC", name.casefold())
    if plain == "unnamed" or any(c.isalnum() and not _latin(c) for c in folded):
        plain = _native(folded) or "-".join(f"u{ord(c):x}" for c in folded if not c.isspace()) or "unnamed"
    if len(plain) <= LONGEST:
        return plain
    cut = plain[:LONGEST].rpartition("-")[0] or plain[:LONGEST]
    return f"{cut}-{digest(name, length=6)}"


def _latin(character: str) -> bool:
    return character.isascii() or "LATIN" in unicodedata.name(character, "")


def _native(name: str) -> str:
    """Letters, marks and digits of any script that an IRI (RFC 3987: none from U+E0000) and local names admit."""
    barred = (0xD7, 0xF7)
    kept = [
        "-" if unicodedata.category(c)[0] not in "LMN" or ord(c) in barred or ord(c) >= 0xE0000 else c for c in name
    ]
    return re.sub("-+", "-", "".join(kept)).strip("-")


def digest(*parts: object, length: int) -> str:
    """The first hexadecimal digits of the SHA-256 over the parts."""
    joined = "\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass")
    return hashlib.sha256(joined).hexdigest()[:length]


def document_hash(document: Document) -> str:
    """64 hexadecimal digits of what the document says: the SHA-256 given, or that of its text, or of its id."""
    if re.fullmatch(r"[0-9a-f]{64}", document.sha256):
        return document.sha256
    return digest(document.sha256 or document.text or document.id, length=64)


def document_iri(document: Document, base: str = DEFAULT_BASE) -> str:
    """The IRI of the document, from its content."""
    return f"{base}{PATHS['doc']}{document_key(document)}"


def passage_iri(document: str, start: int, end: int) -> str:
    """A place in a document, characters, half-open; a name that Turtle can abbreviate."""
    return f"{document}_{start}-{end}"


def entity_iris(reading: Reading, naming: Naming) -> dict[str, str]:
    """The IRI of every entity of a reading, by the entity's id: where all documents place it, else its document's."""
    document = document_key(reading.document)
    return {id: naming.placed.get((document, id), iri) for id, (iri, _) in local_iris(reading, naming).items()}


def document_key(document: Document) -> str:
    """What a document is called in IRIs: the beginning of its hash."""
    return document_hash(document)[:12]


def local_iris(reading: Reading, naming: Naming) -> dict[str, tuple[str, bool]]:
    """The IRI that the document alone gives every entity, by the entity's id, and whether documents share it."""
    scope = document_hash(reading.document)[:8]
    found: dict[str, tuple[str, bool]] = {}
    counts: dict[str, int] = {}
    for entity in sorted(reading.entities, key=_first_mention):
        known = naming.known_of(entity)
        if known is not None:
            found[entity.id] = known_iri(known, naming.base), True
        else:
            shared = shared_name(entity, naming)
            name = shared or number_name(f"{slug(_bare(entity.name))}-{scope}", counts)
            found[entity.id] = naming.base + _path(naming.family(entity.type)) + name, shared is not None
    return found


def entity_iri(entity: Entity, reading: Reading, naming: Naming) -> str:
    """The IRI of one entity of a reading."""
    return entity_iris(reading, naming)[entity.id]


def known_iri(known: Known, base: str) -> str:
    """Its own IRI, moved to our base; a user's entity keeps the IRI that the user gave it."""
    own = known.iri.startswith(ENTITY)
    return base + PATHS["ent"] + known.iri.removeprefix(ENTITY) if own else known.iri


def shared_name(entity: Entity, naming: Naming) -> str | None:
    """The last part of the IRI of an entity that is not known, where documents share it; else None."""
    family = naming.family(entity.type)
    name = _bare(entity.name)
    if family == "Role":
        return slug(name)
    if _only_pointed_at(entity) or not _distinctive(name, family, naming):
        return None
    taken = naming.tables.taken.get(slug(name), frozenset({family}))
    plain = family in taken and (family in ("Instrument", "Person") or family == _suggested(name, naming))
    return slug(name) if plain else f"{slug(name)}-{family.lower()}"


def _only_pointed_at(entity: Entity) -> bool:
    return bool(entity.mentions) and all(m.kind in ("nominal", "pronoun") for m in entity.mentions)


def _distinctive(name: str, family: str, naming: Naming) -> bool:
    """Whether the name alone tells which one: a surname, "the Court" or "Foreign Ministry" does not."""
    words = _words(name)
    own = [w for w in words if w.lower() not in GENERIC and w.lower() not in naming.tables.head_nouns]
    if family == "Person":
        return len(own) > 1
    return bool(own) and (len(words) > 1 or family != "Instrument" or _acronym(name))


def _suggested(name: str, naming: Naming) -> str:
    """The family that a name suggests: by its head noun, by its shape, a place for one word, a person for two."""
    words = _words(name)
    cut = next((i for i, w in enumerate(words) if i and w.lower() in _SMALL), len(words))
    head = naming.tables.head_nouns.get(words[cut - 1].lower()) if words else None
    if head in ("Organization", "Place", "Event", "Group"):
        return head
    if len(words) < 2:
        return "Organization" if _acronym(name) else "Place"
    unlike_person = len(words) > 3 or any(not w[:1].isupper() or not w.isalpha() for w in words)
    return "Organization" if unlike_person else "Person"


def _acronym(name: str) -> bool:
    return (name.isupper() and 1 < len(name) < 8) or any(c.isdigit() for c in name)


def _words(name: str) -> list[str]:
    return [w for w in re.split(r"[\s\-/,.]+", name) if w]


def _bare(name: str) -> str:
    return re.sub(r"^the\s+(?=\S)", "", name.strip(), flags=re.IGNORECASE)


def _path(family: str) -> str:
    return PATHS[{"Role": "role", "Instrument": "ins"}.get(family, "ent")]


def _first_mention(entity: Entity) -> tuple[int, int, str]:
    number = re.sub(r"\D", "", entity.id)[:9]
    return min((m.start for m in entity.mentions), default=-1), int(number or 0), entity.id


def number_name(name: str, counts: dict[str, int]) -> str:
    """The name, with "-2", "-3" ... appended where `counts` has it already."""
    counts[name] = counts.get(name, 0) + 1
    return name if counts[name] == 1 else f"{name}-{counts[name]}"
