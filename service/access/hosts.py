"""Refuses requests that call the service by a name that is none of its own (DNS rebinding, forged links)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from service.routes.problems import problem


class OwnHosts:
    """Answers 421 where the Host header names another host; `*` lets every name pass."""

    def __init__(self, app: ASGIApp, hosts: Sequence[str], refused: Callable[[str], None]) -> None:
        self._app = app
        self._hosts = frozenset(hosts)
        self._refused = refused

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on or refuse it."""
        if scope["type"] != "http" or "*" in self._hosts or self._name(scope) in self._hosts:
            await self._app(scope, receive, send)
            return
        self._refused("host")
        detail = (
            "the service does not answer to this Host; PILCROW_ALLOWED_HOSTS names those it does answer to"
        )
        await problem(421, detail)(scope, receive, send)

    @staticmethod
    def _name(scope: Scope) -> str:
        host = Headers(scope=scope).get("host", "").lower()
        name, _, port = host.rpartition(":")
        return name if name and port.isdigit() else host
