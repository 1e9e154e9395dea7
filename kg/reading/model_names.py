"""Names from the language model's entities, corrected at their edges and in their type."""

from collections.abc import Iterator

from kg.known import KnownEntities
from kg.reading.names import TITLES, Name, head_of
from kg.reading.parse import Parse
from kg.reading.typing import LABELS, HeadNouns

TRIM = frozenset("the a an this that 's ’s ' ’ \" “ ” , . ( ) - & of and".split())
_LOOSE_LABELS = frozenset({"ORG", "PRODUCT", "WORK_OF_ART", "LAW", "EVENT", "FAC", "NORP"})


def model_names(parse: Parse, known: KnownEntities, nouns: HeadNouns) -> Iterator[Name]:
    for first, last, label in _entities(parse):
        if label not in LABELS:
            continue
        first, last = _trimmed(parse, first, last, nouns, label)
        if first > last or not any(parse.tokens[i].text[:1].isupper() for i in range(first, last + 1)):
            continue
        if label in _LOOSE_LABELS and _in_headline(parse, first) and not known.lookup(parse.words(first, last)):
            continue
        type = LABELS[label]
        head_class = nouns.classes.get(parse.tokens[head_of(parse, first, last)].lemma) or nouns.classes.get(
            parse.tokens[last].lemma
        )
        if (
            label in ("ORG", "PERSON", "FAC", "LAW", "LOC", "EVENT", "PRODUCT", "WORK_OF_ART")
            and head_class
            and first < last
        ):
            type = head_class
        found = known.lookup(parse.words(first, last))
        entity = next((e for e in found if label != "PERSON" or e.type == "Person"), None)
        yield Name(first, last, head_of(parse, first, last), entity.type if entity else type, known=entity)


def _in_headline(parse: Parse, i: int) -> bool:
    """Whether token `i` stands in a sentence whose words are nearly all capitalised, where case tells nothing."""
    first, last = next((s for s in parse.sentences if s[0] <= i < s[1]), (i, i + 1))
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


def _trimmed(parse: Parse, first: int, last: int, nouns: HeadNouns, label: str) -> tuple[int, int]:
    """The span without articles, possessive marks, titles and role words at its edges."""
    tokens = parse.tokens
    while first <= last and (tokens[first].text.lower() in TRIM or tokens[first].text.lower() in TITLES):
        first += 1
    while first <= last and tokens[last].text.lower() in TRIM:
        last -= 1
    if (
        first < last
        and last + 1 < len(tokens)
        and tokens[last + 1].text == "-"
        and tokens[last + 1].start == tokens[last].end
    ):
        last -= 1  # "Minsk Group Co-chairing": half a compound
    if label == "PERSON":
        role = [i for i in range(first, last) if tokens[i].lemma in nouns.roles]
        first = role[-1] + 1 if role else first
        possessive = [i for i in range(first, last) if tokens[i].text in ("'s", "’s")]
        first = possessive[-1] + 1 if possessive else first
        while first < last and tokens[first].text.lower() in TITLES:
            first += 1
    return first, last
