"""One event loop in a thread of its own, where all model requests live.

Connections belong to the loop they were made on. Callers come from many threads and loops (a server, a
command, a bot); with one loop for all requests the connections are shared and stay open between them.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Coroutine
from concurrent.futures import Future
from contextlib import aclosing
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Last(Generic[T]):
    """The end of a bridged iteration, with the error that ended it."""

    error: BaseException | None = None


class LoopThread:
    """Runs coroutines on one background loop, started at the first use. Safe for many threads."""

    def __init__(self, name: str = "pilcrow-model") -> None:
        self._name = name
        self._lock = threading.Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None

    def submit(self, work: Coroutine[Any, Any, T]) -> Future[T]:
        """Start `work` there; cancelling the future cancels it."""
        return asyncio.run_coroutine_threadsafe(work, self._running())

    async def bridged(self, source: AsyncIterator[T]) -> AsyncIterator[T]:
        """Iterate here over what `source` gives there; closing this one cancels that one."""
        here = asyncio.get_running_loop()
        queue: asyncio.Queue[T | _Last[T]] = asyncio.Queue()

        def hand_over(item: T | _Last[T]) -> None:
            if not here.is_closed():
                here.call_soon_threadsafe(queue.put_nowait, item)

        async def pump() -> None:
            try:
                async with aclosing(source) as items:  # type: ignore[type-var]  # every source is a generator
                    async for item in items:
                        hand_over(item)
            except Exception as error:  # noqa: BLE001 - raised again on the caller's side
                hand_over(_Last(error))
            else:
                hand_over(_Last())

        running = self.submit(pump())
        try:
            while not isinstance(item := await queue.get(), _Last):
                yield item
            if item.error is not None:
                raise item.error
        finally:
            running.cancel()

    def close(self) -> None:
        """Stop the loop; what still runs there is cancelled."""
        with self._lock:
            loop, thread = self._loop, self._thread
            self._loop = self._thread = None
        if loop is not None and thread is not None:
            loop.call_soon_threadsafe(loop.stop)
            thread.join()

    def _running(self) -> asyncio.AbstractEventLoop:
        with self._lock:
            if self._loop is None:
                self._loop = asyncio.new_event_loop()
                self._thread = threading.Thread(
                    target=_serve, args=(self._loop,), name=self._name, daemon=True
                )
                self._thread.start()
            return self._loop


def _serve(loop: asyncio.AbstractEventLoop) -> None:
    asyncio.set_event_loop(loop)
    try:
        loop.run_forever()
    finally:
        left = asyncio.all_tasks(loop)
        for task in left:
            task.cancel()
        if left:
            loop.run_until_complete(asyncio.gather(*left, return_exceptions=True))
        loop.run_until_complete(loop.shutdown_asyncgens())
        loop.close()
