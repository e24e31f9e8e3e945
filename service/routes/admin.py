"""/v1/admin/…: what only whoever runs the service may see and do; each act is recorded."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Query, Request
from pydantic import AwareDatetime

from service.observing.facts import facts_of
from service.routes.access import StateOf
from service.routes.problems import problem_responses
from service.state.feedback import Feedback
from service.wire import Wire

router = APIRouter(prefix="/v1/admin", tags=["administration"])


class FeedbackHeld(Feedback):
    """Feedback with the time at which it was given."""

    at: datetime


class FeedbackList(Wire):
    """All feedback held, oldest first."""

    feedback: tuple[FeedbackHeld, ...]


class Deleted(Wire):
    """How many were deleted."""

    deleted: int


class ActHeld(Wire):
    """One administrative act."""

    at: datetime
    actor: str
    act: str
    subject: str


class ActList(Wire):
    """Administrative acts, oldest first."""

    acts: tuple[ActHeld, ...]


@router.get("/feedback", responses=problem_responses(503))
def feedback(request: Request, state: StateOf) -> FeedbackList:
    """All feedback held. It contains questions as they were asked."""
    held = tuple(FeedbackHeld(at=at, **one.model_dump()) for at, one in state.feedback.all())
    state.audit.record("feedback read", f"{len(held)} records", _actor(request))
    return FeedbackList(feedback=held)


@router.delete("/feedback", responses=problem_responses(422, 503))
def delete_feedback(
    request: Request,
    state: StateOf,
    before: Annotated[AwareDatetime, Query(description="Delete what was given before this time (RFC 3339)")],
) -> Deleted:
    """Delete feedback that was given before a time; it is gone for good (but for backups)."""
    deleted = state.feedback.delete_before(before)
    state.audit.record("feedback deleted", f"{deleted} records before {before.isoformat()}", _actor(request))
    return Deleted(deleted=deleted)


@router.get("/audit", responses=problem_responses(422, 503))
def audit(
    state: StateOf, last: Annotated[int, Query(ge=1, le=10_000, description="Most acts wanted")] = 1000
) -> ActList:
    """The last administrative acts: who did what and when."""
    acts = state.audit.all(last)
    return ActList(acts=tuple(ActHeld(at=a.at, actor=a.actor, act=a.act, subject=a.subject) for a in acts))


def _actor(request: Request) -> str:
    return f"key {facts_of(request.scope).key}"
