"""Names in running text: a tree of names over pieces of words, matched longest first.

A name is folded (case, accents, kinds of apostrophe and dash) to find it, then its capitals decide whether the text
may be read as that name. Pieces are what any tokeniser may part: "Al-Nour" is three, "People's" two.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Generic, TypeVar

_PIECE = re.compile(r"'[sS]\b|\w+|[^\w\s]")
_ALIKE = str.maketrans("’‘ʼ–—‐‑", "'''----")
_MAY_BEGIN = frozenset(".!?:;\"“”'(-")

T = TypeVar("T")
# A node maps a folded piece to the next node, and "" to the names that end here, preferred first.
Node = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Name(Generic[T]):
    """A name in pieces, as written, and what it names.

    An `ordinary` name is an English word too ("Time") and does not match where a sentence may begin; a name that is
    not `in_text` is found by `find` alone.
    """

    pieces: tuple[str, ...]
    value: T
    ordinary: bool = False
    in_text: bool = True


def pieces_of(text: str) -> tuple[str, ...]:
    """The words and marks of a text, each mark alone, possessive 's whole, apostrophes and dashes evened out."""
    return tuple(_PIECE.findall(text.translate(_ALIKE)))


def key_of(pieces: Iterable[str]) -> tuple[str, ...]:
    """The pieces without case and accents."""
    return tuple(_fold(p) for p in pieces)


@dataclass(frozen=True, slots=True)
class Tree(Generic[T]):
    """An index over names; `tree` makes it."""

    root: Node


def tree(names: Iterable[Name[T]], preference: Callable[[Name[T]], Any]) -> Tree[T]:
    """The index over names; those of one spelling are sorted by `preference`."""
    root: dict[str, Any] = {}
    for name in sorted(names, key=preference):
        node = root
        for piece in key_of(name.pieces):
            node = node.setdefault(piece, {})
        node.setdefault("", []).append(name)
    return Tree(root)


def find(tree: Tree[T], text: str) -> list[Name[T]]:
    """The names that the whole text is; a leading "the" is ignored where no name needs it."""
    pieces = pieces_of(text)
    for skip in (0, 1) if len(pieces) > 1 and pieces[0].lower() == "the" else (0,):
        node: Node | None = tree.root
        for piece in pieces[skip:]:
            node = node.get(_fold(piece)) if node is not None else None
        found = [n for n in (node or {}).get("", ()) if _accepts(n.pieces, pieces[skip:])]
        if found:
            return found
    return []


def walk(tree: Tree[T], words: Sequence[str]) -> Iterator[tuple[int, int, list[Name[T]]]]:
    """The longest names in a sequence of tokens, left to right: token indexes, half-open, without overlap."""
    pieces, owner = _spread(words)
    keys = [p.lower() if p.isascii() else _fold(p) for p in pieces]
    i, total = 0, len(pieces)
    while i < total:
        best = None
        node = tree.root.get(keys[i]) if i == 0 or owner[i] != owner[i - 1] else None
        j = i
        while node is not None:
            j += 1
            if "" in node and (j == total or owner[j] != owner[j - 1]):
                found = _readable(node[""], pieces, i, j)
                best = (j, found) if found else best
            node = node.get(keys[j]) if j < total else None
        if best:
            yield owner[i], owner[best[0] - 1] + 1, best[1]
        i = best[0] if best else i + 1


def _readable(names: list[Name[T]], pieces: list[str], i: int, j: int) -> list[Name[T]]:
    begins = i == 0 or pieces[i - 1] in _MAY_BEGIN
    text = pieces[i:j]
    return [n for n in names if n.in_text and not (begins and n.ordinary) and _accepts(n.pieces, text)]


def _spread(words: Sequence[str]) -> tuple[list[str], list[int]]:
    """All pieces of the tokens, and the number of the token that each is of."""
    pieces: list[str] = []
    owner: list[int] = []
    for number, word in enumerate(words):
        if word.isalnum():
            pieces.append(word)
            owner.append(number)
        else:
            for piece in pieces_of(word):
                pieces.append(piece)
                owner.append(number)
    return pieces, owner


def _accepts(name: Sequence[str], text: Sequence[str]) -> bool:
    """Whether the text, equal to the name but for case and accents, may be read as it.

    The first word after "The" keeps its capital; acronyms stand as they are, so that "Who" is not the WHO.
    """
    first = 1 if len(name) > 1 and name[0] == "The" else 0
    if name[first][0].isupper() and not text[first][0].isupper():
        return False
    return all(t == n for n, t in zip(name, text, strict=True) if _is_acronym(n))


@lru_cache(maxsize=20_000)
def _is_acronym(piece: str) -> bool:
    """Such as "UNESCO", "LeT", "G20", "S": all in capitals, or short with a capital inside."""
    return piece.isupper() or (len(piece) < 6 and any(c.isupper() for c in piece[1:]))


def _fold(piece: str) -> str:
    if piece.isascii():
        return piece.lower()
    plain = unicodedata.normalize("NFKD", piece.casefold())
    return "".join(c for c in plain if not unicodedata.combining(c)).replace("ı", "i") or piece
