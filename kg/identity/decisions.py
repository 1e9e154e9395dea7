"""What people decide, in a CSV file that every build replays: which nodes are one or apart, which statements hold.

    decision,what,other,who,when,why
    merge,Anna Larsen @ bank-1,A. Larsen @ press-7,ada,2026-11-28T09:00:00Z,same signature

Lines are added at the end and never changed; deleting one undoes it.
"""

import csv
import io
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kg.errors import KgError

FILE = "decisions.csv"
COLUMNS = ("decision", "what", "other", "who", "when", "why")
# What each decision needs in the column "other".
NEEDS = {
    "merge": "the node that it is one with",
    "split": "the documents whose mentions of it are another thing",
    "accept": "",
    "reject": "",
}
OPPOSITE = {"accept": "reject", "reject": "accept"}


@dataclass(frozen=True, slots=True)
class Decision:
    """One line; `what` and `other` are nodes ("NAME @ DOCUMENT" or an IRI), documents or a statement's IRI."""

    kind: str
    what: str
    other: str = ""
    who: str = ""
    when: str = ""
    why: str = ""
    line: int = field(default=0, compare=False)

    def __str__(self) -> str:
        place = f"line {self.line} " if self.line else ""
        words = " ".join(part for part in (self.kind, repr(self.what), repr(self.other) if self.other else "") if part)
        return f"{place}({words}, by {self.who or 'somebody unnamed'})"

    @property
    def documents(self) -> tuple[str, ...]:
        """Of a split: the documents."""
        return tuple(name.strip() for name in self.other.split(";") if name.strip())

    @property
    def reason(self) -> str:
        """Who decided and why, as the reason of a link."""
        return f"decided by {self.who or 'somebody unnamed'}" + (f": {self.why}" if self.why else "")


def place_of(reference: str) -> tuple[str, str]:
    """Name and document of "NAME @ DOCUMENT"; no document for an IRI."""
    name, at, document = reference.rpartition(" @ ")
    return (name.strip(), document.strip()) if at else (reference.strip(), "")


def statement_name(reference: str) -> str:
    """A statement's own part of its IRI, however it is written: "st:7f2a", "<.../statement/7f2a>", "7f2a"."""
    return reference.strip("<> ").rpartition("/")[2].rpartition(":")[2]


def read_decisions(path: Path) -> tuple[Decision, ...]:
    """The decisions of a file, none where it is missing; raises KgError that names the line at fault."""
    try:
        return parse(path.read_text(encoding="utf-8-sig"), str(path)) if path.exists() else ()
    except (OSError, UnicodeDecodeError) as error:
        raise KgError(f"{path}: cannot be read ({error}); decisions are a CSV file in UTF-8") from error


def parse(text: str, name: str = FILE) -> tuple[Decision, ...]:
    """The decisions of a CSV file's text; raises KgError that names the line at fault, or two that contradict."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    found: list[Decision] = []
    try:
        header = next(reader, None)
        if header is None:
            return ()
        if tuple(header) != COLUMNS:
            raise KgError(f"{name}, line 1: the columns must be {','.join(COLUMNS)}")
        found.extend(_decision(row, reader.line_num, name) for row in reader if any(row))
    except csv.Error as error:
        raise KgError(f"{name}, line {reader.line_num}: not CSV ({error})") from error
    _refuse_contradictions(found, name)
    return tuple(found)


def dump(decisions: Iterable[Decision], *, header: bool = False) -> str:
    """The decisions as the lines of such a file; its first one with `header` alone."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    if header:
        writer.writerow(COLUMNS)
    writer.writerows((d.kind, d.what, d.other, d.who, d.when, d.why) for d in decisions)
    return out.getvalue()


def append(path: Path, decisions: Sequence[Decision]) -> None:
    """Adds lines at the end, on the disk when this returns; raises KgError where they contradict or it can't be."""
    try:
        old = path.read_text(encoding="utf-8-sig") if path.exists() else ""
        start = ("" if old.endswith("\n") else "\n") if old.strip() else ",".join(COLUMNS) + "\n"
        parse(old + start + dump(decisions), str(path))
        with open(path, "a", encoding="utf-8", newline="") as file:
            file.write(start + dump(decisions))
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise KgError(f"{path}: cannot be written ({error.strerror}); name another file with --decisions") from error


def replaced(path: Path, decisions: Sequence[Decision]) -> tuple[str, ...]:
    """What is lost, in words, when the decisions take the place of those in the file."""
    gone = [str(d) for d in read_decisions(path) if d not in decisions]
    return tuple(f"{path}: {decision} holds no longer, since the file given lacks it" for decision in gone)


def _decision(row: Sequence[str], line: int, name: str) -> Decision:
    if len(row) != len(COLUMNS):
        raise KgError(f"{name}, line {line}: has {len(row)} columns, not {len(COLUMNS)} ({','.join(COLUMNS)})")
    kind, what, other, who, when, why = (cell.strip() for cell in row)
    found = Decision(kind, what, other, who, when, why, line)
    if found.kind not in NEEDS:
        raise KgError(f"{name}, line {line}: {found.kind!r} is no decision; use one of {', '.join(NEEDS)}")
    if not found.what or (NEEDS[found.kind] and not found.other):
        raise KgError(f"{name}, line {line}: {found.kind} needs {'what' if not found.what else NEEDS[found.kind]}")
    return found


def _refuse_contradictions(decisions: Iterable[Decision], name: str) -> None:
    """The same statement accepted and rejected; what contradicts about nodes shows when they are looked up."""
    seen: dict[tuple[str, str], Decision] = {}
    for decision in decisions:
        if decision.kind in OPPOSITE:
            key = statement_name(decision.what)
            other = seen.get((OPPOSITE[decision.kind], key))
            if other:
                raise KgError(f"{name}: {other} and {decision} contradict each other; delete one of them")
            seen[decision.kind, key] = decision
