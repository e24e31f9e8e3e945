"""Server-sent events, and work that ends when its caller is gone."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Coroutine
from contextlib import aclosing, asynccontextmanager
from typing import Any, TypeVar

from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from indexer.errors import PilcrowError
from service.answering.events import Event, last
from service.answering.model import Answer

KEEP_ALIVE = (
    10.0  # seconds without an event after which a comment is sent, below the timeout of common proxies
)
_HEADERS = {
    "cache-control": "no-cache, no-transform",
    "x-accel-buffering": "no",  # nginx would hold the events back
}
_Result = TypeVar("_Result")


class CallerGoneError(Exception):
    """The caller hung up before the work was done; there is nobody to tell."""


async def until_gone(receive: Receive, work: Coroutine[Any, Any, _Result]) -> _Result:
    """The result of `work`, which is cancelled when the caller hangs up; then raises CallerGoneError.

    The request's body must have been read.
    """
    working = asyncio.ensure_future(work)
    gone = asyncio.ensure_future(_gone(receive))
    try:
        await asyncio.wait((working, gone), return_when=asyncio.FIRST_COMPLETED)
        if working.done():
            return working.result()
        raise CallerGoneError
    finally:
        for task in (working, gone):
            task.cancel()
        await asyncio.gather(working, gone, return_exceptions=True)


@asynccontextmanager
async def closing(events: AsyncIterator[_Result]) -> AsyncIterator[AsyncIterator[_Result]]:
    """Events to iterate over; where they come from a generator it is closed in the end, come what may."""
    try:
        yield events
    finally:
        if isinstance(events, AsyncGenerator):
            await events.aclose()


async def whole(events: AsyncIterator[Event]) -> Answer:
    """The whole answer that the events of an answer end with; nothing is left open."""
    async with closing(events):
        return await last(events)


def gone() -> Response:
    """The response to a caller who is gone: nobody reads it; 499 is what servers log for such."""
    return Response(status_code=499)


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


class EventStream(Response):
    """Sends events as they come. An error before the first one becomes an ordinary response.

    `events` gives encoded events and is closed when the caller hangs up; `refused` makes the response
    to an error of ours before the first event, `broken` the event that tells of one after it.
    """

    media_type = "text/event-stream"

    def __init__(
        self,
        events: AsyncGenerator[bytes, None],
        refused: Callable[[PilcrowError], Response],
        broken: Callable[[PilcrowError], bytes],
        keep_alive: float = KEEP_ALIVE,
    ) -> None:
        super().__init__(headers=_HEADERS)
        self.raw_headers = [pair for pair in self.raw_headers if pair[0] != b"content-length"]
        self._events, self._refused, self._broken = events, refused, broken
        self._keep_alive = keep_alive

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the stream, or the error that kept it from beginning."""
        try:
            await until_gone(receive, self._send(scope, receive, send))
        except CallerGoneError:
            return

    async def _send(self, scope: Scope, receive: Receive, send: Send) -> None:
        async with aclosing(self._events) as events:
            try:
                first = await _following(events)
            except PilcrowError as error:
                await self._refused(error)(scope, receive, send)
                return
            await send({"type": "http.response.start", "status": 200, "headers": self.raw_headers})
            event = first
            try:
                while event is not None:
                    await _body(send, event)
                    event = await self._next(events, send)
            except PilcrowError as error:
                await _body(send, self._broken(error))
        await send({"type": "http.response.body", "body": b"", "more_body": False})

    async def _next(self, events: AsyncGenerator[bytes, None], send: Send) -> bytes | None:
        """The next event or None at the end; meanwhile comments, so that nobody takes the silence for an end."""
        coming = asyncio.ensure_future(_following(events))
        try:
            while not coming.done():
                await asyncio.wait((coming,), timeout=self._keep_alive)
                if not coming.done():
                    await _body(send, b": still working\n\n")
            return coming.result()
        finally:
            if not coming.done():
                coming.cancel()
                await asyncio.gather(coming, return_exceptions=True)


async def _following(events: AsyncGenerator[bytes, None]) -> bytes | None:
    return await anext(events, None)


async def _body(send: Send, content: bytes) -> None:
    await send({"type": "http.response.body", "body": content, "more_body": True})
