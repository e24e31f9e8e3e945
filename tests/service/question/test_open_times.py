from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from service.question.model import FactKind, Question
from service.question.open_times import open_time

Ask = Callable[..., Question]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("inspected since march 2024", date(2024, 3, 1)),
        ("inspected after march 2024", date(2024, 4, 1)),
        ("inspected from march 2024 onwards", date(2024, 3, 1)),
        ("inspected since the summer of 2023", date(2023, 6, 1)),
        ("inspected after summer 2023", date(2023, 9, 1)),
        ("inspected since 5 march 2024", date(2024, 3, 5)),
        ("inspected after the 31st of december 2023", date(2024, 1, 1)),
        ("newer than december 2022", date(2023, 1, 1)),
        ("inspected since the end of 2022", date(2022, 12, 31)),
        ("inspected since late 2023", date(2023, 9, 1)),
    ],
)
def test_since_and_after_open_a_time_within_a_year(text: str, first: date) -> None:
    read = open_time(text)
    assert read is not None
    assert (read.first, read.last) == (first, None)


@pytest.mark.parametrize(
    "text",
    [
        "since 2023",
        "after the march 2022 inspection",
        "since march 2020 to 2022",
        "in march 2024",
        "before 2019",
    ],
)
def test_whole_years_and_reports_open_none(text: str) -> None:
    assert open_time(text) is None


def test_before_a_month_ends_on_the_day_ahead_of_it() -> None:
    read = open_time("inspected before may 2016")
    assert read is not None
    assert (read.first, read.last, read.until) == (None, date(2016, 4, 30), 2016)
    assert read.holds(date(2016, 4, 4), date(2016, 4, 29))
    assert not read.holds(date(2016, 4, 25), date(2016, 5, 19))


def test_what_began_in_it_is_told_by_its_first_day() -> None:
    read = open_time("which inspections started after march 2022")
    assert read is not None
    assert not read.holds(date(2022, 3, 28), date(2022, 4, 8))
    ended = open_time("which inspections ended after march 2022")
    assert ended is not None
    assert ended.holds(date(2022, 3, 28), date(2022, 4, 8))


@pytest.mark.parametrize(
    "text",
    [
        "Which authorities have been inspected since October 2019?",
        "Who was inspected after September 2019?",
        "Which inspections ended after September 2019?",
        "Since October 2019, which councils have been inspected?",
    ],
)
def test_who_was_inspected_since_a_month_is_not_who_was_in_it(ask: Ask, text: str) -> None:
    asked = ask(text)
    assert asked.fact is not None
    assert asked.fact.kind is FactKind.HELD
    later = {
        "reading-2019-inspection",
        "hackney-2022-inspection",
        "northumberland-2020-inspection",
        "sunderland-2021-inspection",
    }
    assert set(asked.report_ids) == later


@pytest.mark.parametrize(
    "text",
    [
        "How many inspections were there after 2019?",
        "How many inspections were carried out after 2019?",
        "After 2019, how many inspections were there?",
    ],
)
def test_inspections_after_a_year_are_none_of_it(ask: Ask, text: str) -> None:
    assert min(ask(text).years) == 2020


def test_after_a_year_leaves_it_out_and_since_a_year_does_not(ask: Ask) -> None:
    assert 2020 not in ask("What did Sunderland do about neglect after 2020?").years
    assert 2020 not in ask("Which councils became good after 2020?").years
    assert 2020 not in ask("Which councils were good after 2020?").years
    assert 2020 in ask("Which councils became good since 2020?").years
