from __future__ import annotations

from collections.abc import Callable

import pytest

from service.question.model import Question

Ask = Callable[..., Question]


@pytest.mark.parametrize(
    "text",
    [
        "How many children does each independent reviewing officer have in Durham?",
        "how many children does an IRO look after in Durham",
        "How many cases do reviewing officers in Durham hold?",
        "how many young people do PAs in Durham support each",
        "how many kids per social worker in Durham",
    ],
)
def test_how_many_each_worker_has_is_asked_of_caseloads(ask: Ask, text: str) -> None:
    assert ask(text).topic.startswith("caseloads")


@pytest.mark.parametrize(
    "text",
    [
        "How many children do social workers in Durham visit on time?",
        "how many young people do personal advisers in Durham keep in touch with",
    ],
)
def test_how_many_they_see_is_not(ask: Ask, text: str) -> None:
    assert "caseloads" not in ask(text).topic


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("up to what age do Durham care leavers get an adviser", "age care leavers get an adviser"),
        ("From what age can care leavers in Durham get a flat?", "age care leavers get a flat"),
        ("For how long do care leavers in Durham get a flat?", "care leavers get a flat"),
        ("Until when do care leavers in Durham get a flat?", "care leavers get a flat"),
        ("By how much did caseloads in Durham fall?", "caseloads fall"),
        ("In how many cases in Durham were plans late?", "plans late"),
    ],
)
def test_what_leads_in_to_the_matter_is_no_part_of_it(ask: Ask, text: str, topic: str) -> None:
    assert ask(text).topic == topic


def test_a_figure_with_a_comma_or_a_point_is_one_word(ask: Ask) -> None:
    question = ask("Did the £500,000 and the 2.5 million for homes in Durham help?")
    assert {"500,000", "2.5"} <= {concept.written for concept in question.concepts}


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("What does Durham's report say about council tax?", "council tax"),
        (
            "Compare council housing for care leavers in Durham and Gateshead",
            "council housing for care leavers",
        ),
        ("What does the council in Durham say about missing children?", "missing children"),
    ],
)
def test_what_is_the_councils_own_stays_in_the_topic(ask: Ask, text: str, topic: str) -> None:
    assert ask(text).topic == topic


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("what's Durham like on caseloads", "caseloads"),
        ("How's Durham for care leavers?", "care leavers"),
        ("How is Durham doing on neglect?", "neglect"),
        ("How does Durham fare on adoption?", "adoption"),
        ("What is missing from Durham's supervision of staff?", "supervision of staff"),
        ("What gaps are there in Durham's help for siblings?", "help for siblings"),
        ("Which steps are missing from plans in Durham?", "steps are lacking from plans"),
        ("How many children are missing from home in Durham?", "children are missing from home"),
    ],
)
def test_how_it_is_and_what_it_lacks_are_plain_framing(ask: Ask, text: str, topic: str) -> None:
    assert ask(text).topic == topic
