"""Persons in offices: title before the name, apposition, copula. What frames cannot say, since the role is a phrase.

Examples: "Norwegian Foreign Minister Anna Larsen" - "Anna Larsen, the foreign minister of Norway," - "the acting head of
the agency, Peter Novak," - "Anna Larsen is Norway's ambassador to the UN". Not: "the minister met Anna Larsen".
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.reading.clauses import Clause
from kg.reading.entities import EntityTable
from kg.reading.parse import Parse
from kg.reading.typing import HeadNouns

CAPACITIES = {
    "acting": "acting", "interim": "acting", "caretaker": "acting", "former": "former", "ex": "former", "then": "former", "late": "former",
    "outgoing": "outgoing", "incoming": "designate", "designate": "designate", "elect": "designate", "deputy": "deputy", "honorary": "honorary",
}  # fmt: skip
# What a role is called does not include how long, how well or in what order it is held.
_ATTRIBUTES = frozenset("new current longtime veteran embattled beleaguered popular controversial powerful influential first second third next last newly elected young 's top".split())
_LINKS = frozenset({"of", "for", "at", "to", "in"})
_INSIDE = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "JJS", "JJR", "VBG", "HYPH", "CD", "VBN"})
_QUOTES = "\"'“”‘’"


# Nouns that only say what kind of body a name is: "the CCOO trade union", "the analysis firm Arden Data".
KINDS = frozenset(
    "union party group company firm bank newspaper agency institute foundation organisation organization movement association alliance broadcaster magazine university "
    "government parliament team club council committee coalition front network think-tank tank giant manufacturer carmaker airline chain".split()
)
_NOT_IN_LABEL = (_ATTRIBUTES | frozenset(CAPACITIES)) - {"deputy"}


@dataclass(frozen=True, slots=True)
class RolePhrase:
    """A role named at tokens `first` to `last`; `of` are entities of the table, `label` in lower case."""

    first: int
    last: int
    label: str
    of: tuple[int, ...]
    capacity: str | None


@dataclass(frozen=True, slots=True)
class RoleFinding:
    """A person (entity of the table, named at tokens `person`) in a role; tokens `first` to `last` say so."""

    entity: int
    role: RolePhrase
    first: int
    last: int
    construction: str
    clause: int | None = None


def role_phrase(parse: Parse, table: EntityTable, noun: int, nouns: HeadNouns) -> RolePhrase | None:
    """The role phrase whose head noun is token `noun`, with the body or country named in it."""
    if parse.tokens[noun].lemma not in nouns.roles or parse.tokens[noun].pos not in ("NOUN", "PROPN", "ADJ"):
        return None
    first, label_first, of, capacity = _leftwards(parse, table, noun)
    last, label_last, of_right, suffix = _rightwards(parse, table, noun)
    label = " ".join(t.text for t in parse.tokens[label_first : label_last + 1] if t.text.lower() not in _NOT_IN_LABEL)
    label = label.replace(" - ", "-").strip(" -").lower()
    return RolePhrase(first, last, label, tuple(dict.fromkeys(of + of_right)), capacity or suffix) if label else None


def _leftwards(parse: Parse, table: EntityTable, noun: int) -> tuple[int, int, tuple[int, ...], str | None]:
    """First token of the phrase and of the label, the body before it, and the capacity."""
    i, first, label_first, capacity = noun - 1, noun, noun, None
    of: tuple[int, ...] = ()
    while i >= 0 and noun - i < 9:
        token = parse.tokens[i]
        entity = table.at(i)
        if token.text.lower() in CAPACITIES:
            capacity = capacity or CAPACITIES[token.text.lower()]
            label_first = i if token.text.lower() == "deputy" and not of else label_first
        elif entity is not None and entity not in of and len(of) < 2 and table.type_of(entity) != "Person":
            of = (entity, *of)
            while i > 0 and table.at(i - 1) == entity:
                i -= 1
        elif token.text in ("'s", "’s", "’", "'", "-") or (token.text in _QUOTES and not of):
            label_first = i if token.text == "-" and label_first == i + 1 else label_first
        elif token.tag in _INSIDE and not of and entity is None:
            label_first = i
        else:
            break
        first = i
        i -= 1
    return first, label_first, of, capacity


def _rightwards(parse: Parse, table: EntityTable, noun: int) -> tuple[int, int, tuple[int, ...], str | None]:
    """Last token of the phrase and of the label, the bodies after "of", and a capacity such as "-elect"."""
    last = label_last = noun
    suffix = None
    tokens = parse.tokens
    if noun + 2 < len(tokens) and tokens[noun + 1].text == "-" and tokens[noun + 2].text.lower() in CAPACITIES:
        suffix = CAPACITIES[tokens[noun + 2].text.lower()]
        last = noun + 2
    of: tuple[int, ...] = ()
    while last + 2 < len(tokens) and tokens[last + 1].text.lower() in _LINKS and len(of) < 2:
        end, entity = _complement(parse, table, last + 2)
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


def _complement(parse: Parse, table: EntityTable, at: int) -> tuple[int | None, int | None]:
    """The last token of the phrase at `at`, and the entity that it names if it is a name."""
    tokens = parse.tokens
    start = at
    while at < len(tokens) and tokens[at].tag in ("DT", "PRP$"):
        at += 1
    entity = table.at(at) if at < len(tokens) else None
    if entity is not None:
        end = at
        while end + 1 < len(tokens) and table.at(end + 1) == entity:
            end += 1
        kind = end
        while kind + 1 < len(tokens) and tokens[kind + 1].tag == "NN" and table.at(kind + 1) is None and kind - end < 3:
            kind += 1
        if kind > end and tokens[kind].lemma in KINDS:
            return kind, entity
        if end + 1 < len(tokens) and tokens[end + 1].tag in ("NN", "NNS", "POS", "JJ", "NNP", "NNPS"):
            return None, None
        return end, entity
    end = at
    while end < len(tokens) and tokens[end].tag in ("NN", "JJ") and table.at(end) is None and end - at < 5:
        end += 1
    named = table.at(end) if end > at and end < len(tokens) and tokens[end - 1].lemma in KINDS else None
    if named is not None:
        while end + 1 < len(tokens) and table.at(end + 1) == named:
            end += 1
        return end, named
    end = at
    while end < len(tokens) and table.at(end) is None and (tokens[end].tag in _INSIDE or (tokens[end].text == "and" and end > at)):
        end += 1
    return (end - 1, None) if end > at and end - start < 7 and tokens[end - 1].text != "and" else (None, None)


def find_roles(parse: Parse, table: EntityTable, clauses: tuple[Clause, ...], nouns: HeadNouns) -> tuple[RoleFinding, ...]:
    """All persons in roles, in text order."""
    found: list[RoleFinding] = []
    for draft in list(table.drafts):
        if draft.type != "Person":
            continue
        for first, last, kind in draft.mentions:
            if kind == "name":
                found += _around(parse, table, draft.index, first, last, nouns)
    found += _copulas(parse, table, clauses, nouns)
    return tuple(sorted(dict.fromkeys(found), key=lambda f: (f.first, f.last, f.construction)))


def _around(parse: Parse, table: EntityTable, entity: int, first: int, last: int, nouns: HeadNouns) -> Iterator[RoleFinding]:
    for title in _titles(parse, table, first, last, nouns):
        yield RoleFinding(entity, title, title.first, last, "title")
    for after in _apposition_after(parse, table, last, nouns):
        yield RoleFinding(entity, after, first, after.last, "apposition")
    before = _apposition_before(parse, table, first, last, nouns)
    if before is not None:
        yield RoleFinding(entity, before, before.first, last, "apposition")


def _titles(parse: Parse, table: EntityTable, first: int, last: int, nouns: HeadNouns) -> Iterator[RolePhrase]:
    """ "[US Secretary of State] Anna Larsen", "[president and chief executive] Peter Novak", "[President] Mara Lind of Chile"."""
    for noun in range(first - 1, max(-1, first - 6), -1):
        if parse.tokens[noun].pos in ("VERB", "PUNCT") or table.at(noun) is not None:
            return
        title = role_phrase(parse, table, noun, nouns)
        if title is not None and title.last == first - 1:
            if not title.of:
                title = replace(title, of=_country_after(parse, table, last))
            yield title
            if noun - 1 >= 0 and parse.tokens[title.first - 1].text == "and" and not title.of:
                other = role_phrase(parse, table, title.first - 2, nouns)
                if other is not None and other.last == title.first - 2:
                    yield other
            return


def _country_after(parse: Parse, table: EntityTable, last: int) -> tuple[int, ...]:
    """ "President Mara Lind [of Chile]"."""
    if last + 2 < len(parse.tokens) and parse.tokens[last + 1].text == "of":
        end, entity = _complement(parse, table, last + 2)
        if entity is not None and table.type_of(entity) != "Person":
            return (entity,)
    return ()


def _apposition_after(parse: Parse, table: EntityTable, last: int, nouns: HeadNouns) -> Iterator[RolePhrase]:
    """ "Anna Larsen, [the foreign minister of Norway]," and "Peter Novak, [president] and [head of the board] of Arden Bank,"."""
    role = _role_after(parse, table, last, nouns)
    if role is None:
        return
    chain = [role]
    while role.last + 2 < len(parse.tokens) and parse.tokens[role.last + 1].text == "and":
        following = next((r for n in range(role.last + 2, min(role.last + 6, len(parse.tokens))) if (r := role_phrase(parse, table, n, nouns))), None)
        if following is None or following.first > role.last + 3:
            break
        chain.append(following)
        role = following
    shared = chain[-1].of
    yield from (r if r.of or not shared else replace(r, of=shared) for r in chain)


def _role_after(parse: Parse, table: EntityTable, last: int, nouns: HeadNouns) -> RolePhrase | None:
    """The role phrase after a comma, up to the first role noun of an unbroken noun phrase."""
    tokens = parse.tokens
    at = last + 1
    if at >= len(tokens) or tokens[at].text not in (",", "(", "—", "–"):
        return None
    at += 1
    while at < len(tokens) and (tokens[at].tag in (*_INSIDE, "DT", "POS", "PRP$") or table.at(at) is not None) and at - last < 12:
        ends = at + 1 >= len(tokens) or tokens[at + 1].text in (",", ".", ")", ";", "—", "–", "and", "who", *_LINKS) or tokens[at + 1].pos in ("PUNCT", "ADP", "SCONJ")
        if tokens[at].lemma in nouns.roles and ends and table.at(at) is None:
            role = role_phrase(parse, table, at, nouns)
            closes = role is not None and (role.last + 1 >= len(tokens) or tokens[role.last + 1].pos in ("PUNCT", "CCONJ", "ADP", "SCONJ", "PRON") or tokens[role.last + 1].tag == "WP")
            return role if closes and role is not None and role.first > last else None
        at += 1
    return None


def _apposition_before(parse: Parse, table: EntityTable, first: int, last: int, nouns: HeadNouns) -> RolePhrase | None:
    """ "[Norway's foreign minister], Anna Larsen," where a comma or the end closes the name."""
    tokens = parse.tokens
    if first < 2 or tokens[first - 1].text != "," or (last + 1 < len(tokens) and tokens[last + 1].text not in (",", ".", ")", "(", "”", '"')):
        return None
    for noun in range(first - 2, max(-1, first - 12), -1):
        role = role_phrase(parse, table, noun, nouns) if tokens[noun].lemma in nouns.roles else None
        if role is not None:
            opens = role.first == 0 or tokens[role.first - 1].tag == "DT" or bool(role.of)
            return role if role.last == first - 2 and opens else None
        if tokens[noun].pos in ("VERB", "PUNCT"):
            return None
    return None


def _copulas(parse: Parse, table: EntityTable, clauses: tuple[Clause, ...], nouns: HeadNouns) -> Iterator[RoleFinding]:
    for clause in clauses:
        if clause.lemma not in ("be", "become", "remain", "serve") or "subj" not in clause.slots:
            continue
        for attribute in clause.slots.get("attr", clause.slots.get("as", ())):
            role = role_phrase(parse, table, attribute, nouns)
            if role is None:
                continue
            for subject in clause.slots["subj"]:
                entity = table.at(subject)
                if entity is not None and table.type_of(entity) == "Person":
                    yield RoleFinding(entity, role, min(subject, role.first), max(role.last, subject), "copula", clause.head)
