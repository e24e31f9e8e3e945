"""Waiting before asking again."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from indexer.fetch.patience import asked_rest, backoff

NOON = datetime(2026, 1, 2, 12, tzinfo=UTC)


def test_the_wait_doubles_up_to_a_minute() -> None:
    assert [backoff(attempt) for attempt in (1, 2, 3, 10)] == [2, 4, 8, 60]


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        (None, 0),
        ("", 0),
        ("30", 30),
        (" 7 ", 7),
        ("Fri, 02 Jan 2026 12:01:30 GMT", 90),
        ("Fri, 02 Jan 2026 11:00:00 GMT", 0),
        ("soon", 0),
        ("-5", 0),
    ],
)
def test_a_rest_is_asked_in_seconds_or_by_a_date(value: str | None, seconds: float) -> None:
    assert asked_rest(value, NOON) == seconds
