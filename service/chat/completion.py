"""Answers as the OpenAI chat API writes them: one completion, or chunks of a stream.

The text is the answer's own. Citations ride as `annotations`, the whole answer as `pilcrow`.
"""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from pydantic import BaseModel

from service.answering.events import Event, Piece
from service.answering.model import Answer, Citation, Usage


class UrlCitation(BaseModel):
    """Where a citation stands: its marker's place in the text, its address; and what it quotes.

    `start_index` and `end_index` count characters of the content and hold the first marker, brackets
    included; `end_index` is one past its last character.
    """

    start_index: int
    end_index: int
    url: str
    title: str
    marker: int
    report_id: str
    authority: str
    year: int | None
    paragraph: str
    page: int | None
    quote: str


class Annotation(BaseModel):
    """A citation as an annotation of the message."""

    type: Literal["url_citation"] = "url_citation"
    url_citation: UrlCitation


class AnswerMessage(BaseModel):
    """The answer as a message of the assistant."""

    role: Literal["assistant"] = "assistant"
    content: str
    refusal: None = None
    annotations: list[Annotation]
    pilcrow: Answer


class Choice(BaseModel):
    """The only choice."""

    index: Literal[0] = 0
    message: AnswerMessage
    logprobs: None = None
    finish_reason: Literal["stop"] = "stop"


class CompletionUsage(BaseModel):
    """Tokens of the language model behind the answer; zero where there was none."""

    prompt_tokens: int
    completion_tokens: int
    total_tokens: int


class ChatCompletion(BaseModel):
    """A whole answer, unstreamed."""

    id: str
    object: Literal["chat.completion"] = "chat.completion"
    created: int
    model: str
    choices: list[Choice]
    usage: CompletionUsage


@dataclass(frozen=True, slots=True)
class Envelope:
    """What every part of one completion repeats, and the address that citations are reached under.

    `created` is in Unix seconds, `base` an address without a slash at its end.
    """

    id: str
    created: int
    model: str
    base: str


def completion(answer: Answer, envelope: Envelope) -> ChatCompletion:
    """The answer in one piece."""
    annotations = [annotation(one, answer.answer, 0, envelope.base) for one in answer.citations]
    message = AnswerMessage(content=answer.answer, annotations=annotations, pilcrow=answer)
    return ChatCompletion(
        id=envelope.id,
        created=envelope.created,
        model=envelope.model,
        choices=[Choice(message=message)],
        usage=_usage(answer.usage),
    )


async def chunks(
    events: AsyncIterator[Event], envelope: Envelope, *, include_usage: bool
) -> AsyncIterator[bytes]:
    """The answer as server-sent events: its role, its pieces with their annotations, its end, `[DONE]`.

    The whole answer is `pilcrow` in the delta that ends the choice, and `pilcrow` of the last chunk
    (with `include_usage` that is the chunk of the usage, which has no choices).
    """
    sent, count = "", 0
    opened = False
    async for event in events:
        if not opened:
            opened = True
            yield _chunk(envelope, {"role": "assistant", "content": ""}, include_usage)
        if isinstance(event, Piece):
            delta: dict[str, object] = {"content": event.text}
            if event.citations:
                delta["annotations"] = list(_indexed(event, len(sent), count, envelope.base))
                count += len(event.citations)
            sent += event.text
            yield _chunk(envelope, delta, include_usage)
        else:
            for last in _ending(envelope, event.answer, include_usage):
                yield last
    yield b"data: [DONE]\n\n"


def _indexed(piece: Piece, start: int, count: int, base: str) -> Iterator[dict[str, object]]:
    """Annotations of a piece that starts at `start`, numbered on from `count` as accumulators of deltas want it."""
    for index, citation in enumerate(piece.citations, count):
        yield {"index": index, **annotation(citation, piece.text, start, base).model_dump(mode="json")}


def _ending(envelope: Envelope, answer: Answer, include_usage: bool) -> Iterator[bytes]:
    whole = answer.model_dump(mode="json")
    delta: dict[str, object] = {"pilcrow": whole}
    if not answer.citations:
        delta["annotations"] = []
    if not include_usage:
        yield _chunk(envelope, delta, include_usage, finish="stop", pilcrow=whole)
        return
    yield _chunk(envelope, delta, include_usage, finish="stop")
    usage = _usage(answer.usage).model_dump()
    yield _event({**_head(envelope), "choices": [], "usage": usage, "pilcrow": whole})


def _chunk(
    envelope: Envelope,
    delta: Mapping[str, object],
    include_usage: bool,
    finish: str | None = None,
    **more: object,
) -> bytes:
    choice = {"index": 0, "delta": delta, "logprobs": None, "finish_reason": finish}
    usage = {"usage": None} if include_usage else {}
    return _event({**_head(envelope), "choices": [choice], **usage, **more})


def _head(envelope: Envelope) -> dict[str, object]:
    return {
        "id": envelope.id,
        "object": "chat.completion.chunk",
        "created": envelope.created,
        "model": envelope.model,
    }


def _event(data: Mapping[str, object]) -> bytes:
    return f"data: {json.dumps(data, ensure_ascii=False, separators=(',', ':'))}\n\n".encode()


def annotation(citation: Citation, text: str, start: int, base: str) -> Annotation:
    """A citation at its first marker in `text`, which begins at character `start` of the answer."""
    marker = f"[{citation.marker}]"
    place = start + max(text.find(marker), 0)
    return Annotation(
        url_citation=UrlCitation(
            start_index=place,
            end_index=place + len(marker),
            url=base + citation.url,
            title=citation.label,
            marker=citation.marker,
            report_id=citation.report_id,
            authority=citation.authority,
            year=citation.year,
            paragraph=citation.paragraph,
            page=citation.page,
            quote=citation.quote,
        )
    )


def _usage(usage: Usage) -> CompletionUsage:
    return CompletionUsage(
        prompt_tokens=usage.prompt_tokens,
        completion_tokens=usage.completion_tokens,
        total_tokens=usage.prompt_tokens + usage.completion_tokens,
    )
