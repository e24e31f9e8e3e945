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
_MEDIA_TYPE = "application/problem+json"


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
    return JSONResponse(document.model_dump(), status, headers, media_type=_MEDIA_TYPE)


def problem_responses(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """OpenAPI descriptions of the problems a route may answer with."""
    return {
        status: {
            "description": HTTPStatus(status).phrase,
            "content": {_MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
        }
        for status in statuses
    }


def _describe(error: Mapping[str, Any]) -> str:
    place = ".".join(str(part) for part in error["loc"] if part != "body") or "body"
    return f"{place}: {error['msg']}"


def install_problems(app: FastAPI) -> None:
    """Make every error of `app` a problem document."""

    @app.exception_handler(RequestValidationError)
    async def invalid(_: Request, error: RequestValidationError) -> JSONResponse:
        return problem(422, "; ".join(_describe(one) for one in error.errors()), "The request cannot be used")

    @app.exception_handler(HTTPException)
    async def http(_: Request, error: HTTPException) -> JSONResponse:
        return problem(error.status_code, str(error.detail), headers=error.headers)

    @app.exception_handler(PilcrowError)
    async def ours(_: Request, error: PilcrowError) -> JSONResponse:
        if isinstance(error, ServiceError):
            return problem(error.status, str(error), error.title)
        if isinstance(error, IndexMissingError | IndexForeignError):
            return problem(503, str(error), "No index is loaded")
        return problem(500, str(error), "The service failed")

    @app.exception_handler(Exception)
    async def unexpected(request: Request, error: Exception) -> JSONResponse:
        _log.error("unexpected error at %s", request.url.path, exc_info=error)
        return problem(
            500, "Something went wrong here; it was logged. Try again, and tell whoever runs this."
        )
