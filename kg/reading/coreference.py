"""Pronouns and descriptions: who "he", "it", "the Court", "the foreign minister" and "the latter" are.

Candidates are ranked by distance and grammatical role, in the spirit of Lappin and Leass (1994) and of Raghunathan et
al.'s sieve (2010). Where nothing fits, nothing is resolved: a wrong antecedent costs more than none.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.ontology import Ontology
from kg.reading.attribution import Said
from kg.reading.entities import Draft, EntityTable
from kg.reading.parse import Parse, Token
from kg.reading.phrases import left_edge
from kg.reading.resolve import latest_with_head
from kg.reading.roles import RoleFinding
from kg.reading.typing import HeadNouns

PERSON_PRONOUNS: Mapping[str, str] = {
    "he": "m",
    "him": "m",
    "his": "m",
    "himself": "m",
    "she": "f",
    "her": "f",
    "hers": "f",
    "herself": "f",
}
THING_PRONOUNS = frozenset({"it", "its", "itself"})
PLURAL_PRONOUNS = frozenset({"they", "them", "their", "theirs", "themselves"})
FIRST_PERSON = frozenset({"i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"})
_IT_TYPES = ("Organization", "GeopoliticalEntity", "Instrument", "Event", "Facility", "Concept")
_THEY_TYPES = ("Group", "Organization", "EthnicGroup")
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_POINTING = frozenset({"the", "this", "that", "these", "those"})
WINDOW = 4


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a mention stands: its last token, sentence number and whether it is a subject."""

    last: int
    sentence: int
    subject: bool


def resolve_references(
    parse: Parse,
    table: EntityTable,
    said: Sequence[Said],
    roles: Sequence[RoleFinding],
    nouns: HeadNouns,
    ontology: Ontology,
) -> None:
    """Add the mentions of pronouns and descriptions to the table, in text order; first persons last."""
    sentence = {i: k for k, (first, last) in enumerate(parse.sentences) for i in range(first, last)}
    sources = {s.source for s in said if s.source is not None}
    for token in parse.tokens:
        if table.at(token.i) is not None:
            continue
        found = _antecedent(parse, table, token, sentence, sources, roles, nouns, ontology)
        if found is not None:
            pronoun = token.pos == "PRON" or token.tag in ("PRP", "PRP$")
            first = token.i if pronoun else left_edge(parse, token.i)
            table.mention(found, first, token.i, "pronoun" if pronoun else "nominal")
    _resolve_first_person(parse, table, said, texts_that_speak(ontology))


def _antecedent(
    parse: Parse, table: EntityTable, token: Token, sentence: Mapping[int, int], sources: set[int],
    roles: Sequence[RoleFinding], nouns: HeadNouns, ontology: Ontology,
) -> int | None:  # fmt: skip
    word = token.text.lower()
    if word in PERSON_PRONOUNS:
        return _best(parse, table, token, sentence, sources, ("Person",), ontology, PERSON_PRONOUNS[word])
    if word in THING_PRONOUNS and token.tag in ("PRP", "PRP$") and not _expletive(parse, token):
        return _best(parse, table, token, sentence, sources, _IT_TYPES, ontology, "")
    if word in PLURAL_PRONOUNS:
        return _best(parse, table, token, sentence, sources, _THEY_TYPES, ontology, "")
    if word in ("latter", "former") and _determiner(parse, token.i) == "the":
        return _latter(table, token.i, word, ontology)
    if token.dep == "appos" and token.pos == "NOUN":
        return _named_by_apposition(parse, table, token, nouns, ontology)
    if token.pos in ("NOUN", "PROPN") and token.dep not in ("compound", "amod", "nmod"):
        return _description(parse, table, token, roles, nouns, ontology)
    return None


def _best(
    parse: Parse, table: EntityTable, token: Token, sentence: Mapping[int, int], sources: set[int],
    types: Sequence[str], ontology: Ontology, gender: str,
) -> int | None:  # fmt: skip
    """The fitting entity with the highest salience in the last sentences."""
    here = sentence.get(token.i, 0)
    scored = []
    for draft in table.drafts:
        if not any(ontology.is_a(draft.type, t) for t in types) or (gender and draft.gender and draft.gender != gender):
            continue
        score = max(
            (_salience(parse, p, token, here, sources) for p in _places(parse, draft, sentence, token.i)), default=0.0
        )
        if score > 0:
            scored.append((score, draft.index))
    if not scored:
        return None
    best = max(scored)[1]
    if gender and not table.drafts[best].gender:
        table.drafts[best].gender = gender
    return best


def _places(parse: Parse, draft: Draft, sentence: Mapping[int, int], before: int) -> list[_Place]:
    found = []
    for first, last, _ in draft.mentions:
        if last < before:
            deps = {parse.tokens[i].dep for i in range(first, last + 1)}
            found.append(_Place(last, sentence.get(last, 0), bool(deps & _SUBJECTS)))
    return found


def _salience(parse: Parse, place: _Place, token: Token, here: int, sources: set[int]) -> float:
    distance = here - place.sentence
    if distance > WINDOW:
        return 0.0
    score = 4.0 - distance + (2.0 if place.subject else 0.0)
    if token.i in sources and place.last in sources:
        score += 2.0
    return score - (token.i - place.last) / 10_000


def _expletive(parse: Parse, token: Token) -> bool:
    """ "it is important that", "it rained": no one is meant."""
    head = parse.tokens[token.head]
    clausal = any(parse.below(head.i, "ccomp", "xcomp", "acl", "advcl")) and (
        head.lemma in ("be", "seem", "appear", "become", "make", "take") or any(parse.below(head.i, "acomp", "oprd"))
    )
    return token.dep == "expl" or clausal


def _determiner(parse: Parse, i: int) -> str:
    return next((parse.tokens[c].text.lower() for c in parse.below(i, "det", "poss")), "")


def _named_by_apposition(
    parse: Parse, table: EntityTable, token: Token, nouns: HeadNouns, ontology: Ontology
) -> int | None:
    """ "Arden Bank, [the largest lender in Norland]": the same thing, where the kinds agree."""
    found = table.at(token.head)
    if found is None or not table.drafts[found].named:
        return None
    cls = "Person" if token.lemma in nouns.roles else nouns.classes.get(token.lemma)
    type = table.type_of(found)
    return (
        found
        if cls is None
        or ontology.is_a(cls, type)
        or ontology.is_a(type, cls)
        or (cls == "Organization" and ontology.is_a(type, "Agent"))
        else None
    )


def _latter(table: EntityTable, before: int, word: str, ontology: Ontology) -> int | None:
    """The last two agents named before: the latter, and the former."""
    ends = sorted(
        (last, d.index)
        for d in table.drafts
        if ontology.is_a(d.type, "Agent")
        for _, last, kind in d.mentions
        if last < before and kind == "name"
    )
    distinct = list(dict.fromkeys(index for _, index in reversed(ends)))
    place = 0 if word == "latter" else 1
    return distinct[place] if len(distinct) > place else None


def _description(
    parse: Parse, table: EntityTable, token: Token, roles: Sequence[RoleFinding], nouns: HeadNouns, ontology: Ontology
) -> int | None:
    """A definite description with the head noun of something named, or of a role that someone named holds."""
    if token.tag not in ("NN", "NNP") or any(parse.below(token.i, "relcl")):
        return None
    inside = [parse.tokens[i] for i in range(left_edge(parse, token.i), token.i)]
    places = {table.at(t.i) for t in inside} - {None}
    if token.lemma in nouns.roles:
        return _role_holder(parse, table, token, inside, places, roles)
    pointed = _determiner(parse, token.i) in _POINTING or (bool(inside) and bool(places))
    cls = nouns.classes.get(token.lemma)
    if (
        not pointed
        or cls is None
        or not any(ontology.is_a(cls, c) for c in ("Organization", "Facility", "Court", "Country"))
    ):
        return None
    if any(parse.tokens[c].text.lower() == "of" for c in parse.below(token.i, "prep")):
        return None
    modifiers = [
        t.text.lower()
        for t in inside
        if t.tag not in ("DT", "PRP$", "POS")
        and table.at(t.i) is None
        and t.text.lower() not in ("same", "said", "latter")
    ]
    found = latest_with_head(parse, table, token.i, token.lemma, modifiers)
    if found is None and cls == "Country":
        return _latest_of(table, token.i, "Country")
    return found


def _latest_of(table: EntityTable, before: int, type: str) -> int | None:
    ends = [(last, d.index) for d in table.drafts if d.type == type for _, last, _ in d.mentions if last < before]
    return max(ends)[1] if ends else None


def _role_holder(
    parse: Parse,
    table: EntityTable,
    token: Token,
    inside: Sequence[Token],
    places: set[int | None],
    roles: Sequence[RoleFinding],
) -> int | None:
    """The person whose role was named before: "the minister", "the Norwegian foreign minister"."""
    words = {t.text.lower() for t in inside if t.tag not in ("DT", "POS") and table.at(t.i) is None}
    if _determiner(parse, token.i) not in ("the", "this") and not places:
        return None
    fits = [
        f for f in roles
        if f.last < token.i and f.role.capacity != "former" and token.lemma in f.role.label.replace("-", " ").split()[-1:] + f.role.label.split()
        and words <= set(f.role.label.split()) and (not places or not f.role.of or places & set(f.role.of))
    ]  # fmt: skip
    return fits[-1].entity if fits else None


def texts_that_speak(ontology: Ontology) -> frozenset[str]:
    """The nouns of statements, declarations and the like."""
    return frozenset(ontology.classes["PublicStatement"].head_nouns)


def speaker_of(
    parse: Parse, table: EntityTable, said: Sequence[Said], speech: Said, texts: frozenset[str]
) -> int | None:
    """The entity that speaks; a text ("the statement added") speaks for whoever spoke last before it."""
    if speech.source is None:
        return None
    if parse.tokens[speech.source].lemma in texts:
        before = [
            s
            for s in said
            if s.cue < speech.cue
            and s.source is not None
            and parse.tokens[s.source].lemma not in texts
            and not _quoted(said, s)
        ]
        entities = [e for e in (table.at(s.source) for s in before if s.source is not None) if e is not None]
        return entities[-1] if entities else None
    return table.at(speech.source)


def _quoted(said: Sequence[Said], speech: Said) -> bool:
    """Whether the cue stands in somebody's quoted words."""
    return any(s.channel != "indirect" and a <= speech.cue[0] < b for s in said for a, b in s.content)


def _resolve_first_person(parse: Parse, table: EntityTable, said: Sequence[Said], texts: frozenset[str]) -> None:
    """ "I", "we", "our" in somebody's words mean the speaker."""
    for token in parse.tokens:
        if token.text.lower() not in FIRST_PERSON or token.tag not in ("PRP", "PRP$") or table.at(token.i) is not None:
            continue
        holders = [
            s
            for s in said
            if s.channel != "indirect" and any(a <= token.start < b for a, b in s.content) and s.source is not None
        ]
        for speaker in sorted(holders, key=lambda s: sum(b - a for a, b in s.content)):
            entity = speaker_of(parse, table, said, speaker, texts)
            if entity is not None:
                table.mention(entity, token.i, token.i, "pronoun")
                break
