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
        "How well do Hackney and Durham recruit, train and support foster carers?",
        "How good is Hackney at recruiting, assessing and supporting foster carers?",
        "recruitment, training and support of foster carers in Hackney",
        "Does Hackney train and supervise social workers?",
        "How does Hackney support disabled children and their families?",
        "What is offered to care leavers and all their parents in Hackney?",
    ],
)
def test_what_is_joined_within_one_topic_is_asked_once(ask: Ask, text: str) -> None:
    assert not ask(text).beside


def test_a_list_that_ends_in_a_mark_is_a_list(ask: Ask) -> None:
    assert len(ask("Hackney: caseloads/supervision/neglect?").parts) == 3


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("What is said about care leavers in Hackney and missing children in Durham?", [("care leavers", "Hackney"), ("missing children", "Durham")]),
        ("Compare caseloads in Reading and supervision in Durham", [("caseloads", "Reading"), ("supervision", "Durham")]),
        ("Hackney on neglect, Durham on advocacy and Cumbria on fostering", [("neglect", "Hackney"), ("advocacy", "Durham"), ("fostering", "Cumbria")]),
    ],
)  # fmt: skip
def test_topics_each_asked_of_somebody_else_are_searched_for_there_alone(
    ask: Ask, text: str, asked: list[tuple[str, str]]
) -> None:
    parts = ask(text).parts
    assert [(part.topic, [one.name for one in part.authorities]) for part in parts] == [
        (topic, [name]) for topic, name in asked
    ]


@pytest.mark.parametrize(
    "text",
    [
        "care leavers in Hackney and in Durham",
        "How do Hackney and Durham work with schools and police?",
        "neglect in Hackney and neglect in Durham",
    ],
)
def test_a_topic_asked_of_several_stays_one_search(ask: Ask, text: str) -> None:
    assert not ask(text).parts


@pytest.mark.parametrize(
    "text",
    [
        "care leavers in Hackney and Durham; missing children",
        "Hackney, Durham: care leavers, missing children",
    ],
)
def test_topics_listed_of_several_are_asked_of_each_of_them(ask: Ask, text: str) -> None:
    parts = ask(text).parts
    assert [part.topic for part in parts] == ["care leavers", "missing children"]
    assert all([one.name for one in part.authorities] == ["Hackney", "Durham"] for part in parts)


def test_a_plus_joins_as_and_does(ask: Ask) -> None:
    plus, spelt = ask("caseloads + supervision in Hackney"), ask("caseloads and supervision in Hackney")
    assert plus.concepts == spelt.concepts


def test_an_article_joins_no_topics_and_a_misspelt_and_does(ask: Ask) -> None:
    assert not ask("Do care leavers go without an assessment in Durham?").beside
    assert ask("care leavers an caseloads in Durham").beside


def test_how_a_thing_is_in_two_words_is_one_topic(ask: Ask) -> None:
    assert not ask("How timely and well attended are strategy discussions in Hackney and Durham?").beside
