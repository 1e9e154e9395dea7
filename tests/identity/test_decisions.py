"""People's decisions: written down, replayed by builds and stores alike, undone by deleting a line."""

import hashlib
import random
import shutil
from collections.abc import Sequence
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

import kg
from kg.cli import app
from kg.errors import KgError
from kg.graph.iris import DEFAULT_BASE, make_naming
from kg.graph.quads import build_quads, sort_quads
from kg.identity.decisions import COLUMNS, FILE, Decision, append, dump, parse, read_decisions, statement_name
from kg.model import Document, Reading
from kg.ontology import load_ontology
from kg.pipeline.decide import Signed, Site, judge, list_decisions, merge, split
from kg.pipeline.entities import as_csv, as_jsonl, entities
from kg.pipeline.export import load_network
from kg.pipeline.identity import identify
from kg.pipeline.living import add_paths, settle
from kg.reading.read import Reader
from kg.records import write_readings
from kg.store import documents
from kg.store.archive import corpus_quads, restore, write_archive
from kg.store.check import check_store
from kg.store.writer import open_writer

TEXTS = {
    "bank": "Anna Larsen, the finance minister of Norway, praised the bank. Larsen met Peter Novak in Oslo.",
    "port": "Norway's finance minister Anna Larsen opened the port in Bergen. Larsen criticised Peter Novak.",
    "goal": "Anna Larsen, a footballer, scored twice in Oslo. Larsen thanked the fans.",
    "note": "A. Larsen welcomed the treaty. Peter Novak rejected the treaty, a spokesman said.",
    "plan": "The Harbour Authority condemned the strike. The port authority of Bergen welcomed the strike.",
    "fund": "The Arden Relief Fund (ADRF) opened an office in Bergen. The ADRF thanked Norway.",
    "club": "The Agricultural and Dairy Research Forum (ADRF) opened a house in Oslo. The ADRF thanked Sweden.",
}
ME = Signed("ada", "2026-11-28T09:00:00Z", "seen the file")


@pytest.fixture(scope="module")
def readings(reader: Reader) -> list[Reading]:
    return [
        reader.read(Document(id, text, date="2024-05-03", sha256=hashlib.sha256(text.encode()).hexdigest()))
        for id, text in TEXTS.items()
    ]


@pytest.fixture
def store(readings: list[Reading], tmp_path: Path) -> Path:
    fill(tmp_path / "s", readings)
    return tmp_path / "s"


@pytest.fixture(scope="module")
def made(readings: list[Reading], tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made")
    write_readings(readings, folder / "statements.jsonl")
    kg.build(folder / "statements.jsonl", folder / "out")
    return folder


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    shutil.copytree(made, tmp_path / "made")
    return tmp_path / "made" / "out"


def fill(folder: Path, readings: Sequence[Reading]) -> None:
    with open_writer(folder, create=True) as writer:
        for reading in readings:
            documents.add(writer, reading, documents.key_of(reading.document))


def again(folder: Path) -> None:
    kg.build(folder.parent / "statements.jsonl", folder)


def exported(folder: Path) -> bytes:
    return ox.serialize(sort_quads(corpus_quads(folder)[0]), format=ox.RdfFormat.N_QUADS) or b""


def as_built(readings: Sequence[Reading], decisions: Sequence[Decision]) -> bytes:
    """What a build gives, after a pass through an engine that has one form for each value."""
    naming, engine = make_naming(load_ontology()), ox.Store()
    who = identify(readings, naming, decisions)
    engine.bulk_extend([*build_quads(who.judged(), naming.ontology, placed=who.iris), *who.quads(DEFAULT_BASE)])
    return ox.serialize(sort_quads(engine), format=ox.RdfFormat.N_QUADS) or b""


def labels(folder: Path) -> dict[str, str]:
    """The nodes by label and document."""
    return {f"{o.name} @ {o.document}": node.iri for node in entities(folder) for o in node.occurs}


def statement_of(folder: Path, pattern: str) -> str:
    return f"st:{statement_name(kg.explain(kg.load(folder), pattern)[0].statement)}"


def test_merging_and_undoing(folder: Path) -> None:
    before = labels(folder)
    facts = (folder / "facts.ttl").read_bytes()
    assert before["Anna Larsen @ bank"] != before["A. Larsen @ note"]
    told = merge(Site(folder), "Anna Larsen @ bank", "A. Larsen", ME)
    assert told.documents is None and [s for _, s in list_decisions(Site(folder))] == ["not applied yet"]
    again(folder)
    after = labels(folder)
    assert after["A. Larsen @ note"] == after["Anna Larsen @ bank"] == after["Anna Larsen @ port"]
    assert after["Anna Larsen @ goal"] not in (after["Anna Larsen @ bank"], "")
    assert [s for _, s in list_decisions(Site(folder))] == ["applied"]
    found = next(o for n in entities(folder) for o in n.occurs if o.document == "note" and o.name == "A. Larsen")
    assert (found.reason, found.strength) == ("decided by ada: seen the file", 1.0)
    (folder / FILE).write_text(",".join(COLUMNS) + "\n")
    again(folder)
    assert labels(folder) == before and (folder / "facts.ttl").read_bytes() == facts


def test_merging_places(folder: Path) -> None:
    merge(Site(folder), "ent:oslo", "Bergen", ME)
    again(folder)
    found = labels(folder)
    assert found["Bergen @ port"] == found["Oslo @ bank"] == f"{DEFAULT_BASE}entity/oslo"
    assert "entity/bergen" not in (folder / "graph.nq").read_text() or read_decisions(folder / FILE)[0].other


def test_splitting(folder: Path) -> None:
    one = labels(folder)
    assert one["Peter Novak @ bank"] == one["Peter Novak @ note"]
    split(Site(folder), "Peter Novak", ["note"], ME)
    again(folder)
    two = labels(folder)
    assert two["Peter Novak @ bank"] == two["Peter Novak @ port"] == one["Peter Novak @ bank"]
    assert two["Peter Novak @ note"].startswith(one["Peter Novak @ bank"] + "--")


def test_a_known_place_split_off_loses_its_links(folder: Path) -> None:
    split(Site(folder), "Oslo", ["goal"], ME)
    again(folder)
    graph = kg.load(folder)
    rows = graph.query("SELECT ?o ?same { ?o skos:prefLabel 'Oslo' OPTIONAL { ?o owl:sameAs ?same } }")
    assert sorted(bool(row.same) for row in rows) == [False, True]  # type: ignore[union-attr]


def test_rejecting(folder: Path) -> None:
    pattern = "Anna Larsen | meets | Peter Novak"
    name = statement_of(folder, pattern)
    assert kg.explain(kg.load(folder), name)[0].fact and name[3:] in (folder / "graph.graphml").read_text()
    judge(Site(folder), "reject", pattern, ME)
    again(folder)
    found = kg.explain(kg.load(folder), name)[0]
    assert (found.status, found.fact) == ("Rejected", False)
    assert found.decision == "rejected by ada on 2026-11-28: seen the file"
    for picture in ("graph.graphml", "graph.svg", "index.html", "report.md"):
        assert name[3:] not in (folder / picture).read_text()
    assert "meets" not in {row["predicate"] for *_, row in load_network(folder).edges(data=True)}
    assert kg.validate(kg.load(folder)).conforms


def test_accepting(folder: Path) -> None:
    pattern = "Peter Novak | rejects | treaty"
    name = statement_of(folder, pattern)
    assert not kg.explain(kg.load(folder), name)[0].fact
    judge(Site(folder), "accept", pattern, ME)
    again(folder)
    found = kg.explain(kg.load(folder), name)[0]
    assert (found.status, found.fact) == ("Accepted", True)
    assert "accepted by ada" in found.decision
    asserter = "SELECT ?who { GRAPH ?g { ?d kg:decides ?s ; kg:verdict kg:Accepted ; kg:decidedBy ?who } }"
    assert [str(row.who) for row in kg.load(folder).query(asserter)] == ["ada"]  # type: ignore[union-attr]
    assert kg.validate(kg.load(folder)).conforms


@pytest.mark.parametrize(
    ("act", "message"),
    [
        (lambda s: merge(s, "Anna Larson", "Peter Novak", ME), r"nothing is called 'Anna Larson'; perhaps 'Anna Larsen'"),
        (lambda s: merge(s, "Anna Larsen", "Peter Novak", ME), r"'Anna Larsen' may be ent:anna-larsen--\w+, ent:"),
        (lambda s: merge(s, "Anna Larsen @ benk", "Peter Novak", ME), r"'benk' is no document: bank"),
        (lambda s: merge(s, "Anna Larsen @ fund", "Peter Novak", ME), r"fund names no 'Anna Larsen'; it names ADRF|Arden"),
        (lambda s: merge(s, "Peter Novak @ bank", "Peter Novak @ note", ME), r"are one node already"),
        (lambda s: split(s, "Peter Novak", ["goal"], ME), r"goal does not name 'Peter Novak'; it is named in bank"),
        (lambda s: split(s, "A. Larsen", ["note"], ME), r"is named in no other document"),
        (lambda s: judge(s, "reject", "st:000000000000", ME), r"nothing in the graph is called"),
        (lambda s: judge(s, "reject", "Anna Larsen | * | *", ME), r"fits \d+ statements; give the name of one: st:"),
    ],
)  # fmt: skip
def test_what_cannot_be_decided(folder: Path, act: object, message: str) -> None:
    with pytest.raises(KgError, match=message):
        act(Site(folder))  # type: ignore[operator]
    assert not (folder / FILE).exists()


def test_contradictions_name_both_lines(folder: Path) -> None:
    site = Site(folder)
    merge(site, "A. Larsen", "Peter Novak @ bank", ME)
    split(site, "Peter Novak", ["note"], ME)
    with pytest.raises(
        KgError, match=r"line 3 \(split 'Peter Novak' 'note', by ada\) and line [24] \(merge .* contradict"
    ):
        merge(site, "Peter Novak @ note", "A. Larsen", ME)
    judge(site, "reject", "Anna Larsen | meets | Peter Novak", ME)
    with pytest.raises(
        KgError, match=r"line 4 \(reject 'st:\w+', by ada\) and line 5 \(accept 'st:\w+', by ada\) contradict"
    ):
        judge(site, "accept", "Anna Larsen | meets | Peter Novak", ME)
    with pytest.raises(KgError, match="this is decided already"):
        judge(site, "reject", "Anna Larsen | meets | Peter Novak", ME)
    assert len(read_decisions(folder / FILE)) == 3


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("what,other\n", "line 1: the columns must be decision,what,other,who,when,why"),
        (",".join(COLUMNS) + "\njoin,a,b,,,\n", "line 2: 'join' is no decision; use one of merge, split"),
        (",".join(COLUMNS) + "\nmerge,a,,,,\n", "line 2: merge needs the node that it is one with"),
        (",".join(COLUMNS) + "\nmerge,a,b\n", "line 2: has 3 columns, not 6"),
        (",".join(COLUMNS) + '\nmerge,"a,b\n', "not CSV"),
    ],
)
def test_malformed_files(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / FILE).write_text(text)
    with pytest.raises(KgError, match=message):
        read_decisions(tmp_path / FILE)


def test_lines_are_only_added(tmp_path: Path) -> None:
    path, odd = tmp_path / FILE, Decision("merge", "A, “B”", "C\nD", "ada", "now", 'so "it" is')
    append(path, [odd])
    first = path.read_bytes()
    path.write_bytes(first.rstrip(b"\n"))
    append(path, [Decision("accept", "st:1")])
    assert path.read_bytes().startswith(first) and read_decisions(path)[0] == odd
    assert parse("") == () and parse(dump([odd], header=True)) == (odd,)


def test_a_store_applies_decisions_at_once(store: Path, readings: list[Reading]) -> None:
    site = Site(store)
    assert merge(site, "Anna Larsen @ bank", "A. Larsen", ME).documents
    assert split(site, "Peter Novak", ["note"], ME).documents == 1
    assert merge(site, "ent:oslo", "Bergen", ME).documents
    assert judge(site, "reject", "* | meets | *", ME).documents == 1
    assert judge(site, "accept", "Peter Novak | rejects | treaty", ME).documents == 1
    assert [standing for _, standing in list_decisions(site)] == ["applied"] * 5
    assert exported(store) == as_built(readings, read_decisions(store / FILE))
    assert check_store(store) == []
    write_archive(store, store.parent / "a.zip")
    restore(store.parent / "a.zip", store.parent / "t")
    assert exported(store.parent / "t") == exported(store) and settle(store.parent / "t") == 0
    lines = (store / FILE).read_text().splitlines(keepends=True)
    (store / FILE).write_text("".join([lines[0], *lines[3:]]))
    assert settle(store) > 0
    assert exported(store) == as_built(readings, read_decisions(store / FILE))
    (store / FILE).unlink()
    settle(store)
    assert exported(store) == as_built(readings, ())


def test_decisions_kept_elsewhere(folder: Path, readings: list[Reading], tmp_path: Path) -> None:
    elsewhere = tmp_path / "ours.csv"
    told = merge(Site(folder, elsewhere), "Anna Larsen @ bank", "A. Larsen", ME)
    assert told.file == elsewhere and not (folder / FILE).exists()
    kg.build(folder.parent / "statements.jsonl", folder, decisions=elsewhere)
    assert (folder / FILE).read_bytes() == elsewhere.read_bytes()
    warned: list[str] = []
    elsewhere.rename(tmp_path / "old.csv")
    append(elsewhere, [Decision("split", "Peter Novak", "note")])
    kg.build(folder.parent / "statements.jsonl", folder, decisions=elsewhere, warn=warned.append)
    assert len(warned) == 1 and "line 2 (merge 'Anna Larsen @ bank'" in warned[0] and "holds no longer" in warned[0]
    store = tmp_path / "s"
    list(add_paths(folder.parent / "statements.jsonl", store, decisions=elsewhere))
    assert exported(store) == as_built(readings, read_decisions(elsewhere))
    with pytest.raises(KgError, match="no such file"):
        kg.build(folder.parent / "statements.jsonl", folder, decisions=tmp_path / "none.csv")
    with pytest.raises(KgError, match="no such file"):
        list(add_paths(folder.parent / "statements.jsonl", store, decisions=tmp_path / "none.csv"))


@pytest.mark.parametrize(
    ("options", "message"),
    [(["--format", "xml"], "'xml' is no format; use table"), (["--type", "Persom"], "'Persom' is no class")],
)
def test_what_entities_refuses(made: Path, options: list[str], message: str) -> None:
    done = CliRunner().invoke(app, ["entities", str(made / "out"), *options])
    assert isinstance(done.exception, KgError) and message in str(done.exception)


CHOICES = (
    Decision("merge", "Anna Larsen @ bank", "A. Larsen @ note", "ada"),
    Decision("merge", "Anna Larsen @ goal", "Anna Larsen @ bank", "ada"),
    Decision("merge", "ADRF @ fund", "ADRF @ club", "ada"),
    Decision("merge", "Harbour Authority @ plan", "Peter Novak @ note", "ada"),
    Decision("split", "Peter Novak", "note", "ada"),
    Decision("split", "Anna Larsen", "port", "ada"),
    Decision("split", "Norway", "fund; port", "ada"),
    Decision("merge", "ent:oslo", "Bergen @ port", "ada"),
)


@settings(max_examples=4, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_a_store_with_decisions_is_what_a_build_gives(
    seed: int, readings: list[Reading], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Whatever came and went, before or after the decisions."""
    chance, folder = random.Random(seed), tmp_path_factory.mktemp("s") / "s"
    decided = chance.sample(CHOICES, 3)
    order = chance.sample(readings, len(readings))
    cut = chance.randrange(len(order))
    fill(folder, order[:cut] or order[:1])
    append(folder / FILE, decided)
    try:
        settle(folder)
    except KgError as error:
        assert "contradict" in str(error)
        return
    try:
        fill(folder, order)
        gone = chance.sample(order, 2)
        with open_writer(folder) as writer:
            for reading in gone:
                documents.remove(writer, reading.document.id)
    except KgError as error:
        assert "contradict" in str(error)
        return
    kept = [reading for reading in readings if reading not in gone]
    assert exported(folder) == as_built(kept, read_decisions(folder / FILE))
    assert check_store(folder) == []


def test_entities_show_what_may_be_wrong_first(folder: Path) -> None:
    found = entities(folder)
    flags = [bool(node.suspicious) for node in found]
    assert flags == sorted(flags, reverse=True) and any(flags)
    arf = [node for node in found if any("ADRF also stands for" in why for why in node.suspicious)]
    assert {node.label for node in arf} == {"Arden Relief Fund", "Agricultural and Dairy Research Forum"}
    oslo = next(node for node in found if node.label == "Oslo")
    assert oslo.typed == "known entity" and oslo.links and {o.document for o in oslo.occurs} == {"bank", "goal", "club"}
    assert not oslo.suspicious
    assert as_csv(found).count("\n") == len(found) + 1 and as_jsonl(found).count("\n") == len(found)
