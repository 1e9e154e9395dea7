"""What several tests share: the reader, the examples built once, and the folder of data that a checkout may lack."""

from pathlib import Path

import pytest

from kg.pipeline import BuildResult, ReaderSettings, build
from kg.reading.read import Reader

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def reader() -> Reader:
    """The reader with kg's own model, ontology and entities, loaded once."""
    return ReaderSettings().reader()


@pytest.fixture(scope="session")
def examples() -> Path:
    """The folder of example statements."""
    return ROOT / "examples"


@pytest.fixture(scope="session")
def built(examples: Path, tmp_path_factory: pytest.TempPathFactory) -> BuildResult:
    """The examples, built; tests read the folder and never write to it."""
    return build(examples, tmp_path_factory.mktemp("examples") / "out")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The data beside the checkout; tests that need it are skipped elsewhere."""
    path = ROOT.parent / "shared"
    if not path.is_dir():
        pytest.skip("needs the data beside the checkout")
    return path
