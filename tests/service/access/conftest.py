"""A service that asks for keys, with some keys to show."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from service.access.scopes import Scope
from service.access.settings import AccessRule
from service.service import Service
from service.settings import ServiceSettings
from service.state.database import default_url
from service.state.state import State
from tests.service.conftest import serving


@dataclass(frozen=True)
class Locked:
    """A running service that requires keys, and the texts of one key for each scope."""

    client: httpx.Client
    state: State
    keys: dict[Scope, str]

    def headers(self, scope: Scope) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.keys[scope]}"}


@pytest.fixture(scope="module")
def locked(sample_service: Service, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Locked]:
    state = State(default_url(tmp_path_factory.mktemp("state")))
    keys = {scope: state.keys.create(f"a {scope} key", [scope])[1] for scope in Scope}
    settings = ServiceSettings(
        access=AccessRule.REQUIRED,
        rate_limit="",
        failed_keys="1000/minute",
        cors_origins="https://council.example",
    )
    with serving(sample_service, state, settings) as client:
        yield Locked(client, state, keys)


@pytest.fixture
def state(tmp_path: Path) -> Iterator[State]:
    state = State(default_url(tmp_path))
    yield state
    state.close()
