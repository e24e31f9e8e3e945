"""Comparing in a real browser: silence is visible, one click leads on, and the table can be taken away."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visitor

CASELOADS = "/compare?q=How+are+caseloads%3F"


def rows(page: Page) -> list[str]:
    return [one.split("\n")[0].strip() for one in page.locator("tbody th[scope=row]").all_inner_texts()]


def test_every_authority_is_a_row_with_its_paragraphs(page: Page, site: str) -> None:
    page.goto(f"{site}/compare")
    page.get_by_label("What to compare").fill("How are caseloads?")
    page.get_by_role("button", name="Compare").click()
    assert rows(page) == ["Carrowick and Sands", "Eastwold", "Harrowmere", "Tidewell", "Upper Aldmoor"]
    row = page.get_by_role("row").filter(has_text="Eastwold")
    row.locator("a.marker").first.click()
    expect(row.locator("blockquote mark").first).to_be_visible()


def test_silent_and_missing_authorities_are_shown_and_can_be_picked_out(page: Page, site: str) -> None:
    page.goto(f"{site}/compare?q=How+did+each+authority+handle+return+home+interviews%3F")
    expect(page.get_by_role("row").filter(has_text="says nothing on this")).to_have_count(1)
    page.get_by_role("link", name="Silent").click()
    expect(page.locator("tbody tr")).to_have_count(1)
    assert "show=silent" in page.url
    assert rows(page) == ["Carrowick and Sands"]
    page.goto(f"{site}{CASELOADS}&authority=Harrowmere&authority=Ravensea")
    expect(page.get_by_role("row").filter(has_text="Ravensea")).to_contain_text(
        "No report of Ravensea is held"
    )


def test_rows_are_sorted_by_a_heading_without_losing_the_keyboard_s_place(page: Page, site: str) -> None:
    page.goto(site + CASELOADS)
    heading = page.get_by_role("columnheader").get_by_role("link", name="Report")
    heading.focus()
    page.keyboard.press("Enter")
    expect(page.locator("th[aria-sort=ascending]")).to_contain_text("Report")
    expect(heading).to_be_focused()
    assert rows(page)[0] == "Upper Aldmoor"
    expect(page.locator("#told")).to_have_text("5 authorities")


def test_one_click_leads_from_an_authority_to_its_neighbours_its_region_and_its_past(
    page: Page, site: str
) -> None:
    page.goto(f"{site}{CASELOADS}&authority=Harrowmere&authority=Tidewell")
    page.get_by_role("link", name="With its neighbours (statistical neighbours of Harrowmere)").click()
    expect(page.locator(".chosen li")).to_have_count(5)
    assert "Ravensea" in rows(page)
    page.get_by_role("link", name="With its region (Wold and Mere, for Harrowmere)").click()
    expect(page.locator(".chosen")).to_contain_text("Wold and Mere")
    assert len(rows(page)) >= 5
    page.get_by_role("link", name="Over time (Harrowmere)").click()
    expect(page.locator("tbody tr").first).to_contain_text("March 2024")  # a slow machine is still loading
    assert rows(page) == ["Harrowmere", "Harrowmere"]


@pytest.mark.parametrize("over", ["", "&over=Harrowmere"])
def test_what_reports_do_not_cover_is_met_with_what_can_be_compared(page: Page, site: str, over: str) -> None:
    page.goto(f"{site}/compare?q=What+is+the+capital+of+France%3F{over}")
    note = page.locator(".note")
    expect(note).to_contain_text("outside what these inspection reports cover")
    expect(note).not_to_contain_text("*")
    expect(page.get_by_text("no report held fits")).to_have_count(0)
    expect(page.get_by_text("says nothing")).to_have_count(0)
    page.locator("#compared .examples a").first.click()
    expect(page.locator("tbody tr").first).to_be_visible()
    assert bool(over) is ("over=Harrowmere" in page.url)


def test_beside_a_question_that_reports_do_not_cover_the_other_is_compared(page: Page, site: str) -> None:
    for over in ("", "&over=Harrowmere"):
        page.goto(f"{site}{CASELOADS}&q=What+is+the+capital+of+France%3F{over}")
        expect(page.locator(".note")).to_contain_text("outside what these inspection reports cover")
        expect(page.get_by_role("row").last).to_contain_text("Not part of the answer to this question")
        expect(page.locator("tbody a.marker").first).to_be_visible()


def test_several_questions_stand_side_by_side(page: Page, site: str) -> None:
    page.goto(f"{site}{CASELOADS}&q=How+good+is+supervision%3F")
    expect(page.get_by_role("columnheader", name="How good is supervision?")).to_be_visible()
    expect(page.locator("tbody tr").first.locator("td")).to_have_count(4)


def test_without_script_authorities_are_compared_sorted_and_read(visitor: Visitor, site: str) -> None:
    page = visitor.page(java_script_enabled=False)
    page.goto(f"{site}/compare")
    page.get_by_label("What to compare").fill("How are caseloads?")
    page.get_by_role("button", name="Compare").click()
    page.get_by_role("columnheader").get_by_role("link", name="Report").click()
    assert rows(page)[0] == "Upper Aldmoor"
    page.locator("tbody summary").first.click()
    page.locator("tbody .where a").first.click()
    expect(page.locator(".paragraph:target")).to_be_in_viewport()
    page.get_by_label("Search in this report").fill("supervision")
    page.get_by_role("button", name="Find").click()
    expect(page.locator(".found")).to_be_visible()
    page.goto(f"{site}/reports")
    page.get_by_text("Narrow by authority").click()
    page.get_by_label("Focused visit").check()
    page.get_by_role("button", name="Show").click()
    expect(page.locator("tbody tr")).to_have_count(2)


def test_on_paper_every_marker_has_its_place_in_a_report(page: Page, site: str) -> None:
    page.goto(site + CASELOADS)
    cell = (
        page.get_by_role("row")
        .filter(has_text="With its neighbours")
        .filter(has_text="Eastwold")
        .locator("td")
        .last
    )
    expect(cell.locator(".onpaper")).to_be_hidden()
    page.emulate_media(media="print")
    expect(cell.locator(".onpaper")).to_have_text(
        re.compile(r"^(?:\[\d+\] Eastwold 2019, paragraph \d+(?:; |$))+$")
    )
    expect(page.locator(".tabs")).to_be_hidden()


def test_a_comparison_is_downloaded(page: Page, site: str) -> None:
    page.goto(site + CASELOADS)
    for name, start in (("CSV", b"\xef\xbb\xbfAuthority,URN,LA code"), ("spreadsheet", b"PK")):
        with page.expect_download() as waited:
            page.get_by_role("link", name=name).click()
        assert waited.value.path().read_bytes().startswith(start)
