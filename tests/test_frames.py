"""Every frame's own example sentences read as they say."""

import pytest

from kg.check import check_frames
from kg.ontology import Frame, load_ontology
from kg.reading.read import Reader

FRAMES = load_ontology().frames


@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: frame.id)
def test_examples(frame: Frame, reader: Reader) -> None:
    wrong = [(r.example.text, r.found) for r in check_frames(reader, (frame,)) if not r.holds]
    assert not wrong


@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: frame.id)
def test_every_frame_has_a_positive_example(frame: Frame) -> None:
    assert any(example.positive for example in frame.examples)
