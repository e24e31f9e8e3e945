from __future__ import annotations

from service.web.charts import Group, Series, columns, grades_by_year, rows, theme_by_region, theme_by_year
from tests.service.web.held import library

REPORTS = library().reports()


def test_bars_stand_on_each_other_from_the_floor_and_are_in_proportion() -> None:
    chart = columns(
        [Group("2019", (1, 3)), Group("2020", (0, 4))], [Series("a", "good"), Series("b", "rest")]
    )
    first, second, whole = chart.bars
    assert first.y == second.y + second.height
    assert second.height == round(3 * first.height, 1) or abs(second.height - 3 * first.height) < 0.2
    assert abs(whole.height - first.height - second.height) < 0.2
    assert all(bar.x >= 0 and bar.x + bar.width <= chart.width for bar in chart.bars)


def test_lying_bars_say_how_many_of_how_many() -> None:
    chart = rows([Group("North East", (2, 1))], [Series("speak", "bar"), Series("do not", "rest")])
    assert [label.text for label in chart.labels] == ["North East", "2 of 3"]


def test_nothing_to_draw_is_drawn_as_nothing() -> None:
    assert columns([], []).bars == ()
    assert grades_by_year([], "Overall effectiveness").groups == ()


def test_years_without_a_report_keep_their_place() -> None:
    chart = grades_by_year(REPORTS, "Overall effectiveness")
    assert [group.name for group in chart.groups] == ["2015", "2016", "2017", "2018", "2019"]
    assert [one.name for one in chart.series] == ["Good", "Requires improvement"]


def test_reports_that_speak_of_a_theme_are_counted_by_year_and_region() -> None:
    speaking = frozenset({"sunderland-2020-focused-visit"})
    assert theme_by_year(REPORTS, speaking).groups[-1] == Group("2020", (1, 0))
    assert [group.total for group in theme_by_region(REPORTS, speaking).groups] == [3]
