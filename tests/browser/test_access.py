"""Every page for everybody: no violation that axe-core finds, no sideways scroll at 320 px, light first page."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visitor

PAGES = {
    "start": "/",
    "answer": "/?q=How+did+each+authority+handle+return+home+interviews%3F&year=2019&year=2024",
    "not found": "/?q=How+are+caseloads%3F&authority=Ravensea",
    "out of scope": "/?q=What+is+the+capital+of+France%3F",
    "follow-up": "/?before=How+are+caseloads+in+Eastwold%3F&before=Why%3F&q=and+Harrowmere%3F&year=2024",
    "follow-up refused": f"/?before=How+are+caseloads+in+Eastwold%3F&q={'x' * 2001}",
    "compare": "/compare",
    "compared": "/compare?q=How+are+caseloads%3F&q=How+good+is+supervision%3F",
    "follow-up compared": "/compare?before=How+are+caseloads+in+Eastwold%3F&q=and+the+others%3F",
    "over time": "/compare?q=How+are+caseloads%3F&over=Harrowmere",
    "list": "/reports?kind=inspection",
    "grades": "/reports/grades",
    "charts": "/reports/charts",
    "remarks": "/reports/remarks",
    "reader": "/reports/harrowmere-2016-inspection",
    "search": "/reports/eastwold-2019-inspection?find=missing",
    "gone": "/reports/harrowmere-2023-inspection",
}
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES.keys())
def test_axe_finds_nothing_and_nothing_scrolls_sideways(visitor: Visitor, site: str, path: str) -> None:
    page = visitor.page()
    page.goto(site + path)
    page.evaluate("() => document.querySelectorAll('details').forEach(one => { one.open = true; })")
    assert violations(page) == []
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size({"width": 320, "height": 640})  # also a desktop of 1280 px at 400 % zoom
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert violations(page) == []


def test_axe_finds_nothing_on_the_page_of_thanks(page: Page, site: str) -> None:
    page.route("**/htmx*", lambda route: route.fulfill(body="", content_type="text/javascript"))
    page.goto(site + PAGES["answer"])
    page.get_by_role("button", name="Yes").click()
    expect(page.get_by_role("heading", name="Thank you")).to_be_visible()
    assert violations(page) == []


def violations(page: Page) -> list[str]:
    """What axe-core finds: the rule and the elements."""
    found = Axe().run(page, options={**RULES, "resultTypes": ["violations"]}).response["violations"]
    return [f"{one['id']}: {[node['html'][:120] for node in one['nodes'][:3]]}" for one in found]


def test_the_first_page_weighs_less_than_150_kilobytes(visitor: Visitor, site: str) -> None:
    page = visitor.page()
    page.goto(site, wait_until="networkidle")
    sizes = [request.sizes() for request in visitor.watches[0].requests]
    assert 0 < sum(one["responseBodySize"] + one["responseHeadersSize"] for one in sizes) < 150_000


def test_every_control_shows_where_the_keyboard_is(page: Page, site: str) -> None:
    page.goto(site)
    for _ in range(8):
        page.keyboard.press("Tab")
        outline = page.evaluate("() => getComputedStyle(document.activeElement).outlineStyle")
        assert outline == "solid"
