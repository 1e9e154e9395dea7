"""Names in a parse: known entities first, then the model's entities corrected, then bodies and places by grammar."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from kg.known import Known, KnownEntities
from kg.ontology import Ontology
from kg.reading.bodies import bodies, instruments
from kg.reading.companies import companies
from kg.reading.credits import credit_tokens
from kg.reading.homonyms import senses
from kg.reading.lands import with_lands
from kg.reading.model_names import TRIM, in_headline, model_names
from kg.reading.names import TITLES, Name, head_of, initials
from kg.reading.parse import Parse
from kg.reading.recurrence import recurring, with_surnames
from kg.reading.typing import HeadNouns

_OF_COUNTRIES = frozenset({"GovernmentBody", "Court", "Legislature", "PoliticalParty"})


def find_names(parse: Parse, known: KnownEntities, nouns: HeadNouns, ontology: Ontology) -> tuple[Name, ...]:
    """All names, in text order; longer evidence wins. Names inside a name of more than one word are `nested`."""
    words = [t.text for t in parse.tokens]
    credits = credit_tokens(parse)
    listed = list(_known_names(parse, known, words))
    demonyms = list(_demonyms(parse, known, words))
    grammatical = list(bodies(parse, nouns, ontology, listed + demonyms))
    laws = [n for n in instruments(parse, nouns, ontology) if not in_headline(parse, n.first)]
    found = [
        n
        for n in (*grammatical, *laws, *listed, *demonyms, *companies(parse), *model_names(parse, known, nouns))
        if n.first not in credits
    ]
    found = [_with_its_country(parse, name, listed) for name in found]
    chosen = with_surnames(parse, _without_overlap(_as_spelt_out(parse, found)))
    chosen += recurring(parse, chosen, nouns, credits)
    chosen += _nested(parse, found, chosen)
    return tuple(sorted(with_lands(parse, chosen), key=lambda n: (n.first, -n.last)))


def _with_its_country(parse: Parse, name: Name, listed: list[Name]) -> Name:
    """ "[Ministry of Finance of Kenya]": the country that "of" adds to a body that many countries have."""
    if name.known or name.country or name.type not in _OF_COUNTRIES or parse.tokens[name.first].text.islower():
        return name
    last, _ = _country_after(parse, name.last + 1, [(n.first, n.last + 1, (n.known,)) for n in listed if n.known])
    return replace(name, last=last)


def _nested(parse: Parse, found: list[Name], chosen: list[Name]) -> list[Name]:
    """Candidates inside a chosen name that has a common noun as its head ("[Assad] government"), and persons named
    elsewhere too ("the [George Floyd] Act")."""
    at = {i: n for n in chosen if n.last > n.first for i in range(n.first, n.last + 1)}
    persons = {parse.words(n.first, n.last) for n in chosen if n.type == "Person" and n.last > n.first}
    texts = {parse.words(n.first, n.last) for n in chosen}
    nested = []
    for name in _people_inside(parse, persons, at) + found:
        outer = at.get(name.first)
        if outer is None or name.last > outer.last or (name.first, name.last) == (outer.first, outer.last):
            continue
        if name.known is not None and name.known == outer.known:
            continue
        common = parse.tokens[outer.last].text[:1].islower() and outer.country is None
        if (common and (name.known or parse.words(name.first, name.last) in texts)) or (
            outer.type != "Person" and name.type == "Person" and parse.words(name.first, name.last) in persons
        ):
            nested.append(replace(name, nested=True))
    return _without_overlap(nested)


def _people_inside(parse: Parse, persons: set[str], at: dict[int, Name]) -> list[Name]:
    """Persons named in full inside the other names."""
    by_first = {p.split()[0]: p for p in sorted(persons)}
    found = []
    for i, outer in sorted(at.items()):
        person = by_first.get(parse.tokens[i].text, "") if outer.type != "Person" else ""
        last = i + len(person.split()) - 1
        if person and last <= outer.last and parse.words(i, last) == person:
            found.append(Name(i, last, last, "Person"))
    return found


def _known_names(parse: Parse, known: KnownEntities, words: list[str]) -> Iterator[Name]:
    hits = known.longest_matches(words)
    told = senses(parse, hits, known, _has_state_office)
    for start, end, entities in hits:
        entity = _by_context(parse, start, end, entities, told)
        if entity is None and told.get(parse.words(start, end - 1), entities) is None:
            # Some country's: the one that follows ("of Kenya"), else its name without saying whose.
            last, whose = _country_after(parse, end, hits)
            own = [e for e in entities if whose and e.parent == whose.iri]
            yield Name(
                start, last, head_of(parse, start, end - 1), entities[0].type, known=own[0] if len(own) == 1 else None
            )
        elif entity is not None and _are_members(parse, start, end, entity):
            yield Name(start, end - 1, head_of(parse, start, end - 1), "Group", core=parse.words(start, end - 1))
        elif entity is not None:
            last = _proper_end(parse, start, end - 1, entity, known)
            yield Name(start, last, head_of(parse, start, last), entity.type, known=entity, cover=end - 1)


def _as_spelt_out(parse: Parse, names: list[Name]) -> list[Name]:
    """An acronym that the document spells out is no known entity of another name."""
    spelt = _spelt_out(parse)
    texts = [parse.words(n.first, n.last) for n in names]
    return [
        replace(n, known=None, type="Organization")
        if n.known is not None and text in spelt and not _is_called(n.known, spelt[text])
        else n
        for n, text in zip(names, texts, strict=True)
    ]


def _spelt_out(parse: Parse) -> dict[str, str]:
    """The acronyms in the text for which it names something with those initials: "DFA", "Drivers for Arden"."""
    acronyms = {t.text for t in parse.tokens if t.text.isupper() and 2 < len(t.text) < 7 and t.text.isalpha()}
    found: dict[str, str] = {}
    for token in parse.tokens if acronyms else ():
        if token.ent == "ORG" and token.ent_start:
            end = token.i + 1
            while end < len(parse.tokens) and parse.tokens[end].ent == "ORG" and not parse.tokens[end].ent_start:
                end += 1
            name = parse.words(token.i, end - 1)
            if len(letters := initials(name)) > 2:
                found.setdefault(letters, name)
    return {a: found[a] for a in acronyms & found.keys()}


def _is_called(entity: Known, name: str) -> bool:
    """Whether the entity goes by the name that the text spells out."""
    return name.lower().removeprefix("the ") in (n.lower() for n in (entity.label, *entity.aliases))


def _are_members(parse: Parse, start: int, end: int, entity: Known) -> bool:
    """Whether a party's name in the plural means some of its people: "Republicans"; not "the Republicans"."""
    token = parse.tokens[start]
    people = (
        entity.type == "PoliticalParty" and end - start == 1 and token.text.endswith("s") and not token.text.isupper()
    )
    return people and token.tag in ("NNPS", "NNS") and (not start or parse.tokens[start - 1].text.lower() != "the")


def _country_after(
    parse: Parse, end: int, hits: Sequence[tuple[int, int, tuple[Known, ...]]]
) -> tuple[int, Known | None]:
    """The last token of a name that ends before `end`, with the country that "of" adds to it: "of the Netherlands"."""
    if end < len(parse.tokens) and parse.tokens[end].text == "of":
        start = end + 1 + (parse.words(end + 1, end + 1) == "the")
        for first, stop, entities in hits:
            if first == start and entities[0].type in ("Country", "Territory", "FormerCountry"):
                return stop - 1, entities[0]
    return end - 1, None


def _proper_end(parse: Parse, first: int, last: int, entity: Known, known: KnownEntities) -> int:
    """The last token without common nouns that the name does not need: "[Reuters] news agency"."""
    end = last
    while end > first and parse.tokens[end].text.islower():
        end -= 1
    return end if entity in known.lookup(parse.words(first, end)) else last


def _by_context(
    parse: Parse, start: int, end: int, entities: tuple[Known, ...], told: Mapping[str, Known | None]
) -> Known | None:
    """The homonym that fits the words around it, the document (`told`, by name), then the model's label.

    None where the model sees a person of that name, and where the document does not tell whose the name is.
    """
    label = parse.tokens[start].ent
    inside_person = label == "PERSON" and _is_part_of_entity(parse, start, end)
    if inside_person:
        return None
    if parse.tokens[start].pos in ("VERB", "AUX", "ADP", "ADV") and end - start == 1 and not label:
        return None
    states = [e for e in entities if e.type == "Territory"]
    if states and len(entities) > 1 and _has_state_office(parse, start, end):
        return states[0]
    if (text := parse.words(start, end - 1)) in told:
        return told[text]
    if label in ("GPE", "LOC"):
        return next((e for e in entities if e.type in ("Country", "Territory", "City", "FormerCountry")), entities[0])
    if label == "ORG" and len(entities) > 1:
        return next((e for e in entities if e.type not in ("Country", "Territory", "City")), entities[0])
    return entities[0]


# Offices of federal states, and of no city: "the New York attorney general", "the governor of Washington".
_STATE_OFFICES = frozenset("governor senator congressman congresswoman assemblyman legislature lawmaker".split())


def _has_state_office(parse: Parse, start: int, end: int) -> bool:
    """Whether an office of a federal state stands right after the name, or before it with "of" or "from"."""
    after = [t.lemma.lower() for t in parse.tokens[end : end + 2]]
    before = list(parse.tokens[max(0, start - 5) : start])
    while len(before) > 1 and before[-2].tag == "NNP" and before[-2].lemma not in _STATE_OFFICES:
        del before[-2]  # "Governor [Anna Larsen] of New York"
    pairs = (["attorney", "general"], ["lieutenant", "governor"])
    follows = bool(after) and (after[0] in _STATE_OFFICES or after in pairs)
    linked = len(before) > 1 and before[-1].text in ("of", "from")
    return follows or (linked and before[-2].lemma in (_STATE_OFFICES | {"state"}))


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
        if _is_half(parse, start, people, known):  # "African-[Americans]" are a people of their own
            yield Name(start - 2, end - 1, head, "EthnicGroup", core=parse.words(start - 2, end - 1), demonym="noun")
        elif people:
            yield Name(
                start,
                end - 1,
                head,
                "EthnicGroup",
                country=entity,
                core=parse.words(start, end - 1),
                demonym="noun",
            )
        else:
            yield Name(start, end - 1, head, entity.type, known=entity, demonym="adjective")


def _is_half(parse: Parse, start: int, people: bool, known: KnownEntities) -> bool:
    """Whether a demonym is half of one people's name: "Irish-[Americans]"; not of two: "Franco-[German]"."""
    before = parse.tokens[max(0, start - 2) : start]
    if len(before) < 2 or before[1].text != "-" or before[1].end != parse.tokens[start].start:
        return False
    other = before[0].text
    return other[:1].isupper() and (people or (known.demonym(other) is None and not other.endswith("o")))


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
