"""Questions put into other words by a model, where that is switched on: for the search, and out of a conversation.

Neither is trusted: phrasings are only ever searched with, and a condensed question may hold no word of
content that the conversation does not. Whatever fails, the rules go on without.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass

from prompts.loader import load_prompt
from service.answering.model import Usage
from service.generation.breaker import Breaker
from service.generation.check import tidy
from service.generation.contract import Delta, Ended, LanguageModel, Message, ModelTrouble, Request
from service.generation.orders import speaks_to_machines
from service.generation.support import content
from service.generation.tokens import TokenCounter

_MOST_PHRASINGS = 3
_LONGEST_PHRASING = 160  # characters
_REPLY_TOKENS = 400
_LONGEST_REPLY = 4_000  # characters


@dataclass(frozen=True, slots=True)
class Rephrased:
    """What came of it: texts that may be used (none where nothing usable came), and what was used up."""

    texts: tuple[str, ...]
    usage: Usage


class Rephraser:
    """Asks for other words, once, within `seconds`. Used from one event loop."""

    def __init__(self, model: LanguageModel, breaker: Breaker, counter: TokenCounter, seconds: float) -> None:
        self._model = model
        self._breaker = breaker
        self._counter = counter
        self._seconds = seconds
        self._rewrite = load_prompt("rewrite")
        self._condense = load_prompt("condense")

    async def phrasings(self, question: str) -> Rephrased:
        """Up to three short phrases in the reports' words."""
        prompt = self._rewrite.fill(question=json.dumps(question, ensure_ascii=False))
        content_of, usage = await self._asked(prompt, _LIST)
        found = content_of.get("phrasings")
        texts = [tidy(one) for one in found if isinstance(one, str)] if isinstance(found, list) else []
        usable = [
            one for one in texts if one and len(one) <= _LONGEST_PHRASING and not speaks_to_machines(one)
        ]
        return Rephrased(tuple(dict.fromkeys(usable))[:_MOST_PHRASINGS], usage)

    async def condensed(self, history: Sequence[str], question: str) -> Rephrased:
        """The question made to stand on its own; none where it holds words that were never said."""
        prompt = self._condense.fill(
            conversation="\n".join(json.dumps(one, ensure_ascii=False) for one in history),
            question=json.dumps(question, ensure_ascii=False),
        )
        content_of, usage = await self._asked(prompt, _ONE)
        text = content_of.get("question")
        if not isinstance(text, str) or not (plain := tidy(text)):
            return Rephrased((), usage)
        said = set(content(" ".join((*history, question))))
        return Rephrased((plain,) if set(content(plain)) <= said else (), usage)

    async def _asked(self, prompt: str, schema: Mapping[str, object]) -> tuple[Mapping[str, object], Usage]:
        """The reply's JSON object, empty where none came in time, and what was used."""
        if not self._breaker.allow():
            return {}, Usage()
        request = Request((Message("user", prompt),), "rephrased", schema, _REPLY_TOKENS)
        text, ended, told = "", Ended(), False
        try:
            async with asyncio.timeout(self._seconds), aclosing(self._model.stream(request)) as parts:  # type: ignore[type-var]
                async for part in parts:
                    if isinstance(part, Delta) and len(text) < _LONGEST_REPLY:
                        text += part.text
                    elif isinstance(part, Ended):
                        ended = part
            self._breaker.succeeded()
            told = True
        except TimeoutError:
            self._breaker.failed()
            told = True
        except ModelTrouble as trouble:
            (self._breaker.failed if trouble.tires else self._breaker.succeeded)()
            told = True
        finally:
            if not told:
                self._breaker.released()
        return _object(text), self._used(prompt, text, ended)

    def _used(self, prompt: str, text: str, ended: Ended) -> Usage:
        if not text and ended.prompt_tokens is None:
            return Usage()
        count = self._counter.count
        return Usage(
            prompt_tokens=count(prompt) if ended.prompt_tokens is None else ended.prompt_tokens,
            completion_tokens=count(text) if ended.completion_tokens is None else ended.completion_tokens,
        )


def _schema(name: str, kind: Mapping[str, object]) -> dict[str, object]:
    return {"type": "object", "properties": {name: kind}, "required": [name], "additionalProperties": False}


_LIST = _schema("phrasings", {"type": "array", "items": {"type": "string"}})
_ONE = _schema("question", {"type": "string"})


def _object(text: str) -> Mapping[str, object]:
    start, end = text.find("{"), text.rfind("}")
    try:
        found = json.loads(text[start : end + 1]) if 0 <= start < end else {}
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
