"""The files: the same graph for every reader, the same bytes every time."""

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rdflib import Dataset, Graph, URIRef

from kg.graph.iris import prefixes
from kg.graph.quads import DEFAULT_GRAPH, build_quads
from kg.graph.query import term_of
from kg.graph.terms import kg
from kg.graph.writers import reify, write_facts, write_nquads, write_reified, write_trig
from kg.model import Document, Entity, Literal, Mention, Reading, Statement
from kg.ontology import Ontology, load_ontology
from tests.graph.samples import samples

ROOT = Path(__file__).resolve().parents[2]
ONTOLOGY = load_ontology()
TEXTS = st.one_of(
    st.text(),
    st.text(alphabet="\"'\\\n\r\t\0 \u2028\u200f{}<>@^.;,#%"),
    st.sampled_from(
        ["😀 emoji", "محمد علي", 'say "so"', "a\r\nb", "\\", "'''", '"""', "https://example.org/ x", "é\u0301"]
    ),
)


def in_rdflib(path: Path, format: str) -> set[tuple[object, ...]]:
    """The file's quads as rdflib reads them; the default graph is None."""
    if path.suffix == ".ttl":
        return {(*triple, None) for triple in Graph().parse(path, format=format)}
    dataset = Dataset()
    dataset.parse(path, format=format)
    return {(s, p, o, _name(g)) for s, p, o, g in dataset.quads()}


def _name(graph: object) -> object:
    return None if graph in (None, URIRef("urn:x-rdflib:default")) else graph


def in_oxigraph(path: Path, format: ox.RdfFormat) -> set[tuple[object, ...]]:
    """The file's quads as Oxigraph reads them, in rdflib's terms."""
    return as_terms(ox.parse(path=str(path), format=format))


def as_terms(quads: object) -> set[tuple[object, ...]]:
    return {
        (*map(term_of, q.triple), None if q.graph_name == DEFAULT_GRAPH else term_of(q.graph_name))
        for q in quads  # type: ignore[attr-defined]
    }


def check_all(quads: list[ox.Quad], folder: Path) -> None:
    """Every file holds the same quads for both readers."""
    everything = as_terms(quads)
    facts = {row for row in everything if row[3] is None}
    reified = as_terms(ox.Quad(t.subject, t.predicate, t.object) for t in reify(quads))
    files: list[tuple[Callable[..., None], str, str, ox.RdfFormat, set[tuple[object, ...]]]] = [
        (write_facts, "facts.ttl", "turtle", ox.RdfFormat.TURTLE, facts),
        (write_trig, "graph.trig", "trig", ox.RdfFormat.TRIG, everything),
        (write_nquads, "graph.nq", "nquads", ox.RdfFormat.N_QUADS, everything),
        (write_reified, "reified.ttl", "turtle", ox.RdfFormat.TURTLE, reified),
    ]
    for write, name, format, ox_format, wanted in files:
        write(quads, folder / name)
        assert in_oxigraph(folder / name, ox_format) == wanted, name
        assert in_rdflib(folder / name, format) == wanted, name


def test_all_files_hold_the_same_graph_for_rdflib_and_oxigraph(quads: list[ox.Quad], tmp_path: Path) -> None:
    check_all(quads, tmp_path)


@given(name=TEXTS, alias=TEXTS, said=TEXTS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_goes_through_every_writer(name: str, alias: str, said: str, tmp_path: Path) -> None:
    text = f"{name} {said}"
    reading = Reading(
        Document(id=alias or "d", text=text, title=said or None, uri=alias or None, date=said or None),
        (Entity("e1", "Organization", name, (Mention(0, len(name), "name"),), (alias,)),),
        statements=(Statement("s1", "e1", "memberOf", Literal(said), ((0, len(text)),), name or "frame", 0.5),),
    )
    check_all(build_quads([reading], ONTOLOGY), tmp_path)


def test_facts_are_readable(quads: list[ox.Quad], tmp_path: Path) -> None:
    write_facts(quads, tmp_path / "facts.ttl")
    text = (tmp_path / "facts.ttl").read_text(encoding="utf-8")
    assert 'ent:norway a kg:Country ;\n    skos:prefLabel "Norway" ;\n    owl:sameAs wd:Q20 .\n' in text
    blocks = [block for block in text.split("\n\n") if not block.startswith(("#", "@prefix"))]
    names = [block.split()[0] for block in blocks]
    sections = [name.partition(":")[0] for name in names]
    assert sections == sorted(sections, key=list(dict.fromkeys(sections)).index)
    assert names[: sections.count("ent")] == sorted(n for n in names if n.startswith("ent:"))
    assert "<urn:citegraph:" not in text.split("\n\n", 1)[1]
    assert not any(line != line.rstrip() for line in text.splitlines())


def test_a_claim_is_reified_and_not_asserted_in_the_single_graph(quads: list[ox.Quad]) -> None:
    triples = {(t.subject, t.predicate) for t in reify(quads)}
    assert not any(p in (kg("rejects"), kg("welcomes"), kg("attacks")) for _, p in triples)
    statements = {q.graph_name for q in quads if q.predicate == kg("rejects")}
    assert statements
    assert all((graph, kg("status")) in triples for graph in statements)


def test_each_triple_of_a_statement_is_found_in_its_reification(quads: list[ox.Quad]) -> None:
    found = list(reify(quads))
    parts = {
        name: {t.subject: t.object for t in found if t.predicate.value.endswith("#" + name)}
        for name in ("subject", "predicate", "object")
    }
    told = {tuple(parts[n].get(node) for n in ("subject", "predicate", "object")) for node in parts["subject"]}
    statements = {q.subject for q in quads if q.object == kg("Statement")}
    assert {tuple(q.triple) for q in quads if q.graph_name in statements} <= told


SCRIPT = """
import sys, random
from pathlib import Path
from kg.graph.quads import build_quads
from kg.graph.writers import write_facts, write_nquads, write_reified, write_trig
from kg.ontology import load_ontology
from tests.graph.samples import samples
out = Path(sys.argv[1]); out.mkdir()
readings = samples(); random.Random(int(sys.argv[2])).shuffle(readings)
quads = build_quads(readings, load_ontology())
random.Random(int(sys.argv[2])).shuffle(quads)
write_facts(quads, out / "facts.ttl"); write_trig(quads, out / "graph.trig")
write_nquads(quads, out / "graph.nq"); write_reified(quads, out / "reified.ttl")
"""


def test_bytes_are_equal_for_any_hash_seed_and_order(tmp_path: Path) -> None:
    outputs = []
    for seed in ("0", "1", "42"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
        folder = tmp_path / seed
        subprocess.run([sys.executable, "-c", SCRIPT, folder, seed], check=True, env=environment, cwd=ROOT)
        outputs.append({path.name: path.read_bytes() for path in sorted(folder.iterdir())})
    assert len(outputs[0]) == 4
    assert outputs[0] == outputs[1] == outputs[2]


@pytest.mark.parametrize("base", ["https://example.org/kg/", "urn:other:", "https://example.org/g#"])
def test_a_base_of_ones_own(base: str, ontology: Ontology, tmp_path: Path) -> None:
    quads = build_quads(samples(), ontology, base)
    write_facts(quads, tmp_path / "facts.ttl", base)
    write_trig(quads, tmp_path / "graph.trig", base)
    text = (tmp_path / "facts.ttl").read_text()
    assert f"@prefix ent: <{prefixes(base)['ent']}> ." in text
    assert "\nent:norway a kg:Country" in text
    assert in_rdflib(tmp_path / "graph.trig", "trig") == as_terms(quads)


def test_an_empty_graph_is_a_file_all_the_same(tmp_path: Path) -> None:
    check_all([], tmp_path)


def test_long_evidence_stays_on_its_line(ontology: Ontology, tmp_path: Path) -> None:
    reading = samples()[0]
    long = replace(reading.document, text=reading.document.text.replace(". ", ".\n\n") * 50)
    write_trig(build_quads([replace(reading, document=long)], ontology), tmp_path / "graph.trig")
    assert all(
        line.startswith(("\t", "@prefix", "}")) or line.endswith(("{", ".", ";"))
        for line in (tmp_path / "graph.trig").read_text().splitlines()
    )
