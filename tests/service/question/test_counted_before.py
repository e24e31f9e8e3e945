"""Those whom an answer counted, in the question behind it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from service.question.counted_before import as_asked_of_those, asks_of_those_counted
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
