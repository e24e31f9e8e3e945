"""What is asked of all that one council does at once."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from service.question.model import FactKind, Intent, Question
from service.question.whole_service import WholeService, set_beside_year, whole_service_asked

Ask = Callable[..., Question]


@pytest.mark.parametrize(
    ("masked", "asked"),
    [
        ("what has improved in PLACE SINCELAST?", WholeService.IMPROVED),
        ("what has got better in PLACE SINCEYEAR", WholeService.IMPROVED),
        ("how has PLACE improved", WholeService.IMPROVED),
        ("what progress has PLACE made?", WholeService.IMPROVED),
        ("what improvements have been made in PLACE", WholeService.IMPROVED),
        ("WHICH has PLACE improved", WholeService.IMPROVED),
        ("what is better in PLACE than in YEAR", WholeService.IMPROVED),
        ("what has changed for the better in PLACE children's services", WholeService.IMPROVED),
        ("what has got worse in PLACE", WholeService.DECLINED),
        ("where has PLACE gone backwards", WholeService.DECLINED),
        ("what has slipped in PLACE SINCEYEAR", WholeService.DECLINED),
        ("what hasn't improved in PLACE", WholeService.UNIMPROVED),
        ("what is still to do in PLACE SINCELAST", WholeService.UNIMPROVED),
        ("what has changed in PLACE", WholeService.CHANGED),
        ("what has improved and what has got worse in PLACE", WholeService.CHANGED),
        ("what is PLACE weakest area?", WholeService.WEAKEST),
        ("which part of PLACE service is weakest?", WholeService.WEAKEST),
        ("where is PLACE weakest", WholeService.WEAKEST),
        ("what does PLACE do worst", WholeService.WEAKEST),
        ("what is PLACE biggest problem", WholeService.WEAKEST),
        ("where does PLACE struggle most", WholeService.WEAKEST),
        ("what is PLACE greatest strength", WholeService.STRONGEST),
        ("where is PLACE strongest", WholeService.STRONGEST),
        ("what does PLACE do best", WholeService.STRONGEST),
    ],
)
def test_what_is_asked_of_all_that_a_council_does(masked: str, asked: WholeService) -> None:
    assert whole_service_asked(masked) is asked


@pytest.mark.parametrize(
    "masked",
    [
        "how has early help improved in PLACE",
        "what progress have children in care made in PLACE",
        "what areas for improvement did ofsted list for PLACE",
        "what must improve in PLACE",
        "what does PLACE have to improve",
        "how can PLACE improve",
        "has PLACE improved SINCELAST",
        "which grades have improved in PLACE",
        "what was PLACE weakest judgement",
        "why has PLACE improved",
        "what has improved in PLACE and PLACE",
        "what is best practice in PLACE",
        "what does PLACE do better",
        "where is PLACE weakest on care leavers",
        "what is the biggest risk to children in PLACE",
        "what is the best and what is the biggest change in PLACE",
    ],
)
def test_a_matter_a_grade_a_demand_or_several_councils_are_something_else(masked: str) -> None:
    assert whole_service_asked(masked) is None


def test_what_is_set_beside_a_year_is_asked_since_then(ask: Ask) -> None:
    assert set_beside_year("what is better in PLACE than in YEAR")
    assert not set_beside_year("what has improved in PLACE")
    question = ask("What is better in Gateshead than in 2015?")
    assert question.whole is WholeService.IMPROVED
    assert question.report_ids == ("gateshead-2015-inspection", "gateshead-2019-inspection")


def test_a_move_is_looked_for_over_time_and_no_grade_alone(ask: Ask) -> None:
    question = ask("Which areas have improved in Gateshead?")
    assert (question.whole, question.intent, question.fact) == (
        WholeService.IMPROVED,
        Intent.TEMPORAL,
        None,
    )
    assert len(question.report_ids) == 2


def test_an_end_is_asked_of_the_newest_report(ask: Ask) -> None:
    question = ask("Which part of Gateshead's service is weakest?")
    assert (question.whole, question.intent) == (WholeService.WEAKEST, Intent.OVERVIEW)
    assert question.report_ids == ("gateshead-2019-inspection",)


@pytest.mark.parametrize(
    "text", ["What has improved in Gateshead and Durham?", "Which councils have improved since 2016?"]
)
def test_of_several_it_is_no_question_of_one_council(ask: Ask, text: str) -> None:
    assert ask(text).whole is None


def test_whether_grades_improved_stays_a_fact(ask: Ask) -> None:
    question = ask("Has Gateshead improved since the last inspection?")
    assert question.whole is None
    assert question.fact is not None
    assert question.fact.kind is FactKind.GRADE_CHANGE


def test_the_same_is_asked_of_the_next_council_over_time(ask: Ask) -> None:
    before = ask("What has improved in Gateshead since 2015?")
    question = ask("And in Sunderland?", previous=before)
    assert question.whole is WholeService.IMPROVED
    assert len(question.report_ids) == 3
    end = ask("And in Sunderland?", previous=ask("What does Gateshead do best?"))
    assert end.whole is WholeService.STRONGEST


def test_a_talk_of_one_council_is_asked_on_and_one_of_a_matter_is_not(ask: Ask) -> None:
    of_it = ask("What has improved?", previous=ask("Tell me about Gateshead"))
    assert of_it.whole is WholeService.IMPROVED
    of_matter = ask("What has improved?", previous=ask("How does Gateshead support care leavers?"))
    assert of_matter.whole is None
