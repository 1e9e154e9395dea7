"""The nodes of a build or store: their names, mentions, links and reasons, and what about them may be wrong."""

import csv
import io
import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from kg.graph.describe import specific, stands_for
from kg.graph.iris import Naming, document_key, known_iri, make_naming
from kg.graph.names import make_names
from kg.graph.terms import WD
from kg.identity.index import Placed
from kg.identity.names import is_acronym, person_name
from kg.known import Known, load_known
from kg.ontology import Ontology, load_ontology
from kg.pipeline.export import base_of, readings_of
from kg.pipeline.identity import WhoIsWho, decisions_of, identify


@dataclass(frozen=True, slots=True)
class Occurs:
    """A node in one document: what it is called there, how often, and why it is this node (0 to 1)."""

    document: str
    name: str
    mentions: int
    reason: str
    strength: float


@dataclass(frozen=True, slots=True)
class Node:
    """A node with all that is known of it; `typed` says why it has its type, `suspicious` what may be wrong."""

    iri: str
    label: str
    type: str
    typed: str
    names: tuple[str, ...]
    mentions: int
    links: tuple[str, ...]
    occurs: tuple[Occurs, ...]
    suspicious: tuple[str, ...] = ()

    @property
    def strength(self) -> float:
        """The weakest link of those that join it."""
        return min((o.strength for o in self.occurs), default=1.0)


@dataclass(slots=True)
class _Told:
    """What all documents tell of a node, while they are read."""

    names: Counter[str] = field(default_factory=Counter)
    types: set[str] = field(default_factory=set)
    typed: Counter[str] = field(default_factory=Counter)
    aliases: set[str] = field(default_factory=set)
    links: set[str] = field(default_factory=set)
    occurs: list[Occurs] = field(default_factory=list)
    countries: set[str] = field(default_factory=set)
    label: str = ""
    named: bool = False


def entities(
    folder: Path | str, *, ontologies: Sequence[Path | str] = (), entities: Sequence[Path | str] = ()
) -> list[Node]:
    """The nodes of a build's folder or a store, the most suspicious first; raises KgError for another folder."""
    return nodes(who_of(Path(folder), ontologies, entities))


def who_of(folder: Path, ontologies: Sequence[Path | str] = (), entities: Sequence[Path | str] = ()) -> WhoIsWho:
    """Who is who in a build or store, with the ontology and entity files that it was made with."""
    ontology, known = load_ontology(list(map(Path, ontologies))), load_known(list(map(Path, entities)))
    naming = make_naming(ontology, base_of(folder), known)
    return identify(readings_of(folder), naming, decisions_of(folder))


def nodes(who: WhoIsWho) -> list[Node]:
    """The nodes of a corpus, the most suspicious first, then by label."""
    told = _gathered(who)
    doubts = _doubts(who, told)
    found = [_node(iri, row, who.naming, doubts.get(iri, ())) for iri, row in told.items()]
    return sorted(found, key=lambda n: (-len(n.suspicious), n.label.casefold(), n.iri))


def _gathered(who: WhoIsWho) -> dict[str, _Told]:
    naming = replace(who.naming, placed=who.iris)
    found: defaultdict[str, _Told] = defaultdict(_Told)
    nouns: dict[str, frozenset[str]] = {}
    for reading in who.readings:
        names, key = make_names(reading, naming), document_key(reading.document)
        for entity in reading.entities:
            iri, known = names.entities[entity.id].value, naming.known_of(entity)
            row = found[iri]
            placed = who.index.placed.get((key, entity.id)) or Placed(names.local[entity.id])
            settled = who.ruling.placed((key, entity.id), placed)
            why = (settled.reason, settled.strength) if settled.reason else (_plainly(known), 1.0)
            row.occurs.append(Occurs(reading.document.id, entity.name, len(entity.mentions), *why))
            if stands_for(entity, names):
                continue
            row.names[entity.name] += max(1, len(entity.mentions))
            row.types.add(entity.type)
            heads = nouns.setdefault(entity.type, frozenset(_head_nouns(entity.type, naming.ontology)))
            row.typed["known entity" if known else type_reason(entity.name, heads)] += 1
            row.aliases.update(entity.aliases)
            row.named = row.named or any(mention.kind == "name" for mention in entity.mentions)
            if known and iri == known_iri(known, naming.base):
                row.label = known.label
                row.links.update([WD + known.wikidata] if known.wikidata else [])
    for description in who.index.descriptions():
        occurrence = description.occurrence
        iri = who.ruling.iri(occurrence, who.index.placed[occurrence].iri)
        found[iri].countries.update(description.evidence.countries)
    return dict(found)


def _plainly(known: Known | None) -> str:
    return "known entity" if known else "its own name"


def _head_nouns(type: str, ontology: Ontology) -> Iterator[str]:
    for cls in ontology.classes.values():
        if ontology.is_a(type, cls.name):
            yield from cls.head_nouns


def type_reason(name: str, nouns: Collection[str]) -> str:
    """Why an entity that is not known has its type: a noun of its name says so (`nouns`), or the sentences do."""
    noun = next((word for word in reversed(name.lower().split()) if word in nouns), "")
    return f"the noun “{noun}”" if noun else "the model's label, and what is said of it"


def _node(iri: str, row: _Told, naming: Naming, doubts: Iterable[str]) -> Node:
    label = row.label or min(row.names, key=lambda n: (-row.names[n], n), default=row.occurs[0].name)
    names = tuple(sorted((set(row.names) | row.aliases) - {label}))
    types = specific(row.types, naming.ontology)
    typed = min(row.typed, key=lambda why: (-row.typed[why], why), default="known entity")
    occurs = tuple(sorted(row.occurs, key=lambda o: (o.document, o.name)))
    mentions = sum(o.mentions for o in occurs)
    return Node(
        iri, label, " ".join(types), typed, names, mentions, tuple(sorted(row.links)), occurs, tuple(sorted(doubts))
    )


def _doubts(who: WhoIsWho, told: Mapping[str, _Told]) -> dict[str, list[str]]:
    """What may be wrong, by the node's IRI."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for iri, why in (*_namesakes(told), *_acronyms(told), *_one_name(told), *_undecided(who)):
        if iri in told and why not in found[iri]:
            found[iri].append(why)
    return found


def _label(iri: str, told: Mapping[str, _Told]) -> str:
    row = told[iri]
    return row.label or min(row.names, key=lambda n: (-row.names[n], n), default=iri)


def _namesakes(told: Mapping[str, _Told]) -> Iterator[tuple[str, str]]:
    """Persons with one surname who belong to one country, and are two nodes."""
    bearers: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for iri, row in sorted(told.items()):
        if "Person" in row.types and row.names:
            for country in row.countries:
                bearers[person_name(_label(iri, told)).key, country].append(iri)
    for (_, country), iris in sorted(bearers.items()):
        for iri in iris if len(iris) > 1 else ():
            others = ", ".join(_label(other, told) for other in iris if other != iri)
            yield iri, f"same surname and country ({country.replace('~', '')}) as {others}"


def _acronyms(told: Mapping[str, _Told]) -> Iterator[tuple[str, str]]:
    """One acronym that stands for two names."""
    bearers: defaultdict[str, list[str]] = defaultdict(list)
    for iri, row in sorted(told.items()):
        for name in {*row.names, *row.aliases}:
            if is_acronym(name):
                bearers[name].append(iri)
    for short, iris in sorted(bearers.items()):
        for iri in iris if len(iris) > 1 else ():
            others = ", ".join(_label(other, told) for other in iris if other != iri)
            yield iri, f"{short} also stands for {others}"


def _one_name(told: Mapping[str, _Told]) -> Iterator[tuple[str, str]]:
    """One name that several nodes have, told apart by their type or their documents."""
    bearers: defaultdict[str, list[str]] = defaultdict(list)
    for iri, row in sorted(told.items()):
        if row.named:
            bearers[_label(iri, told)].append(iri)
    for iris in bearers.values():
        for iri in iris if len(iris) > 1 else ():
            others = [_short(other) for other in iris if other != iri]
            more = f" and {len(others) - 3} more" if len(others) > 3 else ""
            yield iri, f"same name as {', '.join(others[:3])}{more}"


def _undecided(who: WhoIsWho) -> Iterator[tuple[str, str]]:
    for occurrence, placed in sorted(who.index.placed.items()):
        settled = who.ruling.placed(occurrence, placed)
        if settled.rivals:
            yield settled.iri, f"undecided ({settled.reason}): may be {', '.join(map(_short, settled.rivals))}"
    for apart in who.index.differences():
        pair = who.ruling.difference(apart)
        if pair and not pair[3]:
            yield pair[0], f"same name as {_short(pair[1])}, nothing in common"
            yield pair[1], f"same name as {_short(pair[0])}, nothing in common"


def _short(iri: str) -> str:
    return iri.rpartition("/")[2]


COLUMNS = ("iri", "label", "type", "typed by", "names", "documents", "mentions", "links", "weakest link", "suspicious")


def row_of(node: Node) -> tuple[str, ...]:
    """A node as a row of `COLUMNS`; lists are separated by semicolons."""
    weakest = min(node.occurs, key=lambda o: (o.strength, o.document), default=None)
    return (
        node.iri, node.label, node.type, node.typed, "; ".join(node.names), str(len({o.document for o in node.occurs})),
        str(node.mentions), "; ".join(node.links), f"{weakest.strength:g} {weakest.reason}" if weakest else "",
        "; ".join(node.suspicious),
    )  # fmt: skip


def as_csv(found: Iterable[Node]) -> str:
    """The nodes as CSV."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(map(row_of, found))
    return out.getvalue()


def as_jsonl(found: Iterable[Node]) -> str:
    """The nodes as JSON, one a line, with every document that they occur in and the reason there."""
    return "".join(json.dumps(asdict(node), ensure_ascii=False, sort_keys=True) + "\n" for node in found)
