"""What a running service does by itself: takes new generations into use, reads ahead, deletes what is past its time."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta

from fastapi import FastAPI
from starlette.concurrency import run_in_threadpool

from indexer.errors import PilcrowError
from service.service import Service
from service.state.state import State

_log = logging.getLogger("pilcrow")
_LOOK = 1.0  # seconds between two looks at the published index
_AHEAD = 1000  # paragraphs read ahead at each look: a tenth of a second's work
_HOUR = 3600.0


class Upkeep:
    """The work of a service between requests; runs while its application does."""

    def __init__(
        self, service: Service, state: State, feedback_days: int, pull: Callable[[], str | None] | None = None
    ) -> None:
        """`feedback_days`: after how many days feedback is deleted; 0 for never.

        `pull` brings a newly published index here, if there is one, and gives its name.
        """
        self._service = service
        self._state = state
        self._days = feedback_days
        self._pull = pull
        self._unreached = ""

    def look(self) -> None:
        """Take a newly published generation into use and read on in it, so that no question has to wait for that."""
        try:
            self._fetch()
            self._service.refresh()
            self._service.read_ahead(_AHEAD)
        except PilcrowError:
            return  # said to whoever asks, and by /readyz

    def _fetch(self) -> None:
        if self._pull is None:
            return
        try:
            name = self._pull()
            if name:
                _log.info("index pulled", extra={"facts": {"generation": name}})
            self._unreached = ""
        except PilcrowError as error:
            if str(error) != self._unreached:  # once, not every second
                _log.warning("the published index cannot be had: %s", error)
            self._unreached = str(error)

    def retain(self) -> None:
        """Delete feedback that is past its time."""
        if not self._days:
            return
        try:
            deleted = self._state.feedback.delete_before(datetime.now(UTC) - timedelta(days=self._days))
            if deleted:
                self._state.audit.record("feedback expired", f"{deleted} records", "retention")
        except PilcrowError as error:
            _log.warning("feedback past its time could not be deleted: %s", error)

    @asynccontextmanager
    async def __call__(self, _: FastAPI) -> AsyncIterator[None]:
        """The application's lifetime."""
        tasks = [
            asyncio.create_task(_every(_LOOK, self.look)),
            asyncio.create_task(_every(_HOUR, self.retain)),
        ]
        try:
            yield
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)


async def _every(seconds: float, work: Callable[[], None]) -> None:
    while True:
        await run_in_threadpool(work)
        await asyncio.sleep(seconds)
