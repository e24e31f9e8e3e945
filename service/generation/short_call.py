"""One short question to a model with a small JSON object as its reply: asked once, within a few seconds.

What comes of it only ever helps (other words, an order): nothing is asked again, and nothing is raised.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from contextlib import aclosing
from dataclasses import dataclass

from service.answering.model import Usage
from service.generation.breaker import Breaker
from service.generation.contract import Cause, Delta, Ended, LanguageModel, Message, ModelTrouble, Request
from service.generation.tokens import TokenCounter

_LONGEST_REPLY = 4_000  # characters


@dataclass(frozen=True, slots=True)
class ShortReply:
    """The object replied (empty where none came), what was used up, and what went wrong, if anything did."""

    content: Mapping[str, object]
    usage: Usage
    trouble: Cause | None = None


class ShortCaller:
    """Asks one model, each time within `seconds`. Used from one event loop."""

    def __init__(
        self,
        model: LanguageModel,
        breaker: Breaker,
        counter: TokenCounter,
        *,
        seconds: float,
        reply_tokens: int,
    ) -> None:
        """`reply_tokens` may be used whatever a reply needs: a model that thinks first counts its thoughts."""
        self._model = model
        self._breaker = breaker
        self._counter = counter
        self._seconds = seconds
        self._reply_tokens = reply_tokens

    async def ask(self, prompt: str, schema_name: str, schema: Mapping[str, object], most: int) -> ShortReply:
        """The reply to `prompt`, for which `most` tokens are enough; raises nothing but cancellation."""
        if not self._breaker.allow():
            return ShortReply({}, Usage(), Cause.PAUSED)
        request = Request((Message("user", prompt),), schema_name, schema, max(most, self._reply_tokens))
        text, ended, told = "", Ended(), False
        trouble: Cause | None = None
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
            told, trouble = True, Cause.TIMEOUT
        except ModelTrouble as found:
            (self._breaker.failed if found.tires else self._breaker.succeeded)()
            told, trouble = True, found.cause
        finally:
            if not told:
                self._breaker.released()
        content = None if trouble else _object(text)
        usage = self._used(prompt, text, ended)
        if content is None:
            return ShortReply({}, usage, trouble or Cause.UNUSABLE)
        return ShortReply(content, usage)

    def _used(self, prompt: str, text: str, ended: Ended) -> Usage:
        if not text and ended.prompt_tokens is None:
            return Usage()
        count = self._counter.count
        return Usage(
            prompt_tokens=count(prompt) if ended.prompt_tokens is None else ended.prompt_tokens,
            completion_tokens=count(text) if ended.completion_tokens is None else ended.completion_tokens,
        )


def object_schema(properties: Mapping[str, Mapping[str, object]]) -> dict[str, object]:
    """The JSON schema of an object that has all of `properties` and nothing else."""
    return {
        "type": "object",
        "properties": dict(properties),
        "required": list(properties),
        "additionalProperties": False,
    }


def _object(text: str) -> Mapping[str, object] | None:
    """The JSON object in a reply, whatever stands around it; None where there is none."""
    start, end = text.find("{"), text.rfind("}")
    try:
        found = json.loads(text[start : end + 1]) if 0 <= start < end else None
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None
