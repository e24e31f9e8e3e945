"""GET /: the question field and, for a question in the address, its answer as it comes."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response
from starlette.concurrency import run_in_threadpool

from indexer.errors import PilcrowError
from service.answering.events import Finished
from service.answering.model import Answer, Filters, Outcome
from service.routes.access import ServiceOf
from service.routes.pages_access import AnswersOf, DirectoryOf
from service.service import Service
from service.web.asked import Asked, AskedOf
from service.web.directory import Directory
from service.web.following import Blocks, Following
from service.web.page import flowing, packed, rendered
from service.web.recent import RecentAnswers
from service.web.references import references
from service.web.render import section_html

router = APIRouter(include_in_schema=False)
_log = logging.getLogger("pilcrow")

_PATIENCE = 0.7  # seconds within which an answer is sent as one page; after that, as it comes
_NEAREST = 5  # paragraphs shown where the reports do not answer
_HERE = "<!--the answer-->"  # cannot stand in a question: what is asked is escaped
EXAMPLES = (
    "How did each authority handle return home interviews?",
    "Which authorities struggle with social workers' caseloads?",
    "What do the reports say about care leavers' housing?",
)


@router.get("/")
async def ask(
    request: Request, service: ServiceOf, directory: DirectoryOf, answers: AnswersOf, asked: AskedOf
) -> Response:
    """The question field and, for `q`, the answer with the paragraphs cited beside it."""
    base = str(request.base_url)
    if not asked.question:
        return packed(request, _page(directory, asked, base))
    filters = asked.filters()
    known = answers.find(service, asked.question, filters)
    if known is None:
        following = Following(service.stream(asked.question, filters))
        finished = await following.at_once(_PATIENCE)
        if finished is None:
            made = _as_it_comes(service, directory, answers, asked, base, following)
            return flowing(request, made)
        known = finished.answer
        answers.keep(service, asked.question, filters, known)
    shown = await run_in_threadpool(_with_answer, service, directory, asked, base, known)
    return packed(request, shown)


async def _as_it_comes(
    service: Service,
    directory: Directory,
    answers: RecentAnswers,
    asked: Asked,
    base: str,
    following: Following,
) -> AsyncIterator[str]:
    """The page up to the answer at once, the answer's blocks when they are ready, then the rest."""
    head, _, tail = _page(directory, asked, base, pending=True).partition(_HERE)
    yield head
    blocks, seen = Blocks(), set[int]()
    try:
        async for event in following:
            if isinstance(event, Finished):
                for block in blocks.rest():
                    yield section_html(block, event.answer.citations, seen)
                answers.keep(service, asked.question, asked.filters(), event.answer)
                yield await run_in_threadpool(
                    rendered,
                    "_evidence.html",
                    late=True,
                    examples=EXAMPLES,
                    **_evidence(service, directory, asked, base, event.answer),
                )
            else:
                for block in blocks.add(event):
                    yield section_html(block, blocks.citations, seen)
    except PilcrowError as error:
        yield rendered("_failed.html", detail=str(error), asked=asked)
    except Exception:
        yield rendered("_failed.html", detail="Something went wrong here; it was logged.", asked=asked) + tail
        raise
    finally:
        following.close()
    yield tail


def _page(directory: Directory, asked: Asked, base: str, *, pending: bool = False, **evidence: Any) -> str:
    return rendered(
        "ask.html",
        **{
            "answer": None,
            "directory": directory,
            "fictional": directory.fictional,
            "asked": asked,
            "examples": EXAMPLES,
            "base": base,
            "pending": pending,
            "late": False,
            **evidence,
        },
    )


def _with_answer(service: Service, directory: Directory, asked: Asked, base: str, answer: Answer) -> str:
    return _page(**_evidence(service, directory, asked, base, answer))


def _evidence(
    service: Service, directory: Directory, asked: Asked, base: str, answer: Answer
) -> dict[str, Any]:
    """All that a page shows with an answer."""
    return {
        "answer": answer,
        "directory": directory,
        "asked": asked,
        "base": base,
        "copies": references(answer, base),
        "nearest": _nearest(service, answer),
    }


def _nearest(service: Service, answer: Answer) -> Any:
    """Where the reports do not answer: the paragraphs that come nearest in any report held."""
    if answer.outcome is not Outcome.NOT_FOUND:
        return ()
    return service.search(answer.question, _NEAREST, Filters()).results
