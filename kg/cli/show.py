"""How the commands speak: tables on standard output, remarks and progress on standard error."""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from rich import box
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from kg.errors import KgError

# A pipe has no width of its own; this one keeps most rows on one line.
PIPE_WIDTH = 200


def out() -> Console:
    """Standard output."""
    return Console(file=sys.stdout, width=None if sys.stdout.isatty() else PIPE_WIDTH, highlight=False)


def remark(message: str) -> None:
    """A line on standard error."""
    _err().print(Text(message))


def complain(message: str) -> None:
    """An error on standard error."""
    _err().print(Text("error: ", style="bold red") + Text(" ".join(message.split())))


def warn(message: str) -> None:
    """A warning on standard error."""
    _err().print(Text("warning: ", style="bold yellow") + Text(message))


def table(header: Sequence[str], rows: Iterable[Sequence[str]], title: str | None = None) -> None:
    """A table on standard output; long cells are folded, never cut."""
    made = Table(*header, title=title, title_justify="left", box=box.SIMPLE_HEAD, header_style="bold", pad_edge=False)
    for column in made.columns:
        column.overflow = "fold"
    for row in rows:
        made.add_row(*map(Text, row))
    out().print(made)


def write(text: str, path: Path | None = None) -> None:
    """The text on standard output, or into a file; raises KgError where that cannot be written."""
    if path is None:
        sys.stdout.write(text if text.endswith("\n") else text + "\n")
        return
    try:
        path.write_bytes(text.encode("utf-8"))
    except OSError as error:
        raise KgError(f"{path}: cannot be written ({error.strerror}); name a file in a folder that exists") from error


@contextmanager
def progress_bar() -> Iterator[Callable[[str, int, int], None]]:
    """A progress bar on standard error, as the `progress` of `kg.build`; nothing where that is no terminal."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=_err(), transient=True, disable=not sys.stderr.isatty()) as bar:
        task = bar.add_task("loading", total=None)

        def tell(step: str, done: int, total: int) -> None:
            bar.update(task, description=step, completed=done, total=total or None)

        yield tell


def _err() -> Console:
    return Console(file=sys.stderr, highlight=False, soft_wrap=True)
