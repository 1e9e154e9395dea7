"""Readings made by a seed, for what measures or stresses a store: documents that share persons, offices and bodies."""

import hashlib
import random
from collections.abc import Iterator, Sequence

from kg.model import Attribution, Document, Entity, Literal, Mention, Reading, Span, Statement

COUNTRIES = ("Kestria", "Velmora", "Ruritania", "Sorland", "Ostmark", "Tarvia", "Belmark", "Norden")
OFFICES = ("foreign minister", "president", "defence minister", "spokesperson", "ambassador")
FIRST = ("Anna", "Peter", "Maria", "Emil", "Hana", "Bruno", "Eleni", "Pavle", "Ruvim", "Danilo")
LAST = ("Larsen", "Novak", "Harasz", "Brzova", "Talasz", "Marchetti", "Ninkor", "Osei", "Restar", "Kessely")
VERBS = (("criticizes", "criticised"), ("meets", "met"), ("supports", "backed"), ("rejects", "rejected"))


def surnames(count: int) -> tuple[str, ...]:
    """So many names of no language, at most 2,800; the same ones every time."""
    heads = [a + b for a in "BDFGKLMNPRSTVZ" for b in "aeiou"]
    tails = [c + d for c in ("ld", "r", "nv", "st", "kk") for d in ("an", "eri", "ov", "usz", "ek", "ita", "ond", "el")]
    return tuple(head + tail for head in heads for tail in tails)[:count]


def made(number: int, version: int = 0, sentences: int = 4, last: Sequence[str] = LAST) -> Reading:
    """The document of that number in that version: facts, claims and denials over a world of so many surnames."""
    chance = random.Random(f"{number}/{version}")
    builder = _Builder(last)
    for _ in range(sentences):
        builder.sentence(chance)
    return builder.reading(f"paper {number}", f"2024-{number % 12 + 1:02}-{version % 28 + 1:02}")


def corpus(count: int, version: int = 0, sentences: int = 4, last: Sequence[str] = LAST) -> Iterator[Reading]:
    """So many documents."""
    return (made(number, version, sentences, last) for number in range(count))


class _Builder:
    """A text that grows, with what is read in it."""

    def __init__(self, last: Sequence[str]) -> None:
        self.last = last
        self.text = ""
        self.mentions: dict[tuple[str, str], list[Mention]] = {}
        self.statements: list[Statement] = []
        self.attributions: list[Attribution] = []

    def sentence(self, chance: random.Random) -> None:
        """ "Foreign minister Anna Larsen of Kestria met Peter Novak.", or somebody says so."""
        office, country = chance.choice(OFFICES), chance.choice(COUNTRIES)
        first, second = (f"{chance.choice(FIRST)} {chance.choice(self.last)}" for _ in range(2))
        name, verb = chance.choice(VERBS)
        start = len(self.text)
        role = self._say(office, "Role")
        person = self._say(first, "Person", " ")
        land = self._say(country, "Country", " of ")
        self._add(person, "holdsRole", role, (start, len(self.text)), {"of": (land,)})
        claimed = chance.random() < 0.4
        if claimed:
            self.text += f" said on Monday that {chance.choice(COUNTRIES)}"
        self.text += f" {verb}"
        other = self._say(second, "Person", " ")
        self._add(person, name, other, (start, len(self.text)), {}, claimed)
        self.text += ". "

    def reading(self, id: str, date: str) -> Reading:
        """All of it."""
        sha = hashlib.sha256(self.text.encode()).hexdigest()
        entities = tuple(
            Entity(f"e{n}", type, name, tuple(mentions))
            for n, ((name, type), mentions) in enumerate(self.mentions.items(), 1)
        )
        document = Document(id, self.text, f"Title of {id}", date, None, sha)
        return Reading(document, entities, (), tuple(self.attributions), tuple(self.statements))

    def _say(self, name: str, type: str, before: str = "") -> str:
        self.text += before
        start = len(self.text)
        self.text += name
        self.mentions.setdefault((name, type), []).append(Mention(start, len(self.text), "name"))
        return f"e{list(self.mentions).index((name, type)) + 1}"

    def _add(
        self, subject: str, predicate: str, object: str, span: Span,
        qualifiers: dict[str, tuple[str | Literal, ...]], claimed: bool = False,
    ) -> None:  # fmt: skip
        at = None
        if claimed:
            at = f"a{len(self.attributions) + 1}"
            self.attributions.append(Attribution(at, subject, (span,), (span,), (span,), "indirect", "say"))
        self.statements.append(
            Statement(
                f"s{len(self.statements) + 1}", subject, predicate, object, (span,), f"{predicate}#made", 0.9,
                qualifiers,
                status="attributed" if claimed else "asserted", attribution=at,
            )
        )  # fmt: skip
