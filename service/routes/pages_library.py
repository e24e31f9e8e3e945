"""GET /reports…: the library as a list, its grades as a matrix, charts, remarks on reading, downloads."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import Response

from service.routes.pages_access import DirectoryOf
from service.web.asked import AskedOf
from service.web.charts import grades_by_year, theme_by_region, theme_by_year
from service.web.directory import OVERALL
from service.web.exports import csv_response, spreadsheet_response
from service.web.matrix import judgements, matrix
from service.web.page import page
from service.web.shelf import GRADES, arranged, fitting, paged
from service.web.shelf_table import library_table
from service.web.themes import speaking, theme_of, themes

router = APIRouter(prefix="/reports", include_in_schema=False)
_THEME = "caseloads"
_GRADED = 200  # authorities on a page of grades: more than England has, so that it prints whole

TextQuery = Annotated[str, Query(max_length=100)]
PageQuery = Annotated[int, Query(alias="page", ge=1, le=100_000)]


class Shelf:
    """What every view of the library shows: the reports that fit, and what they were chosen by."""

    def __init__(
        self,
        request: Request,
        directory: DirectoryOf,
        asked: AskedOf,
        grade: Annotated[list[str], Query()] = [],  # noqa: B006 - FastAPI copies defaults
        warned: bool = False,
    ) -> None:
        self.request, self.directory, self.asked, self.warned = request, directory, asked, warned
        self.grades = tuple(one for one in GRADES if one in grade)
        self.reports = fitting(directory, asked, self.grades, warned=warned)

    def query(self, **more: str | int | None) -> str:
        """The filters as the address has them, with further parameters."""
        parts = [self.asked.query(**more)]
        parts.extend(f"grade={one.replace(' ', '+')}" for one in self.grades)
        parts.extend(["warned=true"] if self.warned else [])
        return "&".join(part for part in parts if part)

    def show(self, view: str, **values: Any) -> Response:
        """The page of one view."""
        return page(
            self.request,
            "library.html",
            shelf=self,
            view=view,
            directory=self.directory,
            asked=self.asked,
            fictional=self.directory.fictional,
            all_grades=GRADES,
            **values,
        )


ShelfOf = Annotated[Shelf, Depends()]


@router.get("")
def library(shelf: ShelfOf, sort: TextQuery = "authority", number: PageQuery = 1) -> Response:
    """All reports that fit, a page at a time."""
    return shelf.show("list", page=paged(arranged(shelf.reports, sort), number), sort=sort)


@router.get("/grades")
def grades(shelf: ShelfOf, judgement: TextQuery = "", number: PageQuery = 1) -> Response:
    """Authority by judgement, or, of one judgement, by year."""
    made = matrix(shelf.reports, judgement)
    return shelf.show("grades", matrix=made, judgement=judgement, page=paged(made.rows, number, _GRADED))


@router.get("/charts")
def charts(shelf: ShelfOf, judgement: TextQuery = OVERALL, theme: TextQuery = _THEME) -> Response:
    """Grades over time, and how many reports speak of a theme by year and region."""
    meant = theme_of(theme.strip() or _THEME)
    who = speaking(shelf.directory.index, meant)
    return shelf.show(
        "charts",
        judgement=judgement,
        judgements=judgements(shelf.reports),
        theme=meant,
        themes=themes(),
        speaking=sum(1 for one in shelf.reports if one.report.report_id in who),
        graded=grades_by_year(shelf.reports, judgement),
        by_year=theme_by_year(shelf.reports, who),
        by_region=theme_by_region(shelf.reports, who),
    )


@router.get("/remarks")
def remarks(shelf: ShelfOf, number: PageQuery = 1) -> Response:
    """What the parser remarked on, report by report."""
    warned = [stored for stored in shelf.reports if stored.warnings]
    return shelf.show("remarks", page=paged(warned, number))


@router.get(".csv")
def as_csv(shelf: ShelfOf) -> Response:
    """The list as CSV."""
    return csv_response(library_table(shelf.directory, shelf.reports, str(shelf.request.base_url)), "reports")


@router.get(".xlsx")
def as_spreadsheet(shelf: ShelfOf) -> Response:
    """The list as a spreadsheet."""
    table = library_table(shelf.directory, shelf.reports, str(shelf.request.base_url))
    return spreadsheet_response([table], "reports")
