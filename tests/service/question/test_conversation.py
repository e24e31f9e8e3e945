from __future__ import annotations

from collections.abc import Callable

import pytest

from service.question.model import FactKind, Intent, Question, Scope

Ask = Callable[..., Question]


def names(question: Question) -> list[str]:
    return [authority.name for authority in question.authorities]


@pytest.mark.parametrize(
    "text",
    ["and Northumberland?", "What about Northumberland?", "Northumberland?", "same for Northumberland"],
)
def test_another_authority_keeps_the_topic(ask: Ask, text: str) -> None:
    before = ask("How does Gateshead handle neglect?")
    question = ask(text, previous=before)
    assert names(question) == ["Northumberland"]
    assert question.topic == "neglect"
    assert question.intent is Intent.SINGLE


@pytest.mark.parametrize(
    "text", ["and care leavers?", "What about care leavers?", "How do they support care leavers?"]
)
def test_another_topic_keeps_the_authority(ask: Ask, text: str) -> None:
    question = ask(text, previous=ask("How does Gateshead handle neglect?"))
    assert names(question) == ["Gateshead"]
    assert question.authorities[0].scope is Scope.CONTEXT
    assert "care leavers" in question.topic


def test_since_then_means_after_the_years_before(ask: Ask) -> None:
    question = ask("What about since then?", previous=ask("neglect in Sunderland in 2018"))
    assert question.topic == "neglect"
    assert question.intent is Intent.TEMPORAL
    assert question.report_ids[-1] == "sunderland-2021-inspection"


def test_another_year_keeps_topic_and_authority(ask: Ask) -> None:
    question = ask("and in 2015?", previous=ask("neglect in Gateshead in 2019"))
    assert question.topic == "neglect"
    assert question.report_ids == ("gateshead-2015-inspection",)


def test_a_fact_is_asked_again_of_another(ask: Ask) -> None:
    question = ask("and Sunderland?", previous=ask("Who was the lead inspector for Gateshead?"))
    assert question.fact is not None
    assert question.fact.kind is FactKind.LEAD_INSPECTOR
    assert names(question) == ["Sunderland"]


def test_its_neighbours_are_those_of_the_authority_before(ask: Ask) -> None:
    question = ask("and its statistical neighbours?", previous=ask("How does Gateshead handle neglect?"))
    assert len(question.authorities) in (10, 11)
    assert question.topic == "neglect"
    assert question.intent is Intent.COMPARE


def test_the_others_are_all_but_the_one_before(ask: Ask) -> None:
    question = ask("What about the other councils?", previous=ask("How does Gateshead handle neglect?"))
    assert "Gateshead" not in names(question)
    assert len(question.authorities) == 8
    assert question.topic == "neglect"


def test_a_whole_question_stands_by_itself(ask: Ask) -> None:
    before = ask("How does Gateshead handle neglect?")
    assert ask("How does Northumberland support care leavers?", previous=before) == ask(
        "How does Northumberland support care leavers?"
    )
    assert names(ask("Which authorities have high caseloads?", previous=before)) == []


@pytest.mark.parametrize("text", ["why?", "tell me more", "more details please"])
def test_asking_on_keeps_everything(ask: Ask, text: str) -> None:
    question = ask(text, previous=ask("How does Gateshead handle neglect?"))
    assert question.refusal is None
    assert names(question) == ["Gateshead"]
    assert question.topic == "neglect"


def test_nothing_is_taken_from_a_question_that_was_refused(ask: Ask) -> None:
    assert ask("why?", previous=ask("Tell me a joke")).intent is Intent.OUT_OF_SCOPE
