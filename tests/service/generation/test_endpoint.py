from __future__ import annotations

import asyncio
import gc
import logging
import socket
import time
from collections.abc import Iterator
from contextlib import aclosing
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from types import AsyncGeneratorType
from typing import Any

import openai
import pytest

from eval.mock_model import MockModel, Reply
from service.generation.contract import Cause, Delta, Ended, Message, ModelTrouble, Request
from service.generation.endpoint import Endpoint, EndpointModel
from service.generation.vendor_errors import CAUSES, trouble
from tests.service.generation.conftest import KEY

REQUEST = Request((Message("user", "hello"),), "claims", {"type": "object"}, 100)


def ask(server: MockModel | str, *, timeout: float = 5.0) -> list[Delta | Ended]:
    url = server if isinstance(server, str) else server.url

    async def run() -> list[Delta | Ended]:
        model = EndpointModel(Endpoint(url, "mock", KEY, timeout=timeout))
        try:
            return [part async for part in model.stream(REQUEST)]
        finally:
            await model.close()

    return asyncio.run(run())


def cause_of(server: MockModel | str, *replies: Reply, timeout: float = 5.0) -> ModelTrouble:
    if isinstance(server, MockModel):
        server.replies.extend(replies)
    with pytest.raises(ModelTrouble) as caught:
        ask(server, timeout=timeout)
    return caught.value


def test_a_reply_comes_in_pieces_with_its_usage(server: MockModel) -> None:
    server.replies.append(Reply("x" * 100))
    parts = ask(server)
    assert "".join(part.text for part in parts if isinstance(part, Delta)) == "x" * 100
    assert parts[-1] == Ended(1000, 100)
    body = server.requests[0]
    assert body["stream"] is True
    assert body["temperature"] == 0.0
    assert body["max_completion_tokens"] == 100
    assert body["response_format"]["json_schema"]["strict"] is True
    assert server.keys == [f"Bearer {KEY}"]


def test_a_stream_left_early_leaves_nothing_to_the_garbage_collector(server: MockModel) -> None:
    server.replies.append(Reply("x" * 100_000))

    def unfinished() -> set[str]:
        return {
            one.__qualname__
            for one in gc.get_objects()
            if isinstance(one, AsyncGeneratorType) and one.ag_frame is not None
        }

    async def run() -> None:
        model = EndpointModel(Endpoint(server.url, "mock", KEY, timeout=5.0))
        async with aclosing(model.stream(REQUEST)) as parts:  # type: ignore[type-var]
            assert isinstance(await anext(parts), Delta)
            assert "AsyncStream.__stream__" in unfinished()
        while unfinished() - before:
            await asyncio.sleep(0.01)
        await model.close()

    gc.collect()
    gc.disable()
    try:
        before = unfinished()
        asyncio.run(asyncio.wait_for(run(), 10))
    finally:
        gc.enable()


@pytest.mark.parametrize(
    ("reply", "cause"),
    [
        (Reply(status=400), Cause.REJECTED),
        (Reply(status=400, error={"message": "no", "code": "context_length_exceeded"}), Cause.TOO_LONG),
        (Reply(status=400, error={"message": "This model's maximum context length is 4096 tokens."}), Cause.TOO_LONG),
        (Reply(status=400, error={"message": "the request exceeds the available context size", "type": "exceed_context_size_error"}), Cause.TOO_LONG),
        (Reply(status=400, error={"message": "filtered", "code": "content_filter"}), Cause.FILTERED),
        (Reply(status=401, error={"message": f"Incorrect API key provided: {KEY}"}), Cause.KEY),
        (Reply(status=403), Cause.NOT_ALLOWED),
        (Reply(status=404), Cause.UNKNOWN_MODEL),
        (Reply(status=402, error={"message": "Insufficient balance"}), Cause.QUOTA),
        (Reply(status=408), Cause.TIMEOUT),
        (Reply(status=413), Cause.TOO_LONG),
        (Reply(status=409), Cause.FAILED),
        (Reply(status=418), Cause.REJECTED),
        (Reply(status=422), Cause.REJECTED),
        (Reply(status=429), Cause.BUSY),
        (Reply(status=429, error={"message": "You exceeded your current quota", "code": "insufficient_quota"}), Cause.QUOTA),
        (Reply(status=500), Cause.FAILED),
        (Reply(status=502), Cause.FAILED),
        (Reply(status=503), Cause.FAILED),
        (Reply("{}", finish="length"), Cause.CUT_SHORT),
        (Reply("{}", finish="content_filter"), Cause.FILTERED),
        (Reply(refusal="I cannot help with that."), Cause.REFUSED),
        (Reply("x" * 200, drop_after=2), Cause.UNREACHABLE),
        (Reply("x" * 200, end_after=2), Cause.BROKEN_OFF),
        (Reply(raw=["{not json"]), Cause.UNUSABLE),
        (Reply(raw=["[" * 50_000]), Cause.UNUSABLE),
        (Reply(raw=['{"error": {"message": "overloaded", "type": "overloaded_error"}}']), Cause.BUSY),
        (Reply(raw=['{"error": {"message": "server had an error"}}']), Cause.FAILED),
        (Reply(raw=['{"choices": "odd"}', "[]", "3", '{"choices": [{"delta": null}]}', "[DONE]"]), Cause.BROKEN_OFF),
        (Reply("hello", content_type="text/html", raw=[]), Cause.BROKEN_OFF),
    ],
)  # fmt: skip
def test_every_way_to_fail_has_its_cause(server: MockModel, reply: Reply, cause: Cause) -> None:
    found = cause_of(server, reply)
    assert found.cause is cause
    assert KEY not in str(found) + repr(found) + repr(found.__dict__)


def test_a_slow_endpoint_is_a_timeout(server: MockModel) -> None:
    assert cause_of(server, Reply("x" * 100, first=2.0), timeout=0.2).cause is Cause.TIMEOUT
    assert cause_of(server, Reply("x" * 100, between=2.0), timeout=0.2).cause is Cause.TIMEOUT


@pytest.fixture
def closed_port() -> Iterator[int]:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        yield held.getsockname()[1]  # bound, not listening: connections are refused


def test_an_endpoint_that_is_away_cannot_be_reached(closed_port: int) -> None:
    assert cause_of(f"http://127.0.0.1:{closed_port}/v1").cause is Cause.UNREACHABLE


@pytest.mark.parametrize("url", ["ftp://127.0.0.1/v1", "http://[bad", "no address"])
def test_an_address_that_is_none_is_no_crash(url: str) -> None:
    assert cause_of(url).cause in (Cause.CLIENT, Cause.UNREACHABLE)


def test_a_rest_asked_for_is_read_in_every_form(server: MockModel) -> None:
    later = format_datetime(datetime.now(UTC) + timedelta(seconds=60), usegmt=True)
    waits = [
        cause_of(server, Reply(status=429, headers=headers)).wait
        for headers in (
            {"Retry-After": "7"},
            {"retry-after-ms": "1500"},
            {"Retry-After": later},
            {"Retry-After": "soon"},
            {},
        )
    ]
    assert waits[:2] == [7.0, 1.5]
    assert waits[2] is not None
    assert 50 < waits[2] <= 60
    assert waits[3:] == [None, None]


def test_a_parameter_that_is_refused_is_left_out_from_then_on(server: MockModel) -> None:
    def particular(body: Any) -> Reply:
        for name in ("max_completion_tokens", "temperature", "stream_options"):
            if name in body:
                return Reply(status=400, error={"message": f"Unsupported parameter: '{name}'", "param": name})
        if body.get("response_format", {}).get("type") == "json_schema":
            return Reply(status=400, error={"message": "response_format json_schema is not supported"})
        return Reply("done")

    server.brain = particular

    async def twice() -> None:
        model = EndpointModel(Endpoint(server.url, "mock", KEY))
        for _ in range(2):
            parts = [part async for part in model.stream(REQUEST)]
            assert parts == [Delta("done"), Ended(None, None)]
        await model.close()

    asyncio.run(twice())
    last = server.requests[-1]
    assert len(server.requests) == 6
    assert last["response_format"] == {"type": "json_object"}
    assert last["max_tokens"] == 100
    assert not {"max_completion_tokens", "temperature", "stream_options"} & set(last)


def test_a_text_too_long_is_no_refusal_of_the_parameter_it_names(server: MockModel) -> None:
    said = (
        "'max_tokens' or 'max_completion_tokens' is too large: 100. This model's maximum context length is "
        "4096 tokens and your request has 4050 input tokens (100 > 4096 - 4050)."
    )
    server.replies.append(Reply(status=400, error={"message": said, "param": "max_completion_tokens"}))
    server.replies.append(Reply("done"))

    async def run() -> None:
        model = EndpointModel(Endpoint(server.url, "mock", KEY))
        with pytest.raises(ModelTrouble) as caught:
            [part async for part in model.stream(REQUEST)]
        assert caught.value.cause is Cause.TOO_LONG
        assert [part async for part in model.stream(REQUEST)]
        await model.close()

    asyncio.run(run())
    assert [body["max_completion_tokens"] for body in server.requests] == [100, 100]


def test_a_key_that_no_header_can_hold_is_a_wrong_setting(server: MockModel) -> None:
    async def run() -> None:
        model = EndpointModel(Endpoint(server.url, "mock", "sk–typographic"))
        with pytest.raises(ModelTrouble) as caught:
            [part async for part in model.stream(REQUEST)]
        assert caught.value.cause is Cause.CLIENT
        await model.close()

    asyncio.run(run())
    assert not server.requests


def test_closing_the_stream_cancels_the_request(server: MockModel) -> None:
    server.replies.append(Reply("x" * 10_000, between=0.01))

    async def run() -> None:
        model = EndpointModel(Endpoint(server.url, "mock", KEY))
        stream = model.stream(REQUEST)
        await anext(stream)
        await stream.aclose()  # type: ignore[attr-defined]  # it is a generator
        await model.close()

    asyncio.run(run())
    until = time.monotonic() + 5
    while not server.broken_off_by_caller and time.monotonic() < until:
        time.sleep(0.01)
    assert server.broken_off_by_caller == 1


def test_keys_are_in_no_log(server: MockModel, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    cause_of(server, Reply(status=401, error={"message": f"Incorrect API key provided: {KEY}"}))
    server.replies.append(Reply("done"))
    ask(server)
    ours = [record for record in caplog.records if record.name.startswith("pilcrow")]
    assert [record.getMessage() for record in ours] == [
        "mock: refused the key (AuthenticationError, status 401, request -)"
    ]
    assert KEY not in caplog.text
    assert KEY not in repr(Endpoint("u", "m", KEY))


def every_error(kind: type[BaseException]) -> set[type[BaseException]]:
    return {kind} | {below for one in kind.__subclasses__() for below in every_error(one)}


def test_every_error_of_the_library_is_mapped() -> None:
    general = {openai.OpenAIError, openai.APIError}
    own_row = {kind for kind, _ in CAUSES}
    exported = {vars(openai)[name] for name in openai.__all__ if name.endswith("Error")}
    unmapped = {one for one in exported if issubclass(one, openai.OpenAIError)} - own_row
    assert unmapped == set(), "every class that the package exports has a row of its own"
    for kind in every_error(openai.OpenAIError):
        made = kind.__new__(kind)
        rows = [row for row, _ in CAUSES if isinstance(made, row)]
        assert rows, kind
        if issubclass(kind, openai.APIError) and kind not in general:
            assert rows[0] not in general, f"{kind} falls to a general row"


def test_an_error_without_any_content_is_still_understood() -> None:
    for kind, cause in CAUSES:
        if issubclass(kind, openai.APIStatusError):
            continue
        made = kind.__new__(kind)
        for name in ("code", "type", "param", "message"):
            if isinstance(made, openai.APIError):
                setattr(made, name, None)
        assert trouble(made).cause is cause
