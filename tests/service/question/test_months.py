from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from service.question.model import FactKind, Question
from service.question.months import months_of_season, read_months

Ask = Callable[..., Question]


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("what came out in march 2020", ((2020, 3),)),
        ("inspected in sept of 2019", ((2019, 9),)),
        ("between november 2019 and february 2020", ((2019, 11), (2019, 12), (2020, 1), (2020, 2))),
        ("march to may 2021", ((2021, 3), (2021, 4), (2021, 5))),
        ("in march and june 2021", ((2021, 3), (2021, 6))),
        ("in 2021", ()),
    ],
)
def test_months_are_read_with_their_year(text: str, months: tuple[tuple[int, int], ...]) -> None:
    assert read_months(text).months == months


def test_a_day_is_read_and_a_day_that_is_none_is_not() -> None:
    assert read_months("published on 13 january 2025").days == (date(2025, 1, 13),)
    assert read_months("published on 31 february 2025").days == ()


def test_a_time_touches_the_months_it_runs_through() -> None:
    march = read_months("march 2020")
    assert march.holds(date(2020, 2, 24), date(2020, 3, 6))
    assert not march.holds(date(2020, 4, 1), date(2020, 4, 3))
    day = read_months("4 march 2020")
    assert day.holds(date(2020, 3, 2), date(2020, 3, 6))
    assert not day.holds(date(2020, 3, 5), date(2020, 3, 6))


def test_a_month_narrows_a_fact_of_everybody_to_its_reports(ask: Ask) -> None:
    asked = ask("Which inspections took place in September 2019?")
    assert asked.fact is not None
    assert asked.fact.kind is FactKind.HELD
    assert asked.report_ids == ("durham-2019-inspection",)
    assert asked.months == ("September 2019",)


def test_a_season_of_inspections_is_three_months_and_one_of_figures_is_none(ask: Ask) -> None:
    assert months_of_season("inspected in the summer of 2022") == ((2022, 6), (2022, 7), (2022, 8))
    assert ask("Which councils were inspected in autumn 2019?").report_ids == (
        "durham-2019-inspection",
        "reading-2019-inspection",
    )
    assert ask("What were exam results in Durham in summer 2019?").months == ()


def test_a_month_of_which_nothing_is_held_is_said(ask: Ask) -> None:
    asked = ask("Which inspections took place in August 2019?")
    assert asked.report_ids == ()
    assert "No report from August 2019 is held." in asked.notes
