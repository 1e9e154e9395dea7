"""The README's code runs as it stands: Python, commands, and the relation added without code."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kg.check import EXAMPLE_DATE
from kg.cli import app
from kg.model import Document
from kg.pipeline import ReaderSettings, build, check_examples

ROOT = Path(__file__).resolve().parent.parent
TEXT = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)


COMMANDS = [line for block in blocks("sh") for line in block.splitlines() if line.startswith("kg ")]


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder that looks like the checkout, with the examples built; the tests may write there."""
    folder = tmp_path_factory.mktemp("checkout")
    (folder / "examples").symlink_to(ROOT / "examples")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        build("examples", "output/examples")
        yield folder


@pytest.mark.slow
def test_python(checkout: Path, capsys: pytest.CaptureFixture[str]) -> None:
    names: dict[str, object] = {}
    for block in blocks("python"):
        exec(compile(block, "README.md", "exec"), names)
    assert "True" in capsys.readouterr().out
    assert (checkout / "output" / "facts.svg").exists()


@pytest.mark.parametrize("command", COMMANDS)
def test_command(command: str, checkout: Path) -> None:
    done = CliRunner().invoke(app, shlex.split(command)[1:])
    assert done.exit_code == 0, done.output


def test_there_are_commands_and_code() -> None:
    assert len(COMMANDS) > 6 and len(blocks("python")) == 2


def test_the_two_commands_stand_first_and_are_one_line_each() -> None:
    first, second = blocks("sh")[:2]
    assert first.count("\n") == second.count("\n") == 1
    assert "kg build examples" in first and second.endswith("pytest -q\n")


def test_the_relation_is_the_file_it_names() -> None:
    shown = blocks("turtle")[0].strip()
    assert (ROOT / "examples" / "drafted.ttl").read_text(encoding="utf-8").strip().endswith(shown)


def test_the_relation_reads_as_it_says_and_only_where_it_is_given() -> None:
    results = check_examples([ROOT / "examples" / "drafted.ttl"])
    assert len(results) == 4 and all(result.holds for result in results)
    document = Document("d", "Norway drafted the treaty.", date=EXAMPLE_DATE)
    with_it = ReaderSettings(ontologies=(ROOT / "examples" / "drafted.ttl",)).reader().read(document)
    without = ReaderSettings().reader().read(document)
    assert "drafted" in {s.predicate for s in with_it.statements}
    assert "drafted" not in {s.predicate for s in without.statements}


@pytest.mark.parametrize("target", sorted(set(re.findall(r"\]\(([\w./-]+)", TEXT))))
def test_links_lead_somewhere(target: str) -> None:
    assert (ROOT / target).exists()
