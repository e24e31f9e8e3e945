"""Who is faulted or praised for a thing is told by the clauses that name it."""

from __future__ import annotations

import pytest

from service.answering.pointed import points_otherwise
from service.answering.wanted import points_otherwise_of, wanted_of
from service.question.model import Concept, Intent, Leaning, Question


def is_club(text: str) -> bool:
    return "club" in text.lower()


def is_load(text: str) -> bool:
    return "caseload" in text.lower()


@pytest.mark.parametrize(
    "text",
    [
        "The homework club is prompt and well run.",
        "Requests to the club are dealt with swiftly. However, some letters to schools are late.",
        "The club is timely, although visits by other teams are delayed.",
        "There are no delays in joining the club.",
    ],
)
def test_praise_of_it_beside_a_fault_of_something_else_faults_it_not(text: str) -> None:
    assert points_otherwise(text, is_club, faulted=True, burden=False)


@pytest.mark.parametrize(
    "text",
    [
        "The homework club is weak.",
        "The club is prompt, but is not open to all.",
        "The club is well run. However, it is too small.",
        "The club is not always timely.",
        "The club meets on Mondays.",
        "The club is prompt. Its long opening hours are poor.",
        "Other teams are prompt.",
    ],
)
def test_what_faults_it_names_it_or_goes_on_with_it(text: str) -> None:
    assert not points_otherwise(text, is_club, faulted=True, burden=False)


def test_a_clause_that_takes_back_what_there_is_praises_nothing() -> None:
    text = "The club is there for some families but is not fully embedded. However, tutors work well with families."
    assert points_otherwise(text, is_club, faulted=False, burden=False)
    assert not points_otherwise(
        "The club is well used, but not by all.", is_club, faulted=False, burden=False
    )


def test_what_is_good_and_not_given_is_no_praise() -> None:
    text = "The club does not give sufficient time to reading."
    assert points_otherwise(text, is_club, faulted=False, burden=False)


@pytest.mark.parametrize(
    "text",
    [
        "Caseloads are mostly manageable.",
        "A previously high caseload has been reduced.",
        "Pay is better, making caseloads smaller.",
    ],
)
def test_of_a_burden_little_is_good(text: str) -> None:
    assert points_otherwise(text, is_load, faulted=True, burden=True)


@pytest.mark.parametrize(
    "text",
    [
        "Caseloads, while reducing, are still too great.",
        "Caseloads are manageable, although they are high for some.",
    ],
)
def test_of_a_burden_much_is_bad(text: str) -> None:
    assert not points_otherwise(text, is_load, faulted=True, burden=True)


def test_what_names_it_by_its_last_word_goes_on_with_it() -> None:
    clubs = Concept("homework clubs", {"homework clubs": 1.0}, official=True)
    asked = Question(
        text="Which authorities have weak homework clubs?",
        intent=Intent.THEME,
        topic="homework clubs",
        concepts=(clubs,),
        rewrites=(),
        authorities=(),
        report_ids=(),
        leaning=Leaning.FAULT,
    )
    wanted = wanted_of(asked, Leaning.FAULT, clubs, many=True)
    assert not points_otherwise_of(
        "Homework clubs are popular and well run, although some clubs shut early in the year and are poor.",
        wanted,
    )
    assert points_otherwise_of("Homework clubs are well run, although buses are late.", wanted)
    one = wanted_of(asked, Leaning.FAULT, clubs, many=False)
    assert not points_otherwise_of("Homework clubs are well run.", one)
