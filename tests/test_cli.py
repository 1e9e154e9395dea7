"""The command line: every command has help, does its work, and tells errors in a line."""

import json
import subprocess
import sys
from pathlib import Path

import click
import pytest
import typer.main
from typer.testing import CliRunner, Result

from kg.cli import app, main
from kg.cli.app import COMMANDS
from kg.pipeline import BuildResult

RUNNER = CliRunner()
GROUP = typer.main.get_command(app)
NAMES = [command.__name__.replace("_", "-") for command in COMMANDS]


def run(*arguments: object) -> Result:
    return RUNNER.invoke(app, [str(a) for a in arguments])


def fail(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    """What `main` prints on standard error for arguments that it must refuse."""
    monkeypatch.setattr(sys, "argv", ["kg", *map(str, arguments)])
    with pytest.raises(SystemExit) as stop:
        main()
    assert stop.value.code == 2
    shown = capsys.readouterr()
    assert "Traceback" not in shown.err
    assert not shown.out
    return shown.err


@pytest.mark.parametrize("name", NAMES)
def test_every_command_has_help_and_an_example(name: str) -> None:
    assert isinstance(GROUP, click.Group | typer.core.TyperGroup)
    command = GROUP.commands[name]
    assert command.help and f"kg {name}" in command.help
    for parameter in command.params:
        assert getattr(parameter, "help", None), f"kg {name}: {parameter.name} has no help"
    shown = run(name, "--help")
    assert shown.exit_code == 0 and "Usage" in shown.output


def test_the_whole_has_help_and_a_version() -> None:
    shown = run("--help")
    assert all(name in shown.output for name in NAMES)
    assert run("--version").output.startswith("kg ")


def test_build(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Norway welcomed the order by the Supreme Court.", encoding="utf-8")
    shown = run("build", tmp_path / "a.txt", "-o", tmp_path / "out", "--date", "2021-05-08")
    assert shown.exit_code == 0, shown.output
    assert (tmp_path / "out" / "facts.ttl").exists()
    assert "facts.ttl" in shown.stdout and "report.md first" in shown.stderr


def test_build_goes_on_after_a_bad_document_and_says_so(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text("Norway welcomed the order by the Supreme Court.", encoding="utf-8")
    (tmp_path / "bad.txt").write_text("", encoding="utf-8")
    shown = run("build", tmp_path, "-o", tmp_path / "out")
    assert shown.exit_code == 1
    assert "warning" in shown.stderr and "bad.txt" in shown.stderr
    assert (tmp_path / "out" / "facts.ttl").exists()


def test_build_from_standard_input(tmp_path: Path) -> None:
    code = "from kg.cli import main; main()"
    command = [sys.executable, "-c", code, "build", "-", "-o", str(tmp_path / "out")]
    text = "Norway welcomed the order by the Supreme Court."
    done = subprocess.run(command, input=text, text=True, capture_output=True, cwd=Path(__file__).parent.parent)
    assert done.returncode == 0, done.stderr
    assert text in (tmp_path / "out" / "statements.jsonl").read_text(encoding="utf-8")


def test_query_list_names_all() -> None:
    shown = run("query", "--list")
    assert all(name in shown.output for name in ("who-said-what", "roles", "timeline", "contested"))


@pytest.mark.parametrize(("format", "sign"), [("table", "speaker"), ("csv", "speaker,"), ("json", '"bindings"')])
def test_query_by_name(format: str, sign: str, built: BuildResult) -> None:
    shown = run("query", built.output, "who-said-what", "--format", format)
    assert shown.exit_code == 0 and sign in shown.stdout
    if format == "json":
        assert json.loads(shown.stdout)["results"]["bindings"]


def test_query_in_sparql(built: BuildResult) -> None:
    assert run("query", built.output, "ASK { ?s ?p ?o }").stdout == "yes\n"
    assert "no rows" in run("query", built.output, "SELECT ?s WHERE { ?s a kg:Unicorn }").stdout
    described = run("query", built.output, "CONSTRUCT { ?s a kg:Court } WHERE { ?s a kg:Court }", "--format", "turtle")
    assert "kg:Court" in described.stdout


def test_explain_shows_words_and_speaker(built: BuildResult) -> None:
    shown = run("explain", built.output, "Velmora")
    assert shown.exit_code == 0
    assert all(sign in shown.stdout for sign in ("words", "said by", "standing", "read by", "document"))


def test_validate(built: BuildResult) -> None:
    shown = run("validate", built.output)
    assert shown.exit_code == 0 and "conforms" in shown.stdout


def test_analyse(built: BuildResult) -> None:
    shown = run("analyse", built.output)
    assert all(sign in shown.stdout for sign in ("Most central", "Communities", "PageRank", "Velmora"))
    path = run("analyse", built.output, "--from", "Velmora", "--to", "Kestria")
    assert path.exit_code == 0 and " -- " in path.stdout


ANALYSES = (
    "who obligations central communities speech voices stances balance contradictions changes positions corroboration"
).split()


@pytest.mark.parametrize("what", ANALYSES)
def test_analyse_one_section(what: str, built: BuildResult) -> None:
    shown = run("analyse", built.output, "--what", what, "--top", "3")
    assert shown.exit_code == 0 and shown.stdout.strip()
    found = json.loads(run("analyse", built.output, "--what", what, "--format", "json").stdout)
    assert list(found) == [what] and isinstance(found[what], dict if what == "balance" else list)


def test_analyse_a_holder_and_a_path_as_json(built: BuildResult) -> None:
    positions = json.loads(run("analyse", built.output, "--holder", "Ilse Marrant", "--format", "json").stdout)
    assert {p["holder"] for p in positions["positions"]} == {"Ilse Marrant"}
    path = json.loads(run("analyse", built.output, "--from", "Velmora", "--to", "Kestria", "--format", "json").stdout)
    assert path["path"][0]["quote"]


@pytest.mark.parametrize("suffix", [".html", ".md"])
def test_report(suffix: str, built: BuildResult, tmp_path: Path) -> None:
    path = tmp_path / f"report{suffix}"
    assert run("report", built.output, "-o", path).exit_code == 0
    assert path.read_bytes() == (built.output / f"report{suffix}").read_bytes()


@pytest.mark.parametrize("suffix", [".svg", ".png"])
def test_draw(suffix: str, built: BuildResult, tmp_path: Path) -> None:
    path = tmp_path / f"picture{suffix}"
    assert run("draw", built.output, "-o", path, "--focus", "Velmora").exit_code == 0
    assert path.stat().st_size > 5_000


def test_export(built: BuildResult, tmp_path: Path) -> None:
    assert run("export", built.output, "--format", "csv", "-o", tmp_path / "x.csv", "--facts-only").exit_code == 0
    assert "Kestria" in (tmp_path / "x.csv").read_text(encoding="utf-8")


def test_a_store_from_the_first_document_to_its_tombstone(tmp_path: Path) -> None:
    store, text = tmp_path / "corpus", tmp_path / "a.txt"
    text.write_text("Norway welcomed the order by the Supreme Court.", encoding="utf-8")
    added = run("add", text, "--store", store, "--date", "2021-05-08")
    assert added.exit_code == 0 and added.stdout.startswith("added ") and "statements" in added.stdout
    assert run("add", text, "--store", store, "--date", "2021-05-08").stdout.startswith("unchanged ")
    text.write_text("Norway rejected the order by the Supreme Court.", encoding="utf-8")
    changed = run("update", text, "--store", store, "--date", "2021-05-08", "--why", "corrected").stdout
    assert changed.startswith("changed ") and "  + " in changed and "  - " in changed
    assert run("check-store", store).stdout == "The store is sound.\n"
    assert "2021-05-08" in run("documents", store).stdout
    assert "Norway" in run("query", store, "SELECT ?n { ?x skos:prefLabel ?n }").stdout
    assert run("export", store, "--format", "archive", "-o", tmp_path / "a.zip").exit_code == 0
    assert run("export", store, "--format", "csv", "-o", tmp_path / "a.csv").exit_code == 0
    assert "rejects" in (tmp_path / "a.csv").read_text(encoding="utf-8")
    removed = run("remove", "a", "--store", store, "--why", "withdrawn")
    assert removed.exit_code == 0 and removed.stdout.startswith("removed ")
    assert all(sign in run("log", store).stdout for sign in ("Removal", "withdrawn", "corrected"))
    assert run("restore", tmp_path / "a.zip", "--store", tmp_path / "back").exit_code == 0
    assert "2021-05-08" in run("documents", tmp_path / "back").stdout
    assert run("analyse", tmp_path / "back").exit_code == 0
    assert run("report", tmp_path / "back", "-o", tmp_path / "report.html").exit_code == 0


@pytest.mark.parametrize("format", ["table", "csv", "jsonl"])
def test_clauses(format: str, tmp_path: Path) -> None:
    text = "Kestria did not sign the treaty."
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    shown = run("clauses", tmp_path / "a.txt", "--format", format)
    assert shown.exit_code == 0 and all(word in shown.stdout for word in ("Kestria", "sign", "the treaty", "negative"))
    if format == "jsonl":
        found = json.loads(shown.stdout)
        assert text[slice(*found["evidence"])] == "Kestria did not sign the treaty"


def test_clauses_of_a_text_without_any(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("24 May 2021", encoding="utf-8")
    assert run("clauses", tmp_path / "a.txt").stdout == "no clauses\n"


def test_check_tells_which_example_is_wrong(tmp_path: Path) -> None:
    path = tmp_path / "own.ttl"
    frame = """
        @prefix kg: <https://w3id.org/citegraph/ns#> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
        @prefix schema: <https://schema.org/> .
        kg:inaugurated a owl:ObjectProperty ; schema:domainIncludes kg:Agent ; schema:rangeIncludes kg:Thing .
        kg:inaugurated-verb a kg:Frame ; kg:evokes kg:inaugurated ; kg:verb "inaugurate" ;
            kg:example "Norway inaugurated the bridge. => norway | inaugurated | bridge" %s .
    """
    path.write_text(frame % "", encoding="utf-8")
    good = run("check", path)
    assert (good.exit_code, good.stdout) == (0, "1 of 1 examples read as they say.\n")
    path.write_text(frame % ', "Norway inaugurated the port. =/=> norway | inaugurated | port"', encoding="utf-8")
    wrong = run("check", path)
    assert wrong.exit_code == 1
    assert "should not give" in wrong.stdout and "1 of 2" in wrong.stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("build", "missing.txt", "-o", "OUT"), "missing.txt"),
        (("query", "nowhere", "roles"), "nowhere"),
        (("query",), "name a build's folder"),
        (("query", "BUILT", "no-such-query"), "no-such-query"),
        (("query", "BUILT", "SELECT ?x WHERE {"), "query:"),
        (("explain", "BUILT", "Nobody At All"), "Nobody At All"),
        (("validate", "nowhere"), "nowhere"),
        (("analyse", "nowhere"), "nowhere"),
        (("analyse", "BUILT", "--holder", "Atlantis"), "Atlantis"),
        (("analyse", "BUILT", "--from", "Kestria"), "--to"),
        (("analyse", "BUILT", "--from", "Kestria", "--to", "Atlantis"), "Atlantis"),
        (("draw", "BUILT", "-o", "picture.gif"), "picture.gif"),
        (("report", "BUILT", "-o", "report.pdf"), "report.pdf"),
        (("report", "nowhere", "-o", "report.md"), "nowhere"),
        (("report", "BUILT", "-o", "OUT/no/such/report.md"), "cannot be written"),
        (("draw", "BUILT", "-o", "OUT/no/such/folder.svg"), "cannot be written"),
        (("export", "BUILT", "--format", "csv", "-o", "OUT/no/such/folder.csv"), "cannot be written"),
        (("export", "nowhere", "--format", "csv", "-o", "OUT.csv"), "nowhere"),
        (("clauses", "missing.txt"), "missing.txt"),
        (("clauses", "missing.txt", "-o", "OUT.csv"), "--format csv"),
        (("check", "missing.ttl"), "missing.ttl"),
        (("add", "missing.txt", "--store", "OUT"), "missing.txt"),
        (("add", "missing.txt", "--store", "BUILT"), "new folder for the store"),
        (("remove", "x", "--store", "OUT"), "no store here"),
        (("documents", "OUT"), "no store here"),
        (("log", "OUT"), "no store here"),
        (("check-store", "BUILT"), "no store here"),
        (("restore", "missing.zip", "--store", "OUT"), "missing.zip"),
        (("restore", "missing.zip", "--store", "BUILT"), "exists already"),
        (("export", "BUILT", "--format", "archive", "-o", "OUT.zip"), "only a store"),
    ],
)
def test_errors_are_one_line(
    arguments: tuple[str, ...],
    message: str,
    built: BuildResult,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    told = [a.replace("BUILT", str(built.output)).replace("OUT", str(tmp_path / "out")) for a in arguments]
    shown = fail(monkeypatch, capsys, *told)
    assert shown.startswith("error: ") and message in shown
    assert shown.count("\n") == 1
