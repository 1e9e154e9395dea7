"""One sense a document: which "Georgia", whose "Green Party" a document means, by what else it names.

Not settled here: "the governor of Georgia" beside "Georgia and Armenia", where the words around each name decide.
"""

from collections.abc import Callable, Mapping, Sequence

from kg.known import Known, KnownEntities
from kg.reading.parse import Parse

Hit = tuple[int, int, tuple[Known, ...]]
Office = Callable[[Parse, int, int], bool]
_BODIES = frozenset({"PoliticalParty", "GovernmentBody", "Court"})
_COUNTRIES = frozenset({"Country", "Territory", "FormerCountry"})
# Who acts for a country, and for no state of a federation.
_NATIONAL = frozenset("minister president ambassador embassy army parliament king queen".split())


def senses(parse: Parse, hits: Sequence[Hit], known: KnownEntities, office: Office) -> Mapping[str, Known | None]:
    """The sense of names that several countries' bodies, or a country and a federal state, have; None for no telling.

    `office` says whether an office of a federal state stands beside tokens `start` to `end`.
    """
    found: dict[str, Known | None] = {}
    here = _countries(parse, hits, known)
    for start, end, entities in hits:
        text = parse.words(start, end - 1)
        if text in found:
            continue
        if entities[0].type in _BODIES and len(entities) > 1 and text != entities[0].label:
            found[text] = _body(entities, here)
        elif {"Country", "Territory"} <= {e.type for e in entities}:
            found[text] = _place(parse, hits, text, entities, known, office)
    return found


def _countries(parse: Parse, hits: Sequence[Hit], known: KnownEntities) -> set[str]:
    """The IRIs of the countries that the document names, or whose people and places it names."""
    places = [entities[0] for _, _, entities in hits if entities[0].type not in _BODIES]
    people = [country for _, _, country, _ in known.demonym_matches([t.text for t in parse.tokens])]
    own = {e.iri for e in (*places, *people) if e.type in _COUNTRIES}
    return own | {e.parent for e in places if e.type == "City" and e.parent}


def _body(entities: Sequence[Known], here: set[str]) -> Known | None:
    """The body of the one country named; without any, the one that the name means first of all."""
    fitting = [e for e in entities if e.parent in here]
    if fitting:
        return fitting[0] if len(fitting) == 1 or fitting[0].preferred_for else None
    return entities[0] if not here and entities[0].preferred_for else None


def _place(
    parse: Parse, hits: Sequence[Hit], text: str, entities: Sequence[Known], known: KnownEntities, office: Office
) -> Known:
    country = next(e for e in entities if e.type == "Country")
    state = next(e for e in entities if e.type == "Territory")
    if state.parent == country.iri:
        return entities[0]
    spans = [(start, end) for start, end, _ in hits if parse.words(start, end - 1) == text]
    others = {e.iri: e for _, _, found in hits for e in found[:1] if e not in entities}
    national = sum(1 for e in others.values() if e.type == "Country" and e.iri != state.parent)
    federal = sum(1 for e in others.values() if e.parent == state.parent and e.type in ("City", "Territory"))
    national += 3 * any(_is_national(parse, end) for _, end in spans) + 3 * _own_words(parse, country, known)
    federal += 3 * any(office(parse, start, end) for start, end in spans)
    return state if federal > national else country


def _is_national(parse: Parse, end: int) -> bool:
    return any(token.lemma.lower() in _NATIONAL for token in parse.tokens[end : end + 4])


def _own_words(parse: Parse, country: Known, known: KnownEntities) -> bool:
    """Whether the country's capital or its people are named."""
    words = {token.text for token in parse.tokens}
    own = {*country.demonyms_adjective, *country.demonyms_noun, country.capital or ""}
    return bool(words & own)
