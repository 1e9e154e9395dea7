"""The notebook: what is saved is what the script makes, small, and runs again."""

import importlib.util
import shutil
from pathlib import Path
from types import ModuleType

import pytest

nbformat = pytest.importorskip("nbformat")
pytest.importorskip("nbclient")
pytest.importorskip("ipykernel")

ROOT = Path(__file__).resolve().parent.parent
SAVED = nbformat.read(ROOT / "examples" / "notebook.ipynb", 4)


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_notebook", ROOT / "scripts" / "make_notebook.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def outputs(notebook) -> list[list[str]]:
    """The kinds of output of each cell of code."""
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    return [[o.get("name") or ",".join(o.get("data", {})) or o.output_type for o in cell.outputs] for cell in cells]


def test_what_is_saved_is_what_the_script_makes(script: ModuleType) -> None:
    assert [cell.source for cell in SAVED.cells] == [cell.source for cell in script.notebook().cells]
    nbformat.validate(SAVED)


def test_it_is_executed_and_small() -> None:
    cells = [cell for cell in SAVED.cells if cell.cell_type == "code"]
    assert [cell.execution_count for cell in cells] == list(range(1, len(cells) + 1))
    assert all(cell.outputs for cell in cells) and not [
        kind for kinds in outputs(SAVED) for kind in kinds if kind in ("error", "stderr")
    ]
    text = (ROOT / "examples" / "notebook.ipynb").read_text(encoding="utf-8")
    assert len(text) < 90_000 and str(ROOT) not in text and "/tmp" not in text


@pytest.mark.slow
def test_it_runs_again(script: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    again = script.execute(script.notebook(), tmp_path / "examples")
    assert outputs(again) == outputs(SAVED)
    assert (tmp_path / "output" / "notebook" / "report.html").is_file()
