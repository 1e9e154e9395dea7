"""Names from the language model's entities, corrected at their edges and in their type."""

from collections.abc import Iterator

from kg.known import KnownEntities
from kg.reading.companies import kind_by_last_word
from kg.reading.names import SUFFIXES, TITLES, Name, head_of, sentence_of
from kg.reading.parse import Parse
from kg.reading.typing import LABELS, HeadNouns

TRIM = frozenset("the a an this that these those 's ’s ' ’ \" “ ” , . ( ) - & of and [ ] / :".split())
# "pro-Russian", "ex-minister": the prefix is no part of the name.
PREFIXES = frozenset("pro anti ex non post pre former then mid trans neo un pan pseudo co".split())
# Labels that say little about the name's class in a headline, where every word has a capital.
_LOOSE_LABELS = frozenset({"ORG", "PRODUCT", "WORK_OF_ART", "LAW", "EVENT", "FAC", "NORP"})
# Words of offices and departments, which the model takes for bodies: "[Home] Secretary".
# Nouns that open the name of an event: "Cyclone Ara", "Operation Dawn".
_OFFICES = frozenset(
    "Home Justice Defense Defence State Interior Finance Foreign Prime Health Education Treasury Transport Trade Labor "
    "Labour Energy Agriculture Environment Culture Economy Vice Attorney Deputy".split()
)
# Short words for kinds of bodies: "a super PAC".
_KINDS = frozenset({"PAC", "PACs", "NGO", "NGOs", "LLC", "CEO", "MP", "MPs", "MEP", "MEPs"})
_EVENT_NOUNS = frozenset({"cyclone", "hurricane", "typhoon", "storm", "operation"})
_BY_HEAD_NOUN = frozenset({"ORG", "PERSON", "FAC", "LAW", "LOC", "EVENT", "PRODUCT", "WORK_OF_ART"})


def model_names(parse: Parse, known: KnownEntities, nouns: HeadNouns) -> Iterator[Name]:
    """The model's entities that name things, in text order."""
    for start, end, label in _entities(parse):
        if label in LABELS:
            for part in _parts(parse, start, end, label):
                first, last = _trimmed(parse, *part, nouns, label, known)
                if first <= last and _is_name(parse, first, last, label, known):
                    yield _name(parse, first, last, label, known, nouns)


def _is_name(parse: Parse, first: int, last: int, label: str, known: KnownEntities) -> bool:
    if not any(parse.tokens[i].text[:1].isupper() for i in range(first, last + 1)):
        return False
    if first == last and parse.tokens[first].text in SUFFIXES:
        return False
    if first == last and parse.tokens[first].text in _KINDS:
        return False
    if label == "PERSON" and first == last and _is_headline_verb(parse, first):
        return False
    if (
        first == last
        and parse.tokens[first].text in _OFFICES
        and parse.tokens[min(last + 1, len(parse.tokens) - 1)].text[:1].isupper()
    ):
        return False
    return not (label in _LOOSE_LABELS and in_headline(parse, first) and not known.lookup(parse.words(first, last)))


def _is_headline_verb(parse: Parse, i: int) -> bool:
    """ "Campaign Manager [Laughs] at Questions": in a headline, what is no name anywhere else in the text."""
    token = parse.tokens[i]
    if not token.text.endswith("s") or not in_headline(parse, i) or i + 1 == len(parse.tokens):
        return False
    first, last = sentence_of(parse, i)
    return not any(t.text == token.text and t.ent for t in (*parse.tokens[:first], *parse.tokens[last:]))


def _name(parse: Parse, first: int, last: int, label: str, known: KnownEntities, nouns: HeadNouns) -> Name:
    type = LABELS[label]
    head = head_of(parse, first, last)
    head_class = nouns.classes.get(parse.tokens[head].lemma) or nouns.classes.get(parse.tokens[last].lemma)
    if label in _BY_HEAD_NOUN and head_class and first < last:
        type = kind_by_last_word(parse, first, last) or kind_by_last_word(parse, first, head) or head_class
    elif label != "GPE":
        type = kind_by_last_word(parse, first, last) or type
    if first < last and parse.tokens[first].text.lower() in _EVENT_NOUNS:
        type = "Event"
    found = known.lookup(parse.words(first, last))
    entity = next((e for e in found if label != "PERSON" or e.type == "Person"), None)
    return Name(first, last, head, entity.type if entity else type, known=entity)


def _parts(parse: Parse, first: int, last: int, label: str) -> list[tuple[int, int]]:
    """ "Franco-German" names two peoples; every other entity is one name."""
    if label != "NORP":
        return [(first, last)]
    cuts = [i for i in range(first + 1, last) if parse.tokens[i].text == "-" and parse.tokens[i - 1].text[0].isupper()]
    cuts = [i for i in cuts if parse.tokens[i + 1].text[0].isupper()]
    return [(a, b - 1) for a, b in zip([first, *(c + 1 for c in cuts)], [*cuts, last + 1], strict=True)]


def in_headline(parse: Parse, i: int) -> bool:
    """Whether token `i` stands in a sentence whose words are nearly all capitalised, where case tells nothing."""
    first, last = sentence_of(parse, i)
    words = [t for t in parse.tokens[first:last] if len(t.text) > 3 and t.text[0].isalpha()]
    return len(words) > 3 and sum(t.text[0].isupper() for t in words) > 0.8 * len(words)


def _entities(parse: Parse) -> Iterator[tuple[int, int, str]]:
    first = None
    for token in parse.tokens:
        if first is not None and (token.ent != parse.tokens[first].ent or token.ent_start):
            yield first, token.i - 1, parse.tokens[first].ent
            first = None
        if token.ent and first is None:
            first = token.i
    if first is not None:
        yield first, len(parse.tokens) - 1, parse.tokens[first].ent


def _trimmed(
    parse: Parse, first: int, last: int, nouns: HeadNouns, label: str, known: KnownEntities
) -> tuple[int, int]:
    """The span without articles, prefixes, possessive marks, titles and role words at its edges."""
    tokens = parse.tokens
    if first + 1 < last and tokens[first].text.lower() in PREFIXES and tokens[first + 1].text == "-":
        first += 2
    while first <= last and (tokens[first].text.lower() in TRIM or tokens[first].text.lower() in TITLES):
        first += 1
    while first <= last and tokens[last].text.lower() in TRIM and not _closes_abbreviation(parse, last):
        last -= 1
    if label == "PERSON":
        last = _with_second_half(parse, first, last)
    if first < last and last + 1 < len(tokens) and tokens[last + 1].text == "-" and _joined(parse, last):
        last -= 1  # "Arden Group Co-chairing": half a compound
    following = tokens[last + 1] if last + 1 < len(tokens) else None
    if first < last and tokens[last].text in _OFFICES and following is not None and following.lemma in nouns.roles:
        last -= 1  # "British [Transport] Secretary": a department and no part of the name
    if label == "PERSON":
        last = _with_suffix(parse, last)
    if label == "ORG":
        last = _without_common_nouns(parse, first, last, known)
    return (_without_roles(parse, first, last, nouns), last) if label == "PERSON" else (first, last)


def _with_second_half(parse: Parse, first: int, last: int) -> int:
    """The last token of "Moon Jae-[in]": after a full name's hyphen, a short word in lower case that modifies nothing."""
    half = parse.tokens[last + 1 : last + 3]
    joined = len(half) == 2 and half[0].text == "-" and half[0].start == parse.tokens[last].end
    if first == last or not joined or half[1].start != half[0].end:
        return last
    following = parse.tokens[last + 3].pos if last + 3 < len(parse.tokens) else "PUNCT"
    name = half[1].text.isalpha() and half[1].text.islower() and len(half[1].text) <= 4
    return last + 2 if name and following not in ("NOUN", "PROPN", "ADJ", "NUM") else last


def _with_suffix(parse: Parse, last: int) -> int:
    """The last token of a person's name with "Jr." and the like, after a comma too."""
    after = [t.text for t in parse.tokens[last + 1 : last + 3]]
    if after[:1] and after[0] in SUFFIXES:
        return last + 1
    return last + 2 if len(after) == 2 and after[0] == "," and after[1] in SUFFIXES else last


def _closes_abbreviation(parse: Parse, i: int) -> bool:
    """The "'s" that is part of the name is not told apart here; a bracket that opened inside the name is."""
    return parse.tokens[i].text == ")" and any(parse.tokens[j].text == "(" for j in range(max(0, i - 8), i))


def _without_common_nouns(parse: Parse, first: int, last: int, known: KnownEntities) -> int:
    """ "[Reuters] news agency": the last token of a known name with nothing but common nouns after it."""
    end = last
    while end > first and parse.tokens[end].text.islower():
        end -= 1
    return end if end < last and known.lookup(parse.words(first, end)) else last


def _joined(parse: Parse, i: int) -> bool:
    return parse.tokens[i + 1].start == parse.tokens[i].end


def _without_roles(parse: Parse, first: int, last: int, nouns: HeadNouns) -> int:
    """The first token of a person's name after what precedes it: "Foreign Minister [Anna Larsen]"."""
    tokens = parse.tokens
    roles = [i for i in range(first, last) if tokens[i].lemma in nouns.roles]
    first = roles[-1] + 1 if roles else first
    possessives = [i for i in range(first, last) if tokens[i].text in ("'s", "’s")]
    first = possessives[-1] + 1 if possessives else first
    while first < last and tokens[first].text.lower() in TITLES:
        first += 1
    return first
