"""Which texts are one text: syndicated copies, by shared shingles.

A shingle is a run of `WIDTH` words. Resemblance and containment are those of Broder (1997, "On the resemblance and
containment of documents"): the shingles shared, by those of both texts and by those of the shorter one.
"""

import re
from collections.abc import Mapping, Sequence
from zlib import crc32

import numpy as np
import numpy.typing as npt

WIDTH = 4
RESEMBLANCE = 0.5
CONTAINMENT = 0.8
# A text of fewer shingles is too short to be known as another's part.
LEAST = 20
# A text is compared with the next so many that share a shingle, in their order; a chain of copies is joined all the
# same, and a common phrase doesn't pair all with all.
NEXT = 60

Hashes = npt.NDArray[np.uint64]


def families(texts: Mapping[str, str]) -> dict[str, str]:
    """For each key the first key, in the order given, whose text is near enough the same; its own key where none is.

    Near enough: resemblance of at least one half, or four fifths of the shorter text, where it has `LEAST` shingles,
    are in the longer. Copies of copies are one family. Time grows with the number of words, not with that of pairs.
    """
    keys = list(texts)
    sets = [shingles(texts[key]) for key in keys]
    parent = list(range(len(keys)))
    for one, other, shared in _pairs(sets):
        if alike(shared, len(sets[one]), len(sets[other])):
            low, high = sorted((_root(parent, one), _root(parent, other)))
            parent[high] = low
    return {key: keys[_root(parent, n)] for n, key in enumerate(keys)}


def shingles(text: str, width: int = WIDTH) -> Hashes:
    """The distinct hashes of the text's shingles, case and marks ignored; of the whole where it is shorter than one."""
    words = re.findall(r"\w+", text.casefold())
    hashes = np.array([crc32(word.encode("utf-8", "replace")) for word in words], dtype=np.uint64)
    if len(hashes) == 0:
        return hashes
    width = min(width, len(hashes))
    mixed = np.zeros(len(hashes) - width + 1, dtype=np.uint64)
    for n in range(width):
        mixed = (mixed ^ hashes[n : n + len(mixed)]) * np.uint64(0x9E3779B97F4A7C15)
        mixed ^= mixed >> np.uint64(29)
    return np.unique(mixed)


def alike(shared: int, one: int, other: int) -> bool:
    """Whether two texts of so many shingles, so many of them shared, are one."""
    short = min(one, other)
    resembles = shared >= RESEMBLANCE * (one + other - shared)
    return shared > 0 and (resembles or (short >= LEAST and shared >= CONTAINMENT * short))


def _pairs(sets: Sequence[Hashes]) -> list[tuple[int, int, int]]:
    """The pairs of texts with shared shingles, and how many."""
    if not sets:
        return []
    hashes = np.concatenate(list(sets))
    owners = np.repeat(np.arange(len(sets)), [len(s) for s in sets])
    order = np.argsort(hashes, kind="stable")
    hashes, owners = hashes[order], owners[order]
    places, codes = np.arange(len(hashes)), []
    for apart in range(1, min(len(sets), NEXT)):
        # After a stable sort the owners of one hash are neighbours in rising order.
        places = places[places < len(hashes) - apart]
        places = places[hashes[places] == hashes[places + apart]]
        if not len(places):
            break
        codes.append(owners[places] * len(sets) + owners[places + apart])
    found, counts = np.unique(np.concatenate(codes) if codes else np.array([], dtype=np.int64), return_counts=True)
    return [(*divmod(int(c), len(sets)), int(n)) for c, n in zip(found, counts, strict=True)]


def _root(parent: list[int], n: int) -> int:
    while parent[n] != n:
        parent[n] = parent[parent[n]]
        n = parent[n]
    return n
