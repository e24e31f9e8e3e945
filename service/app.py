"""The HTTP application: routes, pages and problem documents around one service."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from importlib.metadata import version
from typing import TYPE_CHECKING

from fastapi import FastAPI
from starlette.concurrency import run_in_threadpool
from starlette.middleware.cors import CORSMiddleware
from starlette.routing import Route
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from service.access.guard import Guard
from service.access.headers import SecurityHeaders
from service.access.hosts import OwnHosts
from service.access.rates import CallerRates
from service.access.settings import listed
from service.conversations import Conversations
from service.mcp.http import PATH, McpEndpoint
from service.observing.answers import AnswerWatch
from service.observing.metrics import Metrics
from service.observing.requests import Caught, Observed
from service.observing.traces import Traces
from service.readiness import Readiness
from service.routes import admin, ask, chat, feedback, health, pages, reports, responses, search
from service.routes.boundary import BodyLimit, Busy, HeadAsGet, TimeLimit
from service.routes.description import describe_layers
from service.routes.openai_form import install_openai_form
from service.routes.pages_access import PageState
from service.routes.pages_trouble import ProblemsAsPages
from service.routes.problems import install_problems
from service.service import Service
from service.settings import ServiceSettings
from service.state.state import State
from service.upkeep import Upkeep

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
    pull: Callable[[], str | None] | None = None,
) -> FastAPI:
    """Build the application around a service, its state and its Slack bot, if it has one.

    `pull` brings a newly published index here, where one is to be followed.

    Nothing is read from the environment here but by `ServiceSettings()` where no settings are given.
    Raises SettingError when one of them cannot be used.
    """
    settings = settings or ServiceSettings()
    metrics, traces, limits = Metrics(), Traces(settings.traces), CallerRates.of(settings)
    readiness = Readiness(service, state, metrics, state_needed=settings.keys_required)
    upkeep = Upkeep(service, state, settings.feedback_days, pull)

    hosts = (*listed(settings.mcp_hosts), *listed(settings.allowed_hosts))
    tools = McpEndpoint(service, settings.host, hosts) if settings.mcp else None

    @asynccontextmanager
    async def lifetime(app: FastAPI) -> AsyncIterator[None]:
        async with AsyncExitStack() as stack:
            stack.enter_context(service.observed_by(AnswerWatch(settings, metrics, traces)))
            await stack.enter_async_context(upkeep(app))
            if tools:
                await stack.enter_async_context(tools.running())
            if slack is not None:
                await stack.enter_async_context(slack.running())
            yield
        await limits.rates.close()
        await run_in_threadpool(traces.close)
        await run_in_threadpool(service.close)

    app = FastAPI(
        title="Pilcrow",
        version=version("pilcrow"),
        description=_DESCRIPTION,
        docs_url=None,
        redoc_url=None,
        lifespan=lifetime,
    )
    app.state.service, app.state.state = service, state
    app.state.conversations = Conversations(settings.conversations, idle=settings.conversation_minutes * 60)
    app.state.metrics, app.state.readiness = metrics, readiness
    app.state.pages = PageState()
    install_problems(app)
    _install_layers(app, settings, state, limits, metrics, traces)
    for module in (ask, chat, responses, search, reports, feedback, admin, health, pages):
        app.include_router(module.router)
    if tools:
        app.router.routes.append(Route(PATH, tools, include_in_schema=False))
    if slack is not None:
        from service.routes import slack as slack_routes

        app.state.slack = slack
        app.include_router(slack_routes.router)
    describe_layers(app, keys=settings.keys_required)
    return app


def _install_layers(
    app: FastAPI,
    settings: ServiceSettings,
    state: State,
    limits: CallerRates,
    metrics: Metrics,
    traces: Traces,
) -> None:
    """What a request passes before its route, innermost first: the last one added sees it first."""
    refused = metrics.refused
    app.add_middleware(BodyLimit, settings.body_bytes, settings.body_seconds, refused)
    app.add_middleware(TimeLimit, settings.request_seconds, refused)
    app.add_middleware(ProblemsAsPages)  # within the door: it shows what is held
    app.add_middleware(HeadAsGet)
    app.add_middleware(Busy, settings.concurrency, refused)
    app.add_middleware(Guard, state, limits, metrics, required=settings.keys_required)
    if settings.cors_origins:
        app.add_middleware(
            CORSMiddleware,
            allow_origins=listed(settings.cors_origins),
            allow_methods=("GET", "POST"),
            allow_headers=("Authorization", "Content-Type", "X-API-Key", "X-Request-ID"),
            expose_headers=("X-Request-ID", "Retry-After"),
        )
    app.add_middleware(OwnHosts, (*settings.hosts, *listed(settings.mcp_hosts)), refused)
    app.add_middleware(Caught)
    install_openai_form(app)  # whatever is refused or fails within has the form of the API that was called
    app.add_middleware(SecurityHeaders)
    app.add_middleware(Observed, settings, metrics, traces)
    if settings.trusted_proxies:
        app.add_middleware(ProxyHeadersMiddleware, trusted_hosts=list(listed(settings.trusted_proxies)))
