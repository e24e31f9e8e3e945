"""Reading a report in a real browser: permanent links, contents, search, neighbours in time, paper."""

from __future__ import annotations

from playwright.sync_api import Page, expect

REPORT = "/reports/harrowmere-2024-inspection"


def test_a_permanent_link_marks_its_paragraph(page: Page, site: str) -> None:
    page.goto(f"{site}{REPORT}#p13")
    paragraph = page.locator("#p13")
    expect(paragraph).to_be_in_viewport()
    expect(paragraph).to_be_focused()
    expect(paragraph).not_to_have_css("background-color", "rgba(0, 0, 0, 0)")
    page.get_by_role("link", name="Link to paragraph 14").click()
    assert page.url.endswith("#p14")


def test_contents_lead_to_sections(page: Page, site: str) -> None:
    page.goto(site + REPORT)
    page.get_by_role("navigation", name="Contents").get_by_role("link", name="care leavers").click()
    expect(
        page.get_by_role("heading", name="The experiences and progress of care leavers")
    ).to_be_in_viewport()


def test_words_are_found_within_the_report(page: Page, site: str) -> None:
    page.goto(site + REPORT)
    page.get_by_label("Search in this report").fill("missing children")
    page.keyboard.press("Enter")
    found = page.locator(".found")
    expect(found.get_by_role("heading")).to_contain_text("with missing and children")
    found.get_by_role("link", name="Paragraph 8").click()
    expect(page.locator("#p8 mark").first).to_be_in_viewport()
    page.goto(f"{site}{REPORT}?find=helicopter")
    expect(found).to_contain_text("Try fewer words")
    page.goto(f"{site}{REPORT}?find=%28%5B")
    expect(page.get_by_text("There is no word to look for in “([”")).to_be_visible()


def test_previous_and_next_report_of_the_authority(page: Page, site: str) -> None:
    page.goto(site + REPORT)
    page.get_by_role("link", name="Before: inspection, March 2016").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Harrowmere: inspection, March 2016")
    expect(page.get_by_text("A newer inspection of this authority is held")).to_be_visible()
    page.get_by_role("link", name="After: inspection, March 2024").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Harrowmere: inspection, March 2024")


def test_on_paper_only_the_report_is_left(page: Page, site: str) -> None:
    page.goto(site + REPORT)
    page.emulate_media(media="print")
    for selector in (".top nav", ".side", ".bottom", ".pager"):
        expect(page.locator(selector)).to_be_hidden()
    expect(page.locator("#p13")).to_be_visible()


def test_what_is_gone_is_met_with_what_there_is(page: Page, site: str) -> None:
    page.goto(f"{site}{REPORT}#p999")
    expect(page.get_by_role("alert")).to_contain_text("no paragraph “999”")
    page.goto(f"{site}{REPORT}/paragraphs/999")
    expect(page.get_by_role("heading", level=1)).to_have_text("No such paragraph")
    page.get_by_role("link", name="Read the report on Harrowmere").click()
    expect(page.locator("#p13")).to_be_visible()
    page.goto(f"{site}/reports/harrowmere-2023-inspection")
    expect(page.get_by_role("link", name="Harrowmere: inspection, March 2024")).to_be_visible()
    page.goto(f"{site}/nowhere")
    expect(page.get_by_role("link", name="ask them something")).to_be_visible()
    page.goto(f"{site}{REPORT}/paragraphs/13")
    assert page.url.endswith("#p13")
