"""Status, decided in one place: what holder, reality and construction make of a statement.

Read the table from the top; the first row that fits decides. `None` fits anything.
"""

from dataclasses import dataclass

from kg.model import Certainty, Polarity, Status
from kg.reading.reality import Reality


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table: conditions, and the status that follows."""

    name: str
    attributed: bool | None
    mode: str | None
    certain: bool | None
    denied: bool | None
    status: Status


TABLE: tuple[Row, ...] = (
    Row("question", None, "question", None, None, "questioned"),
    Row("plan", None, "planned", None, None, "planned"),
    Row("demand", None, "demanded", None, None, "hypothetical"),
    Row("condition", None, "conditional", None, None, "hypothetical"),
    Row("denial", True, None, None, True, "denied"),
    Row("claim", True, None, None, None, "attributed"),
    Row("guess", False, None, False, None, "hypothetical"),
    Row("fact", False, "actual", True, None, "asserted"),
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """The outcome for one statement, with the row that decided."""

    status: Status
    polarity: Polarity
    certainty: Certainty
    row: str


def decide(reality: Reality, *, attributed: bool, denied: bool) -> Verdict:
    """The status of a statement; a denial turns its polarity."""
    certain = reality.certainty == "certain" and not reality.hearsay
    row = next(r for r in TABLE if _fits(r, reality, attributed, certain, denied))
    polarity: Polarity = "negative" if reality.negative != (row.status == "denied") else "positive"
    return Verdict(row.status, polarity, reality.certainty, row.name)


def _fits(row: Row, reality: Reality, attributed: bool, certain: bool, denied: bool) -> bool:
    pairs = ((row.attributed, attributed), (row.mode, reality.mode), (row.certain, certain), (row.denied, denied))
    return all(want is None or want == have for want, have in pairs)
