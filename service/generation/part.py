"""One authority's section: asked of the model, each claim checked as it comes, repaired once, counted.

An authority is written on from its own paragraphs alone, in a request of its own: what one report says,
or tries to make a model say, cannot reach another authority's section.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence
from contextlib import aclosing
from dataclasses import dataclass, replace
from random import Random

from prompts.loader import Prompt
from service.generation.breaker import Breaker
from service.generation.check import ClaimChecker, Rejected, Supported
from service.generation.contract import Cause, Ended, LanguageModel, Message, ModelTrouble, Request
from service.generation.passages import Shown
from service.generation.patience import pause
from service.generation.reply import REPLY_SCHEMA, RawClaim, ReplyReader
from service.generation.tokens import TokenCounter

_MOST_CLAIMS = 12
_MOST_READ = 36  # claims of one reply: a model that never ends is not followed
_SHOWN_OF_A_CLAIM = 300  # characters, in a request for repair
_SHOWN_OF_A_REPLY = 6000
_LEFT_FOR_REST = 0.25  # seconds before the deadline at which a repair is given up


@dataclass(frozen=True, slots=True)
class Prompts:
    """The prompts a section is written with."""

    answer: Prompt
    evidence: Prompt
    repair: Prompt


@dataclass(frozen=True, slots=True)
class Means:
    """What all sections of one question share. `deadline` is a time of the event loop's clock."""

    model: LanguageModel
    breaker: Breaker
    checker: ClaimChecker
    counter: TokenCounter
    prompts: Prompts
    parallel: asyncio.Semaphore
    deadline: float
    attempts: int
    reply_tokens: int
    chance: Random


@dataclass(frozen=True, slots=True)
class Part:
    """What is asked about one authority. `sure`: the search is so sure of an answer that silence is not believed."""

    authority: str
    question: str
    plan: str
    shown: tuple[Shown, ...]
    sure: bool


@dataclass(slots=True)
class Spent:
    """Tokens used, counted by the endpoint or, where it does not count, here."""

    prompt_tokens: int = 0
    completion_tokens: int = 0


class PartWriter:
    """Writes one section. `run` it as a task; take claims from `claims` (None is the end) as they are verified."""

    def __init__(self, part: Part, means: Means) -> None:
        self.part = part
        self._means = means
        self._shown = part.shown
        self._rejected: list[Rejected] = []
        self._said: set[str] = set()
        self.claims: asyncio.Queue[Supported | None] = asyncio.Queue()
        self.verdict: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self.accepted: list[Supported] = []
        self.trouble: ModelTrouble | None = None
        self.dropped = 0
        self.repaired = 0
        self.spent = Spent()
        self._under_way = False
        self._read = 0

    async def run(self) -> None:
        """Write; ends by the deadline. Raises nothing but cancellation: what went wrong is in `trouble`."""
        try:
            async with asyncio.timeout_at(self._means.deadline), self._means.parallel:
                await self._write()
        except TimeoutError:
            if self._under_way:  # who only waited for a place, or for the next attempt, has learned nothing
                self._means.breaker.failed()
            self.trouble = ModelTrouble(Cause.DEADLINE)
        except ModelTrouble as trouble:
            self.trouble = trouble
        finally:
            self._decide(silent=False)
            self.claims.put_nowait(None)

    async def _write(self) -> None:
        reader = await self._asked(self._messages(), self._means.attempts)
        if reader.silent and not self.accepted and not self._rejected:
            if self.part.sure:
                raise ModelTrouble(Cause.SILENT)
            self._decide(silent=True)
            return
        if len(self.accepted) >= _MOST_CLAIMS:
            self.dropped = len(self._rejected)
        elif self._rejected or not reader.whole:
            await self._repair(reader)
        if not self.accepted:
            raise ModelTrouble(Cause.UNSUPPORTED if reader.whole else Cause.UNUSABLE)

    async def _repair(self, reader: ReplyReader) -> None:
        """Ask once for better claims; what is turned down again, or not replaced, is dropped and counted."""
        turned_down, self._rejected = self._rejected, []
        before = len(self.accepted)
        messages = [
            *self._messages(),
            Message("assistant", reader.text[:_SHOWN_OF_A_REPLY]),
            Message("user", self._means.prompts.repair.fill(problems=_problems(turned_down, reader))),
        ]
        try:
            async with asyncio.timeout_at(self._means.deadline - _LEFT_FOR_REST):
                await self._asked(messages, 1)
        except TimeoutError:
            pass  # what was verified stands; the rest is dropped below
        except ModelTrouble as trouble:
            if not self.accepted and not turned_down:
                raise trouble from None
        self.repaired = len(self.accepted) - before
        self.dropped = max(len(turned_down) - self.repaired, 0)

    async def _asked(self, messages: Sequence[Message], attempts: int) -> ReplyReader:
        """The reply, asked for again while nothing of it was shown and there is time."""
        attempt, halved = 1, False
        while True:
            try:
                return await self._once(messages)
            except ModelTrouble as trouble:
                if self.accepted:
                    raise
                self._rejected.clear()
                if trouble.cause is Cause.TOO_LONG and not halved and len(self._shown) > 1:
                    self._shown, halved = _half(self._shown), True
                    messages = self._messages()
                    continue
                left = self._means.deadline - asyncio.get_running_loop().time()
                wait = pause(trouble, attempt, attempts, left, self._means.chance)
                if wait is None:
                    raise
                attempt += 1
                await asyncio.sleep(wait)

    async def _once(self, messages: Sequence[Message]) -> ReplyReader:
        means = self._means
        if not means.breaker.allow():
            raise ModelTrouble(Cause.PAUSED)
        reader, ended, told = ReplyReader(), None, False
        request = Request(tuple(messages), "claims", REPLY_SCHEMA, means.reply_tokens)
        self._under_way, self._read = True, 0
        try:
            async with aclosing(means.model.stream(request)) as parts:  # type: ignore[type-var]  # a generator
                async for part in parts:
                    if isinstance(part, Ended):
                        ended = part
                        break
                    for claim in reader.feed(part.text):
                        self._take(claim)
                    if reader.malformed or self._full:
                        break
            means.breaker.succeeded()
            told = True
        except ModelTrouble as trouble:
            (means.breaker.failed if trouble.tires else means.breaker.succeeded)()
            told = True
            if not (reader.whole and trouble.cause in (Cause.CUT_SHORT, Cause.BROKEN_OFF)):
                raise
        finally:
            if told:
                self._under_way = False
            else:
                means.breaker.released()
            self._spend(messages, reader, ended)
        return reader

    def _take(self, claim: RawClaim) -> None:
        """Check a claim; hand it on if it passes and says something new."""
        self._decide(silent=False)
        if self._full:
            return
        self._read += 1
        checked = self._means.checker.check(claim, self.part.authority, {one.key: one for one in self._shown})
        if isinstance(checked, Rejected):
            self._rejected.append(checked)
        elif checked.text.casefold() not in self._said:
            self._said.add(checked.text.casefold())
            self.accepted.append(checked)
            self.claims.put_nowait(checked)

    @property
    def _full(self) -> bool:
        """Whether nothing more of a reply is worth reading."""
        return len(self.accepted) >= _MOST_CLAIMS or self._read >= _MOST_READ

    def _decide(self, *, silent: bool) -> None:
        if not self.verdict.done():
            self.verdict.set_result(silent)

    def _messages(self) -> list[Message]:
        return messages_of(self._means.prompts, replace(self.part, shown=self._shown))

    def _spend(self, messages: Sequence[Message], reader: ReplyReader, ended: Ended | None) -> None:
        if ended is None and not reader.text:
            return  # nothing came, so nothing is charged
        count = self._means.counter.count
        prompt, completion = (ended.prompt_tokens, ended.completion_tokens) if ended else (None, None)
        self.spent.prompt_tokens += sum(count(one.content) for one in messages) if prompt is None else prompt
        self.spent.completion_tokens += count(reader.text) if completion is None else completion


def messages_of(prompts: Prompts, part: Part) -> list[Message]:
    """What is put to the model about one authority: the rules, then the material as JSON."""
    material = prompts.evidence.fill(
        question=json.dumps(part.question, ensure_ascii=False),
        plan=json.dumps(part.plan, ensure_ascii=False),
        authority=json.dumps(part.authority, ensure_ascii=False),
        paragraphs="\n".join(one.line for one in part.shown),
    )
    return [Message("system", prompts.answer.text), Message("user", material)]


def _problems(turned_down: Sequence[Rejected], reader: ReplyReader) -> str:
    lines = [
        f"- {json.dumps(one.claim.text[:_SHOWN_OF_A_CLAIM], ensure_ascii=False)}: {'; '.join(one.faults)}"
        for one in turned_down
    ]
    if not reader.whole:
        lines.append("- the reply as a whole: it is not one JSON object of the form asked for")
    return "\n".join(lines)


def _half(shown: tuple[Shown, ...]) -> tuple[Shown, ...]:
    """The better half of the paragraphs, in their order and under their keys."""
    best = sorted(shown, key=lambda one: -one.scored.probability)[: max(len(shown) // 2, 1)]
    kept = {one.key for one in best}
    return tuple(one for one in shown if one.key in kept)
