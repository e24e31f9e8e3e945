"""Who asks whose report mentions something asks for its words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from service.question.mentioned import asks_who_mentions, without_mention
from service.question.model import Question

Ask = Callable[..., Question]


@pytest.mark.parametrize(
    ("masked", "rest"),
    [
        ("WHICH reports mention knife crime", "WHICH reports mention knife crime"),
        ("which of the reports speak of knife crime", "which of the reports mention knife crime"),
        ("do EVERY reports talk about knife crime", "do EVERY reports mention knife crime"),
        ("how many letters also refer to it", "how many letters also mention it"),
        ("in which reports is knife crime talked about", "in which reports is knife crime mention"),
        ("who mentions knife crime", "who mention knife crime"),
    ],
)
def test_the_words_for_it_are_known(masked: str, rest: str) -> None:
    assert asks_who_mentions(masked)
    assert without_mention(masked) == rest


@pytest.mark.parametrize(
    "masked",
    [
        "which children speak of being lonely",
        "does PLACE mention knife crime",
        "WHICH do well on knife crime",
        "who talks about their worries",
        "how many councils refer to advocacy",
        "WHICH refer to early help quickly",
    ],
)
def test_what_children_speak_of_is_no_mention(masked: str) -> None:
    assert not asks_who_mentions(masked)
    assert without_mention(masked) == masked


def test_whose_report_does_not_mention_it_is_asked_for_silence(ask: Ask) -> None:
    question = ask("Which reports do not mention private fostering?")
    assert (question.mentions, question.asks_silent) == (False, True)


def test_the_verb_is_no_part_of_the_topic(ask: Ask) -> None:
    question = ask("Which reports speak of private fostering?")
    assert (question.mentions, question.topic) == (
        True,
        ask("Which reports mention private fostering?").topic,
    )
