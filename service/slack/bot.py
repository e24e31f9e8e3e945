"""The bot put together: queue, worker and app over one client; started and stopped with what carries it."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager

from service.service import Service
from service.slack.answering import Answering
from service.slack.app import build_app
from service.slack.calls import CALL_SECONDS, web_client
from service.slack.delivery import Delivery
from service.slack.intake import Intake
from service.slack.interactions import Interactions
from service.slack.model import Event
from service.slack.queue import Queue
from service.slack.settings import SlackSettings
from service.slack.threads import Threads
from service.slack.worker import Worker
from service.state.state import State

# Seconds after which a busy thread lets others run. An acknowledgement needs three turns; at Python's 5 ms,
# fifty answers being worked out at once made it wait for more than a second.
_HAND_OVER = 0.0005
_OTHERS = 6  # threads for what else the service does on them


class SlackBot:
    """Answers in Slack while it is running. Give it events by its `app`, over either transport."""

    def __init__(self, service: Service, state: State, settings: SlackSettings, base: str | None) -> None:
        """`base` is the public address of the service. Raises StateError when the state database is away."""
        self.settings, self._service = settings, service
        self.client = web_client(settings)
        queue = Queue(state.engine)
        self._threads = Threads("queue", 2)
        self._intake = Intake(queue)
        self._at_once = settings.at_once
        base = base.rstrip("/") if base else None
        self.delivery = Delivery(self.client)
        self._interactions = Interactions(self.client, queue, state.feedback, base, self._threads)
        answering = Answering(service, queue, self.delivery, settings, base, self._threads)
        self._worker = Worker(queue, answering, settings, self._threads)
        self.app = build_app(settings, self.client, self._put, self._interactions)

    async def _put(self, event: Event) -> None:
        await self._intake.put(event)
        self._worker.wake()

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Answer questions until the end of the context; what is not finished then is kept for the next start."""
        from aiohttp import ClientSession, ClientTimeout

        # Answers are made on the loop's own threads: one for each, and a few for everything else. Where they
        # are computing alone, more threads than that make none of them faster, but every event wait.
        making = self._at_once if self._service.waits else min(self._at_once, 2 * (os.cpu_count() or 1))
        pool = ThreadPoolExecutor(making + _OTHERS, "pilcrow-answer")
        asyncio.get_running_loop().set_default_executor(pool)
        async with ClientSession(timeout=ClientTimeout(total=CALL_SECONDS)) as session:
            self.client.session = session
            before = sys.getswitchinterval()
            sys.setswitchinterval(_HAND_OVER)
            self._worker.start()
            try:
                yield
            finally:
                await self._worker.stop()
                await self._interactions.stop()
                self._intake.close()
                self._threads.close()
                self.client.session = None
                sys.setswitchinterval(before)
