"""The question proper is found behind what somebody tells of themselves first."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from service.question.model import Question
from service.question.story import question_proper

Ask = Callable[..., Question]


@pytest.mark.parametrize(
    ("text", "question"),
    [
        (
            "I am a grandmother and my grandson came into care. His mother drinks. What I want to know is whether Alderbrook helps kinship carers?",
            "whether Alderbrook helps kinship carers?",
        ),
        (
            "My nephew is homeless. He slept in a car. What do the reports say about homeless children?",
            "What do the reports say about homeless children?",
        ),
        (
            "Hello. I hope this finds you well. I am putting together a briefing on neglect. How is neglect dealt with in Alderbrook? Many thanks.",
            "How is neglect dealt with in Alderbrook?",
        ),
        (
            "Hi there. I'm writing a note for members on kinship care. It would be great to know what inspectors say about it in Alderbrook.",
            "what inspectors say about kinship care in Alderbrook.",
        ),
        (
            "We foster two boys. We love them. My question is how well return home interviews are done there.",
            "how well return home interviews are done there.",
        ),
    ],
)
def test_a_story_is_no_part_of_it(text: str, question: str) -> None:
    assert question_proper(text).question == question


@pytest.mark.parametrize(
    "text",
    [
        "How is neglect dealt with in Alderbrook?",
        "My grandson is in care. Would he be moved if somebody asked?",
        "My son has waited for a year. What can I do?",
        "Alderbrook is a new council. What did inspectors say of neglect?",
        "I read that Alderbrook has a panel. Is it any good?",
        "I foster. How are carers trained? And who supports carers?",
        "We run a club for care leavers. How does Alderbrook support them with rent?",
        "I foster. How are carers trained? I mean those who are new.",
        "I heard Alderbrook was inspected. What did that report say about neglect?",
    ],
)
def test_what_leans_on_it_stays_with_it(text: str) -> None:
    assert question_proper(text).question == text


def test_whom_a_story_names_is_asked_about_where_the_question_names_nobody(ask: Ask) -> None:
    of_story = ask("I live in Gateshead. My daughter is in Durham. How are care leavers housed?")
    assert [one.name for one in of_story.authorities] == ["Gateshead", "Durham"]
    own = ask("I live in Durham. My sister fosters. How are care leavers housed in Gateshead?")
    assert [one.name for one in own.authorities] == ["Gateshead"]
    assert own.notes[0] == "Read as the question: “How are care leavers housed in Gateshead?”"


def test_a_story_that_alone_says_what_it_is_about_is_read_with_the_question(ask: Ask) -> None:
    asked = ask("I am looking into neglect. How good are assessments in Gateshead?")
    assert "neglect" in asked.text


def test_a_story_of_danger_is_never_left_out(ask: Ask) -> None:
    assert ask("I live in Durham. My dad hits me. How are care leavers housed in Gateshead?").danger


def test_a_polite_second_question_is_no_thanks(ask: Ask) -> None:
    asked = ask("I foster for Durham. Does Durham support foster carers? Thanks, and what about adopters?")
    assert "adopters" in asked.text
