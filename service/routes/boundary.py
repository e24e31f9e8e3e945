"""What every request passes before a route sees it: HEAD as GET, and limits of size, time and number."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.routes.problems import problem

_DRAINED_AT_MOST = 64_000_000  # bytes
_FREE = ("/healthz", "/readyz", "/metrics", "/static/")  # answered however busy the service is
_COME_BACK = "1"  # seconds: answers take milliseconds

Refused = Callable[[str], None]


class HeadAsGet:
    """Answers HEAD as GET is answered, without the body: link checkers and balancers ask so."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, a HEAD as a GET whose body is dropped."""
        if scope["type"] != "http" or scope["method"] != "HEAD":
            await self._app(scope, receive, send)
            return

        async def without_body(message: Message) -> None:
            if message["type"] == "http.response.body":
                message = {**message, "body": b""}
            await send(message)

        inner = {**scope, "method": "GET"}
        try:
            await self._app(inner, receive, without_body)
        finally:
            scope["route"] = inner.get("route")  # whoever counts requests sees where it went


class BodyLimit:
    """Refuses a body that is too large (413, whether or not its length was declared) or too slow (408)."""

    def __init__(self, app: ASGIApp, largest: int, seconds: float, refused: Refused) -> None:
        """`largest` in bytes; `seconds` for the whole body to arrive."""
        self._app = app
        self._largest = largest
        self._seconds = seconds
        self._refused = refused
        self._too_large = f"the body is larger than {largest:,} bytes; send only the question and its filters"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, counting what is read of its body."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        if _declared(scope) > self._largest:
            self._refused("body")
            await self._drained(receive, _declared(scope))
            await problem(413, self._too_large)(scope, receive, send)
            return
        read = 0
        whole = False
        until = asyncio.get_running_loop().time() + self._seconds

        async def counting() -> Message:
            nonlocal read, whole
            if whole:  # what follows the body is the caller's going, for which there is no time limit
                return await receive()
            try:
                async with asyncio.timeout_at(until):
                    message = await receive()
            except TimeoutError as error:
                self._refused("slow")
                detail = f"the body did not arrive within {self._seconds:g} seconds"
                raise HTTPException(408, detail, {"Connection": "close"}) from error
            whole = not message.get("more_body", False)
            read += len(message.get("body", b""))
            if read > self._largest:
                self._refused("body")
                raise HTTPException(413, self._too_large)  # within the route's reading: made a problem there
            return message

        await self._app(scope, counting, send)

    async def _drained(self, receive: Receive, declared: int) -> None:
        """Read what the caller is still sending, within reason: many see the answer only when they are done."""
        left = min(declared, _DRAINED_AT_MOST)
        try:
            async with asyncio.timeout(self._seconds):
                while left > 0:
                    message = await receive()
                    left -= len(message.get("body", b""))
                    if message["type"] != "http.request" or not message.get("more_body", False):
                        return
        except TimeoutError:
            return


class Busy:
    """Works on so many requests at once and asks further ones to come back (503); looks at health always pass."""

    def __init__(self, app: ASGIApp, most: int, refused: Refused) -> None:
        self._app = app
        self._most = most
        self._refused = refused
        self._working = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or answer 503 with the time to come back."""
        if scope["type"] != "http" or scope["path"].startswith(_FREE):
            await self._app(scope, receive, send)
            return
        if self._working >= self._most:
            self._refused("busy")
            detail = f"{self._most} requests are being worked on; come back in a moment"
            response = problem(503, detail, "The service is busy", {"Retry-After": _COME_BACK})
            await response(scope, receive, send)
            return
        self._working += 1
        try:
            await self._app(scope, receive, send)
        finally:
            self._working -= 1


class TimeLimit:
    """Gives up on an answer that does not begin in time (503); one that has begun may take as long as it needs."""

    def __init__(self, app: ASGIApp, seconds: float, refused: Refused) -> None:
        self._app = app
        self._seconds = seconds
        self._refused = refused

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, watching the clock until its response begins."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun = False
        try:
            async with asyncio.timeout(self._seconds) as limit:

                async def unhurried(message: Message) -> None:
                    nonlocal begun
                    if not begun:
                        begun = True
                        limit.reschedule(None)
                    await send(message)

                await self._app(scope, receive, unhurried)
        except TimeoutError:
            if begun:
                raise
            self._refused("time")
            detail = f"no answer within {self._seconds:g} seconds; ask for less at once, or try again"
            await problem(503, detail, "The answer takes too long")(scope, receive, send)


def _declared(scope: Scope) -> int:
    for name, value in scope["headers"]:
        if name == b"content-length" and value.isdigit():
            return int(value)
    return 0
