"""GraphML and GEXF, there and back."""

from pathlib import Path

import networkx as nx
import pytest

from kg.errors import KgError
from kg.network.build import to_networkx
from kg.network.formats import read_gexf, read_graphml, write_gexf, write_graphml
from kg.ontology import Ontology
from tests.network.samples import straits

FORMATS = [(write_graphml, read_graphml), (write_gexf, read_gexf)]


@pytest.mark.parametrize(("write", "read"), FORMATS)
def test_what_is_written_is_read(graph: nx.MultiDiGraph, tmp_path: Path, write, read) -> None:
    write(graph, tmp_path / "graph.xml")
    back = read(tmp_path / "graph.xml")
    assert dict(back.nodes(data=True)) == dict(graph.nodes(data=True))
    assert sorted(back.edges(keys=True, data=True), key=lambda e: e[:3]) == sorted(
        graph.edges(keys=True, data=True), key=lambda e: e[:3]
    )


def test_graphml_keeps_values_and_sources(graph: nx.MultiDiGraph, tmp_path: Path) -> None:
    write_graphml(graph, tmp_path / "graph.xml")
    back = read_graphml(tmp_path / "graph.xml").graph
    assert back["values"] == graph.graph["values"] and back["sources"] == graph.graph["sources"]
    assert any(row["value"] == "2024-02-02" for row in back["values"]) and len(back["sources"]) == 3


@pytest.mark.parametrize(("write", "read"), FORMATS)
def test_bytes_do_not_vary(ontology: Ontology, graph: nx.MultiDiGraph, tmp_path: Path, write, read) -> None:
    write(graph, tmp_path / "a")
    shuffled = nx.MultiDiGraph(**graph.graph)
    shuffled.add_nodes_from(reversed(list(graph.nodes(data=True))))
    shuffled.add_edges_from(reversed(list(graph.edges(keys=True, data=True))))
    write(shuffled, tmp_path / "b")
    write(to_networkx(reversed(straits()), ontology), tmp_path / "c")
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes() == (tmp_path / "c").read_bytes()
    assert b"lastmodifieddate" not in (tmp_path / "a").read_bytes()


@pytest.mark.parametrize(("write", "read"), FORMATS)
def test_what_xml_forbids_is_replaced(graph: nx.MultiDiGraph, tmp_path: Path, write, read) -> None:
    odd = graph.copy()
    node = next(iter(odd))
    odd.nodes[node]["label"] = "a\x00b\ud800 \U0001f600 <&>"
    write(odd, tmp_path / "odd")
    assert read(tmp_path / "odd").nodes[node]["label"] == "a\ufffdb\ufffd \U0001f600 <&>"


@pytest.mark.parametrize(("write", "read"), FORMATS)
def test_empty(tmp_path: Path, write, read) -> None:
    write(nx.MultiDiGraph(), tmp_path / "empty")
    assert len(read(tmp_path / "empty")) == 0


@pytest.mark.parametrize(("write", "read"), FORMATS)
@pytest.mark.parametrize("content", [b"", b"\x89PNG\x00", b"<html></html>", b"<graphml><node>"])
def test_other_files_are_refused_by_name(tmp_path: Path, write, read, content: bytes) -> None:
    (tmp_path / "bad").write_bytes(content)
    with pytest.raises(KgError, match="bad: not G"):
        read(tmp_path / "bad")


@pytest.mark.parametrize(("write", "read"), FORMATS)
def test_paths_that_do_not_work(graph: nx.MultiDiGraph, tmp_path: Path, write, read) -> None:
    with pytest.raises(KgError, match="cannot be written"):
        write(graph, tmp_path / "none" / "graph")
    with pytest.raises(KgError, match="cannot be read"):
        read(tmp_path / "none")
