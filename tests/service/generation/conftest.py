"""A service over the sample whose language model is a local server that speaks the published API."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest

from eval.mock_model import MockModel
from service.generation.endpoint import Endpoint, EndpointModel
from service.generation.generation import Generation
from service.generation.settings import ModelSettings
from service.generation.spending import Allowance
from service.live import Live
from service.service import Service
from service.state.database import default_url
from service.state.state import State
from service.wiring import open_generation

KEY = "sk-secret-0123456789abcdef"
COMPARED = "How did each authority handle return home interviews?"
SINGLE = "How are return home interviews done in Eastwold?"

OpenService = Callable[..., Service]


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of the surroundings reaches the client."""
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def server() -> Iterator[MockModel]:
    with MockModel() as made:
        yield made


@pytest.fixture(scope="session")
def live(sample_data: Path) -> Live:
    """The snapshot of the sample, opened once."""
    return Live(sample_data, open_generation)


def settings_for(url: str, **more: Any) -> ModelSettings:
    """Settings for a local endpoint, nothing taken from the surroundings."""
    return ModelSettings.model_validate({"model": "mock", "model_url": url, "model_key": KEY, **more})


@pytest.fixture
def open_with(live: Live, server: MockModel, tmp_path: Path) -> Iterator[OpenService]:
    """Opens services that ask the local server, with the settings given; closes them all."""
    opened: list[Service] = []
    state = State(default_url(tmp_path))

    def open_one(**more: Any) -> Service:
        settings = settings_for(server.url, **more)
        endpoint = Endpoint(settings.model_url, "mock", KEY, timeout=settings.model_timeout)
        allowance = Allowance(
            lambda: state.model_usage, tokens=settings.model_daily_tokens, cost=settings.model_daily_cost
        )
        generation = Generation(EndpointModel(endpoint), settings, allowance, Random(1))
        opened.append(Service(live, 2000, generation))
        return opened[-1]

    yield open_one
    for one in opened:
        one.close()
    state.close()
