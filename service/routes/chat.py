"""POST /v1/chat/completions and GET /v1/models: the OpenAI chat API over the same answers."""

from __future__ import annotations

import time
import uuid
from collections.abc import AsyncGenerator, AsyncIterator
from typing import Literal

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse
from pydantic import BaseModel
from starlette.responses import Response

from service.answering.events import Event
from service.chat.answered import answered
from service.chat.completion import ChatCompletion, Envelope, chunks, completion
from service.chat.request import ChatRequest, turn
from service.chat.turns import MODEL, check_model
from service.routes.access import ServiceOf, base_address, caller_of
from service.routes.openai_form import OpenAIRoute, openai_error, openai_event, openai_responses
from service.routes.streams import CallerGoneError, EventStream, closing, gone, until_gone, whole

router = APIRouter(prefix="/v1", tags=["OpenAI chat API"], route_class=OpenAIRoute)

_OFFERED_SINCE = 1_763_683_200  # 21 November 2025 in Unix seconds: a model's `created` must be some number


class Model(BaseModel):
    """A model on offer."""

    id: str = MODEL
    object: Literal["model"] = "model"
    created: int = _OFFERED_SINCE
    owned_by: str = "pilcrow"


class ModelList(BaseModel):
    """All models on offer."""

    object: Literal["list"] = "list"
    data: list[Model]


@router.get("/models")
def models() -> ModelList:
    """The models on offer: one, the reports held."""
    return ModelList(data=[Model()])


@router.get("/models/{model}", responses=openai_responses(404))
def model(model: str) -> Model:
    """One model; 404 for any other name."""
    check_model(model)
    return Model()


@router.post(
    "/chat/completions",
    response_model=ChatCompletion,
    responses={
        200: {"content": {"text/event-stream": {"schema": {"type": "string"}}}},
        **openai_responses(400, 404, 413, 503),
    },
)
async def chat_completions(body: ChatRequest, request: Request, service: ServiceOf) -> Response:
    """Answer the last message of the user, in the light of those before it, with the paragraphs that prove it.

    The whole answer object rides along as `pilcrow` on the message, or on the last chunk of a stream;
    citations are `annotations`.
    """
    asked = turn(body)
    envelope = Envelope(f"chatcmpl-{uuid.uuid4().hex}", int(time.time()), body.model, base_address(request))
    events = answered(asked, service, caller_of(request))
    if body.stream:
        include_usage = bool(body.stream_options and body.stream_options.include_usage)
        return EventStream(_written(events, envelope, include_usage), openai_error, openai_event)
    try:
        answer = await until_gone(request.receive, whole(events))
    except CallerGoneError:
        return gone()
    return JSONResponse(completion(answer, envelope).model_dump(mode="json"))


async def _written(
    events: AsyncIterator[Event], envelope: Envelope, include_usage: bool
) -> AsyncGenerator[bytes, None]:
    async with closing(events):
        async for chunk in chunks(events, envelope, include_usage=include_usage):
            yield chunk
