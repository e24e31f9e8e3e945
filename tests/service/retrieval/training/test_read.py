"""What the cross-encoder is trained on, and in which batches."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np

from service.question.filters import Filters
from service.retrieval.training.groups import Group, collect
from service.retrieval.training.pairs import Example as Asked
from service.retrieval.training.read import TOKENS, Example, batches_of, examples_of
from service.wiring import open_snapshot


def collected(sample_data: Path) -> list[Group]:
    """What one question finds in two sample reports, one of which answers."""
    snapshot = open_snapshot(sample_data)
    first, second = list(snapshot.index.reports())[:2]
    label = snapshot.index.paragraphs(first.start + 5, first.start + 6)[0].paragraph.paragraph
    asked = Asked(
        "How good is supervision?",
        Filters(report_ids=(first.report.report_id, second.report.report_id)),
        frozenset({(first.report.report_id, label)}),
        frozenset(),
        True,
        0.5,
        "fold",
    )
    return list(collect("judged", [snapshot] * 5, [asked], 0))


def test_all_that_answers_is_learned_from_and_the_best_of_what_does_not(sample_data: Path) -> None:
    groups = collected(sample_data)
    assert [group.whole for group in groups].count(True) == 1
    probabilities = [np.linspace(0.9, 0.1, len(group.answers)) for group in groups]
    examples = list(examples_of(groups, probabilities))
    assert sum(one.answers for one in examples) == sum(int(group.answers.sum()) for group in groups)
    assert sum(not one.answers for one in examples) >= 4
    assert all(0 < one.second < len(one.tokens) for one in examples)


def test_every_example_is_in_one_batch_and_no_batch_is_too_long() -> None:
    examples = [Example([1] * length, 1, False, 1.0) for length in range(20, 120)]
    batches = batches_of(examples, random.Random(1))
    assert sorted(len(one.tokens) for batch in batches for one in batch) == list(range(20, 120))
    assert all(len(batch) * max(len(one.tokens) for one in batch) <= TOKENS for batch in batches)
