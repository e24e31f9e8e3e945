"""A word that judges what it stands with asks for one side of the findings."""

from __future__ import annotations

import pytest

from service.question.judging_words import judges_subject, side_by_word
from service.question.model import Leaning


@pytest.mark.parametrize(
    ("masked", "side"),
    [
        ("WHICH have weak support for young carers", Leaning.FAULT),
        ("where are children slow to see a doctor", Leaning.FAULT),
        ("WHICH have a really patchy advocacy offer", Leaning.FAULT),
        ("whose early help is poor", Leaning.FAULT),
        ("WHICH have high caseloads", Leaning.FAULT),
        ("high caseloads", Leaning.FAULT),
        ("where are caseloads too high", Leaning.FAULT),
        ("WHICH have high social work turnover", Leaning.FAULT),
        ("WHICH have exceptional support for young carers", Leaning.PRAISE),
        ("who offers effective advocacy", Leaning.PRAISE),
    ],
)
def test_the_side_of_a_judging_word(masked: str, side: Leaning) -> None:
    assert side_by_word(masked) is side


@pytest.mark.parametrize(
    "masked",
    [
        "WHICH have support for young carers",
        "WHICH have poor families",
        "who has good or better leadership",
        "WHICH do not have weak support",
        "WHICH have improved weak support",
        "who works with children in their late teens",
        "WHICH support children with high needs",
    ],
)
def test_no_side_where_nothing_asked_for_is_judged(masked: str) -> None:
    assert side_by_word(masked) is None


def test_a_word_that_judges_names_nothing() -> None:
    assert judges_subject("late")
    assert not judges_subject("later life letters")


@pytest.mark.parametrize(
    "masked",
    [
        "what do reports say about children who have poor attendance",
        "WHICH support children who have poor mental health",
        "what happens to children who are late for school",
        "what help is there for families where there is poor housing",
    ],
)
def test_a_word_that_judges_the_children_asks_for_no_side(masked: str) -> None:
    assert side_by_word(masked) is None
