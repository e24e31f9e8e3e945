"""GET /compare: the same question put to several authorities, or to one over time; and as a download."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import Response

from service.errors import QuestionError
from service.routes.access import ServiceOf
from service.routes.pages_access import AnswersOf, DirectoryOf
from service.service import Service
from service.web.asked import AskedOf, unusable
from service.web.comparison import MOST_QUESTIONS, Comparison, arranged, by_authority, over_time
from service.web.comparison_table import authority_table, paragraph_table
from service.web.exports import csv_response, spreadsheet_response
from service.web.page import page
from service.web.recent import RecentAnswers
from service.web.shelf import paged

router = APIRouter(prefix="/compare", include_in_schema=False)
EXAMPLES = (
    "How are children who go missing supported?",
    "How manageable are social workers' caseloads?",
    "What is said of care leavers' accommodation?",
)

_CELL = 32_000  # characters; a spreadsheet's cell takes a few more

TextQuery = Annotated[str, Query(max_length=100)]


class Compared:
    """What was asked to be compared, and the rows it made."""

    def __init__(
        self,
        request: Request,
        service: ServiceOf,
        directory: DirectoryOf,
        answers: AnswersOf,
        asked: AskedOf,
        over: TextQuery = "",
        sort: TextQuery = "",
        show: TextQuery = "",
    ) -> None:
        self.request, self.directory, self.sort, self.show = request, directory, sort, show
        self.asked = asked.having(q=asked.q[:MOST_QUESTIONS])
        row = directory.authority(over) if over else None
        self.over = row.name if row else over
        self.most_characters = service.question_limit
        self.whole = Comparison((), ())
        self.error: QuestionError | None = None
        try:
            self.whole = self._compared(service, answers)
        except QuestionError as error:
            self.error = error
        self.rows = arranged(self.whole.rows, sort, show)

    def _compared(self, service: Service, answers: RecentAnswers) -> Comparison:
        if not self.asked.q:
            return Comparison((), ())
        if self.over:
            return over_time(service, answers, self.directory, self.asked, self.over)
        return by_authority(service, answers, self.directory, self.asked)

    @property
    def refused(self) -> str:
        """Why the questions cannot be asked, or nothing."""
        return unusable(self.asked.q, self.most_characters, self.error) if self.error else ""

    def query(self, **more: str | int | None) -> str:
        """The address's part after the question mark, with parameters changed."""
        return self.asked.query(**{"over": self.over, "sort": self.sort, "show": self.show, **more})

    @property
    def told(self) -> tuple[str, ...]:
        """The questions for a table that leaves the page: each behind those before it."""
        return tuple(self.asked.having(q=(one,)).talk(_CELL, " › ") for one in self.asked.q)

    @property
    def base(self) -> str:
        """Address of the service."""
        return str(self.request.base_url)


ComparedOf = Annotated[Compared, Depends()]


def downloaded(compared: ComparedOf) -> Compared:
    """The same for a download, which has no form to say it in: raises what kept the questions from being asked."""
    if compared.error:
        raise compared.error
    return compared


DownloadedOf = Annotated[Compared, Depends(downloaded)]


@router.get("")
def compare(
    compared: ComparedOf, number: Annotated[int, Query(alias="page", ge=1, le=10_000)] = 1
) -> Response:
    """Authorities as rows, what was found as cells with their paragraphs."""
    return page(
        compared.request,
        "compare.html",
        compared.error.status if compared.error else 200,
        compared=compared,
        page=paged(compared.rows, number),
        directory=compared.directory,
        fictional=compared.directory.fictional,
        asked=compared.asked,
        most=MOST_QUESTIONS,
        examples=EXAMPLES,
    )


@router.get(".csv")
def as_csv(compared: DownloadedOf) -> Response:
    """One row a paragraph."""
    table = paragraph_table(compared.directory, compared.told, compared.rows, compared.base)
    return csv_response(table, "comparison")


@router.get(".xlsx")
def as_spreadsheet(compared: DownloadedOf) -> Response:
    """The comparison and its paragraphs, a sheet each."""
    directory, questions = compared.directory, compared.told
    tables = [
        authority_table(directory, questions, compared.rows),
        paragraph_table(directory, questions, compared.rows, compared.base),
    ]
    return spreadsheet_response(tables, "comparison")
