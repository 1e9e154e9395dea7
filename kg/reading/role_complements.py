"""What an office is of: the phrase after "of", "for", "at", "to" and "in", and the body or place that it names.

Examples: "of [the Arden Institute (AI)]" - "for [Norway's foreign ministry]" - "at the local daily [Arden Gazette]" -
"of [Arden Bank]'s employee council" (the bank's; the council belongs to what the office is called).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from kg.reading.entities import EntityTable
from kg.reading.parse import Parse, Token
from kg.reading.typing import HeadNouns

# What ministers are in charge of; the model takes "State" or "Defense" for an organization.
PORTFOLIOS = frozenset(
    "state defense defence finance treasury interior justice education commerce energy agriculture labor labour health "
    "trade economy environment transport transportation housing immigration development culture science affairs "
    "foreign home security war economics industry planning tourism sport sports social digital climate technology "
    "communications infrastructure integration family youth fisheries water mining oil petroleum economic internal "
    "external european".split()
)
INSIDE = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "JJS", "JJR", "VBG", "HYPH", "CD", "VBN", "RB", "RBS"})
QUOTES = "\"'“”‘’"
# Nouns that say what kind of body a name is, beside the head nouns of the ontology's bodies.
_KINDS = frozenset(
    "party group think-tank tank giant carmaker chain state city county front team charity start-up startup "
    "confederation lobby watchdog publication weekly journal".split()
)
_BODIES = frozenset(
    "Organization Company University GovernmentBody Legislature Court Media PoliticalParty InternationalOrganization "
    "ArmedGroup ArmedForce".split()
)
_PLACES = frozenset("Country Territory FormerCountry Region City GeopoliticalEntity Place EthnicGroup Group".split())
_OWNS = ("'s", "’s", "’", "'")
_LONGEST = 12
_HONORIFICS = frozenset({"Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Dr", "Dr."})
_SPANS = frozenset({"year", "month", "week", "day", "term", "decade", "time", "while"})


@dataclass(frozen=True, slots=True)
class Complement:
    """The phrase up to token `last`, the entity that it names, and the tokens that say more of the office."""

    last: int
    entity: int | None
    words: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class _Chunk:
    """Neighbouring tokens of one entity, or common words (entity None); `owns`: an "'s" follows."""

    first: int
    last: int
    entity: int | None
    owns: bool = False
    end: int = -1


def is_body(table: EntityTable, entity: int) -> bool:
    """Whether the entity is a named body that people work for."""
    return table.type_of(entity) in _BODIES and table.drafts[entity].named


def is_kind(token: Token, nouns: HeadNouns) -> bool:
    """Whether a noun says what kind of body a name is: "the Arden [union]", "the [newspaper] Arden"."""
    return token.lemma in _KINDS or nouns.classes.get(token.lemma) in _BODIES


def ends_noun_phrase(token: Token) -> bool:
    """Whether no noun phrase goes on over the token: a verb, a comma; not a hyphen, quotation mark or bracket."""
    verb = token.pos == "VERB" and token.dep not in ("amod", "compound", "nmod")
    return verb or (token.pos == "PUNCT" and token.text not in ("-", "(", ")", *QUOTES))


def is_portfolio(parse: Parse, table: EntityTable, i: int) -> bool:
    """Whether token `i` is a field of government: "Secretary of [State]", "[Defense] Secretary", "[Foreign] Affairs"."""
    entity = table.at(i)
    if parse.tokens[i].text.lower() not in PORTFOLIOS and parse.tokens[i].lemma not in PORTFOLIOS:
        return False
    words = table.drafts[entity].name.lower().split() if entity is not None else []
    return all(w in PORTFOLIOS or w in ("and", "&", "the") for w in words)


def complement(parse: Parse, table: EntityTable, at: int, nouns: HeadNouns) -> Complement | None:
    """The phrase that starts at token `at`, or None where none does."""
    tokens, start = parse.tokens, at
    while at < len(tokens) and (tokens[at].tag in ("DT", "PRP$") or tokens[at].text in _HONORIFICS):
        at += 1
    if at < len(tokens) and is_portfolio(parse, table, at):
        end = _portfolios(parse, table, at)
        if end + 1 == len(tokens) or tokens[end + 1].tag != "NN":
            return Complement(end, None, tuple(range(start, end + 1)))
    person = _titled_person(parse, table, at, nouns)
    if person is not None:
        return Complement(_end(parse, table, person), table.at(person))
    chunks = list(_chunks(parse, table, at, nouns))
    if not chunks:
        return None
    named = next((c for c in reversed(chunks) if c.entity is not None), None)
    last = chunks[-1]
    if named is None and tokens[last.last].lemma in _SPANS:
        return None  # "a senator for 36 years"
    if last is named:
        return Complement(last.end, named.entity)
    beside = _named_beside(parse, table, last, nouns)
    if beside is not None or named is None:
        words = tuple(range(start, last.last + 1))
        return beside or (Complement(last.last, None, words) if len(words) < 8 else None)
    words = tuple(range(last.first, last.last + 1))
    if not named.owns and table.type_of(named.entity or 0) not in _PLACES and is_kind(tokens[last.last], nouns):
        one_of_many = tokens[start].lemma == "a"  # "a [Kolmo] group": one on Kolmo, not Kolmo
        return Complement(last.end, None if one_of_many else named.entity, words if one_of_many else ())
    person = table.type_of(named.entity or 0) == "Person" and not named.owns
    return Complement(last.end, None if person else named.entity, words)


def _titled_person(parse: Parse, table: EntityTable, at: int, nouns: HeadNouns) -> int | None:
    """Where the name starts that an office or a party stands before: "to Ohio Gov. [Anna Larsen]"."""
    tokens, start = parse.tokens, at
    while at < min(start + 8, len(tokens)) and tokens[at].tag in INSIDE:
        entity = table.at(at)
        if entity is not None and table.type_of(entity) == "Person":
            before = tokens[at - 1]
            group = table.at(before.i)
            titled = before.lemma in nouns.roles or (group is not None and table.type_of(group) == "Group")
            return at if at > start and titled and tokens[at].tag == "NNP" else None
        at += 1
    return None


def _portfolios(parse: Parse, table: EntityTable, at: int) -> int:
    """The last token of "foreign affairs", "trade and industry"."""
    tokens = parse.tokens
    while at + 1 < len(tokens) and (
        is_portfolio(parse, table, at + 1)
        or (tokens[at + 1].text == "and" and at + 2 < len(tokens) and is_portfolio(parse, table, at + 2))
    ):
        at += 1
    return at


def _named_beside(parse: Parse, table: EntityTable, words: _Chunk, nouns: HeadNouns) -> Complement | None:
    """The name that a comma joins to its kind: "at the think-tank, the [Arden Institute]"."""
    tokens, at = parse.tokens, words.last + 1
    if not is_kind(tokens[words.last], nouns) or at + 2 >= len(tokens) or tokens[at].text != ",":
        return None
    at += 1 + (tokens[at + 1].text == "the")
    entity = table.at(at)
    return Complement(_end(parse, table, at), entity) if entity is not None and is_body(table, entity) else None


def _chunks(parse: Parse, table: EntityTable, at: int, nouns: HeadNouns) -> Iterator[_Chunk]:
    """The phrase in pieces, names and the common words before and between them."""
    start, before = at, None
    while at < len(parse.tokens) and at - start < _LONGEST:
        at += before is not None and before.entity is None and parse.tokens[at].text in QUOTES and _name(table, at + 1)
        entity = table.at(at) if at < len(parse.tokens) else None
        chunk = _words(parse, table, at) if entity is None else _named(parse, table, at, entity)
        if chunk is None or not _follows(parse, table, before, chunk, nouns):
            return
        yield chunk
        before, at = chunk, chunk.end + 1


def _name(table: EntityTable, i: int) -> bool:
    return table.at(i) is not None


def _follows(parse: Parse, table: EntityTable, before: _Chunk | None, chunk: _Chunk, nouns: HeadNouns) -> bool:
    """Whether the piece goes on with the phrase; a person's name after a body's is another phrase."""
    if before is None:
        return True
    if chunk.entity is None:
        return parse.tokens[chunk.last].tag not in ("RB", "VBG") and parse.tokens[chunk.last].lemma not in nouns.roles
    if table.type_of(chunk.entity) == "Person":
        return before.entity is None and parse.tokens[before.last].lemma in nouns.roles
    if before.entity is not None:
        return before.owns or table.type_of(before.entity) in _PLACES
    return True


def _named(parse: Parse, table: EntityTable, at: int, entity: int) -> _Chunk:
    """A name with its closing mark, its "'s" or its abbreviation in brackets: "the Arden Institute (AI)"."""
    tokens, last = parse.tokens, _end(parse, table, at)
    end = last
    rest = [t.text for t in tokens[last + 1 : last + 4]]
    if rest and rest[0] in QUOTES and rest[0] not in _OWNS and at and tokens[at - 1].text in QUOTES:
        end += 1
    elif rest and rest[0] in _OWNS and tokens[last + 1].tag == "POS":
        return _Chunk(at, last, entity, True, last + 1)
    elif len(rest) == 3 and rest[0] == "(" and rest[2] == ")" and rest[1][:1].isupper():
        end += 3
    return _Chunk(at, last, entity, False, end)


def _end(parse: Parse, table: EntityTable, at: int) -> int:
    entity = table.at(at)
    while at + 1 < len(parse.tokens) and table.at(at + 1) == entity:
        at += 1
    return at


def _words(parse: Parse, table: EntityTable, at: int) -> _Chunk | None:
    """Common words of a noun phrase, up to a name; "and" where no name follows it."""
    tokens, end = parse.tokens, at
    while end < len(tokens) and table.at(end) is None and (_inside(tokens[end]) or (end > at and _joins(parse, end))):
        end += 1
    while end > at and tokens[end - 1].text == "and":
        end -= 1
    return _Chunk(at, end - 1, None, False, end - 1) if end > at else None


def _joins(parse: Parse, i: int) -> bool:
    return parse.tokens[i].text == "and" and parse.tokens[i - 1].pos != "ADJ"


def _inside(token: Token) -> bool:
    verb = token.pos in ("VERB", "AUX") and token.dep not in ("amod", "compound", "nmod")
    return token.tag in INSIDE and not verb
