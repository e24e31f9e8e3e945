"""Questions put into other words by a model, where that is switched on: for the search, and out of a conversation.

Neither is trusted: phrasings are only ever searched with, and a condensed question may hold no word of
content that the conversation does not. Whatever fails, the rules go on without.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from prompts.loader import load_prompt
from service.answering.model import Usage
from service.generation.check import tidy
from service.generation.contract import Cause
from service.generation.orders import speaks_to_machines
from service.generation.short_call import ShortCaller, object_schema
from service.generation.support import content

_MOST_PHRASINGS = 3
_LONGEST_PHRASING = 160  # characters
_REPLY_TOKENS = 400
_LIST = object_schema({"phrasings": {"type": "array", "items": {"type": "string"}}})
_ONE = object_schema({"question": {"type": "string"}})


@dataclass(frozen=True, slots=True)
class Rephrased:
    """What came of it: texts that may be used (none where nothing usable came), what was used up, what went wrong."""

    texts: tuple[str, ...]
    usage: Usage
    trouble: Cause | None = None


class Rephraser:
    """Asks for other words, once. Used from one event loop."""

    def __init__(self, caller: ShortCaller) -> None:
        self._caller = caller
        self._rewrite = load_prompt("rewrite")
        self._condense = load_prompt("condense")

    async def phrasings(self, question: str) -> Rephrased:
        """Up to three short phrases in the reports' words."""
        prompt = self._rewrite.fill(question=json.dumps(question, ensure_ascii=False))
        reply = await self._caller.ask(prompt, "rephrased", _LIST, _REPLY_TOKENS)
        found = reply.content.get("phrasings")
        if not isinstance(found, list):
            return Rephrased((), reply.usage, reply.trouble or Cause.UNUSABLE)
        texts = [tidy(one) for one in found if isinstance(one, str)]
        usable = [
            one for one in texts if one and len(one) <= _LONGEST_PHRASING and not speaks_to_machines(one)
        ]
        return Rephrased(tuple(dict.fromkeys(usable))[:_MOST_PHRASINGS], reply.usage)

    async def condensed(self, history: Sequence[str], question: str) -> Rephrased:
        """The question made to stand on its own; none where it holds words that were never said."""
        prompt = self._condense.fill(
            conversation="\n".join(json.dumps(one, ensure_ascii=False) for one in history),
            question=json.dumps(question, ensure_ascii=False),
        )
        reply = await self._caller.ask(prompt, "rephrased", _ONE, _REPLY_TOKENS)
        text = reply.content.get("question")
        if not isinstance(text, str) or not (plain := tidy(text)):
            return Rephrased((), reply.usage, reply.trouble or Cause.UNUSABLE)
        said = set(content(" ".join((*history, question))))
        return Rephrased((plain,) if set(content(plain)) <= said else (), reply.usage)
