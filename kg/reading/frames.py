"""From clauses to raw statements: each clause against the frames of the ontology."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.ontology import Frame, Ontology
from kg.reading.clauses import Clause
from kg.reading.parse import Parse
from kg.reading.phrases import QUANTITIES, semantic_head
from kg.reading.things import Things

MAX_DISTRIBUTED = 8
TIME_SLOT, NO_OBJECT, NOBODY = "time", "none", "none"

__all__ = ["QUANTITIES", "FrameIndex", "Match", "index_frames", "match_clause", "noun_lemmas"]

_DESCRIBES = "a description, no role or relation"


@dataclass(frozen=True, slots=True)
class Match:
    """A frame that fits a clause: token indices of subject, object (None: none) and qualifiers' fillers.

    A subject of None is nobody named: "Peter Novak was arrested". `timed` means that the object is the clause's time.
    """

    clause: Clause
    frame: Frame
    subject: int | None
    object: int | None
    fillers: Mapping[str, tuple[int, ...]]
    timed: bool = False


@dataclass(frozen=True, slots=True)
class FrameIndex:
    """Frames by kind and lemma."""

    verbs: Mapping[str, tuple[Frame, ...]]
    nouns: Mapping[str, tuple[Frame, ...]]


def index_frames(ontology: Ontology) -> FrameIndex:
    """The ontology's frames, for look-up by lemma; a noun frame of a class takes the class's head nouns."""
    verbs: dict[str, list[Frame]] = defaultdict(list)
    nouns: dict[str, list[Frame]] = defaultdict(list)
    for frame in ontology.frames:
        for lemma in frame.lemmas:
            (verbs[lemma] if frame.kind == "verb" else nouns[lemma.split()[-1]]).append(frame)
        for cls in ontology.classes.values():
            if any(c in cls.ancestors for c in frame.noun_classes):
                for lemma in cls.head_nouns:
                    if frame not in nouns[lemma.split()[-1]]:
                        nouns[lemma.split()[-1]].append(frame)
    return FrameIndex({k: tuple(v) for k, v in verbs.items()}, {k: tuple(v) for k, v in nouns.items()})


def noun_lemmas(index: FrameIndex) -> frozenset[str]:
    """The nouns that some frame reads as clauses."""
    return frozenset(index.nouns)


def match_clause(
    parse: Parse, clause: Clause, index: FrameIndex, things: Things, ontology: Ontology
) -> tuple[list[Match], str | None]:
    """The matches of a clause; where there are none, the reason why."""
    frames = (index.verbs if clause.kind == "verb" else index.nouns).get(clause.lemma, ())
    if not frames:
        return [], f"no frame for '{clause.lemma}'"
    matches: list[Match] = []
    reasons: list[str] = []
    for frame in frames:
        if clause.kind == "noun" and not _noun_fits(parse, clause.head, frame):
            continue
        found, reason = _match(parse, clause, frame, things, ontology)
        matches += found
        if reason:
            reasons.append(reason)
    named = {(m.frame.property, m.object) for m in matches if m.subject is not None}
    matches = [m for m in matches if m.subject is not None or (m.frame.property, m.object) not in named]
    return matches, None if matches else next(iter(reasons), f"'{clause.lemma}' relates a thing to itself")


def _noun_fits(parse: Parse, noun: int, frame: Frame) -> bool:
    """Whether the noun, or it with the word before it ("parent company"), is one of the frame's."""
    return bool(frame.noun_classes) or _lemma_fits(parse, noun, frame.lemmas)


def _match(
    parse: Parse, clause: Clause, frame: Frame, things: Things, ontology: Ontology
) -> tuple[list[Match], str | None]:
    if frame.object_lemmas and not any(
        _lemma_fits(parse, semantic_head(parse, o), frame.object_lemmas) for o in clause.slots.get("obj", ())
    ):
        return [], f"no frame for '{clause.lemma}' with this object"
    barred = next((slot for slot in frame.without if clause.slots.get(slot)), None)
    if barred:
        return [], f"no frame for '{clause.lemma}' in this construction"
    fillers = {q.name: _filled(clause, q.slots) for q in frame.qualifiers}
    missing = [q.name for q in frame.qualifiers if q.required and not fillers[q.name]]
    if missing:
        return [], _DESCRIBES if clause.lemma == "be" else f"no frame for '{clause.lemma}' in this construction"
    if frame.property == "dismisses" and any(_is_indefinite(parse, t) for t in fillers.get("role", ())):
        return [], f"'{clause.lemma}' tells no office"  # "dismissed him as an ineffective leader"
    subjects, reason = _subjects(parse, clause, frame, things, ontology)
    if not subjects:
        return [], reason
    given = {name: tuple(tokens) for name, tokens in fillers.items() if tokens}
    if TIME_SLOT in frame.object:
        timed = clause.head in things.times_of
        return (
            [Match(clause, frame, s, None, given, True) for s in subjects] if timed else []
        ), f"'{clause.lemma}' has no time"
    objects, reason = _objects(parse, clause, frame, things, ontology)
    if not objects:
        return [], reason
    pairs = list(_pairs(clause, frame, subjects, objects))
    return [Match(clause, frame, s, o, given) for s, o in pairs if s is None or s != o], None


def _is_indefinite(parse: Parse, token: int) -> bool:
    return any(parse.tokens[d].text.lower() in ("a", "an") for d in parse.below(token, "det"))


def _subjects(
    parse: Parse, clause: Clause, frame: Frame, things: Things, ontology: Ontology
) -> tuple[Sequence[int | None], str | None]:
    """The subjects of the right type; None for nobody where a passive names nobody and the frame admits that."""
    found = _filled(clause, frame.subject)
    if not found:
        nobody = NOBODY in frame.subject and clause.passive and clause.kind == "verb"
        return [None] if nobody else [], f"'{clause.lemma}' has no subject"
    domain = ontology.properties[frame.property].domain
    typed = [s for s in found if _typed(parse, s, frame.subject_types, domain, things, ontology)]
    return typed, f"subject of '{clause.lemma}' is of another type"


def _objects(
    parse: Parse, clause: Clause, frame: Frame, things: Things, ontology: Ontology
) -> tuple[Sequence[int | None], str | None]:
    found = _filled(clause, frame.object)
    range_ = ontology.properties[frame.property].range
    if ontology.properties[frame.property].datatype == "string" and found:
        return found, None
    found = [o for o in found if not parse.tokens[o].text.lower().endswith(("self", "selves"))]
    typed = [o for o in found if _typed(parse, o, frame.object_types, range_, things, ontology)]
    if typed:
        return typed, None
    if NO_OBJECT in frame.object:
        return [None], None
    return [], f"object of '{clause.lemma}' is of another type" if found else f"'{clause.lemma}' has no object"


def _pairs(
    clause: Clause, frame: Frame, subjects: Sequence[int | None], objects: Sequence[int | None]
) -> Iterator[tuple[int | None, int | None]]:
    """Every subject with every object; of coordinated subjects that act on each other, the first with the rest."""
    others = clause.slots.get("others", ())
    if others and set(objects) <= set(others):
        subjects = subjects[:1]
    for s in subjects[:MAX_DISTRIBUTED]:
        for o in objects[:MAX_DISTRIBUTED]:
            yield s, o


def _filled(clause: Clause, slots: Sequence[str]) -> list[int]:
    """The tokens of the first of the alternative slots that the clause has."""
    for slot in slots:
        if clause.slots.get(slot):
            return list(clause.slots[slot])
    return []


def _lemma_fits(parse: Parse, token: int, lemmas: Sequence[str]) -> bool:
    lemma = parse.tokens[token].lemma.lower()
    before = parse.tokens[token - 1].lemma if token else ""
    return lemma in lemmas or f"{before} {lemma}" in lemmas


def _typed(
    parse: Parse, token: int, narrow: Sequence[str], wide: Sequence[str], things: Things, ontology: Ontology
) -> bool:
    """Whether the phrase of the token is a thing of the classes asked for (the frame's own and the property's)."""
    cls = things.class_of(semantic_head(parse, token))
    return cls is not None and ontology.fits(cls, tuple(narrow)) and ontology.fits(cls, tuple(wide))
