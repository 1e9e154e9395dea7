"""The values: a reality, the cue words, and how an inner and an outer reality combine."""

from dataclasses import dataclass

from kg.model import Certainty
from kg.ontology import Ontology
from kg.reading.parse import Token

_ORDER: tuple[Certainty, ...] = ("unknown", "possible", "probable", "certain")


@dataclass(frozen=True, slots=True)
class Reality:
    """`mode` is "actual", "planned", "demanded", "conditional" or "question"; `hearsay` marks "reportedly"."""

    mode: str = "actual"
    negative: bool = False
    certainty: Certainty = "certain"
    hearsay: bool = False


# What a cue does to the clause that it governs, in the order in which a word is looked up.
GOVERNED: tuple[tuple[str, Reality], ...] = (
    ("unrealized", Reality(negative=True)),
    ("untrue", Reality(negative=True)),
    ("excluded", Reality("planned", negative=True)),
    ("improbable", Reality("planned", negative=True, certainty="probable")),
    ("probable", Reality(certainty="probable")),
    ("apparent", Reality(certainty="probable")),
    ("doubted", Reality("conditional")),
    ("possible", Reality(certainty="possible")),
    ("demanded", Reality("demanded")),
    ("planned", Reality("planned")),
)


@dataclass(frozen=True, slots=True)
class Cues:
    """The cue words, by what they do."""

    words: dict[str, frozenset[str]]

    def has(self, kind: str, token: Token) -> bool:
        """Whether the token, by lemma or form, is a cue of the kind."""
        words = self.words[kind]
        return token.lemma in words or token.text.lower() in words

    def governed(self, token: Token, lemma: str = "") -> Reality | None:
        """What the word makes of its complement; None where it is no such cue. `lemma` includes a particle."""
        if lemma and lemma in self.words["realized"]:
            return None
        return next((made for kind, made in GOVERNED if self.has(kind, token) or lemma in self.words[kind]), None)


def load_cues(ontology: Ontology) -> Cues:
    """The cues of the ontology."""
    return Cues({kind: frozenset(words) for kind, words in ontology.cues.items()})


def combine(inner: Reality, outer: Reality) -> Reality:
    """An inner reality under an outer one: the inner mode unless it is plain, both negations, the lesser certainty."""
    mode = outer.mode if inner.mode == "actual" else inner.mode
    certainty: Certainty = min(inner.certainty, outer.certainty, key=_ORDER.index)
    return Reality(mode, inner.negative != outer.negative, certainty, inner.hearsay or outer.hearsay)
