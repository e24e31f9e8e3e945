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


def test_those_whom_an_answer_counted_are_not_carried_on(ask: Ask) -> None:
    counted = ask("Which councils have too few foster carers?")
    graded = ask("Which of those are inadequate?", previous=counted)
    assert graded.fact is not None
    assert any("“those” stands for all" in note for note in graded.notes)
    compared = ask("Compare early help in Gateshead and Durham")
    of_two = ask("Which of those are inadequate?", previous=compared)
    assert of_two.fact is not None
    assert [one.name for one in of_two.authorities] == ["Gateshead", "Durham"]
