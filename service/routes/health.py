"""GET /healthz (the process is alive), /readyz (it can answer) and /metrics (figures for Prometheus)."""

from __future__ import annotations

from typing import Annotated, cast

from fastapi import APIRouter, Request
from fastapi.responses import Response
from pydantic import BaseModel, Field

from service.observing.metrics import Metrics
from service.readiness import Readiness
from service.routes.access import ServiceOf
from service.routes.problems import problem_responses

router = APIRouter(tags=["health"])


class Alive(BaseModel):
    """The process answers."""

    status: str = "ok"


class Ready(BaseModel):
    """What is loaded, and what is not as it should be although questions are answered."""

    status: str = "ready"
    generation: str
    reports: int
    paragraphs: int
    embedder: str
    notes: Annotated[
        tuple[str, ...], Field(description="What whoever runs the service should look at; empty: all is well")
    ] = ()


@router.get("/healthz")
async def healthz() -> Alive:
    """Whether the process is alive; says nothing of the index. Answered however busy the service is."""
    return Alive()


@router.get("/readyz", responses=problem_responses(503))
def readyz(request: Request, service: ServiceOf) -> Ready:
    """Whether questions can be answered; otherwise 503 with what to do.

    An index is loaded, a question was put to it, and keys can be looked up where keys are needed.
    """
    readiness = cast("Readiness", request.app.state.readiness)
    notes = readiness.examine()
    index = service.index()
    reports = index.reports()
    return Ready(
        generation=index.generation,
        reports=len(reports),
        paragraphs=max((report.end for report in reports), default=0),
        embedder=index.embedder_name or "none (lexical search only)",
        notes=notes,
    )


@router.get("/metrics", response_class=Response, responses={200: {"content": {"text/plain": {}}}})
def metrics(request: Request) -> Response:
    """Figures in Prometheus' text format."""
    figures = cast("Metrics", request.app.state.metrics)
    readiness = cast("Readiness", request.app.state.readiness)
    readiness.measure()
    body, kind = figures.text()
    return Response(body, media_type=kind)
