"""What every request passes before a route sees it: HEAD is answered as GET, and a body has a largest size."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.routes.problems import problem

LARGEST_BODY = 1_000_000  # bytes; the longest question and full filters are far below


_DRAINED_AT_MOST = 64_000_000  # bytes
_TOO_LARGE = f"the body is larger than {LARGEST_BODY:,} bytes; send only the question and its filters"


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

        await self._app({**scope, "method": "GET"}, receive, without_body)


class BodyLimit:
    """Refuses a body of more than LARGEST_BODY bytes with 413, whether or not its length was declared."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, counting what is read of its body."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        if _declared(scope) > LARGEST_BODY:
            await _drained(receive, _declared(scope))
            await problem(413, _TOO_LARGE)(scope, receive, send)
            return
        read = 0

        async def counting() -> Message:
            nonlocal read
            message = await receive()
            read += len(message.get("body", b""))
            if read > LARGEST_BODY:
                raise HTTPException(
                    413, _TOO_LARGE
                )  # raised within the route's reading: made a problem there
            return message

        await self._app(scope, counting, send)


async def _drained(receive: Receive, declared: int) -> None:
    """Read what the caller is still sending, within reason: many see the answer only when they are done."""
    left = min(declared, _DRAINED_AT_MOST)
    while left > 0:
        message = await receive()
        left -= len(message.get("body", b""))
        if message["type"] != "http.request" or not message.get("more_body", False):
            return


def _declared(scope: Scope) -> int:
    for name, value in scope["headers"]:
        if name == b"content-length" and value.isdigit():
            return int(value)
    return 0
