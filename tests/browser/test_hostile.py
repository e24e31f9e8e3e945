"""Reports and questions that try to run script: nothing runs, nothing is asked of another host, all is shown as text."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from datetime import date
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from indexer.model import ParseWarning
from tests.browser.conftest import address_of
from tests.service.conftest import serving
from tests.support.memory_index import made_report
from tests.support.memory_service import memory_service

DAY = date(2019, 5, 3)
ATTACKS = (
    "<script>window.hit = 1</script>",
    "<img src=x onerror='window.hit = 1'>",
    "\"'><svg onload=window.hit=1>",
    "[click](javascript:window.hit=1) ![x](http://evil.example/x.png)",
    "</title></textarea></template><script>window.hit=1</script>",
    "{{ 7*7 }} ${7*7} <%= 7*7 %>",
    "```[1] onmouseover=window.hit=1\n[1]\n```",
    "<!--the answer--><script>window.hit=1</script>",
    "<div hx-get='http://evil.example' hx-trigger='load' data-hx-on:load='window.hit=1'>",
)


@pytest.fixture(scope="module")
def hostile_site() -> Iterator[str]:
    """A service over a report that attacks with every one of its fields."""
    everything = " ".join(ATTACKS)
    texts = {
        str(number): f"Caseloads are high {attack} in teams." for number, attack in enumerate(ATTACKS, 1)
    }
    parsed = made_report(
        "Gateshead",
        (DAY, DAY),
        texts,
        grades={"Overall effectiveness": "Good", everything: "Good"},
        grade_paragraph='1" onclick="window.hit=1',
        sections={"1": (everything,)},
        lead_inspector=everything,
        addressee=everything,
        framework=everything,
        title=everything,
        warnings=[ParseWarning("hostile", everything)],
    )
    report = dataclasses.replace(parsed.report, region=everything)
    other = made_report(
        "Sunderland", (DAY, DAY), {"1": '=HYPERLINK("http://evil.example") caseloads are high.'}
    )
    with serving(memory_service([dataclasses.replace(parsed, report=report), other])) as client:
        yield address_of(client)


def hover_over_everything(page: Page) -> None:
    page.evaluate(
        "() => document.querySelectorAll('*').forEach(one => one.dispatchEvent(new MouseEvent('mouseover')))"
    )


@pytest.mark.parametrize(
    "path",
    [
        "/reports",
        "/reports/grades",
        "/reports/charts",
        "/reports/remarks",
        "/reports/gateshead-2019-inspection?find=script",
        "/compare?q=caseloads",
        "/?q=How+are+caseloads+in+Gateshead%3F",
    ],
)
def test_a_hostile_report_is_shown_as_text(page: Page, hostile_site: str, path: str) -> None:
    page.goto(hostile_site + path, wait_until="networkidle")
    hover_over_everything(page)
    assert page.evaluate("() => window.hit") is None
    assert page.locator("main img, main script, main [onclick], main [onload], main [onerror]").count() == 0
    assert page.locator("main a[href^='javascript'], main a[href^='http'], [hx-trigger=load]").count() == 0


def test_its_words_are_all_there(page: Page, hostile_site: str) -> None:
    page.goto(f"{hostile_site}/reports/gateshead-2019-inspection")
    for number, attack in enumerate(ATTACKS, 1):
        expect(page.locator(f"#p{number} p")).to_have_text(f"Caseloads are high {attack} in teams.")


@pytest.mark.parametrize(
    "field",
    [
        "/?q={}",
        "/compare?q={}",
        "/?before={}&q=and+Gateshead%3F",
        "/compare?before={}&q=caseloads",
        "/reports?authority={}",
        "/reports/charts?theme={}",
        "/reports/{}",
        "/?q=x&region={}",
        "/?q=x&year={}",
        "/compare?q=x&over={}",
        "/reports/gateshead-2019-inspection?find={}",
    ],
)
def test_hostile_questions_and_addresses_are_shown_as_text(page: Page, hostile_site: str, field: str) -> None:
    short = "over=" in field or "theme=" in field or "year=" in field  # takes no more than 100 characters
    for attack in ATTACKS[:3] if short else (" ".join(ATTACKS),):
        page.goto(hostile_site + field.format(quote(attack, safe="")))
        hover_over_everything(page)
        assert page.evaluate("() => window.hit") is None
        assert page.locator("main script, main img, main [onload], main [onerror]").count() == 0
