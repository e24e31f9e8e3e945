"""POST /v1/feedback: whether an answer helped."""

from __future__ import annotations

from fastapi import APIRouter

from service.routes.access import StateOf
from service.routes.problems import problem_responses
from service.state.feedback import Feedback
from service.wire import Wire

router = APIRouter(prefix="/v1", tags=["answers"])


class Kept(Wire):
    """The feedback was kept."""

    status: str = "kept"


@router.post("/feedback", status_code=201, responses=problem_responses(413, 415, 422, 503))
def feedback(request: Feedback, state: StateOf) -> Kept:
    """Say whether an answer helped, and why; whoever runs the service makes gold questions of it."""
    state.feedback.add(request)
    return Kept()
