"""Predictions for the benchmark of time expressions (TimeBank as cleaned for TempEval-3)."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from kg.reading.times import find_times


def predict(folder: Path) -> Iterator[dict[str, Any]]:
    """A row {"doc", "timexes"} for each line of FOLDER/docs.jsonl, read from FOLDER/input/DOC.txt."""
    with (folder / "docs.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            with (folder / "input" / f"{row['doc']}.txt").open(encoding="utf-8", newline="") as file:
                times = find_times(file.read(), row.get("dct"))
            yield {"doc": row["doc"], "timexes": [asdict(time) for time in times]}
