"""What the tests of the graph share."""

import pyoxigraph as ox
import pytest
from rdflib import Dataset

from kg.graph.quads import build_quads
from kg.graph.store import from_quads
from kg.ontology import Ontology, load_ontology
from tests.graph.samples import samples


@pytest.fixture(scope="session")
def ontology() -> Ontology:
    """kg's own."""
    return load_ontology()


@pytest.fixture(scope="session")
def quads(ontology: Ontology) -> list[ox.Quad]:
    """The samples' graph."""
    return build_quads(samples(), ontology)


@pytest.fixture(scope="session")
def dataset(quads: list[ox.Quad]) -> Dataset:
    """The samples' graph, loaded."""
    return from_quads(quads)
