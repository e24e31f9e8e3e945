"""The OpenAPI description completed: what the layers around the routes answer, and how keys are shown."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from fastapi import FastAPI

from service.chat.errors import ErrorEnvelope
from service.routes.openai_form import speaks_openai
from service.routes.problems import Problem, problem_responses

_EVERYWHERE = (400, 401, 403, 408, 413, 421, 429, 500, 503)
_OF_LOOKS = (421, 500)
_LOOKS = ("/healthz", "/readyz")
_EVENTS = "text/event-stream"
_SCHEMES = {
    "bearer": {"type": "http", "scheme": "bearer", "description": "A key made with `pilcrow keys create`"},
    "header": {"type": "apiKey", "in": "header", "name": "X-API-Key"},
}


def describe_layers(app: FastAPI, *, keys: bool) -> None:
    """Complete the description of `app`; with `keys` every operation asks for one."""
    original = app.openapi

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is not None:
            return app.openapi_schema
        description = original()
        components = description.setdefault("components", {})
        schemas = components.setdefault("schemas", {})
        for model in (Problem, ErrorEnvelope):
            schemas.setdefault(
                model.__name__, model.model_json_schema(ref_template="#/components/schemas/{model}")
            )
        components["securitySchemes"] = _SCHEMES
        for path, operations in description["paths"].items():
            for operation in operations.values():
                _complete(path, operation, keys=keys)
        return description

    app.openapi = openapi  # type: ignore[method-assign]  # FastAPI's documented way to extend it


def _complete(path: str, operation: dict[str, Any], *, keys: bool) -> None:
    for response in operation["responses"].values():
        if _EVENTS in response.get("content", {}):
            response["content"][
                _EVENTS
            ] = {}  # a schema would be that of one event, and they are of several kinds
    for status in _OF_LOOKS if path in _LOOKS else _EVERYWHERE:
        operation["responses"].setdefault(str(status), _response(path, status))
    if path not in _LOOKS and (keys or path.startswith("/v1/admin/")):
        operation["security"] = [{"bearer": []}, {"header": []}]


def _response(path: str, status: int) -> dict[str, Any]:
    if not speaks_openai(path):
        described: dict[str, Any] = problem_responses(status)[status]
        return described
    content = {"application/json": {"schema": {"$ref": "#/components/schemas/ErrorEnvelope"}}}
    return {"description": HTTPStatus(status).phrase, "content": content}
