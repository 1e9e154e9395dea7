"""The gallery: each script makes its picture, and the page shows each."""

import re
import runpy
import sys
from pathlib import Path

import pytest

from kg.pipeline import BuildResult

ROOT = Path(__file__).resolve().parent.parent
SCRIPTS = sorted((ROOT / "examples" / "gallery").glob("*.py"))
PAGE = (ROOT / "docs" / "gallery.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)
def test_script(script: Path, built: BuildResult, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    picture = tmp_path / "picture.svg"
    monkeypatch.setattr(sys, "argv", [str(script), str(built.output), str(picture)])
    runpy.run_path(str(script), run_name="__main__")
    assert "Court" in picture.read_text("utf-8") and "nothing to draw" not in picture.read_text("utf-8")


def test_the_page_has_every_script_and_picture() -> None:
    shown = set(re.findall(r"\]\(gallery/(\w+)\.svg\)", PAGE))
    told = set(re.findall(r"\]\(\.\./examples/gallery/(\w+)\.py\)", PAGE))
    assert shown == told == {path.stem for path in SCRIPTS}
    assert all((ROOT / "docs" / "gallery" / f"{name}.svg").is_file() for name in shown)
