"""GET /healthz (the process is alive) and /readyz (an index is loaded and answers)."""

from __future__ import annotations

from fastapi import APIRouter
from pydantic import BaseModel

from service.routes.access import ServiceOf
from service.routes.problems import problem_responses

router = APIRouter(tags=["health"])


class Alive(BaseModel):
    """The process answers."""

    status: str = "ok"


class Ready(BaseModel):
    """What is loaded."""

    status: str = "ready"
    generation: str
    reports: int
    paragraphs: int
    embedder: str


@router.get("/healthz")
def healthz() -> Alive:
    """Whether the process is alive; says nothing of the index."""
    return Alive()


@router.get("/readyz", responses=problem_responses(503))
def readyz(service: ServiceOf) -> Ready:
    """Whether an index is loaded; 503 with what to do when there is none."""
    index = service.index()
    reports = index.reports()
    return Ready(
        generation=index.generation,
        reports=len(reports),
        paragraphs=max((report.end for report in reports), default=0),
        embedder=index.embedder_name or "none (lexical search only)",
    )
