"""The report as Markdown."""

import re
from collections.abc import Iterable, Iterator, Sequence

from kg.report.parts import LONGEST_LIST, Bullets, Heading, Line, Paragraph, Part, Reference, Table, rest


def markdown(parts: Iterable[Part]) -> str:
    """The parts as Markdown with tables."""
    return "\n\n".join(block for part in parts for block in _blocks(part)) + "\n"


def escape(text: str) -> str:
    """The text on one line, with what Markdown would take for marks escaped; a lone bracket is none."""
    return re.sub(r"([\\`*_|<>]|(?<=\])\()", r"\\\1", " ".join(text.split()))


def _blocks(part: Part) -> Iterator[str]:
    if isinstance(part, Heading):
        yield f"{'#' * part.level} {escape(part.text)}"
    elif isinstance(part, Paragraph):
        yield escape(part.text)
    elif isinstance(part, Bullets):
        lines = [f"- {_line(line)}" for line in part.lines[:LONGEST_LIST]]
        more = rest(len(part.lines))
        yield "\n".join([*lines, *([f"- {more}"] if more else [])])
    else:
        yield from _table(part)


def _line(line: Line) -> str:
    return " ".join([escape(line.text), *map(str, line.references)])


def _table(table: Table) -> Iterator[str]:
    rows = [_row([_cell(cell) for cell in row]) for row in table.rows[:LONGEST_LIST]]
    yield "\n".join([_row(table.header), _row(["---"] * len(table.header)), *rows])
    if more := rest(len(table.rows)):
        yield more


def _cell(cell: str | Reference) -> str:
    return str(cell) if isinstance(cell, Reference) else escape(cell)


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
