"""The tools over streamable HTTP, as one route of the application."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import Message, Receive, Scope, Send

from service.routes.streams import CallerGoneError, until_gone
from service.service import Service

if TYPE_CHECKING:
    from mcp.server.streamable_http_manager import StreamableHTTPSessionManager

PATH = "/mcp"
_LOOPBACK = ("127.0.0.1", "localhost", "[::1]")


class McpEndpoint:
    """An ASGI endpoint that speaks MCP while `running`; every request stands alone, so replicas can share the work."""

    def __init__(self, service: Service, host: str, hosts: Sequence[str] = ()) -> None:
        """`host` is where the service listens, `hosts` are further names that it is reached by.

        A service that listens on loopback only answers to loopback's names and to `hosts`: a web page
        cannot reach it by a name of its own that leads there (DNS rebinding).
        """
        self._service, self._host, self._hosts = service, host, tuple(hosts)
        self._manager: StreamableHTTPSessionManager | None = None

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Serve within this context; the SDK is imported here, so that only what serves pays for it."""
        from mcp.server.streamable_http_manager import StreamableHTTPSessionManager
        from mcp.server.transport_security import TransportSecuritySettings

        from service.mcp.server import build_server

        names = [*_LOOPBACK, *self._hosts]
        security = TransportSecuritySettings(
            enable_dns_rebinding_protection=self._host in ("127.0.0.1", "localhost", "::1"),
            allowed_hosts=[*names, *(f"{name}:*" for name in names)],
            allowed_origins=[
                f"{scheme}://{name}{port}"
                for scheme in ("http", "https")
                for name in names
                for port in ("", ":*")
            ],
        )
        manager = StreamableHTTPSessionManager(
            build_server(self._service), json_response=True, stateless=True, security_settings=security
        )
        async with manager.run():
            self._manager = manager
            try:
                yield
            finally:
                self._manager = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request; tools are called by POST alone, as no session or stream is kept open."""
        if self._manager is None:
            await PlainTextResponse("the MCP endpoint is not running", 503)(scope, receive, send)
        elif scope["method"] != "POST":
            refused = PlainTextResponse("use POST", 405, {"Allow": "POST"})
            await refused(scope, receive, send)
        else:
            body = await Request(scope, receive).body()
            with suppress(CallerGoneError):
                await until_gone(receive, self._manager.asgi_app(scope, _replayed(body), send))


def _replayed(body: bytes) -> Receive:
    """What the SDK receives: the body, then nothing; it is cancelled from outside when the caller hangs up."""
    told = False

    async def receive() -> Message:
        nonlocal told
        if not told:
            told = True
            return {"type": "http.request", "body": body, "more_body": False}
        await asyncio.Event().wait()
        raise AssertionError("nothing sets this event")

    return receive
