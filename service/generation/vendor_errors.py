"""What the openai library's errors mean, by one table. Nothing of their messages is passed on: they may repeat a key."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpx2
import openai
from openai._exceptions import SubjectTokenProviderError  # the package does not export it
from openai.lib.azure import MutuallyExclusiveAuthError

from service.generation.contract import Cause, ModelTrouble

# The most special first: the first class that fits decides.
CAUSES: tuple[tuple[type[Exception], Cause], ...] = (
    (openai.APITimeoutError, Cause.TIMEOUT),
    (openai.APIConnectionError, Cause.UNREACHABLE),
    (openai.APIResponseValidationError, Cause.UNUSABLE),
    (openai.OAuthError, Cause.KEY),
    (openai.AuthenticationError, Cause.KEY),
    (openai.PermissionDeniedError, Cause.NOT_ALLOWED),
    (openai.NotFoundError, Cause.UNKNOWN_MODEL),
    (openai.RateLimitError, Cause.BUSY),
    (openai.ConflictError, Cause.FAILED),
    (openai.InternalServerError, Cause.FAILED),
    (openai.UnprocessableEntityError, Cause.REJECTED),
    (openai.BadRequestError, Cause.REJECTED),
    (openai.APIStatusError, Cause.REJECTED),
    (openai.APIError, Cause.FAILED),
    (openai.LengthFinishReasonError, Cause.CUT_SHORT),
    (openai.ContentFilterFinishReasonError, Cause.FILTERED),
    (SubjectTokenProviderError, Cause.KEY),
    (openai.WebSocketConnectionClosedError, Cause.UNREACHABLE),
    (openai.WebSocketQueueFullError, Cause.BUSY),
    (MutuallyExclusiveAuthError, Cause.CLIENT),
    (openai.OpenAIError, Cause.CLIENT),
    (httpx2.TimeoutException, Cause.TIMEOUT),
    (httpx2.InvalidURL, Cause.CLIENT),
    (httpx2.UnsupportedProtocol, Cause.CLIENT),
    (httpx2.HTTPError, Cause.UNREACHABLE),
    (UnicodeEncodeError, Cause.CLIENT),  # a key or an address with characters that no header can hold
    (ValueError, Cause.UNUSABLE),  # a line of the stream that is no JSON
    (RecursionError, Cause.UNUSABLE),  # or JSON nested without end
)

# Statuses for which the library has no class of its own.
_BY_STATUS = {402: Cause.QUOTA, 408: Cause.TIMEOUT, 413: Cause.TOO_LONG}
_TOO_LONG = re.compile(
    r"context[ _-]?(?:length|size|window)|maximum context|exceeds? the (?:available|model'?s) context|"
    r"(?:prompt|input|request) is too (?:long|large)|too many (?:input )?tokens|reduce the length",
    re.IGNORECASE,
)
_FILTERED = re.compile(r"content[ _-]?(?:filter|policy|management)|responsible ?ai", re.IGNORECASE)
_QUOTA = re.compile(r"insufficient_quota|billing|exceeded your current quota", re.IGNORECASE)
_BUSY = re.compile(r"rate[ _-]?limit|overloaded|slow[ _]?down", re.IGNORECASE)
_LONGEST_WAIT = 3600.0


def trouble(error: Exception) -> ModelTrouble:
    """The trouble that an error of the library, or of the HTTP client under it, stands for."""
    cause = next(cause for kind, cause in CAUSES if isinstance(error, kind))
    said = _said(error)
    if isinstance(error, openai.APIStatusError):
        cause = Cause.FAILED if error.status_code >= 500 else _BY_STATUS.get(error.status_code, cause)
    if cause in (Cause.REJECTED, Cause.FAILED):
        if _TOO_LONG.search(said):
            cause = Cause.TOO_LONG
        elif _FILTERED.search(said):
            cause = Cause.FILTERED
        elif _BUSY.search(said) and not isinstance(error, openai.APIStatusError):
            cause = Cause.BUSY
    if cause is Cause.BUSY and _QUOTA.search(said):
        cause = Cause.QUOTA
    return ModelTrouble(cause, wait=_wait(error))


def names_parameter(error: Exception, words: tuple[str, ...]) -> bool:
    """Whether a refused request was refused for one of its parameters, known by any of `words`."""
    said = _said(error).lower()
    return any(word in said for word in words)


def _said(error: Exception) -> str:
    """What the endpoint wrote, to be searched and never shown."""
    if not isinstance(error, openai.APIError):
        return ""
    return " ".join(str(part) for part in (error.code, error.type, error.param, error.message) if part)


def _wait(error: Exception) -> float | None:
    """Seconds of rest that the endpoint asks for: `retry-after-ms`, or `Retry-After` as seconds or a date."""
    if not isinstance(error, openai.APIStatusError):
        return None
    headers = error.response.headers
    for name, unit in (("retry-after-ms", 0.001), ("retry-after", 1.0)):
        written = headers.get(name, "").strip()
        try:
            seconds = float(written) * unit
        except ValueError:
            seconds = _until(written)
        if 0 <= seconds <= _LONGEST_WAIT:
            return seconds
    return None


def _until(written: str) -> float:
    """Seconds until a date as HTTP writes it; -1 for anything else."""
    try:
        moment = parsedate_to_datetime(written)
    except (TypeError, ValueError):
        return -1.0
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max((aware - datetime.now(UTC)).total_seconds(), 0.0)
