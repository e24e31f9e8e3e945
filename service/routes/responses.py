"""POST /v1/responses: OpenAI's newer API over the same answers."""

from __future__ import annotations

import secrets
import time
from collections.abc import AsyncGenerator, AsyncIterator

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse
from starlette.responses import Response

from service.answering.events import Event, Finished
from service.chat.answered import answered
from service.chat.completion import Envelope
from service.chat.errors import ChatError
from service.chat.responses import response, response_events
from service.chat.responses_request import ResponsesRequest, responses_turn
from service.chat.turns import Turn
from service.conversations import Conversations
from service.routes.access import ConversationsOf, ServiceOf, base_address, caller_of
from service.routes.openai_form import OpenAIRoute, openai_error, openai_event, openai_responses
from service.routes.streams import CallerGoneError, EventStream, closing, gone, until_gone, whole

router = APIRouter(prefix="/v1", tags=["OpenAI chat API"], route_class=OpenAIRoute)


@router.post(
    "/responses",
    responses={
        200: {
            "description": "A response object, the whole answer as `pilcrow` in it; or its events",
            "content": {
                "application/json": {"schema": {"type": "object"}},
                "text/event-stream": {"schema": {"type": "string"}},
            },
        },
        **openai_responses(400, 404, 413, 503),
    },
)
async def responses(
    body: ResponsesRequest, request: Request, service: ServiceOf, conversations: ConversationsOf
) -> Response:
    """Answer the last message of the user, in the light of those before it, with the paragraphs that prove it."""
    caller = caller_of(request)
    asked = responses_turn(body, _before(body.previous_response_id, conversations, caller))
    envelope = Envelope(f"resp_{secrets.token_hex(24)}", int(time.time()), body.model, base_address(request))
    events = answered(asked, service, caller_of(request))
    if body.store is not False:
        events = _remembered(events, asked, conversations, caller, envelope.id)
    if body.stream:
        written = _written(events, envelope, body.previous_response_id)
        return EventStream(written, openai_error, openai_event)
    try:
        answer = await until_gone(request.receive, whole(events))
    except CallerGoneError:
        return gone()
    return JSONResponse(response(answer, envelope, body.previous_response_id))


def _before(previous: str | None, conversations: Conversations, caller: str) -> tuple[str, ...]:
    """The questions that led to a response; raises ChatError where it is not known (any more)."""
    questions = conversations.questions(caller, previous) if previous else ()
    if previous and not questions:
        raise ChatError(
            f"Previous response with id {previous[:100]!r} not found; send the messages before instead.",
            param="previous_response_id",
            code="previous_response_not_found",
        )
    return questions


async def _remembered(
    events: AsyncIterator[Event], asked: Turn, conversations: Conversations, caller: str, response_id: str
) -> AsyncIterator[Event]:
    """The events; at their end the response can be followed up by its id."""
    async with closing(events):
        async for event in events:
            if isinstance(event, Finished):
                conversations.branch(caller, response_id, (*asked.history, asked.question))
            yield event


async def _written(
    events: AsyncIterator[Event], envelope: Envelope, previous: str | None
) -> AsyncGenerator[bytes, None]:
    async with closing(events):
        async for event in response_events(events, envelope, previous):
            yield event
