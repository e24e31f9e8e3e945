"""Blocking calls beside the event loop, on threads of their own: an event never waits behind an answer."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TypeVar

_Value = TypeVar("_Value")


class Threads:
    """A few named threads; awaited calls run on them in the order they come."""

    def __init__(self, name: str, number: int) -> None:
        self._pool = ThreadPoolExecutor(number, f"pilcrow-slack-{name}")

    async def __call__(self, function: Callable[..., _Value], *arguments: object, **named: object) -> _Value:
        """What `function` gives or raises."""
        call = partial(function, *arguments, **named)
        return await asyncio.get_running_loop().run_in_executor(self._pool, call)

    def close(self) -> None:
        """Let what runs come to its end, and take no more."""
        self._pool.shutdown(wait=False)
