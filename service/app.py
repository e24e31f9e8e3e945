"""The HTTP application: routes, pages and problem documents around one service."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from importlib.metadata import version
from typing import TYPE_CHECKING

from fastapi import FastAPI
from starlette.routing import Route

from service.conversations import Conversations
from service.mcp.http import PATH, McpEndpoint
from service.routes import ask, chat, feedback, health, pages, reports, responses, search
from service.routes.boundary import BodyLimit, HeadAsGet
from service.routes.openai_form import install_openai_form
from service.routes.pages_access import PageState
from service.routes.pages_trouble import ProblemsAsPages
from service.routes.problems import Problem, install_problems
from service.service import Service
from service.settings import ServiceSettings
from service.state.state import State

if TYPE_CHECKING:
    from service.slack.bot import SlackBot

_DESCRIPTION = (
    "Answers from public inspection reports of children's services, with the paragraph to prove each. "
    "Errors are problem documents (RFC 9457)."
)


def create_app(
    service: Service,
    state: State,
    settings: ServiceSettings | None = None,
    slack: SlackBot | None = None,
) -> FastAPI:
    """Build the application around a service, its state and its Slack bot, if it has one.

    Nothing is read from the environment here but by `ServiceSettings()` where no settings are given.
    """
    settings = settings or ServiceSettings()
    tools = McpEndpoint(service, settings.host, _names(settings.mcp_hosts)) if settings.mcp else None

    @asynccontextmanager
    async def running(_: FastAPI) -> AsyncIterator[None]:
        async with AsyncExitStack() as stack:
            if tools:
                await stack.enter_async_context(tools.running())
            if slack is not None:
                await stack.enter_async_context(slack.running())
            yield

    app = FastAPI(
        title="Pilcrow",
        version=version("pilcrow"),
        description=_DESCRIPTION,
        docs_url=None,
        redoc_url=None,
        lifespan=running,
    )
    app.state.service = service
    app.state.state = state
    app.state.conversations = Conversations(settings.conversations, idle=settings.conversation_minutes * 60)
    app.state.pages = PageState()
    install_problems(app)
    app.add_middleware(BodyLimit)
    app.add_middleware(ProblemsAsPages)
    app.add_middleware(HeadAsGet)
    install_openai_form(app)
    for module in (ask, chat, responses, search, reports, feedback, health, pages):
        app.include_router(module.router)
    if tools:
        app.router.routes.append(Route(PATH, tools, include_in_schema=False))
    if slack is not None:
        from service.routes import slack as slack_routes

        app.state.slack = slack
        app.include_router(slack_routes.router)
    _describe_problems(app)
    return app


def _names(written: str) -> list[str]:
    """The names of a list separated by commas."""
    return [name.strip() for name in written.split(",") if name.strip()]


def _describe_problems(app: FastAPI) -> None:
    """Add the problem document to the OpenAPI description that the routes refer to."""
    original = app.openapi

    def openapi() -> dict[str, object]:
        description = original()
        schemas = description.setdefault("components", {}).setdefault("schemas", {})
        schemas.setdefault("Problem", Problem.model_json_schema())
        return description

    app.openapi = openapi  # type: ignore[method-assign]  # FastAPI's documented way to extend it
