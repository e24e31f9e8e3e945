"""Rates: counted by caller, shared through Redis, and counted alone while Redis is away."""

from __future__ import annotations

import asyncio
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from service.access import rates
from service.access.rates import Rate, Rates, caller_of

RATE = Rate("3/hour", "PILCROW_RATE_LIMIT")


@contextmanager
def redis_server(folder: Path, port: int) -> Iterator[None]:
    """A real Redis on a port of loopback, killed at the end."""
    program = shutil.which("redis-server")
    if program is None:
        pytest.skip("no redis-server is installed")
    command = [program, "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", str(folder)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as server:
        try:
            for _ in range(200):
                try:
                    socket.create_connection(("127.0.0.1", port), 0.1).close()
                    break
                except OSError:
                    time.sleep(0.02)
            yield
        finally:
            server.kill()


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


def away(counted: Rates) -> bool:
    return counted.shared_is_away


async def hits(counted: Rates, caller: str, number: int) -> list[bool]:
    return [await counted.wait(RATE, caller) == 0 for _ in range(number)]


def test_each_caller_has_a_rate_of_its_own() -> None:
    async def run() -> None:
        counted = Rates("memory://")
        assert await hits(counted, "one", 5) == [True, True, True, False, False]
        assert await hits(counted, "two", 3) == [True, True, True]

    asyncio.run(run())


def test_several_limits_hold_together() -> None:
    async def run() -> None:
        both = Rate("10/minute;2/hour", "PILCROW_RATE_LIMIT")
        counted = Rates("memory://")
        assert [await counted.wait(both, "one") == 0 for _ in range(3)] == [True, True, False]

    asyncio.run(run())


def test_replicas_count_together_in_redis_and_alone_while_it_is_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rates, "_AWAY_SECONDS", 0.05)
    port = free_port()

    async def run() -> None:
        first, second = (Rates(f"redis://127.0.0.1:{port}/0") for _ in range(2))
        with redis_server(tmp_path, port):
            assert await hits(first, "one", 2) == [True, True]
            assert await hits(second, "one", 2) == [True, False]
        assert await hits(second, "one", 1) == [True]
        assert away(second)
        with redis_server(tmp_path, port):
            await asyncio.sleep(0.1)
            await hits(first, "the connection that broke", 1)
            await asyncio.sleep(0.1)
            assert await hits(second, "two", 1) == [True]
            assert not away(second)
            assert await hits(first, "two", 3) == [True, True, False]
            await first.close()
            await second.close()

    asyncio.run(run())


@pytest.mark.parametrize(
    ("address", "caller"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("", "unknown"),
        ("no address", "unknown"),
    ],
)
def test_a_caller_of_ipv6_is_counted_by_its_network(address: str, caller: str) -> None:
    assert caller_of(address) == caller
