"""Whether the language model that is set can be used: asked once, with one made-up paragraph, as answers ask it."""

from __future__ import annotations

import asyncio
import json
import time

from indexer.errors import PilcrowError
from prompts.loader import load_prompt
from service.generation.contract import Cause, Delta, LanguageModel, Message, ModelTrouble, Request
from service.generation.reply import REPLY_SCHEMA, ReplyReader
from service.generation.settings import ModelSettings
from service.generation.tokens import MARGIN, counter_for

_ADVICE = {
    Cause.TIMEOUT: "try again, raise PILCROW_MODEL_TIMEOUT or take a quicker model",
    Cause.DEADLINE: "raise PILCROW_MODEL_DEADLINE or take a quicker model",
    Cause.UNREACHABLE: "check PILCROW_MODEL_URL and that the server runs",
    Cause.BUSY: "wait, or ask the provider for a higher rate limit",
    Cause.QUOTA: "check the account at the provider",
    Cause.FAILED: "wait and try again; the fault is at the endpoint",
    Cause.KEY: "check PILCROW_MODEL_KEY",
    Cause.NOT_ALLOWED: "check what the key in PILCROW_MODEL_KEY may use",
    Cause.UNKNOWN_MODEL: "check PILCROW_MODEL and PILCROW_MODEL_URL (it ends in /v1)",
    Cause.REJECTED: "the endpoint does not take a chat completion as OpenAI's API describes it",
    Cause.TOO_LONG: "lower PILCROW_MODEL_CONTEXT and PILCROW_MODEL_BUDGET",
    Cause.CUT_SHORT: "raise PILCROW_MODEL_REPLY_TOKENS (models that think first need thousands)",
    Cause.CLIENT: "check PILCROW_MODEL_URL (an address such as http://127.0.0.1:11434/v1) and that "
    "PILCROW_MODEL_KEY holds plain letters and figures alone",
}
_PARAGRAPH = {
    "key": "p1",
    "report": "inspection, June 2024",
    "section": "Children who need help",
    "text": "Every child who goes missing is offered a conversation on their return.",
}
_QUESTION = "Is every child who goes missing offered a conversation?"


class UnusableModelError(PilcrowError):
    """The language model that is set cannot be used; the message says what to do."""


def examine(settings: ModelSettings, model: LanguageModel) -> str:
    """Ask once; gives what was found, for people. Raises UnusableModelError saying what to do."""
    started = time.perf_counter()
    try:
        reader = asyncio.run(_asked(settings, model))
    except ModelTrouble as trouble:
        advice = _ADVICE.get(trouble.cause, "try another model")
        raise UnusableModelError(f"{model.name} {trouble.cause.value}: {advice}") from None
    if not reader.whole or reader.malformed:
        raise UnusableModelError(
            f"{model.name} does not answer with the JSON asked for: take a model that follows a JSON schema"
        )
    counter = counter_for(model.name)
    counted = "its own encoding" if counter.exact else f"another model's, with a margin of {MARGIN - 1:.0%}"
    taken = 1000 * (time.perf_counter() - started)
    return f"{model.name} answers in the form asked for, in {taken:.0f} ms; its tokens are counted with {counted}"


async def _asked(settings: ModelSettings, model: LanguageModel) -> ReplyReader:
    reader = ReplyReader()
    material = load_prompt("evidence").fill(
        question=json.dumps(_QUESTION),
        plan=json.dumps("whether it is so"),
        authority=json.dumps("Exampleshire"),
        paragraphs=json.dumps(_PARAGRAPH),
    )
    messages = (Message("system", load_prompt("answer").text), Message("user", material))
    request = Request(messages, "claims", REPLY_SCHEMA, settings.model_reply_tokens)
    try:
        async with asyncio.timeout(settings.model_deadline):
            async for part in model.stream(request):
                if isinstance(part, Delta):
                    reader.feed(part.text)
    except TimeoutError:
        raise ModelTrouble(Cause.DEADLINE) from None
    finally:
        await model.close()
    return reader
