"""Names in a parse: known entities first, then the model's entities corrected, then bodies and places by grammar."""

from collections.abc import Iterator

from kg.known import Known, KnownEntities
from kg.ontology import Ontology
from kg.reading.bodies import bodies
from kg.reading.model_names import TRIM, model_names
from kg.reading.names import TITLES, Name, head_of
from kg.reading.parse import Parse
from kg.reading.typing import HeadNouns


def find_names(parse: Parse, known: KnownEntities, nouns: HeadNouns, ontology: Ontology) -> tuple[Name, ...]:
    """All names, in text order, without overlap; longer evidence wins."""
    words = [t.text for t in parse.tokens]
    listed = list(_known_names(parse, known, words))
    demonyms = list(_demonyms(parse, known, words))
    grammatical = list(bodies(parse, nouns, ontology, listed + demonyms))
    model = list(model_names(parse, known, nouns))
    chosen = _without_overlap([*grammatical, *listed, *demonyms, *model])
    return tuple(sorted(chosen, key=lambda n: n.first))


def _known_names(parse: Parse, known: KnownEntities, words: list[str]) -> Iterator[Name]:
    for start, end, entities in known.longest_matches(words):
        entity = _by_context(parse, start, end, entities)
        if entity is not None:
            yield Name(start, end - 1, head_of(parse, start, end - 1), entity.type, known=entity)


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
    return not first.ent_start or bool(
        after and after.ent == first.ent and not after.ent_start and after.text not in TRIM
    )


def _demonyms(parse: Parse, known: KnownEntities, words: list[str]) -> Iterator[Name]:
    for start, end, entity, kind in known.demonym_matches(words):
        token = parse.tokens[end - 1]
        people = kind == "noun" or (token.tag in ("NNS", "NNPS") and token.text.endswith("s"))
        head = head_of(parse, start, end - 1)
        if people:
            yield Name(
                start, end - 1, head, "EthnicGroup", country=entity, core=parse.words(start, end - 1), demonym="noun"
            )
        else:
            yield Name(start, end - 1, head, entity.type, known=entity, demonym="adjective")


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


__all__ = ["TITLES", "Name", "find_names"]
