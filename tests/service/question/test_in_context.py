"""What a question of a conversation points at, put in its words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from indexer.model import ReportKind
from service.question.in_context import in_context, of_inspector_told
from service.question.model import Question
from service.question.people import naming
from service.question.picked import picked
from tests.service.question.conftest import stored

Ask = Callable[..., Question]
PEOPLE = naming(["Ada Lovell"])
_HELD = stored("Sunderland", 2021, 7, ReportKind.INSPECTION)
LED = replace(_HELD, report=replace(_HELD.report, lead_inspector="Ada Lovell"))


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("South", "what about South Tyneside"),
        ("no, I meant South, sorry", "what about South Tyneside"),
        ("the Newcastle one please", "what about Newcastle upon Tyne"),
        ("tyne", "what about Newcastle upon Tyne"),
        ("what about the south of the county?", "what about the south of the county?"),
        ("Durham", "Durham"),
    ],
)
def test_a_part_of_one_of_the_names_is_that_one(ask: Ask, text: str, read: str) -> None:
    before = ask("How do Newcastle and South Tyneside handle neglect?")
    assert in_context(text, before, PEOPLE) == read


def test_a_part_that_several_names_have_picks_none(ask: Ask) -> None:
    before = ask("How do North Tyneside and South Tyneside handle neglect?")
    assert picked("Tyneside", before, ()) == "Tyneside"


def test_one_that_was_asked_about_before_can_be_picked(ask: Ask) -> None:
    before = ask("How do Newcastle and South Tyneside handle neglect?")
    south = ask("South", previous=before)
    assert [one.name for one in south.authorities] == ["South Tyneside"]
    newcastle = ask("no I meant Newcastle", previous=south)
    assert [one.name for one in newcastle.authorities] == ["Newcastle upon Tyne"]
    assert newcastle.topic == "neglect"


def test_she_is_the_inspector_named_before(ask: Ask) -> None:
    before = ask("Who is Ada Lovell?")
    assert (
        in_context("which inspections did she lead?", before, PEOPLE)
        == "which inspections did Ada Lovell lead?"
    )
    assert in_context("what were her grades?", before, PEOPLE) == "what were Ada Lovell's grades?"


def test_she_is_nobody_where_no_one_was_named(ask: Ask) -> None:
    before = ask("How does Gateshead handle neglect?")
    assert in_context("which inspections did she lead?", before, PEOPLE) == "which inspections did she lead?"


def test_kind_words_need_no_comma_between_them(ask: Ask) -> None:
    assert in_context("oh ok. Durham then?", ask("neglect in Gateshead"), PEOPLE) == "Durham then?"


def test_a_point_of_the_compass_is_the_other_of_that_name(ask: Ask) -> None:
    known = ["Cheshire East", "Cheshire West and Chester", "North Tyneside", "South Tyneside", "East Sussex"]
    before = ask("How does South Tyneside handle neglect?")
    assert picked("and North?", before, known) == "what about North Tyneside"
    assert picked("and East?", before, known) == "and East?"
    cheshire = ask("How does Cheshire West and Chester handle neglect?")
    assert picked("and East?", cheshire, known) == "what about Cheshire East"
    assert picked("and East?", ask("How does Gateshead handle neglect?"), known) == "and East?"


def test_a_part_of_one_of_a_region_picks_none(ask: Ask) -> None:
    before = ask("Which North East councils have high caseloads?")
    assert len(before.authorities) > 1
    assert picked("and in Newcastle?", before, ()) == "and in Newcastle?"


@pytest.mark.parametrize("text", ["no, not South", "not Newcastle"])
def test_a_name_denied_is_not_picked(ask: Ask, text: str) -> None:
    before = ask("How do Newcastle and South Tyneside handle neglect?")
    assert picked(text, before, ()) == text


@pytest.mark.parametrize(
    "text",
    [
        "What happens when a child says he is hurt?",
        "Does a child see her social worker alone?",
        "who met her?",
    ],
)
def test_she_is_the_inspector_only_of_what_inspectors_do(ask: Ask, text: str) -> None:
    assert in_context(text, ask("Who is Ada Lovell?"), PEOPLE) == text


def test_she_is_the_inspector_whom_the_answer_before_named(ask: Ask) -> None:
    before = ask("Who led the inspection of Sunderland?")
    told = of_inspector_told("what else did she inspect?", before, PEOPLE, [LED])
    assert told is not None
    assert told.text == "what else did Ada Lovell inspect?"
    assert told.beyond
    assert "Ada Lovell" in told.note
    same = of_inspector_told("did she lead it in 2018 too?", before, PEOPLE, [LED])
    assert same is not None
    assert not same.beyond


def test_she_is_nobody_where_no_inspector_was_asked_for_or_several_were(ask: Ask) -> None:
    grade = ask("What grade did Sunderland get?")
    assert of_inspector_told("what else did she inspect?", grade, PEOPLE, [LED]) is None
    all_of_them = ask("Who led the inspections in 2021?")
    told = of_inspector_told("what else did she inspect?", all_of_them, PEOPLE, [LED])
    assert told is not None
    assert told.text == ""
    assert ask("what else did she inspect?", previous=all_of_them).refusal
