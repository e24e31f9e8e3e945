"""A language model behind an OpenAI-compatible endpoint (`POST {base}/chat/completions`), asked with the openai library.

This file and `vendor_errors` are the only ones of the room that know the library. Endpoints differ in
what they take: a parameter that one refuses by name is left out from then on (the table `_OPTIONAL`).
"""

from __future__ import annotations

import logging
from collections.abc import AsyncGenerator, AsyncIterator, Mapping
from contextlib import aclosing
from dataclasses import dataclass, field
from typing import Any

import httpx2
import openai

from service.generation.contract import Cause, Delta, Ended, ModelTrouble, Request
from service.generation.vendor_errors import names_parameter, trouble

_log = logging.getLogger("pilcrow.model")

# Parameters that some endpoints do not take, with the words of a refusal and what is sent instead.
_OPTIONAL: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = (
    ("response_format", ("response_format", "json_schema", "structured output", "guided"), ("json_object",)),
    ("stream_options", ("stream_options", "include_usage"), ()),
    ("temperature", ("temperature",), ()),
    ("max_completion_tokens", ("max_completion_tokens", "max_tokens"), ("max_tokens",)),
)
_CUT_SHORT = {"length": Cause.CUT_SHORT, "content_filter": Cause.FILTERED}


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where a model answers. `key` may be empty for servers that ask for none; `timeout` is in seconds."""

    url: str
    model: str
    key: str = field(default="", repr=False)
    temperature: float = 0.0
    timeout: float = 15.0


class EndpointModel:
    """Contract `LanguageModel` over HTTP. Used from one event loop."""

    def __init__(self, endpoint: Endpoint) -> None:
        self._endpoint = endpoint
        self._client: openai.AsyncOpenAI | None = None
        self._refused: dict[str, int] = {}  # parameter → how many of its forms the endpoint refused

    @property
    def name(self) -> str:
        """The model's name at the endpoint."""
        return self._endpoint.model

    async def stream(self, request: Request) -> AsyncIterator[Delta | Ended]:
        """The reply as it comes; raises ModelTrouble."""
        try:
            # The client's stream and its generator hold each other. Left to the garbage collector they would be
            # ended in whatever thread collects while this loop ends what is within them, so they are ended here.
            async with (
                await self._open(request) as chunks,
                aclosing(chunks._iterator),  # type: ignore[type-var]
                aclosing(_read(chunks)) as parts,
            ):
                async for part in parts:
                    yield part
        except (openai.OpenAIError, httpx2.HTTPError, httpx2.InvalidURL, ValueError, RecursionError) as error:
            found = trouble(error)
            _log.warning(
                "%s: %s (%s, status %s, request %s)",
                self.name,
                found.cause.value,
                type(error).__name__,
                getattr(error, "status_code", "-"),
                getattr(error, "request_id", None) or "-",
            )
            raise found from None  # the vendor's error holds the request, with its key, and may repeat it

    async def close(self) -> None:
        """Close the connections; the next request opens new ones."""
        client, self._client = self._client, None
        if client is not None:
            await client.close()

    async def _open(self, request: Request) -> openai.AsyncStream[Any]:
        """The stream of a request, asked again at once without a parameter that the endpoint refuses."""
        while True:
            try:
                stream: openai.AsyncStream[Any] = await self._connected().chat.completions.create(
                    **self._parameters(request)
                )
            except (openai.BadRequestError, openai.UnprocessableEntityError) as error:
                if not self._leave_out(error):
                    raise
            else:
                return stream

    def _connected(self) -> openai.AsyncOpenAI:
        if self._client is None:
            self._client = openai.AsyncOpenAI(
                base_url=self._endpoint.url,
                api_key=self._endpoint.key or "none",  # the client insists on one
                timeout=self._endpoint.timeout,
                max_retries=0,  # how often and how long is decided where the deadline is known
            )
        return self._client

    def _parameters(self, request: Request) -> dict[str, Any]:
        sent: dict[str, Any] = {
            "model": self._endpoint.model,
            "messages": [{"role": one.role, "content": one.content} for one in request.messages],
            "stream": True,
        }
        forms: Mapping[str, tuple[dict[str, Any], ...]] = {
            "response_format": (
                {"response_format": _strict(request)},
                {"response_format": {"type": "json_object"}},
            ),
            "stream_options": ({"stream_options": {"include_usage": True}},),
            "temperature": ({"temperature": self._endpoint.temperature},),
            "max_completion_tokens": (
                {"max_completion_tokens": request.most_tokens},
                {"max_tokens": request.most_tokens},
            ),
        }
        for name, kinds in forms.items():
            place = self._refused.get(name, 0)
            if place < len(kinds):
                sent.update(kinds[place])
        return sent

    def _leave_out(self, error: Exception) -> bool:
        """Note which parameter was refused; False when none was, or nothing of it is left to leave out."""
        if trouble(error).cause is Cause.TOO_LONG:
            return False  # servers name max_tokens in that complaint too: the text is to be shortened instead
        for name, words, others in _OPTIONAL:
            place = self._refused.get(name, 0)
            if place <= len(others) and names_parameter(error, words):
                self._refused[name] = place + 1
                _log.info("%s does not take %s; it is left out", self.name, name)
                return True
        return False


def _strict(request: Request) -> dict[str, Any]:
    return {
        "type": "json_schema",
        "json_schema": {"name": request.schema_name, "strict": True, "schema": dict(request.schema)},
    }


async def _read(chunks: openai.AsyncStream[Any]) -> AsyncGenerator[Delta | Ended, None]:
    """The text of a stream and its end; what an endpoint leaves out of a chunk is taken as empty."""
    finish: str | None = None
    usage: Any = None
    refused = False
    async for chunk in chunks:
        usage = getattr(chunk, "usage", None) or usage
        choices = getattr(chunk, "choices", None)
        for choice in choices[:1] if isinstance(choices, list) else ():
            delta = getattr(choice, "delta", None)
            refused = refused or bool(getattr(delta, "refusal", None))
            text = getattr(delta, "content", None)
            if isinstance(text, str) and text:
                yield Delta(text)
            finish = getattr(choice, "finish_reason", None) or finish
    if refused:
        raise ModelTrouble(Cause.REFUSED)
    if finish in _CUT_SHORT:
        raise ModelTrouble(_CUT_SHORT[finish])
    if finish is None:
        raise ModelTrouble(Cause.BROKEN_OFF)
    yield Ended(_number(usage, "prompt_tokens"), _number(usage, "completion_tokens"))


def _number(usage: object, name: str) -> int | None:
    value = getattr(usage, name, None)
    return value if isinstance(value, int) and value >= 0 else None
