"""Which attribution a place of the text stands in."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from kg.reading.attribution.said import Said

STRIDE = 1000  # characters; attributions are looked up by the stretch of text that they touch


class Scopes:
    """The attributions of a text, by where their scopes lie."""

    __slots__ = ("_by_cue", "_by_stretch", "_said")

    def __init__(self, said: Sequence[Said]) -> None:
        self._said = said
        self._by_stretch = _by_stretch(said)
        self._by_cue = {s.verb: k for k, s in enumerate(said)}

    def of_cue(self, verb: int) -> int | None:
        """The index of the attribution whose cue is token `verb`."""
        return self._by_cue.get(verb)

    def innermost(self, at: int, verb: int, verbatim: bool = False) -> int | None:
        """The index of the attribution with the smallest scope around character `at`; None where there is none.

        The one whose own cue is token `verb` is passed over. `verbatim`: of those alone that give the words as said.
        """
        near = ((k, self._said[k]) for k in self._by_stretch.get(at // STRIDE, ()))
        around = [
            (_size(s), s.within is None, k)
            for k, s in near
            if s.verb != verb and any(a <= at < b for a, b in s.scope) and not (verbatim and s.channel == "indirect")
        ]
        return min(around)[2] if around else None

    def parent(self, said: Said) -> int | None:
        """The index of the attribution that this one stands in."""
        return self.of_cue(said.within) if said.within is not None else self.innermost(said.cue[0], said.verb)


def _by_stretch(said: Sequence[Said]) -> Mapping[int, Sequence[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for k, s in enumerate(said):
        for stretch in sorted({n for a, b in s.scope for n in range(a // STRIDE, b // STRIDE + 1)}):
            found[stretch].append(k)
    return found


def _size(said: Said) -> int:
    return sum(b - a for a, b in said.scope)
