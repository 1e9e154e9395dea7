import networkx as nx
import pytest

from kg.network.build import to_networkx
from kg.ontology import Ontology, load_ontology
from tests.network.samples import straits


@pytest.fixture(scope="session")
def ontology() -> Ontology:
    return load_ontology()


@pytest.fixture(scope="session")
def graph(ontology: Ontology) -> nx.MultiDiGraph:
    return to_networkx(straits(), ontology)
