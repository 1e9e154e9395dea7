"""Documents into a store and out of it: each is committed as soon as it is read, and told of when it is safe."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.documents import read_located
from kg.errors import KgError
from kg.graph.disk import write_whole
from kg.identity.decisions import COLUMNS, FILE, dump, read_decisions
from kg.known import load_known
from kg.model import Document, Reading, Statement
from kg.ontology import Ontology, load_ontology
from kg.pipeline.corpus import Paths, ReaderSettings, Warn, is_statements, read_each, silent
from kg.records import read_readings
from kg.sentences import sentence
from kg.store import documents
from kg.store.documents import Check, Outcome
from kg.store.writer import Writer, open_writer


@dataclass(frozen=True, slots=True)
class Told:
    """What became of a document, in words: the sentences that appeared and those that disappeared."""

    kind: str
    id: str
    statements: int
    appeared: tuple[str, ...] = ()
    disappeared: tuple[str, ...] = ()
    of: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """A document to add; `reading` is there where it was read before, `path` where it came as a file of its own."""

    document: Document
    path: str = ""
    reading: Reading | None = None


def add_paths(
    paths: Paths,
    store: Path,
    *,
    date: str | None = None,
    model: str | None = None,
    ontologies: Sequence[Path | str] = (),
    entities: Sequence[Path | str] = (),
    base: str | None = None,
    decisions: Path | str | None = None,
    workers: int = 1,
    again: bool = False,
    why: str = "",
    strict: bool = False,
    warn: Warn = silent,
) -> Iterator[Told]:
    """Adds documents, one transaction each, and tells of each when it is stored; the store is made where missing.

    A document that is stored is passed over unless `again`, which reads it anew; a changed one replaces its earlier
    version. `decisions` is a file of people's decisions, which takes the place of the store's own. With `strict` a
    reading that breaks a SHACL shape is not stored; that, and what cannot be read, goes to `warn`. Raises KgError for a
    bad path, store or file of decisions.
    """
    settings = ReaderSettings.of(model, ontologies, entities)
    with open_writer(
        store, create=True, base=base, ontologies=settings.ontologies, entities=settings.entities
    ) as writer:
        if decisions is not None:
            adopt_decisions(writer, Path(decisions))
        documents.settle(writer)
        check = refuse_nonsense(writer.base, settings.ontologies, settings.entities) if strict else None
        fresh: list[Source] = []
        for source in sources(paths, date=date, warn=warn):
            if source.reading is not None:
                yield from _store(writer, source, source.reading, why, check, warn)
            elif not again and (done := _known(writer, source)):
                yield tell(done, writer.ontology)
            else:
                fresh.append(source)
        readings = read_each([source.document for source in fresh], settings, workers)
        for source, reading in zip(fresh, readings, strict=True):
            yield from _store(writer, source, reading, why, check, warn)


def refuse_nonsense(base: str, ontologies: Sequence[Path], entities: Sequence[Path]) -> Check:
    """A check that raises KgError, with the sentences at fault, for a reading that breaks a SHACL shape."""
    from kg.graph.quads import build_quads
    from kg.graph.validate import validate

    ontology, known = load_ontology(list(ontologies)), load_known(list(entities))

    def check(reading: Reading) -> None:
        report = validate(build_quads([reading], ontology, base, known))
        if not report.conforms:
            faults = "; ".join(str(problem) for problem in report.problems if problem.severity == "Violation")
            raise KgError(f"{reading.document.id}: not stored, since it does not hold together: {faults}")

    return check


def adopt_decisions(writer: Writer, path: Path) -> None:
    """The store's decisions are now those of the file; raises KgError for a missing or bad one."""
    if not path.is_file():
        raise KgError(f"{path}: no such file; decisions are a CSV file with the columns {','.join(COLUMNS)}")
    found = read_decisions(path)
    write_whole(writer.place / FILE, dump(found, header=True).encode())


def settle(store: Path, *, ontologies: Sequence[Path | str] = (), entities: Sequence[Path | str] = ()) -> int:
    """Applies the decisions in the store's decisions.csv; returns how many documents were written anew."""
    settings = ReaderSettings.of(None, ontologies, entities)
    with open_writer(store, ontologies=settings.ontologies, entities=settings.entities) as writer:
        return len(documents.settle(writer))


def remove_document(store: Path, name: str, why: str = "") -> Told:
    """Takes a document out of the store; raises KgError where it is not there."""
    with open_writer(store) as writer:
        documents.settle(writer)
        return tell(documents.remove(writer, name, why), writer.ontology)


def sources(paths: Paths, *, date: str | None = None, warn: Warn = silent) -> Iterator[Source]:
    """The documents of the paths, streaming; files whose name ends in statements.jsonl are readings already."""
    given = [Path(paths)] if isinstance(paths, Path | str) else [Path(path) for path in paths]
    for path in filter(is_statements, given):
        if not path.is_file():
            raise KgError(f"{path}: no such file; name a statements.jsonl that kg wrote, or documents")
        for reading in read_readings(path):
            yield Source(reading.document, reading=reading)
    texts = [path for path in given if not is_statements(path)]
    if texts or not given:
        for where, document in read_located(texts, date=date, on_error=lambda error: warn(str(error))):
            yield Source(document, str(Path(where).resolve()) if Path(where).is_file() else "")


def tell(outcome: Outcome, ontology: Ontology) -> Told:
    """The outcome in words."""
    before, after = (_sentences(reading, ontology) for reading in (outcome.before, outcome.after))
    return Told(
        outcome.kind,
        outcome.id,
        len((outcome.after or outcome.before or Reading(Document("", ""))).statements),
        tuple(s for s in after if s not in before),
        tuple(s for s in before if s not in after),
        outcome.of,
    )


def _known(writer: Writer, source: Source) -> Outcome | None:
    return documents.known_as(writer, source.document, documents.key_of(source.document, source.path))


def _store(
    writer: Writer,
    source: Source,
    reading: Reading | str,
    why: str,
    check: Check | None,
    warn: Warn,
) -> Iterator[Told]:
    """Stores the reading and tells of it; what is wrong with it goes to `warn`, and nothing is changed."""
    try:
        if isinstance(reading, str):
            raise KgError(f"{source.document.id}: {reading}")
        if check:
            check(reading)
        key = documents.key_of(source.document, source.path)
        yield tell(documents.add(writer, reading, key, why), writer.ontology)
    except KgError as error:
        warn(str(error))


def _sentences(reading: Reading | None, ontology: Ontology) -> list[str]:
    if reading is None:
        return []

    def place(statement: Statement) -> tuple[int, int]:
        return min(statement.evidence)

    ordered = sorted(reading.statements, key=place)
    return list(dict.fromkeys(sentence(reading, statement, ontology) for statement in ordered))
