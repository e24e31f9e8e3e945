"""The official SDK's clients, against the service over the sample reports on loopback."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager

import httpx
import openai
import pytest

AsyncClients = Callable[[], AbstractAsyncContextManager[openai.AsyncOpenAI]]


@pytest.fixture(scope="session")
def sdk(sample_client: httpx.Client) -> Iterator[openai.OpenAI]:
    """The SDK's client; errors are not retried, so that each is seen."""
    with openai.OpenAI(
        base_url=f"{str(sample_client.base_url).rstrip('/')}/v1",
        api_key="none",
        max_retries=0,
        http_client=openai.DefaultHttpxClient(trust_env=False),
    ) as client:
        yield client


@pytest.fixture(scope="session")
def async_sdk(sample_client: httpx.Client) -> AsyncClients:
    """Makes the SDK's async client, for use within one event loop."""

    @asynccontextmanager
    async def client() -> AsyncIterator[openai.AsyncOpenAI]:
        async with openai.AsyncOpenAI(
            base_url=f"{str(sample_client.base_url).rstrip('/')}/v1",
            api_key="none",
            max_retries=0,
            http_client=openai.DefaultAsyncHttpxClient(trust_env=False),
        ) as made:
            yield made

    return client
