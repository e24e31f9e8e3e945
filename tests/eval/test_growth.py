"""The growth measurement: synthetic reports are the same each time, and real parts index and answer from them."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import numpy as np

from eval.growth import ask, build
from eval.growth_chart import chart
from eval.growth_reports import Pool, draw, report
from indexer.store.published import open_current


def pool() -> Pool:
    halves = tuple((f"Leaders {number}", f"know {number}.") for number in range(9))
    return Pool(halves, (("Findings",),) * 9, np.eye(9, dtype=np.float32))


def test_a_synthetic_report_is_the_same_each_time_and_its_sentences_are_spans_of_its_text() -> None:
    owner = report(["Harrowmere", "Eastwold"], 3, paragraphs=20)
    first, again = draw(pool(), owner), draw(pool(), owner)
    assert first.paragraphs == again.paragraphs
    assert [one.row for one in first.paragraphs] == list(range(60, 80))
    assert len(first.parents) == sum(len(one.sentences) for one in first.paragraphs)
    for one in first.paragraphs:
        assert all(one.paragraph.text[start:end].startswith("Leaders") for start, end in one.sentences)


def test_report_ids_never_collide() -> None:
    ids = {report(["Harrowmere", "Eastwold"], number).report.report_id for number in range(400)}
    assert len(ids) == 400


def test_a_small_index_is_built_opened_and_asked(tmp_path: Path) -> None:
    built = build(tmp_path, 228)
    index = open_current(tmp_path)
    assert built["paragraphs"] == 228 == len(index.paragraphs(0, 1000))
    assert np.allclose(np.linalg.norm(index.sentence_vectors, axis=1), 1, atol=1e-5)
    index.close()
    figures = {**built, **ask(tmp_path, 2)}
    drawing = ElementTree.fromstring(chart([figures, {**figures, "paragraphs": 1e6}]))
    assert drawing.tag.endswith("svg")
