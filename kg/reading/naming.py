"""What a thing is called: "a robot named Wexel", "a man going by the name Novak", "my first book is called Echoes"."""

from collections.abc import Iterator

from kg.ontology import Ontology
from kg.reading.entities import EntityTable
from kg.reading.parse import Parse, Token
from kg.reading.typing import HeadNouns, class_of_head

_NAMING = frozenset({"name", "call", "dub", "nickname", "title", "entitle", "christen", "baptize", "baptise"})
_QUOTES = frozenset("\"“”'‘’«»")
# Types that the model gives to what it can't place.
_VAGUE = ("Thing", "Event", "Facility", "Organization")


def named_nouns(parse: Parse, table: EntityTable, nouns: HeadNouns, ontology: Ontology) -> dict[int, int]:
    """The entities by the nouns that are said to bear their names. The noun's class is the entity's, where it has one."""
    found: dict[int, int] = {}
    for token in parse.tokens:
        for noun, name in (*_by_verb(parse, token), *_by_name(parse, token)):
            entity = table.at(name)
            if entity is not None and table.at(noun) is None and parse.tokens[noun].pos == "NOUN":
                found[noun] = entity
                _retype(parse, table, entity, noun, name, nouns, ontology)
    return found


def _by_verb(parse: Parse, verb: Token) -> Iterator[tuple[int, int]]:
    """ "a robot [named Wexel]", "the book [is called Echoes]", "they [named] their robot Wexel"."""
    if verb.lemma not in _NAMING or verb.pos != "VERB" or parse.has(verb.i, "neg"):
        return
    called = next((c for c in parse.below(verb.i, "oprd", "attr", "dobj") if c > verb.i and _is_name(parse, c)), None)
    if called is None:
        return
    if verb.dep == "acl" and verb.tag == "VBN":
        yield verb.head, called
    bearers = parse.below(verb.i, "nsubjpass") if parse.has(verb.i, "auxpass") else parse.below(verb.i, "dobj")
    yield from ((b, called) for b in bearers if b != called)


def _by_name(parse: Parse, noun: Token) -> Iterator[tuple[int, int]]:
    """ "a man going by the [name] (of) Novak", "a man with the [name] Novak"."""
    if noun.lemma not in ("name", "nickname", "pseudonym", "alias") or noun.dep != "pobj":
        return
    inside = (o for p in parse.below(noun.i, "prep") if parse.tokens[p].lemma == "of" for o in parse.below(p, "pobj"))
    called = next((c for c in (*parse.below(noun.i, "appos"), *inside) if _is_name(parse, c)), None)
    by = parse.tokens[noun.head]
    holder = parse.tokens[by.head]
    if called is None or by.lemma not in ("by", "with", "under"):
        return
    if holder.lemma == "go" and holder.dep in ("acl", "relcl"):
        yield holder.head, called
    elif holder.pos == "NOUN":
        yield holder.i, called


def _is_name(parse: Parse, i: int) -> bool:
    token = parse.tokens[i]
    return token.tag in ("NNP", "NNPS") or token.ent_start or bool(token.ent)


def _retype(
    parse: Parse, table: EntityTable, entity: int, noun: int, name: int, nouns: HeadNouns, ontology: Ontology
) -> None:
    draft = table.drafts[entity]
    cls = class_of_head(parse, noun, nouns) or ("Person" if parse.tokens[noun].lemma in nouns.roles else None)
    if cls is not None and draft.known is None and (draft.type in _VAGUE or ontology.is_a(cls, draft.type)):
        draft.type = cls
    elif cls is None and draft.type == "Person" and _is_quoted(parse, table, entity, name):
        draft.type = "Thing"


def _is_quoted(parse: Parse, table: EntityTable, entity: int, name: int) -> bool:
    """Whether the name stands in quotation marks of its own: no person's does."""
    for first, last, _ in table.drafts[entity].mentions:
        if first <= name <= last and first > 0 and last + 1 < len(parse.tokens):
            return parse.tokens[first - 1].text in _QUOTES
    return False
