"""`build`, and the steps of it that are useful alone."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.display import html_table
from kg.documents import document_from_text
from kg.errors import KgError
from kg.graph.decisions import pictured
from kg.graph.iris import DEFAULT_BASE, make_naming
from kg.graph.quads import build_quads, sort_quads
from kg.graph.writers import write_facts, write_nquads, write_reified, write_trig
from kg.identity.decisions import FILE, Decision, dump, read_decisions, replaced
from kg.known import load_known
from kg.model import Reading
from kg.ontology import Ontology, load_ontology
from kg.pipeline.corpus import Paths, Progress, ReaderSettings, Warn, quiet, read_corpus, silent
from kg.pipeline.export import load_network
from kg.pipeline.identity import identify
from kg.pipeline.manifest import make_manifest
from kg.pipeline.outputs import replacing
from kg.pipeline.page import write_page
from kg.pipeline.report import make_reports
from kg.records import write_readings

if TYPE_CHECKING:
    import networkx as nx

    from kg.check import CheckResult


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What a build made: its folder and files, the readings, and what was left out.

    `failures` say what could not be read and why; `copies` are (document left out, document of the same text).
    """

    output: Path
    files: tuple[Path, ...]
    readings: tuple[Reading, ...] = field(repr=False)
    failures: tuple[str, ...]
    copies: tuple[tuple[str, str], ...]

    def _repr_html_(self) -> str:
        """The documents with what they gave, for Jupyter."""
        statements = sum(len(r.statements) for r in self.readings)
        rows = [(r.document.title or r.document.id, r.document.date, len(r.statements)) for r in self.readings]
        counts = f"{len(rows):,} documents, {statements:,} statements"
        caption = f"{counts} in {self.output}; open its index.html or report.html"
        return html_table(caption, ("document", "date", "statements"), rows)


def build(
    paths: Paths,
    output: Path | str,
    *,
    date: str | None = None,
    model: str | None = None,
    ontologies: Sequence[Path | str] = (),
    entities: Sequence[Path | str] = (),
    base: str = DEFAULT_BASE,
    decisions: Path | str | None = None,
    workers: int = 1,
    progress: Progress | None = None,
    warn: Warn | None = None,
) -> BuildResult:
    """Reads documents, or what another machine read (a statements.jsonl), and writes the graph into `output`.

    `date` is the publication date of the documents; `model` an installed spaCy pipeline; `ontologies` and `entities`
    the user's own files beside kg's; `base` the IRI that resources live under; `decisions` a file of people's
    decisions, by default decisions.csv in `output`, where it is kept. `progress` is told the step, how many are done
    and of how many; `warn` what is wrong with a document, which is then left out, and which decisions are about nothing
    that is there. The files appear when all are written, so that an interrupted build loses nothing. Raises KgError
    where nothing can be read or written, and where decisions contradict.
    """
    tell = progress or quiet
    settings = ReaderSettings.of(model, ontologies, entities)
    decided = decisions_for(Path(output), decisions)
    for message in replaced(Path(output) / FILE, decided):
        (warn or silent)(message)
    corpus = read_corpus(paths, settings, date=date, workers=workers, progress=tell, warn=warn or silent)
    if not corpus.readings:
        raise KgError(f"nothing was written, since nothing could be read: {'; '.join(corpus.failures)}")
    ontology, known = load_ontology(settings.ontologies), load_known(settings.entities)
    tell("making the graph", 0, 3)
    who = identify(corpus.readings, make_naming(ontology, base, known), decided)
    for decision in who.ruling.missing:
        (warn or silent)(f"{FILE}: {decision} is about nothing that the documents name, or about several")
    judged, naming = who.judged(), replace(who.naming, placed=who.iris)
    quads = sort_quads([*build_quads(judged, ontology, base, known, who.iris), *who.quads(base)])
    shown = tuple(map(pictured, judged))
    with replacing(Path(output)) as folder:
        write_readings(corpus.readings, folder / "statements.jsonl")
        write_facts(quads, folder / "facts.ttl", base)
        write_trig(quads, folder / "graph.trig", base)
        write_nquads(quads, folder / "graph.nq")
        write_reified(quads, folder / "reified.ttl", base)
        tell("drawing", 1, 3)
        network = _network(shown, ontology, base=base, known=known, placed=who.iris)
        _write_network(network, folder)
        write_page(shown, network, naming, folder / "index.html")
        reports = make_reports(shown, ontology, network, corpus.failures, corpus.copies)
        for suffix, text in reports.items():
            (folder / f"report{suffix}").write_bytes(text.encode())
        if decided:
            (folder / FILE).write_text(dump(decided, header=True), encoding="utf-8", newline="")
        tell("finishing", 2, 3)
        (folder / "manifest.json").write_bytes(make_manifest(corpus, settings, ontology, base, folder).encode())
        names = sorted(path.name for path in folder.iterdir())
    tell("finishing", 3, 3)
    files = tuple(Path(output) / name for name in names)
    return BuildResult(Path(output), files, corpus.readings, corpus.failures, corpus.copies)


def decisions_for(output: Path, given: Path | str | None) -> tuple[Decision, ...]:
    """The decisions of the file given, else of the one in the output folder; raises KgError for a bad one."""
    if given is not None and not Path(given).exists():
        raise KgError(f"{given}: no such file; kg merge, split, accept and reject with --decisions make one")
    return read_decisions(output / FILE if given is None else Path(given))


def read(
    paths: Paths,
    *,
    date: str | None = None,
    model: str | None = None,
    ontologies: Sequence[Path | str] = (),
    entities: Sequence[Path | str] = (),
) -> list[Reading]:
    """The readings of files, folders or a statements.jsonl, sorted by document; raises KgError at the first fault."""

    def stop(message: str) -> None:
        raise KgError(message)

    settings = ReaderSettings.of(model, ontologies, entities)
    return list(read_corpus(paths, settings, date=date, warn=stop).readings)


def read_text(text: str, *, date: str | None = None, model: str | None = None) -> Reading:
    """The reading of a text as it is; raises KgError for an empty one."""
    return ReaderSettings.of(model).reader().read(document_from_text(text, date=date))


def to_networkx(
    source: Iterable[Reading] | Path | str,
    *,
    facts_only: bool = False,
    roles_as_nodes: bool = False,
    ontologies: Sequence[Path | str] = (),
    base: str = DEFAULT_BASE,
) -> "nx.MultiDiGraph":
    """Readings, or the folder of a build, as a `networkx.MultiDiGraph`; see `kg.network.build` for what it holds.

    A folder's network is as it was built: the later options are for readings. Raises KgError for another folder.
    """
    if isinstance(source, Path | str):
        return load_network(Path(source), facts_only=facts_only)
    ontology, readings = load_ontology([Path(path) for path in ontologies]), list(source)
    placed = identify(readings, make_naming(ontology, base)).iris
    return _network(readings, ontology, facts_only=facts_only, roles_as_nodes=roles_as_nodes, base=base, placed=placed)


def check_examples(
    files: Sequence[Path | str] = (), *, model: str | None = None, entities: Sequence[Path | str] = ()
) -> "list[CheckResult]":
    """How each example sentence of the ontology files reads; without files, those of kg's own ontology."""
    from kg.check import check_frames

    reader = ReaderSettings.of(model, files, entities).reader()
    shipped = {frame.id for frame in load_ontology().frames} if files else set()
    return list(check_frames(reader, tuple(f for f in reader.ontology.frames if f.id not in shipped)))


def _network(readings: Iterable[Reading], ontology: Ontology, **options: Any) -> "nx.MultiDiGraph":
    from kg.network.build import to_networkx as network_of

    return network_of(readings, ontology, **options)


def _write_network(graph: "nx.MultiDiGraph", folder: Path) -> None:
    from kg.network.draw import draw
    from kg.network.formats import write_gexf, write_graphml

    write_graphml(graph, folder / "graph.graphml")
    write_gexf(graph, folder / "graph.gexf")
    draw(graph, folder / "graph.svg")
