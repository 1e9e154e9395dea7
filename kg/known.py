"""Known entities: names that statements use, recognised and linked without a network.

They come from `ontology/entities.ttl` (made by `scripts/make_entities.py`) and from a user's own .ttl or .tsv files.
Homonyms come in an order of preference: the entity marked `kg:preferredFor` that name, then by type as in
`kg.entity_table.PREFERENCE`, the label before an alias, a linked entity before an unlinked one, then by label.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from typing import Literal as Choice

import pyoxigraph as ox

from kg.entity_table import WIKIDATA, Row, Rows, rank, read_tsv
from kg.errors import KgError
from kg.gazetteer import Name, Tree, find, key_of, pieces_of, tree, walk
from kg.paths import data_dir

RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"

DemonymKind = Choice["adjective", "noun"]


@dataclass(frozen=True, slots=True)
class Known:
    """An entity known by name; `parent` and `seat_of` are IRIs, `wikidata` is a Q id.

    `parent` and `status` repeat the source of the list; they decide nothing about a disputed territory.
    `preferred_for` are names that mean this entity first of all; `ordinary_words` are names that are also English
    words ("Time"), with which a sentence may begin.
    """

    slug: str
    iri: str
    type: str
    label: str
    aliases: tuple[str, ...] = ()
    demonyms_adjective: tuple[str, ...] = ()
    demonyms_noun: tuple[str, ...] = ()
    capital: str | None = None
    parent: str | None = None
    wikidata: str | None = None
    status: str | None = None
    seat_of: str | None = None
    iso_alpha2: str | None = None
    iso_alpha3: str | None = None
    preferred_for: tuple[str, ...] = ()
    ordinary_words: tuple[str, ...] = ()


Demonym = tuple[Known, DemonymKind]


@dataclass(frozen=True, slots=True)
class KnownEntities:
    """An index of known entities by name, demonym and capital; `load_known` makes it."""

    entities: tuple[Known, ...]
    by_iri: Mapping[str, Known]
    _names: Tree[Known]
    _demonyms: Tree[Demonym]
    _capitals: Tree[Known]

    def lookup(self, name: str) -> tuple[Known, ...]:
        """The entities of that name, preferred first; a leading "the" is ignored where no name needs it.

        Acronyms count as they are written ("WHO", never "who"); of other names the first word needs its capital,
        while the case of the rest, and accents, may differ.
        """
        return _unique(find(self._names, name))

    def demonym(self, word: str) -> Demonym | None:
        """Whose demonym it is: "Azerbaijani" is an adjective (though a noun too), "Iranians" a noun."""
        found = find(self._demonyms, word)
        return found[0].value if found else None

    def is_only_demonym(self, word: str) -> bool:
        """Whether it is a demonym and no name of the same entity: "Iranian", "Germans", but not "US"."""
        found = self.demonym(word)
        return found is not None and found[0] not in self.lookup(word)

    def capital_of(self, name: str) -> Known | None:
        """The country or territory whose capital has that name ("Baku", "Washington", "Kiev")."""
        found = find(self._capitals, name)
        return found[0].value if found else None

    def metonym_of(self, name: str) -> Known | None:
        """The state or body that a capital or a seat ("the Kremlin", "Downing Street") may stand for."""
        seats = [self.by_iri[k.seat_of] for k in self.lookup(name) if k.seat_of and k.seat_of in self.by_iri]
        return seats[0] if seats else self.capital_of(name)

    def parent_of(self, known: Known) -> Known | None:
        """The country or body that it belongs to, as the list has it."""
        return self.by_iri.get(known.parent or "")

    def longest_matches(self, words: Sequence[str]) -> list[tuple[int, int, tuple[Known, ...]]]:
        """Names in a sequence of tokens: (start, end, entities), token indexes, half-open, longest first, no overlap.

        Case counts as in `lookup`. A people's name that is also the demonym of a place, or ends one ("Armenians",
        "Koreans"), is left to `demonym_matches`.
        """
        return [(start, end, _unique(found)) for start, end, found in walk(self._names, words)]

    def demonym_matches(self, words: Sequence[str]) -> list[tuple[int, int, Known, DemonymKind]]:
        """Demonyms in a sequence of tokens, of several words too ("South Korean"); otherwise as `longest_matches`."""
        return [(start, end, *found[0].value) for start, end, found in walk(self._demonyms, words)]


def load_known(extra: Sequence[Path] = ()) -> KnownEntities:
    """The entities that come with kg and those of the user's files; raises KgError naming file and fault.

    A file ends in .ttl (the shape of `ontology/entities.ttl`) or .tsv (columns as in `COLUMNS`, of which `label` and
    `type` are needed; `|` parts the values of a list). An entity whose IRI is known already adds to it.
    """
    return _load(tuple(Path(path) for path in extra))


@cache
def _load(extra: tuple[Path, ...]) -> KnownEntities:
    rows: Rows = {}
    for path in (data_dir("ontology") / "entities.ttl", *extra):
        (read_tsv if path.suffix == ".tsv" else read_turtle)(path, rows)
    return index(_known(iri, row) for iri, row in rows.items() if row.get("type") and row.get("prefLabel"))


def read_turtle(path: Path, rows: Rows) -> None:
    """Adds the file's entities to `rows` (IRI, then local name of the predicate, to values); raises KgError."""
    try:
        for quad in ox.parse(path.read_bytes(), format=ox.RdfFormat.TURTLE):
            if isinstance(quad.subject, ox.NamedNode) and not isinstance(quad.object, ox.Triple):
                predicate, value = quad.predicate.value, quad.object.value
                values = rows.setdefault(quad.subject.value, {}).setdefault(_local(predicate), [])
                value = _local(value) if predicate == RDF_TYPE else value
                if value not in values:
                    values.append(value)
    except OSError as error:
        raise KgError(f"{path}: cannot be read ({error.strerror}); name a .ttl or .tsv file") from error
    except (SyntaxError, ValueError) as error:
        raise KgError(f"{path}: not Turtle: {error}") from error


def plural(noun: str) -> str:
    """The plural of a demonym noun by rule: Iranian, Iranians; Frenchman, Frenchmen; Chinese, Chinese."""
    if noun.endswith(("s", "ese", "ish", "ch", "x", "men", "i-Kiribati")):
        return noun
    if noun.endswith(("man", "woman")) and not noun.endswith(("German", "Roman", "Turkman")):
        return noun[:-3] + "men"
    return noun[:-1] + "ies" if noun.endswith("y") and noun[-2:-1] not in "aeiou" else noun + "s"


def index(entities: Iterable[Known]) -> KnownEntities:
    """The index over entities, whose order does not matter."""
    found = tuple(sorted(entities, key=lambda k: k.iri))
    demonyms = [name for k in found for name in _demonym_names(k)]
    keys = [key_of(n.pieces) for n in demonyms if n.value[0].type in ("Country", "Territory")]
    of_places = {*keys, *(key[-1:] for key in keys)}
    names = [_name(name, k, of_places) for k in found for name in _written(k)]
    return KnownEntities(
        found,
        {k.iri: k for k in found},
        tree(names, lambda n: _preference(n.pieces, n.value)),
        tree(demonyms, lambda n: _preference(n.pieces, n.value[0])),
        tree(_capital_names(found), lambda n: _preference(n.pieces, n.value)),
    )


def _known(iri: str, row: Row) -> Known:
    def one(key: str) -> str | None:
        return row[key][0] if row.get(key) else None

    nouns = row.get("demonymNoun", [])
    ids = [_local(value) for value in row.get("exactMatch", ()) if value.startswith(WIKIDATA)]
    return Known(
        slug=_local(iri),
        iri=iri,
        type=min(row["type"], key=lambda t: (rank(t), t)),
        label=row["prefLabel"][0],
        aliases=tuple(row.get("altLabel", ())),
        demonyms_adjective=tuple(row.get("demonymAdjective", ())),
        demonyms_noun=tuple(dict.fromkeys([*nouns, *map(plural, nouns)])),
        capital=one("capital"),
        parent=one("parent"),
        wikidata=ids[0] if ids else None,
        status=one("territorialStatus"),
        seat_of=one("seatOf"),
        iso_alpha2=one("isoAlpha2"),
        iso_alpha3=one("isoAlpha3"),
        preferred_for=tuple(row.get("preferredFor", ())),
        ordinary_words=tuple(row.get("ordinaryWord", ())),
    )


def _written(known: Known) -> list[str]:
    """Its names; "The Gambia" is left out beside "Gambia", so that the article stays outside the match."""
    names = [n for n in dict.fromkeys([known.label, *known.aliases]) if pieces_of(n)]
    return [n for n in names if not (n.startswith("The ") and n[4:] in names)]


def _name(name: str, known: Known, of_places: set[tuple[str, ...]]) -> Name[Known]:
    pieces = pieces_of(name)
    people = known.type == "EthnicGroup" and key_of(pieces) in of_places
    return Name(pieces, known, ordinary=name in known.ordinary_words, in_text=not people)


def _demonym_names(known: Known) -> Iterator[Name[Demonym]]:
    for word in known.demonyms_adjective:
        yield Name(pieces_of(word), (known, "adjective"))
    for word in known.demonyms_noun:
        if word not in known.demonyms_adjective:
            yield Name(pieces_of(word), (known, "noun"))


def _capital_names(entities: Sequence[Known]) -> Iterator[Name[Known]]:
    """Names of capitals, and the other names of the city of that label in the same country."""
    cities = {(k.label, k.parent): k for k in entities if k.type == "City"}
    for known in entities:
        if known.capital:
            city = cities.get((known.capital, known.iri))
            for name in dict.fromkeys([known.capital, *(city.aliases if city else ())]):
                yield Name(pieces_of(name), known)


def _preference(pieces: tuple[str, ...], known: Known) -> tuple[Any, ...]:
    preferred = any(pieces_of(name) == pieces for name in known.preferred_for)
    return (
        not preferred,
        rank(known.type),
        pieces != pieces_of(known.label),
        not known.wikidata,
        known.label,
        known.iri,
    )


def _local(iri: str) -> str:
    return iri.rsplit("#", 1)[-1].rsplit("/", 1)[-1]


def _unique(names: Iterable[Name[Known]]) -> tuple[Known, ...]:
    return tuple({name.value.iri: name.value for name in names}.values())
