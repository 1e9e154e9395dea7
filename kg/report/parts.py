"""A report as parts: what `kg.report.markdown` and `kg.report.page` write, each in its way. All text is plain."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reference:
    """A document's number in the report, the characters of the evidence, and its words."""

    number: int
    spans: tuple[tuple[int, int], ...]
    words: str

    def __str__(self) -> str:
        spans = ", ".join(f"{start}–{end}" for start, end in self.spans)
        return f"[{self.number}, {spans}]"


@dataclass(frozen=True, slots=True)
class Heading:
    """A section's title; level 1 is the report's."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Some sentences."""

    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """One item of a list with what it rests on."""

    text: str
    references: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list."""

    lines: Sequence[Line]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; `folded` tables are for looking up, and an HTML page opens them on demand."""

    header: tuple[str, ...]
    rows: Sequence[Sequence[str | Reference]]
    folded: bool = False


Part = Heading | Paragraph | Bullets | Table
# A report is for reading; the files beside it have the rest.
LONGEST_LIST = 400


def rest(count: int) -> str:
    """What stands after a list of `count` entries, where they are too many to show."""
    more = count - LONGEST_LIST
    return f"... and {more:,} more in statements.jsonl" if more > 0 else ""
