"""Which files a list of paths stands for."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.errors import KgError

SUFFIXES = (".txt", ".md", ".html", ".htm", ".jsonl")
STDIN = Path("-")


@dataclass(frozen=True, slots=True)
class Inputs:
    """The files to read, in the order of reading, and the files in folders that are left out.

    Left out are other file types and README files: they speak about a folder of documents and are none.
    """

    files: tuple[Path, ...]
    skipped: tuple[Path, ...]


def list_inputs(paths: Sequence[Path | str] | Path | str) -> Inputs:
    """The files that `paths` name: files as they are, folders recursively in sorted order, "-" for standard input.

    A file named twice is read once. Hidden files and folders are passed over. Raises KgError for a path that does
    not exist, a named file of another type, and when nothing is left to read.
    """
    given = [Path(paths)] if isinstance(paths, str | Path) else [Path(p) for p in paths]
    files: dict[Path, Path] = {}
    skipped: dict[Path, Path] = {}
    for path in given:
        if path.is_dir():
            for file in _walk(path):
                (files if _is_document(file) else skipped).setdefault(file.resolve(), file)
        else:
            files.setdefault(_named(path).resolve(), path)
    if not files:
        names = ", ".join(map(str, given)) or "no path given"
        raise KgError(f"{names}: no documents found; kg reads {', '.join(SUFFIXES)}")
    return Inputs(tuple(files.values()), tuple(skipped[key] for key in skipped if key not in files))


def _named(path: Path) -> Path:
    """`path`, where it can be read as a document."""
    if path == STDIN:
        return path
    if not path.exists():
        raise KgError(f"{path}: no such file or folder; check the path")
    if path.suffix.lower() not in SUFFIXES:
        raise KgError(f"{path}: kg cannot read this type of file; save it as one of {', '.join(SUFFIXES)}")
    return path


def _walk(folder: Path) -> Iterator[Path]:
    """The files under `folder`, a folder's own files first; the order is that of code points, not of a locale."""

    def stop(error: OSError) -> None:
        raise KgError(f"{error.filename}: cannot list this folder ({error.strerror}); check its permissions")

    for here, folders, names in os.walk(folder, onerror=stop):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(here, name) for name in sorted(names) if not name.startswith("."))


def _is_document(file: Path) -> bool:
    return file.suffix.lower() in SUFFIXES and file.stem.lower() != "readme"
