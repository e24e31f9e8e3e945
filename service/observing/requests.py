"""Every request is given an id, counted, timed, logged and traced; what it asked is in none of that."""

from __future__ import annotations

import logging
import re
import secrets
import time
from typing import cast

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.observing.facts import Facts, facts_of, request_id
from service.observing.metrics import Metrics
from service.observing.settings import ObservingSettings
from service.observing.traces import Traces
from service.routes.problems import problem

_log = logging.getLogger("pilcrow.requests")
_GIVEN = re.compile(r"[A-Za-z0-9._-]{1,64}")
_QUIET = ("/healthz", "/readyz", "/metrics")  # asked every few seconds by machines
_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
_BROKE = (
    "Something went wrong here; it was logged. Try again, and tell whoever runs this, with the request's id: "
)


class Caught:
    """What fails within is logged and answered with a problem document that names the request."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on; where half a response was sent, the connection must break."""
        begun = False

        async def watching(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self._app(scope, receive, watching)
        except Exception as error:
            if scope["type"] != "http":
                raise
            _log.error("unexpected error", exc_info=error, extra={"facts": {"route": _route(scope)}})
            if begun:
                raise
            await problem(500, _BROKE + facts_of(scope).id)(scope, receive, send)


class Observed:
    """The outermost layer: gives the request its id, and takes note of how it ends."""

    def __init__(self, app: ASGIApp, settings: ObservingSettings, metrics: Metrics, traces: Traces) -> None:
        self._app = app
        self._settings = settings
        self._metrics = metrics
        self._traces = traces

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, watching it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        facts = facts_of(scope)
        facts.id = _identity(Headers(scope=scope).get("x-request-id", ""))
        token = request_id.set(facts.id)
        started = time.perf_counter()
        status = 0

        async def watching(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                MutableHeaders(scope=message)["X-Request-ID"] = facts.id
            await send(message)

        self._metrics.in_progress.inc()
        try:
            with self._traces.request(scope) as span:
                await self._app(scope, receive, watching)
                span.end(_route(scope), status)
        finally:
            self._metrics.in_progress.dec()
            self._note(scope, facts, status or 499, time.perf_counter() - started)
            request_id.reset(token)

    def _note(self, scope: Scope, facts: Facts, status: int, seconds: float) -> None:
        route = _route(scope)
        method = scope["method"] if scope["method"] in _METHODS else "other"
        self._metrics.requests.labels(method, route, str(status)).inc()
        self._metrics.request_seconds.labels(route).observe(seconds)
        line: dict[str, object] = {
            "method": method,
            "route": route,
            "status": status,
            "ms": round(seconds * 1000, 1),
        }
        if facts.key:
            line["key"] = facts.key
        if self._settings.log_addresses and scope.get("client"):
            line["address"] = scope["client"][0]
        _log.log(logging.DEBUG if route in _QUIET else logging.INFO, "request", extra={"facts": line})


def _identity(given: str) -> str:
    """The id that the caller gave, where it is harmless; else a new one."""
    return given if _GIVEN.fullmatch(given) else secrets.token_hex(8)


def _route(scope: Scope) -> str:
    """The route as it is declared (`/v1/reports/{report_id}`): what callers put into it stays out."""
    return cast("str", getattr(scope.get("route"), "path", "none"))
