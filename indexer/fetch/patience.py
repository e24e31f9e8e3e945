"""How long to wait before asking again. Pure."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

AGAIN = frozenset({408, 425, 429, 500, 502, 503, 504})  # statuses after which asking again can help
_FIRST = 2.0  # seconds
_LONGEST = 60.0


def backoff(attempt: int) -> float:
    """Seconds to wait after attempt 1, 2, …: each time twice as long, up to a minute."""
    return min(_FIRST * 2.0 ** (attempt - 1), _LONGEST)


def asked_rest(value: str | None, now: datetime) -> float:
    """Seconds that a Retry-After header asks for (seconds or a date, RFC 9110 10.2.3); 0 where it says none."""
    if not value:
        return 0.0
    value = value.strip()
    if value.isascii() and value.isdigit():
        return float(value)
    try:
        until = parsedate_to_datetime(value)
    except ValueError:
        return 0.0
    if until.tzinfo is None:
        until = until.replace(tzinfo=UTC)
    return max((until - now).total_seconds(), 0.0)
