"""What a first question points back at."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from service.question.hanging import ASKS_ON, pointed_at
from service.question.model import Question

Ask = Callable[..., Question]


@pytest.mark.parametrize(
    ("text", "them"),
    [
        ("Which of those use agency staff?", "those"),
        ("and how many of them have a children in care council?", "them"),
        ("Do these councils find homes close by?", "these councils"),
        ("compare them", "them"),
        ("were any of those rated good before?", "those"),
        ("Who led those inspections?", "those inspections"),
        ("How do the councils you listed help care leavers?", "the councils you listed"),
        ("What about the 12 authorities named above, do they have hubs?", "the 12 authorities named above"),
        ("Which of these homes are good?", ""),
        ("Do any of those who leave care have a flat?", ""),
        ("Which of those councils judged good have hubs?", ""),
        ("Which of those children who go missing are seen?", ""),
        ("How many of those leaving care have a flat?", ""),
        ("Which councils know their children and see them often?", ""),
    ],
)
def test_a_question_points_at_authorities_named_before(text: str, them: str) -> None:
    assert pointed_at(text) == them


def test_those_of_a_first_question_are_said_to_be_everybody(ask: Ask) -> None:
    assert any(
        "“those” stands for all authorities" in note for note in ask("Which of those use agency staff?").notes
    )
    assert not any(
        "stands for all" in note
        for note in ask("In Gateshead and Durham, which of them has more agency staff?").notes
    )


@pytest.mark.parametrize(
    "text",
    [
        "why?",
        "tell me more",
        "Why did they fail?",
        "did it improve?",
        "Are they adequate?",
        "what did they say about that?",
    ],
)
def test_a_first_message_that_asks_on_is_asked_for_in_full(ask: Ask, text: str) -> None:
    assert ask(text).refusal == ASKS_ON


@pytest.mark.parametrize("text", ["???", "the of and"])
def test_no_question_is_still_none(ask: Ask, text: str) -> None:
    refusal = ask(text).refusal
    assert refusal is not None
    assert refusal != ASKS_ON


def test_those_of_a_question_that_named_some_are_these(ask: Ask) -> None:
    compared = ask("Compare early help in Gateshead and Durham")
    of_two = ask("Which of those are inadequate?", previous=compared)
    assert of_two.fact is not None
    assert [one.name for one in of_two.authorities] == ["Gateshead", "Durham"]
    searched = ask("How do those councils handle private fostering?", previous=of_two)
    assert [one.name for one in searched.authorities] == ["Gateshead", "Durham"]
    assert "fostering" in searched.topic
