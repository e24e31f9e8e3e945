"""The service over the bundled sample, served over HTTP."""

from __future__ import annotations

import asyncio
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
import uvicorn

from service.app import create_app
from service.patience import PatientProtocol
from service.service import Service
from service.settings import ServiceSettings
from service.state.database import default_url
from service.state.state import State


@pytest.fixture(scope="session")
def sample_client(sample_service: Service) -> Iterator[httpx.Client]:
    """A client of the service running on loopback."""
    with serving(sample_service) as client:
        yield client


class serving:  # noqa: N801 - used as a context manager
    """Serve a service on a free port of loopback while in use; gives a client of it."""

    def __init__(
        self,
        service: Service,
        state: State | None = None,
        settings: ServiceSettings | None = None,
        protocol: type[asyncio.Protocol] = PatientProtocol,
    ) -> None:
        self._folder = tempfile.TemporaryDirectory()
        self._state = state or State(default_url(Path(self._folder.name)))
        config = uvicorn.Config(
            create_app(service, self._state, settings),
            host="127.0.0.1",
            port=0,
            log_config=None,
            proxy_headers=False,
            http=protocol,
        )
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run, daemon=True)

    def __enter__(self) -> httpx.Client:
        self._thread.start()
        while not self._server.started:
            time.sleep(0.01)
        port = self._server.servers[0].sockets[0].getsockname()[1]
        self._client = httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=30, trust_env=False)
        return self._client

    def __exit__(self, *_: object) -> None:
        self._client.close()
        self._server.should_exit = True
        self._thread.join()
        self._state.close()
        self._folder.cleanup()
