"""The door: who may pass with which key, and how often."""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Send
from starlette.types import Scope as Request

from service.access.callers import Callers, shown_key
from service.access.rates import CallerRates, caller_of
from service.access.scopes import Scope, allows, needed
from service.errors import StateError
from service.observing.facts import facts_of
from service.observing.metrics import Metrics
from service.routes.problems import problem
from service.state.state import State

_ASK_FOR_ONE = "; whoever runs the service makes keys with: pilcrow keys create NAME"


class Guard:
    """Lets requests through that show a key where one is needed, each caller at its rate.

    On an open service only `/v1/admin/` asks for a key, and others may be shown without effect, as chat
    clients send one always.
    """

    def __init__(
        self, app: ASGIApp, state: State, limits: CallerRates, metrics: Metrics, *, required: bool
    ) -> None:
        """With `required` every path asks for a key but those that balancers look at."""
        self._app = app
        self._required = required
        self._callers = Callers(state)
        self._refused = metrics.refused
        self._storage_away = metrics.rates_away
        self._limits = limits

    async def __call__(self, scope: Request, receive: Receive, send: Send) -> None:
        """Pass a request on, or answer 401, 403 or 429."""
        wanted = needed(scope["path"]) if scope["type"] == "http" else None
        if wanted is None:
            await self._app(scope, receive, send)
            return
        response = await self._refusal(scope, wanted)
        await (response or self._app)(scope, receive, send)

    async def _refusal(self, scope: Request, wanted: Scope) -> Response | None:
        """The response to a request that may not pass; None for one that may."""
        address = caller_of(scope["client"][0] if scope.get("client") else "")
        caller = address
        if self._required or wanted is Scope.ADMIN:
            response = await self._unknown(scope, wanted, address)
            if response is not None:
                return response
            caller = f"key {facts_of(scope).key}"
        if self._limits.asking is not None:
            wait = await self._limits.rates.wait(self._limits.asking, caller)
            self._storage_away.set(float(self._limits.rates.shared_is_away))
            if wait:
                self._refused("rate")
                detail = f"too many requests; come back in {wait} seconds"
                return problem(429, detail, headers={"Retry-After": str(wait)})
        return None

    async def _unknown(self, scope: Request, wanted: Scope, address: str) -> Response | None:
        headers = Headers(scope=scope)
        wait = await self._limits.rates.refused_before(self._limits.failing, f"failed {address}")
        if wait:
            self._refused("failed keys")
            detail = f"too many wrong keys from this address; come back in {wait} seconds"
            return problem(429, detail, headers={"Retry-After": str(wait)})
        text = shown_key(headers)
        if text is None:
            self._refused("no key")
            return _unauthorised("a key is needed: send the header Authorization: Bearer KEY", headers)
        try:
            key = await self._callers.find(text)
        except StateError as error:
            self._refused("state away")
            return problem(error.status, "keys cannot be looked up right now", error.title)
        if key is None:
            self._refused("wrong key")
            await self._limits.rates.count_own(self._limits.failing, f"failed {address}")
            return _unauthorised("the key is unknown, revoked or has expired", headers)
        facts_of(scope).key = key.id
        if not allows(key.scopes, wanted):
            self._refused("scope")
            return problem(403, f"the key {key.id} does not allow this; it takes one with scope {wanted}")
        return None


def _unauthorised(why: str, headers: Headers) -> Response:
    """401; a browser is asked for the key as a password, with any name."""
    browser = "text/html" in headers.get("accept", "")
    challenge = (
        'Basic realm="Pilcrow: any name, the key as password"' if browser else 'Bearer realm="Pilcrow"'
    )
    return problem(401, why + _ASK_FOR_ONE, headers={"WWW-Authenticate": challenge})
