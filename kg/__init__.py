"""kg: statements in English become a knowledge graph in which every triple shows its words, speaker and status.

The names below are all that most programs need; they are imported when first used, so that `import kg` is quick.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.errors import KgError
    from kg.graph.explain import explain
    from kg.graph.query import query
    from kg.graph.store import load
    from kg.graph.validate import validate
    from kg.network.analysis import analyse
    from kg.network.draw import draw
    from kg.pipeline import build, check_examples, clauses, explore, read, read_text, to_networkx
    from kg.reading.triples import OpenTriple

__version__ = "0.1.0"

_HOMES = {
    "KgError": "kg.errors",
    "OpenTriple": "kg.reading.triples",
    "analyse": "kg.network.analysis",
    "build": "kg.pipeline",
    "check_examples": "kg.pipeline",
    "clauses": "kg.pipeline",
    "draw": "kg.network.draw",
    "explain": "kg.graph.explain",
    "explore": "kg.pipeline",
    "load": "kg.graph.store",
    "query": "kg.graph.query",
    "read": "kg.pipeline",
    "read_text": "kg.pipeline",
    "to_networkx": "kg.pipeline",
    "validate": "kg.graph.validate",
}

__all__ = [
    "KgError",
    "OpenTriple",
    "__version__",
    "analyse",
    "build",
    "check_examples",
    "clauses",
    "draw",
    "explain",
    "explore",
    "load",
    "query",
    "read",
    "read_text",
    "to_networkx",
    "validate",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'kg' has no attribute {name!r}; it has {', '.join(sorted(_HOMES))}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
