"""Answers that take long or fail: the page is there at once, what is ready is shown, and a failure is told."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Iterator, Sequence
from pathlib import Path

import pytest
from playwright.sync_api import expect

from service.answering.events import Event, Finished, pieces
from service.errors import NotReadyError
from service.question.filters import Filters
from service.service import Service
from service.wiring import open_service
from tests.browser.conftest import Visitor, address_of
from tests.browser.test_access import violations
from tests.service.conftest import serving

ASKED = "/?q=How+did+each+authority+handle+return+home+interviews%3F"


class SlowService(Service):
    """Gives its answer piece by piece, each when the test lets it go; may fail instead of the last."""

    def __init__(self, inner: Service, *, fails: bool = False) -> None:
        self.__dict__.update(vars(inner))  # the same service but for how it streams
        self._inner = inner
        self._fails = fails
        self.go = threading.Semaphore(0)

    async def stream(
        self, question: str, filters: Filters | None = None, history: Sequence[str] = (), *, caller: str = ""
    ) -> AsyncIterator[Event]:
        answer = self._inner.ask(question, filters, history)
        for piece in pieces(answer):
            await asyncio.to_thread(self.go.acquire)
            yield piece
        await asyncio.to_thread(self.go.acquire)
        if self._fails:
            raise NotReadyError("the index went away")
        yield Finished(answer)


@pytest.mark.parametrize("script", [True, False])
def test_a_slow_answer_is_shown_as_it_comes(visitor: Visitor, sample_service: Service, script: bool) -> None:
    service = SlowService(sample_service)
    with serving(service) as client:
        page = visitor.page(java_script_enabled=script)
        page.goto(address_of(client) + ASKED, wait_until="commit")
        expect(page.get_by_text("Reading 6 reports")).to_be_visible()
        for _ in range(4):
            service.go.release()
        expect(page.locator(".told h3").first).to_be_visible()
        expect(page.get_by_text("Reading 6 reports")).to_be_hidden()
        assert page.locator(".coverage").count() == 0
        for _ in range(30):
            service.go.release()
        expect(page.locator(".coverage")).to_be_visible()
        expect(page.locator("#c1 mark")).to_be_visible()
        expect(page.locator("footer")).to_be_visible()
        if script:
            page.wait_for_load_state()
            assert violations(page) == []
            expect(page.locator("#told")).to_contain_text("5 authorities, 5 reports searched")


@pytest.mark.parametrize("script", [True, False])
def test_a_slow_follow_up_holds_what_came_before(
    visitor: Visitor, sample_service: Service, script: bool
) -> None:
    service = SlowService(sample_service)
    asked = "/?before=How+does+Eastwold+support+care+leavers%3F&q=and+Harrowmere%3F"
    with serving(service) as client:
        page = visitor.page(java_script_enabled=script)
        page.goto(address_of(client) + asked, wait_until="commit")
        expect(page.get_by_text("Reading 6 reports")).to_be_visible()
        expect(page.get_by_role("navigation", name="Earlier questions")).to_contain_text("Eastwold")
        for _ in range(30):
            service.go.release()
        expect(page.locator(".where").first).to_contain_text("Harrowmere 2024")
        page.wait_for_load_state()
        told = page.locator(".told p").all_inner_texts()
        page.reload()  # from the answers given lately: nothing is let go any more
        assert [text for text in told if "Reading" not in text] == page.locator(".told p").all_inner_texts()


def test_a_failure_under_way_is_told_with_what_can_be_done(visitor: Visitor, sample_service: Service) -> None:
    service = SlowService(sample_service, fails=True)
    with serving(service) as client:
        page = visitor.page()
        page.goto(address_of(client) + ASKED, wait_until="commit")
        expect(page.get_by_text("Reading 6 reports")).to_be_visible()
        for _ in range(30):
            service.go.release()
        expect(page.get_by_role("alert")).to_contain_text("the index went away")
        expect(page.get_by_role("link", name="Ask again")).to_be_visible()
        expect(page.locator("footer")).to_be_visible()


@pytest.fixture
def empty_site(tmp_path: Path) -> Iterator[str]:
    """A service without an index."""
    with serving(open_service(tmp_path / "none", must_exist=False)) as client:
        yield address_of(client)


@pytest.mark.parametrize(
    "path", ["/", "/?q=caseloads", "/compare", "/reports", "/reports/charts", "/reports/x"]
)
def test_without_an_index_every_page_says_how_to_make_one(
    visitor: Visitor, empty_site: str, path: str
) -> None:
    page = visitor.page()
    page.goto(empty_site + path)
    expect(page.get_by_role("heading", level=1)).to_have_text("No index is loaded")
    expect(page.get_by_text("pilcrow index").first).to_be_visible()
    expect(page.get_by_role("link", name="Try again")).to_be_visible()
    assert violations(page) == []
