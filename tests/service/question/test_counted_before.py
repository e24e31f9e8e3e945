"""Those whom an answer counted, in the question behind it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from service.question.counted_before import (
    as_asked_of_those,
    asks_of_reports,
    asks_of_those_counted,
    reports_counted,
    said_of_those,
    which_one,
)
from service.question.model import FEW, FactKind, Question, Scope

Ask = Callable[..., Question]


@pytest.mark.parametrize(
    ("before", "text", "asks"),
    [
        ("Which councils have too few foster carers?", "Which of those are inadequate?", True),
        ("Which councils have too few foster carers?", "Did they improve?", True),
        ("Which councils have too few foster carers?", "Which councils are inadequate?", False),
        ("Compare early help in Gateshead and Durham", "Which of those are inadequate?", False),
        ("Who won the football?", "Which of those are inadequate?", False),
    ],
)
def test_only_where_many_were_asked_about_does_the_answer_tell_who_is_meant(
    ask: Ask, before: str, text: str, asks: bool
) -> None:
    assert asks_of_those_counted(text, ask(before)) is asks


def test_whom_the_answer_counted_is_asked_about(ask: Ask) -> None:
    counted = replace(ask("Which councils have too few foster carers?"), singled_out=("Durham", "Gateshead"))
    graded = ask("Which of those are inadequate?", previous=counted)
    assert [one.name for one in graded.authorities] == ["Durham", "Gateshead"]
    assert graded.fact is not None
    assert graded.fact.kind is FactKind.GRADE_COUNT
    assert any("Durham and Gateshead" in note for note in graded.notes)


def test_the_one_whom_the_answer_counted_is_asked_about(ask: Ask) -> None:
    counted = replace(ask("Which councils have too few foster carers?"), singled_out=("Durham",))
    searched = ask("How do those councils handle private fostering?", previous=counted)
    assert [one.name for one in searched.authorities] == ["Durham"]
    assert "fostering" in searched.topic


def test_many_whom_the_answer_counted_are_one_group(ask: Ask) -> None:
    question = ask("Which councils have too few foster carers?")
    few = tuple(f"Council {number}" for number in range(FEW))
    assert as_asked_of_those(replace(question, singled_out=few)).one_by_one
    many = as_asked_of_those(replace(question, singled_out=(*few, "Durham")))
    assert {one.scope for one in many.authorities} == {Scope.COUNTED}
    assert not many.one_by_one


COUNTED = ("Durham", "Gateshead", "Sunderland")


@pytest.fixture
def counted(ask: Ask) -> Question:
    return replace(ask("Which councils have too few foster carers?"), singled_out=COUNTED)


@pytest.mark.parametrize(
    "text",
    [
        "What do they do about early help?",
        "How do those handle private fostering?",
        "How does each of them deal with neglect?",
        "How does supervision work in them?",
        "What is supervision like there?",
        "Do any of these have high caseloads?",
        "Have the ones on that list got enough social workers?",
        "What do the reports say about their leaders?",
        "are any of them inadequate?",
        "Any of them inadequate?",
        "are they all good?",
        "of those, which have improved since?",
        "Name only the ones rated good or better",
    ],
)
def test_they_and_those_are_whom_the_answer_counted(ask: Ask, counted: Question, text: str) -> None:
    assert tuple(one.name for one in ask(text, previous=counted).authorities) == COUNTED


@pytest.mark.parametrize(
    "text",
    [
        "Do children say what they want?",
        "Which councils know their children?",
        "What happens to those children?",
        "even if they live somewhere else?",
        "How are kids told their rights?",
        "Who leads those inspections?",
    ],
)
def test_they_may_be_somebody_else(counted: Question, text: str) -> None:
    assert said_of_those(text, counted) == text


@pytest.mark.parametrize(
    "text", ["and the others?", "what about everyone else?", "and those not on the list?"]
)
def test_the_others_are_the_rest(ask: Ask, counted: Question, text: str) -> None:
    rest = {one.name for one in ask(text, previous=counted).authorities}
    assert rest
    assert rest.isdisjoint(COUNTED)


def test_the_others_are_the_rest_of_those_among_whom_they_were_counted(ask: Ask, counted: Question) -> None:
    graded = replace(ask("Which of those are inadequate?", previous=counted), singled_out=("Durham",))
    searched = ask("How do they handle private fostering?", previous=graded)
    assert [one.name for one in searched.authorities] == ["Durham"]
    rest = ask("and the others?", previous=searched)
    assert [one.name for one in rest.authorities] == ["Gateshead", "Sunderland"]
    assert "fostering" in rest.topic


@pytest.mark.parametrize(
    "text",
    ["Which of those are in the North East?", "just the North East ones", "how many are in the North East?"],
)
def test_those_in_a_region_are_of_those_counted(ask: Ask, counted: Question, text: str) -> None:
    inside = ask(text, previous=counted)
    assert tuple(one.name for one in inside.authorities) == COUNTED
    assert inside.topic == counted.topic
    assert inside.leaning is counted.leaning


def test_who_is_better_is_asked_of_those_before(ask: Ask) -> None:
    two = ask("Compare early help in Gateshead and Durham")
    at_it = ask("which of the two is better?", previous=two)
    assert at_it.topic == two.topic
    overall = ask("Who is better overall?", previous=two)
    assert overall.fact is not None
    assert overall.fact.kind is FactKind.GRADE
    both = ask("Both on adoption please", previous=overall)
    for question in (at_it, overall, both):
        assert {one.name for one in question.authorities} == {"Gateshead", "Durham"}


def test_how_many_there_are_is_asked_of_the_same_reports(ask: Ask) -> None:
    theme = ask("Which councils have too few foster carers?")
    again = ask("How many are there?", previous=theme)
    assert (again.report_ids, again.earlier_ids) == (theme.report_ids, theme.earlier_ids)


def test_who_is_best_at_something_else_is_asked_of_that(ask: Ask, counted: Question) -> None:
    best = ask("Which of them has the best early help?", previous=counted)
    assert {one.name for one in best.authorities} == set(COUNTED)
    assert "early help" in best.topic
    assert ask("Which of them is best?", previous=counted).topic == counted.topic


def test_the_others_behind_those_in_a_region_are_the_rest_of_those_before(
    ask: Ask, counted: Question
) -> None:
    wider = replace(counted, singled_out=(*COUNTED, "Hackney"))
    inside = replace(ask("Which of those are in the North East?", previous=wider), singled_out=COUNTED)
    assert [one.name for one in ask("and the others?", previous=inside).authorities] == ["Hackney"]


def test_behind_inspections_counted_those_are_these_inspections(ask: Ask) -> None:
    before = ask("How many inspections judged a council inadequate?")
    counted = replace(before, singled_out=("Sunderland",), by_reports=(before.report_ids[-1],))
    asked = ask("Which of those were good for leadership?", previous=counted)
    assert set(asked.report_ids) <= set(counted.by_reports)
    lasted = ask("how many of them lasted two weeks?", previous=counted)
    assert [fact.kind for fact in lasted.facts] == [FactKind.INSPECTION_DATES]
    councils = replace(ask("Which councils are inadequate?"), singled_out=("Sunderland",), by_reports=("x",))
    assert not reports_counted("Which of those were good for leadership?", councils)


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("Which of those criticise caseloads?", True),
        ("Which of those councils are good?", False),
        ("Which of those are good now?", False),
        ("Which of those have improved?", False),
        ("Which of those had improved by the next inspection?", False),
    ],
)
def test_another_time_or_their_councils_are_asked_of_all_reports(text: str, same: bool) -> None:
    assert asks_of_reports(text) is same


@pytest.mark.parametrize(
    ("before", "text", "said"),
    [
        ("Which councils are inadequate?", "were they sacked?", "were leaders sacked in those councils?"),
        ("Which councils use agency social workers?", "are they paid enough?", "are agency social workers paid enough in those councils?"),
        ("Which councils have high caseloads?", "are they overworked?", "are staff overworked in those councils?"),
        ("Which councils support care leavers well?", "are they happy?", "are care leavers happy in those councils?"),
        ("Which councils are inadequate?", "are they better now?", "are those councils better now?"),
        ("Which councils have high caseloads?", "how are those affected by it helped?", "how are those affected by it helped?"),
        ("Which councils have high caseloads?", "what about those in foster care?", "what about those in foster care?"),
        ("Which councils have high caseloads?", "what about those in London?", "what about those councils in London?"),
    ],
)  # fmt: skip
def test_what_is_said_of_people_is_of_people(ask: Ask, before: str, text: str, said: str) -> None:
    counted = replace(ask(before), singled_out=("Durham", "Gateshead"))
    assert said_of_those(text, counted) == said


def test_why_behind_grades_is_of_those_counted(ask: Ask) -> None:
    before = replace(ask("Which councils are inadequate?"), singled_out=("Sunderland",))
    for text in ("and why?", "why that one?", "why is it?", "why are they?"):
        asked = ask(text, previous=before)
        assert [one.name for one in asked.authorities] == ["Sunderland"]
        assert asked.fact is None
    several = replace(before, singled_out=("Sunderland", "Durham"))
    assert which_one("why that one?", several)
    assert not which_one("and why?", several)
    assert ask("why that one?", previous=several).refusal


@pytest.mark.parametrize("text", ["why was Sunderland one of those?", "why is Sunderland among them?", "why did Sunderland?", "how come Sunderland isn't?"])  # fmt: skip
def test_why_one_of_those_is_asked_of_its_findings(ask: Ask, text: str) -> None:
    before = replace(ask("Which councils are inadequate?"), singled_out=("Sunderland", "Durham"))
    asked = ask(text, previous=before)
    assert [one.name for one in asked.authorities] == ["Sunderland"]
    assert asked.fact is None


def test_the_others_keep_the_year(ask: Ask) -> None:
    before = ask("Which councils were inadequate in 2021?")
    assert ask("and the others?", previous=before).years == (2021,)
    months = ask("Which councils were inspected in late 2021?")
    assert ask("and the others?", previous=months).months == months.months
