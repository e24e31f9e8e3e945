"""A year of which no report is held, as a later report tells of it."""

from __future__ import annotations

import pytest

from service.answering.model import Outcome
from service.service import Service


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("When did Harrowmere join the regional adoption agency in 2018?", "joined in 2018"),
        ("Was the post of designated officer filled in Carrowick in 2019?", "For five months in 2019"),
    ],
)
def test_a_later_report_tells_of_the_year(sample_service: Service, question: str, told: str) -> None:
    answer = sample_service.ask(question)
    assert answer.outcome is Outcome.ANSWERED
    assert "that fits the question is held" in answer.answer
    assert [told in one.quote for one in answer.citations] == [True]


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("How good was supervision in Carrowick in 2019?", id="speaks of another time"),
        pytest.param(
            "What did the report of 2019 on Carrowick say on designated officers?", id="of a report"
        ),
        pytest.param("Was the post of designated officer filled in Carrowick in 2009?", id="too long ago"),
        pytest.param("Was the post of designated officer filled in Carrowick in 2023?", id="after it"),
    ],
)
def test_another_report_does_not_stand_for_one_that_is_not_held(
    sample_service: Service, question: str
) -> None:
    answer = sample_service.ask(question)
    assert answer.outcome is Outcome.NOT_FOUND
    assert answer.citations == ()
