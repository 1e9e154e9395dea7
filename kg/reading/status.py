"""Status, decided in one place: what holder, reality and construction make of a statement.

Read the table from the top; the first row that fits decides. `None` fits anything. A saying that did not take place
("did not say that", "if they claim that", "could say that") makes what would be said a condition.
"""

from dataclasses import dataclass, replace

from kg.model import Certainty, Polarity, Status
from kg.reading.reality import Reality


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table: conditions, the status that follows, and a sentence whose statement it decides."""

    name: str
    attributed: bool | None
    mode: str | None
    certain: bool | None
    denied: bool | None
    status: Status
    example: str


TABLE: tuple[Row, ...] = (
    Row("question", None, "question", None, None, "questioned", "Did Norway attack Chile?"),
    Row("plan", None, "planned", None, None, "planned", "Norway plans to attack Chile."),
    Row("demand", None, "demanded", None, None, "hypothetical", "Norway must sign the treaty."),
    Row(
        "condition",
        None,
        "conditional",
        None,
        None,
        "hypothetical",
        "If Norway signs the treaty, Chile will sign it too.",
    ),
    Row("denial", True, None, None, True, "denied", "Norway denied that it had attacked Chile."),
    Row("claim", True, None, None, None, "attributed", "Kenya said Norway attacked Chile."),
    Row("guess", False, None, False, None, "hypothetical", "Norway may have attacked Chile."),
    Row("fact", False, "actual", True, None, "asserted", "Norway attacked Chile."),
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """The outcome for one statement, with the name of the row that decided."""

    status: Status
    polarity: Polarity
    certainty: Certainty
    row: str


def decide(reality: Reality, *, attributed: bool, denied: bool, saying: Reality | None = None) -> Verdict:
    """The status of a statement; a denial turns its polarity. `saying` is the reality of the speech that holds it."""
    reality = _under_speech(reality, saying)
    certain = reality.certainty == "certain" and not reality.hearsay
    row = next(r for r in TABLE if _fits(r, reality, attributed, certain, denied))
    polarity: Polarity = "negative" if reality.negative != (row.status == "denied") else "positive"
    return Verdict(row.status, polarity, reality.certainty, row.name)


def _under_speech(reality: Reality, saying: Reality | None) -> Reality:
    if saying is None or reality.mode != "actual":
        return reality
    took_place = saying.mode == "actual" and not saying.negative and (saying.certainty != "possible" or saying.hearsay)
    return reality if took_place else replace(reality, mode="conditional")


def _fits(row: Row, reality: Reality, attributed: bool, certain: bool, denied: bool) -> bool:
    pairs = ((row.attributed, attributed), (row.mode, reality.mode), (row.certain, certain), (row.denied, denied))
    return all(want is None or want == have for want, have in pairs)
