"""Open triples of texts and files, and how they are written."""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING

from kg.documents import document_from_text, read_documents
from kg.model import Document
from kg.pipeline.corpus import Paths, ReaderSettings

if TYPE_CHECKING:
    from kg.reading.triples import OpenTriple

# A document with the open triples that were read in it.
Found = tuple[Document, "tuple[OpenTriple, ...]"]
COLUMNS = (
    "document", "subject", "relation", "object", "arguments", "polarity", "modality", "speaker", "construction",
    "words", "start", "end",
)  # fmt: skip


def clauses(text: str, *, model: str | None = None) -> "tuple[OpenTriple, ...]":
    """What the clauses of a text say, as open triples in text order: no ontology, no entities, the text's own words.

    `evidence` are half-open characters of `text`. `model` is an installed spaCy pipeline. Raises KgError for an empty
    text or a model that cannot be loaded.
    """
    return _read(document_from_text(text), ReaderSettings.of(model))


def clauses_of(paths: Paths, *, model: str | None = None) -> Iterator[Found]:
    """Each document in `paths` (as for `build`) with its open triples; raises KgError for what cannot be read."""
    settings = ReaderSettings.of(model)
    for document in read_documents(paths):
        yield document, _read(document, settings)


def _read(document: Document, settings: ReaderSettings) -> "tuple[OpenTriple, ...]":
    from kg.reading.triples import open_triples

    reader = settings.reader()
    return open_triples(reader.annotate(document), reader.speech, reader.cues)


def as_rows(found: Iterable[Found]) -> Iterator[tuple[str, ...]]:
    """A row of `COLUMNS` for each triple; arguments are "preposition=phrase", parted by semicolons."""
    for document, triples in found:
        for t in triples:
            start, end = t.evidence
            arguments = "; ".join(f"{name}={phrase}" for name, phrase in t.arguments)
            words = " ".join(document.text[start:end].split())
            yield (
                document.id, t.subject, t.relation, t.object, arguments, t.polarity, t.modality, t.speaker,
                t.construction, words, str(start), str(end),
            )  # fmt: skip


def as_csv(found: Iterable[Found]) -> str:
    """The rows as CSV with a header."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    writer.writerows(as_rows(found))
    return out.getvalue()


def as_jsonl(found: Iterable[Found]) -> str:
    """One JSON object a line: the fields of `OpenTriple`, and the document's id."""
    lines = ({"document": document.id, **asdict(triple)} for document, triples in found for triple in triples)
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
