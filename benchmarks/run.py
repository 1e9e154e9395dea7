#!/usr/bin/env python3
"""Writes predictions for a benchmark, and scores them.

    python benchmarks/run.py NAME --data FOLDER -o predictions.jsonl
        [--score] [--limit N] [--workers N] [--model M] [--parses FOLDER]

FOLDER has input/ (texts, or passages.jsonl), maybe docs.jsonl, and for --score gold.jsonl with score.py in the folder
above. Gold is opened only to score. The predictions are the same whatever the number of workers.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from importlib import import_module
from itertools import islice
from multiprocessing import Pool
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from rich.console import Console
from rich.progress import MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from benchmarks.common import Row, count, documents, read_with_kept_parse
from kg.errors import KgError
from kg.model import Document
from kg.reading.read import make_reader

NAMES = ("polnear", "dwie", "knowledgenet", "timex", "plover", "gum")


def predictions(
    name: str, folder: Path, limit: int | None, workers: int, model: str | None, parses: Path | None = None
) -> Iterator[Row]:
    """The rows of the benchmark's adapter, in the order of the documents."""
    module = import_module(f"benchmarks.{name}")
    if not hasattr(module, "row"):
        yield from islice(module.predict(folder), limit)
    elif workers < 2:
        _start(name, model, parses)
        yield from map(_row, islice(documents(folder), limit))
    else:
        with Pool(workers, _start, (name, model, parses)) as pool:
            yield from pool.imap(_row, islice(documents(folder), limit), chunksize=4)


# One reader and adapter for each process: a reader cannot travel between processes.
_worker: dict[str, Any] = {}


def _start(name: str, model: str | None, parses: Path | None) -> None:
    _worker.update(reader=make_reader(model), adapter=import_module(f"benchmarks.{name}"), parses=parses)


def _row(document: Document) -> Row:
    reading = read_with_kept_parse(document, _worker["reader"], _worker["parses"])
    row: Row = _worker["adapter"].row(reading)
    return row


def write(rows: Iterator[Row], path: Path, total: int) -> list[str]:
    """Writes the rows with a progress bar on stderr; returns the documents' ids."""
    columns = (SpinnerColumn(), TextColumn("{task.description}"), MofNCompleteColumn(), TimeElapsedColumn())
    done: list[str] = []
    with (
        path.open("w", encoding="utf-8", newline="\n") as file,
        Progress(*columns, console=Console(stderr=True)) as bar,
    ):
        task = bar.add_task("reading", total=total)
        for row in rows:
            file.write(json.dumps(row, ensure_ascii=False, sort_keys=True) + "\n")
            done.append(row["doc"])
            bar.advance(task)
    return done


def score(name: str, folder: Path, path: Path, done: list[str]) -> int:
    """Runs the scorer on the documents that were read; returns its exit status."""
    scorer, gold = folder.resolve().parent / "score.py", folder / "gold.jsonl"
    for needed in (scorer, gold):
        if not needed.is_file():
            raise KgError(f"{needed}: is not there; --score needs the benchmark's own scorer and gold")
    read = set(done)
    lines = [line for line in gold.read_text(encoding="utf-8").splitlines() if line.strip()]
    with tempfile.TemporaryDirectory() as temporary:
        part = Path(temporary) / "gold.jsonl"
        part.write_text("".join(f"{line}\n" for line in lines if json.loads(line)["doc"] in read), encoding="utf-8")
        command = [sys.executable, str(scorer), name, "--gold", str(part), "--pred", str(path)]
        return subprocess.run([*command, "--input", str(folder / "input")], check=False).returncode


def main() -> int:
    """Reads the arguments, predicts, and scores where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("name", choices=NAMES)
    parser.add_argument("--data", type=Path, required=True, metavar="FOLDER")
    parser.add_argument("-o", "--output", type=Path, required=True, metavar="FILE")
    parser.add_argument("--score", action="store_true", help="run FOLDER/../score.py on FOLDER/gold.jsonl")
    parser.add_argument("--limit", type=int, help="read only the first N documents")
    parser.add_argument("--workers", type=int, default=1, help="processes that read (default 1)")
    parser.add_argument("--model", help="an installed English spaCy pipeline")
    parser.add_argument("--parses", type=Path, metavar="FOLDER", help="keep parses here, and take them from here")
    options = parser.parse_args()
    try:
        total = count(options.data)
        if not total:
            raise KgError(
                f"{options.data}: has neither input/*.txt nor input/passages.jsonl; name a benchmark's folder"
            )
        rows = predictions(options.name, options.data, options.limit, options.workers, options.model, options.parses)
        done = write(rows, options.output, min(total, options.limit or total))
        return score(options.name, options.data, options.output, done) if options.score else 0
    except KgError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
