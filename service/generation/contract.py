"""What the rest of the room expects of a language model: text in, text out as it comes, and troubles by cause.

ModelTrouble is the one error a model raises; its Cause says whether asking again can help, whether the
endpoint is to be rested, and what people are told. Nothing of what a vendor wrote is in it: such
messages may repeat a key or a prompt.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, Protocol

from indexer.errors import PilcrowError


class Cause(StrEnum):
    """Why a model gave no usable answer; the value completes "the language model …" for people."""

    TIMEOUT = "did not answer in time"
    UNREACHABLE = "cannot be reached"
    BUSY = "asks to slow down"
    QUOTA = "has no quota left"
    FAILED = "failed"
    KEY = "refused the key"
    NOT_ALLOWED = "does not allow this with the key in use"
    UNKNOWN_MODEL = "is not known at its endpoint"
    REJECTED = "refused the request"
    TOO_LONG = "cannot take that much text"
    FILTERED = "withheld its answer (content filter)"
    REFUSED = "refused to answer"
    CUT_SHORT = "stopped before its answer was whole"
    BROKEN_OFF = "broke off in the middle of its answer"
    UNUSABLE = "gave something that is no answer in the form asked for"
    UNSUPPORTED = "made no statement that the paragraphs cited bear out"
    SILENT = "found nothing where the search is sure that there is something"
    DEADLINE = "did not finish before the question's deadline"
    PAUSED = "failed several times and is given a rest"
    ALLOWANCE = "is not asked any more today: the daily allowance is used up"
    CLIENT = "cannot be asked: its client is set up wrongly"


_AGAIN = frozenset(
    {Cause.TIMEOUT, Cause.UNREACHABLE, Cause.BUSY, Cause.FAILED, Cause.BROKEN_OFF, Cause.UNUSABLE}
)
_TIRES = frozenset(
    {
        Cause.TIMEOUT,
        Cause.UNREACHABLE,
        Cause.BUSY,
        Cause.QUOTA,
        Cause.FAILED,
        Cause.KEY,
        Cause.NOT_ALLOWED,
        Cause.UNKNOWN_MODEL,
        Cause.BROKEN_OFF,
        Cause.CLIENT,
    }
)


class ModelTrouble(PilcrowError):
    """A language model gave no usable answer; `wait` is the rest it asked for, in seconds."""

    def __init__(self, cause: Cause, *, wait: float | None = None) -> None:
        super().__init__(f"the language model {cause.value}")
        self.cause = cause
        self.wait = wait

    @property
    def again(self) -> bool:
        """Whether the same request may succeed a little later."""
        return self.cause in _AGAIN

    @property
    def tires(self) -> bool:
        """Whether it counts against the endpoint, which is rested after several of them."""
        return self.cause in _TIRES


@dataclass(frozen=True, slots=True)
class Message:
    """One turn of a conversation with a model."""

    role: Literal["system", "user", "assistant"]
    content: str


@dataclass(frozen=True, slots=True)
class Request:
    """What is put to a model: the turns, the JSON schema of the reply, and the longest reply in tokens."""

    messages: tuple[Message, ...]
    schema_name: str
    schema: Mapping[str, object]
    most_tokens: int


@dataclass(frozen=True, slots=True)
class Delta:
    """A piece of the reply's text."""

    text: str


@dataclass(frozen=True, slots=True)
class Ended:
    """The reply is whole. Token counts are None where the endpoint gives none."""

    prompt_tokens: int | None = None
    completion_tokens: int | None = None


class LanguageModel(Protocol):
    """A language model. Used from one event loop."""

    @property
    def name(self) -> str:
        """What it is called in answers."""

    def stream(self, request: Request) -> AsyncIterator[Delta | Ended]:
        """The reply as it comes, `Ended` last; raises ModelTrouble. Closing the iterator cancels the request."""

    async def close(self) -> None:
        """Give the connections back."""
