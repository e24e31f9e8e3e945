"""Who calls: the key shown with a request, looked up at most every few seconds."""

from __future__ import annotations

import base64
import binascii
import time
from collections import OrderedDict
from dataclasses import dataclass
from datetime import UTC, datetime

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers

from service.access.keys import Key, hashed
from service.errors import StateError
from service.state.state import State

_FRESH = 5.0  # seconds for which a look-up holds: a revoked key is refused after these at the latest
_STALE = 600.0  # seconds for which a known key still holds while the database is away
_REMEMBERED = 10_000


def shown_key(headers: Headers) -> str | None:
    """The key that a request shows: as bearer token, in X-API-Key, or as the password of Basic (browsers)."""
    if "x-api-key" in headers:
        return headers["x-api-key"].strip()
    kind, _, rest = headers.get("authorization", "").partition(" ")
    if kind.lower() == "bearer":
        return rest.strip()
    if kind.lower() == "basic":
        try:
            return base64.b64decode(rest, validate=True).decode("utf-8").partition(":")[2]
        except (binascii.Error, UnicodeDecodeError):
            return ""
    return None


@dataclass(slots=True)
class _Seen:
    key: Key
    at: float


class Callers:
    """Finds keys; remembers those it knows by the hash of their text. Belongs to one event loop."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._seen: OrderedDict[str, _Seen] = OrderedDict()

    async def find(self, text: str) -> Key | None:
        """The valid key with this text, or None.

        While the database is away a key known of late still holds; raises StateError for any other.
        """
        name = hashed(text)
        seen = self._seen.get(name)
        now = time.monotonic()
        if seen is None or now - seen.at > _FRESH:
            try:
                key = await run_in_threadpool(self._look_up, text)
            except StateError:
                if seen is None or now - seen.at > _STALE:
                    raise
                key = seen.key
            else:
                self._remember(name, key, now)
        else:
            key = seen.key
        return key if key is not None and key.valid(datetime.now(UTC)) else None

    def _look_up(self, text: str) -> Key | None:
        return self._state.keys.find(text)

    def _remember(self, name: str, key: Key | None, now: float) -> None:
        self._seen.pop(name, None)
        if key is not None:  # unknown ones are not kept: there is no end of them
            self._seen[name] = _Seen(key, now)
            if len(self._seen) > _REMEMBERED:
                self._seen.popitem(last=False)
