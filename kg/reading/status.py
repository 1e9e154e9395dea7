"""Status, decided in one place: what holder, construction, polarity and certainty make of a statement.

Read the table from the top; the first row that fits decides. `None` fits anything. Only the narrator's own word,
positive and certain, goes into the default graph; whatever else is read stays in its statement's graph alone.
"""

from dataclasses import dataclass
from typing import Literal

from kg.model import Certainty, Polarity, Status
from kg.reading.reality import Reality

Graph = Literal["default", "statement"]


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table: conditions; the status that follows, and the graph; sentences with a statement it decides.

    `held`: somebody is given as its source. `uttered`: that saying took place ("did not say that" is none).
    `denied`: the source denies it. `mode`: the construction, as in `Reality`. `negative` and `certain`: what the words
    say of the statement; hearsay is never certain.
    """

    name: str
    held: bool | None
    uttered: bool | None
    denied: bool | None
    mode: str | None
    negative: bool | None
    certain: bool | None
    status: Status
    graph: Graph
    examples: tuple[str, ...]


def _row(name: str, conditions: str, status: Status, graph: Graph, *examples: str) -> Row:
    """A row from its conditions in the order of the head line: "y", "n" or "-", the mode by its name."""
    held, uttered, denied, mode, negative, certain = conditions.split()
    flags = {"y": True, "n": False, "-": None}
    return Row(
        name, flags[held], flags[uttered], flags[denied], None if mode == "-" else mode, flags[negative],
        flags[certain], status, graph, examples,
    )  # fmt: skip


# fmt: off
TABLE: tuple[Row, ...] = (
    #    row           held uttered denied mode negative certain
    _row("question",  "-    -    -    question     -    -", "questioned",   "statement",
         "Did Norway attack Chile?", "Why did Norway attack Chile?"),
    _row("plan",      "-    -    -    planned      -    -", "planned",      "statement",
         "Norway plans to attack Chile.", "Norway will not sign the treaty.", "Kenya said Norway will attack Chile."),
    _row("demand",    "-    -    -    demanded     -    -", "hypothetical", "statement",
         "Norway must sign the treaty.", "Norway is obliged to support Chile."),
    _row("condition", "-    -    -    conditional  -    -", "hypothetical", "statement",
         "If Norway signs the treaty, Chile will sign it too.", "It is unclear whether Norway attacked Chile."),
    _row("unsaid",    "y    n    -    -            -    -", "hypothetical", "statement",
         "Kenya did not say that Norway attacked Chile.", "Kenya could say that Norway attacked Chile."),
    _row("denial",    "y    -    y    -            -    -", "denied",       "statement",
         "Norway denied that it had attacked Chile.", "Norway denied attacking Chile."),
    _row("claim",     "y    -    -    -            -    -", "attributed",   "statement",
         "Kenya said Norway attacked Chile.", "According to Kenya, Norway attacked Chile."),
    _row("guess",     "n    -    -    -            -    n", "hypothetical", "statement",
         "Norway may have attacked Chile.", "Norway reportedly attacked Chile."),
    _row("negation",  "n    -    -    actual       y    y", "asserted",     "statement",
         "Norway did not attack Chile.", "Norway failed to sign the treaty."),
    _row("fact",      "n    -    -    actual       n    y", "asserted",     "default",
         "Norway attacked Chile.", "Norway managed to sign the treaty."),
)
# fmt: on


@dataclass(frozen=True, slots=True)
class Verdict:
    """The outcome for one statement, with the name of the row that decided."""

    status: Status
    polarity: Polarity
    certainty: Certainty
    row: str


def decide(reality: Reality, *, attributed: bool, denied: bool, saying: Reality | None = None) -> Verdict:
    """The status of a statement; a denial turns its polarity. `saying` is the reality of the speech that holds it."""
    row = next(r for r in TABLE if _fits(r, reality, attributed, denied, _took_place(saying)))
    polarity: Polarity = "negative" if reality.negative != (row.status == "denied") else "positive"
    return Verdict(row.status, polarity, reality.certainty, row.name)


def _took_place(saying: Reality | None) -> bool:
    if saying is None:
        return True
    return saying.mode == "actual" and not saying.negative and (saying.certainty != "possible" or saying.hearsay)


def _fits(row: Row, reality: Reality, held: bool, denied: bool, uttered: bool) -> bool:
    certain = reality.certainty == "certain" and not reality.hearsay
    pairs = (
        (row.held, held),
        (row.uttered, uttered),
        (row.denied, denied),
        (row.mode, reality.mode),
        (row.negative, reality.negative),
        (row.certain, certain),
    )
    return all(want is None or want == have for want, have in pairs)
