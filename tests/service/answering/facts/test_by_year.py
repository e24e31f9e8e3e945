"""In which year a grade was given most often."""

from __future__ import annotations

import pytest

from service.question.model import FactKind
from tests.service.answering.facts.world import EVERYBODY, OVERALL, fact_question, told


@pytest.mark.parametrize(
    "text",
    ["In which year were most councils judged good?", "Which year had the most good councils?", "When were the most councils rated good?"],
)  # fmt: skip
def test_the_year_of_most_of_a_grade_is_named_with_who_had_it(text: str) -> None:
    asked = fact_question(FactKind.GRADE_COUNT, *EVERYBODY, text=text, judgement=OVERALL, grade="Good")
    answer, cited = told(asked)
    assert answer.text.startswith(
        "Most authorities were judged **Good** for overall effectiveness in **2021** (Alderbrook, June 2021 [1]): 1"
    )
    assert "By year: 0 of 1 in 2016, 1 of 1 in 2021, 0 of 1 in 2022." in answer.text
    assert answer.points_at == ("alderbrook-2021-inspection",)
    assert [one.report_id for one in cited] == ["alderbrook-2021-inspection"]


def test_the_most_common_grade_is_said_first() -> None:
    text = "What is the most common grade?"
    answer, _ = told(fact_question(FactKind.GRADE_COUNT, *EVERYBODY, text=text, judgement=OVERALL))
    assert answer.text.startswith(
        "Most common: **Good** and **Requires improvement**, 1. Of the 2 authorities"
    )
