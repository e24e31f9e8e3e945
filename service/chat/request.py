"""A chat completions request: what is read of it, what is ignored as harmless, what is refused."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from service.chat.turns import MODEL, Part, Turn, asked_turn, check_model, plain, refuse, text_of
from service.question.filters import Filters

_Number = Annotated[float, Field(strict=False)]


class Message(BaseModel):
    """One message; those of the user are read, those of other roles are accepted and not followed."""

    model_config = ConfigDict(extra="allow", strict=True)

    role: Literal["system", "developer", "user", "assistant", "tool", "function"]
    content: str | list[Part] | None = None


class StreamOptions(BaseModel):
    """What a stream holds besides the answer."""

    model_config = ConfigDict(extra="allow", strict=True)

    include_usage: bool | None = None


class ChatRequest(BaseModel):
    """A chat completions request as the OpenAI API has it.

    The last user message is the question, the user messages before it are what a follow-up leans on.
    Sampling settings are accepted and change nothing: answers are made of the reports' own sentences.
    Fields not named here are ignored. `filters` is an addition: it narrows the question as in /v1/ask.
    """

    model_config = ConfigDict(
        extra="allow",
        strict=True,
        json_schema_extra={
            "examples": [
                {
                    "model": MODEL,
                    "messages": [{"role": "user", "content": "How does Eastwold support care leavers?"}],
                    "stream": True,
                }
            ]
        },
    )

    model: Annotated[str, Field(min_length=1, description="As listed by /v1/models")]
    messages: Annotated[list[Message], Field(min_length=1, max_length=2000)]
    stream: bool | None = None
    stream_options: StreamOptions | None = None
    n: Annotated[int | None, Field(description="Answers wanted; only 1 can be given")] = None
    temperature: Annotated[_Number | None, Field(ge=0, le=2)] = None
    top_p: Annotated[_Number | None, Field(ge=0, le=1)] = None
    presence_penalty: Annotated[_Number | None, Field(ge=-2, le=2)] = None
    frequency_penalty: Annotated[_Number | None, Field(ge=-2, le=2)] = None
    max_tokens: Annotated[int | None, Field(ge=1)] = None
    max_completion_tokens: Annotated[int | None, Field(ge=1)] = None
    seed: int | None = None
    stop: str | list[str] | None = None
    user: str | None = None
    logprobs: bool | None = None
    top_logprobs: Annotated[int | None, Field(ge=0, le=20)] = None
    tools: list[Any] | None = None
    tool_choice: Any = None
    functions: list[Any] | None = None
    function_call: Any = None
    response_format: dict[str, Any] | None = None
    modalities: list[str] | None = None
    audio: dict[str, Any] | None = None
    web_search_options: dict[str, Any] | None = None
    filters: Annotated[Filters, Field(strict=False, description="Narrows the question; not of OpenAI")] = (
        Filters()
    )


def turn(request: ChatRequest) -> Turn:
    """What a request asks; raises ChatError for an unknown model and for what cannot be done."""
    check_model(request.model)
    _refuse_what_cannot_be_done(request)
    asked = [
        text_of(message.content, f"messages[{place}].content")
        for place, message in enumerate(request.messages)
        if message.role == "user"
    ]
    instructions = [
        plain(message.content) for message in request.messages if message.role in ("system", "developer")
    ]
    return asked_turn(asked, instructions, request.filters, "messages")


def _refuse_what_cannot_be_done(request: ChatRequest) -> None:
    """What would change the shape of the answer is refused; what would only colour it is ignored."""
    kind = str((request.response_format or {}).get("type", "text"))[:40]
    uncalled = request.tool_choice == "none"
    refused = (
        (request.n not in (None, 1), "n", "one answer can be given to a question; send n=1"),
        (
            bool(request.tools) and not uncalled,
            "tools",
            "tools are not called; leave them out, or send tool_choice='none'",
        ),
        (
            bool(request.functions) and request.function_call != "none",
            "functions",
            "functions are not called; leave them out",
        ),
        (bool(request.logprobs), "logprobs", "there are no log probabilities; leave it out"),
        (bool(request.top_logprobs), "top_logprobs", "there are no log probabilities; leave it out"),
        (
            kind != "text",
            "response_format",
            f"{kind!r} is not offered: the text is Markdown, and the whole answer as data is in `pilcrow`",
        ),
        (
            any(modality != "text" for modality in request.modalities or ()),
            "modalities",
            "answers are text; leave it out",
        ),
        (request.audio is not None, "audio", "answers are text; leave it out"),
        (
            request.web_search_options is not None,
            "web_search_options",
            "answers come from the reports held alone; leave it out",
        ),
    )
    refuse(refused)
