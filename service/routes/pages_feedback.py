"""POST /feedback: the two buttons under an answer, with or without script."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

from fastapi import APIRouter, Request
from fastapi.responses import Response
from pydantic import ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException

from service.errors import QuestionError
from service.routes.access import StateOf
from service.state.feedback import Feedback
from service.web.page import page

router = APIRouter(include_in_schema=False)
_FIELDS = 10  # more than the form has


@router.post("/feedback")
async def feedback(request: Request, state: StateOf) -> Response:
    """Keep what a reader thought of an answer; only forms of these pages are taken."""
    if not same_origin(request):
        raise HTTPException(
            403, "this form was not sent from these pages; open the answer here and try again"
        )
    try:
        sent = parse_qs((await request.body()).decode(), max_num_fields=_FIELDS)
        given = {name: sent[name][0] for name in ("question", "outcome", "verdict", "reason") if name in sent}
        one = Feedback.model_validate({**given, "source": "page"})
    except ValidationError as error:
        first = error.errors()[0]
        raise QuestionError(f"{first['loc'][0]}: {first['msg']}") from error
    except ValueError as error:  # no UTF-8, or too many fields
        raise QuestionError(f"the form cannot be read: {error}") from error
    await run_in_threadpool(state.feedback.add, one)
    if request.headers.get("hx-request") == "true":
        return page(request, "_thanks.html")
    return page(request, "thanks.html", 201, fictional=False, back=_local(sent.get("back", ["/"])[0]))


def same_origin(request: Request) -> bool:
    """Whether a request comes from these pages, as browsers say it: no other site can make one that does."""
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site == "same-origin"
    origin = request.headers.get("origin")
    return origin is not None and urlsplit(origin).netloc == request.headers.get("host")


def _local(address: str) -> str:
    """The address if it leads to the question page here, else the question page itself."""
    return address if address.startswith("/?") else "/"
