"""Grades as a matrix: authorities down; judgements across, or the years of one judgement."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from indexer.contracts import StoredReport
from service.web.directory import OVERALL


@dataclass(frozen=True, slots=True)
class Cell:
    """One grade given: when, in which report, and the paragraph that prints it."""

    grade: str
    year: int | None
    report_id: str
    paragraph: str | None


@dataclass(frozen=True, slots=True)
class Row:
    """An authority and its grades under each column, oldest first."""

    authority: str
    region: str | None
    cells: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Columns and rows; `judgements` are all that the reports give, most frequent first."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    judgements: tuple[str, ...]


def judgements(reports: Sequence[StoredReport]) -> tuple[str, ...]:
    """All judgements that these reports give, the overall one first, then by how often they are given."""
    counts = Counter(grade.judgement for stored in reports for grade in stored.report.grades)
    return tuple(sorted(counts, key=lambda one: (one != OVERALL, -counts[one], one)))


def matrix(reports: Sequence[StoredReport], judgement: str = "") -> Matrix:
    """Grades of these reports by judgement, or, of one judgement, by year."""
    known = judgements(reports)
    graded = [stored for stored in reports if stored.report.grades]
    columns = known
    if judgement:
        columns = tuple(str(year) for year in sorted({one.report.year for one in graded if one.report.year}))
    found: dict[str, dict[str, list[Cell]]] = defaultdict(lambda: defaultdict(list))
    regions: dict[str, str | None] = {}
    for stored in graded:
        report = stored.report
        for grade in report.grades:
            if judgement and grade.judgement != judgement:
                continue
            column = str(report.year) if judgement else grade.judgement
            cell = Cell(grade.grade, report.year, report.report_id, grade.paragraph)
            found[report.authority][column].append(cell)
            regions[report.authority] = report.region
    rows = tuple(
        Row(name, regions[name], tuple(tuple(found[name][column]) for column in columns))
        for name in sorted(found)
    )
    return Matrix(columns, rows, known)
