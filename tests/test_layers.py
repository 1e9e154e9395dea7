"""Who may import what (CONTRIBUTING.md, "Layers"): the line stays a line."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FILES = sorted((ROOT / "kg").rglob("*.py"))

# Other people's packages, and the files that may import them.
HOMES = {
    "spacy": ("kg/reading/annotate.py",),
    "rdflib": ("kg/ontology/*", "kg/graph/*", "kg/cli/query.py"),
    "oxrdflib": ("kg/graph/*",),
    "pyoxigraph": (
        "kg/ontology/*",
        "kg/known.py",
        "kg/graph/*",
        "kg/store/*",
        "kg/serve/*",
        "kg/remote/*",
        "kg/pipeline/*",
    ),
    "starlette": ("kg/serve/*",),
    "uvicorn": ("kg/serve/*",),
    "httpx": ("kg/remote/*",),
    "pyarrow": ("kg/pipeline/tables.py",),
    "pyshacl": ("kg/graph/*",),
    "networkx": ("kg/network/*",),
    "matplotlib": ("kg/network/*",),
    "numpy": ("kg/network/*",),
    "scipy": ("kg/network/*",),
    "typer": ("kg/cli/*",),
    "rich": ("kg/cli/*",),
    "trafilatura": ("kg/documents/*",),
    "lxml": ("kg/documents/*",),
    "markdown_it": ("kg/documents/*",),
    "charset_normalizer": ("kg/documents/*",),
}
BASE = (
    "kg.errors",
    "kg.display",
    "kg.model",
    "kg.paths",
    "kg.ontology",
    "kg.known",
    "kg.entity_table",
    "kg.gazetteer",
    "kg.records",
)
# The stages, and what of kg each may import beside itself. The pipeline and the command line see all.
STAGES = {
    "kg/documents/*": BASE,
    "kg/reading/*": BASE,
    "kg/identity/*": BASE,
    "kg/graph/*": (*BASE, "kg.identity"),
    "kg/store/*": (*BASE, "kg.graph", "kg.identity"),
    "kg/remote/*": (*BASE, "kg.graph"),
    "kg/network/*": (*BASE, "kg.graph", "kg.identity"),
    "kg/explorer/*": (*BASE, "kg.graph", "kg.network", "kg.sentences"),
    "kg/check.py": (*BASE, "kg.reading"),
    "kg/report/*": (*BASE, "kg.network", "kg.sentences"),
    "kg/sentences.py": BASE,
    "kg/ontology/*": ("kg.errors", "kg.model", "kg.paths"),
    "kg/known.py": BASE,
    "kg/records.py": ("kg.errors", "kg.model"),
}
ALONE = ("kg/display.py", "kg/model.py", "kg/errors.py", "kg/paths.py")


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def imports(path: Path) -> Iterator[str]:
    """The modules that a file imports when it runs, inside functions too; those for type checkers alone are not."""
    todo: list[ast.AST] = [ast.parse(path.read_text(encoding="utf-8"))]
    while todo:
        node = todo.pop()
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            todo += node.orelse
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        if isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path}: a relative import; name the module in full"
            module = node.module or ""
            yield from ([f"kg.{a.name}" for a in node.names if a.name != "__version__"] if module == "kg" else [module])
        todo += ast.iter_child_nodes(node)


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_other_peoples_packages_have_one_home(path: Path) -> None:
    for module in imports(path):
        homes = HOMES.get(module.split(".")[0])
        assert homes is None or any(fnmatch(name_of(path), home) for home in homes), module


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_every_package_imported_is_declared_here(path: Path) -> None:
    known = {"kg", *HOMES, *sys.stdlib_module_names}
    assert {module.split(".")[0] for module in imports(path)} <= known


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_stages_know_only_what_they_need(path: Path) -> None:
    for pattern, allowed in STAGES.items():
        if fnmatch(name_of(path), pattern):
            own = pattern.removesuffix("/*").removesuffix(".py").replace("/", ".")
            wrong = [m for m in imports(path) if m.startswith("kg.") and not _is_in(m, (own, *allowed))]
            assert not wrong


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_nothing_imports_the_command_line(path: Path) -> None:
    if not name_of(path).startswith("kg/cli/"):
        assert not [m for m in imports(path) if _is_in(m, ("kg.cli",))]


@pytest.mark.parametrize("name", ALONE)
def test_the_model_imports_the_standard_library_alone(name: str) -> None:
    assert {m.split(".")[0] for m in imports(ROOT / name)} <= set(sys.stdlib_module_names)


def test_the_rules_name_files_that_exist() -> None:
    patterns = [p for homes in HOMES.values() for p in homes] + list(STAGES) + list(ALONE)
    assert all(any(fnmatch(name_of(path), pattern) for path in FILES) for pattern in patterns)


@pytest.mark.parametrize(
    ("module", "absent"),
    [
        ("kg", "spacy rdflib pyoxigraph networkx matplotlib typer"),
        ("kg.pipeline", "spacy networkx matplotlib trafilatura typer"),
        ("kg.cli", "spacy rdflib pyoxigraph networkx matplotlib"),
        ("kg.graph.query", "spacy networkx matplotlib"),
    ],
)
def test_importing_is_light(module: str, absent: str) -> None:
    code = f"import sys, {module}; print([m for m in {absent.split()!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "[]"


def _is_in(module: str, parents: tuple[str, ...]) -> bool:
    return any(module == parent or module.startswith(f"{parent}.") for parent in parents)
