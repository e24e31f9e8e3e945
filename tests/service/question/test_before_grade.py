from __future__ import annotations

from collections.abc import Callable

import pytest

from service.question.before_grade import as_time_before, grade_before_which, without_what_follows
from service.question.model import FactKind, FactRequest, Question

Ask = Callable[..., Question]

OVERALL = "Overall effectiveness"


@pytest.mark.parametrize(
    ("text", "grade"),
    [
        ("What was Durham's grade before it was judged good in 2020?", "Good"),
        ("what was durham before it got good", "Good"),
        ("how was Durham rated prior to being found inadequate", "Inadequate"),
        ("before Durham went up to outstanding, what was it?", "Outstanding"),
        ("What was Durham rated before 2019: good or outstanding?", None),
        ("What was Durham rated before 2019 and was it good?", None),
        ("Does Durham check records before good practice is shared?", None),
        ("Was Durham good?", None),
    ],
)
def test_the_grade_before_which_something_was_so(text: str, grade: str | None) -> None:
    assert grade_before_which(text) == grade


def test_what_is_asked_is_left_without_that_grade() -> None:
    assert (
        without_what_follows("Was Durham inadequate before it was good in 2020?") == "Was Durham inadequate ?"
    )


def test_the_grade_stands_for_a_time_in_a_question_about_one() -> None:
    assert (
        as_time_before("what was PLACE grade before it was judged good in YEAR")
        == "what was PLACE grade BEFOREYEAR"
    )
    assert as_time_before("what was it before it was judged good") == "what was it PREVIOUS"
    assert as_time_before("WHICH were inadequate before they became good").endswith("good")


@pytest.mark.parametrize(
    "text",
    [
        "What was Durham's grade before it was judged good in 2019?",
        "what did Durham have before it went inadequate",
        "Before it was rated good in 2019, what was Durham's grade?",
    ],
)
def test_that_grade_is_not_the_one_asked_about(ask: Ask, text: str) -> None:
    assert ask(text).fact == FactRequest(FactKind.GRADE, OVERALL)


def test_the_inspection_before_it_was_given_is_of_that_time_too(ask: Ask) -> None:
    question = ask("Who led the Sunderland inspection before it was judged outstanding in 2021?")
    assert question.fact == FactRequest(FactKind.LEAD_INSPECTOR)
