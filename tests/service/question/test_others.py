from __future__ import annotations

from collections.abc import Callable

import pytest

from service.question.model import Question

Ask = Callable[..., Question]
HELD = {"Cumbria", "Durham", "Gateshead", "Hackney", "Newcastle upon Tyne", "Northumberland", "Reading", "South Tyneside", "Sunderland"}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "left_out"),
    [
        ("Durham has a panel called Speak Up. What do the other councils have?", "Durham"),
        ("Setting Hackney aside, where is early help strong?", "Hackney"),
        ("Where is early help strong, Cumbria aside?", "Cumbria"),
    ],
)
def test_the_one_set_apart_is_not_asked_about(ask: Ask, text: str, left_out: str) -> None:
    assert {one.name for one in ask(text).authorities} == HELD - {left_out}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("do reports menton privte fostering", []),
        ("is privte fostering mentoned in durham", ["Durham"]),
        ("early help in Merton", ["Merton"]),
        ("early help in gatehead", ["Gateshead"]),
        ("hakney council early help", ["Hackney"]),
    ],
)
def test_a_misspelt_word_is_no_place(ask: Ask, text: str, names: list[str]) -> None:
    assert [one.name for one in ask(text).authorities] == names


def test_the_year_of_a_report_not_held_is_no_filter(ask: Ask) -> None:
    question = ask("Have caseloads in Gateshead come down since the 2018 focused visit?")
    assert question.report_ids == ("gateshead-2015-inspection", "gateshead-2019-inspection")
    assert question.kinds == ()


@pytest.mark.parametrize(
    "text", ["Which councils outside London use video calls?", "Outside London, who uses video calls?"]
)
def test_who_is_outside_a_region_is_everybody_else(ask: Ask, text: str) -> None:
    question = ask(text)
    asked = {authority.name for authority in question.authorities}
    assert "Gateshead" in asked
    assert "Hackney" not in asked
    assert "outside" not in question.topic


def test_children_outside_a_region_are_of_whoever_placed_them(ask: Ask) -> None:
    question = ask("How does Hackney visit children placed outside London?")
    assert [authority.name for authority in question.authorities] == ["Hackney"]
