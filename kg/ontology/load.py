"""From Turtle files to an `Ontology`."""

import hashlib
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import pyoxigraph as ox

from kg.errors import KgError
from kg.ontology.examples import parse_example
from kg.ontology.terms import NS, Frame, Ontology, OntologyClass, Property, QualifierSlot, SpeechAct
from kg.paths import data_dir

RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OWL = "http://www.w3.org/2002/07/owl#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
SCHEMA = "https://schema.org/"
SPEECH_WORDS = ("verb", "noun", "infinitive", "nounInfinitive", "adjective", "topic")
FILES = ("kg.ttl", "speech.ttl", "cues.ttl")

Terms = dict[str, dict[str, list[str]]]


def load_ontology(extra: Sequence[Path] = ()) -> Ontology:
    """kg's own ontology with the user's .ttl files beside it; raises KgError naming file and fault."""
    folder = data_dir("ontology")
    terms: Terms = defaultdict(lambda: defaultdict(list))
    digest = hashlib.sha256()
    for path in [*(folder / name for name in FILES), *extra]:
        digest.update(_read_turtle(path, terms))
    classes = _classes(terms)
    properties = _properties(terms)
    frames = tuple(_frame(iri, row) for iri, row in _of_type(terms, NS + "Frame"))
    _check(classes, properties, frames)
    acts = {_local(iri): _speech_act(iri, row) for iri, row in _of_type(terms, NS + "SpeechAct")}
    cues = {_local(iri): tuple(sorted(row[NS + "word"])) for iri, row in _of_type(terms, NS + "Cue")}
    return Ontology(classes, properties, frames, acts, cues, digest.hexdigest())


def _read_turtle(path: Path, terms: Terms) -> bytes:
    try:
        data = Path(path).read_bytes()
        for quad in ox.parse(data, format=ox.RdfFormat.TURTLE):
            value = quad.object.value if not isinstance(quad.object, ox.Triple) else ""
            terms[getattr(quad.subject, "value", "")][quad.predicate.value].append(value)
    except OSError as error:
        raise KgError(f"{path}: cannot be read ({error.strerror}); name a Turtle file") from error
    except SyntaxError as error:
        raise KgError(f"{path}: not Turtle: {error}") from error
    return data


def _of_type(terms: Terms, type: str) -> list[tuple[str, dict[str, list[str]]]]:
    return sorted((iri, row) for iri, row in terms.items() if type in row.get(RDF_TYPE, ()))


def _local(iri: str) -> str:
    return iri.rsplit("#", 1)[-1].rsplit("/", 1)[-1]


def _one(row: dict[str, list[str]], key: str, default: str = "") -> str:
    return row[key][0] if row.get(key) else default


def _classes(terms: Terms) -> dict[str, OntologyClass]:
    rows = {_local(iri): row for iri, row in _of_type(terms, OWL + "Class")}
    parents = {name: [_local(p) for p in row.get(RDFS + "subClassOf", ())] for name, row in rows.items()}
    return {name: _class(name, row, parents, rows) for name, row in rows.items()}


def _class(name: str, row: dict[str, list[str]], parents: dict[str, list[str]], rows: Terms) -> OntologyClass:
    order, todo = [], [name]
    while todo:
        at = todo.pop(0)
        if at not in order:
            order.append(at)
            todo += sorted(parents.get(at, ()))
    codes = [code for n in order if n in rows for code in rows[n].get(NS + "ploverCode", ())]
    nouns = tuple(sorted(row.get(NS + "headNoun", ())))
    return OntologyClass(name, _one(row, RDFS + "label", name), frozenset(order), nouns, codes[0] if codes else None)


def _properties(terms: Terms) -> dict[str, Property]:
    kinds = (OWL + "ObjectProperty", OWL + "DatatypeProperty")
    rows = [pair for kind in kinds for pair in _of_type(terms, kind)]
    return {_local(iri): _property(_local(iri), row) for iri, row in rows}


def _property(name: str, row: dict[str, list[str]]) -> Property:
    same = [*row.get(OWL + "equivalentProperty", ()), *row.get(RDFS + "subPropertyOf", ())]
    return Property(
        name=name,
        label=_one(row, RDFS + "label", name),
        comment=_one(row, RDFS + "comment"),
        domain=tuple(sorted(map(_local, row.get(SCHEMA + "domainIncludes", ())))),
        range=tuple(sorted(map(_local, row.get(SCHEMA + "rangeIncludes", ())))),
        event=_local(_one(row, NS + "eventClass")) or None,
        equivalent=tuple(sorted(same)),
        datatype=_local(_one(row, RDFS + "range")) or None,
        symmetric=OWL + "SymmetricProperty" in row[RDF_TYPE],
    )


def _frame(iri: str, row: dict[str, list[str]]) -> Frame:
    evokes = _local(_one(row, NS + "evokes"))
    verbs, nouns = row.get(NS + "verb", []), row.get(NS + "noun", [])
    classes = tuple(sorted(map(_local, row.get(NS + "nounClass", ()))))
    if not evokes or bool(verbs) == bool(nouns or classes):
        raise KgError(f"{iri}: a frame evokes one property and has either kg:verb or kg:noun (or kg:nounClass)")
    examples = [parse_example(text, iri) for text in sorted(row.get(NS + "example", ()))]
    return Frame(
        id=f"{evokes}#{_local(iri).removeprefix(evokes).strip('-') or 'frame'}",
        property=evokes,
        kind="verb" if verbs else "noun",
        lemmas=tuple(sorted(verbs or nouns)),
        noun_classes=classes,
        subject=_slots(_one(row, NS + "subject", "subj")),
        object=_slots(_one(row, NS + "object", "obj")),
        qualifiers=tuple(_qualifier(text, iri) for text in sorted(row.get(NS + "with", ()))),
        subject_types=tuple(sorted(map(_local, row.get(NS + "subjectType", ())))),
        object_types=tuple(sorted(map(_local, row.get(NS + "objectType", ())))),
        confidence=float(_one(row, NS + "confidence", "0.9")),
        examples=tuple(examples),
        object_lemmas=tuple(sorted(row.get(NS + "objectNoun", ()))),
        without=tuple(sorted(row.get(NS + "without", ()))),
    )


def _slots(text: str) -> tuple[str, ...]:
    return tuple(slot.strip() for slot in text.split("|") if slot.strip())


def _qualifier(text: str, iri: str) -> QualifierSlot:
    name, sign, slots = text.partition("=")
    if not sign or not slots.strip("! "):
        raise KgError(f"{iri}: kg:with {text!r} should read name=slot, for instance action=xcomp!")
    return QualifierSlot(name.strip(), _slots(slots.replace("!", "")), slots.strip().endswith("!"))


def _speech_act(iri: str, row: dict[str, list[str]]) -> SpeechAct:
    words = (tuple(sorted(row.get(NS + key, ()))) for key in SPEECH_WORDS)
    verbs, nouns, infinitives, noun_infinitives, adjectives, topics = words
    wider = _local(_one(row, SKOS + "broader")) or None
    plover = _one(row, NS + "ploverCode") or None
    return SpeechAct(_local(iri), verbs, nouns, wider, infinitives, noun_infinitives, adjectives, topics, plover)


def _check(classes: dict[str, OntologyClass], properties: dict[str, Property], frames: tuple[Frame, ...]) -> None:
    for prop in properties.values():
        for name in (*prop.domain, *prop.range, *((prop.event,) if prop.event else ())):
            if name not in classes:
                raise KgError(f"{prop.name}: names the class {name!r}, which no file declares as owl:Class")
    for frame in frames:
        for name in (frame.property, *(q.name for q in frame.qualifiers)):
            if name not in properties:
                raise KgError(f"frame {frame.id}: names the property {name!r}, which no file declares")
