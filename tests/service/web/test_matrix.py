from __future__ import annotations

from service.web.matrix import matrix
from tests.service.web.held import library

REPORTS = library().reports()


def test_a_row_has_every_grade_of_an_authority_oldest_first() -> None:
    made = matrix(REPORTS)
    assert made.columns == ("Overall effectiveness", "Adoption performance")
    (row,) = made.rows
    assert [(cell.year, cell.grade) for cell in row.cells[0]] == [
        (2015, "Requires improvement"),
        (2019, "Good"),
    ]
    assert [cell.year for cell in row.cells[1]] == [2015]


def test_of_one_judgement_the_years_are_columns() -> None:
    made = matrix(REPORTS, "Adoption performance")
    assert made.columns == ("2015", "2019")
    assert [len(cells) for cells in made.rows[0].cells] == [1, 0]
    assert matrix(REPORTS, "Nothing").rows == ()
