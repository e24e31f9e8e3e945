from __future__ import annotations

from collections.abc import Callable

import pytest

from service.question.denied import asks_who_does_not, asks_who_has_not, asks_who_is_silent, denies_of_others
from service.question.model import Leaning, Question

Ask = Callable[..., Question]


@pytest.mark.parametrize(
    "masked",
    [
        "WHICH don't do return home interviews",
        "WHICH do not have a safeguarding hub",
        "who has not got enough foster carers",
        "who doesn’t have a visitor scheme",
        "WHICH lack enough placements",
        "where don't social workers get regular supervision",
        "councils without a participation group",
        "where is there no advocacy",
        "in WHICH do children not get seen alone",
        "where are care leavers left without a pathway plan",
        "where are strategy meetings held without health",
        "any councils that do not offer advocacy",
        "WHICH where health assessments are not done on time",
    ],
)
def test_who_does_not_is_asked(masked: str) -> None:
    assert asks_who_does_not(masked)


@pytest.mark.parametrize(
    "masked",
    [
        "WHICH offer return home interviews",
        "WHICH support young people who are not in education",
        "WHICH help families with no recourse to public funds",
        "where are children not in school supported",
        "WHICH are not doing well on permanence",
        "WHICH are not only good but improving",
        "WHICH have good help for care leavers without family",
        "who works with children who don't speak english",
        "does PLACE not do return home interviews",
    ],
)
def test_what_is_denied_of_children_is_a_matter_like_another(masked: str) -> None:
    assert not asks_who_does_not(masked)


@pytest.mark.parametrize("text", ["and who doesn't?", "which ones don’t?", "who does not do it"])
def test_who_does_not_is_asked_of_those_before(ask: Ask, text: str) -> None:
    first = ask("Which authorities do return home interviews well?")
    assert first.leaning is Leaning.PRAISE
    second = ask(text, previous=first)
    assert (second.leaning, second.denied, second.topic) == (Leaning.FAULT, True, first.topic)


def test_who_has_no_fault_is_asked_for_praise(ask: Ask) -> None:
    question = ask("Which authorities have no backlogs of assessments?")
    assert question.leaning is Leaning.PRAISE


@pytest.mark.parametrize(
    "text",
    [
        "Which authorities don't rely on agency staff?",
        "Which authorities do not leave children waiting?",
        "Who doesn't place children in unregistered homes?",
    ],
)
def test_who_does_not_do_what_is_a_fault_is_asked_for_praise(ask: Ask, text: str) -> None:
    question = ask(text)
    assert (question.leaning, question.denied) == (Leaning.PRAISE, True)


@pytest.mark.parametrize(
    "text", ["Who hasn't cleared the backlog?", "Which authorities don't tackle delays?"]
)
def test_who_does_not_mend_a_fault_is_asked_for_fault(ask: Ask, text: str) -> None:
    assert ask(text).leaning is Leaning.FAULT


@pytest.mark.parametrize(
    "masked", ["WHICH don't mention return home interviews", "WHICH do not say anything about neglect"]
)
def test_whose_report_is_silent_is_not_asked_for_a_denial(masked: str) -> None:
    assert asks_who_is_silent(masked)
    assert not asks_who_does_not(masked)


@pytest.mark.parametrize(
    ("masked", "absent"),
    [
        ("who lacks a virtual school", True),
        ("WHICH have no edge of care service", True),
        ("WHICH don't have a forum", True),
        ("who hasn't got a forum", True),
        ("where are care leavers left without a plan", True),
        ("WHICH don't do life story work", False),
        ("who isn't visiting children in time", False),
    ],
)
def test_who_has_not_got_it_at_all(masked: str, absent: bool) -> None:
    assert asks_who_has_not(masked) is absent


@pytest.mark.parametrize(
    "text",
    [
        "Which authorities have low caseloads?",
        "Which authorities have few placement moves?",
        "Who has no trouble recruiting social workers?",
        "Which councils dont have high caseloads?",
    ],
)
def test_little_of_what_is_bad_is_asked_for_praise(ask: Ask, text: str) -> None:
    assert ask(text).leaning is Leaning.PRAISE


def test_who_does_not_have_what_was_bad_does_well(ask: Ask) -> None:
    first = ask("Which authorities have high caseloads?")
    second = ask("and who doesn't?", previous=first)
    assert (second.leaning, second.denied) == (Leaning.PRAISE, True)


def test_a_denial_in_a_clause_of_its_own_is_none_of_the_question() -> None:
    assert denies_of_others("WHICH support children who are not in education")
    assert not denies_of_others("WHICH do not support children")
    assert not denies_of_others("councils that don't support children")


def test_whose_report_is_silent_is_asked_for_no_side(ask: Ask) -> None:
    question = ask("Who doesn't mention private fostering?")
    assert (question.leaning, question.asks_silent) == (None, True)
