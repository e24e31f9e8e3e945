from __future__ import annotations

from service.web.asked import Asked
from service.web.directory import Directory
from service.web.shelf import arranged, fitting, paged
from service.web.shelf_table import library_table
from tests.service.web.held import library

DIRECTORY = Directory(library())


def ids(asked: Asked, *grades: str, warned: bool = False) -> list[str]:
    return [one.report.report_id for one in fitting(DIRECTORY, asked, grades, warned=warned)]


def test_filters_are_joined_by_and_and_their_values_by_or() -> None:
    assert len(ids(Asked())) == 3
    assert ids(Asked(year=(2015, 2020))) == ["gateshead-2015-inspection", "sunderland-2020-focused-visit"]
    assert ids(Asked(year=(2015, 2020), kind=("inspection",))) == ["gateshead-2015-inspection"]
    assert ids(Asked(), "Good") == ["gateshead-2019-inspection"]
    assert ids(Asked(), warned=True) == ["sunderland-2020-focused-visit"]


def test_an_authority_is_found_by_any_of_its_names_or_a_part_of_one() -> None:
    assert len(ids(Asked(authority=("Gateshead Council",)))) == 2
    assert ids(Asked(authority=("sunder",))) == ["sunderland-2020-focused-visit"]
    assert ids(Asked(authority=("Nowhere",))) == []


def test_sorting_goes_both_ways_and_an_unknown_name_does_no_harm() -> None:
    reports = fitting(DIRECTORY, Asked())
    assert [one.report.year for one in arranged(reports, "-inspected")] == [2020, 2019, 2015]
    assert [one.report.year for one in arranged(reports, "grade")] == [2019, 2015, 2020]
    assert arranged(reports, "<script>") == reports


def test_a_page_that_does_not_exist_is_the_nearest_that_does() -> None:
    page = paged(list(range(120)), 99)
    assert (page.number, page.pages, page.first, len(page.items)) == (3, 3, 101, 20)
    assert paged([], 1).first == 0
    whole = paged(list(range(120)), 1, 200)
    assert (whole.pages, len(whole.items)) == (1, 120)


def test_the_table_has_the_sector_s_codes_and_a_reason_for_every_gap() -> None:
    table = library_table(DIRECTORY, DIRECTORY.reports, "http://here/")
    row = dict(zip(table.columns, table.rows[-1], strict=True))
    assert (row["URN"], row["LA code"], row["GSS code"]) == ("80566", "394", "E08000024")
    assert "Hartlepool" in str(row["Statistical neighbours"])
    assert row["Overall effectiveness"] == "no grades (focused visit)"
    assert row["Address"] == "http://here/reports/sunderland-2020-focused-visit"
    assert all(cell not in (None, "") for cells in table.rows for cell in cells)
