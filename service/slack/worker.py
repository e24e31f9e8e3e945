"""Takes questions from the queue and answers each once: an answer, a refusal or an apology, never silence."""

from __future__ import annotations

import asyncio
import logging
import time

from sqlalchemy.exc import SQLAlchemyError

from indexer.errors import PilcrowError
from service.slack.answering import Answering, Course, LostHold
from service.slack.errors import RateLimited, SlackError, TokenRefused
from service.slack.queue import LEASE, Job, Queue
from service.slack.settings import SlackSettings
from service.slack.threads import Threads

_LOOK_EVERY = 1.0  # seconds; a question kept by this process wakes the worker at once
_TIDY_EVERY = 3600.0
_DATABASE_PAUSE = 5.0
_LONGEST_PAUSE = 300.0
_TOKEN_PAUSE = 60.0
_TOO_OLD = 24 * 3600.0  # seconds; a later answer would puzzle more than help
_STOP_WITHIN = 10.0
_log = logging.getLogger("pilcrow.slack")


class Worker:
    """Answers the questions of one queue, `settings.at_once` at the same time."""

    def __init__(self, queue: Queue, answering: Answering, settings: SlackSettings, threads: Threads) -> None:
        """`threads` run the queue's calls."""
        self._queue, self._answering, self._settings = queue, answering, settings
        self._kept = threads
        self._wake = asyncio.Event()
        self._running: set[asyncio.Task[None]] = set()
        self._at_work: set[int] = set()
        self._main: asyncio.Task[None] | None = None
        self._tidied = 0.0

    def start(self) -> None:
        """Begin to answer, what a killed process of this machine left behind first."""
        self._main = asyncio.create_task(self._run())

    def wake(self) -> None:
        """Say that there may be a new question."""
        self._wake.set()

    async def stop(self) -> None:
        """Finish what is being answered, within reason, and give the rest back."""
        if self._main is not None:
            self._main.cancel()
            await asyncio.gather(self._main, return_exceptions=True)
        if self._running:
            _, late = await asyncio.wait(self._running, timeout=_STOP_WITHIN)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    async def _run(self) -> None:
        released = False
        while True:
            try:
                if not released:
                    await self._kept(self._queue.release_dead)
                    released = True
                await self._tidy()
                # Cleared here too: with all places taken, a wake that stays set would make this loop spin
                # without ever letting anything else run.
                self._wake.clear()
                while len(self._running) < self._settings.at_once:
                    self._wake.clear()
                    job = await self._kept(self._queue.claim, tuple(self._at_work))
                    if job is None:
                        break
                    self._at_work.add(job.id)
                    task = asyncio.create_task(self._work(job))
                    self._running.add(task)
                    task.add_done_callback(self._finished)
                # Not wait_for: before Python 3.12 it swallows a cancellation that comes together with the wake.
                async with asyncio.timeout(_LOOK_EVERY):
                    await self._wake.wait()
            except TimeoutError:
                continue
            except SQLAlchemyError as error:
                _log.error("the queue cannot be read (%s); trying again", type(error).__name__)
                await asyncio.sleep(_DATABASE_PAUSE)

    def _finished(self, task: asyncio.Task[None]) -> None:
        self._running.discard(task)
        self._wake.set()

    async def _tidy(self) -> None:
        if time.monotonic() - self._tidied > _TIDY_EVERY or not self._tidied:
            self._tidied = time.monotonic()
            await self._kept(self._queue.delete_before, time.time() - self._settings.keep_days * 86400.0)

    async def _work(self, job: Job) -> None:
        """Answer one question, holding it all the while; whatever happens, it is done or given back."""
        course = Course(job, unsure=job.state == "sending", ts=job.message)
        answer = asyncio.create_task(self._answering.answer(course))
        hold = asyncio.create_task(self._hold(job, answer))
        try:
            result = await answer
            await self._kept(self._queue.done, job, result, course.ts)
            _log.info("question %s: %s", job.asked.reference, result)
        except asyncio.CancelledError:
            answer.cancel()
            await asyncio.gather(answer, return_exceptions=True)
            await self._kept(self._queue.later, job, 0.0, maybe_sent=course.unsure, counts=False)
        except LostHold:
            _log.warning("question %s: another worker has taken it", job.asked.reference)
        except SQLAlchemyError as error:  # its lease runs out, then it is taken up where it stands
            _log.error("question %s: the queue is away (%s)", job.asked.reference, type(error).__name__)
        except SlackError as error:
            await self._kept(self._failed, course, error)
        except PilcrowError as error:
            _log.warning("question %s: %s", job.asked.reference, error)
            await self._again(course)
        except Exception:  # noqa: BLE001 - the edge: the fault is logged whole, and the asker hears of it
            _log.exception("question %s: an unexpected fault", job.asked.reference)
            await self._again(course)
        finally:
            hold.cancel()
            self._at_work.discard(job.id)

    async def _again(self, course: Course) -> None:
        await self._kept(self._queue.later, course.job, _pause(course.job), maybe_sent=course.unsure)

    async def _hold(self, job: Job, answer: asyncio.Task[str]) -> None:
        while True:
            await asyncio.sleep(LEASE / 3)
            try:
                held = await self._kept(self._queue.renew, job)
            except SQLAlchemyError:
                continue  # the lease still runs; `sending` is refused when it has run out
            if not held:
                answer.cancel()
                return

    def _failed(self, course: Course, error: SlackError) -> None:
        """Decide on a question whose reply could not be sent."""
        job = course.job
        _log.warning("question %s: %s", job.asked.reference, error)
        if time.time() - job.asked_at > _TOO_OLD:
            self._queue.done(job, "abandoned")
        elif isinstance(error, RateLimited):
            self._queue.later(job, error.seconds, maybe_sent=course.unsure, counts=False)
        elif isinstance(error, TokenRefused):
            self._queue.later(job, _TOKEN_PAUSE, maybe_sent=course.unsure, counts=False)
        elif error.retryable:
            pause = _pause(job)
            self._queue.later(job, pause, maybe_sent=course.unsure)
        else:
            _log.error("question %s: its reply cannot be delivered", job.asked.reference)
            self._queue.done(job, "undelivered")


def _pause(job: Job) -> float:
    """Seconds until the next attempt: half a second, 1, 2, 4 …"""
    return float(min(2.0 ** (job.attempts - 2), _LONGEST_PAUSE))
