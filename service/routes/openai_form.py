"""The routes that speak as the OpenAI API does: every error of theirs has its shape, wherever it arises."""

from __future__ import annotations

import json
from collections.abc import Callable, Coroutine, Mapping
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from fastapi.routing import APIRoute
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from indexer.errors import PilcrowError
from service.chat.errors import ErrorEnvelope, as_chat_error, envelope
from service.routes.problems import PROBLEM_TYPE, describe

_PATHS = ("/v1/chat/", "/v1/models", "/v1/completions", "/v1/responses", "/v1/embeddings")


def speaks_openai(path: str) -> bool:
    """Whether a path is one of the OpenAI API's, whether or not it is answered."""
    return path.startswith(_PATHS)


def openai_error(error: PilcrowError) -> JSONResponse:
    """One of our errors as a response in OpenAI's shape."""
    status, body = as_chat_error(error)
    return JSONResponse(body.model_dump(), status)


def openai_event(error: PilcrowError) -> bytes:
    """One of our errors as an event of a stream that had begun."""
    return f"data: {as_chat_error(error)[1].model_dump_json()}\n\n".encode()


def openai_responses(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """OpenAPI descriptions of the errors a route may answer with; a request that does not fit is a 400."""
    described: tuple[int | str, ...] = (*statuses, "4XX")
    return {status: {"model": ErrorEnvelope} for status in described}


class OpenAIRoute(APIRoute):
    """A route whose own errors have OpenAI's shape, naming the field at fault."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """The handler, its errors translated."""
        handler = super().get_route_handler()

        async def translating(request: Request) -> Response:
            try:
                return await handler(request)
            except RequestValidationError as error:
                return _invalid(error)
            except PilcrowError as error:
                return openai_error(error)

        return translating


def _invalid(error: RequestValidationError) -> JSONResponse:
    """A request that does not fit: 400, with the first field at fault as `param`."""
    first: Mapping[str, Any] = error.errors()[0]
    param = _param(first) if first["type"] != "json_invalid" else None
    body = envelope(400, describe(first), param, "missing_required_parameter" if first["type"] == "missing" else "invalid_value")  # fmt: skip
    return JSONResponse(body.model_dump(), 400)


def _param(error: Mapping[str, Any]) -> str | None:
    """The field as OpenAI writes it: `messages[0].content`; without the names of the union's members."""
    written = ""
    for part in error["loc"]:
        if part == "body":
            continue
        if isinstance(part, int):
            written += f"[{part}]"
        elif part.isidentifier() and part not in ("str", "list"):
            written += f".{part}" if written else part
    return written or None


class OpenAIErrors:
    """Puts problem documents that arise outside the routes (no such path, too large, no key) into OpenAI's shape."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on; a problem document in answer to an OpenAI path is translated."""
        if scope["type"] != "http" or not speaks_openai(scope["path"]):
            await self._app(scope, receive, send)
            return
        start: Message | None = None
        held = b""

        async def translating(message: Message) -> None:
            nonlocal start, held
            if message["type"] == "http.response.start" and _is_problem(message):
                start = message
            elif start is None:
                await send(message)
            else:
                held += message.get("body", b"")
                if not message.get("more_body", False):
                    body = translated(start["status"], held)
                    headers = MutableHeaders(raw=list(start["headers"]))
                    headers["content-type"] = "application/json"
                    headers["content-length"] = str(len(body))
                    status = _status(start["status"])
                    await send({**start, "status": status, "headers": headers.raw})
                    await send({"type": "http.response.body", "body": body})

        await self._app(scope, receive, translating)


def install_openai_form(app: FastAPI) -> None:
    """Make every error at an OpenAI path of `app` one of OpenAI's shape.

    To be called after the problem documents and all other middleware are installed: it sees what they answer.
    """
    app.add_middleware(OpenAIErrors)
    unshaped = app.exception_handlers[Exception]

    @app.exception_handler(Exception)
    async def unexpected(request: Request, error: Exception) -> Response:
        response: Response = await unshaped(request, error)  # type: ignore[misc]  # ours is async
        if not speaks_openai(request.url.path):
            return response
        body = translated(response.status_code, bytes(response.body))
        return Response(body, response.status_code, media_type="application/json")


def translated(status: int, problem: bytes) -> bytes:
    """A problem document in OpenAI's shape."""
    detail = str(json.loads(problem).get("detail", ""))
    return envelope(_status(status), detail).model_dump_json().encode()


def _status(status: int) -> int:
    return 400 if status == 422 else status


def _is_problem(message: Message) -> bool:
    return Headers(raw=message["headers"]).get("content-type", "").startswith(PROBLEM_TYPE)
