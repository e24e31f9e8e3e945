from __future__ import annotations

from collections.abc import Callable

import pytest

from service.question.counted import Measure
from service.question.model import Question

Ask = Callable[..., Question]
CARERS = "How many foster carers are there in Gateshead?"
PLANS = "How many children are on a child protection plan in Gateshead?"


@pytest.mark.parametrize(
    ("before", "text", "filled"),
    [
        (PLANS, "how many of them are boys?", "how many of the children on a child protection plan are boys"),
        (CARERS, "how many were recruited last year", "how many foster carers were recruited last year"),
        (CARERS, "and social workers?", "how many social workers"),
        (PLANS, "and missing from education?", "how many children missing from education"),
        (
            "What percentage of assessments were late in Gateshead?",
            "and health checks?",
            "what percentage of health checks",
        ),
        ("Does Gateshead have a virtual school?", "who runs it?", "who runs virtual school"),
        ("early help in Gateshead", "what is the impact?", "what is the impact of early help"),
        ("neglect in Gateshead", "who is to blame?", "who is to blame for neglect"),
        (
            "mental health support in Gateshead",
            "how long do they wait?",
            "how long do mental health support wait",
        ),
        ("the Bright Start scheme in Gateshead", "does it work?", "does bright start scheme work"),
        ("care leavers in Gateshead", "what do they get then?", "what do care leavers get then"),
        (
            "How bad are things for care leavers in Gateshead?",
            "how many had they lost touch with",
            "how many care leavers had they lost touch with",
        ),
        (
            "trips for care leavers in Gateshead",
            "and the ones still in care?",
            "trips for children still in care",
        ),
        (
            "trips for care leavers in Gateshead",
            "what about those who live elsewhere",
            "trips for care leavers who live elsewhere",
        ),
        ("responses to referrals in Gateshead", "and at weekends?", "and responses to referrals at weekends"),
        ("adoption in Gateshead", "and timeliness?", "and timeliness of adoption"),
        (
            "young carers in Gateshead, what's going on?",
            "did the bosses know?",
            "did the bosses know about young carers",
        ),
        (
            "waiting lists in Gateshead",
            "did leaders do anything about it?",
            "did leaders do anything about waiting lists",
        ),
        (
            "mental health support in Gateshead",
            "what about for girls?",
            "what about mental health support for girls",
        ),
    ],
)
def test_what_is_left_out_is_put_in(ask: Ask, before: str, text: str, filled: str) -> None:
    question = ask(text, previous=ask(before))
    assert question.text == filled
    assert [authority.name for authority in question.authorities] == ["Gateshead"]


@pytest.mark.parametrize(
    ("before", "text"),
    [
        (CARERS, "and neglect?"),  # not counted
        (CARERS, "what about thresholds?"),  # another matter, rather than how many of them
        ("How does Gateshead handle neglect?", "and social workers?"),  # nothing was counted
        (CARERS, "Do they have enough social workers?"),
        (CARERS, "How many of them are there in Sunderland?"),
        ("What grade did Gateshead get?", "who gave it?"),
        ("Which councils have good foster carers?", "how many of them are in the north east?"),
        (CARERS, "has it improved?"),
        (CARERS, "when was it published?"),
    ],
)
def test_nothing_is_put_into_other_questions(ask: Ask, before: str, text: str) -> None:
    assert ask(text, previous=ask(before)).text == text


def test_how_many_is_carried_to_what_else_is_counted(ask: Ask) -> None:
    question = ask("and social workers?", previous=ask(CARERS))
    assert question.wants_number
    assert question.counted is not None
    assert (question.counted.measure, question.counted.nouns) == (Measure.COUNT, ("workers",))


def test_it_stays_the_same_thing_over_several_questions(ask: Ask) -> None:
    before = ask("who runs it?", previous=ask("Does Gateshead have a virtual school?"))
    assert ask("what results does it get?", previous=before).text == "what results does virtual school get"


def test_what_a_figure_counts_of_those_before_is_asked_of_the_same_authority(ask: Ask) -> None:
    before = ask("How many looked after children are there in Gateshead?")
    question = ask("how many of those are placed with foster carers", previous=before)
    assert question.figures == ("with foster families",)
    assert [authority.name for authority in question.authorities] == ["Gateshead"]


def test_them_is_no_single_matter(ask: Ask) -> None:
    question = ask("what held them back?", previous=ask("neglect in Gateshead"))
    assert "neglect" not in question.text


@pytest.mark.parametrize(
    ("before", "text", "filled"),
    [
        ("waiting lists in Gateshead", "who knew about this??", "who knew about waiting lists"),
        ("How do councils handle neglect?", "did anyone warn of it?", "did anyone warn about neglect"),
        (
            "waiting lists in Gateshead",
            "did anyone warn the bosses",
            "did anyone warn the bosses about waiting lists",
        ),
    ],
)
def test_what_points_at_the_matter_is_the_matter(ask: Ask, before: str, text: str, filled: str) -> None:
    assert ask(text, previous=ask(before)).text == filled
