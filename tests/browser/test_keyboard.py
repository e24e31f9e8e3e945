"""Comparing, reading and looking through the library with nothing but a keyboard."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Visitor

MOST = 60  # presses of Tab before a thing counts as out of reach


def tab_to(page: Page, wanted: Locator) -> None:
    """Press Tab until `wanted` has the focus."""
    for _ in range(MOST):
        page.keyboard.press("Tab")
        if wanted.evaluate("one => one === document.activeElement"):
            return
    raise AssertionError(f"{wanted} is not reached by the keyboard")


def test_an_answer_is_copied_and_judged(visitor: Visitor, site: str) -> None:
    context = visitor.context()
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=site)
    page = context.new_page()
    page.goto(f"{site}/?q=How+are+caseloads+in+Eastwold%3F")
    tab_to(page, page.get_by_text("Copy with references"))
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_role("button", name="Copy for Word"))
    page.keyboard.press("Enter")
    expect(page.locator("#copied")).to_have_text("Copied for Word")
    tab_to(page, page.get_by_text("Say why"))
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("All of it.")
    for _ in range(3):
        page.keyboard.press("Shift+Tab")
    expect(page.get_by_role("button", name="Yes")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Thank you: this was kept")).to_be_visible()


def test_authorities_are_compared_and_a_paragraph_opened(page: Page, site: str) -> None:
    page.goto(f"{site}/compare")
    tab_to(page, page.get_by_label("What to compare"))
    page.keyboard.type("How are caseloads?")
    page.keyboard.press("Enter")
    marker = page.locator("tbody a.marker").first
    tab_to(page, marker)
    page.keyboard.press("Enter")
    expect(page.locator("blockquote mark").first).to_be_visible()
    card = page.locator(".citations li").first
    expect(card).to_be_focused()
    tab_to(page, card.get_by_role("link", name="Back to"))
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_role("link", name="Over time (Harrowmere)"))
    page.keyboard.press("Enter")
    expect(page.locator("tbody tr")).to_have_count(2)


def test_a_report_is_searched_and_a_paragraph_linked(page: Page, site: str) -> None:
    page.goto(f"{site}/reports/harrowmere-2024-inspection")
    tab_to(page, page.get_by_label("Search in this report"))
    page.keyboard.type("adoption")
    page.keyboard.press("Enter")
    expect(page.locator(".found")).to_be_visible()
    tab_to(page, page.locator(".found a").first)
    page.keyboard.press("Enter")
    expect(page.locator(".paragraph:target mark").first).to_be_in_viewport()


def test_the_library_is_narrowed(page: Page, site: str) -> None:
    page.goto(f"{site}/reports")
    tab_to(page, page.locator("summary").first)
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_label("Focused visit"))
    page.keyboard.press("Space")
    expect(page.locator("tbody tr")).to_have_count(2)
    tab_to(page, page.locator("tbody a").first)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Tidewell: focused visit, June 2019")
