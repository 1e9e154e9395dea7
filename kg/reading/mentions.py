"""Names in a parse: known entities first, then the model's entities corrected, then bodies and places by grammar."""

from collections.abc import Iterator
from dataclasses import dataclass

from kg.known import Known, KnownEntities
from kg.model import MentionKind
from kg.ontology import Ontology
from kg.reading.parse import Parse
from kg.reading.typing import LABELS, HeadNouns

TITLES = frozenset("mr mrs ms miss dr prof sir lord lady dame rev mr. mrs. ms. dr. prof. rev. st. sen. rep. gov. gen. col. lt. sgt. capt. hon.".split())
_TRIM = frozenset("the a an this that 's ’s ' ’ \" “ ” , . ( ) - & of and".split())
# Classes whose common head noun makes a name of the proper modifiers before it: "Arden foreign ministry".
_LOOSE_LABELS = frozenset({"ORG", "PRODUCT", "WORK_OF_ART", "LAW", "EVENT", "FAC", "NORP"})
_BODY_CLASSES = ("GovernmentBody", "Court", "Legislature", "Facility", "University", "Organization")


@dataclass(frozen=True, slots=True)
class Name:
    """A name in the text: tokens `first` to `last` (both included), its head, class and, where known, entity.

    `country` is the known place that a body's name contains ("Arden foreign ministry"), `core` the rest of it.
    """

    first: int
    last: int
    head: int
    type: str
    kind: MentionKind = "name"
    known: Known | None = None
    country: Known | None = None
    country_last: int = -1
    core: str = ""
    demonym: str | None = None


def find_names(parse: Parse, known: KnownEntities, nouns: HeadNouns, ontology: Ontology) -> tuple[Name, ...]:
    """All names, in text order, without overlap; longer evidence wins."""
    words = [t.text for t in parse.tokens]
    listed = list(_known_names(parse, known, words))
    demonyms = list(_demonyms(parse, known, words))
    bodies = list(_bodies(parse, nouns, ontology, listed + demonyms))
    model = list(_model_names(parse, known, nouns))
    chosen = _without_overlap([*bodies, *listed, *demonyms, *model])
    return tuple(sorted(chosen, key=lambda n: n.first))


def _known_names(parse: Parse, known: KnownEntities, words: list[str]) -> Iterator[Name]:
    for start, end, entities in known.longest_matches(words):
        entity = _by_context(parse, start, end, entities)
        if entity is not None:
            yield Name(start, end - 1, _head(parse, start, end - 1), entity.type, known=entity)


def _by_context(parse: Parse, start: int, end: int, entities: tuple[Known, ...]) -> Known | None:
    """The homonym that fits the model's label; None where the model sees a person of that name."""
    label = parse.tokens[start].ent
    inside_person = label == "PERSON" and _is_part_of_entity(parse, start, end)
    if inside_person:
        return None
    if parse.tokens[start].pos in ("VERB", "AUX", "ADP", "ADV") and end - start == 1 and not label:
        return None
    if label in ("GPE", "LOC"):
        return next((e for e in entities if e.type in ("Country", "Territory", "City", "FormerCountry")), entities[0])
    if label == "ORG" and len(entities) > 1:
        return next((e for e in entities if e.type not in ("Country", "Territory", "City")), entities[0])
    return entities[0]


def _is_part_of_entity(parse: Parse, start: int, end: int) -> bool:
    first = parse.tokens[start]
    after = parse.tokens[end] if end < len(parse.tokens) else None
    return not first.ent_start or bool(after and after.ent == first.ent and not after.ent_start and after.text not in _TRIM)


def _demonyms(parse: Parse, known: KnownEntities, words: list[str]) -> Iterator[Name]:
    for start, end, entity, kind in known.demonym_matches(words):
        token = parse.tokens[end - 1]
        people = kind == "noun" or (token.tag in ("NNS", "NNPS") and token.text.endswith("s"))
        head = _head(parse, start, end - 1)
        if people:
            yield Name(start, end - 1, head, "EthnicGroup", country=entity, core=parse.words(start, end - 1), demonym="noun")
        else:
            yield Name(start, end - 1, head, entity.type, known=entity, demonym="adjective")


def _head(parse: Parse, first: int, last: int) -> int:
    """The token of the range whose governor lies outside it; the last such before a preposition."""
    heads = [i for i in range(first, last + 1) if not first <= parse.tokens[i].head <= last or parse.tokens[i].head == i]
    return heads[-1] if heads else last


def _model_names(parse: Parse, known: KnownEntities, nouns: HeadNouns) -> Iterator[Name]:
    for first, last, label in _entities(parse):
        if label not in LABELS:
            continue
        first, last = _trimmed(parse, first, last, nouns, label)
        if first > last or not any(parse.tokens[i].text[:1].isupper() for i in range(first, last + 1)):
            continue
        if label in _LOOSE_LABELS and _in_headline(parse, first) and not known.lookup(parse.words(first, last)):
            continue
        type = LABELS[label]
        head_class = nouns.classes.get(parse.tokens[_head(parse, first, last)].lemma) or nouns.classes.get(parse.tokens[last].lemma)
        if label in ("ORG", "PERSON", "FAC", "LAW", "LOC", "EVENT", "PRODUCT", "WORK_OF_ART") and head_class and first < last:
            type = head_class
        found = known.lookup(parse.words(first, last))
        entity = next((e for e in found if label != "PERSON" or e.type == "Person"), None)
        yield Name(first, last, _head(parse, first, last), entity.type if entity else type, known=entity)


def _in_headline(parse: Parse, i: int) -> bool:
    """Whether token `i` stands in a sentence whose words are nearly all capitalised, where case tells nothing."""
    first, last = next((s for s in parse.sentences if s[0] <= i < s[1]), (i, i + 1))
    words = [t for t in parse.tokens[first:last] if len(t.text) > 3 and t.text[0].isalpha()]
    return len(words) > 3 and sum(t.text[0].isupper() for t in words) > 0.8 * len(words)


def _entities(parse: Parse) -> Iterator[tuple[int, int, str]]:
    first = None
    for token in parse.tokens:
        if first is not None and (token.ent != parse.tokens[first].ent or token.ent_start):
            yield first, token.i - 1, parse.tokens[first].ent
            first = None
        if token.ent and first is None:
            first = token.i
    if first is not None:
        yield first, len(parse.tokens) - 1, parse.tokens[first].ent


def _trimmed(parse: Parse, first: int, last: int, nouns: HeadNouns, label: str) -> tuple[int, int]:
    """The span without articles, possessive marks, titles and role words at its edges."""
    tokens = parse.tokens
    while first <= last and (tokens[first].text.lower() in _TRIM or tokens[first].text.lower() in TITLES):
        first += 1
    while first <= last and tokens[last].text.lower() in _TRIM:
        last -= 1
    if first < last and last + 1 < len(tokens) and tokens[last + 1].text == "-" and tokens[last + 1].start == tokens[last].end:
        last -= 1  # "Minsk Group Co-chairing": half a compound
    if label == "PERSON":
        role = [i for i in range(first, last) if tokens[i].lemma in nouns.roles]
        first = role[-1] + 1 if role else first
        possessive = [i for i in range(first, last) if tokens[i].text in ("'s", "’s")]
        first = possessive[-1] + 1 if possessive else first
        while first < last and tokens[first].text.lower() in TITLES:
            first += 1
    return first, last


def _bodies(parse: Parse, nouns: HeadNouns, ontology: Ontology, places: list[Name]) -> Iterator[Name]:
    """Bodies and places named by a common noun with a name before it: "Norwegian foreign ministry", "Arden corridor"."""
    at = {i: n for n in places for i in range(n.first, n.last + 1)}
    for token in parse.tokens:
        cls = nouns.classes.get(token.lemma)
        if cls is None or token.tag not in ("NN", "NNP") or not any(ontology.is_a(cls, c) for c in _BODY_CLASSES):
            continue
        if token.i in at and at[token.i].last > at[token.i].first:
            continue
        first = _body_start(parse, token.i, at)
        if first is not None:
            yield _body(parse, first, token.i, cls, at)


def _body_start(parse: Parse, head: int, at: dict[int, Name]) -> int | None:
    """The first token of the body's name: proper and adjectival words back to a place or the first capital."""
    i, start = head - 1, None
    while i >= 0 and i >= head - 5:
        token = parse.tokens[i]
        if i in at and at[i].demonym != "noun":
            return at[i].first
        if token.text in ("'s", "’s", "’", "'") and i - 1 in at:
            i -= 1
            continue
        if token.tag in ("NNP", "NNPS") or (token.text[:1].isupper() and token.tag == "JJ"):
            start = i
        elif token.tag not in ("NN", "JJ") or token.text[:1].isdigit():
            break
        i -= 1
    return start if start is not None and parse.tokens[start].text[:1].isupper() else None


def _body(parse: Parse, first: int, head: int, cls: str, at: dict[int, Name]) -> Name:
    place = at.get(first)
    country = place.known if place and place.known and place.known.type in ("Country", "Territory", "City", "FormerCountry") else None
    rest = place.last + 1 if country and place else first
    while rest < head and parse.tokens[rest].text in ("'s", "’s", "’", "'"):
        rest += 1
    last = head
    # "Ministry of Foreign Affairs", "Court of Appeal"
    if parse.tokens[head].tag == "NNP" and head + 2 < len(parse.tokens) and parse.tokens[head + 1].text == "of":
        end = head + 2
        while end < len(parse.tokens) and (parse.tokens[end].tag in ("NNP", "NNPS") or parse.tokens[end].text in ("and", "&")) and end not in at:
            end += 1
        while parse.tokens[end - 1].text in ("and", "&", "of"):
            end -= 1
        last = end - 1 if end > head + 2 else head
    inside = place.last if country and place else -1
    return Name(first, last, head, cls, country=country, country_last=inside, core=parse.words(rest, last).lower())


def _without_overlap(names: list[Name]) -> list[Name]:
    """The longest of overlapping names; of equals, the one that stands first in the list."""
    order = sorted(range(len(names)), key=lambda k: (names[k].first - names[k].last, k))
    taken: set[int] = set()
    chosen = []
    for k in order:
        span = range(names[k].first, names[k].last + 1)
        if not taken.intersection(span):
            taken.update(span)
            chosen.append(names[k])
    return chosen
