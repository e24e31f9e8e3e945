"""A chat completions request: what is read of it, what is ignored as harmless, what is refused."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from service.answering.model import Filters
from service.chat.errors import ChatError

MODEL = "pilcrow"
"""The one model offered: the reports held, answered as the settings say."""

_Number = Annotated[float, Field(strict=False)]


class Part(BaseModel):
    """A part of a message's content; text is read, anything else is refused where it is asked about."""

    model_config = ConfigDict(extra="allow", strict=True)

    type: str
    text: str | None = None


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


@dataclass(frozen=True, slots=True)
class Turn:
    """What a chat asks now: the question, the questions before it (oldest first), and what narrows it.

    `instructions` are the texts of system and developer messages: they are looked at to tell a front
    end's housekeeping from questions, and never followed.
    """

    question: str
    history: tuple[str, ...]
    filters: Filters
    instructions: tuple[str, ...] = ()


def turn(request: ChatRequest) -> Turn:
    """What a request asks; raises ChatError for an unknown model and for what cannot be done."""
    check_model(request.model)
    _refuse_what_cannot_be_done(request)
    asked = [
        _text(message, place) for place, message in enumerate(request.messages) if message.role == "user"
    ]
    if not asked:
        raise ChatError(
            "messages: there is no message of the user; the last one is the question",
            param="messages",
            code="invalid_value",
        )
    instructions = tuple(
        _plain(message) for message in request.messages if message.role in ("system", "developer")
    )
    history = tuple(text for text in asked[:-1] if text.strip())
    return Turn(asked[-1], history, request.filters, instructions)


def check_model(name: str) -> None:
    """Raises ChatError (404) for a model that is not offered."""
    if name != MODEL:
        raise ChatError(
            f"The model `{name[:100]}` does not exist; /v1/models lists what there is: `{MODEL}`.",
            param="model",
            code="model_not_found",
            status=404,
        )


def _refuse_what_cannot_be_done(request: ChatRequest) -> None:
    """What would change the shape of the answer is refused; what would only colour it is ignored."""
    kind = (request.response_format or {}).get("type", "text")
    uncalled = request.tool_choice == "none"
    refused: tuple[tuple[bool, str, str], ...] = (
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
    for cannot, param, reason in refused:
        if cannot:
            raise ChatError(f"{param}: {reason}", param=param, code="unsupported_parameter")


def _text(message: Message, place: int) -> str:
    """The text of a user's message; parts are joined by line ends, a part that is no text is refused."""
    if isinstance(message.content, str):
        return message.content
    parts = message.content or []
    for number, part in enumerate(parts):
        if part.type not in ("text", "input_text"):
            param = f"messages[{place}].content[{number}].type"
            raise ChatError(
                f"{param}: {part.type[:40]!r} cannot be read; questions are text",
                param=param,
                code="unsupported_value",
            )
    return "\n".join(part.text or "" for part in parts)


def _plain(message: Message) -> str:
    if isinstance(message.content, str):
        return message.content
    return "\n".join(part.text or "" for part in message.content or [])
