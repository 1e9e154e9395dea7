"""A store made at once of many readings is the one that adding each gives."""

from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.corpus import corpus, made
from kg.errors import KgError
from kg.pipeline.export import export_build
from kg.store import documents
from kg.store.archive import stored_events
from kg.store.bulk import fill
from kg.store.check import check_store
from kg.store.housekeeping import is_housekeeping
from kg.store.writer import open_writer
from tests.graph.samples import samples


def test_filling_a_store_gives_what_adding_gives(tmp_path: Path) -> None:
    readings = [*samples(), *corpus(8), *samples()]
    assert fill(readings, tmp_path / "filled") == len(samples()) + 8
    with open_writer(tmp_path / "added", create=True) as writer:
        for reading in readings:
            documents.add(writer, reading, documents.key_of(reading.document))
    for format in ("nquads", "csv"):
        for store in ("filled", "added"):
            export_build(tmp_path / store, format, tmp_path / f"{store}.{format}")
        assert (tmp_path / f"filled.{format}").read_bytes() == (tmp_path / f"added.{format}").read_bytes()
    assert check_store(tmp_path / "filled") == []
    with open_writer(tmp_path / "filled") as one, open_writer(tmp_path / "added") as other:
        notes = [{q for q in w.store if is_housekeeping(q, w.base) and "/event/" not in str(q)} for w in (one, other)]
        assert notes[0] == notes[1]
        documents.add(one, made(9))
        documents.remove(one, "paper 2")
    assert check_store(tmp_path / "filled") == [] and len(stored_events(tmp_path / "filled")) == len(samples()) + 10


def test_a_store_is_filled_whole_or_not_at_all(tmp_path: Path) -> None:
    with pytest.raises(KgError, match="paper 1: is there twice"):
        fill([made(1), made(2), made(1, 1)], tmp_path / "s")
    bad = replace(made(3), statements=(replace(made(3).statements[0], predicate="no such"),))
    with pytest.raises(KgError, match="cannot become RDF"):
        fill([made(1), bad], tmp_path / "s")
    assert list(tmp_path.iterdir()) == []
    fill([made(1)], tmp_path / "s")
    with pytest.raises(KgError, match="exists already"):
        fill([made(1)], tmp_path / "s")
