"""From files to documents, one at a time."""

import hashlib
import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import BinaryIO, NoReturn

from kg.documents.dates import check_iso, find_dateline
from kg.documents.decode import decode
from kg.documents.frontmatter import read_date, read_front_matter
from kg.documents.inputs import STDIN, list_inputs
from kg.documents.markdown import Page, read_markdown
from kg.documents.titles import find_headline
from kg.documents.webpage import read_html
from kg.entity_table import slug
from kg.errors import KgError
from kg.model import Document

MAX_BYTES = 10_000_000
LONGEST_SLUG = 60

OnError = Callable[[KgError], None]
# Where a document was found (file, or file and line), and the document.
Found = tuple[str, Document]


def read_documents(
    paths: Sequence[Path | str] | Path | str,
    *,
    date: str | None = None,
    max_bytes: int = MAX_BYTES,
    on_error: OnError | None = None,
) -> Iterator[Document]:
    """The documents in `paths` (see `list_inputs`), streaming, in the order of the paths.

    .txt: the decoded text, nothing stripped. .md: its plain text. .html: its main text. .jsonl: one object a line,
    `text` and perhaps `id`, `title`, `date`, `uri`. Standard input is text, or HTML where it begins like it. The front
    matter of .txt and .md is taken off, so that offsets count from the character after it.

    The date is `date`, else the front matter's or the line's, else the page's, else the text's dateline, else None.
    A document that comes twice under one id is given once.

    Raises KgError at once for a bad `date` or path. What is wrong with one document (empty, binary, undecodable, over
    `max_bytes`, HTML without main text, an id that two documents share) raises KgError when its turn comes; given
    `on_error`, it is handed to that and the reading goes on.
    """
    return (document for _, document in read_located(paths, date=date, max_bytes=max_bytes, on_error=on_error))


def read_located(
    paths: Sequence[Path | str] | Path | str,
    *,
    date: str | None = None,
    max_bytes: int = MAX_BYTES,
    on_error: OnError | None = None,
) -> Iterator[Found]:
    """As `read_documents`, with where each was found: its file, "standard input", or a file and a line."""
    if date is not None:
        check_iso(date, "date")
    return _unique(_read_all(list_inputs(paths).files, date, max_bytes, on_error), on_error)


def document_from_text(
    text: str, *, date: str | None = None, title: str | None = None, uri: str | None = None, id: str | None = None
) -> Document:
    """A document of `text` as it is; a date and a title that are not given are looked for in it.

    The id, unless given, is the title's slug and eight digits of the text's SHA-256. Raises KgError for a text that
    is empty or holds what is no text, and for a `date` that is none.
    """
    where = id or "text"
    title = title or find_headline(text)
    checked = check_iso(date, where) if date is not None else None
    return _document(Page(text, title, checked, uri), where, id=id, name=title or "text")


def _read_all(files: Iterable[Path], date: str | None, max_bytes: int, on_error: OnError | None) -> Iterator[Found]:
    for path in files:
        for where, read in _readers(path, date, max_bytes):
            try:
                document = read()
            except KgError as error:
                _report(error, on_error)
            else:
                yield where, document


def _readers(path: Path, date: str | None, max_bytes: int) -> Iterator[tuple[str, Callable[[], Document]]]:
    """For each document in the file where it is and what reads it, so that one that fails does not end the rest."""
    if path.suffix.lower() != ".jsonl":
        yield str(path), partial(_read_file, path, date, max_bytes)
        return
    try:
        with open(path, "rb") as file:
            for number, line in enumerate(_lines(file, max_bytes), 1):
                where = f"{path}, line {number}"
                if line.strip():
                    yield where, partial(_read_row, line, where, date, max_bytes, path.stem)
    except OSError as error:
        yield str(path), partial(_cannot_read, str(path), error)


def _lines(file: BinaryIO, max_bytes: int) -> Iterator[bytes]:
    """The lines of the file; of a line over the limit one byte more than the limit, and the rest is passed over."""
    while line := file.readline(max_bytes + 1):
        yield line
        while len(line) > max_bytes and not line.endswith(b"\n"):
            line = file.readline(max_bytes + 1)


def _read_file(path: Path, date: str | None, max_bytes: int) -> Document:
    where = "standard input" if path == STDIN else str(path)
    data = _load(path, where, max_bytes)
    if path.suffix.lower() in (".html", ".htm") or (
        path == STDIN and re.match(rb"\s*<(?:!doctype html|html)", data, re.I)
    ):
        page = read_html(decode(data, where, html=True), where)
    else:
        page = _read_plain(decode(data, where), where, is_markdown=path.suffix.lower() == ".md")
    return _document(page, where, date=date, name="stdin" if path == STDIN else path.stem)


def _load(path: Path, where: str, max_bytes: int) -> bytes:
    try:
        if path == STDIN:
            data = sys.stdin.buffer.read(max_bytes + 1)
        else:
            with open(path, "rb") as file:
                data = file.read(max_bytes + 1)
    except OSError as error:
        _cannot_read(where, error)
    _check_size(data, where, max_bytes)
    if not data.strip():
        raise KgError(f"{where}: the file is empty; put a text in it or leave it out")
    return data


def _check_size(data: bytes, where: str, max_bytes: int) -> None:
    if len(data) > max_bytes:
        raise KgError(f"{where}: more than {max_bytes:,} bytes; split it into documents, or raise the limit")


def _cannot_read(where: str, error: OSError) -> NoReturn:
    raise KgError(f"{where}: cannot be read ({error.strerror}); check the file and its permissions") from error


def _read_plain(text: str, where: str, *, is_markdown: bool) -> Page:
    front = read_front_matter(text, where)
    body = text[front.end :]
    page = read_markdown(body) if is_markdown else Page(body)
    return Page(page.text, front.title or page.title, front.date, front.uri)


def _read_row(line: bytes, where: str, date: str | None, max_bytes: int, name: str) -> Document:
    _check_size(line, where, max_bytes)
    try:
        row = json.loads(decode(line, where))
    except json.JSONDecodeError as error:
        raise KgError(
            f"{where}, character {error.pos}: not JSON ({error.msg}); write one JSON object a line"
        ) from error
    except (RecursionError, ValueError) as error:
        raise KgError(f"{where}: this JSON cannot be read ({error}); write one flat JSON object a line") from error
    if not isinstance(row, dict) or not isinstance(row.get("text"), str):
        raise KgError(f'{where}: no text; write an object like {{"text": "...", "date": "2024-05-03"}}')
    fields = {key: _string(row.get(key), f"{where}, {key}") for key in ("id", "title", "date", "uri", "url")}
    stated = None if fields["date"] is None else read_date(fields["date"], f"{where}, date")
    page = Page(row["text"], fields["title"], stated, fields["uri"] or fields["url"])
    return _document(page, where, date=date, id=fields["id"], name=name)


def _string(value: object, where: str) -> str | None:
    if value is None or value == "":
        return None
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str):
        raise KgError(f"{where}: {json.dumps(value)[:40]} is no string; write it in quotes or leave it out")
    return value


def _document(page: Page, where: str, *, name: str, date: str | None = None, id: str | None = None) -> Document:
    """The document of a page: what the page does not say is looked for in its text."""
    if not page.text.strip():
        raise KgError(f"{where}: no text in it; put a text in or leave it out")
    if match := re.search("[\0\ud800-\udfff]", page.text):
        code = f"U+{ord(match.group()):04X}"
        raise KgError(f"{where}: character {match.start()} is {code}, which no text holds; remove it")
    sha256 = hashlib.sha256(page.text.encode("utf-8")).hexdigest()
    return Document(
        id=id or f"{_short_slug(name)}-{sha256[:8]}",
        text=page.text,
        title=page.title or find_headline(page.text),
        date=date or page.date or find_dateline(page.text),
        uri=page.uri,
        sha256=sha256,
    )


def _short_slug(name: str) -> str:
    """The slug of `name`, cut at a hyphen where it is long; a name without ASCII letters or digits is "document"."""
    short = slug(name)
    if short == "unnamed":
        return "document"
    return short if len(short) <= LONGEST_SLUG else short[:LONGEST_SLUG].rpartition("-")[0] or short[:LONGEST_SLUG]


def _unique(found: Iterable[Found], on_error: OnError | None) -> Iterator[Found]:
    """Each document once; two that differ must not share an id, since all that is built from them hangs on it."""
    seen: dict[str, tuple[str, tuple[str | None, ...]]] = {}
    for where, document in found:
        facts = (document.sha256, document.title, document.date, document.uri)
        first, known = seen.setdefault(document.id, ("", facts))
        if not first:
            seen[document.id] = (where, facts)
            yield where, document
        elif known != facts:
            differ = "text" if known[0] != facts[0] else "title, date or uri"
            message = (
                f"{where}: has the id {document.id!r} of {first} but another {differ}; give one of them another id"
            )
            _report(KgError(message), on_error)


def _report(error: KgError, on_error: OnError | None) -> None:
    if on_error is None:
        raise error
    on_error(error)
