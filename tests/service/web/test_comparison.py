from __future__ import annotations

from dataclasses import replace

from service.answering.model import Citation, SectionOutcome
from service.web.comparison import Cell, Row, arranged, newest
from service.web.comparison_table import authority_table, paragraph_table
from service.web.directory import Directory
from tests.service.web.held import library
from tests.service.web.test_render import citation

DIRECTORY = Directory(library())
OLD, NEW = "gateshead-2015-inspection", "gateshead-2019-inspection"


def quoting(*report_ids: str) -> Cell:
    made: list[Citation] = []
    for place, report_id in enumerate(report_ids, 1):
        made.append(citation(place).model_copy(update={"report_id": report_id}))
    outcome = SectionOutcome.ANSWERED if made else SectionOutcome.SILENT
    return Cell(outcome, "Adopters wait.", tuple(made))


def row(*cells: Cell) -> Row:
    return Row("Gateshead", None, newest(DIRECTORY, cells, [OLD, NEW]), cells)


def report_id(made: Row) -> str | None:
    return made.report.report.report_id if made.report else None


def test_a_row_is_of_the_newest_report_that_any_of_its_cells_quotes() -> None:
    assert report_id(row(quoting(OLD, NEW))) == NEW
    assert report_id(row(quoting(NEW), quoting(OLD))) == NEW
    assert report_id(row(quoting(OLD), quoting())) == OLD


def test_a_row_that_quotes_nothing_is_of_the_newest_report_searched() -> None:
    assert report_id(row(quoting())) == NEW
    assert newest(DIRECTORY, [quoting()], []) is None


def test_grades_sort_by_the_report_that_the_row_shows() -> None:
    older, newer = row(quoting(OLD)), row(quoting(OLD, NEW))
    assert arranged([older, newer], "grade", "") == [newer, older]
    assert (older.grade, newer.grade) == ("Requires improvement", "Good")


def test_a_row_says_whether_its_report_is_superseded() -> None:
    held = DIRECTORY.index.report(OLD)
    assert held is not None
    assert Row("Gateshead", None, replace(held, superseded_by=NEW), ()).superseded
    assert not Row("Gateshead", None, held, ()).superseded
    assert not Row("Ravensea", None, None, ()).superseded


def test_in_a_table_every_paragraph_stands_beside_its_own_report() -> None:
    made = row(quoting(NEW, OLD))
    table = paragraph_table(DIRECTORY, ["Adoption?"], [made], "http://here/")
    place = table.columns.index("Report id")
    assert [cells[place] for cells in table.rows] == [NEW, OLD]
    assert authority_table(DIRECTORY, ["Adoption?"], [made]).rows[0][place] == NEW
    assert all(len(cells) == len(table.columns) for cells in table.rows)
