"""What became of what an inspection asked for: the findings of what came after it are searched."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from service.question.acted_on import PROGRESS
from service.question.model import FactKind, Intent, Question

Ask = Callable[..., Question]


@pytest.mark.parametrize(
    "text",
    [
        "Gateshead progress since previous inspection recommendations",
        "What progress has Gateshead made against the recommendations of its last inspection?",
        "progress on areas for improvement since the last inspection Gateshead",
        "How far has Gateshead acted on its last inspection's recommendations?",
        "Has Gateshead done what it was told last time?",
        "have they done everything they were told to do last time in Gateshead",
        "Did Gateshead act on the recommendations of its previous inspection?",
        "Has Gateshead addressed the weaknesses found at the last inspection?",
        "Have the recommendations from the previous inspection been implemented in Gateshead?",
        "How many of the last inspection's recommendations has Gateshead met?",
        "Has Gateshead sorted out what was wrong last time?",
        "Gateshead response to previous areas for improvement",
    ],
)
def test_progress_on_demands_is_searched_for_and_no_list_of_them(ask: Ask, text: str) -> None:
    question = ask(text)
    assert question.intent is Intent.TEMPORAL
    assert question.fact is None
    assert question.leaning is None
    assert question.topic == PROGRESS
    assert question.report_ids == ("gateshead-2019-inspection",)


def test_demands_of_a_year_are_looked_at_in_the_reports_since(ask: Ask) -> None:
    question = ask("Did Newcastle put right what Ofsted told it to in 2017?")
    assert question.report_ids == (
        "newcastle-upon-tyne-2017-inspection",
        "newcastle-upon-tyne-2018-focused-visit",
    )


def test_demands_about_a_topic_are_asked_of_that_topic(ask: Ask) -> None:
    question = ask("Has Gateshead acted on the recommendations about care leavers of its last inspection?")
    assert question.topic == "care leavers"
    assert question.intent is Intent.TEMPORAL


@pytest.mark.parametrize(
    "text",
    [
        "Which recommendations did Gateshead get at its last inspection?",
        "What does Gateshead have to improve?",
        "Gateshead recommendations",
        "What still needs to improve in Gateshead?",
    ],
)
def test_what_is_demanded_stays_a_fact(ask: Ask, text: str) -> None:
    fact = ask(text).fact
    assert fact is not None
    assert fact.kind is FactKind.DEMANDS


@pytest.mark.parametrize(
    "text",
    [
        "Do they ask parents in Gateshead before sharing information?",
        "Are actions from audits completed in Gateshead?",
        "experiences and progress of children in care in Gateshead",
        "Do reviews in Gateshead act on recommendations of child protection conferences?",
    ],
)
def test_what_is_done_in_practice_is_no_progress_on_demands(ask: Ask, text: str) -> None:
    question = ask(text)
    assert question.intent is not Intent.TEMPORAL
    assert question.topic != PROGRESS
