from __future__ import annotations

import pytest

from service.errors import QuestionError
from service.web.asked import Asked, read_asked, unusable


def test_empty_fields_of_a_form_count_as_not_sent() -> None:
    asked = read_asked(["", " ", "Why?"], [" ", "Tidewell"], [""], ["", "2019"], [])
    assert asked == Asked(("Why?",), ("Tidewell",), (), (2019,), ())


def test_the_address_holds_all_and_a_value_can_be_taken_away() -> None:
    asked = Asked(("a b?",), ("Bristol, City of", "Bury"), (), (2019,), ())
    assert asked.query() == "q=a+b%3F&authority=Bristol%2C+City+of&authority=Bury&year=2019"
    assert asked.without("authority", "Bury").query(page=2, sort=None).endswith("year=2019&page=2")
    assert not asked.having(authority=(), year=()).narrowed


def test_a_value_is_put_in_place_of_another() -> None:
    asked = Asked(("Why?",), ("Tidewel", "Bury"))
    assert asked.instead("authority", "Tidewel", "Tidewell").authority == ("Tidewell", "Bury")
    assert asked.instead("authority", "Tidewel", "Bury").authority == ("Bury",)


@pytest.mark.parametrize("year", ["abc", "20190", "-201", "²019"])
def test_a_year_that_is_none_is_told(year: str) -> None:
    with pytest.raises(QuestionError, match="year"):
        read_asked([], [], [], [year], [])


def test_too_many_filters_are_told() -> None:
    with pytest.raises(QuestionError, match="authorities"):
        read_asked([], [f"Place {number}" for number in range(300)], [], [], [])


def test_the_address_reads_in_the_order_of_the_conversation() -> None:
    asked = read_asked(["And Bury?"], ["Bury"], [], [], [], ["Why?", " ", "Why?"])
    assert asked.before == ("Why?", "Why?")
    assert asked.query() == "before=Why%3F&before=Why%3F&q=And+Bury%3F&authority=Bury"


def test_the_next_question_comes_behind_this_one_and_leaves_the_oldest_of_too_many_behind() -> None:
    asked = Asked(("g",), year=(2019,), before=tuple("abcdef"))
    assert asked.further == Asked((), year=(2019,), before=tuple("bcdefg"))


def test_every_earlier_point_is_what_was_asked_there() -> None:
    asked = Asked(("c",), year=(2019,), before=("a", "b"))
    assert asked.earlier == (Asked(("a",), year=(2019,)), Asked(("b",), year=(2019,), before=("a",)))


def test_the_questions_before_are_given_as_the_service_takes_them() -> None:
    assert Asked(("c",), before=("a\u200b  b",)).history(5) == ("a b",)


@pytest.mark.parametrize(
    ("before", "told"),
    [
        (("Why?",) * 7, "7 questions are too many; at most 6"),
        (("Why is that?",), "12 characters are too many"),
        (("\u200b",), "it is empty"),
    ],
)
def test_questions_before_that_cannot_be_carried_along_are_told(before: tuple[str, ...], told: str) -> None:
    with pytest.raises(QuestionError, match=told) as raised:
        Asked(("c",), before=before).history(10)
    said = unusable(["c"], 10, raised.value)
    assert said.startswith("The questions before this one cannot be carried along: ")
    assert told in said


def test_a_conversation_is_one_text_of_its_newest_questions() -> None:
    asked = Asked(("ccc",), before=("aaa", "bbb"))
    assert asked.talk(13, " › ") == "bbb › ccc"
    assert asked.talk(15, " › ") == "aaa › bbb › ccc"
    assert asked.talk(2) == "ccc"


def test_what_cannot_be_asked_is_told_with_what_to_do() -> None:
    error = QuestionError("question: it is empty; ask something about the reports")
    assert (
        unusable(["\u200b"], 10, error)
        == "This cannot be asked: it is empty; ask something about the reports."
    )
    assert unusable(["short", "a longer one"], 10, error).startswith(
        "This question has 12 characters; at most 10"
    )
