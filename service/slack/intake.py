"""Events into the queue before they are acknowledged, many in one transaction when many come at once."""

from __future__ import annotations

import asyncio

from service.slack.model import Event
from service.slack.queue import Queue
from service.slack.threads import Threads


class Intake:
    """Keeps events; whoever waits goes on when his event is safely written."""

    def __init__(self, queue: Queue) -> None:
        self._queue = queue
        self._threads = Threads("intake", 1)
        self._waiting: list[tuple[Event, asyncio.Future[None]]] = []
        self._writing: asyncio.Task[None] | None = None

    async def put(self, event: Event) -> None:
        """Keep one event; raises SQLAlchemyError when that is not possible: it must not be acknowledged then."""
        written = asyncio.get_running_loop().create_future()
        self._waiting.append((event, written))
        if self._writing is None:
            self._writing = asyncio.create_task(self._write())
        await written

    async def _write(self) -> None:
        while self._waiting:
            batch, self._waiting = self._waiting, []
            try:
                await self._threads(self._queue.put, [event for event, _ in batch])
            except Exception as error:  # noqa: BLE001 - handed to everyone who waits
                for _, written in batch:
                    if not written.done():
                        written.set_exception(error)
            else:
                for _, written in batch:
                    if not written.done():
                        written.set_result(None)
        self._writing = None

    def close(self) -> None:
        """Take no more."""
        self._threads.close()
