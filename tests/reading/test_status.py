"""Status: the table of sentences, and the table of rows that decides."""

import importlib.util
from pathlib import Path

import pytest

from kg.model import Document, Reading, Statement, is_fact
from kg.reading.read import Reader
from kg.reading.reality import Reality
from kg.reading.status import TABLE, Row, decide

CASES = [Path(__file__).parent / name for name in ("status_cases.tsv", "status_fresh.tsv", "status_hard.tsv")]
# Cases that a wider reading has to open first, with what they wait for.
WAITING = {
    "Kenya will sanction Norway if it attacks Chile.": "a pronoun that points at an object",
    "Only if Norway signs the treaty will Chile withdraw from Kenya.": "the parser gives the object to the next clause",
}


def cases() -> list[tuple[str, ...]]:
    lines = [line for path in CASES for line in path.read_text(encoding="utf-8").splitlines()]
    return [tuple(line.split("\t")) for line in lines if line and not line.startswith("#")]


def found(reading: Reading, statement: str) -> list[Statement]:
    subject, predicate, target = statement.lower().split()
    names = {e.id: e.name.lower() for e in reading.entities}
    return [
        s for s in reading.statements
        if s.predicate.lower() == predicate and subject in names[s.subject] and target in names.get(str(s.object), str(s.object)).lower()
    ]  # fmt: skip


def holder(reading: Reading, statement: Statement) -> str | None:
    """The name of who says it; "" where nobody named does; None where the narrator tells it."""
    speech = next(reading.chain(statement), None)
    names = {e.id: e.name for e in reading.entities}
    return None if speech is None else names.get(speech.holder or "", "")


@pytest.mark.parametrize("case", cases(), ids=lambda case: f"{case[0]} [{case[1]}]")
def test_sentence(reader: Reader, case: tuple[str, ...]) -> None:
    sentence, statement, who, polarity, certainty, status = case
    reading = reader.read(Document("d", sentence, date="2023-05-05"))
    statements = found(reading, statement)
    if not statements and sentence in WAITING:
        pytest.xfail(WAITING[sentence])
    assert statements, "nothing was read"
    for s in statements:
        assert s.status in status.split("/")
        assert polarity in ("*", s.polarity)
        assert certainty in ("*", s.certainty)
        said = holder(reading, s)
        assert who == "*" or (said is None or not said if who == "-" else said is not None and who in said)


@pytest.mark.parametrize(
    ("row", "example"), [(row, e) for row in TABLE for e in row.examples], ids=lambda v: getattr(v, "name", v)
)
def test_every_row_decides_its_examples(reader: Reader, row: Row, example: str) -> None:
    reading = reader.read(Document("d", example, date="2023-05-05"))
    decided = [s for s in reading.statements if s.row == row.name]
    assert decided
    for s in decided:
        assert s.status == row.status
        assert is_fact(s) == (row.graph == "default")


def test_every_row_is_reached_and_has_two_examples() -> None:
    assert len({row.name for row in TABLE}) == len(TABLE)
    assert all(len(row.examples) > 1 for row in TABLE)


@pytest.mark.parametrize(
    ("reality", "attributed", "denied", "saying", "status", "polarity"),
    [
        (Reality(), False, False, None, "asserted", "positive"),
        (Reality(negative=True), False, False, None, "asserted", "negative"),
        (Reality(certainty="possible"), False, False, None, "hypothetical", "positive"),
        (Reality(hearsay=True), False, False, None, "hypothetical", "positive"),
        (Reality(), True, False, Reality(), "attributed", "positive"),
        (Reality(certainty="possible"), True, False, Reality(), "attributed", "positive"),
        (Reality(), True, True, Reality(), "denied", "negative"),
        (Reality(negative=True), True, True, Reality(), "denied", "positive"),
        (Reality(), True, False, Reality(negative=True), "hypothetical", "positive"),
        (Reality(), True, False, Reality(certainty="possible"), "hypothetical", "positive"),
        (Reality(), True, False, Reality(certainty="possible", hearsay=True), "attributed", "positive"),
        (Reality("planned"), True, False, Reality(), "planned", "positive"),
        (Reality("question"), False, False, None, "questioned", "positive"),
    ],
)
def test_decide(
    reality: Reality, attributed: bool, denied: bool, saying: Reality | None, status: str, polarity: str
) -> None:
    verdict = decide(reality, attributed=attributed, denied=denied, saying=saying)
    assert (verdict.status, verdict.polarity) == (status, polarity)


@pytest.mark.parametrize("mode", ["actual", "planned", "demanded", "conditional", "question"])
@pytest.mark.parametrize("certainty", ["certain", "probable", "possible", "unknown"])
@pytest.mark.parametrize("hearsay", [False, True])
@pytest.mark.parametrize("attributed", [False, True])
def test_only_the_narrators_plain_word_is_asserted(mode: str, certainty: str, hearsay: bool, attributed: bool) -> None:
    verdict = decide(Reality(mode, False, certainty, hearsay), attributed=attributed, denied=False)  # type: ignore[arg-type]
    plain = mode == "actual" and certainty == "certain" and not hearsay and not attributed
    assert (verdict.status == "asserted") == plain


def test_the_page_shows_the_table() -> None:
    root = Path(__file__).resolve().parent.parent.parent
    spec = importlib.util.spec_from_file_location("make_status_page", root / "scripts" / "make_status_page.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    shown = (root / "docs" / "status.md").read_text(encoding="utf-8")
    assert shown == module.page(), "run scripts/make_status_page.py"
    assert all(f"| {row.name} |" in shown for row in TABLE)
