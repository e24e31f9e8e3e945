"""GET /: the question field and, for a question in the address, its answer as it comes."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response
from starlette.concurrency import run_in_threadpool

from indexer.errors import PilcrowError
from service.answering.events import Finished
from service.answering.model import Answer, Outcome
from service.errors import QuestionError
from service.question.filters import Filters
from service.results import SearchResult
from service.routes.access import ServiceOf, caller_of
from service.routes.pages_access import AnswersOf, DirectoryOf
from service.service import Service
from service.state.feedback import LONGEST_QUESTION
from service.web.asked import Asked, AskedOf, unusable
from service.web.directory import Directory
from service.web.following import Blocks, Following
from service.web.page import flowing, packed, rendered
from service.web.recent import RecentAnswers
from service.web.references import references
from service.web.render import cited_in, section_html

router = APIRouter(include_in_schema=False)

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
    """The question field and, for `q` (behind `before`), the answer with the paragraphs cited beside it."""
    asking = Asking(service, directory, answers, asked, str(request.base_url))
    if not asked.question:
        return packed(request, asking.anew().page())
    try:
        history = asked.history(service.question_limit)
    except QuestionError as error:
        return packed(request, asking.anew().refused(error), error.status)
    filters = asked.filters()
    known = answers.find(service, asked.question, filters, history)
    if known is None:
        following = Following(service.stream(asked.question, filters, history, caller=caller_of(request)))
        try:
            finished = await following.at_once(_PATIENCE)
        except QuestionError as error:
            return packed(request, asking.refused(error), error.status)
        if finished is None:
            return flowing(request, asking.as_it_comes(following, history))
        known = finished.answer
        answers.keep(service, asked.question, filters, history, known)
    return packed(request, await run_in_threadpool(asking.answered, known))


@dataclass(frozen=True, slots=True)
class Asking:
    """One visit to the page: what was asked, of what, and the address of the service."""

    service: Service
    directory: Directory
    answers: RecentAnswers
    asked: Asked
    base: str

    def anew(self) -> Asking:
        """The same visit with no question before."""
        return replace(self, asked=self.asked.having(before=()))

    def page(self, *, pending: bool = False) -> str:
        """The page without an answer: the start, or, `pending`, what comes before and after one."""
        return rendered("ask.html", answer=None, late=pending, **self._shown())

    def refused(self, error: QuestionError) -> str:
        """The form with the question that cannot be asked, and why."""
        told = unusable([self.asked.question], self.service.question_limit, error)
        return rendered("ask.html", answer=None, late=False, **{**self._shown(), "refused": told})

    def answered(self, answer: Answer) -> str:
        """The page with its answer."""
        return rendered("ask.html", late=False, **self._shown(), **self._evidence(answer))

    async def as_it_comes(self, following: Following, history: Sequence[str]) -> AsyncIterator[str]:
        """The page up to the answer at once, the answer's blocks when they are ready, then the rest."""
        head, _, tail = self.page(pending=True).partition(_HERE)
        yield head
        try:
            async for part in self._parts(following, history):
                yield part
        except PilcrowError as error:
            yield self._failed(str(error))
        except Exception:
            yield self._failed("Something went wrong here; it was logged.") + tail
            raise
        finally:
            following.close()
        yield tail

    async def _parts(self, following: Following, history: Sequence[str]) -> AsyncIterator[str]:
        blocks, seen = Blocks(), set[int]()
        async for event in following:
            if not isinstance(event, Finished):
                for block in blocks.add(event):
                    yield section_html(block, blocks.citations, seen)
                continue
            for block in blocks.rest():
                yield section_html(block, event.answer.citations, seen)
            filters = self.asked.filters()
            self.answers.keep(self.service, self.asked.question, filters, history, event.answer)
            yield await run_in_threadpool(self._late, event.answer)

    def _late(self, answer: Answer) -> str:
        return rendered("_evidence.html", late=True, **self._shown(), **self._evidence(answer))

    def _failed(self, detail: str) -> str:
        return rendered("_failed.html", detail=detail, asked=self.asked)

    def _shown(self) -> dict[str, Any]:
        """What every part of the page may show."""
        return {
            "asked": self.asked,
            "directory": self.directory,
            "fictional": self.directory.fictional,
            "examples": EXAMPLES,
            "most_characters": self.service.question_limit,
            "refused": "",
        }

    def _evidence(self, answer: Answer) -> dict[str, Any]:
        """What is shown with an answer: the paragraphs its text cites, its copies, and where it found nothing what comes nearest."""
        nearest: Sequence[SearchResult] = ()
        if answer.outcome is Outcome.NOT_FOUND:
            nearest = self.service.search(
                self.asked.talk(self.service.question_limit), _NEAREST, Filters()
            ).results
        return {
            "answer": answer,
            "shown": cited_in(answer.answer, answer.citations),
            "copies": references(answer, self.base, self.asked.before),
            "nearest": nearest,
            "judged": self.asked.talk(LONGEST_QUESTION, " › "),
        }
