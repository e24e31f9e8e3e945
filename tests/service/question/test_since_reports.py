"""What is asked since a report: a report that tells the time only, held or not, narrows no search to itself."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from service.question.model import Intent, Question

Ask = Callable[..., Question]

G15, G19 = "gateshead-2015-inspection", "gateshead-2019-inspection"
N17, N18 = "newcastle-upon-tyne-2017-inspection", "newcastle-upon-tyne-2018-focused-visit"
S18, S19, S21 = "sunderland-2018-inspection", "sunderland-2019-monitoring-visit", "sunderland-2021-inspection"


@pytest.mark.parametrize(
    "text",
    [
        "What has changed for care leavers in Gateshead since Ofsted's focused visit in 2018?",
        "What has changed for care leavers in Gateshead since the 2018 inspection?",
        "What has changed for care leavers in Gateshead after the monitoring visit of 2018?",
        "What has changed for care leavers in Gateshead following its 2018 focused visit?",
        "What has changed for care leavers since Gateshead's 2018 focused visit?",
        "What has changed for care leavers since the inspection of Gateshead in May 2018?",
        "What is different for care leavers in Gateshead since inspectors last visited in 2018?",
        "What has changed for care leavers in Gateshead since the visit in summer 2018?",
    ],
)
def test_of_the_time_since_a_report_that_is_not_held_those_after_it_tell(ask: Ask, text: str) -> None:
    question = ask(text)
    assert question.intent is Intent.TEMPORAL
    assert question.report_ids == (G15, G19)  # and what is compared with
    assert question.kinds == ()
    assert question.notes == ("No report of Gateshead from 2018 is held.",)
    assert [concept.written for concept in question.concepts][-1] == "care leavers"


def test_where_no_change_is_asked_about_only_the_reports_after_it_are_searched(ask: Ask) -> None:
    text = "What has Gateshead done for care leavers following its 2018 focused visit?"
    assert ask(text).report_ids == (G19,)


def test_where_nothing_is_held_from_that_year_on_it_narrows_nothing(ask: Ask) -> None:
    question = ask("What has changed for care leavers in Gateshead since the 2022 inspection?")
    assert question.report_ids == (G15, G19)
    assert question.notes == ("No report of Gateshead from 2022 is held.",)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("What has changed on neglect in Newcastle since the focused visit of 2018?", (N17, N18)),
        ("Has neglect work in Newcastle improved since its last full inspection?", (N17, N18)),
        ("Has neglect work in Sunderland improved since the last monitoring visit?", (S18, S19, S21)),
    ],
)
def test_the_kind_of_a_report_held_narrows_nothing_either(
    ask: Ask, text: str, expected: tuple[str, ...]
) -> None:
    assert ask(text).report_ids == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("What did the letter following the 2018 focused visit to Newcastle say about neglect?", (N18,)),
        ("What must Sunderland do about neglect after the inspection of 2018?", (S18,)),
        ("What did the 2018 focused visit to Newcastle say about neglect?", (N18,)),
    ],
)
def test_what_is_asked_of_the_report_itself_is_searched_in_it(
    ask: Ask, text: str, expected: tuple[str, ...]
) -> None:
    assert ask(text).report_ids == expected
