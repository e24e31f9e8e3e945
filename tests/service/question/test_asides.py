from __future__ import annotations

import pytest

from service.question.asides import without_asides


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("haha love it. what else do they offer?", "what else do they offer?"),
        ("good on them 👏 and Durham?", "and Durham?"),
        ("no I know about housing, I mean jobs", "I mean jobs"),
        ("and Durham? seems old", "and Durham?"),
        ("why on earth did they do that", "why did they do that"),
        ("what the hell happened?", "what happened?"),
    ],
)
def test_what_is_said_beside_a_question_is_left_out(text: str, left: str) -> None:
    assert without_asides(text) == left


@pytest.mark.parametrize(
    "text",
    [
        "I understand care leavers struggle, is that so in Durham?",
        "Has Durham got enough carers?",
        "Is it good for them?",
        "What in the plan works?",
    ],
)
def test_what_belongs_to_a_question_stays(text: str) -> None:
    assert without_asides(text) == text


@pytest.mark.timeout(10)
@pytest.mark.parametrize(
    "text", ["i know about " * 60 + "zz", "haha love it " * 60 + "zz", "good on them 👏 " * 60]
)
def test_asides_said_again_and_again_are_read_in_time(text: str) -> None:
    assert without_asides(text)
