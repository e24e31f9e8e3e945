from __future__ import annotations

import csv
import io

import pytest
from openpyxl import load_workbook

from service.web.exports import Table, csv_response, harmless, spreadsheet_response

ATTACKS = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1+1", "\ufeff=1", "\n=1")


@pytest.mark.parametrize("attack", ATTACKS)
def test_what_a_spreadsheet_would_run_begins_with_an_apostrophe(attack: str) -> None:
    assert harmless(attack) == f"'{attack}"


@pytest.mark.parametrize("value", ["Good", "2019-05-03", "a=b", 5, None, "", "–1", "'quoted'"])
def test_everything_else_is_left_alone(value: str | int | None) -> None:
    assert harmless(value) == value


def test_csv_is_utf_8_with_its_mark_and_keeps_line_breaks_within_cells() -> None:
    table = Table("Reports", ("Authority", "Note"), [("Rhondda – é", "two\nlines"), ("=x", 3)])
    response = csv_response(table, "reports")
    text = bytes(response.body).decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(text))) == [
        ["Authority", "Note"],
        ["Rhondda – é", "two\nlines"],
        ["'=x", "3"],
    ]
    assert response.headers["content-disposition"] == 'attachment; filename="reports.csv"'


def test_a_spreadsheet_holds_texts_as_texts_and_numbers_as_numbers() -> None:
    table = Table(
        "Reports", ("Authority", "Pages"), [(attack, 3) for attack in ATTACKS] + [("bell\x07", None)]
    )
    book = load_workbook(io.BytesIO(bytes(spreadsheet_response([table], "reports").body)))
    rows = list(book["Reports"].iter_rows(min_row=2))
    assert [row[0].data_type for row in rows] == ["s"] * len(rows)
    assert rows[0][0].value == "=1+1"
    assert rows[0][1].value == 3
    assert rows[-1][0].value == "bell "
