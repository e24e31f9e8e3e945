from __future__ import annotations

from collections.abc import Callable

import pytest

from service.question.model import Question

Ask = Callable[..., Question]
LEAVERS = "How does Gateshead support care leavers?"


@pytest.mark.parametrize(
    ("turns", "note"),
    [
        ((LEAVERS, "and Sunderland?"), f"Understood as “{LEAVERS}”, now about Sunderland."),
        ((LEAVERS, "and in 2015?"), f"Understood as “{LEAVERS}”, now about Gateshead in 2015."),
        (
            (LEAVERS, "is that better than 2015?"),
            f"Understood as “{LEAVERS}”, now about Gateshead from 2015 to 2022.",
        ),
        ((LEAVERS, "what about neglect?"), "Understood as “what about neglect?” about Gateshead, as before."),
        ((LEAVERS, "since when?"), f"Understood as going on from “{LEAVERS}”, about Gateshead."),
        ((LEAVERS, "and Sunderland?", "and Durham?"), f"Understood as “{LEAVERS}”, now about Durham."),
        (
            (LEAVERS, "any weaknesses?", "and Durham?"),
            f"Understood as “{LEAVERS} any weaknesses?”, now about Durham.",
        ),
        (
            ("How many foster carers does Gateshead have?", "how many were recruited?"),
            "Understood as “how many foster carers were recruited” about Gateshead, as before.",
        ),
    ],
)
def test_a_follow_up_says_how_it_was_read(ask: Ask, turns: tuple[str, ...], note: str) -> None:
    question: Question | None = None
    for turn in turns:
        question = ask(turn, previous=question)
    assert question is not None
    assert question.notes[0] == note


@pytest.mark.parametrize(
    "text", ["How does Durham support care leavers?", "thanks", "Which councils have high caseloads?"]
)
def test_what_takes_nothing_over_says_nothing(ask: Ask, text: str) -> None:
    assert not any("Understood" in note for note in ask(text, previous=ask(LEAVERS)).notes)


@pytest.mark.parametrize(
    ("before", "text"),
    [
        ("Which councils have high caseloads?", "how many reports are there?"),
        (LEAVERS, "and what about neglect in the other councils?"),
    ],
)
def test_who_was_not_named_before_is_not_said_to_be_as_before(ask: Ask, before: str, text: str) -> None:
    assert not any("as before" in note for note in ask(text, previous=ask(before)).notes)


def test_a_long_question_is_quoted_short(ask: Ask) -> None:
    before = ask(f"How does Gateshead support care leavers{' who live far away' * 20}?")
    note = ask("and Sunderland?", previous=before).notes[0]
    assert "…”, now about Sunderland." in note
    assert len(note) < 220
