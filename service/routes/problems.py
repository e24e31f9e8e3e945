"""Errors as problem documents (RFC 9457): type, title, status, detail; never a stack trace."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel
from starlette.exceptions import HTTPException

from indexer.errors import IndexForeignError, IndexMissingError, PilcrowError
from service.errors import ServiceError

_log = logging.getLogger("pilcrow")
PROBLEM_TYPE = "application/problem+json"
"""The media type of every problem document."""


class Problem(BaseModel):
    """A problem document (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str


def problem(
    status: int, detail: str, title: str | None = None, headers: Mapping[str, str] | None = None
) -> JSONResponse:
    """A problem response; `detail` says what is wrong and what to do."""
    phrase = title or HTTPStatus(status).phrase
    slug = phrase.lower().replace(" ", "-")
    document = Problem(type=f"urn:pilcrow:problem:{slug}", title=phrase, status=status, detail=detail)
    return JSONResponse(document.model_dump(), status, headers, media_type=PROBLEM_TYPE)


def problem_of(error: PilcrowError) -> JSONResponse:
    """One of our errors as a problem response."""
    if isinstance(error, ServiceError):
        if error.status == HTTPStatus.INTERNAL_SERVER_ERROR:
            _log.error("the service failed: %s", error)
        return problem(error.status, str(error), error.title)
    if isinstance(error, IndexMissingError | IndexForeignError):
        return problem(503, str(error), "No index is loaded")
    return problem(500, str(error), "The service failed")


def problem_responses(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """OpenAPI descriptions of the problems a route may answer with."""
    return {
        status: {
            "description": HTTPStatus(status).phrase,
            "content": {PROBLEM_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
        }
        for status in statuses
    }


_IN_JSON = {  # pydantic speaks of Python's types; callers send JSON
    "tuple_type": "it must be a list",
    "model_attributes_type": "it must be an object",
    "model_type": "it must be an object",
    "dict_type": "it must be an object",
}


def describe(error: Mapping[str, Any]) -> str:
    """One error of validation in the words of JSON: the field, and what is wrong with it."""
    if error["type"] == "json_invalid":
        reason = error.get("ctx", {}).get("error", "it cannot be read")
        return f"body: this is no JSON (character {error['loc'][-1]}: {reason})"
    place = ".".join(str(part) for part in error["loc"] if part != "body") or "body"
    return f"{place}: {_IN_JSON.get(error['type'], error['msg'])}"


def _not_sent_as_json(request: Request, error: RequestValidationError) -> bool:
    """Whether a whole body was refused because nothing said that it is JSON."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    whole = any(one["loc"] == ("body",) and one["type"] in _IN_JSON for one in error.errors())
    return whole and not (kind == "application/json" or kind.endswith("+json"))


def _explain(request: Request, error: HTTPException) -> str:
    """What to do, where the framework only repeats the status."""
    path = request.url.path
    if error.status_code == HTTPStatus.NOT_FOUND:
        return f"there is nothing at {path}; /openapi.json lists what there is"
    if error.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
        allowed = (error.headers or {}).get("Allow", "")
        return f"{request.method} is not answered at {path}" + (f"; use {allowed}" if allowed else "")
    return str(error.detail)


def install_problems(app: FastAPI) -> None:
    """Make every error of `app` a problem document."""

    @app.exception_handler(RequestValidationError)
    async def invalid(request: Request, error: RequestValidationError) -> JSONResponse:
        if _not_sent_as_json(request, error):
            return problem(415, "body: send JSON, with the header Content-Type: application/json")
        return problem(422, "; ".join(describe(one) for one in error.errors()), "The request cannot be used")

    @app.exception_handler(HTTPException)
    async def http(request: Request, error: HTTPException) -> JSONResponse:
        return problem(error.status_code, _explain(request, error), headers=error.headers)

    @app.exception_handler(PilcrowError)
    async def ours(_: Request, error: PilcrowError) -> JSONResponse:
        return problem_of(error)

    @app.exception_handler(Exception)
    async def unexpected(request: Request, error: Exception) -> JSONResponse:
        _log.error("unexpected error at %s", request.url.path, exc_info=error)
        return problem(
            500, "Something went wrong here; it was logged. Try again, and tell whoever runs this."
        )
