"""What is known of an entity of one document, and how two such entities are linked."""

from dataclasses import dataclass, field
from typing import Literal as Choice

# The document's key (the beginning of its hash) and the entity's id: one entity of one document.
Occurrence = tuple[str, str]
Verdict = Choice["same", "different", "undecided"]
# "capital": a state that its document calls by its capital alone; it stands for the government.
Kind = Choice["person", "body", "capital"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What tells a bearer of a name from others, each a sorted tuple: countries, bodies, roles, kinds of work.

    `posts` are roles with the country or body that they are held for; `link` is the known entity's IRI, or "".
    """

    link: str = ""
    countries: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    posts: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    # Evidence is looked up far more often than made.
    _hash: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_hash", hash(self.key))

    def __hash__(self) -> int:
        return self._hash

    def __bool__(self) -> bool:
        return bool(self.link or self.countries or self.bodies or self.roles or self.fields)

    @property
    def key(self) -> tuple[object, ...]:
        """For sorting."""
        return self.link, self.countries, self.bodies, self.roles, self.posts, self.fields


@dataclass(frozen=True, slots=True)
class Description:
    """An entity of one document.

    `local` is the IRI that its document alone gives it, `shared` whether other documents would give it too. `key` is
    the name as it is compared; `context` is the one country that the document speaks of, `near` are the persons and
    bodies named beside it, `acronyms` the short forms that the document gives.
    """

    document: str
    entity: str
    kind: Kind
    name: str
    type: str
    key: str
    local: str
    shared: bool
    evidence: Evidence = Evidence()
    context: str = ""
    near: tuple[str, ...] = ()
    acronyms: tuple[str, ...] = ()
    generic: bool = False

    @property
    def occurrence(self) -> Occurrence:
        """Which entity of which document it is."""
        return self.document, self.entity


@dataclass(frozen=True, slots=True)
class Link:
    """Two entities of two documents, whether they are one, why, and how strongly (0 to 1) that speaks for it."""

    a: Occurrence
    b: Occurrence
    verdict: Verdict
    reason: str
    strength: float
