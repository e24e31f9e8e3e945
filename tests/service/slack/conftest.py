"""A bot over the sample index, served on loopback, and the Slack that it speaks with."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
import uvicorn
from pydantic import SecretStr

from service.app import create_app
from service.service import Service
from service.settings import ServiceSettings
from service.slack.settings import SlackSettings
from service.state.database import default_url
from service.state.state import State
from service.wiring import open_slack
from tests.service.slack.fake_slack import APP_TOKEN, SECRET, TOKEN, FakeSlack, signed

PUBLIC = "https://reports.example.org"


def settings_for(slack: FakeSlack, **changes: Any) -> SlackSettings:
    """The bot's settings for a test's Slack."""
    return SlackSettings(
        _env_file=None,
        bot_token=SecretStr(TOKEN),
        app_token=SecretStr(APP_TOKEN),
        signing_secret=SecretStr(SECRET),
        api_url=slack.api_url,
        **{"per_minute": 1000, **changes},
    )


class Served:
    """A service with its bot on a port of loopback, in a thread."""

    def __init__(self, service: Service, state: State, settings: SlackSettings) -> None:
        import threading

        self.state = state
        bot = open_slack(service, state, ServiceSettings(_env_file=None, public_url=PUBLIC), settings)
        app = create_app(service, state, slack=bot)
        self._server = uvicorn.Server(
            uvicorn.Config(app, host="127.0.0.1", port=0, log_level="warning", lifespan="on")
        )
        self._thread = threading.Thread(target=self._server.run, daemon=True)

    def __enter__(self) -> Served:
        self._thread.start()
        wait_for(lambda: self._server.started)
        port = self._server.servers[0].sockets[0].getsockname()[1]
        self.client = httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=30, trust_env=False)
        return self

    def __exit__(self, *_: object) -> None:
        self.client.close()
        self._server.should_exit = True
        self._thread.join()

    def send(self, payload: dict[str, Any], retry: int = 0) -> httpx.Response:
        """Deliver an event as Slack does."""
        body = json.dumps(payload).encode()
        return self.client.post("/slack/events", content=body, headers=signed(body, retry=retry))

    def interact(self, payload: dict[str, Any]) -> httpx.Response:
        """Deliver a button, a view or a shortcut as Slack does."""
        return self.form({"payload": json.dumps(payload)})

    def form(self, fields: dict[str, str]) -> httpx.Response:
        """Deliver a form as Slack does."""
        body = httpx.QueryParams(fields).__str__().encode()
        headers = {**signed(body), "content-type": "application/x-www-form-urlencoded"}
        return self.client.post("/slack/events", content=body, headers=headers)


def wait_for(condition: Callable[[], Any], seconds: float = 20) -> None:
    """Wait until something is so; fails when it does not come."""
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until, "it did not come"
        time.sleep(0.01)


@pytest.fixture
def slack() -> Iterator[FakeSlack]:
    with FakeSlack() as running:
        yield running


@pytest.fixture
def state(tmp_path: Path) -> Iterator[State]:
    made = State(default_url(tmp_path))
    yield made
    made.close()


@pytest.fixture
def served(sample_service: Service, slack: FakeSlack, state: State) -> Iterator[Served]:
    with Served(sample_service, state, settings_for(slack)) as running:
        yield running
