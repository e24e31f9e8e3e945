"""A request of the Responses API: the same turn of a chat in another shape."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from service.chat.turns import MODEL, Part, Turn, asked_turn, check_model, plain, refuse, text_of
from service.question.filters import Filters

_INSTRUCTING = ("system", "developer")


class Item(BaseModel):
    """An item of the input; messages of the user are read, everything else is accepted and not followed."""

    model_config = ConfigDict(extra="allow", strict=True)

    type: str = "message"
    role: str | None = None
    content: str | list[Part] | None = None


class ResponsesRequest(BaseModel):
    """A request as the Responses API has it; fields not named here are ignored.

    `previous_response_id` joins it to the questions before it, which the server remembers for a while.
    `filters` is an addition: it narrows the question as in /v1/ask.
    """

    model_config = ConfigDict(
        extra="allow",
        strict=True,
        json_schema_extra={
            "examples": [{"model": MODEL, "input": "How does Eastwold support care leavers?"}]
        },
    )

    model: Annotated[str, Field(min_length=1, description="As listed by /v1/models")]
    input: str | Annotated[list[Item], Field(min_length=1, max_length=2000)]
    instructions: str | None = None
    stream: bool | None = None
    store: Annotated[
        bool | None, Field(description="Whether its id can be followed up; it can by default")
    ] = None
    previous_response_id: Annotated[str | None, Field(min_length=1, max_length=100)] = None
    conversation: Any = None
    background: bool | None = None
    tools: list[Any] | None = None
    tool_choice: Any = None
    text: dict[str, Any] | None = None
    top_logprobs: Annotated[int | None, Field(ge=0, le=20)] = None
    prompt: Any = None
    filters: Annotated[Filters, Field(strict=False, description="Narrows the question; not of OpenAI")] = (
        Filters()
    )


def responses_turn(request: ResponsesRequest, before: Sequence[str]) -> Turn:
    """What a request asks after the questions `before`; raises ChatError as `turn` does for chat completions."""
    check_model(request.model)
    _refuse_what_cannot_be_done(request)
    instructions = [request.instructions] if request.instructions else []
    if isinstance(request.input, str):
        return asked_turn([*before, request.input], instructions, request.filters, "input")
    messages = [(place, item) for place, item in enumerate(request.input) if item.type == "message"]
    said = [
        text_of(item.content, f"input[{place}].content") for place, item in messages if item.role == "user"
    ]
    instructions += [plain(item.content) for _, item in messages if item.role in _INSTRUCTING]
    return asked_turn([*before, *said] if said else [], instructions, request.filters, "input")


def _refuse_what_cannot_be_done(request: ResponsesRequest) -> None:
    wanted = (request.text or {}).get("format")
    kind = str(wanted.get("type", "text") if isinstance(wanted, dict) else "text")[:40]
    refused = (
        (
            bool(request.tools) and request.tool_choice != "none",
            "tools",
            "tools are not called; leave them out, or send tool_choice='none'",
        ),
        (
            kind != "text",
            "text.format",
            f"{kind!r} is not offered: the text is Markdown, and the whole answer as data is in `pilcrow`",
        ),
        (bool(request.background), "background", "answers are given at once; leave it out"),
        (bool(request.top_logprobs), "top_logprobs", "there are no log probabilities; leave it out"),
        (request.prompt is not None, "prompt", "no prompts are kept here; leave it out"),
        (
            request.conversation is not None,
            "conversation",
            "send previous_response_id, or the messages before, instead",
        ),
    )
    refuse(refused)
