from __future__ import annotations

from collections.abc import Callable

import pytest

from service.question.model import FactKind, Question
from service.question.plain_words import in_plain_words

Ask = Callable[..., Question]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("which inadequate councils have improved", "which councils improved from inadequate"),
        ("which of the outstanding councils have got worse", "which councils declined from outstanding"),
        ("which failing councils have improved", "which councils improved from inadequate"),
        ("which previously inadequate councils are now good", "which councils moved from inadequate to good"),
        ("WHICH used to be inadequate", "which councils moved from inadequate"),
        ("WHICH were once inadequate but have improved", "which councils improved from inadequate"),
        ("how many were good in YEAR and are still good", "which councils stayed good throughout in YEAR"),
        (
            "of EVERY inadequate in YEAR, how many still are",
            "which councils stayed inadequate throughout in YEAR",
        ),
        (
            "what happened to EVERY judged inadequate in YEAR",
            "what became of those judged inadequate in YEAR",
        ),
        ("what became of the inadequate councils of YEAR", "what became of those judged inadequate of YEAR"),
        (
            "WHICH were outstanding in YEAR and what are they now",
            "what became of those judged outstanding in YEAR",
        ),
        (
            "where are EVERY that were inadequate in YEAR now",
            "what became of those judged inadequate in YEAR",
        ),
        (
            "how have EVERY that were inadequate in YEAR done since",
            "what became of those judged inadequate in YEAR",
        ),
    ],
)
def test_what_became_of_a_grade_is_said_in_four_forms(text: str, said: str) -> None:
    assert in_plain_words(text) == said


@pytest.mark.parametrize(
    "text",
    [
        "which good councils have improved their fostering service",
        "what happened to children in councils judged inadequate",
        "which outstanding practice has improved",
    ],
)
def test_what_is_asked_of_something_else_stays(text: str) -> None:
    assert in_plain_words(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "Which inadequate councils have improved?",
        "What happened to the councils judged inadequate in 2018?",
        "Which councils got worse at their most recent inspection?",
        "What became of Sunderland after it was judged inadequate in 2018?",
    ],
)
def test_a_course_is_one_fact(ask: Ask, text: str) -> None:
    asked = ask(text)
    assert asked.fact is not None
    assert asked.fact.kind is FactKind.GRADE_CHANGE
    assert not asked.parts
