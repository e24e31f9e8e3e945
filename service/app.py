"""The HTTP application: routes, pages and problem documents around one service."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from importlib.metadata import version

from fastapi import FastAPI
from starlette.concurrency import run_in_threadpool
from starlette.middleware.cors import CORSMiddleware
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from service.access.guard import Guard
from service.access.headers import SecurityHeaders
from service.access.hosts import OwnHosts
from service.access.rates import CallerRates
from service.access.settings import listed
from service.observing.answers import AnswerWatch
from service.observing.metrics import Metrics
from service.observing.requests import Observed
from service.observing.traces import Traces
from service.readiness import Readiness
from service.routes import admin, ask, feedback, health, pages, reports, search
from service.routes.boundary import BodyLimit, Busy, HeadAsGet, TimeLimit
from service.routes.problems import describe_problems, install_problems
from service.service import Service
from service.settings import ServiceSettings
from service.state.state import State
from service.upkeep import Upkeep

_DESCRIPTION = (
    "Answers from public inspection reports of children's services, with the paragraph to prove each. "
    "Errors are problem documents (RFC 9457)."
)


def create_app(
    service: Service,
    state: State,
    settings: ServiceSettings | None = None,
    pull: Callable[[], str | None] | None = None,
) -> FastAPI:
    """Build the application around a service and its state; `pull` brings a newly published index, if any.

    Nothing is read from the environment here but by `ServiceSettings()` where no settings are given.
    Raises SettingError when one of them cannot be used.
    """
    settings = settings or ServiceSettings()
    metrics, traces, limits = Metrics(), Traces(settings.traces), CallerRates.of(settings)
    readiness = Readiness(service, state, metrics, state_needed=settings.keys_required)
    upkeep = Upkeep(service, state, settings.feedback_days, pull)

    @asynccontextmanager
    async def lifetime(app: FastAPI) -> AsyncIterator[None]:
        with service.observed_by(AnswerWatch(settings, metrics, traces)):
            async with upkeep(app):
                yield
        await limits.rates.close()
        await run_in_threadpool(traces.close)

    app = FastAPI(
        title="Pilcrow",
        version=version("pilcrow"),
        description=_DESCRIPTION,
        docs_url=None,
        redoc_url=None,
        lifespan=lifetime,
    )
    app.state.service, app.state.state = service, state
    app.state.metrics, app.state.readiness = metrics, readiness
    install_problems(app)
    _install_layers(app, settings, state, limits, metrics, traces)
    for module in (ask, search, reports, feedback, admin, health, pages):
        app.include_router(module.router)
    describe_problems(app, keys=settings.keys_required)
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
    app.add_middleware(HeadAsGet)
    app.add_middleware(TimeLimit, settings.request_seconds, refused)
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
    app.add_middleware(OwnHosts, settings.hosts, refused)
    app.add_middleware(SecurityHeaders)
    app.add_middleware(Observed, settings, metrics, traces)
    if settings.trusted_proxies:
        app.add_middleware(ProxyHeadersMiddleware, trusted_hosts=list(listed(settings.trusted_proxies)))
