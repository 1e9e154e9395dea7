"""Descriptions: what "the Court", "the foreign minister", "the latter" and an apposition point back to."""

import re
from collections.abc import Sequence

from kg.ontology import Ontology
from kg.reading.entities import EntityTable
from kg.reading.names import sentence_of
from kg.reading.parse import Parse, Token
from kg.reading.phrases import left_edge
from kg.reading.resolve import latest_with_head
from kg.reading.roles import RoleFinding
from kg.reading.typing import HeadNouns

# What the nouns of these classes describe may be called otherwise: "the court" for a tribunal.
_CLASSES = ("Organization", "Facility", "Court", "Country", "City", "Event", "Instrument")
# Classes whose noun alone means the one named last: without a bound, and within so many tokens.
_PLACES = ("Country", "City")
_BODIES = ("Company", "University", "Court", "PoliticalParty", "Instrument")
_REACH = 120
_PLACE_NOUNS = frozenset("city town village state province region island republic kingdom county district".split())
# Nouns that "the" makes general: "broke the law".
_GENERAL = frozenset({"law", "rule", "statute", "party", "school", "opinion"})
_POINTING = frozenset({"the", "this", "that", "these", "those"})


def described(
    parse: Parse, table: EntityTable, token: Token, roles: Sequence[RoleFinding], nouns: HeadNouns, ontology: Ontology
) -> int | None:
    """The entity that the phrase of the noun `token` describes, or None."""
    word = token.text.lower()
    if word in ("latter", "former") and _determiner(parse, token.i) == "the":
        return _latter(parse, table, token.i, word, ontology)
    if token.dep == "appos" and token.pos == "NOUN":
        return _named_by_apposition(parse, table, token, nouns, ontology)
    if token.pos in ("NOUN", "PROPN") and token.dep not in ("compound", "amod", "nmod"):
        return _description(parse, table, token, roles, nouns, ontology)
    return None


def predicated(parse: Parse, token: Token) -> int | None:
    """The subject of which the noun is said: "[Arden Bank] is a lender".

    Not: "is not a lender", "may become a lender", "wants to be a lender", "if it becomes a lender".
    """
    if token.dep == "conj" and token.tag == "NN" and parse.tokens[token.head].dep == "attr":
        return predicated(parse, parse.tokens[token.head])
    verb = parse.tokens[token.head]
    if token.dep != "attr" or token.tag in ("NNS", "NNPS") or verb.lemma not in ("be", "become", "remain"):
        return None
    if parse.has(verb.i, "expl") or not _is_so(parse, verb.i):
        return None
    return next((s for s in parse.below(verb.i, "nsubj") if s < token.i), None)


def is_taken_for(parse: Parse, token: Token) -> bool:
    """ "is seen as [the candidate] of the rich": what somebody is taken for, which mentions nobody."""
    return token.dep == "pobj" and parse.tokens[token.head].text.lower() == "as"


def place_called(parse: Parse, table: EntityTable, token: Token, nouns: HeadNouns, ontology: Ontology) -> int | None:
    """ "the [city] of Oslo", "the [state] of Ohio": the place itself. Not: "the mayor of Oslo", "a city of Norway"."""
    if token.lemma not in _PLACE_NOUNS or token.tag != "NN" or _determiner(parse, token.i) != "the":
        return None
    objects = [o for p in parse.below(token.i, "prep") if parse.tokens[p].text == "of" for o in parse.below(p, "pobj")]
    entity = table.at(objects[0]) if len(objects) == 1 else None
    if entity is None or not any(ontology.is_a(table.type_of(entity), c) for c in ("Place", "GeopoliticalEntity")):
        return None
    return entity


def is_plain(parse: Parse, token: Token) -> bool:
    """Whether nothing but a determiner goes with the noun: "the senator", not "the senator from Ohio"."""
    return left_edge(parse, token.i) == token.i - 1 and not parse.has(token.i, "prep", "relcl", "acl")


def _is_so(parse: Parse, verb: int) -> bool:
    """Whether the copula says that it is so: without "not", a modal, "to" or "if"."""
    possible = any(parse.tokens[a].tag in ("MD", "TO") for a in parse.below(verb, "aux"))
    supposed = any(parse.tokens[m].lemma in ("if", "unless", "whether") for m in parse.below(verb, "mark"))
    return not (parse.has(verb, "neg") or possible or supposed)


def _determiner(parse: Parse, i: int) -> str:
    return next((parse.tokens[c].text.lower() for c in parse.below(i, "det", "poss")), "")


def _named_by_apposition(
    parse: Parse, table: EntityTable, token: Token, nouns: HeadNouns, ontology: Ontology
) -> int | None:
    """ "Arden Bank, [the largest lender in Norland]": the same thing, where the kinds agree."""
    found = _person_before(parse, table, token)
    found = table.at(token.head) if found is None else found
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


def _person_before(parse: Parse, table: EntityTable, token: Token) -> int | None:
    """The person right before the comma: "Anna, daughter of [Maria Larsen], the mayor of Oslo"."""
    comma = left_edge(parse, token.i) - 1
    entity = table.at(comma - 1) if comma > 0 and parse.tokens[comma].text == "," else None
    named = entity is not None and parse.tokens[comma - 1].tag == "NNP" and table.type_of(entity) == "Person"
    return entity if named else None


def _latter(parse: Parse, table: EntityTable, before: int, word: str, ontology: Ontology) -> int | None:
    """The last two agents named before: the latter, and the former. Not who acts on it: "[she] supports the former"."""
    acting = {table.at(s) for s in parse.below(parse.tokens[before].head, "nsubj")}
    ends = sorted(
        (last, d.index)
        for d in table.drafts
        if ontology.is_a(d.type, "Agent")
        for _, last, kind in d.mentions
        if last < before and kind == "name" and parse.tokens[last].dep not in ("compound", "poss", "amod")
    )
    distinct = list(dict.fromkeys(index for _, index in reversed(ends) if index not in acting))
    place = 0 if word == "latter" else 1
    return distinct[place] if len(distinct) > place else None


def _description(
    parse: Parse, table: EntityTable, token: Token, roles: Sequence[RoleFinding], nouns: HeadNouns, ontology: Ontology
) -> int | None:
    """A definite description with the head noun of something named, or of a role that someone named holds."""
    if token.tag not in ("NN", "NNP") or parse.has(token.i, "relcl"):
        return None
    inside = [parse.tokens[i] for i in range(left_edge(parse, token.i), token.i)]
    places = {table.at(t.i) for t in inside} - {None}
    if token.lemma in nouns.roles:
        return _role_holder(parse, table, token, inside, places, roles)
    organ = _organ_of(parse, table, token, inside, nouns, ontology)
    if organ is not None:
        return organ
    pointed = _determiner(parse, token.i) in _POINTING or (bool(inside) and bool(places))
    cls = nouns.classes.get(token.lemma)
    if not pointed or any(parse.tokens[c].text.lower() == "of" for c in parse.below(token.i, "prep")):
        return None
    modifiers = [
        t.text.lower()
        for t in inside
        if t.tag not in ("DT", "PRP$", "POS")
        and table.at(t.i) is None
        and t.text.lower() not in ("same", "said", "latter")
    ]
    found = latest_with_head(parse, table, token.i, token.lemma, modifiers)
    if cls is None or not any(ontology.is_a(cls, c) for c in _CLASSES):
        return found if found is not None and _ends_with(table, found, token.lemma) else None
    if found is not None and not modifiers and cls in _PLACES:
        return _named_last(table, token.i, found, _latest_of(table, token.i, cls, ontology))
    general = token.lemma in _GENERAL and _determiner(parse, token.i) == "the"
    if found is None and not modifiers and not general:
        return _latest_of(table, token.i, cls, ontology)
    return found


_FOREMOST = frozenset({"principal", "main", "highest", "top", "supreme"})
# What organs are for, and the class of body that they are.
_ORGANS = {"judicial": "Court", "deliberative": "Legislature", "legislative": "Legislature"}


def _organ_of(
    parse: Parse, table: EntityTable, token: Token, inside: Sequence[Token], nouns: HeadNouns, ontology: Ontology
) -> int | None:
    """ "the principal judicial organ of the United Nations", "the highest court of Norway": the only body of that kind
    named here that is known to be part of it."""
    words = {t.text.lower() for t in inside} - {"the"}
    own = nouns.classes.get(token.lemma, "")
    kinds = {_ORGANS[w] for w in words & _ORGANS.keys()} or {own} & set(_ORGANS.values())
    if len(kinds) != 1 or (own not in kinds and token.lemma not in ("organ", "body", "branch")):
        return None
    if not words & _FOREMOST or words - _FOREMOST - _ORGANS.keys():
        return None
    owners = [o for p in parse.below(token.i, "prep") if parse.tokens[p].text == "of" for o in parse.below(p, "pobj")]
    entity = table.at(owners[0]) if len(owners) == 1 else None
    owner = table.drafts[entity].known if entity is not None else None
    kind = kinds.pop()
    parts = [d for d in table.drafts if d.named and d.known and owner and d.known.parent == owner.iri]
    parts = [d for d in parts if ontology.is_a(d.type, kind) or _named_as(d.name, kind, nouns)]
    return parts[0].index if len(parts) == 1 else None


def _named_as(name: str, kind: str, nouns: HeadNouns) -> bool:
    return any(nouns.classes.get(word.lower()) == kind for word in name.split())


def _ends_with(table: EntityTable, entity: int, noun: str) -> bool:
    """Whether the noun is what the thing is: "the telescope" for the Hale Telescope, not for Telescope Street."""
    draft = table.drafts[entity]
    return draft.type != "Person" and any(n.split()[-1].lower() == noun for n in (draft.name, *draft.aliases))


def _latest_of(table: EntityTable, before: int, cls: str, ontology: Ontology) -> int | None:
    """The thing mentioned last that is of the class: "the country", "this law", "the company"."""
    if cls not in _PLACES and not any(ontology.is_a(cls, c) for c in _BODIES):
        return None
    fitting = (d for d in table.drafts if d.named and ontology.is_a(d.type, cls))
    last, entity = max(
        ((last, d.index) for d in fitting for _, last, _ in d.mentions if last < before), default=(0, None)
    )
    return entity if cls in _PLACES or before - last <= _REACH else None


def _named_last(table: EntityTable, before: int, one: int, other: int | None) -> int:
    """Of two entities the one mentioned last."""
    ends = {
        e: max(last for _, last, _ in table.drafts[e].mentions if last < before) for e in (one, other) if e is not None
    }
    return max(ends, key=lambda e: ends[e])


def _role_holder(
    parse: Parse,
    table: EntityTable,
    token: Token,
    inside: Sequence[Token],
    places: set[int | None],
    roles: Sequence[RoleFinding],
) -> int | None:
    """The person whose role was named before: "the minister", "the Norwegian foreign minister", "the senator from Ohio".

    Of several it is the one mentioned last; where two were just mentioned, none.
    """
    words = {t.text.lower() for t in inside if t.tag not in ("DT", "POS") and table.at(t.i) is None}
    if _determiner(parse, token.i) not in ("the", "this") and not places:
        return None
    after = _complement(parse, table, token)
    if after is None:
        return None
    fits = {
        f.entity
        for f in roles
        if f.last < token.i
        and (f.clause is None or _is_so(parse, f.clause))
        and _is_called(f, token, words, places, after)
    }
    latest = sorted(
        (max((last for _, last, _ in table.drafts[e].mentions if last < token.i), default=-1), e) for e in fits
    )
    if len(latest) > 1 and latest[-2][0] >= _sentence_before(parse, token.i):
        return None
    return latest[-1][1] if latest else None


def _is_called(
    finding: RoleFinding, token: Token, words: set[str], places: set[int | None], after: set[int | None]
) -> bool:
    """Whether the phrase can mean the role: no vice president is "the president", no former one either."""
    role = finding.role
    title = _TITLE_END.split(role.label.replace("-", " "))[0].split()
    deputy = _DEPUTIES & set(title) - words
    if (
        role.capacity == "former"
        or not title
        or title[-1] != token.lemma
        or deputy
        or not words <= set(role.label.split())
    ):
        return False
    return all(not named or named & set(role.of) for named in (places, after))


_TITLE_END = re.compile(r" (?:of|for|to|at|in|on|with) ")
_DEPUTIES = frozenset({"vice", "deputy", "assistant", "associate", "acting", "under", "undersecretary", "ex"})


def _complement(parse: Parse, table: EntityTable, token: Token) -> set[int | None] | None:
    """What is named after the noun: "the senator [from Ohio]"; None where something nameless is."""
    objects = [
        o
        for prep in parse.below(token.i, "prep")
        if parse.tokens[prep].text.lower() in ("of", "from", "for", "to", "at")
        for o in parse.below(prep, "pobj")
    ]
    found = {table.at(o) for o in objects}
    return None if None in found else found


def _sentence_before(parse: Parse, i: int) -> int:
    """The first token of the sentence before that of token `i`."""
    first = sentence_of(parse, i)[0]
    return sentence_of(parse, first - 1)[0] if first else 0
