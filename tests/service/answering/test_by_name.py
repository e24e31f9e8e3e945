"""Beside a passage that names what was asked for, one that names nothing of it is no answer."""

from __future__ import annotations

import pytest

from service.question.model import Concept, Intent, Question
from tests.service.answering.chosen import labels_chosen, scored

NAMING = "Young carers are assessed promptly."
ELSEWHERE = "Brothers and sisters stay together."
NEAR = "Carers receive good support."


def chosen(paragraphs: dict[str, tuple[str, float]], *, official: bool = True) -> list[str]:
    """Labels of the paragraphs quoted to a question about young carers of one authority."""
    candidates = scored({label: [sentence] for label, sentence in paragraphs.items()})
    asked = Concept("young carers", {"young carers": 1.0}, official=official)
    question = Question("", Intent.SINGLE, "young carers", (asked,), (), (), ())
    return labels_chosen(question, {"Alderbrook": candidates})["Alderbrook"]


def test_a_passage_that_does_not_name_the_matter_is_left_out_beside_one_that_does() -> None:
    assert chosen({"1": (NAMING, 0.9), "2": (NEAR, 0.4)}) == ["1"]


def test_one_that_is_half_as_probable_stays() -> None:
    assert chosen({"1": (NAMING, 0.9), "2": (NEAR, 0.5)}) == ["1", "2"]


@pytest.mark.parametrize(
    ("first", "official"), [(ELSEWHERE, True), (NAMING, False)], ids=["best names nothing", "everyday words"]
)
def test_otherwise_nothing_is_left_out(first: str, official: bool) -> None:
    assert chosen({"1": (first, 0.9), "2": (NEAR, 0.4)}, official=official) == ["1", "2"]
