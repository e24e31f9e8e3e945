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


def test_what_cannot_be_asked_is_told_with_what_to_do() -> None:
    error = QuestionError("question: it is empty; ask something about the reports")
    assert (
        unusable(["\u200b"], 10, error)
        == "This cannot be asked: it is empty; ask something about the reports."
    )
    assert unusable(["short", "a longer one"], 10, error).startswith(
        "This question has 12 characters; at most 10"
    )
