"""From names to entities, inside one document: full and short names, acronyms, bodies and their countries."""

import re
from collections.abc import Sequence

from kg.known import Known, KnownEntities
from kg.reading.entities import EntityTable
from kg.reading.given_names import gender_of_given_name
from kg.reading.mentions import Name
from kg.reading.names import initials
from kg.reading.parse import Parse
from kg.reading.person_nouns import gender_of_noun
from kg.reading.surnames import bearer, name_words
from kg.reading.typing import HeadNouns

_SHORTENED = frozenset(
    {"Organization", "Company", "Thing", "Event", "Media", "Facility", "Party", "GeopoliticalEntity"}
)
_SKIP_INITIALS = frozenset({"of", "the", "for", "and", "on", "in", "&", "to"})


def resolve_names(parse: Parse, names: Sequence[Name], known: KnownEntities, nouns: HeadNouns) -> EntityTable:
    """One entity per thing named. Longer names of persons are placed first, so that a surname finds its bearer."""
    table = EntityTable(parse)
    keys: dict[object, int] = {}
    order = sorted(
        names,
        key=lambda n: (n.nested, n.type == "Person" and n.first == n.last, _is_bare_head(parse, n, nouns), n.first),
    )
    for name in order:
        entity = _find(parse, table, keys, name, nouns)
        if entity is None:
            entity = _create(parse, table, name, known, keys)
        table.mention(entity, name.first, name.last, name.kind)
        for i in range(name.last + 1, name.cover + 1):
            table.at_token.setdefault(i, entity)
        country = table.drafts[entity].country
        if country is not None and name.country_last >= name.first:
            table.mention(country, name.first, name.country_last, "name")
        _note_gender(parse, table, entity, name)
        _note_acronym(parse, table, keys, entity, name, known)
    return table


def _find(parse: Parse, table: EntityTable, keys: dict[object, int], name: Name, nouns: HeadNouns) -> int | None:
    text = parse.words(name.first, name.last)
    found = keys.get(("acronym", text))
    if found is None and name.type == "Person" and name.first == name.last:
        return bearer(parse, table, name, nouns)
    if found is None:
        found = keys.get(_key(parse, name))
    if found is None and name.type == "EthnicGroup":  # "the Norwegian people" are the "Norwegians"
        found = keys.get(("people", (name.known.label if name.known else text).lower()))
    if found is None and name.type == "Person":
        found = _person(table, text)
    if found is None and name.known is None:
        found = keys.get(("text", text.lower()))
        if found is not None and name.type == "Person" and table.drafts[found].known:
            found = None
    if found is None and name.known is None and text.isupper() and 1 < len(text) < 9:
        found = _by_initials(table, text)
    if found is None and name.known is None and name.first == name.last and name.type in _SHORTENED:
        found = _by_first_word(table, text)
    if found is None and _is_bare_head(parse, name, nouns):
        found = latest_with_head(parse, table, name.first, parse.tokens[name.last].lemma, ())
        if parse.tokens[name.last].tag in ("NNS", "NNPS"):
            found = None  # "States must act": not the one state named before
        if found is not None and _has_other_head(table, found, parse.tokens[name.last].lemma, nouns):
            found = None
    return found


def _has_other_head(table: EntityTable, entity: int, word: str, nouns: HeadNouns) -> bool:
    """ "the Senate" is no "Senate banking committee": the longer name ends in a noun for another kind of body."""
    last = table.drafts[entity].name.split()[-1].lower()
    return last != word and last in nouns.classes


# Words with which names begin that mean something of their own: "the House" is no "House Select Committee".
_COMMON_FIRST = frozenset(
    "House Senate State National Federal Supreme Central Western Eastern Northern Southern".split()
)


def _by_first_word(table: EntityTable, word: str) -> int | None:
    """The one longer name that begins with the word, or an event's that ends with it: "Arden" for "Arden Holdings"."""
    fits = []
    for draft in table.drafts:
        words = draft.name.split()
        if (
            draft.known
            or draft.country is not None
            or len(words) < 2
            or draft.type == "Person"
            or word in _COMMON_FIRST
        ):
            continue
        if words[0] == word or (draft.type == "Event" and words[-1] == word):
            fits.append(draft.index)
    return fits[0] if len(fits) == 1 else None


def _key(parse: Parse, name: Name) -> object:
    if name.known:
        return ("known", name.known.iri)
    if name.type == "Person":
        return ("person", parse.words(name.first, name.last).lower())
    if name.country:
        return ("body", name.core, name.country.iri)
    return ("text", parse.words(name.first, name.last).lower())


def _is_bare_head(parse: Parse, name: Name, nouns: HeadNouns) -> bool:
    """A capitalised common noun alone ("the Court"): a description rather than a name of its own."""
    return (
        name.first == name.last
        and name.known is None
        and parse.tokens[name.first].lemma in nouns.classes
        and not parse.tokens[name.first].text.isupper()
    )


def _create(parse: Parse, table: EntityTable, name: Name, known: KnownEntities, keys: dict[object, int]) -> int:
    text = parse.words(name.first, name.last)
    label = name.known.label if name.known else _clean(text)
    country = _country(table, name.country, keys) if name.country else None
    entity = table.new(name.type, label, known=name.known, country=country, core=name.core)
    keys[_key(parse, name)] = entity
    keys.setdefault(("text", text.lower()), entity)
    if name.type == "EthnicGroup":
        keys["people", label.lower()] = entity
    return entity


def _country(table: EntityTable, country: Known, keys: dict[object, int]) -> int:
    """The entity of a body's country; it enters the document with the body's name."""
    key = ("known", country.iri)
    if key not in keys:
        keys[key] = table.new(country.type, country.label, known=country)
    return keys[key]


def _clean(text: str) -> str:
    return re.sub(r"[’']s\b", "'s", text).strip("\"'“”‘’ ,")


def _person(table: EntityTable, text: str) -> int | None:
    """The latest person whose full name agrees: "S. Holmes" and "Sherlock Holmes"."""
    words = name_words(text)
    for draft in reversed(table.drafts):
        theirs = name_words(draft.name) if draft.type == "Person" else []
        if len(words) > 1 and len(theirs) > 1 and words[-1] == theirs[-1] and _agree(words[0], theirs[0]):
            return draft.index
    return None


def _agree(first: str, other: str) -> bool:
    a, b = first.rstrip("."), other.rstrip(".")
    return a == b or (min(len(a), len(b)) == 1 and a[0] == b[0]) or (min(len(a), len(b)) > 3 and is_misspelt(a, b))


def is_misspelt(a: str, b: str) -> bool:
    """Whether one letter is changed, added or left out: "Kristin", "Kristen"."""
    if abs(len(a) - len(b)) > 1 or a[:1] != b[:1]:
        return False
    start = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    if len(a) == len(b):
        return a[start + 1 :] == b[start + 1 :]
    longer, shorter = (a, b) if len(a) > len(b) else (b, a)
    return longer[start + 1 :] == shorter[start:]


def _by_initials(table: EntityTable, acronym: str) -> int | None:
    for draft in reversed(table.drafts):
        short, every = initials(draft.name, _SKIP_INITIALS), initials(draft.name)
        if len(short) > 1 and acronym.replace(".", "") in (short, every):
            return draft.index
    return None


def _note_acronym(
    parse: Parse, table: EntityTable, keys: dict[object, int], entity: int, name: Name, known: KnownEntities
) -> None:
    """ "the Arden Relief Fund (ARF)" makes ARF a name of the fund for the rest of the document.

    Where ARF is a known entity whose name shares a word with the one before the brackets, both are that entity.
    """
    acronym = _in_brackets(parse, name.last + 1)
    if acronym is None or acronym[0] != _first_letter(parse, name):
        return
    listed = next(iter(known.lookup(acronym)), None) if name.known is None else None
    if listed is None or not _share_word(listed.label, parse.words(name.first, name.last)):
        keys.setdefault(("acronym", acronym), entity)
    elif ("known", listed.iri) not in keys:
        keys["known", listed.iri] = entity
        table.identify(entity, listed)


def _in_brackets(parse: Parse, at: int) -> str | None:
    """The acronym that stands in brackets from token `at` on."""
    inside = parse.tokens[at : at + 3]
    if len(inside) < 3 or inside[0].text != "(" or inside[2].text != ")":
        return None
    text = inside[1].text
    return text if text.isupper() and 1 < len(text) < 9 else None


def _share_word(a: str, b: str) -> bool:
    """Whether the names share a word that says something, in whatever form: "Democrats", "Democratic"."""
    stems = [{w[:6].lower() for w in name.split() if w[0].isupper() and len(w) > 3} for name in (a, b)]
    return bool(stems[0] & stems[1])


def _first_letter(parse: Parse, name: Name) -> str:
    words = (parse.tokens[i].text for i in range(name.first, name.last + 1))
    return next((w[0] for w in words if w[:1].isupper()), "")


def _note_gender(parse: Parse, table: EntityTable, entity: int, name: Name) -> None:
    """A person's gender by what stands before the name ("Mrs", "spokeswoman"), else by the given name."""
    draft = table.drafts[entity]
    if draft.type != "Person" or draft.gender:
        return
    before = [parse.tokens[i] for i in range(max(0, name.first - 2), name.first)]
    if before and before[-1].pos in ("VERB", "AUX", "ADP", "CCONJ"):  # "the queen received Peter Novak"
        before = []
    titles = (gender_of_noun(t.text.lower().rstrip(".")) for t in reversed(before))
    draft.gender = next((g for g in titles if g), "")
    if not draft.gender and (name.last > name.first or " " not in draft.name):
        draft.gender = gender_of_given_name(parse.tokens[name.first].text)


def latest_with_head(parse: Parse, table: EntityTable, before: int, lemma: str, modifiers: Sequence[str]) -> int | None:
    """The entity mentioned last before token `before` whose name has the noun `lemma` and all the modifiers."""
    best: tuple[int, int] | None = None
    called = [table.by_word.get(word, {}) for word in (lemma, *modifiers)]
    for index in called[0]:
        draft = table.drafts[index]
        if draft.named and all(index in entities for entities in called):
            ends = [last for _, last, _ in draft.mentions if last < before]
            if ends and (best is None or max(ends) > best[0]):
                best = (max(ends), index)
    return best[1] if best else None
