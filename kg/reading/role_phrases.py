"""What a role is called, in which capacity, and which bodies or countries it is of.

Examples: "[acting head of the agency]" - "[US Secretary of State]" - "[president-elect] of Chile". The role's label
leaves out capacity, how new its holder is, and the body: "Chile's new foreign minister" is a "foreign minister".
"""

from dataclasses import dataclass

from kg.reading.entities import EntityTable
from kg.reading.parse import Parse
from kg.reading.typing import HeadNouns

CAPACITIES = {
    "formerly": "former", "previously": "former", "acting": "acting", "interim": "acting", "caretaker": "acting",
    "former": "former", "ex": "former", "then": "former", "late": "former", "outgoing": "outgoing",
    "incoming": "designate", "designate": "designate", "elect": "designate", "deputy": "deputy", "honorary": "honorary",
}  # fmt: skip
# What a role is called does not include how long, how well or in what order it is held.
_ATTRIBUTES = frozenset(
    "new current longtime veteran embattled beleaguered popular controversial powerful influential first second third "
    "next last newly elected young 's top".split()
)
# What ministers are in charge of; the model takes "State" or "Defense" for an organization.
PORTFOLIOS = frozenset(
    "state defense defence finance treasury interior justice education commerce energy agriculture labor labour health "
    "trade economy environment transport transportation housing immigration development culture science affairs "
    "foreign home security war economics industry planning tourism sport sports social digital climate technology "
    "communications infrastructure integration family youth fisheries water mining oil petroleum economic internal "
    "external european".split()
)
LINKS = frozenset({"of", "for", "at", "to", "in", "with"})
INSIDE = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "JJS", "JJR", "VBG", "HYPH", "CD", "VBN", "RB", "RBS"})
_QUOTES = "\"'“”‘’"


# Nouns that only say what kind of body a name is: "the CCOO trade union", "the analysis firm Arden Data".
KINDS = frozenset(
    "union party group company firm bank newspaper agency institute foundation organisation organization movement "
    "association alliance broadcaster magazine university government parliament team club council committee coalition "
    "front network think-tank tank giant manufacturer carmaker airline chain province state city region county".split()
)
# How a party stands: "the opposition Labour Party", "the ruling Labour Party".
_STANDINGS = frozenset(
    "opposition ruling governing left right populist nationalist conservative liberal centrist separatist".split()
)
# "Oslo-based", "Lima-born", "rebel-held": a place before these is nobody's employer; "has been" is no label.
_PARTICIPLES = frozenset("base be bear educate back lead run own hold control appoint elect raise train".split())
_NOT_IN_LABEL = (_ATTRIBUTES | frozenset(CAPACITIES)) - {"deputy"}


_BODIES = frozenset(
    "Organization Company University GovernmentBody Legislature Court Media PoliticalParty InternationalOrganization "
    "ArmedGroup ArmedForce".split()
)


def is_body(table: EntityTable, entity: int) -> bool:
    """Whether the entity is a named body that people work for."""
    return table.type_of(entity) in _BODIES and table.drafts[entity].named


@dataclass(frozen=True, slots=True)
class RolePhrase:
    """A role named at tokens `first` to `last`; `of` are entities of the table, `label` in lower case."""

    first: int
    last: int
    label: str
    of: tuple[int, ...]
    capacity: str | None


def role_phrase(parse: Parse, table: EntityTable, noun: int, nouns: HeadNouns) -> RolePhrase | None:
    """The role phrase whose head noun is token `noun`, with the body or country named in it."""
    if parse.tokens[noun].lemma not in nouns.roles or parse.tokens[noun].pos not in ("NOUN", "PROPN", "ADJ"):
        return None
    first, label_first, of, capacity = _leftwards(parse, table, noun)
    last, label_last, of_right, suffix = _rightwards(parse, table, noun)
    label = " ".join(t.text for t in parse.tokens[label_first : label_last + 1] if not _left_out(t.text.lower()))
    label = label.replace(" - ", "-").strip(" -").lower()
    if parse.tokens[noun].tag in ("NNS", "NNPS") and label.endswith(parse.tokens[noun].text.lower()):
        label = label[: -len(parse.tokens[noun].text)] + parse.tokens[noun].lemma
    return RolePhrase(first, last, label, tuple(dict.fromkeys(of + of_right)), capacity or suffix) if label else None


def _left_out(word: str) -> bool:
    """Whether a word of the phrase is no part of the role's label: "former", "new", "44th"."""
    return word in _NOT_IN_LABEL or (word[:1].isdigit() and word.endswith(("st", "nd", "rd", "th")))


def _leftwards(parse: Parse, table: EntityTable, noun: int) -> tuple[int, int, tuple[int, ...], str | None]:
    """First token of the phrase and of the label, the body before it, and the capacity."""
    i, first, label_first, capacity = noun - 1, noun, noun, None
    of: tuple[int, ...] = ()
    while i >= 0 and noun - i < 9:
        token = parse.tokens[i]
        entity = None if is_portfolio(parse, table, i) else table.at(i)
        if token.text.lower() in CAPACITIES:
            capacity = capacity or CAPACITIES[token.text.lower()]
            label_first = i if token.text.lower() == "deputy" and not of else label_first
        elif entity is not None and entity not in of and len(of) < 2 and table.type_of(entity) != "Person":
            of = (entity, *of)
            while i > 0 and table.at(i - 1) == entity:
                i -= 1
        elif token.text in ("'s", "’s", "’", "'", "-") or (token.text in _QUOTES and not of):
            label_first = i if token.text == "-" and label_first == i + 1 else label_first
        elif token.text == ")" and i > 1 and parse.tokens[i - 2].text == "(":
            i -= 2  # "the Arden Institute [(AI)] professors"
        elif token.text in ("and", ",") and _lists_portfolios(parse, i, noun) and not of:
            label_first = i
        elif token.lemma in _PARTICIPLES or (
            token.tag in ("VBG", "VBN") and token.pos == "VERB" and token.dep not in ("amod", "compound")
        ):
            break
        elif token.tag in ("RB", "RBR") and token.dep == "advmod" and token.head in (noun, parse.tokens[noun].head):
            break  # "is [also] chairman"
        elif token.tag in INSIDE and not of and entity is None:
            label_first = i
        else:
            break
        # A mark is inside only where words of the phrase stand on both sides of it.
        first = first if token.text in _QUOTES else i
        i -= 1
    return first, label_first, of, capacity


def _lists_portfolios(parse: Parse, i: int, noun: int) -> bool:
    """ "Trade [and] Economy Minister": fields of government on both sides, and a minister after them."""
    sides = {parse.tokens[i - 1].text.lower(), parse.tokens[i + 1].text.lower()} if i else {""}
    return parse.tokens[noun].lemma in ("minister", "secretary", "commissioner") and sides <= PORTFOLIOS


def _rightwards(parse: Parse, table: EntityTable, noun: int) -> tuple[int, int, tuple[int, ...], str | None]:
    """Last token of the phrase and of the label, the bodies after "of", and a capacity such as "-elect"."""
    last = label_last = noun
    suffix = None
    tokens = parse.tokens
    if noun + 2 < len(tokens) and tokens[noun + 1].text == "-" and tokens[noun + 2].text.lower() in CAPACITIES:
        suffix = CAPACITIES[tokens[noun + 2].text.lower()]
        last = noun + 2
    while last + 1 < len(tokens) and tokens[last + 1].text.lower() in ("emeritus", "emerita"):
        last = label_last = last + 1
    of: tuple[int, ...] = ()
    while last + 2 < len(tokens) and tokens[last + 1].text.lower() in LINKS and len(of) < 2:
        end, entity = complement(parse, table, last + 2)
        if end is None:
            break
        if entity is not None:
            of += (entity,)
        elif not of and tokens[last + 1].text.lower() in ("of", "for"):
            label_last = end
        else:
            break
        last = end
    return last, label_last, of, suffix


def is_portfolio(parse: Parse, table: EntityTable, i: int) -> bool:
    """Whether token `i` is a field of government: "Secretary of [State]", "[Defense] Secretary", "[Foreign] Affairs"."""
    entity = table.at(i)
    if parse.tokens[i].text.lower() not in PORTFOLIOS and parse.tokens[i].lemma not in PORTFOLIOS:
        return False
    words = table.drafts[entity].name.lower().split() if entity is not None else []
    return all(w in PORTFOLIOS or w in ("and", "&", "the") for w in words)


def _owned_by(parse: Parse, table: EntityTable, at: int) -> tuple[int, int] | None:
    """ "of Anna Larsen's [Reform Party]": the first token and the entity of the body that a person's name owns."""
    owner = table.at(at)
    while at + 1 < len(parse.tokens) and table.at(at + 1) == owner:
        at += 1
    after = at + 2
    body = table.at(after) if after < len(parse.tokens) and parse.tokens[at + 1].text in ("'s", "’s") else None
    return (after, body) if body is not None and is_body(table, body) else None


def _named_after(parse: Parse, table: EntityTable, kind: int) -> tuple[int, int] | None:
    """ "the Oslo newspaper "[Arden]"", "the Norwegian bank [Arden]": the last token and entity of the name, if any."""
    at = kind + 1
    at += at < len(parse.tokens) and parse.tokens[at].text in _QUOTES
    entity = table.at(at) if at < len(parse.tokens) else None
    if entity is None or table.type_of(entity) == "Person":
        return None
    while at + 1 < len(parse.tokens) and table.at(at + 1) == entity:
        at += 1
    return at, entity


def complement(parse: Parse, table: EntityTable, at: int) -> tuple[int | None, int | None]:
    """The last token of the phrase at `at`, and the entity that it names if it is a name."""
    tokens = parse.tokens
    start = at
    while at < len(tokens) and tokens[at].tag in ("DT", "PRP$"):
        at += 1
    if at < len(tokens) and is_portfolio(parse, table, at):
        while at + 1 < len(tokens) and (
            is_portfolio(parse, table, at + 1)
            or (tokens[at + 1].text == "and" and at + 2 < len(tokens) and is_portfolio(parse, table, at + 2))
        ):
            at += 1
        return at, None
    entity = table.at(at) if at < len(tokens) else None
    if entity is not None and table.type_of(entity) == "Person" and (own := _owned_by(parse, table, at)) is not None:
        at, entity = own
    if entity is not None:
        end = at
        while end + 1 < len(tokens) and table.at(end + 1) == entity:
            end += 1
        kind = end
        while kind + 1 < len(tokens) and tokens[kind + 1].tag == "NN" and table.at(kind + 1) is None and kind - end < 3:
            kind += 1
        if kind > end and tokens[kind].lemma in KINDS:
            return _named_after(parse, table, kind) or (kind, entity)
        person = (after := table.at(end + 1)) is not None and table.type_of(after) == "Person"
        if end + 1 < len(tokens) and tokens[end + 1].tag in ("NN", "NNS", "POS", "JJ", "NNP", "NNPS") and not person:
            return None, None
        return end, entity
    end = at
    while end < len(tokens) and tokens[end].tag in ("NN", "JJ") and table.at(end) is None and end - at < 5:
        end += 1
    named = table.at(end) if end > at and end < len(tokens) else None
    noun = tokens[end - 1]
    said = noun.lemma in KINDS | _STANDINGS or (noun.tag == "NN" and named is not None and is_body(table, named))
    if named is not None and said and table.type_of(named) != "Person":
        while end + 1 < len(tokens) and table.at(end + 1) == named:
            end += 1
        return end, named
    end = at
    while (
        end < len(tokens)
        and table.at(end) is None
        and (tokens[end].tag in INSIDE or (tokens[end].text == "and" and end > at))
    ):
        end += 1
    return (end - 1, None) if end > at and end - start < 7 and tokens[end - 1].text != "and" else (None, None)
