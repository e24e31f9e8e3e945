"""What a chat asks now, whichever of the chat APIs it came by; and what all of them refuse."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict

from service.chat.errors import ChatError
from service.question.filters import Filters

MODEL = "pilcrow"
"""The one model offered: the reports held, answered as the settings say."""

_TEXT = ("text", "input_text", "output_text")


class Part(BaseModel):
    """A part of a message's content; text is read, anything else is refused where it is asked about."""

    model_config = ConfigDict(extra="allow", strict=True)

    type: str
    text: str | None = None


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


def asked_turn(asked: Sequence[str], instructions: Iterable[str], filters: Filters, param: str) -> Turn:
    """The turn of a chat in which the user said `asked`, oldest first; raises ChatError where that is nothing."""
    if not asked:
        raise ChatError(
            f"{param}: there is no message of the user; the last one is the question",
            param=param,
            code="invalid_value",
        )
    return Turn(asked[-1], tuple(text for text in asked[:-1] if text.strip()), filters, tuple(instructions))


def check_model(name: str) -> None:
    """Raises ChatError (404) for a model that is not offered."""
    if name != MODEL:
        raise ChatError(
            f"The model `{name[:100]}` does not exist; /v1/models lists what there is: `{MODEL}`.",
            param="model",
            code="model_not_found",
            status=404,
        )


def refuse(checks: Iterable[tuple[bool, str, str]]) -> None:
    """Raises ChatError for the first of (whether it is asked for, field, reason) that is asked for."""
    for asked_for, param, reason in checks:
        if asked_for:
            raise ChatError(f"{param}: {reason}", param=param, code="unsupported_parameter")


def text_of(content: str | Sequence[Part] | None, param: str) -> str:
    """Text of a content that stands at `param`, its parts joined by line ends; raises ChatError for one that is none."""
    if isinstance(content, str):
        return content
    for number, part in enumerate(content or ()):
        if part.type not in _TEXT:
            place = f"{param}[{number}].type"
            raise ChatError(
                f"{place}: {part.type[:40]!r} cannot be read; questions are text",
                param=place,
                code="unsupported_value",
            )
    return plain(content)


def plain(content: str | Sequence[Part] | None) -> str:
    """Text of a content, whatever else it holds."""
    return content if isinstance(content, str) else "\n".join(part.text or "" for part in content or ())
