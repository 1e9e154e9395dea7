"""Who is who in a store: what a document that comes or goes changes in it, in the documents already there too.

The store notes the descriptions of every document under the keys by which they are compared. A change reads those that
share a key with the document, directly or by an acronym, and no others.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

import pyoxigraph as ox

from kg.graph.decisions import Ruling, decision_quads, rule
from kg.graph.disk import Place
from kg.graph.identity import (
    descriptions,
    distinction_triples,
    identity_graph,
    occurrence_node,
    occurrence_triples,
)
from kg.graph.iris import PATHS, Naming, document_key
from kg.graph.terms import iri_of, kg, text
from kg.identity.decisions import Decision, parse
from kg.identity.directory import Directory
from kg.identity.index import Identity, Shift
from kg.identity.model import Description, Evidence, Occurrence
from kg.identity.seats import keys_of
from kg.model import Reading
from kg.store.decisions import StoredCorpus, applied_quads, applied_text, documents_of
from kg.store.housekeeping import graph, term


@dataclass(frozen=True, slots=True)
class Moves:
    """What becomes of who is who: the documents whose entities are called otherwise, the IRIs, and the quads.

    `placed` is what entities are called before people decide, `ruling` what they decided.
    """

    documents: tuple[str, ...]
    placed: Mapping[Occurrence, str]
    ruling: Ruling
    deleted: frozenset[ox.Quad]
    inserted: frozenset[ox.Quad]


class Register:
    """The descriptions of a store that were needed so far, and who is who among them. Lives as long as a writer."""

    def __init__(self, store: ox.Store, place: Place, naming: Naming, listed: Directory) -> None:
        self.store, self.place, self.naming, self.base, self.listed = store, place, naming, naming.base, listed
        self.index = Identity()
        self._keys: set[str] = set()
        self._seen: dict[str, list[ox.NamedNode]] = {}
        self.decisions = parse(applied_text(store, self.base))
        self.ruling = self._rule(self.decisions, None, None)

    def move(self, old: Reading | None, new: Reading | None, decisions: tuple[Decision, ...] | None = None) -> Moves:
        """What replacing one reading by another does, or other decisions; each may be missing."""
        before = self._stored(document_key(old.document)) if old else ()
        after = descriptions(new, self.naming, self.listed) if new else ()
        self._load([*before, *after])
        documents = {d.document: () for d in before} | ({document_key(new.document): after} if new else {})
        shift = self.index.change(documents)
        past, decided = self.ruling, self.decisions if decisions is None else decisions
        ruling = self._rule(decided, old, new) if decided else Ruling()
        own = {document_key(reading.document) for reading in (old, new) if reading}
        otherwise = self._decided_otherwise(past, ruling) - own
        others = tuple(sorted({document for document, _ in shift.occurrences} - own | otherwise))
        if past.trivial and ruling.trivial:
            called = {*shift.occurrences, *(d.occurrence for d in after)} & self.index.placed.keys()
            placed = {o: iri for name in others for o, iri in denoted(self.store, name, self.base).items()}
            placed |= {o: self.index.placed[o].iri for o in called}
        else:
            self._load(d for name in others for d in self._stored(name))
            here = [d.occurrence for name in {*others, *own} for d in self.index.document(name)]
            placed = {occurrence: self.index.placed[occurrence].iri for occurrence in here}
        touched = {*shift.occurrences, *(d.occurrence for d in (*before, *after))}
        touched |= {d.occurrence for name in otherwise for d in self.index.document(name)}
        deleted, inserted = self._quads(touched, shift, past, ruling)
        deleted |= {q for d in before for q in notes(d, self.base)} | applied_quads(self.decisions, self.base)
        inserted |= {q for d in after for q in notes(d, self.base)} | applied_quads(decided, self.base)
        self.ruling, self.decisions = ruling, decided
        return Moves(others, placed, ruling, frozenset(deleted - inserted), frozenset(inserted))

    def _rule(self, decisions: tuple[Decision, ...], old: Reading | None, new: Reading | None) -> Ruling:
        corpus = StoredCorpus(
            self.store, self.place, self.index, self.naming, self._ensure, self._seen, going=old, coming=new
        )
        found = rule(decisions, corpus, self.naming)
        corpus.forget()
        return found

    def _ensure(self, document: str) -> None:
        """Reads the document's descriptions into the index, with all that matter to them."""
        self._load(self._stored(document))

    def _decided_otherwise(self, past: Ruling, ruling: Ruling) -> set[str]:
        """The documents with nodes or statements about which the rulings differ."""
        merged = {*past.merged, *ruling.merged}
        nodes = {
            node
            for iri in merged
            if (past.merged.get(iri), past.reasons.get(iri)) != (ruling.merged.get(iri), ruling.reasons.get(iri))
            for node in (iri, past.merged.get(iri, iri))
        }
        judged = {*past.verdicts, *ruling.verdicts}
        names = {name for name in judged if past.verdicts.get(name) != ruling.verdicts.get(name)}
        nodes |= {f"{self.base}{PATHS['st']}{name}" for name in names}
        found = {document for node in nodes for document in documents_of(self.store, node, self.base)}
        split = {*past.apart, *ruling.apart}
        return found | {
            o[0]
            for o in split
            if (past.apart.get(o), past.reasons.get(o)) != (ruling.apart.get(o), ruling.reasons.get(o))
        }

    def _quads(
        self, touched: set[Occurrence], shift: Shift, past: Ruling, ruling: Ruling
    ) -> tuple[set[ox.Quad], set[ox.Quad]]:
        own = identity_graph(self.base)
        nodes = [occurrence_node(occurrence, self.base) for occurrence in touched]
        deleted = {quad for node in nodes for quad in self.store.quads_for_pattern(node, None, None, own)}
        deleted |= set(decision_quads(past, self.base))
        inserted = set(decision_quads(ruling, self.base))
        gone, come = set(shift.gone), set(shift.come)
        if past.merged or ruling.merged:
            # Pairs may be one pair now, or no longer; those that stay are written once more.
            gone |= set(self.index.differences()) - come
            come |= set(self.index.differences())
        deleted |= {
            _in(own, t) for x in gone if (pair := past.difference(x)) for t in distinction_triples(pair, self.base)
        }
        inserted |= {
            _in(own, t) for x in come if (pair := ruling.difference(x)) for t in distinction_triples(pair, self.base)
        }
        for occurrence in touched:
            for description in self.index.document(occurrence[0]):
                if description.occurrence == occurrence:
                    placed = ruling.placed(occurrence, self.index.placed[occurrence])
                    inserted |= {_in(own, t) for t in occurrence_triples(description, placed, self.base)}
        return deleted, inserted

    def _stored(self, document: str) -> tuple[Description, ...]:
        prefix = occurrence_node((document, ""), self.base).value
        found = self.store.quads_for_pattern(None, term("of"), text(document), graph(self.base, "identity"))
        nodes = sorted((q.subject for q in found), key=iri_of)
        return tuple(self._read(node) for node in nodes if iri_of(node).startswith(prefix))

    def _load(self, wanted: Iterable[Description]) -> None:
        """Reads all that shares a key with the descriptions, and with what is read by that, into the index."""
        todo = {key for description in wanted for key in self.index.keys(description)} - self._keys
        while todo:
            self._keys |= todo
            found = [d for key in sorted(todo) for d in self._under(key)]
            documents: dict[str, dict[str, Description]] = {}
            for description in found:
                kept = {d.entity: d for d in self.index.document(description.document)}
                documents.setdefault(description.document, kept)[description.entity] = description
            self.index.change({name: tuple(kept.values()) for name, kept in documents.items()})
            todo = {key for description in found for key in self.index.keys(description)} - self._keys

    def _under(self, key: str) -> Iterator[Description]:
        for quad in self.store.quads_for_pattern(None, term("under"), text(key), graph(self.base, "identity")):
            yield self._read(quad.subject)

    def _read(self, node: object) -> Description:
        assert isinstance(node, ox.NamedNode)
        found = self.store.quads_for_pattern(node, term("description"), None, graph(self.base, "identity"))
        return load(next(q.object.value for q in found if isinstance(q.object, ox.Literal)))


def notes(description: Description, base: str) -> Iterator[ox.Quad]:
    """What the store notes of a description: itself, its document, and the keys that it is found by."""
    node, own = occurrence_node(description.occurrence, base), graph(base, "identity")
    yield ox.Quad(node, term("description"), text(dump(description)), own)
    yield ox.Quad(node, term("of"), text(description.document), own)
    for key in sorted(set(keys_of(description))):
        yield ox.Quad(node, term("under"), text(key), own)


def denoted(store: ox.Store, document: str, base: str) -> dict[Occurrence, str]:
    """What the entities of a stored document are called, where all documents decide it."""
    own = graph(base, "identity")
    nodes = [q.subject for q in store.quads_for_pattern(None, term("of"), text(document), own)]
    found = {}
    for node in nodes:
        for quad in store.quads_for_pattern(node, kg("denotes"), None, identity_graph(base)):
            found[document, iri_of(node).rpartition("_")[2]] = iri_of(quad.object)
    return found


def dump(description: Description) -> str:
    """The description as JSON, sorted."""
    row = {name: value for name, value in asdict(description).items() if value}
    row["evidence"] = {k: v for k, v in row.get("evidence", {}).items() if v and not k.startswith("_")}
    return json.dumps(row, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def load(text: str) -> Description:
    """The description of such JSON."""
    row: dict[str, Any] = json.loads(text)
    evidence = Evidence(**_tuples(row.pop("evidence")))
    return Description(**{"shared": False, **_tuples(row)}, evidence=evidence)


def _tuples(row: dict[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in row.items()}


def _in(own: ox.NamedNode, triple: ox.Triple) -> ox.Quad:
    return ox.Quad(triple.subject, triple.predicate, triple.object, own)
