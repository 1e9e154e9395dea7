"""Names as keys: persons' names in whatever letters, and bodies' names without their country."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kg.entity_table import slug
from kg.identity.words import (
    DROPPED,
    ENDINGS,
    FAMILY_FIRST,
    FAMILY_FIRST_OF_THREE,
    GENERIC,
    GOVERNMENT,
    NICKNAMES,
    PORTFOLIO,
    TITLES,
)

# Spellings of one sound that differ between ways of writing other alphabets in Latin letters, in order.
SPELLINGS = tuple(
    (re.compile(pattern), to)
    for pattern, to in (
        ("tsch|tch", "ch"),
        ("sch", "sh"),
        ("kh", "h"),
        ("gh", "g"),
        # Ukrainian and Belarusian "h" is Russian "g": "Hrytsenko", "Gritsenko".
        ("^h(?=[a-z]+(enko|uk|chuk|ski|sky|skyi|skyy|skiy|iv|yn|in|ich|evich|ovich)$)", "g"),
        ("ph", "f"),
        ("ck|q", "k"),
        ("x", "ks"),
        ("tz", "ts"),
        ("(o|e)(ff|w)$", r"\1v"),
        ("w", "v"),
        ("^y(?=e)", ""),
        ("[yj]", "i"),
        (r"([a-z])\1+", r"\1"),
        ("(?<=[aeou])i(?=[aeou])", ""),
        ("(?<=[^aeou])io(?=[vnm]$)", "e"),
        ("(a|o|u)e", r"\1"),
        ("ie(?=[vnmkl]$)", "e"),
        ("ia(?=n$)", "a"),
    )
)


@dataclass(frozen=True, slots=True, order=True)
class PersonName:
    """A person's name in plain letters: given names as written, and the surname; no given names where it is short."""

    given: tuple[str, ...]
    surname: str

    @property
    def key(self) -> str:
        """What all spellings of the surname share."""
        return fold(self.surname)

    @property
    def full(self) -> bool:
        """Whether a given name is written out."""
        return any(len(word) > 1 for word in self.given)


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """The word as its spellings in other systems would come out too: "Sergey", "Sergei" and "Sergej" are one."""
    for pattern, to in SPELLINGS:
        word = pattern.sub(to, word)
    return word


@lru_cache(maxsize=65536)
def person_name(text: str) -> PersonName:
    """The name without titles; the family name last, or first where that is its place."""
    words = plain_words(text)
    while len(words) > 1 and words[0] in TITLES:
        words = words[1:]
    while len(words) > 1 and words[-1] in ENDINGS:
        words = words[:-1]
    first = words[0] in FAMILY_FIRST or (len(words) > 2 and words[0] in FAMILY_FIRST_OF_THREE)
    if first and len(words) > 1:
        return PersonName(words[1:], words[0])
    return PersonName(words[:-1], words[-1])


@lru_cache(maxsize=65536)
def plain_words(text: str) -> tuple[str, ...]:
    """The words in lower case, ASCII letters where they are Latin; at least one."""
    text = re.sub("['’‘ʼ]s?(?!\\w)", "", text)
    if slug(text) == "unnamed":
        return tuple(text.casefold().split()) or ("unnamed",)
    words = (slug(word) for word in re.split(r"[\s\-–.,()/]+", text))
    return tuple(word for word in words if word != "unnamed")


def agree(a: PersonName, b: PersonName) -> str:
    """How two names with surnames of one key may be one person's: "same", the kind of difference, or "" for not."""
    if a == b:
        return "same"
    if not a.given or not b.given:
        return "short name"
    if not _one_given(a.given[0], b.given[0]) or not _middles_agree(a.given[1:], b.given[1:]):
        return ""
    if min(len(a.given[0]), len(b.given[0])) == 1:
        return "initial"
    plain = a.surname == b.surname and a.given[0] == b.given[0]
    return "middle name" if plain and len(a.given) != len(b.given) else "variant spelling"


def _one_given(a: str, b: str) -> bool:
    if min(len(a), len(b)) == 1:
        return fold(a)[:1] == fold(b)[:1]
    a, b = NICKNAMES.get(a, a), NICKNAMES.get(b, b)
    same_start = fold(a)[:1] == fold(b)[:1]
    return fold(a) == fold(b) or (same_start and skeleton(a) == skeleton(b) and len(skeleton(a)) > 1)


def _middles_agree(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    return all(_one_given(x, y) for x, y in zip(a, b, strict=False))


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """The consonants alone, as vowels differ most between spellings."""
    return re.sub("[aeiou]", "", fold(word))


def initial(name: PersonName) -> str:
    """The first letter of the given name in full, under which names that may agree are found."""
    first = NICKNAMES.get(name.given[0], name.given[0]) if name.given else ""
    return fold(first)[:1]


def core_words(words: Sequence[str]) -> str:
    """A body's name without small words, portfolios in one wording, in no order: "foreign ministry"."""
    kept = [PORTFOLIO.get(word, word) for word in words if word not in DROPPED]
    if "government" in kept and not set(kept) - GOVERNMENT:
        return "government"
    return " ".join(sorted(dict.fromkeys(kept))) or " ".join(words)


def is_generic(words: Iterable[str]) -> bool:
    """Whether a body's name without its country could be that of any country's body."""
    return all(word in GENERIC for word in words)


def is_acronym(text: str) -> bool:
    """Whether the name is written in capitals alone, 2 to 8 of them."""
    letters = text.replace(".", "")
    return letters.isalpha() and letters.isupper() and 1 < len(letters) < 9


def stem(word: str) -> str:
    """What the name of an unknown country shares with the word for its people: "Kestria", "Kestrian"."""
    for ending in ("ians", "ian", "eans", "ean", "ans", "an", "ese", "ish", "ia", "ns", "n", "is", "i", "a", "e"):
        if word.endswith(ending) and len(word) - len(ending) > 2:
            return word.removesuffix(ending)
    return word
