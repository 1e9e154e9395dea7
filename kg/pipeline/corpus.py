"""From paths to the readings of a corpus: streaming in, sorted out, on one process or several."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import lru_cache
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

from kg.documents import read_documents
from kg.errors import KgError
from kg.model import Document, Reading
from kg.records import read_readings

if TYPE_CHECKING:
    from kg.reading.read import Reader

Paths = Sequence[Path | str] | Path | str
Progress = Callable[[str, int, int], None]
Warn = Callable[[str], None]

# A document, and its reading where another machine made it.
Item = tuple[Document, Reading | None]

STATEMENTS = "statements.jsonl"


def quiet(step: str, done: int, total: int) -> None:
    """Progress that nobody watches."""


def silent(message: str) -> None:
    """Warnings that nobody hears; they are in `Corpus.failures` as well."""


@dataclass(frozen=True, slots=True)
class ReaderSettings:
    """What a reader is made from; plain values, so that it can be sent to another process."""

    model: str | None = None
    ontologies: tuple[Path, ...] = ()
    entities: tuple[Path, ...] = ()

    @classmethod
    def of(
        cls, model: str | None, ontologies: Sequence[Path | str] = (), entities: Sequence[Path | str] = ()
    ) -> "ReaderSettings":
        """The settings from what a user gave."""
        return cls(model, tuple(map(Path, ontologies)), tuple(map(Path, entities)))

    def reader(self) -> "Reader":
        """The reader, made once in a process; raises KgError where a model or file cannot be loaded."""
        files = (*self.ontologies, *self.entities)
        return _reader(self, tuple(_digest(path) for path in files))


@dataclass(frozen=True, slots=True)
class Corpus:
    """The readings sorted by document id, and what was left out.

    `failures` say what could not be read; `copies` are (document left out, document of the same text); `model` is
    what the documents were read with, None where they came as statements.
    """

    readings: tuple[Reading, ...]
    failures: tuple[str, ...] = ()
    copies: tuple[tuple[str, str], ...] = ()
    model: tuple[str, str, str] | None = None


def read_corpus(
    paths: Paths,
    settings: ReaderSettings,
    *,
    date: str | None = None,
    workers: int = 1,
    progress: Progress = quiet,
    warn: Warn = silent,
) -> Corpus:
    """All readings of the paths; files whose name ends in statements.jsonl are taken as they are.

    Of documents with the same text only the first by id is read. Raises KgError for paths that do not exist and for a
    malformed statements.jsonl; what is wrong with a single document goes to `warn`.
    """
    given = [Path(paths)] if isinstance(paths, Path | str) else [Path(path) for path in paths]
    failures: list[str] = []

    def fail(message: str) -> None:
        failures.append(message)
        warn(message)

    items, copies = _distinct(list(_items(given, date, fail)), fail)
    fresh = [document for document, reading in items if reading is None]
    readings = [reading for _, reading in items if reading is not None]
    for number, (document, found) in enumerate(zip(fresh, read_each(fresh, settings, workers), strict=True)):
        progress("reading", number, len(fresh))
        readings.append(found) if isinstance(found, Reading) else fail(f"{document.id}: {found}")
    progress("reading", len(fresh), len(fresh))
    ordered = sorted(readings, key=lambda reading: reading.document.id)
    return Corpus(tuple(ordered), tuple(sorted(failures)), copies, _model(settings) if fresh else None)


def is_statements(path: Path) -> bool:
    """Whether the file holds readings rather than documents."""
    return path.name.endswith(STATEMENTS)


def _items(paths: Sequence[Path], date: str | None, fail: Warn) -> Iterator[Item]:
    """The documents of the paths, with their readings where these are there already."""
    for path in filter(is_statements, paths):
        if not path.is_file():
            raise KgError(f"{path}: no such file; name a statements.jsonl that kg wrote, or documents")
        for reading in read_readings(path):
            yield reading.document, reading
    texts = [path for path in paths if not is_statements(path)]
    if texts or not paths:
        for document in read_documents(texts, date=date, on_error=lambda error: fail(str(error))):
            yield document, None


def _distinct(items: list[Item], fail: Warn) -> tuple[list[Item], tuple[tuple[str, str], ...]]:
    """The items by id, each text once, and the copies left out; two texts under one id are a fault."""
    ids: dict[str, str] = {}
    texts: dict[str, str] = {}
    kept, copies = [], []
    for document, reading in sorted(items, key=lambda item: (item[0].id, item[0].sha256, item[1] is None)):
        text = document.sha256 or document.text
        if document.id in ids:
            if ids[document.id] != text:
                fail(f"{document.id}: two documents of different text have this id; give one another id")
        elif text and text in texts:
            copies.append((document.id, texts[text]))
        else:
            ids[document.id] = text
            texts[text] = document.id
            kept.append((document, reading))
    return kept, tuple(copies)


def read_each(documents: Sequence[Document], settings: ReaderSettings, workers: int) -> Iterator[Reading | str]:
    """The reading of each document in their order, or what went wrong with it."""
    if min(workers, len(documents)) < 2:
        if documents:
            settings.reader()
        yield from (_read_one((document, settings)) for document in documents)
        return
    # A fresh process each, on every system: forking would copy the locks of running threads.
    with ProcessPoolExecutor(min(workers, len(documents)), mp_context=get_context("spawn")) as pool:
        try:
            yield from pool.map(_read_one, ((d, settings) for d in documents), chunksize=_chunk(documents, workers))
        except BrokenProcessPool as error:
            raise KgError(
                "a reading process ended before its time, perhaps out of memory: use fewer workers"
            ) from error


def _chunk(documents: Sequence[Document], workers: int) -> int:
    """Few enough for progress to be seen, many enough for the passing to and fro to be cheap."""
    return max(1, min(16, len(documents) // (4 * workers)))


def _read_one(task: tuple[Document, ReaderSettings]) -> Reading | str:
    document, settings = task
    reader = settings.reader()
    try:
        return reader.read(document)
    except KgError as error:
        return str(error)
    except Exception as error:
        # One text that trips the reader must not cost the user the others.
        return f"the reading failed ({type(error).__name__}: {error}); please report it with the text"


@lru_cache(maxsize=4)
def _reader(settings: ReaderSettings, digests: tuple[str, ...]) -> "Reader":
    """The digests make a file that was edited since count as another."""
    from kg.reading.read import make_reader

    return make_reader(settings.model, ontologies=settings.ontologies, entities=settings.entities)


def _digest(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise KgError(f"{path}: cannot be read ({error.strerror}); check the path") from error


def _model(settings: ReaderSettings) -> tuple[str, str, str]:
    """Name, version and digest of the language model."""
    from kg.reading.annotate import model_digest

    nlp = settings.reader().nlp
    return f"{nlp.meta['lang']}_{nlp.meta['name']}", str(nlp.meta["version"]), model_digest(nlp)
