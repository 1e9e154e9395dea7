"""The manifest of a build: what it was made from and with, so that it can be made again. No times, no machine."""

import hashlib
import json
from importlib.metadata import version
from pathlib import Path
from typing import Any

from kg import __version__
from kg.ontology import Ontology
from kg.paths import data_dir
from kg.pipeline.corpus import Corpus, ReaderSettings

# Those whose version may change the bytes of a file.
LIBRARIES = ("matplotlib", "networkx", "numpy", "pyoxigraph", "spacy")


def make_manifest(corpus: Corpus, settings: ReaderSettings, ontology: Ontology, base: str, folder: Path) -> str:
    """manifest.json for the files that are in `folder`; keys sorted."""
    entities = [data_dir("ontology") / "entities.ttl", *settings.entities]
    found = {
        "kg": __version__,
        "libraries": {name: version(name) for name in LIBRARIES},
        "model": _model(corpus),
        "ontology": ontology.digest,
        "entities": _digest(*(path.read_bytes() for path in entities)),
        "base": base,
        "documents": [_document(corpus, number) for number in range(len(corpus.readings))],
        "copies": [{"id": copy, "of": original} for copy, original in corpus.copies],
        "files": {path.name: _digest(path.read_bytes()) for path in sorted(folder.iterdir())},
    }
    return json.dumps(found, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _model(corpus: Corpus) -> dict[str, str] | None:
    if corpus.model is None:
        return None
    name, number, digest = corpus.model
    return {"name": name, "version": number, "sha256": digest}


def _document(corpus: Corpus, number: int) -> dict[str, Any]:
    reading = corpus.readings[number]
    document = reading.document
    return {"id": document.id, "sha256": document.sha256, "date": document.date, "statements": len(reading.statements)}


def _digest(*parts: bytes) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part)
    return digest.hexdigest()
