"""What a role is called, in which capacity, and which bodies or countries it is of.

Examples: "[acting head of the agency]" - "[US Secretary of State]" - "[president-elect] of Chile". The role's label
leaves out capacity, how new its holder is, and the body: "Chile's new foreign minister" is a "foreign minister".
"""

from dataclasses import dataclass

from kg.reading.entities import EntityTable
from kg.reading.parse import Parse
from kg.reading.role_complements import INSIDE, PORTFOLIOS, QUOTES, complement, is_portfolio
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
LINKS = frozenset({"of", "for", "at", "to", "in", "with", "on"})
# After these stands where somebody works, or on what: "an expert [on] energy [in] Oslo".
_WHERE_OR_WHAT = frozenset({"in", "on"})
# After these stands what the office is called: "head [of] research", "an expert [on] energy".
_NAMING = frozenset({"of", "for", "on"})
# "Oslo-based", "Lima-born", "rebel-held": a place before these is nobody's employer; "has been" is no label.
_PARTICIPLES = frozenset("base be bear educate back lead run own hold control appoint elect raise train".split())
_NOT_IN_LABEL = (_ATTRIBUTES | frozenset(CAPACITIES)) - {"deputy"}


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
    last, words, of_right, suffix = _rightwards(parse, table, noun, nouns)
    named = (parse.tokens[i].text for i in (*range(label_first, noun), *words))
    label = " ".join(word for word in named if not _left_out(word.lower()))
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
        elif token.text in ("'s", "’s", "’", "'", "-") or (token.text in QUOTES and not of):
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
        first = first if token.text in QUOTES else i
        i -= 1
    return first, label_first, of, capacity


def _lists_portfolios(parse: Parse, i: int, noun: int) -> bool:
    """ "Trade [and] Economy Minister": fields of government on both sides, and a minister after them."""
    sides = {parse.tokens[i - 1].text.lower(), parse.tokens[i + 1].text.lower()} if i else {""}
    return parse.tokens[noun].lemma in ("minister", "secretary", "commissioner") and sides <= PORTFOLIOS


def _rightwards(
    parse: Parse, table: EntityTable, noun: int, nouns: HeadNouns
) -> tuple[int, tuple[int, ...], tuple[int, ...], str | None]:
    """Last token of the phrase, its words in the label, the bodies after "of", and a capacity such as "-elect"."""
    tokens, last, suffix = parse.tokens, noun, None
    if noun + 2 < len(tokens) and tokens[noun + 1].text == "-" and tokens[noun + 2].text.lower() in CAPACITIES:
        suffix = CAPACITIES[tokens[noun + 2].text.lower()]
        last = noun + 2
    words: tuple[int, ...] = (noun,)
    while last + 1 < len(tokens) and tokens[last + 1].text.lower() in ("emeritus", "emerita"):
        last += 1
        words += (last,)
    of: tuple[int, ...] = ()
    while last + 2 < len(tokens) and tokens[last + 1].text.lower() in LINKS and len(of) < 2:
        link = tokens[last + 1].text.lower()
        found = complement(parse, table, last + 2, nouns)
        if found is None:
            break
        if found.entity is not None and link not in _WHERE_OR_WHAT:
            of += (found.entity,)
        elif found.entity is not None:
            of += () if of or link == "on" or tokens[noun].lemma in nouns.occupations else (found.entity,)
        elif of or link not in _NAMING:
            break
        if found.words and link in _NAMING and len(of) < 2:
            words += (last + 1, *found.words)
        last = found.last
    return last, words, of, suffix
