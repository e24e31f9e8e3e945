from __future__ import annotations

from datetime import date

from service.wording import counted, day, listed, possessive


def test_names_are_listed_as_people_write_them() -> None:
    assert [listed(["A", "B", "C"][:count]) for count in range(4)] == ["", "A", "A and B", "A, B and C"]


def test_one_is_singular_and_thousands_have_a_comma() -> None:
    assert counted(1, "report") == "1 report"
    assert counted(1200, "authority", "authorities") == "1,200 authorities"


def test_a_day_is_written_without_a_leading_zero() -> None:
    assert day(date(2019, 5, 3)) == "3 May 2019"


def test_a_name_in_s_takes_an_apostrophe_only() -> None:
    assert possessive("Tower Hamlets") == "Tower Hamlets'"
