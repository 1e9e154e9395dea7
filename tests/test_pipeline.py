"""The whole line on the examples: what a build promises about its files."""

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

import kg
from kg.errors import KgError
from kg.graph.validate import validate
from kg.model import Reading, is_fact
from kg.pipeline import BuildResult, build
from kg.pipeline.export import COLUMNS, FORMATS, export_build

FILES = {
    "facts.ttl", "graph.gexf", "graph.graphml", "graph.nq", "graph.svg", "graph.trig", "index.html", "manifest.json", "reified.ttl",
    "report.html", "report.md", "statements.jsonl",
}  # fmt: skip
DEFAULT = ox.DefaultGraph()
FIRST = "Norway welcomed the order by the International Court of Justice on Monday.\n"
SECOND = "Anna Larsen, the foreign minister of Norway, met Peter Novak in Oslo on 7 May 2021.\n"


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "one.txt").write_text(FIRST, encoding="utf-8")
    (folder / "two.txt").write_text(SECOND, encoding="utf-8")
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def quads(path: Path) -> set[ox.Quad]:
    return set(ox.parse(path.read_bytes(), format=ox.RdfFormat.from_extension(path.suffix[1:])))


def test_all_files_are_there_and_nothing_else(built: BuildResult) -> None:
    assert {path.name for path in built.output.iterdir()} == FILES == {path.name for path in built.files}
    assert len(built.readings) >= 6
    assert not built.failures


def test_every_evidence_is_in_its_document(built: BuildResult) -> None:
    for reading in built.readings:
        for statement in reading.statements:
            assert statement.evidence
            assert all(0 <= start < end <= len(reading.document.text) for start, end in statement.evidence)


def test_every_fact_has_an_asserted_statement_or_describes_an_entity(built: BuildResult) -> None:
    found = quads(built.output / "graph.nq")
    facts = {q.triple for q in found if q.graph_name == DEFAULT}
    said = {q.triple for q in found if q.graph_name != DEFAULT}
    describing = {
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#type",
        "http://www.w3.org/2004/02/skos/core#prefLabel",
        "http://www.w3.org/2004/02/skos/core#altLabel",
        "http://www.w3.org/2002/07/owl#sameAs",
    }
    unsupported = {t for t in facts - said if t.predicate.value not in describing}
    assert facts & said
    assert not unsupported


def test_no_claim_is_a_fact(built: BuildResult) -> None:
    assert any(not is_fact(s) for r in built.readings for s in r.statements)
    store = kg.load(built.output)
    asked = """
        SELECT ?s WHERE {
          GRAPH ?d { ?s a kg:Statement ; kg:status ?status ; rdf:subject ?a ; rdf:predicate ?p ; rdf:object ?b }
          ?a ?p ?b
          FILTER NOT EXISTS {
            GRAPH ?d2 { ?t kg:status kg:Asserted ; rdf:subject ?a ; rdf:predicate ?p ; rdf:object ?b }
          }
        }"""
    assert kg.query(store, asked).rows == ()


@pytest.mark.parametrize("name", ["facts.ttl", "graph.trig", "graph.nq", "reified.ttl"])
def test_rdflib_and_oxigraph_read_the_same(name: str, built: BuildResult) -> None:
    path = built.output / name
    dataset = rdflib.Dataset()
    dataset.parse(path, format={".ttl": "turtle", ".trig": "trig", ".nq": "nquads"}[path.suffix])
    # Every node has a name, so graphs that hold the same quads are isomorphic and the other way about.
    default = dataset.default_graph.identifier
    theirs = {
        tuple(map(str, (s, p, o))) + ("" if g is None or g == default else str(g),) for s, p, o, g in dataset.quads()
    }
    ours = {
        tuple(getattr(t, "value", str(t)) for t in q.triple) + ("" if q.graph_name == DEFAULT else q.graph_name.value,)
        for q in quads(path)
    }
    assert ours == theirs
    assert not any("_:" in str(part) for quad in ours for part in quad[:1])


def test_the_files_agree(built: BuildResult) -> None:
    everything = quads(built.output / "graph.nq")
    assert quads(built.output / "graph.trig") == everything
    assert quads(built.output / "facts.ttl") == {q for q in everything if q.graph_name == DEFAULT}


def test_shacl_conforms(built: BuildResult) -> None:
    report = validate(kg.load(built.output))
    assert report.conforms, [str(p) for p in report.problems]


def test_manifest_tells_what_made_it_and_no_time(built: BuildResult) -> None:
    text = (built.output / "manifest.json").read_text(encoding="utf-8")
    found = json.loads(text)
    assert found["kg"] == kg.__version__
    assert found["model"]["version"] and len(found["model"]["sha256"]) == 64
    assert len(found["ontology"]) == len(found["entities"]) == 64
    for name, digest in found["files"].items():
        assert hashlib.sha256((built.output / name).read_bytes()).hexdigest() == digest
    assert {row["id"] for row in found["documents"]} == {r.document.id for r in built.readings}
    assert str(built.output) not in text
    assert not re.search(r"\d\d:\d\d:\d\d", text)


@pytest.mark.slow
def test_same_bytes_whatever_the_hash_seed_the_order_and_the_workers(built: BuildResult, examples: Path) -> None:
    files = sorted(p for p in examples.iterdir() if p.stem != "README" and p.suffix in (".txt", ".md", ".html"))
    expected = contents(built.output)
    orders = {"0": files, "1": files[::-1], "4711": files[3:] + files[:3]}
    for number, (seed, order) in enumerate(orders.items(), 1):
        output = built.output.parent / f"seed-{seed}"
        # Two workers in one of the runs, so that this is tried too.
        code = "import sys; from kg.cli import main; main()"
        arguments = ["build", *map(str, order), "-o", str(output), "--workers", str(1 + number // 3)]
        done = subprocess.run(
            [sys.executable, "-c", code, *arguments],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            cwd=examples.parent,
        )
        assert done.returncode == 0, done.stderr
        found = contents(output)
        assert found.keys() == expected.keys()
        assert [name for name in found if found[name] != expected[name]] == []


def test_building_from_statements_gives_the_same_graph(built: BuildResult, tmp_path: Path) -> None:
    again = build(built.output / "statements.jsonl", tmp_path)
    same = FILES - {"manifest.json"}
    ours, theirs = contents(again.output), contents(built.output)
    assert [name for name in sorted(same) if ours[name] != theirs[name]] == []
    assert json.loads(ours["manifest.json"])["model"] is None


def test_two_machines_read_and_one_builds(texts: Path, tmp_path: Path) -> None:
    whole = build(texts, tmp_path / "whole")
    parts = [build(texts / f"{name}.txt", tmp_path / name).output / "statements.jsonl" for name in ("two", "one")]
    joined = build(parts, tmp_path / "joined")
    assert contents(joined.output)["graph.nq"] == contents(whole.output)["graph.nq"]


def test_a_bad_document_is_told_and_left_out(texts: Path, tmp_path: Path) -> None:
    (texts / "three.txt").write_bytes(b"")
    (texts / "four.txt").write_bytes(bytes(range(256)) * 20)
    heard: list[str] = []
    result = build(texts, tmp_path / "out", warn=heard.append)
    assert len(result.readings) == 2
    assert sorted(heard) == list(result.failures)
    assert [name in " ".join(heard) for name in ("three.txt", "four.txt")] == [True, True]
    assert "## Not read" in (result.output / "report.md").read_text(encoding="utf-8")


def test_nothing_is_written_where_nothing_could_be_read(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    with pytest.raises(KgError, match=r"nothing was written.*empty\.txt"):
        build(tmp_path / "empty.txt", tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_copies_are_read_once(texts: Path, tmp_path: Path) -> None:
    shutil.copy(texts / "one.txt", texts / "copy.txt")
    result = build(texts, tmp_path / "out")
    assert len(result.readings) == 2
    assert [(copy[:3], original[:4]) for copy, original in result.copies] == [("one", "copy")]
    assert "Copies left out" in (result.output / "report.md").read_text(encoding="utf-8")


def test_an_interrupted_build_loses_nothing(texts: Path, tmp_path: Path) -> None:
    output = tmp_path / "out"
    build(texts, output)
    (output / "notes.txt").write_text("mine", encoding="utf-8")
    before = contents(output)

    def interrupt(step: str, done: int, total: int) -> None:
        if step == "drawing":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build(texts / "one.txt", output, progress=interrupt)
    assert contents(output) == before
    build(texts / "one.txt", output)
    assert contents(output)["notes.txt"] == b"mine"
    assert contents(output)["graph.nq"] != before["graph.nq"]


def test_progress_counts_up_to_the_end(texts: Path, tmp_path: Path) -> None:
    seen: list[tuple[str, int, int]] = []
    build(texts, tmp_path / "out", progress=lambda *step: seen.append(step))
    reading = [(done, total) for step, done, total in seen if step == "reading"]
    assert reading == [(0, 2), (1, 2), (2, 2)]
    assert all(done <= total for _, done, total in seen)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"date": "last week"}, "no date"),
        ({"model": "no_such_model"}, "no_such_model"),
        ({"ontologies": ["missing.ttl"]}, "missing.ttl"),
        ({"entities": ["missing.tsv"]}, "missing.tsv"),
        ({"base": "not an iri"}, "not an iri"),
    ],
)
def test_bad_options_are_named(change: dict[str, object], message: str, texts: Path, tmp_path: Path) -> None:
    with pytest.raises(KgError, match=re.escape(message)):
        build(texts, tmp_path / "out", **change)  # type: ignore[arg-type]
    assert not (tmp_path / "out" / "manifest.json").exists()


@pytest.mark.parametrize("name", ["missing.txt", "missing/statements.jsonl"])
def test_missing_paths_are_named(name: str, tmp_path: Path) -> None:
    with pytest.raises(KgError, match=re.escape(name)):
        build(tmp_path / name, tmp_path / "out")


def test_an_output_that_is_a_file_is_refused(texts: Path, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file", encoding="utf-8")
    with pytest.raises(KgError, match="name another output folder"):
        build(texts, tmp_path / "out")


def test_base_moves_all_resources(texts: Path, tmp_path: Path) -> None:
    result = build(texts, tmp_path / "out", base="https://example.org/kg/")
    subjects = {q.subject.value for q in quads(result.output / "graph.nq")}
    assert all(subject.startswith("https://example.org/kg/") for subject in subjects)


@pytest.mark.parametrize("format", [name for name in FORMATS if name not in ("archive", "tables", "parquet", "neo4j")])
def test_export(format: str, built: BuildResult, tmp_path: Path) -> None:
    path = tmp_path / "exported"
    export_build(built.output, format, path)
    first = path.read_bytes()
    export_build(built.output, format, path)
    assert path.read_bytes() == first
    same = {"facts": "facts.ttl", "trig": "graph.trig", "nquads": "graph.nq", "reified": "reified.ttl"}
    if format in same:
        assert first == (built.output / same[format]).read_bytes()
    elif format == "csv":
        rows = first.decode("utf-8").splitlines()
        assert rows[0].split(",") == list(COLUMNS)
        assert len(rows) == 1 + sum(len(r.statements) for r in built.readings)


def test_facts_only_network_has_no_claims(built: BuildResult) -> None:
    everything, facts = kg.to_networkx(built.output), kg.to_networkx(built.output, facts_only=True)
    assert 0 < facts.size() < everything.size()
    assert all(fact for *_, fact in facts.edges(data="fact"))


def test_read_gives_what_build_gives(built: BuildResult, examples: Path) -> None:
    assert kg.read(examples) == _sorted(built.readings)
    assert kg.read(built.output / "statements.jsonl") == _sorted(built.readings)


def test_read_text() -> None:
    reading = kg.read_text(SECOND, date="2021-05-08")
    assert ("meets", "Peter Novak") in {
        (s.predicate, next(e.name for e in reading.entities if e.id == s.object))
        for s in reading.statements
        if s.object
    }
    with pytest.raises(KgError):
        kg.read_text("  \n")


def _sorted(readings: Iterable[Reading]) -> list[Reading]:
    return sorted(readings, key=lambda reading: reading.document.id)


def test_report_reads_as_english(built: BuildResult) -> None:
    text = (built.output / "report.md").read_text(encoding="utf-8")
    assert "## Facts" in text and "## Claims" in text and "## Sentences that gave no statement" in text
    assert re.search(
        r"^- According to .+ \((?:.+, )?(?:direct quote|indirect speech|partial quote).*\), .+\. \[\d", text, re.M
    )
    assert not re.search(r"^- .*\b(?:e|s|a)\d+\b", text, re.MULTILINE)


def test_package_offers_what_it_says() -> None:
    assert all(getattr(kg, name) is not None for name in kg.__all__)
    assert set(kg.__all__) <= set(dir(kg))
    with pytest.raises(AttributeError, match="nothing_such"):
        _ = kg.nothing_such
