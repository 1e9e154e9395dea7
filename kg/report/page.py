"""The report as one HTML page that needs nothing else: no scripts, no files, no network; light and dark."""

import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape

from kg.report.parts import LONGEST_LIST, Bullets, Heading, Line, Paragraph, Part, Reference, Table, rest

STYLE = """
:root { color-scheme: light dark; --ink: #1f2933; --soft: #55606c; --paper: #ffffff; --rule: #d5dbe1; --band: #f4f6f8;
  --link: #1d5fa8; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e4e8ec; --soft: #a3adb8; --paper: #14181d; --rule: #39424c; --band: #1d232a; --link: #82b7f2; } }
body { margin: 0 auto; padding: 2rem 1.2rem 4rem; max-width: 62rem; background: var(--paper); color: var(--ink);
  font: 16px/1.5 system-ui, "Segoe UI", "Helvetica Neue", Arial, sans-serif; overflow-wrap: break-word; }
h1 { font-size: 1.9rem; line-height: 1.2; } h2 { margin-top: 2.4rem; border-bottom: 1px solid var(--rule); }
h3 { margin-bottom: .3rem; font-size: 1.05rem; }
ul { margin-top: .3rem; padding-left: 1.2rem; } li { margin: .25rem 0; }
nav { margin: 1.2rem 0; padding: .7rem 1rem; background: var(--band); border-radius: 6px; }
nav a { display: inline-block; margin-right: 1.1rem; } a { color: var(--link); text-decoration: none; }
a:hover, a:focus-visible { text-decoration: underline; } .ref { font-size: .8rem; white-space: nowrap; }
.scroll { overflow-x: auto; } table { border-collapse: collapse; width: 100%; font-size: .92rem; }
th, td { padding: .35rem .6rem; border-bottom: 1px solid var(--rule); text-align: left; vertical-align: top; }
th { color: var(--soft); font-weight: 600; } tr:target, tr:target td { background: var(--band); }
summary { cursor: pointer; color: var(--link); margin: .6rem 0; }
@media print { nav { display: none; } a { color: inherit; } details > * { display: block; } }
""".strip()
POLICY = "default-src 'none'; style-src 'unsafe-inline'"
DOCUMENTS = "Documents"


def page(parts: Sequence[Part]) -> str:
    """The parts as an HTML5 document, all text escaped; a reference leads to its document and shows its words."""
    title = next((p.text for p in parts if isinstance(p, Heading)), "Report")
    headings = [p for p in parts if isinstance(p, Heading) and p.level == 2]
    links = " ".join(f'<a href="#{_slug(h.text)}">{_text(h.text.partition(":")[0])}</a>' for h in headings)
    body = "\n".join(block for part in _with_anchors(parts) for block in part)
    nav = f'<nav aria-label="Sections">{links}</nav>'
    body = body.replace("</h1>", f"</h1>\n{nav}", 1)
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_text(title)}</title>\n<style>\n{STYLE}\n</style>\n</head>\n<body>\n<main>\n{body}\n</main>\n"
        "</body>\n</html>\n"
    )


def _with_anchors(parts: Iterable[Part]) -> Iterator[Iterator[str]]:
    """The blocks of each part; rows of the table of documents are what references lead to."""
    section = ""
    for part in parts:
        if isinstance(part, Heading) and part.level == 2:
            section = part.text
        yield _blocks(part, section == DOCUMENTS)


def _blocks(part: Part, documents: bool) -> Iterator[str]:
    if isinstance(part, Heading):
        anchor = f' id="{_slug(part.text)}"' if part.level == 2 else ""
        yield f"<h{part.level}{anchor}>{_text(part.text)}</h{part.level}>"
    elif isinstance(part, Paragraph):
        yield f"<p>{_text(part.text)}</p>"
    elif isinstance(part, Bullets):
        yield "<ul>"
        yield from (f"<li>{_line(line)}</li>" for line in part.lines[:LONGEST_LIST])
        more = rest(len(part.lines))
        yield f"<li>{more}</li></ul>" if more else "</ul>"
    else:
        yield from _table(part, documents)


def _line(line: Line) -> str:
    return " ".join([_text(line.text), *map(_reference, line.references)])


def _reference(reference: Reference) -> str:
    words = _text(reference.words)
    return f'<a class="ref" href="#d{reference.number}" title="{words}">{_text(str(reference))}</a>'


def _table(table: Table, documents: bool) -> Iterator[str]:
    if table.folded:
        yield f"<details><summary>All {min(len(table.rows), LONGEST_LIST):,}</summary>"
    head = "".join(f'<th scope="col">{_text(cell)}</th>' for cell in table.header)
    yield f'<div class="scroll"><table>\n<thead><tr>{head}</tr></thead>\n<tbody>'
    for row in table.rows[:LONGEST_LIST]:
        cells = "".join(f"<td>{_reference(c) if isinstance(c, Reference) else _text(c)}</td>" for c in row)
        yield f'<tr id="d{_text(str(row[0]))}">{cells}</tr>' if documents else f"<tr>{cells}</tr>"
    yield "</tbody></table></div>"
    if more := rest(len(table.rows)):
        yield f"<p>{more}</p>"
    if table.folded:
        yield "</details>"


def _slug(text: str) -> str:
    return re.sub(r"\W+", "-", text.partition(":")[0].casefold()).strip("-")


def _text(text: str) -> str:
    """The text on one line, escaped, without what HTML does not allow."""
    return escape(re.sub(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]", " ", " ".join(text.split())))
