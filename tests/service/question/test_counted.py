"""What a question asks to have counted or measured."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from service.question.counted import Counted, Measure, people_told_as
from service.question.model import Question

Ask = Callable[..., Question]


@pytest.mark.parametrize(
    ("text", "nouns"),
    [
        ("How many child protection conferences were held in Gateshead?", ("conferences",)),
        ("How many of Durham's contacts in the three months before were repeat ones?", ("contacts",)),
        ("How many children's services directors has Durham had?", ("directors",)),
        ("How many looked after children in Durham are adopted?", ("children",)),
        ("How many children missing from home has Gateshead?", ("children",)),
        ("How many adoptions fell apart in Durham?", ("adoptions",)),
        ("How many assessments completed in Durham were late?", ("assessments",)),
        ("How many referrals led to an assessment in Gateshead?", ("referrals",)),
        ("How many heads and school safeguarding leads in Durham were trained?", ("heads", "leads")),
        ("How many 16 and 17 year olds came to Gateshead as homeless?", ("year-olds",)),
        ("What's the average caseload of a reviewing officer in Durham?", ("caseload",)),
        ("What was the highest caseload of a social worker in Durham?", ("caseload",)),
        ("biggest caseload in Gateshead", ("caseload",)),
        ("How high are the caseloads of advisers in Durham?", ("caseload",)),
        ("What is the caseload of reviewing officers in Gateshead?", ("caseload",)),
        ("What is the no. of care leavers in Durham?", ("leavers",)),
        ("no of adopters in Gateshead", ("adopters",)),
        ("# of foster carers in Durham", ("carers",)),
        ("How many student social workers did Durham take on?", ("workers",)),
        ("How many mother and baby placements has Gateshead?", ("mother", "placements")),
    ],
)
def test_how_many_of_what(ask: Ask, text: str, nouns: tuple[str, ...]) -> None:
    assert ask(text).counted == Counted(Measure.COUNT, nouns)


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("What share of care leavers in Durham have a job?", Measure.SHARE),
        ("What is the social worker vacancy rate in Gateshead?", Measure.RATE),
        ("What is the rate of looked after children in Durham?", Measure.RATE),
        ("What is the rate of looked after children per 10,000 in Durham?", Measure.PER_MANY),
        ("How many children per ten thousand are looked after in Gateshead?", Measure.PER_MANY),
        ("What is the ratio of managers to social workers in Durham?", Measure.RATIO),
        ("ratio of managers to staff in Gateshead", Measure.RATIO),
        ("How many times did the panel in Durham meet?", Measure.OCCASIONS),
        ("On how many occasions did Gateshead use hotels?", Measure.OCCASIONS),
        ("How long do families in Durham wait for help?", Measure.SPAN),
        ("How many weeks do care proceedings take in Durham?", Measure.SPAN),
        ("How long has the hub in Gateshead been open?", Measure.SO_FAR),
        ("Up to what age do care leavers in Durham get an adviser?", Measure.AGE),
        ("How old are the members of Gateshead's youth council?", Measure.AGE),
        ("How much have exclusions fallen in Durham?", Measure.CHANGE),
        ("By how much did schools in Gateshead step up their referrals?", Measure.CHANGE),
        ("How much is the leaving care grant in Gateshead?", Measure.MONEY),
    ],
)
def test_in_what_it_is_measured(ask: Ask, text: str, measure: Measure) -> None:
    counted = ask(text).counted
    assert counted is not None
    assert counted.measure is measure


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("What is the vacancy rate of social workers in Durham?", "vacancy"),
        ("What is the turnover rate among social workers in Gateshead?", "turnover"),
        ("How high is the turnover of staff in Durham?", "turnover"),
        ("What is the sickness rate of managers in Durham?", "sickness"),
        ("What is the rate of looked after children in Durham?", "children"),
    ],
)
def test_a_rate_is_of_what_it_is_called_by(ask: Ask, text: str, noun: str) -> None:
    assert ask(text).counted == Counted(Measure.RATE, (noun,))


@pytest.mark.parametrize(
    ("ratio", "nouns"),
    [
        ("ratio of managers to social workers", ("managers", "workers")),
        ("manager-to-worker ratio", ("manager", "worker")),
        ("staff ratio", ("staff",)),
    ],
)
def test_both_sides_of_a_ratio_are_read(ask: Ask, ratio: str, nouns: tuple[str, ...]) -> None:
    assert ask(f"What is the {ratio} in Durham?").counted == Counted(Measure.RATIO, nouns)


@pytest.mark.parametrize(
    "text",
    [
        "Is it so or no of late in Durham?",
        "Which team in Durham has the highest caseloads?",
        "Are caseloads in Gateshead the highest in the region?",
        "What is the turnover of social workers in Durham?",
        "How well are care leavers in Durham supported?",
        "How much do social workers in Gateshead rely on agencies?",
        "How much support do care leavers in Durham get?",
        "Has the number of advisers in Gateshead doubled?",
        "How is Durham dealing with the rising number of home educated children?",
        "What do inspectors say about the number of foster carers in Gateshead?",
        "How long-standing are the problems in Durham?",
    ],
)
def test_nothing_is_counted(ask: Ask, text: str) -> None:
    question = ask(text)
    assert question.counted is None
    assert not question.wants_number


def test_those_who_left_care_are_told_as_young_people_and_not_as_children() -> None:
    told = people_told_as(["leavers"])
    assert {"people", "leavers", "year-olds"} <= told
    assert told.isdisjoint({"children", "pupils", "siblings"})
