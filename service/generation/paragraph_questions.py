"""Questions that paragraphs answer, asked of the model when reports are indexed; one paragraph a request.

A paragraph that speaks to machines is never shown to the model. What a paragraph makes the model say
leads, at worst, to that paragraph.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait

from indexer.model import ParagraphKind
from indexer.sentences import sentence_spans
from prompts.loader import load_prompt
from service.answering.model import Usage
from service.errors import StateError
from service.generation.breaker import Breaker
from service.generation.check import tidy
from service.generation.contract import Cause, LanguageModel
from service.generation.loop import LoopThread
from service.generation.orders import speaks_to_machines
from service.generation.settings import ModelSettings
from service.generation.short_call import ShortCaller, ShortReply, object_schema
from service.generation.spending import Allowance, Prices
from service.generation.tokens import counter_for

_log = logging.getLogger("pilcrow.model")
_CALLER = "questions"  # whose daily allowance is used
_MOST = 3  # questions kept for a paragraph
_LONGEST = 160  # characters
_REPLY_TOKENS = 300
_SCHEMA = object_schema({"questions": {"type": "array", "items": {"type": "string"}}})
_STOPS = frozenset({Cause.PAUSED, Cause.QUOTA, Cause.KEY, Cause.NOT_ALLOWED, Cause.UNKNOWN_MODEL})


class ParagraphQuestions:
    """Contract `QuestionMaker`: some requests at a time, within the daily allowance. Used from one thread; `close` it.

    `usage` is what was used up so far; `trouble` is the last thing that went wrong, if anything did.
    """

    def __init__(self, model: LanguageModel, settings: ModelSettings, allowance: Allowance) -> None:
        self._model = model
        self._settings = settings
        self._allowance = allowance
        self._prices = Prices(settings.model_prices)
        self._prompt = load_prompt("questions")
        breaker = Breaker(settings.model_rest_after, settings.model_rest)
        self._caller = ShortCaller(
            model,
            breaker,
            counter_for(model.name),
            seconds=settings.model_deadline,
            reply_tokens=settings.model_reply_tokens,
        )
        self._loop = LoopThread()
        self.usage = Usage()
        self.trouble: Cause | None = None

    @property
    def name(self) -> str:
        """Identity of prompt and model: `questions@1/gpt-5-mini`."""
        return f"{self._prompt.identity}/{self._model.name}"

    def made(self, texts: Sequence[str]) -> Iterator[tuple[int, tuple[str, ...]]]:
        """See QuestionMaker.made. Ends early when the endpoint fails for good or the day's allowance is used up."""
        waiting = iter(enumerate(texts))
        running: dict[Future[ShortReply], int] = {}
        stopped = False
        try:
            while True:
                while not stopped and len(running) < self._settings.model_parallel:
                    place, text = next(waiting, (-1, ""))
                    if place < 0 or not self._may_ask():
                        stopped = True
                    elif _speaks_to_machines(text):
                        yield place, ()
                    else:
                        running[self._loop.submit(self._asked(text))] = place
                if not running:
                    return
                for done in wait(running, return_when=FIRST_COMPLETED).done:
                    place, reply = running.pop(done), done.result()
                    self._note(reply)
                    stopped = stopped or reply.trouble in _STOPS
                    questions = _usable(reply.content)
                    if questions is not None:
                        yield place, questions
        finally:
            for one in running:
                one.cancel()

    def close(self) -> None:
        """Close the connections and the loop they live on."""
        self._loop.submit(self._model.close()).result(5)
        self._loop.close()

    async def _asked(self, text: str) -> ShortReply:
        prompt = self._prompt.fill(paragraph=json.dumps(text, ensure_ascii=False))
        return await self._caller.ask(prompt, "questions", _SCHEMA, _REPLY_TOKENS)

    def _may_ask(self) -> bool:
        try:
            if self._allowance.left(_CALLER):
                return True
        except StateError as error:
            _log.warning("the daily allowance cannot be read, so the model is not asked: %s", error)
        self.trouble = Cause.ALLOWANCE
        return False

    def _note(self, reply: ShortReply) -> None:
        """Enter what a request used in the day's use and in ours, and what went wrong."""
        if reply.trouble is not None:
            self.trouble = reply.trouble
        priced = self._prices.priced(self._model.name, reply.usage)
        self.usage = Usage(
            prompt_tokens=self.usage.prompt_tokens + priced.prompt_tokens,
            completion_tokens=self.usage.completion_tokens + priced.completion_tokens,
            cost=None if priced.cost is None else (self.usage.cost or 0.0) + priced.cost,
        )
        try:
            self._allowance.settle(self._allowance.nothing(_CALLER), priced)
        except StateError as error:
            _log.warning("what questions for paragraphs used could not be noted: %s", error)


def _speaks_to_machines(text: str) -> bool:
    spans = sentence_spans(text, ParagraphKind.PROSE)
    return any(speaks_to_machines(text[start:end]) for start, end in spans) or speaks_to_machines(text)


def _usable(content: Mapping[str, object]) -> tuple[str, ...] | None:
    """The questions of a reply, short and harmless ones alone; None where it holds no list of them."""
    found = content.get("questions")
    if not isinstance(found, list):
        return None
    texts = [tidy(one) for one in found if isinstance(one, str)]
    usable = [one for one in texts if one and len(one) <= _LONGEST and not speaks_to_machines(one)]
    return tuple(dict.fromkeys(usable))[:_MOST]
