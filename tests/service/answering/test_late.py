"""Who is late with a thing is told by the sentence that names it."""

from __future__ import annotations

import pytest

from service.answering.late import says_late
from service.answering.wanted import is_late, wanted_of
from service.question.lateness import asks_who_is_late
from service.question.model import Concept, Intent, Leaning, Question


def is_book(text: str) -> bool:
    return "memory book" in text.lower()


@pytest.mark.parametrize(
    "text",
    [
        "Memory books are often delayed.",
        "There is a backlog of memory books.",
        "Memory books are not always made in a timely way.",
        "Memory books are valued. This means that children wait, as few are made.",
        "Some children have a memory book promptly; others do not.",
        "Each child has a memory book. Not all are made promptly.",
        "Only a third of memory books were made within 20 days.",
        "There was avoidable delay with memory books.",
    ],
)
def test_late_in_the_sentence_with_it(text: str) -> None:
    assert says_late(text, is_book)


@pytest.mark.parametrize(
    "text",
    [
        "Memory books are of poor quality. Health checks are late.",
        "Memory books are made without delay.",
        "Memory books are timely.",
    ],
)
def test_late_beside_it_is_not_late(text: str) -> None:
    assert not says_late(text, is_book)


def test_what_is_demanded_in_time_is_late() -> None:
    assert says_late("Make memory books in a timely way.", is_book, demanded=True)
    assert not says_late("The quality of memory books.", is_book, demanded=True)


@pytest.mark.parametrize(
    ("masked", "late"),
    [
        ("WHICH are slow to make memory books", True),
        ("where is life story work delayed", True),
        ("where do children wait too long for help", True),
        ("WHICH make poor memory books", False),
    ],
)
def test_who_is_late_is_asked(masked: str, late: bool) -> None:
    assert asks_who_is_late(masked) is late


def test_many_are_counted_as_late_only_where_the_thing_is() -> None:
    books = Concept("memory books", {"memory books": 1.0}, official=True)
    question = Question(
        text="Which councils are slow to make memory books?",
        intent=Intent.THEME,
        topic="memory books",
        concepts=(books,),
        rewrites=(),
        authorities=(),
        report_ids=(),
        leaning=Leaning.FAULT,
    )
    wanted = wanted_of(question, Leaning.FAULT, books, many=True)
    assert is_late("Memory books are delayed.", wanted, demanded=False)
    assert not is_late("Memory books are poor.", wanted, demanded=False)
    few = wanted_of(question, Leaning.FAULT, books, many=False)
    assert is_late("Memory books are poor.", few, demanded=False)
