"""POST /v1/ask: a question in, an answer with its paragraphs out; whole, or as it comes."""

from __future__ import annotations

import json
from collections.abc import AsyncGenerator, AsyncIterator
from typing import Annotated

from fastapi import APIRouter, Request
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response

from indexer.errors import PilcrowError
from service.answering.events import Event, Finished, Piece
from service.answering.model import Answer
from service.conversations import Conversations
from service.question.filters import Filters
from service.routes.access import ConversationsOf, ServiceOf, caller_of
from service.routes.problems import problem_of, problem_responses
from service.routes.streams import CallerGoneError, EventStream, closing, gone, until_gone, whole
from service.wire import SentText

router = APIRouter(prefix="/v1", tags=["answers"])

_EVENTS = "text/event-stream"


class AskRequest(BaseModel):
    """A question, and what narrows it."""

    model_config = ConfigDict(
        extra="forbid",
        strict=True,
        json_schema_extra={
            "examples": [
                {"question": "How did each authority handle return home interviews?"},
                {
                    "question": "How good is supervision?",
                    "filters": {"authorities": ["Gateshead"], "years": [2019]},
                },
            ]
        },
    )

    question: Annotated[str, Field(description="The question, in plain English; 2,000 characters at most")]
    filters: Annotated[Filters, Field(strict=False, description="Narrows what the question itself says")] = (
        Filters()
    )
    conversation_id: Annotated[
        SentText | None,
        Field(max_length=100, description="Joins follow-up questions; null begins a conversation"),
    ] = None
    stream: Annotated[bool, Field(description="Send the answer as it comes, as server-sent events")] = False


@router.post(
    "/ask",
    response_model=Answer,
    responses={
        200: {"content": {_EVENTS: {"schema": {"type": "string"}}}},
        **problem_responses(413, 415, 422, 503),
    },
)
async def ask(
    asked: AskRequest, request: Request, service: ServiceOf, conversations: ConversationsOf
) -> Response:
    """Answer a question from the reports held, each statement with the paragraph that proves it.

    `outcome` says how it ended; `sections` has an entry for every authority asked about, the silent ones
    included; every marker in the text has a citation with a verbatim quote. With `stream`, or
    `Accept: text/event-stream`, it comes as events: `piece` with text to append and the citations that it
    is the first to mark, at last `answer` with the whole verified answer.
    """
    conversation_id = asked.conversation_id or conversations.begin()
    caller = caller_of(request)
    history = conversations.questions(caller, conversation_id)
    events = _remembered(
        service.stream(asked.question, asked.filters, history, caller=caller),
        conversations,
        caller,
        conversation_id,
    )
    if asked.stream or _prefers_events(request):
        return EventStream(_written(events), problem_of, _broken)
    try:
        answer = await until_gone(request.receive, whole(events))
    except CallerGoneError:
        return gone()
    return Response(answer.model_dump_json(), media_type="application/json")


async def _remembered(
    events: AsyncIterator[Event], conversations: Conversations, caller: str, conversation_id: str
) -> AsyncIterator[Event]:
    """The events, the whole answer with the id of its conversation, which then keeps the question."""
    async with closing(events):
        async for event in events:
            if isinstance(event, Finished):
                conversations.add(caller, conversation_id, event.answer.question)
                yield Finished(event.answer.model_copy(update={"conversation_id": conversation_id}))
            else:
                yield event


async def _written(events: AsyncIterator[Event]) -> AsyncGenerator[bytes, None]:
    async with closing(events):
        async for event in events:
            if isinstance(event, Piece):
                citations = [citation.model_dump(mode="json") for citation in event.citations]
                yield _event("piece", {"text": event.text, "citations": citations})
            else:
                yield _event("answer", event.answer.model_dump(mode="json"))


def _event(name: str, data: object) -> bytes:
    return f"event: {name}\ndata: {json.dumps(data, ensure_ascii=False, separators=(',', ':'))}\n\n".encode()


def _broken(error: PilcrowError) -> bytes:
    return b"event: error\ndata: " + bytes(problem_of(error).body) + b"\n\n"


def _prefers_events(request: Request) -> bool:
    return any(
        accepted.partition(";")[0].strip().lower() == _EVENTS
        for accepted in request.headers.get("accept", "").split(",")
    )
