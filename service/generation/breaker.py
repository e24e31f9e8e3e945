"""A circuit breaker: after several failures in a row an endpoint is left alone for a while, then tried once."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable


class Breaker:
    """Closed while things go well; open for `rest` seconds after `limit` failures in a row; then one trial.

    Safe for many threads. Every `allow` that gives True must be followed by one of the others.
    """

    def __init__(self, limit: int, rest: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._limit = limit
        self._rest = rest
        self._clock = clock
        self._lock = threading.Lock()
        self._failures = 0
        self._open_until: float | None = None
        self._trying = False

    @property
    def resting(self) -> bool:
        """Whether the endpoint would be left alone now."""
        with self._lock:
            return self._open_until is not None and (self._trying or self._clock() < self._open_until)

    def allow(self) -> bool:
        """Whether a request may be made now."""
        with self._lock:
            if self._open_until is None:
                return True
            if self._trying or self._clock() < self._open_until:
                return False
            self._trying = True
            return True

    def succeeded(self) -> None:
        """The endpoint answered."""
        with self._lock:
            self._failures = 0
            self._open_until = None
            self._trying = False

    def failed(self) -> None:
        """The endpoint failed in a way that speaks against it."""
        with self._lock:
            self._failures += 1
            if self._trying or self._failures >= self._limit:
                self._open_until = self._clock() + self._rest
            self._trying = False

    def released(self) -> None:
        """The request ended without telling anything of the endpoint (given up by the caller)."""
        with self._lock:
            self._trying = False
