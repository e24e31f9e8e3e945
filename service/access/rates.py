"""How often a caller may ask: counted by the `limits` library, in memory or in Redis.

A Redis that is away does not stop the service: each process counts for itself until it is back.
"""

from __future__ import annotations

import ipaddress
import logging
import math
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from service.access.settings import AccessSettings
from service.errors import SettingError

if TYPE_CHECKING:
    from limits import RateLimitItem
    from limits.aio.storage import RedisStorage
    from limits.aio.strategies import SlidingWindowCounterRateLimiter
    from redis.asyncio import Redis

_log = logging.getLogger("pilcrow")
_AWAY_SECONDS = 10  # between two attempts at a storage that did not answer
_PATIENCE = 0.5  # seconds that a storage has to answer; a request waits for it


class Rates:
    """Counts requests by caller. Belongs to one event loop."""

    def __init__(self, storage: str) -> None:
        """`storage` is `memory://` or `redis://…`; raises SettingError for anything else."""
        from limits.aio.storage import MemoryStorage
        from limits.aio.strategies import SlidingWindowCounterRateLimiter

        self._own = SlidingWindowCounterRateLimiter(MemoryStorage())
        self._shared: SlidingWindowCounterRateLimiter | None = None
        self._storage: RedisStorage | None = None
        self._away_until = 0.0
        if not storage.startswith("memory://"):
            self._storage = _storage(storage)
            self._shared = SlidingWindowCounterRateLimiter(self._storage)

    @property
    def shared_is_away(self) -> bool:
        """Whether a shared storage is wanted and did not answer when last asked."""
        return self._away_until > time.monotonic()

    async def wait(self, rate: Rate, caller: str) -> int:
        """Count a request of `caller`: 0 when it may go on, else the seconds after which to come back."""
        from limits.errors import StorageError

        if self._shared is not None and not self.shared_is_away:
            try:
                return await rate.hit(self._shared, caller)
            except StorageError as error:
                self._away_until = time.monotonic() + _AWAY_SECONDS
                cause = error.storage_error
                _log.warning("the storage of rates does not answer (%s); counting here", type(cause).__name__)
        return await rate.hit(self._own, caller)

    async def close(self) -> None:
        """Give the connections of a shared storage back."""
        if self._storage is not None:
            client: Redis = self._storage.bridge.storage  # type: ignore[attr-defined]  # the library has no close of its own
            await client.aclose()

    async def count_own(self, rate: Rate, caller: str) -> None:
        """Count something of `caller` in this process alone."""
        await rate.hit(self._own, caller)

    async def refused_before(self, rate: Rate, caller: str) -> int:
        """Whether `caller` has used up what `count_own` counts, without counting: 0, else the seconds to wait."""
        return await rate.left(self._own, caller)


class Rate:
    """One or more limits that hold together, as `120/minute;2000/hour`."""

    def __init__(self, text: str, setting: str) -> None:
        """Raises SettingError naming the setting when the text cannot be read."""
        from limits import parse_many

        try:
            self._items: list[RateLimitItem] = list(parse_many(text))
        except ValueError as error:
            raise SettingError(
                f"{setting}={text!r} is no rate; write it as 120/minute or 120/minute;2000/hour"
            ) from error

    async def hit(self, limiter: SlidingWindowCounterRateLimiter, caller: str) -> int:
        """Count one; 0, or seconds to wait."""
        waits = [
            await _wait(limiter, item, caller) for item in self._items if not await limiter.hit(item, caller)
        ]
        return max(waits, default=0)

    async def left(self, limiter: SlidingWindowCounterRateLimiter, caller: str) -> int:
        """0 while there is some left, else seconds to wait; counts nothing."""
        waits = [
            await _wait(limiter, item, caller) for item in self._items if not await limiter.test(item, caller)
        ]
        return max(waits, default=0)


@dataclass(frozen=True, slots=True)
class CallerRates:
    """What the settings say of rates: how often one may ask (None: as often as one likes), and fail."""

    rates: Rates
    asking: Rate | None
    failing: Rate

    @classmethod
    def of(cls, settings: AccessSettings) -> CallerRates:
        """Raises SettingError when a rate or the storage of rates cannot be used."""
        return cls(
            Rates(settings.rate_storage.get_secret_value()),
            Rate(settings.rate, "PILCROW_RATE_LIMIT") if settings.rate else None,
            Rate(settings.failed_keys, "PILCROW_FAILED_KEYS"),
        )


async def _wait(limiter: SlidingWindowCounterRateLimiter, item: RateLimitItem, caller: str) -> int:
    reset = (await limiter.get_window_stats(item, caller)).reset_time
    return max(1, min(math.ceil(reset - time.time()), item.get_expiry()))


def _storage(address: str) -> RedisStorage:
    from limits.aio.storage import RedisStorage
    from limits.errors import ConfigurationError

    if not address.startswith(("redis://", "rediss://", "redis+unix://")):
        raise SettingError(
            f"PILCROW_RATE_STORAGE={address.split('://')[0]}://… is unknown; use memory:// or redis://host:port/0"
        )
    try:
        return RedisStorage(
            f"async+{address}",
            wrap_exceptions=True,
            implementation="redispy",
            socket_timeout=_PATIENCE,
            socket_connect_timeout=_PATIENCE,
        )
    except (ConfigurationError, ValueError) as error:
        raise SettingError(
            f"PILCROW_RATE_STORAGE cannot be used ({error}); install pilcrow[redis]"
        ) from error


def caller_of(address: str) -> str:
    """What an address is counted as: itself, or the network of 64 bits that one caller of IPv6 has."""
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return "unknown"
    if ip.version == 6:
        return str(ipaddress.ip_network((ip, 64), strict=False))
    return str(ip)
