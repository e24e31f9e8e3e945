"""Several topics in one question: which are searched for one by one, and which are one topic."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from service.question.model import Question

Ask = Callable[..., Question]


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("Are caseloads manageable in Hackney and is supervision good?", ["caseloads", "supervision"]),
        ("How does Hackney deal with neglect and how good are its pathway plans?", ["neglect", "pathway plans"]),
        ("Is Hackney short of foster carers and has it got a grip on missing children?", ["foster carers", "missing children"]),
        ("Tell me how Hackney is doing on supervision. What do they say about caseloads?", ["supervision", "caseloads"]),
        ("Hackney: early help, front door, out of hours", ["early help", "front door", "out of hours"]),
        ("life story work / caseloads - Hackney", ["life story work", "caseloads"]),
        ("Hackney dentists; private fostering", ["dentists", "private fostering"]),
    ],
)  # fmt: skip
def test_topics_asked_about_one_by_one_are_searched_for_one_by_one(
    ask: Ask, text: str, topics: list[str]
) -> None:
    question = ask(text)
    assert len(question.parts) == len(topics)
    for part, topic in zip(question.parts, topics, strict=True):
        assert topic in part.terms or any(topic in concept.written for concept in part.concepts)
        assert not any(other in part.topic for other in topics if other != topic)
        assert [authority.name for authority in part.authorities] == ["Hackney"]
        assert part.report_ids == question.report_ids


@pytest.mark.parametrize(
    "text",
    [
        "How well does Hackney deal with missing and exploited children?",
        "How do the police and social workers work together in Hackney?",
        "Hackney education, employment and training of care leavers",
        "How good are early help and fostering in Hackney?",
        "When children can't live at home in Hackney, are brothers and sisters kept together?",
        "What happens to lads in Hackney who grew up in care and have no apprenticeship?",
        "Are foster carers in Hackney supported and do they get training on neglect?",
        "Who keeps an eye on private fostering in Hackney, and is it enough for early help?",
        "Is supervision regular in Hackney and is supervision recorded?",
        "Hackney, caseloads",
    ],
)
def test_what_is_asked_of_one_topic_is_one_search(ask: Ask, text: str) -> None:
    assert not ask(text).parts


@pytest.mark.parametrize(
    "text",
    [
        "How good are early help and fostering in Hackney?",
        "What is said about neglect and about advocacy in Hackney?",
        "caseloads as well as supervision in Hackney",
    ],
)
def test_topics_joined_in_one_clause_are_asked_beside_it_too(ask: Ask, text: str) -> None:
    question = ask(text)
    assert not question.parts
    assert len(question.beside) == 2
    assert all(part.report_ids == question.report_ids for part in question.beside)
    assert not {*question.beside[0].terms} & {*question.beside[1].terms}


@pytest.mark.parametrize(
    "text",
    [
        "How does Hackney look after the health and wellbeing of children in care?",
        "Are runaways in Hackney sat down with and listened to?",
        "How do the police and social workers work together in Hackney?",
        "recruitment and retention of social workers in Hackney",
    ],
)
def test_what_is_joined_within_one_topic_is_asked_once(ask: Ask, text: str) -> None:
    assert not ask(text).beside


def test_a_list_that_ends_in_a_mark_is_a_list(ask: Ask) -> None:
    assert len(ask("Hackney: caseloads/supervision/neglect?").parts) == 3
