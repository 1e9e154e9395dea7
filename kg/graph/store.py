"""A graph in memory, loaded from what a build left: an rdflib `Dataset` with Oxigraph as its engine.

rdflib's own store and query engine need over a minute where Oxigraph needs milliseconds, once every statement has a
graph of its own.
"""

import contextlib
from collections.abc import Iterable, Mapping
from pathlib import Path

import pyoxigraph as ox
from rdflib import Dataset

from kg.errors import KgError
from kg.graph.disk import is_store, open_snapshot
from kg.graph.iris import DEFAULT_BASE, prefixes

# What a folder may hold, the complete files first.
NAMES = ("graph.nq", "graph.trig", "facts.ttl")
FORMATS: Mapping[str, ox.RdfFormat] = {
    ".trig": ox.RdfFormat.TRIG,
    ".nq": ox.RdfFormat.N_QUADS,
    ".ttl": ox.RdfFormat.TURTLE,
    ".nt": ox.RdfFormat.N_TRIPLES,
}


def load(path: str | Path) -> Dataset:
    """The graph of a build's folder, of a store (its newest state, to read), or of a .trig, .nq, .ttl or .nt file.

    Claims are in named graphs: a plain query sees the facts, and `GRAPH ?g { ... }` sees the rest. Raises KgError that
    names the fault.
    """
    if is_store(Path(path)):
        return _stored(Path(path))
    file = _file(Path(path))
    store = ox.Store()
    try:
        store.bulk_load(path=str(file), format=FORMATS[file.suffix.lower()])
    except OSError as error:
        raise KgError(f"{file}: cannot be read ({error.strerror or error})") from error
    except (SyntaxError, ValueError) as error:
        raise KgError(f"{file}: not {file.suffix[1:]}: {error}; build it again, or correct that line") from error
    return _dataset(store, _prefixes(file))


def from_quads(quads: Iterable[ox.Quad], base: str = DEFAULT_BASE) -> Dataset:
    """The graph of `build_quads`, without a file."""
    store = ox.Store()
    store.bulk_extend(quads)
    return _dataset(store, prefixes(base))


def engine(dataset: Dataset) -> ox.Store:
    """The Oxigraph store under a dataset of `load`, for fast queries; raises KgError where there is another one."""
    store = getattr(dataset.store, "_inner", None)
    if not isinstance(store, ox.Store):
        raise KgError("this dataset has no Oxigraph store: make it with kg.load, or Dataset(store='Oxigraph')")
    return store


def _stored(folder: Path) -> Dataset:
    snapshot = open_snapshot(folder)
    dataset = _dataset(snapshot.store, prefixes(snapshot.base))
    # The snapshot stays on disk as long as the dataset lives.
    dataset.snapshot = snapshot  # type: ignore[attr-defined]
    return dataset


def _file(path: Path) -> Path:
    if path.is_dir():
        found = [path / name for name in NAMES if (path / name).is_file()]
        if not found:
            raise KgError(f"{path}: holds no {' or '.join(NAMES)}; run kg build with -o {path} first")
        return found[0]
    if not path.exists():
        raise KgError(f"{path}: no such file or folder; name what kg build wrote")
    if path.suffix.lower() not in FORMATS:
        raise KgError(f"{path}: cannot load {path.suffix or 'a file without ending'}; use {', '.join(FORMATS)}")
    return path


def _dataset(store: ox.Store, names: Mapping[str, str]) -> Dataset:
    from oxrdflib import OxigraphStore

    dataset = Dataset(store=OxigraphStore(store=store))
    for prefix, namespace in names.items():
        dataset.bind(prefix, namespace, override=True, replace=True)
    return dataset


def _prefixes(file: Path) -> dict[str, str]:
    """kg's prefixes, with those that the file's head declares, which know its base."""
    found = prefixes()
    if file.suffix.lower() in (".trig", ".ttl"):
        with open(file, encoding="utf-8", errors="replace") as lines:
            for line in lines:
                words = line.split()
                if words[:1] == ["@prefix"] and len(words) == 4:
                    found[words[1][:-1]] = words[2][1:-1]
                elif words and not line.startswith("#"):
                    break
    return found


def shorten(iri: str, dataset: Dataset) -> str:
    """The IRI with its prefix ("ent:norway") where it has one."""
    with contextlib.suppress(KeyError, ValueError):
        prefix, _, name = dataset.namespace_manager.compute_qname(iri, generate=False)
        return f"{prefix}:{name}"
    return iri
