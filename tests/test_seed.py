"""The seed text against its own list of what a reader must find; the bars are floors, not marks to aim at."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from kg.pipeline import build

BARS = {"statement": 28, "attribution": 20, "identity": 15, "never-asserted": 3}


@pytest.fixture(scope="module")
def scores(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, int]:
    folder = tmp_path_factory.mktemp("seed")
    build(shared / "seed" / "artsakh.txt", folder, date="2023-02-24")
    command = [sys.executable, str(shared / "seed" / "check.py"), str(folder / "statements.jsonl")]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return {name: int(found) for name, found in re.findall(r"^([\w-]+): (\d+) of \d+$", done.stdout, re.MULTILINE)}


@pytest.mark.parametrize("group", BARS)
def test_bar(group: str, scores: dict[str, int]) -> None:
    assert scores[group] >= BARS[group]
