"""Takes the built files of Cytoscape.js and d3-force out of their npm packages into kg/explorer/vendor; needs npm.

    python scripts/fetch_cytoscape.py

Each file opens with its licence, which so travels with every page that kg writes.
"""

import subprocess
import tarfile
from pathlib import Path
from tempfile import TemporaryDirectory

TARGET = Path(__file__).resolve().parent.parent / "kg" / "explorer" / "vendor"
# The file, and the packages and built files that it is put together from, in their order.
FILES = {
    "cytoscape.min.js": (("cytoscape", "3.35.0", "dist/cytoscape.min.js"),),
    "d3-force.min.js": (
        ("d3-dispatch", "3.0.2", "dist/d3-dispatch.min.js"),
        ("d3-quadtree", "3.0.2", "dist/d3-quadtree.min.js"),
        ("d3-timer", "3.0.2", "dist/d3-timer.min.js"),
        ("d3-force", "3.0.1", "dist/d3-force.min.js"),
    ),
}


def main() -> None:
    """The command."""
    TARGET.mkdir(parents=True, exist_ok=True)
    for name, parts in FILES.items():
        text = "".join(_part(*part) for part in parts)
        (TARGET / name).write_text(text, encoding="utf-8", newline="\n")
        print(TARGET / name)


def _part(package: str, version: str, built: str) -> str:
    """The built file under its licence as a comment."""
    with TemporaryDirectory() as scratch:
        subprocess.run(["npm", "pack", f"{package}@{version}"], cwd=scratch, check=True, capture_output=True)
        with tarfile.open(next(Path(scratch).glob("*.tgz"))) as archive:
            licence, text = (_text(archive, f"package/{name}") for name in ("LICENSE", built))
    return f"/*! {package} {version}\n\n{licence.strip()}\n*/\n{text.strip()}\n"


def _text(archive: tarfile.TarFile, name: str) -> str:
    file = archive.extractfile(name)
    assert file is not None
    text, _, _ = file.read().decode("utf-8").partition("//# sourceMappingURL")
    return text


if __name__ == "__main__":
    main()
