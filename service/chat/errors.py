"""Errors as the OpenAI API shapes them: {"error": {"message", "type", "param", "code"}}."""

from __future__ import annotations

from http import HTTPStatus

from pydantic import BaseModel

from indexer.errors import IndexForeignError, IndexMissingError, PilcrowError
from service.errors import QuestionError, ServiceError

_TYPES = {401: "authentication_error", 403: "permission_error", 429: "rate_limit_error"}
_CODES = {
    401: "invalid_api_key",
    403: "insufficient_permissions",
    404: "not_found",
    405: "method_not_allowed",
    413: "request_too_large",
    429: "rate_limit_exceeded",
    503: "service_unavailable",
}


class ErrorBody(BaseModel):
    """What went wrong; `param` names the field of the request, `code` is for programs."""

    message: str
    type: str
    param: str | None = None
    code: str | None = None


class ErrorEnvelope(BaseModel):
    """The body of every error of the chat API."""

    error: ErrorBody


class ChatError(ServiceError):
    """A chat request that cannot be served, with the field (`param`) and the reason (`code`) for programs."""

    def __init__(self, message: str, *, param: str | None, code: str | None, status: int = 400) -> None:
        super().__init__(message)
        self.param, self.code, self.status = param, code, status


def envelope(status: int, message: str, param: str | None = None, code: str | None = None) -> ErrorEnvelope:
    """The error body for an HTTP status; `type` follows from the status, `code` too unless it is given."""
    kind = _TYPES.get(
        status, "server_error" if status >= HTTPStatus.INTERNAL_SERVER_ERROR else "invalid_request_error"
    )
    return ErrorEnvelope(
        error=ErrorBody(message=message, type=kind, param=param, code=code or _CODES.get(status))
    )


def as_chat_error(error: PilcrowError) -> tuple[int, ErrorEnvelope]:
    """Status and body of one of our errors; a question that cannot be used is a 400 about `messages`."""
    if isinstance(error, ChatError):
        return error.status, envelope(error.status, str(error), error.param, error.code)
    if isinstance(error, QuestionError):
        return 400, envelope(400, str(error), "messages")
    if isinstance(error, ServiceError):
        status = error.status
    else:
        status = 503 if isinstance(error, IndexMissingError | IndexForeignError) else 500
    return status, envelope(status, str(error))
