"""Carrying a conversation on in a real browser: asking further, going back, sharing, beginning anew; without script too."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from service.state.state import State
from tests.browser.conftest import Visitor
from tests.browser.test_ask import tab_to

FIRST = "How does Eastwold support care leavers?"
ASKED = "/?q=How+does+Eastwold+support+care+leavers%3F"
BEFORE = "before=How+does+Eastwold+support+care+leavers%3F"
FOLLOWED = f"/?{BEFORE}&q=and+Harrowmere%3F"


def ask_further(page: Page, question: str) -> None:
    """Write the next question under the answer and send it."""
    page.get_by_label("Ask further about this").fill(question)
    page.get_by_role("button", name="Go on").click()
    expect(page.locator(".answer > .lead")).to_have_text(question)


@pytest.mark.parametrize("script", [True, False])
def test_a_conversation_is_carried_on_and_gone_back_and_begun_anew(
    visitor: Visitor, site: str, script: bool
) -> None:
    page = visitor.page(java_script_enabled=script)
    page.goto(site + ASKED)
    told = page.locator(".told")
    eastwold = told.inner_text()
    expect(page.get_by_role("navigation", name="Earlier questions")).to_have_count(0)
    ask_further(page, "and Harrowmere?")
    assert page.url == site + FOLLOWED
    expect(page.locator(".where").first).to_contain_text("Harrowmere 2024")
    expect(told).to_contain_text(re.compile("leaver", re.IGNORECASE))
    harrowmere = told.inner_text()
    ask_further(page, "and in 2016?")
    expect(page.locator(".where").first).to_contain_text("Harrowmere 2016")
    earlier = page.get_by_role("navigation", name="Earlier questions")
    expect(earlier.get_by_role("listitem")).to_have_text([FIRST, "and Harrowmere?"])
    earlier.get_by_role("link", name="and Harrowmere?").click()
    expect(told).to_have_text(harrowmere, use_inner_text=True)
    assert page.url == site + FOLLOWED
    page.go_back()
    expect(page.locator(".where").first).to_contain_text("Harrowmere 2016")
    page.go_back()
    page.go_back()
    expect(told).to_have_text(eastwold, use_inner_text=True)
    page.go_forward()
    expect(told).to_have_text(harrowmere, use_inner_text=True)
    page.get_by_role("link", name="Begin anew").click()
    expect(page.get_by_role("heading", name="For example")).to_be_visible()
    assert page.url == f"{site}/"


def test_the_field_at_the_top_begins_anew(page: Page, site: str) -> None:
    page.goto(site + FOLLOWED)
    top = page.get_by_role("search", name="Ask")
    expect(top.get_by_label("A new question")).to_have_value("")
    page.get_by_role("link", name="start at the top").click()
    expect(top.get_by_label("A new question")).to_be_focused()
    page.keyboard.type("How are caseloads?")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Your question")).to_have_value("How are caseloads?")
    assert page.url == f"{site}/?q=How+are+caseloads%3F"


def test_a_link_to_a_follow_up_gives_the_same_answer_to_somebody_else(visitor: Visitor, site: str) -> None:
    page = visitor.page()
    page.goto(f"{site}{ASKED}&year=2016&year=2019&year=2024")
    ask_further(page, "and Harrowmere?")
    assert page.url == f"{site}{FOLLOWED}&year=2016&year=2019&year=2024"
    other = visitor.page(java_script_enabled=False)
    other.goto(page.url)
    assert other.locator(".told").inner_text() == page.locator(".told").inner_text()
    page.get_by_role("link", name="Take away: 2016").click()
    assert page.url == f"{site}{FOLLOWED}&year=2019&year=2024"


def test_a_question_is_asked_further_by_keyboard_alone(page: Page, site: str) -> None:
    page.goto(site + ASKED)
    tab_to(page, page.get_by_label("Ask further about this"))
    page.keyboard.type("and Harrowmere?")
    page.keyboard.press("Enter")
    expect(page.locator(".where").first).to_contain_text("Harrowmere 2024")
    tab_to(page, page.get_by_role("link", name=FIRST))
    page.keyboard.press("Enter")
    expect(page.locator(".where").first).to_contain_text("Eastwold 2019")


def test_a_follow_up_is_judged_copied_and_remembered_with_what_came_before(
    page: Page, site: str, state: State
) -> None:
    page.goto(site + FOLLOWED)
    page.get_by_text("Copy with references").click()
    expect(page.get_by_label("As text")).to_have_value(
        re.compile(rf"^and Harrowmere\?\nAsked after “{re.escape(FIRST)}”\n\n")
    )
    page.get_by_role("button", name="Yes").click()
    expect(page.get_by_text("Thank you: this was kept")).to_be_visible()
    _, last = list(state.feedback.all())[-1]
    assert last.question == f"{FIRST} › and Harrowmere?"
    page.goto(site)
    recent = page.locator("#history li")
    expect(recent).to_have_text([f"and Harrowmere? (after “{FIRST}”)"])
    recent.get_by_role("link").click()
    expect(page.locator(".where").first).to_contain_text("Harrowmere 2024")


def test_without_script_a_follow_up_is_judged_and_come_back_to(visitor: Visitor, site: str) -> None:
    page = visitor.page(java_script_enabled=False)
    page.goto(site + FOLLOWED)
    page.get_by_role("button", name="No").click()
    page.get_by_role("link", name="Back to the answer").click()
    assert page.url == site + FOLLOWED


def test_a_follow_up_of_several_is_compared_sorted_narrowed_and_taken_away(page: Page, site: str) -> None:
    page.goto(f"{site}{ASKED}")
    ask_further(page, "and each of the others?")
    page.get_by_role("link", name=re.compile("side by side")).click()
    rows = page.locator("tbody tr")
    expect(rows.first).to_be_visible()
    names = page.locator("tbody th[scope=row]").all_inner_texts()
    page.locator("#sort-authority").click()
    expect(page.locator("th[aria-sort=ascending]")).to_be_visible()
    page.locator("#sort-authority").click()
    expect(page.locator("th[aria-sort=descending]")).to_be_visible()
    assert sorted(page.locator("tbody th[scope=row]").all_inner_texts()) == sorted(names)
    assert BEFORE in page.url
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV").click()
    table = download.value.path().read_text(encoding="utf-8-sig")
    assert f"{FIRST} › and each of the others?" in table
    assert all(name.split("\n")[0] in table for name in names)
    expect(page.get_by_label(FIRST)).to_be_checked()
    page.get_by_role("button", name="Compare", exact=True).click()
    assert BEFORE in page.url
    page.get_by_label(FIRST).uncheck()
    page.get_by_role("button", name="Compare", exact=True).click()
    expect(page.get_by_label("What to compare")).to_have_value("and each of the others?")
    assert "before=" not in page.url


def test_on_paper_a_follow_up_has_what_came_before_and_no_fields(page: Page, site: str) -> None:
    page.goto(site + FOLLOWED)
    page.emulate_media(media="print")
    expect(page.get_by_role("navigation", name="Earlier questions")).to_contain_text(FIRST)
    expect(page.get_by_text("and Harrowmere?", exact=True)).to_be_visible()
    expect(page.get_by_label("Ask further about this")).to_be_hidden()
    expect(page.get_by_role("link", name="Begin anew")).to_be_hidden()
    expect(page.get_by_label("A new question")).to_be_hidden()


def test_a_follow_up_that_is_too_long_is_told_so_and_not_cut(page: Page, site: str) -> None:
    page.goto(site + FOLLOWED)
    field = page.get_by_label("Ask further about this")
    asked = "How are caseloads? " * 120
    field.fill(asked)
    expect(page.locator("#further-over")).to_contain_text("280 characters too many")
    page.get_by_role("button", name="Go on").click()
    expect(page.locator("#further-over")).to_contain_text("2,280 characters; at most 2,000")
    expect(field).to_have_value(asked)
    expect(page.get_by_role("navigation", name="Earlier questions")).to_contain_text("and Harrowmere?")
    field.fill("and in 2016?")
    page.get_by_role("button", name="Go on").click()
    expect(page.locator(".where").first).to_contain_text("Harrowmere 2016")
