"""The ontology as plain values: classes, properties, and the lexical frames that evoke them."""

from collections.abc import Mapping
from dataclasses import dataclass

NS = "https://w3id.org/citegraph/ns#"


@dataclass(frozen=True, slots=True)
class OntologyClass:
    """A class; `ancestors` holds its own name and every superclass's, `head_nouns` the lemmas that name its members.

    `plover` is the PLOVER event code, inherited from the nearest ancestor that has one.
    """

    name: str
    label: str
    ancestors: frozenset[str]
    head_nouns: tuple[str, ...] = ()
    plover: str | None = None


@dataclass(frozen=True, slots=True)
class Property:
    """A relation or a qualifier; `domain` and `range` are unions of class names (empty: anything).

    `event` is the class of the node that carries the statement's qualifiers in RDF; `equivalent` are the IRIs of
    other vocabularies' terms.
    """

    name: str
    label: str
    comment: str
    domain: tuple[str, ...]
    range: tuple[str, ...]
    event: str | None = None
    equivalent: tuple[str, ...] = ()
    datatype: str | None = None
    symmetric: bool = False


@dataclass(frozen=True, slots=True)
class QualifierSlot:
    """Which slots of a clause fill a qualifier; the frame fails without a required one."""

    name: str
    slots: tuple[str, ...]
    required: bool


@dataclass(frozen=True, slots=True)
class Expected:
    """A statement that an example expects: names in lower case, as they must occur in the entities' names."""

    subject: str
    predicate: str
    object: str
    qualifiers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence with the statement it must give, or (`positive` false) must not give."""

    text: str
    expected: Expected
    positive: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """Words that evoke a property, and where its subject, object and qualifiers stand.

    `kind` is "verb" or "noun". `lemmas` are lemmas of the predicate, particle included ("carry out"). Slots are
    those of `kg.reading.clauses`: subj, obj, iobj, attr, xcomp, ccomp, self, or a preposition; alternatives in order.
    A clause that fills a slot of `without` is none of the frame's.
    """

    id: str
    property: str
    kind: str
    lemmas: tuple[str, ...]
    noun_classes: tuple[str, ...]
    subject: tuple[str, ...]
    object: tuple[str, ...]
    qualifiers: tuple[QualifierSlot, ...]
    subject_types: tuple[str, ...]
    object_types: tuple[str, ...]
    confidence: float
    examples: tuple[Example, ...]
    object_lemmas: tuple[str, ...] = ()
    without: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SpeechAct:
    """A kind of saying, thinking or wanting, the words that report it, and its wider kind.

    `verbs`, `nouns` and `adjectives` take a clause, `infinitives` and `noun_infinitives` an infinitive; `topics` are
    words with a phrase as their content ("mention": its object; "call for": what follows the preposition). `plover`
    is the PLOVER event code.
    """

    name: str
    verbs: tuple[str, ...]
    nouns: tuple[str, ...]
    broader: str | None = None
    infinitives: tuple[str, ...] = ()
    noun_infinitives: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    plover: str | None = None


@dataclass(frozen=True, slots=True)
class Ontology:
    """All terms by local name; `digest` is the SHA-256 of the files they came from."""

    classes: Mapping[str, OntologyClass]
    properties: Mapping[str, Property]
    frames: tuple[Frame, ...]
    speech_acts: Mapping[str, SpeechAct]
    cues: Mapping[str, tuple[str, ...]]
    digest: str

    def is_a(self, name: str, ancestor: str) -> bool:
        """Whether class `name` is `ancestor` or below it; an unknown class is only a Thing."""
        known = self.classes.get(name)
        return ancestor == "Thing" or (known is not None and ancestor in known.ancestors)

    def fits(self, name: str, wanted: tuple[str, ...]) -> bool:
        """Whether class `name` lies in the union `wanted`; an empty union admits all."""
        return not wanted or any(self.is_a(name, w) for w in wanted)

    def iri(self, name: str) -> str:
        """The IRI of a local name."""
        return NS + name
