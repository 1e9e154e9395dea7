#!/usr/bin/env python3
"""Prints what reading costs beyond the parse, as a share of the parse.

    python benchmarks/cost.py FOLDER [--limit N] [--repeat 3] [--model M]

Parses, then reads, all .txt files of FOLDER, several times over; prints the median of the ratios
(reading - parse) / parse. A ratio, not a time, so that machines compare. The aim is at most 0.50.
"""

import argparse
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from kg.model import Document


def seconds(work: Callable[[Document], Any], documents: list[Document]) -> float:
    """How long the work takes over all documents."""
    start = time.perf_counter()
    for document in documents:
        work(document)
    return time.perf_counter() - start


def ratios(reader: Any, documents: list[Document], repeat: int = 3) -> list[float]:
    """(reading - parse) / parse, once for each repetition, after a first document to warm up."""
    reader.read(documents[0])
    found = []
    for _ in range(repeat):
        parse = seconds(reader.annotate, documents)
        found.append((seconds(reader.read, documents) - parse) / parse)
    return found


def main() -> int:
    """Reads the arguments and prints the ratio."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--limit", type=int, help="only the first N files")
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--model")
    options = parser.parse_args()
    paths = sorted(options.folder.glob("*.txt"))[: options.limit]
    if not paths:
        print(f"error: {options.folder}: has no .txt files", file=sys.stderr)
        return 2
    from kg.reading.read import make_reader

    documents = [Document(id=p.stem, text=p.read_text(encoding="utf-8"), date="2020-01-01") for p in paths]
    found = ratios(make_reader(options.model), documents, options.repeat)
    print(f"reading beyond the parse: {statistics.median(found):.2f} of the parse ({len(documents)} documents)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
