"""What people decide about a build or a store: looked up, checked against earlier decisions, and written down."""

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from difflib import get_close_matches
from pathlib import Path

from kg.errors import KgError
from kg.graph.decisions import entity_called, expanded
from kg.graph.disk import is_store
from kg.graph.explain import explain
from kg.graph.iris import PATHS, entity_iris, known_iri
from kg.graph.store import load
from kg.graph.terms import local_name
from kg.identity.decisions import FILE, Decision, append, place_of, read_decisions, statement_name
from kg.model import Entity, Reading
from kg.pipeline.entities import Node, nodes, who_of
from kg.pipeline.identity import WhoIsWho, decisions_of, short_id
from kg.pipeline.living import settle


@dataclass(frozen=True, slots=True)
class Signed:
    """Who decides, when (by default now) and why."""

    who: str = ""
    when: str = ""
    why: str = ""

    def sign(self, kind: str, what: str, other: str = "") -> Decision:
        """The decision of this person."""
        when = self.when or datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        return Decision(kind, what, other, self.who, when, self.why)


@dataclass(frozen=True, slots=True)
class Decided:
    """What was written down, where, and how many documents of a store were written anew; None where that is to come."""

    decision: Decision
    file: Path
    documents: int | None


@dataclass(frozen=True, slots=True)
class Site:
    """The build or store that is decided about, with the files that it was made with.

    `file` is another file of decisions than its own.
    """

    folder: Path
    file: Path | None = None
    ontologies: Sequence[Path] = ()
    entities: Sequence[Path] = ()

    @property
    def decisions(self) -> Path:
        """Where decisions are written."""
        return self.file or self.folder / FILE


def merge(site: Site, a: str, b: str, signed: Signed) -> Decided:
    """Two nodes are one thing, which goes by the first one's name; raises KgError for an unknown name or a clash."""
    desk = _Desk(site)
    first, second = desk.node(a), desk.node(b)
    if first.iri == second.iri:
        raise KgError(f"{a!r} and {b!r} are one node already ({first.iri})")
    return desk.write(signed.sign("merge", desk.reference(a, first), desk.reference(b, second)))


def split(site: Site, what: str, documents: Sequence[str], signed: Signed) -> Decided:
    """What the documents mean by a name is another thing than the node; raises KgError as above."""
    desk = _Desk(site)
    node = desk.node(what)
    found = [desk.occurs(node, document, place_of(what)[0]) for document in documents]
    elsewhere = {o.document for o in node.occurs} - {reading.document.id for reading, _ in found}
    if not elsewhere:
        raise KgError(f"{node.label!r} is named in no other document; there is nothing to split it from")
    names = {name for _, name in found}
    if len(names) > 1:
        raise KgError(f"the documents call it {' and '.join(sorted(names))}; split them off one by one, then merge")
    return desk.write(signed.sign("split", names.pop(), "; ".join(desk.short(r.document.id) for r, _ in found)))


def judge(site: Site, kind: str, statement: str, signed: Signed) -> Decided:
    """A statement is accepted or rejected, given by IRI or as a pattern that one statement fits; raises KgError."""
    found = explain(load(site.folder), statement)
    name = statement_name(statement)
    exact = [e for e in found if statement_name(e.statement) == name] or found
    if not exact:
        raise KgError(f"no statement is about {statement!r}; kg explain shows statements with their names")
    if len(exact) > 1:
        some = "; ".join(f"st:{local_name(e.statement)} ({' ... '.join(e.words)})" for e in exact[:4])
        raise KgError(f"{statement!r} fits {len(exact)} statements; give the name of one: {some}")
    if kind == "accept" and exact[0].polarity == "Negative":
        raise KgError(f"{statement!r} is negated, and a graph has no way to hold that something is not so")
    return _Desk(site).write(signed.sign(kind, f"st:{statement_name(exact[0].statement)}"))


def list_decisions(site: Site) -> list[tuple[Decision, str]]:
    """The decisions of the file, each with how it stands: applied, not yet, or about nothing that is there."""
    written, applied = read_decisions(site.decisions), set(_applied(site.folder))
    who = replace(who_of(site.folder, site.ontologies, site.entities), decisions=written)
    missing = set(who.ruling.missing)
    return [
        (d, "about nothing here" if d in missing else "applied" if d in applied else "not applied yet") for d in written
    ]


def _applied(folder: Path) -> tuple[Decision, ...]:
    """The decisions that the folder's files were made with, as far as that can be told."""
    if is_store(folder):
        return decisions_of(folder)
    try:
        listed = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["files"].get(FILE)
        same = listed == hashlib.sha256((folder / FILE).read_bytes()).hexdigest()
    except (OSError, ValueError, KeyError):
        return ()
    return read_decisions(folder / FILE) if same else ()


class _Desk:
    """The corpus at hand, while somebody decides about it."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.written = read_decisions(site.decisions)
        self.who: WhoIsWho = replace(who_of(site.folder, site.ontologies, site.entities), decisions=self.written)
        self.nodes = nodes(self.who)
        self.by_iri = {node.iri: node for node in self.nodes}
        self.ids = [reading.document.id for reading in self.who.readings]

    def node(self, what: str) -> Node:
        """The node that a person means: "NAME @ DOCUMENT", an IRI, or a name that one node alone has."""
        name, document = place_of(what)
        if document:
            reading = self.reading(document)
            entity = entity_called(reading, name)
            if entity is None:
                known = ", ".join(sorted({e.name for e in reading.entities})[:8])
                raise KgError(f"{reading.document.id} names no {name!r}; it names {known or 'nothing'}")
            return self.by_iri[self._iri(reading, entity)]
        by_iri = self.by_iri.get(expanded(name, self.who.naming.base))
        return by_iri or self._named(name)

    def _iri(self, reading: Reading, entity: Entity) -> str:
        return entity_iris(reading, replace(self.who.naming, placed=self.who.iris))[entity.id]

    def _named(self, name: str) -> Node:
        wanted = name.casefold()
        tests: tuple[Callable[[Node], bool], ...] = (
            lambda n: n.label.casefold() == wanted,
            lambda n: wanted in {other.casefold() for other in n.names},
        )
        for test in tests:
            found = [node for node in self.nodes if test(node)]
            if len(found) > 1:
                which = ", ".join(self.short_iri(node.iri) for node in found[:6])
                raise KgError(f"{name!r} may be {which}; give one of these, or NAME @ DOCUMENT")
            if found:
                return found[0]
        close = get_close_matches(name, sorted({node.label for node in self.nodes}), 4, 0.5)
        hint = f"perhaps {', '.join(map(repr, close))}" if close else "kg entities lists what there is"
        raise KgError(f"nothing is called {name!r}; {hint}")

    def reading(self, document: str) -> Reading:
        """The document of that id; raises KgError with suggestions where there is none, or several."""
        fitting = [i for i in self.ids if i == document] or [i for i in self.ids if short_id(i) == document]
        fitting = fitting or [i for i in self.ids if i.startswith(document)]
        if len(fitting) != 1:
            close = fitting[:4] or get_close_matches(document, self.ids, 4, 0.4) or self.ids[:4]
            raise KgError(f"{document!r} is {'several documents' if fitting else 'no document'}: {', '.join(close)}")
        return next(r for r in self.who.readings if r.document.id == fitting[0])

    def occurs(self, node: Node, document: str, name: str) -> tuple[Reading, str]:
        """The document, and what it calls the node, by `name` if it can; raises KgError where it does not name it."""
        reading = self.reading(document)
        found = [o.name for o in node.occurs if o.document == reading.document.id]
        if not found:
            where = ", ".join(sorted({o.document for o in node.occurs})[:6])
            raise KgError(f"{reading.document.id} does not name {node.label!r}; it is named in {where}")
        entity = entity_called(reading, name)
        return reading, entity.name if entity is not None and entity.name in found else found[0]

    def reference(self, what: str, node: Node) -> str:
        """How a decision names the node: as a known entity, else by a mention, since its IRI may change."""
        name, document = place_of(what)
        if document:
            reading = self.reading(document)
            entity = entity_called(reading, name)
            return f"{entity.name if entity else name} @ {self.short(reading.document.id)}"
        known = self.who.naming.tables.called.get(node.iri)
        if known is not None and known_iri(known, self.who.naming.base) == node.iri:
            return self.short_iri(node.iri)
        for occurs in node.occurs:
            reading = self.reading(occurs.document)
            entity = entity_called(reading, occurs.name)
            if entity is not None and self._iri(reading, entity) == node.iri:
                return f"{occurs.name} @ {self.short(occurs.document)}"
        return self.short_iri(node.iri)

    def short(self, id: str) -> str:
        """A document's id without the hash, where that is enough: it holds when the text is corrected."""
        return short_id(id) if [short_id(other) for other in self.ids].count(short_id(id)) == 1 else id

    def short_iri(self, iri: str) -> str:
        """ "ent:norway" for the whole IRI."""
        base = self.who.naming.base
        found = next((p for p, path in PATHS.items() if iri.startswith(base + path)), "")
        return f"{found}:{iri.removeprefix(base + PATHS[found])}" if found else iri

    def write(self, decision: Decision) -> Decided:
        """Writes the decision down, and applies it where the folder is a store; raises KgError where it clashes."""
        if any((d.kind, d.what, d.other) == (decision.kind, decision.what, decision.other) for d in self.written):
            raise KgError(f"{self.site.decisions}: this is decided already")
        numbered = replace(decision, line=self._next_line())
        replace(self.who, decisions=(*self.written, numbered)).ruling  # noqa: B018 - raises where it clashes
        append(self.site.decisions, [decision])
        own = is_store(self.site.folder) and self.site.file is None
        documents = (
            settle(self.site.folder, ontologies=self.site.ontologies, entities=self.site.entities) if own else None
        )
        return Decided(decision, self.site.decisions, documents)

    def _next_line(self) -> int:
        path = self.site.decisions
        return len(path.read_text(encoding="utf-8-sig").splitlines()) + 1 if path.exists() else 2
