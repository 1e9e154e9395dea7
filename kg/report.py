"""report.md: what a build read, in plain English, and what it could not read and why."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from kg.model import Action, Coverage, Literal, Reading, Statement
from kg.ontology import Ontology
from kg.sentences import name_of, sentence

# A report is for reading; the files beside it have the rest.
LONGEST_LIST = 400
LONGEST_QUOTE = 160
EXAMPLE = 80
COMMON_REASONS = 25
NORMS = ("obliges", "hasObligation", "prohibits", "permits", "demands", "callsOn")
UNREAL = ("planned", "hypothetical", "questioned")

Said = tuple[int, Reading, Statement]


@dataclass(frozen=True, slots=True)
class _Book:
    """The readings in the order of the report, numbered from 1, and every statement with its reading."""

    readings: tuple[Reading, ...]
    ontology: Ontology

    def said(self, wanted: Callable[[Statement], bool]) -> list[Said]:
        """The statements wanted, in the order of the texts."""
        found = [(n, r, s) for n, r in enumerate(self.readings, 1) for s in r.statements if wanted(s)]
        return sorted(found, key=lambda row: (row[0], row[2].evidence, row[2].id))


def make_report(
    readings: Sequence[Reading],
    ontology: Ontology,
    failures: Sequence[str] = (),
    copies: Sequence[tuple[str, str]] = (),
) -> str:
    """The report as Markdown; the same for the same readings in any order."""
    ordered = sorted(readings, key=lambda r: (r.document.date or "9999", r.document.id))
    book = _Book(tuple(ordered), ontology)
    parts = [
        "# What was read",
        *_counts(book),
        *_documents(book),
        *_left_out(failures, copies),
        *_facts(book),
        *_claims(book),
        *_unreal(book),
        *_norms(book),
        *_coverage(book),
    ]
    return "\n\n".join(parts) + "\n"


def is_fact(statement: Statement) -> bool:
    """Whether it stands in the default graph."""
    return (statement.status, statement.polarity, statement.certainty) == ("asserted", "positive", "certain")


def _counts(book: _Book) -> Iterator[str]:
    statements = [s for r in book.readings for s in r.statements]
    facts = sum(map(is_fact, statements))
    sentences = [c for r in book.readings for c in r.coverage]
    silent = sum(not c.statements for c in sentences)
    yield (
        f"{_number(len(book.readings), 'document')}, {_number(len(sentences), 'sentence')}, "
        f"{_number(sum(len(r.entities) for r in book.readings), 'entity', 'entities')}, "
        f"{_number(len(statements), 'statement')}: {_number(facts, 'fact')} that the documents themselves assert, and "
        f"{_number(len(statements) - facts, 'statement')} that somebody claims, denies, plans or supposes. "
        f"{_number(silent, 'sentence')} gave none; the last section says why."
    )
    yield "A reference such as [1, 40–95] names a document of the table and the characters that a statement rests on."


def _documents(book: _Book) -> Iterator[str]:
    rows = [
        (str(n), r.document.title or "", r.document.date or "undated", r.document.id, str(len(r.statements)))
        for n, r in enumerate(book.readings, 1)
    ]
    yield "## Documents"
    yield _table(("", "title", "date", "id", "statements"), rows)


def _left_out(failures: Sequence[str], copies: Sequence[tuple[str, str]]) -> Iterator[str]:
    if failures:
        yield "## Not read"
        yield _list([_escape(text) for text in failures])
    if copies:
        yield "## Copies left out"
        yield _list([f"{_escape(copy)} has the text of {_escape(original)}" for copy, original in copies])


def _facts(book: _Book) -> Iterator[str]:
    yield "## Facts: what the documents themselves assert"
    yield _list(_lines(book, book.said(is_fact))) or "None."
    unsure = book.said(lambda s: s.status == "asserted" and not is_fact(s))
    if unsure:
        yield "## Told by the documents, but negated or uncertain"
        yield _list(_lines(book, unsure))


def _claims(book: _Book) -> Iterator[str]:
    groups: dict[str, list[Said]] = defaultdict(list)
    for row in book.said(lambda s: s.status == "attributed"):
        groups[_speaker(row[1], row[2])].append(row)
    yield "## Claims, by who makes them"
    if not groups:
        yield "None."
    for holder, rows in sorted(groups.items(), key=lambda pair: (-len(pair[1]), pair[0])):
        yield f"### {_escape(holder)}"
        yield _list(_lines(book, rows))


def _unreal(book: _Book) -> Iterator[str]:
    for title, statuses in (("Denied", ("denied",)), ("Planned, supposed or asked", UNREAL)):
        if rows := book.said(lambda s, statuses=statuses: s.status in statuses):  # type: ignore[misc]
            yield f"## {title}"
            yield _list(_lines(book, rows))


def _norms(book: _Book) -> Iterator[str]:
    if rows := book.said(lambda s: s.predicate in NORMS):
        yield "## Obligations, permissions and demands"
        header = ("by", "force", "whom", "to do what", "by when", "standing", "said by", "where")
        yield _table(header, [_norm(book, row) for row in rows])


def _norm(book: _Book, row: Said) -> tuple[str, ...]:
    _, reading, statement = row
    bears = statement.predicate == "hasObligation"
    whom = statement.subject if bears else statement.object
    known = book.ontology.properties.get(statement.predicate)
    negated = "not: " if statement.polarity == "negative" else ""
    return (
        "" if bears else name_of(reading, statement.subject, book.ontology),
        negated + (known.label.removesuffix(" of") if known else statement.predicate),
        name_of(reading, whom, book.ontology) if isinstance(whom, str) else "",
        _texts(statement, "action"),
        _texts(statement, "deadline"),
        statement.status,
        _speaker(reading, statement) if statement.attribution else "",
        _reference(row),
    )


def _texts(statement: Statement, name: str) -> str:
    values = statement.qualifiers.get(name, ())
    return "; ".join(v.text if isinstance(v, Action) else v.value if isinstance(v, Literal) else v for v in values)


def _coverage(book: _Book) -> Iterator[str]:
    silent = [(n, r, c) for n, r in enumerate(book.readings, 1) for c in r.coverage if not c.statements]
    if not silent:
        return
    counts = Counter(c.reason or "no reason given" for _, _, c in silent)
    yield "## Sentences that gave no statement"
    examples = {c.reason or "no reason given": _short(_text(r, c), EXAMPLE) for _, r, c in reversed(silent)}
    reasons = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    often = [(reason, str(count), examples[reason]) for reason, count in reasons[:COMMON_REASONS]]
    yield _table(("reason", "sentences", "for example"), often)
    if rest := reasons[COMMON_REASONS:]:
        yield f"And {_number(len(rest), 'other reason')}: {_escape('; '.join(reason for reason, _ in rest))}."
    rows = [(f"[{n}, {c.start}–{c.end}]", _text(r, c), c.reason or "") for n, r, c in silent]
    yield _table(("where", "sentence", "reason"), rows)


def _text(reading: Reading, sentence: Coverage) -> str:
    return _short(reading.document.text[sentence.start : sentence.end], LONGEST_QUOTE)


def _lines(book: _Book, rows: Iterable[Said]) -> list[str]:
    return [f"{_escape(sentence(row[1], row[2], book.ontology))} {_reference(row)}" for row in rows]


def _speaker(reading: Reading, statement: Statement) -> str:
    """The innermost speaker's name."""
    holders = [a.holder for a in reading.chain(statement) if a.holder]
    return next((e.name for h in holders[:1] for e in reading.entities if e.id == h), "An unnamed source")


def _reference(row: Said) -> str:
    number, _, statement = row
    spans = ", ".join(f"{start}–{end}" for start, end in statement.evidence)
    return f"[{number}, {spans}]"


def _number(count: int, one: str, many: str | None = None) -> str:
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def _list(lines: Sequence[str]) -> str:
    more = len(lines) - LONGEST_LIST
    shown = [f"- {line}" for line in lines[:LONGEST_LIST]]
    return "\n".join(shown + ([f"- ... and {more:,} more in statements.jsonl"] if more > 0 else []))


def _table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [_row(header), _row(["---"] * len(header))]
    lines += [_row([_escape(cell) for cell in row]) for row in rows[:LONGEST_LIST]]
    more = len(rows) - LONGEST_LIST
    return "\n".join(lines) + (f"\n\n... and {more:,} more in statements.jsonl" if more > 0 else "")


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _escape(text: str) -> str:
    """The text on one line, with what Markdown would take for marks escaped; a lone bracket is none."""
    return re.sub(r"([\\`*_|<>]|(?<=\])\()", r"\\\1", " ".join(text.split()))


def _short(text: str, length: int) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= length else f"{flat[: length - 1].rsplit(' ', 1)[0]}…"
