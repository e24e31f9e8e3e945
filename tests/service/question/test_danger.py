from __future__ import annotations

from collections.abc import Callable

import pytest

from service.question.danger import SIGNPOST, tells_of_danger
from service.question.model import Question

Ask = Callable[..., Question]


@pytest.mark.parametrize(
    "text",
    [
        "my stepdad hits me",
        "I'm being hurt at home",
        "i dont want to be alive any more, i want to die",
        "I ran away and have nowhere to sleep",
        "there is a boy next door who is being beaten",
        "My niece told me that her dad touches her",
        "I saw a man hitting a small girl",
        "my husband is drunk and hitting our kids",
        "How do I report a child who is being neglected?",
        "who do i ring about a kid left on his own",
        "I'm worried about a child in my street",
        "a toddler is being hurt in the flat above, what number do I call",
        "How do I report child abuse in Durham?",
    ],
)
def test_whoever_tells_of_a_child_in_danger_is_told_whom_to_call(ask: Ask, text: str) -> None:
    question = ask(text)
    assert question.refusal == SIGNPOST
    assert question.report_ids == ()


@pytest.mark.parametrize("number", ["999", "101", "0808 800 5000", "0800 1111"])
def test_the_signpost_gives_the_numbers(number: str) -> None:
    assert number in SIGNPOST


@pytest.mark.parametrize(
    "text",
    [
        "I'm 17 and my mum kicked me out. What does Durham do for me?",
        "My cousin says her dad hits her. What did inspectors say about Hackney?",
    ],
)
def test_a_question_for_the_reports_beside_a_danger_is_answered_and_marked(ask: Ask, text: str) -> None:
    question = ask(text)
    assert question.refusal is None
    assert question.danger


@pytest.mark.parametrize(
    "text",
    [
        "How do social workers respond when a child is hit at home?",
        "Are children in immediate danger protected quickly in Hackney?",
        "Are children who are being groomed found in time?",
        "Did Durham fail girls who were being abused?",
        "When a teacher sees bruises, what happens in Reading?",
        "I am a councillor worried about neglect in Durham. What was found?",
        "We are concerned about caseloads in Sunderland",
        "Do people know whom to ring when they are worried about a child?",
        "How many children were left alone at home?",
        "kids beaten by their parents",
        "suicide and self-harm of children in care",
        "My team looks at self-harm. Which councils do well?",
    ],
)
def test_questions_about_services_for_such_children_are_ordinary(ask: Ask, text: str) -> None:
    assert not tells_of_danger(text.lower())
    assert ask(text).refusal is None
