"""What stands in a report: who, which orders, who claims what, what is contested, what was not understood."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.model import Action, Coverage, Literal, Reading, Statement, is_fact
from kg.network.analysis import (
    Side,
    contradictions,
    corroboration,
    who_is_who,
    who_speaks_about_whom,
)
from kg.ontology import Ontology
from kg.report.parts import Bullets, Heading, Line, Paragraph, Part, Reference, Table
from kg.sentences import name_of, sentence

if TYPE_CHECKING:
    import networkx as nx

LONGEST_QUOTE = 160
EXAMPLE = 80
COMMON_REASONS = 25
TOP = 20
NORMS = ("obliges", "hasObligation", "prohibits", "permits", "demands", "callsOn")
INSTRUMENTS = tuple("issued adopted signed ratified vetoed revokes amends upholds suspends extends".split())
UNREAL = ("planned", "hypothetical", "questioned")

Said = tuple[int, Reading, Statement]


@dataclass(frozen=True, slots=True)
class Book:
    """The readings in the order of the report, numbered from 1, with their network."""

    readings: tuple[Reading, ...]
    ontology: Ontology
    network: "nx.MultiDiGraph"

    def said(self, wanted: Callable[[Statement], bool]) -> list[Said]:
        """The statements wanted, in the order of the texts."""
        found = [(n, r, s) for n, r in enumerate(self.readings, 1) for s in r.statements if wanted(s)]
        return sorted(found, key=lambda row: (row[0], row[2].evidence, row[2].id))

    def number(self, document: str) -> int:
        """The number of the document with that id."""
        return next(n for n, r in enumerate(self.readings, 1) if r.document.id == document)


def report_parts(
    readings: Sequence[Reading],
    ontology: Ontology,
    network: "nx.MultiDiGraph",
    failures: Sequence[str] = (),
    copies: Sequence[tuple[str, str]] = (),
) -> list[Part]:
    """The parts of the report; the same for the same readings, with their network, in any order."""
    ordered = sorted(readings, key=lambda r: (r.document.date or "9999", r.document.id))
    book = Book(tuple(ordered), ontology, network)
    return [
        Heading(1, "What was read"),
        *_counts(book),
        *_who(book),
        *_instruments(book),
        *_norms(book),
        *_contested(book),
        *_claims(book),
        *_facts(book),
        *_unreal(book),
        *_coverage(book),
        *_left_out(failures, copies),
        *_documents(book),
    ]


def _counts(book: Book) -> Iterator[Part]:
    statements = [s for r in book.readings for s in r.statements]
    facts = sum(map(is_fact, statements))
    sentences = [c for r in book.readings for c in r.coverage]
    silent = sum(not c.statements for c in sentences)
    yield Paragraph(
        f"{_number(len(book.readings), 'document')}, {_number(len(sentences), 'sentence')}, "
        f"{_number(sum(len(r.entities) for r in book.readings), 'entity', 'entities')}, "
        f"{_number(len(statements), 'statement')}: {_number(facts, 'fact')} that the documents themselves assert, and "
        f"{_number(len(statements) - facts, 'statement')} that somebody claims, denies, plans or supposes. "
        f"{_number(silent, 'sentence')} gave none; a section below says why."
    )
    yield Paragraph(
        "A reference such as [1, 40–95] names a document of the table at the end and the characters that a statement "
        "rests on."
    )


def _who(book: Book) -> Iterator[Part]:
    figures = who_is_who(book.network)
    # A name that is in one statement and has no role tells a reader nothing.
    persons = [f for f in figures if f.type == "Person" and (f.roles or f.claims or f.statements > 1)]
    others = [f for f in figures if f.type != "Person"]
    if persons or others:
        yield Heading(2, "Who")
    if persons:
        header = ("person", "roles", "statements about", "claims made", "documents")
        yield Table(
            header,
            [
                (f.name, "; ".join(f.roles), str(f.statements), str(f.claims), str(f.documents))
                for f in sorted(persons, key=lambda f: not f.roles)
            ],
        )
    if others:
        yield Paragraph(f"Bodies, groups and places in most statements{_first(len(others), TOP)}:")
        header = ("name", "kind", "statements about", "claims made", "documents")
        rows = [(f.name, _kind(book, f.type), str(f.statements), str(f.claims), str(f.documents)) for f in others[:TOP]]
        yield Table(header, rows)


def _kind(book: Book, type: str) -> str:
    known = book.ontology.classes.get(type)
    return known.label if known else type


def _instruments(book: Book) -> Iterator[Part]:
    if rows := book.said(lambda s: s.predicate in INSTRUMENTS and s.status in ("asserted", "attributed")):
        yield Heading(2, "Orders, resolutions, treaties")
        yield Bullets(_lines(book, rows))


def _norms(book: Book) -> Iterator[Part]:
    if rows := book.said(lambda s: s.predicate in NORMS):
        yield Heading(2, "Obligations, permissions and demands")
        header = ("by", "force", "whom", "to do what", "by when", "standing", "said by", "where")
        yield Table(header, [_norm(book, row) for row in rows])


def _norm(book: Book, row: Said) -> tuple[str | Reference, ...]:
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


def _contested(book: Book) -> Iterator[Part]:
    yield Heading(2, "Contested")
    disputes = contradictions(book.network)
    denied = book.said(lambda s: s.status == "denied")
    if not disputes and not denied:
        yield Paragraph("Nothing is told both as so and as not so, and nothing is denied.")
    if disputes:
        yield Table(
            ("what", "as so", "as not so"),
            [(f"{d.subject} {d.label} {d.object}", _side(book, d.holds), _side(book, d.disputes)) for d in disputes],
        )
    if denied:
        yield Heading(3, "Denied")
        yield Bullets(_lines(book, denied))
    if several := [row for row in corroboration(book.network) if row.fact or len(row.sources) > 2][:TOP]:
        yield Heading(3, "Told by several independent sources")
        yield Table(
            ("what", "sources", "in documents", "copies not counted"),
            [
                (
                    f"{row.subject} {row.label} {row.object}",
                    str(len(row.sources)),
                    ", ".join(str(n) for n in sorted(map(book.number, row.documents))),
                    str(row.copies),
                )
                for row in several
            ],
        )


def _side(book: Book, side: Side) -> str:
    who = {"": "the document", "unnamed": "an unnamed source"}.get(side.holder, side.holder)
    return f"{who}: “{_short(side.quote, LONGEST_QUOTE)}” (document {book.number(side.document)})"


def _claims(book: Book) -> Iterator[Part]:
    groups: dict[str, list[Said]] = defaultdict(list)
    for row in book.said(lambda s: s.status == "attributed"):
        groups[_speaker(row[1], row[2])].append(row)
    yield Heading(2, "Claims, by who makes them")
    if not groups:
        yield Paragraph("None.")
        return
    if spoken := who_speaks_about_whom(book.network):
        yield Paragraph(f"Who speaks about whom{_first(len(spoken), TOP)}:")
        rows = [(s.holder, s.about, str(s.statements)) for s in spoken[:TOP]]
        yield Table(("speaker", "about", "statements"), rows)
    for holder, said in sorted(groups.items(), key=lambda pair: (-len(pair[1]), pair[0])):
        yield Heading(3, holder)
        yield Bullets(_lines(book, said))


def _facts(book: Book) -> Iterator[Part]:
    yield Heading(2, "Facts: what the documents themselves assert")
    facts = _lines(book, book.said(is_fact))
    yield Bullets(facts) if facts else Paragraph("None.")
    if unsure := book.said(lambda s: s.status == "asserted" and not is_fact(s)):
        yield Heading(2, "Told by the documents, but negated or uncertain")
        yield Bullets(_lines(book, unsure))


def _unreal(book: Book) -> Iterator[Part]:
    if rows := book.said(lambda s: s.status in UNREAL):
        yield Heading(2, "Planned, supposed or asked")
        yield Bullets(_lines(book, rows))


def _coverage(book: Book) -> Iterator[Part]:
    silent = [(n, r, c) for n, r in enumerate(book.readings, 1) for c in r.coverage if not c.statements]
    if not silent:
        return
    counts = Counter(c.reason or "no reason given" for _, _, c in silent)
    yield Heading(2, "Sentences that gave no statement")
    examples = {c.reason or "no reason given": _short(_text(r, c), EXAMPLE) for _, r, c in reversed(silent)}
    reasons = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    often = [(reason, str(count), examples[reason]) for reason, count in reasons[:COMMON_REASONS]]
    yield Table(("reason", "sentences", "for example"), often)
    if rest := reasons[COMMON_REASONS:]:
        yield Paragraph(f"And {_number(len(rest), 'other reason')}: {'; '.join(reason for reason, _ in rest)}.")
    rows = [(Reference(n, ((c.start, c.end),), ""), _text(r, c), c.reason or "") for n, r, c in silent]
    yield Table(("where", "sentence", "reason"), rows, folded=True)


def _left_out(failures: Sequence[str], copies: Sequence[tuple[str, str]]) -> Iterator[Part]:
    if failures:
        yield Heading(2, "Not read")
        yield Bullets([Line(text) for text in failures])
    if copies:
        yield Heading(2, "Copies left out")
        yield Bullets([Line(f"{copy} has the text of {original}") for copy, original in copies])


def _documents(book: Book) -> Iterator[Part]:
    rows = [
        (str(n), r.document.title or "", r.document.date or "undated", r.document.id, str(len(r.statements)))
        for n, r in enumerate(book.readings, 1)
    ]
    yield Heading(2, "Documents")
    yield Table(("", "title", "date", "id", "statements"), rows)


def _text(reading: Reading, sentence: Coverage) -> str:
    return _short(reading.document.text[sentence.start : sentence.end], LONGEST_QUOTE)


def _lines(book: Book, rows: Iterable[Said]) -> list[Line]:
    return [Line(sentence(row[1], row[2], book.ontology), (_reference(row),)) for row in rows]


def _speaker(reading: Reading, statement: Statement) -> str:
    """The innermost speaker's name."""
    holders = [a.holder for a in reading.chain(statement) if a.holder]
    return next((e.name for h in holders[:1] for e in reading.entities if e.id == h), "An unnamed source")


def _reference(row: Said) -> Reference:
    number, reading, statement = row
    words = " … ".join(reading.document.text[start:end] for start, end in statement.evidence)
    return Reference(number, statement.evidence, " ".join(words.split()))


def _first(count: int, top: int) -> str:
    return f" (the first {top} of {count:,})" if count > top else ""


def _number(count: int, one: str, many: str | None = None) -> str:
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def _short(text: str, length: int) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= length else f"{flat[: length - 1].rsplit(' ', 1)[0]}…"
