"""citizenOf from a demonym: "[Norwegian] novelist Anna Larsen", "Anna is a [Norwegian] novelist", "She is [Norwegian]".

Not: "a Norwegian company" (no person), "French literature professor Anna Larsen" (the subject is French), "the French
Army officer Peter Novak" (a name of its own), "Anna Larsen met a Norwegian novelist" (nobody named).
"""

from collections.abc import Iterator

from kg.reading.bearers import COPULAS, bearers
from kg.reading.clauses import surface_subjects, verb_lemma
from kg.reading.person_nouns import is_person_noun
from kg.reading.role_owners import TEACHERS
from kg.reading.rules.scene import Finding, Scene, described

# What a demonym before a person's noun may belong to instead of the person.
_TOPICS = frozenset(
    "literature language history studies law horn culture poetry art cuisine affairs politics government army navy "
    "military force embassy ministry foreign football-league league team club company bank university section".split()
)


# Whose demonyms tell a nationality; "New Jersey Gov. Anna Larsen" tells none.
_COUNTRIES = frozenset({"Country", "FormerCountry", "GeopoliticalEntity"})


def nationality(scene: Scene) -> Iterator[Finding]:
    """citizenOf for the persons whom a noun with a demonym describes."""
    for token in scene.parse.tokens:
        country = scene.table.at(token.i)
        if country is None or not _is_demonym(scene, token.i, country):
            continue
        if token.dep in ("acomp", "attr", "appos", "oprd"):
            yield from _predicated(scene, token.i, country)
        elif token.dep in ("amod", "compound", "nmod", "conj"):
            yield from _modifying(scene, token.i, country)


def _is_demonym(scene: Scene, i: int, entity: int) -> bool:
    token = scene.parse.tokens[i]
    if i and scene.parse.tokens[i - 1].text == "-":  # "the first African-[American]"
        return False
    place = scene.table.type_of(entity) in _COUNTRIES
    return place and token.text[:1].isupper() and scene.known.demonym(token.text) is not None


def _predicated(scene: Scene, i: int, country: int) -> Iterator[Finding]:
    """ "She is Norwegian", "an Iraqi"."""
    head = scene.parse.tokens[i].head
    subjects = (
        surface_subjects(scene.parse, head) if verb_lemma(scene.parse, head) in COPULAS else bearers(scene.parse, i)
    )
    for subject in subjects:
        person = scene.table.at(subject)
        if person is not None and scene.table.type_of(person) == "Person":
            yield Finding(person, "citizenOf", country, min(subject, i), max(subject, i), "predicate", i)


def _modifying(scene: Scene, i: int, country: int) -> Iterator[Finding]:
    noun = _noun_of(scene, i)
    if noun is None or _is_stray(scene, noun):
        return
    for person, named in _paired(scene, i, noun):
        yield Finding(person, "citizenOf", country, min(i, named), max(noun, named), "demonym", noun)
    token = scene.parse.tokens[noun]
    own = scene.table.at(noun)
    if token.tag in ("NNP", "NNPS") and own is not None and scene.table.type_of(own) == "Person":
        yield Finding(own, "citizenOf", country, i, noun, "demonym", None)


def _is_stray(scene: Scene, noun: int) -> bool:
    """A capitalised word that names nobody and no kind of person: "U.S. [Nominates] Kim"."""
    token = scene.parse.tokens[noun]
    known = token.lemma in scene.nouns.roles or is_person_noun(token.lemma.lower())
    return token.tag in ("NNP", "NNPS") and scene.table.at(noun) is None and not known


def _paired(scene: Scene, i: int, noun: int) -> list[tuple[int, int]]:
    """Whom the demonym describes: of "the Chilean and Kenyan ministers, A and B" each one, in order, or nobody."""
    persons = list(described(scene, noun, "Person"))
    first = scene.parse.tokens[i].head if scene.parse.tokens[i].dep == "conj" else i
    peoples = [first, *scene.parse.below(first, "conj")]
    if len(peoples) == 1 or len(persons) < 2:
        return persons
    return [persons[peoples.index(i)]] if len(persons) == len(peoples) and i in peoples else []


def _noun_of(scene: Scene, i: int) -> int | None:
    """The noun that the demonym says something of, unless a topic or another name lies between."""
    tokens = scene.parse.tokens
    at = tokens[i]
    while at.dep == "conj" and at.head < at.i and tokens[at.head].pos == "ADJ":
        at = tokens[at.head]
    noun = at.head
    between = tokens[i + 1 : noun]
    if any(t.pos in ("VERB", "AUX") and t.tag in ("VBZ", "VBP", "VBD") for t in between):
        return None
    if noun == i + 1 and tokens[noun].lemma in TEACHERS:
        return None
    if noun <= i or (i and tokens[i - 1].text == "-") or tokens[i + 1].text == "-":
        return None
    own = scene.table.at(noun)
    barred = any(
        t.lemma in _TOPICS or (t.tag in ("NNP", "NNPS") and (scene.table.at(t.i) != own or own is None))
        for t in between
    )  # fmt: skip
    return None if barred or tokens[noun].lemma in _TOPICS else noun
