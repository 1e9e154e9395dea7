"""A store on disk: what it holds is what a build would give, whatever came and went before."""

import hashlib
import json
import random
import subprocess
import sys
import time
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kg
from benchmarks.corpus import corpus, made
from benchmarks.kills import run as kill
from benchmarks.removal import run as come_and_go
from kg.errors import KgError
from kg.graph.disk import Place, current, open_snapshot
from kg.graph.iris import DEFAULT_BASE, make_naming
from kg.graph.quads import build_quads, sort_quads
from kg.graph.terms import TYPE
from kg.graph.terms import kg as term
from kg.model import Document, Entity, Mention, Reading, Statement
from kg.ontology import load_ontology
from kg.pipeline.identity import identify
from kg.pipeline.living import add_paths, remove_document
from kg.records import write_readings
from kg.store import documents
from kg.store.archive import corpus_quads, restore, stored_events, stored_readings, write_archive
from kg.store.check import check_store
from kg.store.writer import commit, open_writer
from tests.graph.samples import samples

ONTOLOGY = load_ontology()


def fill(folder: Path, readings: Iterable[Reading]) -> list[documents.Outcome]:
    with open_writer(folder, create=True) as writer:
        return [documents.add(writer, reading, documents.key_of(reading.document)) for reading in readings]


def empty(folder: Path, ids: Iterable[str]) -> None:
    with open_writer(folder) as writer:
        for id in ids:
            documents.remove(writer, id)


def exported(folder: Path) -> bytes:
    """The corpus as N-Quads, and its readings."""
    quads, _ = corpus_quads(folder)
    return ox.serialize(sort_quads(quads), format=ox.RdfFormat.N_QUADS) or b""


def as_built(readings: Iterable[Reading]) -> bytes:
    """What a build of the readings gives, after a pass through an engine that has one form for each value."""
    store, listed = ox.Store(), list(readings)
    who = identify(listed, make_naming(ONTOLOGY))
    store.bulk_extend([*build_quads(listed, ONTOLOGY, placed=who.iris), *who.quads(DEFAULT_BASE)])
    return ox.serialize(sort_quads(store), format=ox.RdfFormat.N_QUADS) or b""


def test_a_store_holds_what_a_build_gives(tmp_path: Path) -> None:
    readings = [*samples(), *corpus(8)]
    fill(tmp_path / "s", readings)
    assert exported(tmp_path / "s") == as_built(readings)
    assert check_store(tmp_path / "s") == []


@settings(max_examples=12, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_adding_and_removing_in_any_order_leaves_the_same_bytes(
    seed: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder, chance = tmp_path_factory.mktemp("order") / "s", random.Random(seed)
    kept, passing = [*samples(), *corpus(3)], [made(number) for number in range(10, 16)]
    fill(folder, kept)
    before = exported(folder)
    with open_writer(folder) as writer:
        here: list[str] = []
        for reading in chance.sample(passing, len(passing)):
            documents.add(writer, reading)
            here.append(reading.document.id)
            if chance.random() < 0.5:
                documents.remove(writer, here.pop(chance.randrange(len(here))))
        for id in chance.sample(here, len(here)):
            documents.remove(writer, id)
    assert exported(folder) == before
    assert check_store(folder) == []


@pytest.mark.slow
def test_many_documents_come_and_go(tmp_path: Path) -> None:
    """As `benchmarks/removal.py` does with two hundred."""
    folder, chance = tmp_path / "s", random.Random(7)
    fill(folder, samples())
    before = exported(folder)
    readings = list(corpus(40))
    fill(folder, chance.sample(readings, 40))
    assert exported(folder) == as_built([*samples(), *readings])
    empty(folder, [r.document.id for r in chance.sample(readings, 40)])
    assert exported(folder) == before
    assert check_store(folder) == []


def test_a_writer_for_each_document_reads_what_it_needs(tmp_path: Path) -> None:
    readings = [made(number) for number in range(9)]
    for reading in readings:
        fill(tmp_path / "s", [reading])
    assert exported(tmp_path / "s") == as_built(readings)
    for number in (4, 0, 7):
        empty(tmp_path / "s", [f"paper {number}"])
    assert exported(tmp_path / "s") == as_built([made(n) for n in (1, 2, 3, 5, 6, 8)])
    assert check_store(tmp_path / "s") == []


def told(name: str, *held: tuple[str, str]) -> Reading:
    """A document of persons with their roles."""
    entities, statements, text = [], [], ""
    for number, (person, role) in enumerate(held):
        start, end = len(text), len(text) + len(person)
        text += f"{person}, {role}. "
        entities += [
            Entity(f"e{2 * number + 1}", "Person", person, (Mention(start, end, "name"),)),
            Entity(f"e{2 * number + 2}", "Role", role, (Mention(end + 2, end + 2 + len(role), "nominal"),)),
        ]
        ends = (f"e{2 * number + 1}", f"e{2 * number + 2}")
        statements.append(Statement(f"s{number}", ends[0], "holdsRole", ends[1], ((start, end),), "made", 0.9))
    sha = hashlib.sha256(text.encode()).hexdigest()
    return Reading(Document(name, text, sha256=sha), tuple(entities), statements=tuple(statements))


def people(folder: Path) -> set[str]:
    return {q.object.value.rpartition("/")[2] for q in corpus_quads(folder)[0] if q.predicate == term("denotes")}


def test_a_namesake_moves_the_first_of_the_name_and_back(tmp_path: Path) -> None:
    folder = tmp_path / "s"
    fill(folder, [told("a", ("Anna Larsen", "minister")), told("b", ("Emil Harasz", "mayor"))])
    before = exported(folder)
    assert people(folder) == {"anna-larsen", "emil-harasz"}
    fill(folder, [told("c", ("Anna Larsen", "footballer"))])
    assert people(folder) == {"anna-larsen--politics", "anna-larsen--sport", "emil-harasz"}
    assert check_store(folder) == []
    empty(folder, ["c"])
    assert exported(folder) == before


def test_a_store_of_an_older_format_is_read_and_not_written(tmp_path: Path) -> None:
    fill(tmp_path / "s", corpus(1))
    stamp = json.loads((tmp_path / "s" / "store.json").read_text())
    (tmp_path / "s" / "store.json").write_text(json.dumps({**stamp, "format": 1}))
    assert list(stored_readings(tmp_path / "s"))
    with pytest.raises(KgError, match=r"format 1.*make a new store"):
        fill(tmp_path / "s", corpus(2))


def test_the_same_document_twice_changes_nothing(tmp_path: Path) -> None:
    fill(tmp_path / "s", corpus(3))
    archive = tmp_path / "a.zip"
    write_archive(tmp_path / "s", archive)
    first = archive.read_bytes()
    assert {outcome.kind for outcome in fill(tmp_path / "s", corpus(3))} == {"unchanged"}
    write_archive(tmp_path / "s", archive)
    assert archive.read_bytes() == first


def test_a_changed_document_replaces_its_earlier_version(tmp_path: Path) -> None:
    fill(tmp_path / "s", corpus(4))
    outcome = fill(tmp_path / "s", [made(2, version=1)])[0]
    assert outcome.kind == "changed" and outcome.before == made(2) and outcome.after == made(2, version=1)
    assert exported(tmp_path / "s") == as_built([made(0), made(1), made(2, version=1), made(3)])
    assert [event.kind for event in stored_events(tmp_path / "s")] == ["Addition"] * 4 + ["Replacement"]


def test_another_date_is_another_version(tmp_path: Path) -> None:
    dated = replace(made(1), document=replace(made(1).document, date="2020-02-02"))
    fill(tmp_path / "s", [made(0), made(1)])
    assert fill(tmp_path / "s", [dated])[0].kind == "changed"
    assert exported(tmp_path / "s") == as_built([made(0), dated])


def test_a_copy_is_left_out(tmp_path: Path) -> None:
    fill(tmp_path / "s", [made(1)])
    copy = replace(made(1), document=replace(made(1).document, id="another name"))
    outcome = fill(tmp_path / "s", [copy])[0]
    assert (outcome.kind, outcome.of) == ("copy", "paper 1")


def test_a_version_that_repeats_another_document_is_refused(tmp_path: Path) -> None:
    fill(tmp_path / "s", [made(1), made(2)])
    taking = replace(made(1), document=replace(made(1).document, id="paper 2"))
    with pytest.raises(KgError, match="remove one of them"):
        fill(tmp_path / "s", [taking])
    assert exported(tmp_path / "s") == as_built([made(1), made(2)])


def test_a_fact_stays_while_another_document_asserts_it(tmp_path: Path) -> None:
    again = replace(samples()[0], document=replace(samples()[0].document, id="again", sha256="f" * 64))
    fill(tmp_path / "s", [samples()[0], again])
    empty(tmp_path / "s", ["ruling.txt"])
    assert exported(tmp_path / "s") == as_built([again])


def test_a_tombstone_says_what_when_and_why(tmp_path: Path) -> None:
    fill(tmp_path / "s", corpus(2))
    remove_document(tmp_path / "s", "paper 1", "withdrawn")
    last = stored_events(tmp_path / "s")[-1]
    assert (last.kind, last.id, last.title, last.why) == ("Removal", "paper 1", "Title of paper 1", "withdrawn")
    assert last.sha256 == made(1).document.sha256 and last.statements == len(made(1).statements)
    assert time.strptime(last.when, "%Y-%m-%dT%H:%M:%SZ")


def test_an_archive_restores_everything(tmp_path: Path) -> None:
    fill(tmp_path / "s", [*samples(), *corpus(5)])
    empty(tmp_path / "s", ["paper 3"])
    write_archive(tmp_path / "s", tmp_path / "a.zip")
    restore(tmp_path / "a.zip", tmp_path / "t")
    write_archive(tmp_path / "t", tmp_path / "b.zip")
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
    assert list(stored_readings(tmp_path / "s")) == list(stored_readings(tmp_path / "t"))
    assert stored_events(tmp_path / "t")[-1].kind == "Removal"
    assert check_store(tmp_path / "t") == []


@pytest.mark.parametrize("data", [b"", b"no zip", b"PK\x05\x06" + bytes(18)])
def test_what_is_no_archive_is_refused_and_leaves_nothing(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(data)
    with pytest.raises(KgError, match="not an archive"):
        restore(tmp_path / "a.zip", tmp_path / "t")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.zip"]


def test_a_second_writer_is_told_who_writes(tmp_path: Path) -> None:
    fill(tmp_path / "s", corpus(1))
    code = f"import sys; sys.argv[1:] = ['remove', 'paper 0', '--store', {str(tmp_path / 's')!r}]\nfrom kg.cli import main; main()"
    with open_writer(tmp_path / "s"):
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 2 and "another kg is writing" in done.stderr
    assert len(list(stored_readings(tmp_path / "s"))) == 1


def test_readers_go_on_while_one_writes(tmp_path: Path) -> None:
    folder = tmp_path / "s"
    fill(folder, [made(0)])
    reader = open_snapshot(folder)
    with open_writer(folder) as writer:
        for number in range(1, 6):
            documents.add(writer, made(number))
            writer.state.published = 0.0
            assert len(list(reader.store.quads_for_pattern(None, TYPE, term("Document")))) == 1
            assert len(list(stored_readings(folder))) in (number, number + 1)
    assert len(list(stored_readings(folder))) == 6
    assert len(list(reader.store.quads_for_pattern(None, TYPE, term("Document")))) == 1
    reader.handle.close()
    fill(folder, [made(9)])
    kept = [path.name for path in (folder / "snapshots").iterdir() if path.is_dir()]
    assert kept == [str(current(Place(folder)))]


def test_records_of_removed_documents_go(tmp_path: Path) -> None:
    folder = tmp_path / "s"
    fill(folder, corpus(3))
    empty(folder, ["paper 0", "paper 1"])
    fill(folder, [made(2, version=4)])
    assert len(list((folder / "records").glob("*/*"))) == 1


def test_a_newer_store_is_refused_with_a_remedy(tmp_path: Path) -> None:
    fill(tmp_path / "s", corpus(1))
    stamp = json.loads((tmp_path / "s" / "store.json").read_text())
    (tmp_path / "s" / "store.json").write_text(json.dumps({**stamp, "format": 99, "kg": "9.9"}))
    for use in (
        lambda: kg.load(tmp_path / "s"),
        lambda: fill(tmp_path / "s", corpus(1)),
        lambda: check_store(tmp_path / "s"),
    ):
        with pytest.raises(KgError, match=r"kg 9\.9 in store format 99.*install"):
            use()


def test_a_store_is_made_in_a_new_folder_only(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("x")
    with pytest.raises(KgError, match="holds other files"):
        fill(tmp_path, corpus(1))
    with pytest.raises(KgError, match="no store here"):
        empty(tmp_path / "nowhere", ["x"])


def test_base_is_the_stores_own(tmp_path: Path) -> None:
    with open_writer(tmp_path / "s", create=True, base="https://example.org/") as writer:
        documents.add(writer, made(0))
    with pytest.raises(KgError, match=r"base is https://example\.org/"), open_writer(tmp_path / "s", base="urn:x:"):
        pass
    assert all(q.subject.value.startswith("https://example.org/") for q in corpus_quads(tmp_path / "s")[0])


@pytest.mark.parametrize(
    ("quad", "fault"),
    [
        ("<urn:a> <urn:b> <urn:c>", "has no support"),
        ("GRAPH <urn:g> { <urn:a> <urn:b> <urn:c> }", "belongs to no document"),
    ],
)
def test_check_finds_what_does_not_belong(quad: str, fault: str, tmp_path: Path) -> None:
    fill(tmp_path / "s", corpus(2))
    with open_writer(tmp_path / "s") as writer:
        writer.store.update(f"INSERT DATA {{ {quad} }}")
        commit(writer, [], [], [])
    assert [f for f in check_store(tmp_path / "s") if fault in f]


def test_check_finds_what_is_missing(tmp_path: Path) -> None:
    fill(tmp_path / "s", corpus(2))
    with open_writer(tmp_path / "s") as writer:
        fact = next(iter(writer.store.quads_for_pattern(None, term("holdsRole"), None, ox.DefaultGraph())))
        words = next(iter(writer.store.quads_for_pattern(None, ox.NamedNode("http://www.w3.org/ns/oa#exact"), None)))
        graph = next(g for g in writer.store.named_graphs() if "statement/" in g.value)
        support = next(
            iter(writer.store.quads_for_pattern(None, ox.NamedNode("https://w3id.org/citegraph/store#support"), None))
        )
        commit(writer, [graph], [fact, words, support], [])
    faults = "\n".join(check_store(tmp_path / "s"))
    assert all(sign in faults for sign in ("is missing", "are not those of the text", "is not the sum"))


def test_check_finds_a_damaged_record(tmp_path: Path) -> None:
    fill(tmp_path / "s", corpus(1))
    record = next((tmp_path / "s" / "records").glob("*/*"))
    record.write_bytes(record.read_bytes()[:-9])
    assert "cannot be read" in check_store(tmp_path / "s")[0]


def test_kills_lose_nothing(tmp_path: Path) -> None:
    tally = kill(6, tmp_path, documents=8)
    assert tally.kills == 6 and tally.faults == ()


@pytest.mark.slow
def test_many_kills_lose_nothing(tmp_path: Path) -> None:
    tally = kill(60, tmp_path, seed=2)
    assert tally.kills == 60 and tally.reported > 0 and tally.faults == ()


def test_documents_come_and_go_in_any_order_and_leave_nothing(tmp_path: Path) -> None:
    tally = come_and_go(list(corpus(7)), tmp_path, base=2, rounds=1)
    assert tally.compared == 6 + 6 and tally.faults == ()


def test_what_a_removal_leaves_behind_would_be_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "remove", lambda writer, name: None)
    tally = come_and_go(list(corpus(4)), tmp_path, base=2, rounds=0)
    assert len(tally.faults) == 2


def test_files_come_change_and_go(tmp_path: Path) -> None:
    texts, store = tmp_path / "texts", tmp_path / "s"
    texts.mkdir()
    (texts / "a.txt").write_text("Kestria's foreign minister Anna Larsen met Peter Novak in Oslo on 7 May 2021.")
    (texts / "b.txt").write_text("The Supreme Court ordered Norway to release the ship.")
    assert [told.kind for told in add_paths(texts, store, date="2021-05-08")] == ["added", "added"]
    assert [told.kind for told in add_paths(texts, store, date="2021-05-08")] == ["unchanged", "unchanged"]
    (texts / "a.txt").write_text("Kestria's foreign minister Anna Larsen met Emil Harasz in Oslo on 7 May 2021.")
    told = [t for t in add_paths(texts, store, date="2021-05-08") if t.kind != "unchanged"]
    assert [t.kind for t in told] == ["changed"]
    assert any("Harasz" in line for line in told[0].appeared) and any("Novak" in line for line in told[0].disappeared)
    assert not any("Harasz" in line for line in told[0].disappeared)
    assert [t.kind for t in add_paths(texts, store, date="2021-05-08", again=True)] == ["unchanged", "unchanged"]
    gone = remove_document(store, str((texts / "a.txt").resolve()), "wrong name")
    assert gone.kind == "removed" and any("Harasz" in line for line in gone.disappeared)
    assert check_store(store) == []


def test_files_of_one_name_in_two_folders_are_two_documents(tmp_path: Path) -> None:
    for name, text in (("x", "Norway recognised Kestria."), ("y", "Norway recognised Velmora.")):
        (tmp_path / "in" / name).mkdir(parents=True)
        (tmp_path / "in" / name / "a.txt").write_text(text)
    assert [told.kind for told in add_paths(tmp_path / "in", tmp_path / "s")] == ["added", "added"]


def test_one_bad_document_does_not_stop_the_others(tmp_path: Path) -> None:
    warned: list[str] = []
    bad = replace(made(1), statements=(replace(made(1).statements[0], subject="e999"),))
    write_readings([made(0), made(2)], tmp_path / "statements.jsonl")
    with open_writer(tmp_path / "s", create=True) as writer, pytest.raises(KgError, match="cannot become RDF"):
        documents.add(writer, bad)
    kinds = [told.kind for told in add_paths(tmp_path / "statements.jsonl", tmp_path / "s", warn=warned.append)]
    assert kinds == ["added", "added"] and not warned


def test_kg_load_gives_the_newest_state(tmp_path: Path) -> None:
    fill(tmp_path / "s", samples())
    dataset = kg.load(tmp_path / "s")
    assert kg.query(dataset, "roles").rows
    assert kg.validate(dataset).conforms
    assert kg.explain(dataset, "Anna Larsen")


def test_strict_refuses_nonsense_and_stores_the_rest(tmp_path: Path) -> None:
    warned: list[str] = []
    entities = tuple(replace(e, type="Country") if e.type == "Person" else e for e in made(1).entities)
    write_readings([made(0), replace(made(1), entities=entities)], tmp_path / "statements.jsonl")
    told = list(add_paths(tmp_path / "statements.jsonl", tmp_path / "s", strict=True, warn=warned.append))
    assert [t.id for t in told] == ["paper 0"]
    assert len(warned) == 1 and "paper 1: not stored" in warned[0] and "holds no office (words: “" in warned[0]
    assert exported(tmp_path / "s") == as_built([made(0)])
