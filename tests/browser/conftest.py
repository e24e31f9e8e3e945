"""Chromium, the service over the sample, and pages that are watched: no error, no request to another host."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    expect,
    sync_playwright,
)

from service.service import Service
from service.state.database import default_url
from service.state.state import State
from tests.service.conftest import serving

DESKTOP = {"width": 1280, "height": 900}
PATIENCE = 30_000  # milliseconds; a machine that does much else at once is slow, not broken
expect.set_options(timeout=PATIENCE)


def chromium() -> str | None:
    """Where Chromium is installed, or None; PILCROW_CHROMIUM names another."""
    names = ("chromium", "chromium-browser", "google-chrome")
    given = os.environ.get("PILCROW_CHROMIUM")
    return given or next((found for name in names if (found := shutil.which(name))), None)


@pytest.fixture(scope="package")  # while it runs, no other test can run an event loop in this thread
def browser() -> Iterator[Browser]:
    """One Chromium for all tests here; they are skipped where there is none, but fail in continuous integration."""
    path = chromium()
    if path is None:
        reason = "no Chromium is installed (apt-get install chromium); the pages were not tested in a browser"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def state(tmp_path_factory: pytest.TempPathFactory) -> State:
    """The state database of the site."""
    return State(default_url(tmp_path_factory.mktemp("state")))


@pytest.fixture(scope="session")
def site(sample_service: Service, state: State) -> Iterator[str]:
    """Address of the service over the sample reports."""
    with serving(sample_service, state) as client:
        yield address_of(client)


def address_of(client: httpx.Client) -> str:
    """The address that a client talks to, without a slash at its end."""
    return str(client.base_url).rstrip("/")


@dataclass
class Watch:
    """What went wrong on the pages of a context, and what went over the wire."""

    context: BrowserContext
    problems: list[str] = field(default_factory=list)
    requests: list[Request] = field(default_factory=list)
    _documents: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.context.on("request", self._requested)
        self.context.on("console", self._said)
        self.context.on("weberror", lambda error: self.problems.append(f"script failed: {error.error}"))
        self.context.on("dialog", self._asked)

    def _requested(self, request: Request) -> None:
        self.requests.append(request)
        if request.is_navigation_request():
            self._documents.add(request.url)
        parts = urlsplit(request.url)
        if parts.scheme not in ("blob", "data") and parts.hostname != "127.0.0.1":
            self.problems.append(f"request to another host: {request.url}")

    def _said(self, message: ConsoleMessage) -> None:
        # Chromium reports an error page itself (404 …) as an error of the console.
        expected = message.text.startswith("Failed to load resource") and (
            message.location["url"] in self._documents
        )
        if message.type in ("error", "warning") and not expected:
            self.problems.append(f"console: {message.text}")

    def _asked(self, dialog: object) -> None:
        self.problems.append(f"a dialog was opened: {dialog}")


class Visitor:
    """Opens contexts of a browser, each watched until the test ends."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self.watches: list[Watch] = []

    def context(self, **options: object) -> BrowserContext:
        """A new context (like a new visitor); options as `Browser.new_context` has them."""
        made = self._browser.new_context(**{"viewport": DESKTOP, **options})  # type: ignore[arg-type]
        made.set_default_timeout(PATIENCE)
        self.watches.append(Watch(made))
        return made

    def page(self, **options: object) -> Page:
        """A page in a new context."""
        return self.context(**options).new_page()

    def leave(self) -> list[str]:
        """Close all; gives what went wrong."""
        problems = [problem for watch in self.watches for problem in watch.problems]
        for watch in self.watches:
            watch.context.close()
        return problems


@pytest.fixture
def visitor(browser: Browser) -> Iterator[Visitor]:
    """Visits pages; the test fails when one logs an error, opens a dialog or asks another host for anything."""
    made = Visitor(browser)
    yield made
    assert made.leave() == []


@pytest.fixture
def page(visitor: Visitor) -> Page:
    """A page of a visitor with a desktop screen."""
    return visitor.page()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything here needs Chromium."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)
