"""The JSON Schema of statements.jsonl: what is written fits it, and faults do not."""

import copy
import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from kg.model import Coverage, Reading, Time
from kg.paths import data_dir
from kg.records import dump_reading, from_json
from tests.graph.samples import denial, ruling

SCHEMA = json.loads((data_dir("ontology") / "statements.schema.json").read_text(encoding="utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)


def whole() -> Reading:
    """A sample with times and coverage."""
    reading = ruling()
    about = {name: getattr(reading, name) for name in ("document", "entities", "attributions", "statements")}
    coverage = (Coverage(0, 52, 1, None), Coverage(53, 60, 0, "no frame for 'echo'"))
    return Reading(**about, times=(Time(45, 51, "DATE", "2021-05-04"),), coverage=coverage)


def row() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(dump_reading(whole()))
    return found


def test_the_schema_is_sound() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("reading", [whole(), denial()])
def test_what_is_written_fits_and_reads_back(reading: Reading) -> None:
    written = json.loads(dump_reading(reading))
    assert not list(VALIDATOR.iter_errors(written))
    assert from_json(written).statements == reading.statements


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("document", "id"), ""),
        (("document", "sha256"), "abc"),
        (("entities", 0, "mentions", 0, "kind"), "nickname"),
        (("entities", 0, "mentions", 0, "start"), -1),
        (("entities", 0, "type"), "no class"),
        (("times", 0, "type"), "WEEK"),
        (("attributions", 0, "channel"), "sung"),
        (("statements", 0, "evidence"), []),
        (("statements", 0, "evidence"), [[1, 2, 3]]),
        (("statements", 0, "evidence"), [[1]]),
        (("statements", 0, "confidence"), 2),
        (("statements", 0, "status"), "rumoured"),
        (("statements", 0, "object"), 7),
        (("statements", 0, "qualifiers"), {"no name": "x"}),
        (("statements", 1, "qualifiers", "action"), {"text": "x"}),
        (("coverage", 0, "statements"), -1),
    ],
)
def test_a_fault_does_not_fit(path: tuple[Any, ...], value: object) -> None:
    broken = copy.deepcopy(row())
    at = broken
    for key in path[:-1]:
        at = at[key]
    at[path[-1]] = value
    assert list(VALIDATOR.iter_errors(broken))


@pytest.mark.parametrize("key", ["document", "entities", "times", "attributions", "statements", "coverage"])
def test_each_part_is_needed(key: str) -> None:
    broken = row()
    del broken[key]
    assert list(VALIDATOR.iter_errors(broken))


def test_more_keys_may_be_added() -> None:
    more = row()
    more["statements"][0]["note"] = more["extra"] = "x"
    assert not list(VALIDATOR.iter_errors(more))
