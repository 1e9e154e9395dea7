"""Predictions for GUM: entities as clusters of mentions."""

from collections.abc import Iterator
from pathlib import Path

from benchmarks.common import Row, readings, spans
from kg.model import Reading


def predict(folder: Path) -> Iterator[Row]:
    """A row {"doc", "clusters"} for each document of the folder."""
    return map(row, readings(folder))


def row(reading: Reading) -> Row:
    """The entities of one reading as clusters; a span that several entities claim stays with the first."""
    taken: set[tuple[int, ...]] = set()
    clusters = []
    for entity in reading.entities:
        cluster = [span for span in spans(entity.mentions) if tuple(span) not in taken]
        taken.update(map(tuple, cluster))
        if cluster:
            clusters.append(cluster)
    return {"doc": reading.document.id, "clusters": clusters}
