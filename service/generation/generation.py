"""Answers by a language model over an extractive draft: asked, verified, never in the way. Read this file first.

draft → paragraphs packed into the budget → a request an authority, some at a time → claims checked as
they come → sections put together in order. Whatever fails, the draft's own sentences take its place.
"""

from __future__ import annotations

import asyncio
import logging
import threading
import time
from collections.abc import AsyncIterator
from contextlib import aclosing
from dataclasses import dataclass
from random import Random

from prompts.loader import load_prompt
from service.answering.draft import Draft, Evidence
from service.answering.events import Event, Finished, pieces
from service.answering.model import Answer, SectionOutcome, Usage
from service.errors import StateError
from service.generation.breaker import Breaker
from service.generation.check import ClaimChecker
from service.generation.compose import Composition, compose
from service.generation.contract import Cause, LanguageModel
from service.generation.grading import Grader
from service.generation.loop import LoopThread
from service.generation.part import Means, Part, PartWriter, Prompts
from service.generation.passages import pack
from service.generation.plan import plan_of
from service.generation.rephrase import Rephraser
from service.generation.search_help import HelpMeans, SearchHelp
from service.generation.settings import ModelSettings
from service.generation.short_call import ShortCaller
from service.generation.spending import Allowance, Prices, Reserved
from service.generation.tokens import counter_for

_log = logging.getLogger("pilcrow.model")
_SURE = 0.8  # probability that an authority's reports answer, from which a model's silence is not believed
_FRAME_TOKENS = 24  # what an endpoint adds around the turns of a request
_HELP_SHARE = 0.2  # of the deadline that each help with the search may take
_GRACE = 0.5  # seconds beyond the deadline until a caller gives up on the background loop itself


@dataclass(frozen=True, slots=True)
class Prepared:
    """What will be asked for one draft, in order of the sections; worked out before the loop is entered."""

    draft: Draft
    evidence: Evidence
    parts: tuple[Part, ...]
    checker: ClaimChecker
    expected: Usage


class Generation:
    """Writes answers with one model. Safe for use by many threads; `close` it when done."""

    def __init__(
        self,
        model: LanguageModel,
        settings: ModelSettings,
        allowance: Allowance,
        chance: Random | None = None,
    ) -> None:
        """`chance` spreads retries; given by tests."""
        self._model = model
        self._settings = settings
        self._allowance = allowance
        self._chance = chance or Random()  # noqa: S311 - spreads retries, guards nothing
        self._prices = Prices(settings.model_prices)
        self._breaker = Breaker(settings.model_rest_after, settings.model_rest)
        self._counter = counter_for(settings.model or model.name)
        self._prompts = Prompts(load_prompt("answer"), load_prompt("evidence"), load_prompt("repair"))
        self._loop = LoopThread()
        short = ShortCaller(
            model,
            self._breaker,
            self._counter,
            seconds=settings.model_deadline * _HELP_SHARE,
            reply_tokens=settings.model_reply_tokens,
        )
        self._help = HelpMeans(
            model=model.name,
            settings=settings,
            loop=self._loop,
            breaker=self._breaker,
            rephraser=Rephraser(short),
            grader=Grader(short, self._counter.count, settings),
            allowance=allowance,
            prices=self._prices,
        )
        # The vocabulary takes a second to read: not while somebody waits for the first answer.
        threading.Thread(target=self._counter.count, args=("",), daemon=True).start()

    @property
    def seconds(self) -> float:
        """The longest that a question may take, in seconds."""
        return self._settings.model_deadline

    def answer(self, draft: Draft, checker: ClaimChecker, *, deadline: float, caller: str = "") -> Answer:
        """The draft written anew; `deadline` is a time of `time.monotonic`. Never raises for the model's sake."""
        ready = self._ready(draft, checker, caller)
        if isinstance(ready, Answer):
            return ready
        prepared, reserved = ready
        running = self._loop.submit(self._finished(prepared, deadline))
        try:
            answer = running.result(max(deadline - time.monotonic(), 0) + _GRACE)
        except TimeoutError:
            answer = degraded(draft.answer, Cause.DEADLINE)
        finally:
            running.cancel()
        return self._settled(answer, reserved)

    async def stream(
        self, draft: Draft, checker: ClaimChecker, *, deadline: float, caller: str = ""
    ) -> AsyncIterator[Event]:
        """The same as `answer` in pieces; closing the iterator cancels what is asked of the model."""
        ready = await asyncio.to_thread(self._ready, draft, checker, caller)
        if isinstance(ready, Answer):
            for piece in pieces(ready):
                yield piece
            yield Finished(ready)
            return
        prepared, reserved = ready
        async with aclosing(self._loop.bridged(self._events(prepared, deadline))) as events:  # type: ignore[type-var]
            async for event in events:
                if isinstance(event, Finished):
                    yield Finished(await asyncio.to_thread(self._settled, event.answer, reserved))
                else:
                    yield event

    def search_help(self, caller: str = "") -> SearchHelp:
        """What the model does for the search of one question of `caller`."""
        return SearchHelp(self._help, caller)

    def close(self) -> None:
        """Close the connections and the loop they live on."""
        self._loop.submit(self._model.close()).result(5)
        self._loop.close()

    def _ready(self, draft: Draft, checker: ClaimChecker, caller: str) -> Answer | tuple[Prepared, Reserved]:
        """What to ask; or the draft as it is, where there is nothing to ask or nobody to be asked."""
        if draft.evidence is None or not self._settings.model_write:
            return draft.answer
        if self._breaker.resting:
            return degraded(draft.answer, Cause.PAUSED)
        prepared = self._prepare(draft, draft.evidence, checker)
        try:
            reserved = self._allowance.reserve(caller, prepared.expected)
        except StateError as error:
            _log.warning("the daily allowance cannot be read, so the model is not asked: %s", error)
            return degraded(draft.answer, Cause.ALLOWANCE)
        if reserved is None:
            return degraded(draft.answer, Cause.ALLOWANCE)
        return prepared, reserved.and_settled(draft.answer.usage)

    def _prepare(self, draft: Draft, evidence: Evidence, checker: ClaimChecker) -> Prepared:
        settings, count = self._settings, self._counter.count
        names = [
            section.authority
            for section in draft.answer.sections
            if section.outcome is SectionOutcome.ANSWERED and section.authority in evidence.listed
        ][: settings.model_authorities]
        rules = sum(count(one.text) for one in (self._prompts.answer, self._prompts.evidence)) + _FRAME_TOKENS
        most = settings.model_context - rules - count(draft.question.text) - 2 * settings.model_reply_tokens
        packed = pack(
            evidence.found,
            {name: evidence.chosen[name] for name in names},
            count,
            budget=settings.model_budget,
            most=max(most, settings.model_context // 4),
        )
        parts = tuple(
            Part(
                name,
                draft.question.text,
                plan_of(draft.question),
                shown,
                evidence.found[name].answers >= _SURE,
            )
            for name, shown in packed.items()
            if shown
        )
        frame = rules + _FRAME_TOKENS + count(draft.question.text)
        tokens = sum(frame + sum(one.tokens for one in part.shown) for part in parts)
        expected = self._prices.priced(self._model.name, Usage(prompt_tokens=tokens))
        return Prepared(draft, evidence, parts, checker, expected)

    async def _finished(self, prepared: Prepared, deadline: float) -> Answer:
        async with aclosing(self._events(prepared, deadline)) as events:  # type: ignore[type-var]
            async for event in events:
                if isinstance(event, Finished):
                    return event.answer
        raise AssertionError("an answer's last event is always the whole answer")

    async def _events(self, prepared: Prepared, deadline: float) -> AsyncIterator[Event]:
        """Start the writers and put together what they write; on the background loop."""
        started = time.monotonic()
        loop = asyncio.get_running_loop()
        settings = self._settings
        means = Means(
            model=self._model,
            breaker=self._breaker,
            checker=prepared.checker,
            counter=self._counter,
            prompts=self._prompts,
            parallel=asyncio.Semaphore(settings.model_parallel),
            deadline=loop.time() + deadline - started,
            attempts=settings.model_attempts,
            reply_tokens=settings.model_reply_tokens,
            chance=self._chance,
        )
        writers = {part.authority: PartWriter(part, means) for part in prepared.parts}
        tasks = [asyncio.create_task(writer.run()) for writer in writers.values()]
        composition = Composition(prepared.draft, prepared.evidence, writers, self._model.name)
        try:
            async for event in compose(composition):
                if isinstance(event, Finished):
                    await asyncio.gather(*tasks)
                    taken = round((time.monotonic() - started) * 1000, 2)
                    timings = {**event.answer.timings_ms, "model": taken}
                    yield Finished(event.answer.model_copy(update={"timings_ms": timings}))
                else:
                    yield event
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    def _settled(self, answer: Answer, reserved: Reserved) -> Answer:
        """The answer with its cost, entered in the day's use."""
        if answer.usage == Usage() and not reserved.tokens:
            return answer
        usage = self._prices.priced(self._model.name, answer.usage)
        try:
            self._allowance.settle(reserved, usage)
        except StateError as error:
            _log.warning("what an answer used could not be noted: %s", error)
        return answer.model_copy(update={"usage": usage})


def degraded(answer: Answer, cause: Cause) -> Answer:
    """An extractive answer that stands in for the model's, saying why."""
    note = f"The language model {cause.value}; the inspectors' own sentences are given instead."
    return answer.model_copy(update={"degraded": True, "notes": (*answer.notes, note)})
