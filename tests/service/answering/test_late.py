"""Who is late with a thing is told by the sentence that names it."""

from __future__ import annotations

import pytest

from service.answering.late import says_late
from service.answering.wanted import told_late, wanted_of, what_is_late
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
        "There are long waiting lists for memory books.",
        "Demand can mean a wait of up to three months for memory books.",
        "Memory books are prompt for some, but they are late for others.",
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
        "Although memory books are mostly timely, they are thin.",
        "Memory books are timely, although school places are delayed.",
        "No child waits for a memory book.",
    ],
)
def test_late_beside_it_is_not_late(text: str) -> None:
    assert not says_late(text, is_book)


def test_what_is_demanded_in_time_is_late() -> None:
    assert says_late("Make memory books in a timely way.", is_book, demanded=True)
    assert says_late("The timeliness and quality of memory books.", is_book, demanded=True)[0].surely
    assert not says_late("The quality of memory books.", is_book, demanded=True)


def test_timeliness_alone_may_be_praised() -> None:
    (told,) = says_late("The timeliness of memory books has changed.", is_book)
    assert not told.surely


def test_what_is_near_by_a_word_for_the_kind_of_help_is_it() -> None:
    gardens = Concept("gardening", {"gardening": 1.0, "horticultural": 0.6}, official=True)
    assert told_late("Horticultural help is not given quickly enough.", gardens)
    assert not told_late("They wait for horticultural shows.", gardens)


def test_a_word_between_is_no_other_name() -> None:
    checks = Concept("kite checks", {"kite checks": 1.0}, official=True)
    assert told_late("Kites do not have their kite safety checks on time.", checks)
    assert not told_late("Checks are late when the kite is away.", checks)


@pytest.mark.parametrize(
    ("masked", "late"),
    [
        ("WHICH are slow to make memory books", True),
        ("where is life story work delayed", True),
        ("where do children wait too long for help", True),
        ("WHICH make poor memory books", False),
        ("WHICH do not make memory books quickly enough", True),
        ("WHICH have late memory books", True),
        ("where are there long waits for memory books", True),
        ("WHICH have long waiting lists for memory books", True),
    ],
)
def test_who_is_late_is_asked(masked: str, late: bool) -> None:
    assert asks_who_is_late(masked) is late


def test_what_is_late_is_not_the_tail_of_the_question() -> None:
    books = Concept("memory books", {"memory books": 1.0, "life books": 0.95}, official=True)
    care = Concept("coming into care", {"coming into care": 1.0, "enter care": 0.95}, official=True)
    late = Concept("delays", {"delays": 1.0, "drift": 0.95}, official=True)
    question = Question(
        text="Which councils have delays in memory books for children coming into care?",
        intent=Intent.THEME,
        topic="memory books",
        concepts=(late, books, care),
        rewrites=(),
        authorities=(),
        report_ids=(),
        leaning=Leaning.FAULT,
    )
    assert what_is_late(question) == books
    wanted = wanted_of(question, Leaning.FAULT, books, many=True, late=True)
    assert wanted.late
    assert wanted.subject == books
    assert not wanted_of(question, Leaning.FAULT, books, many=False, late=True).late
