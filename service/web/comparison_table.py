"""A comparison as tables to take away: one row a paragraph, and one row an authority."""

from __future__ import annotations

from collections.abc import Sequence

from indexer.contracts import StoredReport
from service.web.comparison import Row
from service.web.directory import Directory, overall
from service.web.exports import Table, Value
from service.web.references import plain
from service.web.shelf_table import AUTHORITY_COLUMNS, authority_cells
from service.wording import kind_name

_NO_REPORT = "no report held"


def paragraph_table(directory: Directory, questions: Sequence[str], rows: Sequence[Row], base: str) -> Table:
    """One row for each paragraph found, and one for each authority and question where there is none."""
    columns = (
        *AUTHORITY_COLUMNS,
        *_REPORT_COLUMNS,
        "Question",
        "Outcome",
        "Paragraph",
        "Section",
        "Page",
        "Quote",
        "Whole paragraph",
        "Address",
    )
    made: list[tuple[Value, ...]] = []
    for row in rows:
        for question, cell in zip(questions, row.cells, strict=False):
            owner = authority_cells(directory, row.authority)
            for one in cell.citations:
                head = (*owner, *_report_cells(directory.index.report(one.report_id)), question, cell.told)
                page: Value = one.page if one.page is not None else "no pages in the file"
                where = (one.paragraph, one.section or "no heading", page)
                made.append((*head, *where, one.quote, one.text, f"{base.rstrip('/')}{one.url}"))
            if not cell.citations:
                head = (*owner, *_report_cells(row.report), question, cell.told)
                made.append((*head, *[f"none: {cell.told}"] * 6))
    return Table("Paragraphs", columns, made)


def authority_table(directory: Directory, questions: Sequence[str], rows: Sequence[Row]) -> Table:
    """One row an authority, one column a question, as on the page."""
    columns = (*AUTHORITY_COLUMNS, *_REPORT_COLUMNS, *questions)
    made = [
        (
            *authority_cells(directory, row.authority),
            *_report_cells(row.report),
            *(plain(cell.text) for cell in row.cells),
        )
        for row in rows
    ]
    return Table("Comparison", columns, made)


_REPORT_COLUMNS = ("Report id", "Kind", "Inspected", "Overall effectiveness", "Superseded by")


def _report_cells(stored: StoredReport | None) -> tuple[Value, ...]:
    if stored is None:
        return (_NO_REPORT,) * len(_REPORT_COLUMNS)
    report = stored.report
    day = report.inspection_end or report.inspection_start
    return (
        report.report_id,
        kind_name(report.kind),
        day.isoformat() if day else "not printed",
        overall(stored) or f"none given ({kind_name(report.kind)})",
        stored.superseded_by or "not superseded",
    )
