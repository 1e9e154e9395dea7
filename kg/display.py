"""Small HTML for Jupyter: a table of the first rows, all text escaped, in the notebook's own look."""

from collections.abc import Sequence
from html import escape

MOST = 20
LONGEST = 160


def html_table(caption: str, header: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """The first `MOST` rows under a caption, which says how many there are."""
    shown = rows[:MOST]
    more = f", the first {MOST} of {len(rows):,}" if len(rows) > MOST else ""
    head = "".join(f"<th>{cell(name)}</th>" for name in header)
    body = "".join(f"<tr>{''.join(f'<td>{cell(value)}</td>' for value in row)}</tr>" for row in shown)
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>" if shown else ""
    return f"<div><p>{cell(caption + more)}</p>{table}</div>"


def cell(value: object) -> str:
    """The value as escaped text on one line, shortened at need; nothing for None."""
    text = "" if value is None else " ".join(str(value).split())
    return escape(text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…")
