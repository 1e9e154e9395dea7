"""Names that recur: what the model missed in one sentence where it, or a longer form of the name, shows it in another.

Also proper nouns that nobody listed and the model never labelled, where the document writes them more than once or as
no common word is written ("wikiHow", "CeBIT").
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kg.reading.model_names import TRIM, in_headline
from kg.reading.names import TITLES, Name, head_of, sentence_of
from kg.reading.parse import Parse, Token
from kg.reading.person_nouns import is_person_noun
from kg.reading.typing import HeadNouns

Words = tuple[str, ...]
PARTICLES = frozenset("von van de del della der den di da dos du la le el al bin ibn ben abu ter ten zu".split())
_NO_NAME = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "ORDINAL", "CARDINAL", "LANGUAGE"})
_LOCATIVE = frozenset({"in", "at", "near", "outside", "around", "across", "into"})
_PLACES = (
    "Country",
    "City",
    "Territory",
    "Region",
    "GeopoliticalEntity",
    "Place",
    "Organization",
    "Thing",
    "Facility",
    "Company",
)


def with_surnames(parse: Parse, names: Sequence[Name]) -> list[Name]:
    """Names of one word that are the surname of a person named in full become that person's: the model guesses there.

    A known place keeps its type where the model saw a place and no grammar speaks against it: "in Houston", but
    "Houston said" beside "Angus Houston".
    """
    surnames = {words[-1] for words in _persons(parse, names)}
    families = [*_families(parse, surnames)]
    theirs = {n.first for n in families}
    others = [n for n in names if n.first not in theirs]
    return families + [_as_person(parse, n) if _is_surname(parse, n, surnames) else n for n in others]


def _families(parse: Parse, surnames: set[str]) -> Iterator[Name]:
    """ "the Novaks", where somebody is called Novak: a group."""
    for token in parse.tokens[1:]:
        plural = token.tag in ("NNPS", "NNP") and token.text.endswith("s") and token.text[:-1] in surnames
        if plural and parse.tokens[token.i - 1].text.lower() == "the":
            yield Name(token.i, token.i, token.i, "Group")


def _is_surname(parse: Parse, name: Name, surnames: set[str]) -> bool:
    token = parse.tokens[name.first]
    if name.first != name.last or name.type == "Person" or name.demonym or token.text not in surnames:
        return False
    governor = parse.tokens[token.head]
    if governor.text.lower() in _LOCATIVE and token.dep == "pobj":
        return False
    if name.known is None:
        return name.type in _PLACES
    return token.ent not in ("GPE", "LOC") or (name.type == "City" and _acts(parse, token))


def _acts(parse: Parse, token: Token) -> bool:
    """A subject that is no capital's ("Houston said"), or an owner of kin ("Houston's father")."""
    governor = parse.tokens[token.head]
    return token.dep in ("nsubj", "nsubjpass") or (token.dep == "poss" and is_person_noun(governor.lemma))


def _as_person(parse: Parse, name: Name) -> Name:
    return Name(name.first, name.last, name.head, "Person")


def _persons(parse: Parse, names: Iterable[Name]) -> list[Words]:
    """The full names of persons, as words."""
    found = (_words(parse, n) for n in names if n.type == "Person")
    return [words for words in found if len(words) > 1 and all(w[:1].isalpha() for w in (words[0], words[-1]))]


def _words(parse: Parse, name: Name) -> Words:
    return tuple(parse.tokens[i].text for i in range(name.first, name.last + 1))


def recurring(parse: Parse, names: Sequence[Name], nouns: HeadNouns, barred: frozenset[int]) -> Iterator[Name]:
    """Further places of the names, and of unlisted proper nouns, outside of `names` and of the tokens `barred`."""
    taken = {i for n in names for i in range(n.first, n.last + 1)} | barred
    patterns = _patterns(parse, names)
    i = 0
    while i < len(parse.tokens):
        found = _longest(parse, i, patterns, taken)
        if found is not None:
            taken.update(range(found.first, found.last + 1))
            yield found
        i = found.last + 1 if found is not None else i + 1
    yield from _unlisted(parse, nouns, taken)


def _patterns(parse: Parse, names: Sequence[Name]) -> Mapping[str, list[tuple[Words, Name]]]:
    """By first word: the words to look for and the name they are of; longest first."""
    wanted: dict[Words, Name] = {}
    for name in names:
        words = _words(parse, name)
        if name.demonym or not words[0][:1].isalnum():
            continue
        wanted.setdefault(words, name)
        if name.type == "Person" and len(words) > 1:
            for part in _short_forms(words):
                wanted.setdefault(part, name)
    found: dict[str, list[tuple[Words, Name]]] = {}
    for words, name in sorted(wanted.items(), key=lambda item: (-len(item[0]), item[0])):
        found.setdefault(words[0], []).append((words, name))
    return found


def _short_forms(words: Words) -> Iterator[Words]:
    """The surname, with its particle where it has one: "von Bothmer"."""
    if len(words[-1]) > 2 and words[-1][0].isupper():
        if len(words) > 2 and words[-2].lower() in PARTICLES:
            yield words[-2:]
        yield words[-1:]


def _longest(parse: Parse, i: int, patterns: Mapping[str, list[tuple[Words, Name]]], taken: set[int]) -> Name | None:
    tokens = parse.tokens
    for words, name in patterns.get(tokens[i].text, ()):
        last = i + len(words) - 1
        if last >= len(tokens) or any(tokens[i + k].text != word for k, word in enumerate(words)):
            continue
        if taken.intersection(range(i, last + 1)) or not (len(words) > 1 or _stands_as_name(parse, tokens[i])):
            continue
        type = name.type
        return Name(i, last, head_of(parse, i, last), type, known=name.known)
    return None


def _stands_as_name(parse: Parse, token: Token) -> bool:
    """Whether a single word is written as a name here: a proper noun, or in capitals that no sentence start explains."""
    if token.ent in _NO_NAME or not any(c.isupper() for c in token.text):
        return False
    if token.tag in ("NNP", "NNPS"):
        return True
    return token.pos in ("NOUN", "PROPN", "ADJ", "X") and (
        not _begins(parse, token.i) or any(c.isupper() for c in token.text[1:])
    )


def _begins(parse: Parse, i: int) -> bool:
    return i == 0 or parse.tokens[i - 1].text in ".!?:;\"“”'(-–—[*•" or sentence_of(parse, i)[0] == i


def _unlisted(parse: Parse, nouns: HeadNouns, taken: set[int]) -> Iterator[Name]:
    """Runs of proper nouns that recur, or whose capitals are no common word's."""
    starts = frozenset(first for first, _ in parse.sentences)
    lower = {t.text for t in parse.tokens if t.text.islower()}
    runs = [run for run in _proper_runs(parse, nouns, taken, starts, lower) if not in_headline(parse, run[0])]
    counts = Counter(parse.words(*run) for run in runs)
    for first, last in runs:
        if _in_office(parse, first, last, nouns):
            continue
        odd = first == last and _odd_capitals(parse.tokens[first].text)
        if odd or counts[parse.words(first, last)] > 1 or _takes_part(parse, first, last):
            yield Name(first, last, head_of(parse, first, last), "Thing")


_PARTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "appos", "conj", "poss"})


def _takes_part(parse: Parse, first: int, last: int) -> bool:
    """Whether a run of proper nouns is a whole phrase that a verb, preposition or owner's mark governs."""
    token = parse.tokens[head_of(parse, first, last)]
    whole = token.i == last and token.dep in _PARTS and parse.tokens[first - 1].text != "-"
    return whole and all(t.tag in ("NNP", "NNPS") for t in parse.tokens[first : last + 1])


def _in_office(parse: Parse, first: int, last: int, nouns: HeadNouns) -> bool:
    """Part of what an office or body is called: "[Prime] Minister", "Secretary of [State]", "[Home] Office"."""
    after = parse.tokens[last + 1] if last + 1 < len(parse.tokens) else None
    if after is not None and after.text[:1].isupper() and (after.lemma in nouns.roles or after.lemma in nouns.classes):
        return True
    before = parse.tokens[first - 2].lemma if first > 1 and parse.tokens[first - 1].text in ("of", "for", "and") else ""
    return before in nouns.roles or before in nouns.classes


def _odd_capitals(text: str) -> bool:
    """ "wikiHow", "CeBIT", "ICT": capitals where no common word has them."""
    return len(text) > 2 and text.replace("-", "").isalnum() and any(c.isupper() for c in text[1:])


def _proper_runs(
    parse: Parse, nouns: HeadNouns, taken: set[int], starts: frozenset[int], lower: set[str]
) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for token in parse.tokens:
        if token.i in taken or not _is_proper(parse, token, nouns, lower):
            continue
        if runs and runs[-1][1] == token.i - 1 and token.i not in starts:
            runs[-1] = (runs[-1][0], token.i)
        else:
            runs.append((token.i, token.i))
    return runs


def _is_proper(parse: Parse, token: Token, nouns: HeadNouns, lower: set[str]) -> bool:
    """A capitalised word that is no common noun of an office or body and does not merely begin a sentence."""
    text = token.text
    if (
        len(text) < 3
        or not text[0].isalpha()
        or token.ent in _NO_NAME
        or text.lower() in TRIM
        or text.lower() in TITLES
    ):
        return False
    if not any(c.isupper() for c in text) or token.lemma in nouns.roles or token.lemma in nouns.classes:
        return False
    if _odd_capitals(text) and not text.isupper():
        return True
    if _begins(parse, token.i):
        return token.tag == "NNP" and (text.isupper() or token.dep in ("nsubj", "nsubjpass"))
    titled = token.tag in ("NN", "NNS") and parse.tokens[token.i - 1].text == "The" and not _begins(parse, token.i - 1)
    return token.tag in ("NNP", "NNPS") or (titled and text.lower() not in lower)
