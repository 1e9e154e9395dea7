"""Writing a folder of files so that an interruption leaves either the old files or the new ones whole."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from kg.errors import KgError

# It describes the others, so it is replaced last.
LAST = "manifest.json"


@contextmanager
def replacing(folder: Path) -> Iterator[Path]:
    """A new folder to write into; when the block ends without an error its files replace those in `folder`.

    Other files of `folder` stay as they are. Raises KgError where the folder cannot be made or written to.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        scratch = TemporaryDirectory(dir=folder, prefix=".unfinished-")
    except OSError as error:
        raise KgError(f"{folder}: cannot write there ({error.strerror}); name another output folder") from error
    with scratch as name:
        yield Path(name)
        _move(Path(name), folder)


def _move(source: Path, target: Path) -> None:
    for path in sorted(source.iterdir(), key=lambda p: (p.name == LAST, p.name)):
        try:
            os.replace(path, target / path.name)
        except OSError as error:
            raise KgError(f"{target / path.name}: cannot be replaced ({error.strerror}); move it away") from error
