"""The library in a real browser: filters, matrix, charts, remarks, and many reports."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visitor, address_of
from tests.service.conftest import serving
from tests.support.memory_index import made_report
from tests.support.memory_service import memory_service


def test_filters_narrow_the_list_in_place_and_stand_in_the_address(page: Page, site: str) -> None:
    page.goto(f"{site}/reports")
    page.evaluate("() => { window.stayed = true; }")
    page.get_by_text("Narrow by authority").click()
    page.get_by_label("Focused visit").check()
    expect(page.locator("tbody tr")).to_have_count(2)
    assert "kind=focused-visit" in page.url
    assert page.evaluate("() => window.stayed")
    expect(page.get_by_label("Focused visit")).to_be_focused()
    expect(page.locator("#told")).to_have_text("2 reports")
    expect(page.locator(".matching")).to_contain_text("2 reports match")
    expect(page.locator(".matching")).to_be_in_viewport(ratio=1)
    page.go_back()
    expect(page.locator("tbody tr")).to_have_count(6)


def test_how_many_match_is_in_sight_beside_every_filter_and_leads_to_them(
    visitor: Visitor, site: str
) -> None:
    page = visitor.page(viewport={"width": 390, "height": 600})
    page.goto(f"{site}/reports")
    page.get_by_text("Narrow by authority").click()
    page.get_by_label("Focused visit").check()
    matching = page.locator(".matching")
    expect(matching).to_contain_text("2 reports match")
    expect(matching).to_be_in_viewport(ratio=1)
    matching.get_by_role("link").click()
    expect(page.locator("#count")).to_be_focused()
    expect(page.locator("tbody tr").first).to_be_in_viewport()


def test_grades_are_a_matrix_of_authority_judgement_and_year(page: Page, site: str) -> None:
    page.goto(f"{site}/reports/grades")
    row = page.get_by_role("row").filter(has_text="Harrowmere")
    expect(row).to_contain_text("2016 Requires improvement")
    expect(row).to_contain_text("2024 Good")
    page.get_by_label("Judgement").select_option("Overall effectiveness")
    expect(page.get_by_role("columnheader", name="2020")).to_be_visible()
    row.get_by_role("link", name="Good").click()
    assert "/reports/harrowmere-2024-inspection#p" in page.url


@pytest.mark.parametrize("view", ["", "/grades", "/grades?judgement=Overall+effectiveness", "/remarks"])
def test_on_a_phone_rows_are_cards_that_hide_nothing_sideways(page: Page, site: str, view: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{site}/reports{view}")
    assert page.locator(".scroll").evaluate("one => one.scrollWidth <= one.clientWidth")
    for cell in page.locator("tbody tr").first.get_by_role("cell").all():
        if cell.is_visible():
            box = cell.bounding_box()
            assert box is not None
            assert box["x"] + box["width"] <= 390


def test_grades_are_printed_whole(visitor: Visitor) -> None:
    day = date(2019, 5, 3)
    judgements = [f"The experiences and progress of children, part {number}" for number in range(13)]
    reports = [
        made_report(
            f"Place {number:02}",
            (day, day),
            {"1": "Caseloads are high."},
            grades=dict.fromkeys(["Overall effectiveness", *judgements], "Requires improvement"),
        )
        for number in range(60)
    ]
    with serving(memory_service(reports)) as client:
        page = visitor.page(viewport={"width": 680, "height": 980})  # A4 upright
        page.goto(f"{address_of(client)}/reports/grades")
        page.emulate_media(media="print")
        expect(page.locator("tbody tr")).to_have_count(60)
        expect(page.locator("tbody tr").first.locator("td").last).to_be_visible()
        assert page.locator("table").evaluate("one => one.scrollWidth") <= 680
        assert page.evaluate("document.documentElement.scrollWidth") <= 680
        assert re.search(rb"/MediaBox ?\[0 0 84\d", page.pdf(format="A4", prefer_css_page_size=True))


def test_charts_have_their_figures_as_a_table(page: Page, site: str) -> None:
    page.goto(f"{site}/reports/charts")
    expect(page.get_by_role("img", name="Overall effectiveness: grades given, by year")).to_be_visible()
    page.get_by_text("The figures as a table").first.click()
    expect(page.get_by_role("row").filter(has_text="2024").first).to_be_visible()
    page.get_by_label("Theme").fill("adoption")
    page.keyboard.press("Enter")
    expect(page.get_by_role("img", name="Reports that speak of “adoption”, by region")).to_be_visible()
    assert "theme=adoption" in page.url


def test_remarks_on_reading_are_visible(page: Page, site: str) -> None:
    page.goto(f"{site}/reports")
    page.get_by_role("link", name="Remarks on reading").click()
    expect(page.get_by_role("row").filter(has_text="Eastwold")).to_contain_text("numbering-gap")


def test_the_list_is_downloaded(page: Page, site: str) -> None:
    page.goto(f"{site}/reports?kind=inspection")
    with page.expect_download() as waited:
        page.get_by_role("link", name="CSV").click()
    lines = waited.value.path().read_text("utf-8-sig").splitlines()
    assert len(lines) == 5
    assert "9900001" in lines[-1]


def test_two_thousand_reports_are_shown_a_page_at_a_time(visitor: Visitor) -> None:
    first = date(2014, 1, 6)
    days = [first + timedelta(days=2 * number) for number in range(2000)]
    reports = [
        made_report(
            f"Place {number:04}",
            (day, day),
            {"1": "Caseloads are high."},
            grades={"Overall effectiveness": "Good"},
        )
        for number, day in enumerate(days)
    ]
    with serving(memory_service(reports)) as client:
        page = visitor.page()
        page.goto(f"{address_of(client)}/reports")
        expect(page.locator("tbody tr")).to_have_count(50)
        page.get_by_role("link", name="Next").click()
        expect(page.locator("[data-told]")).to_have_text("2,000 reports, 51 to 100 shown")
        page.get_by_text("Narrow by authority").click()
        page.get_by_label("2020").check()
        expect(page.locator("[data-told]")).to_contain_text("reports, 1 to 50 shown")
        page.get_by_label("Name of an authority").fill("Place 1200")
        page.keyboard.press("Enter")
        expect(page.locator("[data-told]")).to_have_text("1 report")
        page.goto(f"{address_of(client)}/reports/charts")
        expect(page.get_by_role("img").first).to_be_visible()
