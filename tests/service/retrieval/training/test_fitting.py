"""Fitting: the network learns what a straight line cannot, and malformed examples are named."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from service.errors import ServiceError
from service.retrieval.training import network
from service.retrieval.training.matters import read_matters
from service.retrieval.training.pairs import read_judged
from service.wiring import open_snapshot


def test_the_network_learns_that_two_signs_count_only_together() -> None:
    draw = np.random.default_rng(1)
    rows = draw.choice([-1.0, 1.0], size=(40_000, 2)) + draw.normal(0.0, 0.1, (40_000, 2))
    labels = rows[:, 0] * rows[:, 1] > 0
    model = network.fit(rows, labels, np.ones(len(rows)))
    assert ((model.probability(rows) > 0.5) == labels).mean() > 0.95


def test_fitting_twice_gives_the_same() -> None:
    rows = np.random.default_rng(2).normal(size=(1000, 3))
    labels = rows[:, 0] > 1
    once, again = (network.fit(rows, labels, np.ones(len(rows))) for _ in range(2))
    assert (once.probability(rows) == again.probability(rows)).all()


def test_judged_questions_tell_answers_background_and_silence(tmp_path: Path) -> None:
    row = {"question": "Any?", "judged": {"a": {"2": ["1"], "1": ["2"]}, "b": {"2": [], "1": []}}}
    (tmp_path / "judged.jsonl").write_text(json.dumps(row) + "\n", "utf-8")
    (example,) = read_judged(tmp_path / "judged.jsonl")
    assert example.answers == {("a", "1")}
    assert example.background == {("a", "2")}
    assert example.filters.report_ids == ("a", "b")
    assert example.complete


def test_a_malformed_judged_question_is_named(tmp_path: Path) -> None:
    (tmp_path / "judged.jsonl").write_text('{"question": "Any?", "judged": ["a"]}\n', "utf-8")
    with pytest.raises(ServiceError, match=r"judged\.jsonl, line 1"):
        list(read_judged(tmp_path / "judged.jsonl"))


def test_a_matter_is_asked_of_reports_that_say_its_terms_and_of_no_report_held_out(
    tmp_path: Path, sample_data: Path
) -> None:
    row = {"matter": "supervision", "terms": {"supervision": 1.0}, "asked": ["Do bosses sit down with them?"]}
    (tmp_path / "matters.jsonl").write_text(json.dumps(row) + "\n", "utf-8")
    snapshot = open_snapshot(sample_data)
    (example,) = read_matters(tmp_path / "matters.jsonl", snapshot)
    assert example.answers
    for report_id, label in example.answers:
        stored = snapshot.index.paragraph(report_id, label)
        assert stored is not None
        assert "supervision" in stored.paragraph.text.lower()
    everything = {one.report.report_id for one in snapshot.index.reports()}
    assert not list(read_matters(tmp_path / "matters.jsonl", snapshot, everything))
