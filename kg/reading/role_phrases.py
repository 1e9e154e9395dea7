"""What a role is called, in which capacity, and which bodies or countries it is of.

Examples: "[acting head of the agency]" - "[US Secretary of State]" - "[president-elect] of Chile". The role's label
leaves out capacity, how new its holder is, and the body: "Chile's new foreign minister" is a "foreign minister".
"""

import re
from dataclasses import dataclass

from kg.reading.abbreviations import TITLES
from kg.reading.entities import EntityTable
from kg.reading.parse import Parse, Token
from kg.reading.role_complements import INSIDE, PORTFOLIOS, QUOTES, complement, is_portfolio
from kg.reading.role_owners import (
    PLACES,
    campaigner,
    has_offices,
    is_desk,
    is_list,
    is_people,
    is_public,
    is_subject_taught,
    party_called,
)
from kg.reading.typing import HeadNouns

CAPACITIES = {
    "formerly": "former", "previously": "former", "acting": "acting", "interim": "acting", "caretaker": "acting",
    "former": "former", "ex": "former", "then": "former", "late": "former", "outgoing": "outgoing", "onetime": "former", "one-time": "former", "erstwhile": "former",
    "incoming": "designate", "designate": "designate", "elect": "designate", "deputy": "deputy", "honorary": "honorary",
}  # fmt: skip
# What a role is called does not include how long, how well or in what order it is held.
_ATTRIBUTES = frozenset(
    "new current longtime veteran embattled beleaguered popular controversial powerful influential first second third "
    "next last newly elected young 's top failed leading prominent outspoken percent presumptive presumed likely putative "
    "prospective respected".split()
)
LINKS = frozenset({"of", "for", "at", "to", "in", "with", "on"})
# After these stands where somebody works, or on what: "an expert [on] energy [in] Oslo".
_WHERE_OR_WHAT = frozenset({"in", "on"})
# After these stands what the office is called: "head [of] research", "an expert [on] energy".
_NAMING = frozenset({"of", "for", "on"})
# "Oslo-based", "Lima-born", "rebel-held": a place before these is nobody's employer; "has been" is no label.
_PARTICIPLES = frozenset(
    "base be bear educate back lead run own hold control appoint elect raise train nickname dub name call style".split()
)
# "make [sure] President Larsen signs".
_BEFORE_CLAUSES = frozenset({"sure", "certain", "clear"})
# What somebody thinks of the holder is no office: "a [viable] candidate", "the [only] candidate".
_JUDGED = frozenset(
    "good great bad terrible awful viable strong weak serious credible perfect ideal real true fine poor excellent only "
    "formidable flawed horrible brilliant natural obvious wonderful fantastic decent capable worthy tough dangerous other effective".split()
)
# Pages lose the space between a credit and a caption: "ImagesRepublican candidate", "PRESSOhio".
_RUN_TOGETHER = re.compile(r"[a-z]{3}[A-Z]|[A-Z]{3}[a-z]")
# Who is in office "in" a place; of others it only says where they are.
_POSTED = frozenset(
    "ambassador consul envoy representative commander attache attaché coordinator leader chief head general bishop".split()
)
# Legislators are "from" what they represent.
_SEATS = frozenset("senator congressman congresswoman representative lawmaker legislator mp delegate".split())
_NOT_IN_LABEL = (_ATTRIBUTES | frozenset(CAPACITIES)) - {"deputy"}


@dataclass(frozen=True, slots=True)
class RolePhrase:
    """A role named at tokens `first` to `last`; `of` are entities of the table, `label` in lower case.

    `at` is the body at which that of the role is: "director of the Arden Centre [at Lima University]".
    """

    first: int
    last: int
    label: str
    of: tuple[int, ...]
    capacity: str | None
    at: int | None = None


def role_phrase(parse: Parse, table: EntityTable, noun: int, nouns: HeadNouns) -> RolePhrase | None:
    """The role phrase whose head noun is token `noun`, with the body or country named in it."""
    token = parse.tokens[noun]
    if token.lemma not in nouns.roles or token.pos not in ("NOUN", "PROPN", "ADJ") or token.dep == "acomp":
        return None
    first, label_first, of, capacity = _leftwards(parse, table, noun, nouns)
    last, words, of_right, suffix, at = _rightwards(parse, table, noun, nouns)
    if any(_judges(parse.tokens[i], bool(of)) for i in range(label_first, noun)):
        return None
    if parse.tokens[label_first].text == "-" and parse.tokens[label_first + 1].tag in ("VBG", "VBN"):
        label_first += 2  # "the Oscar-winning [actress]"
    compounds = _attributive(parse, label_first, noun)
    before = (i for i in range(label_first, noun) if not _is_adverb(parse, i) and i not in compounds)
    named = (_spelt(parse.tokens[i]) for i in (*before, *words))
    label = " ".join(word for word in named if not _left_out(word.lower()))
    label = label.replace(" - ", "-").strip(" -").lower()
    if token.tag in ("NNS", "NNPS") and label.endswith(token.text.lower()):
        label = label[: -len(token.text)] + token.lemma
    bodies = tuple(dict.fromkeys(of + of_right))
    return RolePhrase(first, last, label, bodies, capacity or suffix, at) if label else None


def _attributive(parse: Parse, first: int, noun: int) -> set[int]:
    """The tokens of compounds that tell for how long or how often: "[first-time] mayor", "[two-term] governor"."""
    hyphens = [i for i in range(first + 1, noun - 1) if parse.tokens[i].text == "-"]
    spans = (
        (i - 1, i, i + 1)
        for i in hyphens
        if parse.tokens[i + 1].lemma in ("time", "term", "year", "ever", "generation")
    )
    return {t for span in spans for t in span}


def _left_out(word: str) -> bool:
    """Whether a word of the phrase is no part of the role's label: "former", "new", "44th"."""
    return word in _NOT_IN_LABEL or word.isdigit() or (word[:1].isdigit() and word.endswith(("st", "nd", "rd", "th")))


def _is_adverb(parse: Parse, i: int) -> bool:
    """ "[even] the president"; not "[right]-leaning"."""
    return parse.tokens[i].tag in ("RB", "RBS") and parse.tokens[i + 1].text != "-"


def _spelt(token: Token) -> str:
    """A word of the label, in full: "Gov." is "governor"."""
    return token.lemma if token.text.endswith(".") and token.lemma in TITLES.values() else token.text


def _judges(token: Token, of_body: bool) -> bool:
    """Whether an adjective judges or compares: "a [better] candidate"; but "the [youngest] president of Chile"."""
    return token.tag in ("JJR", "RBR") or token.lemma in _JUDGED or (token.tag in ("JJS", "RBS") and not of_body)


def _leftwards(
    parse: Parse, table: EntityTable, noun: int, nouns: HeadNouns
) -> tuple[int, int, tuple[int, ...], str | None]:
    """First token of the phrase and of the label, the body before it, and the capacity."""
    i, first, label_first, capacity = noun - 1, noun, noun, None
    of: tuple[int, ...] = ()
    while i >= 0 and noun - i < 9:
        token = parse.tokens[i]
        entity = None if is_portfolio(parse, table, i) else table.at(i)
        if token.text.lower() in CAPACITIES and (token.text, token.pos) != ("elect", "VERB"):
            capacity = capacity or CAPACITIES[token.text.lower()]
            label_first = i if token.text.lower() == "deputy" and not of else label_first
        elif entity is not None and not of and is_people(parse, table, i, noun):
            party = None if is_public(parse, noun) else party_called(table, token.text)
            of = () if party is None else (party,)
            label_first = i if party is None and not is_public(parse, noun) else label_first
        elif entity is not None and is_list(parse, table, i, noun):
            break
        elif entity is not None and not of and is_subject_taught(parse, table, i, noun):
            label_first = i
        elif entity is not None and entity not in of and len(of) < 2 and has_offices(parse, table, i, noun):
            desk = bool(of) and is_desk(parse, table, i, of[0])
            label_first = i + 2 if desk else label_first
            of = (entity,) if desk else (entity, *of)
            while i > 0 and table.at(i - 1) == entity:
                i -= 1
        elif token.tag == "POS" and table.at(i - 1) is None:
            owner = campaigner(parse, table, i)
            of = of or (() if owner is None else (owner,))
            break  # "the club['s] director": the club is no part of what the office is called
        elif token.ent in ("DATE", "TIME") or _ends_office(parse, i, nouns):
            break  # "on [Monday] Governor Anna Larsen"
        elif _RUN_TOGETHER.search(token.text):
            break
        elif token.text in ("'s", "’s") and token.pos in ("AUX", "VERB"):
            break  # "he['s] president"
        elif token.text in ("'s", "’s", "’", "'", "-") or (token.text in QUOTES and not of):
            label_first = i if token.text == "-" and label_first == i + 1 else label_first
        elif token.text == ")" and i > 1 and parse.tokens[i - 2].text == "(":
            i -= 2  # "the Arden Institute [(AI)] professors"
        elif token.text in ("and", ",") and _lists_portfolios(parse, i, noun) and not of:
            label_first = i
        elif (
            token.lemma in _BEFORE_CLAUSES
            or token.lemma in _PARTICIPLES
            or (token.tag in ("VBG", "VBN") and token.pos == "VERB" and token.dep not in ("amod", "compound"))
        ):
            break
        elif token.tag in ("RB", "RBR") and token.dep == "advmod" and token.head in (noun, parse.tokens[noun].head):
            break  # "is [also] chairman"
        elif (token.tag in INSIDE and not of and entity is None) or _is_under(parse, i, noun):
            label_first = i
        else:
            break
        # A mark is inside only where words of the phrase stand on both sides of it.
        first = first if token.text in QUOTES else i
        i -= 1
    return first, label_first, of, capacity


def _ends_office(parse: Parse, i: int, nouns: HeadNouns) -> bool:
    """Whether another phrase ends at token `i`: "candidate [Senator]", "nominee [former Governor]"."""
    token, after = parse.tokens[i], parse.tokens[i + 1].text
    turned = token.tag in ("NN", "NNS") and token.text.islower() and after[:1].isupper()
    other = token.lemma in nouns.roles and after.lower() in CAPACITIES and after.lower() != "deputy"
    return (turned and token.text not in CAPACITIES) or other


def _is_under(parse: Parse, i: int, noun: int) -> bool:
    """ "[under] secretary", whatever the parser takes "under" for."""
    return i == noun - 1 and parse.tokens[i].text.lower() == "under" and parse.tokens[noun].lemma == "secretary"


def _lists_portfolios(parse: Parse, i: int, noun: int) -> bool:
    """ "Trade [and] Economy Minister": fields of government on both sides, and a minister after them."""
    sides = {parse.tokens[i - 1].text.lower(), parse.tokens[i + 1].text.lower()} if i else {""}
    return parse.tokens[noun].lemma in ("minister", "secretary", "commissioner") and sides <= PORTFOLIOS


def _rightwards(
    parse: Parse, table: EntityTable, noun: int, nouns: HeadNouns
) -> tuple[int, tuple[int, ...], tuple[int, ...], str | None, int | None]:
    """Last token of the phrase, its words in the label, the bodies after "of", a capacity such as "-elect", and the
    body at which the last of them is."""
    where: int | None = None
    tokens, last, suffix = parse.tokens, noun, None
    if noun + 2 < len(tokens) and tokens[noun + 1].text == "-" and tokens[noun + 2].text.lower() in CAPACITIES:
        suffix = CAPACITIES[tokens[noun + 2].text.lower()]
        last = noun + 2
    words: tuple[int, ...] = (noun,)
    while last + 1 < len(tokens) and tokens[last + 1].text.lower() in ("emeritus", "emerita"):
        last += 1
        words += (last,)
    of: tuple[int, ...] = ()
    links = LINKS | {"from"} if tokens[noun].lemma in _SEATS else LINKS
    while last + 2 < len(tokens) and tokens[last + 1].text.lower() in links and len(of) < 2:
        link = tokens[last + 1].text.lower()
        found = complement(parse, table, last + 2, nouns)
        if found is None or (
            found.entity is None and [t.tag for t in tokens[found.last + 1 : found.last + 2]] == ["POS"]
        ):
            break
        if found.entity is not None and link == "at" and of and table.type_of(of[-1]) != "Person":
            where = found.entity  # "director of the Arden Centre [at Lima University]"
        elif found.entity is not None and link not in _WHERE_OR_WHAT:
            of += (found.entity,)
        elif found.entity is not None:
            where = table.type_of(found.entity) in PLACES and tokens[noun].lemma not in _POSTED
            of += () if of or link == "on" or where or tokens[noun].lemma in nouns.occupations else (found.entity,)
        elif link == "in" and found.last + 1 < len(tokens) and tokens[found.last + 1].text in ("at", "of"):
            pass  # "a professor [in technology policy] at the university"
        elif of or link not in _NAMING:
            break
        if found.words and link in _NAMING and len(of) < 2:
            words += (last + 1, *found.words)
        last = found.last
    return last, words, of, suffix, where
