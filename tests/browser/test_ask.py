"""Asking in a real browser: by keyboard, without script, shared as a link, copied, judged, remembered."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, Locator, Page, expect

from service.state.state import State
from tests.browser.conftest import Visitor

QUESTION = "How did each authority handle return home interviews?"
ASKED = "/?q=How+did+each+authority+handle+return+home+interviews%3F"


def tab_to(page: Page, target: Locator) -> None:
    """Press Tab until `target` has the focus and keeps it: a jump within the page may take it once more, a moment later."""
    for _ in range(40):
        page.keyboard.press("Tab")
        for _ in range(3):
            page.wait_for_timeout(100)
            if not target.evaluate("one => one === document.activeElement"):
                break
        else:
            return
    expect(target).to_be_focused()


def test_a_question_is_asked_and_its_paragraph_opened_by_keyboard_alone(page: Page, site: str) -> None:
    page.goto(site)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()  # the next Tab starts there
    tab_to(page, page.get_by_label("Your question"))
    page.keyboard.type(QUESTION)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Answer")).to_be_visible()
    tab_to(page, page.locator(".told a.marker").first)
    page.keyboard.press("Enter")
    card = page.locator("#c1")
    expect(card).to_be_focused()
    expect(card.locator("mark")).to_be_visible()
    tab_to(page, card.get_by_role("link", name="Back to [1]"))
    page.keyboard.press("Enter")
    page.wait_for_url("**#m1")


def test_a_marker_shows_its_paragraph_with_the_quote_marked_beside_the_answer(page: Page, site: str) -> None:
    page.goto(site + ASKED)
    marker = page.get_by_role("link", name=re.compile(r"^\[\d+\] Harrowmere 2024, ")).first
    number = marker.inner_text().strip("[]")
    marker.click()
    card = page.locator(f"#c{number}")
    expect(card).to_be_in_viewport()
    expect(card).to_contain_text(re.compile(r"Harrowmere 2024, .*March 2024.*Good.*page \d", re.DOTALL))
    assert card.locator("mark").inner_text() in page.locator(".told").inner_text()
    answer, beside = page.locator(".told").bounding_box(), card.bounding_box()
    assert answer is not None
    assert beside is not None
    assert beside["x"] > answer["x"] + answer["width"]


def test_filters_stand_in_the_address_and_the_link_gives_the_same_answer(visitor: Visitor, site: str) -> None:
    page = visitor.page()
    page.goto(site)
    page.get_by_label("Your question").fill("How manageable are caseloads?")
    page.get_by_text("Narrow by authority").click()
    page.get_by_label("Name of an authority").fill("Eastwold")
    page.get_by_label("2019").check()
    page.get_by_role("button", name="Ask").click()
    expect(page.locator(".chosen")).to_contain_text("Eastwold")
    assert "authority=Eastwold" in page.url
    assert "year=2019" in page.url
    other = visitor.page(java_script_enabled=False)
    other.goto(page.url)
    assert other.locator(".told").inner_text() == page.locator(".told").inner_text()
    page.get_by_role("link", name="Take away: Eastwold").click()
    assert "Eastwold" not in page.url


def test_without_script_a_question_is_asked_read_and_judged(
    visitor: Visitor, site: str, state: State
) -> None:
    page = visitor.page(java_script_enabled=False)
    page.goto(site)
    page.get_by_label("Your question").fill(QUESTION)
    page.get_by_role("button", name="Ask").click()
    page.locator("a.marker").last.click()
    expect(page.locator(".citations li:target mark")).to_be_in_viewport()
    page.get_by_text("Copy with references").click()
    expect(page.get_by_label("As Markdown")).to_have_value(re.compile(r"^\*\*How did each"))
    before = len(list(state.feedback.all()))
    page.get_by_role("button", name="No").click()
    expect(page.get_by_role("heading", name="Thank you")).to_be_visible()
    assert len(list(state.feedback.all())) == before + 1
    page.get_by_role("link", name="Back to the answer").click()
    expect(page.get_by_role("heading", name="Answer")).to_be_visible()


def test_an_answer_is_judged_without_leaving_it(page: Page, site: str, state: State) -> None:
    page.goto(site + ASKED)
    page.get_by_text("Say why").click()
    page.get_by_label("What was good, wrong or missing").fill("It says all I need.")
    page.get_by_role("button", name="Yes").click()
    expect(page.get_by_text("Thank you: this was kept")).to_be_visible()
    _, last = list(state.feedback.all())[-1]
    assert (last.verdict, last.source, last.reason) == ("up", "page", "It says all I need.")
    assert last.question == QUESTION
    assert page.url == site + ASKED


def test_an_answer_is_copied_with_its_references(visitor: Visitor, site: str) -> None:
    context = visitor.context()
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=site)
    page = context.new_page()
    page.goto(site + ASKED)
    label = page.locator("#c1 .where a").inner_text()
    address = page.locator("#c1 .where a").get_attribute("href")
    page.get_by_text("Copy with references").click()
    read = "() => navigator.clipboard.readText()"
    page.get_by_role("button", name="Copy as text").click()
    copied = page.locator("#copied")
    expect(copied).to_have_text("Copied as text")
    text = page.evaluate(read)
    assert text.startswith(QUESTION)
    assert re.search(rf"\[1\] {label}(, page \d+)?: “", text)
    assert f"{site}{address}" in text
    page.get_by_role("button", name="Copy as Markdown").click()
    expect(copied).to_have_text("Copied as Markdown")
    assert f"\\[1\\] [{label}" in page.evaluate(read)
    page.get_by_role("button", name="Copy for Word").click()
    expect(copied).to_have_text("Copied for Word")
    html = page.evaluate(
        "() => navigator.clipboard.read().then(items => items[0].getType('text/html')).then(one => one.text())"
    )
    assert f"{site}{address}" in html


def test_questions_are_remembered_in_the_browser_until_forgotten(page: Page, site: str) -> None:
    page.goto(site + ASKED)
    page.goto(site)
    recent = page.locator("#history")
    expect(recent.get_by_role("link", name=QUESTION)).to_be_visible()
    recent.get_by_role("button", name="Forget them").click()
    expect(recent).to_be_hidden()
    page.reload()
    expect(page.get_by_label("Your question")).to_be_visible()
    expect(recent).to_be_hidden()


def test_recent_questions_are_told_apart_by_what_narrowed_them(page: Page, site: str) -> None:
    page.goto(f"{site}/?q=How+are+caseloads%3F&authority=Eastwold&kind=focused-visit")
    page.goto(f"{site}/?q=How+are+caseloads%3F")
    page.goto(site)
    recent = page.locator("#history li")
    expect(recent).to_have_text(["How are caseloads?", "How are caseloads? (Eastwold, focused visit)"])


def test_an_address_has_no_empty_fields(page: Page, site: str) -> None:
    page.goto(site)
    page.get_by_label("Your question").fill("How are caseloads?")
    page.get_by_role("button", name="Ask").click()
    expect(page.get_by_role("heading", name="Answer")).to_be_visible()
    assert page.url == f"{site}/?q=How+are+caseloads%3F"
    page.goto(f"{site}/reports")
    page.get_by_text("Narrow by authority").click()
    page.get_by_label("Focused visit").check()
    expect(page.locator(".matching")).to_contain_text("2 reports match")
    assert page.url == f"{site}/reports?kind=focused-visit"


def test_a_question_that_is_too_long_is_told_so_and_not_cut(visitor: Visitor, site: str) -> None:
    asked = "How are caseloads? " * 120
    page = visitor.page()
    page.goto(site)
    field, note = page.get_by_label("Your question"), page.locator("#q-over")
    expect(note).to_be_hidden()
    field.fill(asked)
    expect(note).to_contain_text("280 characters too many: at most 2,000")
    page.get_by_role("button", name="Ask").click()
    expect(note).to_contain_text("2,280 characters; at most 2,000")
    expect(field).to_have_value(asked)
    field.fill("How are caseloads?")
    expect(note).to_be_hidden()
    plain = visitor.page(java_script_enabled=False)
    plain.goto(page.url)
    expect(plain.get_by_label("Your question")).to_have_value(asked)


def test_a_refusal_says_what_can_be_done(page: Page, site: str) -> None:
    page.goto(f"{site}/?q=What+is+the+capital+of+France%3F")
    expect(page.get_by_role("heading", name="What can be asked")).to_be_visible()
    page.locator(".help a").first.click()
    expect(page.locator(".told a.marker").first).to_be_visible()
    page.goto(f"{site}/?q=How+are+caseloads%3F&authority=Ravensea")
    expect(page.locator(".told")).to_contain_text("No report of Ravensea is held")
    expect(page.get_by_role("heading", name="Paragraphs that come nearest")).to_be_visible()
    page.get_by_role("link", name="Ask the same of all 6 reports held").click()
    expect(page.locator(".told a.marker").first).to_be_visible()


def test_a_judgement_that_cannot_be_kept_is_told(browser: Browser, site: str) -> None:
    page = browser.new_page()
    page.route("**/feedback", lambda route: route.fulfill(status=503, body="{}"))
    page.goto(site + ASKED)
    page.get_by_role("button", name="Yes").click()
    expect(page.get_by_role("alert")).to_contain_text("could not be kept")
    expect(page.get_by_role("button", name="Yes")).to_be_visible()
    page.close()
