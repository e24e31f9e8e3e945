"""The pairs of an answerable question and a near miss, and what asks them."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from eval.near_misses.__main__ import FOLDS, main, read_twins


def test_each_pair_is_two_questions_and_asked_once() -> None:
    twins = list(read_twins())
    asked = [question for one in twins for question in (one.answerable, one.near_miss)]
    assert all(one.strip() for one in asked)
    assert all(one.answerable != one.near_miss for one in twins)
    assert len({(one.answerable, one.near_miss) for one in twins}) == len(twins)


def test_the_folds_part_the_reports() -> None:
    folds = [{one.report for one in read_twins(fold)} for fold in range(FOLDS)]
    assert all(folds)
    assert sum(map(len, folds)) == len(set.union(*folds)) == len({one.report for one in read_twins()})


def test_pairs_on_reports_that_are_not_held_are_said_not_to_be_asked(
    sample_data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["near_misses", str(sample_data), "--fold", "4"])
    main()
    said = capsys.readouterr().out
    assert f"not held: {len(list(read_twins(4)))}" in said
