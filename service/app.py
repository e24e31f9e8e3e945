"""The HTTP application: routes, pages and problem documents around one service."""

from __future__ import annotations

from importlib.metadata import version

from fastapi import FastAPI

from service.routes import ask, feedback, health, pages, reports, search
from service.routes.boundary import BodyLimit, HeadAsGet
from service.routes.pages_access import PageState
from service.routes.pages_trouble import ProblemsAsPages
from service.routes.problems import Problem, install_problems
from service.service import Service
from service.state.state import State

_DESCRIPTION = (
    "Answers from public inspection reports of children's services, with the paragraph to prove each. "
    "Errors are problem documents (RFC 9457)."
)


def create_app(service: Service, state: State) -> FastAPI:
    """Build the application around a service and its state; nothing is read from the environment here."""
    app = FastAPI(
        title="Pilcrow", version=version("pilcrow"), description=_DESCRIPTION, docs_url=None, redoc_url=None
    )
    app.state.service = service
    app.state.state = state
    app.state.pages = PageState()
    install_problems(app)
    app.add_middleware(BodyLimit)
    app.add_middleware(ProblemsAsPages)
    app.add_middleware(HeadAsGet)
    for module in (ask, search, reports, feedback, health, pages):
        app.include_router(module.router)
    _describe_problems(app)
    return app


def _describe_problems(app: FastAPI) -> None:
    """Add the problem document to the OpenAPI description that the routes refer to."""
    original = app.openapi

    def openapi() -> dict[str, object]:
        description = original()
        schemas = description.setdefault("components", {}).setdefault("schemas", {})
        schemas.setdefault("Problem", Problem.model_json_schema())
        return description

    app.openapi = openapi  # type: ignore[method-assign]  # FastAPI's documented way to extend it
