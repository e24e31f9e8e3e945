"""Tables to take away: CSV and spreadsheet. No cell of either can be run as a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

from fastapi.responses import Response

Value = str | int | None
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_LONGEST_CELL = 32_767  # characters; what spreadsheets hold
_WIDEST = 60  # characters; a column is not made wider than that
SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class Table:
    """A named table: its columns and its rows, of one length."""

    name: str
    columns: tuple[str, ...]
    rows: Sequence[tuple[Value, ...]]


def harmless(value: Value) -> Value:
    """A cell for CSV: text that a spreadsheet would take for a formula begins with an apostrophe."""
    if isinstance(value, str) and value.lstrip(" \u00a0\ufeff").startswith(_FORMULA):
        return f"'{value}"
    return value


def csv_response(table: Table, file: str) -> Response:
    """The table as CSV in UTF-8, with the mark that spreadsheets need to see that."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(table.columns)
    writer.writerows([harmless(value) for value in row] for row in table.rows)
    return _download(text.getvalue().encode("utf-8-sig"), "text/csv; charset=utf-8", f"{file}.csv")


def spreadsheet_response(tables: Sequence[Table], file: str) -> Response:
    """The tables as sheets of one workbook; every text is stored as text."""
    from openpyxl import Workbook
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for table in tables:
        sheet = workbook.create_sheet(table.name)
        for down, row in enumerate((table.columns, *table.rows), 1):
            for across, value in enumerate(row, 1):
                cell = sheet.cell(down, across)
                if not isinstance(cell, Cell):
                    continue
                if isinstance(value, str):
                    cell.value = ILLEGAL_CHARACTERS_RE.sub(" ", value)[:_LONGEST_CELL]
                    cell.data_type = "s"  # else a text that begins with = would be stored as a formula
                    if len(value) > _WIDEST:
                        cell.alignment = Alignment(wrap_text=True, vertical="top")
                elif value is not None:
                    cell.value = value
                if down == 1:
                    cell.font = Font(bold=True)
        sheet.freeze_panes = "A2"
        for across, name in enumerate(table.columns, 1):
            longest = max([len(name), *(len(str(row[across - 1] or "")) for row in table.rows)])
            sheet.column_dimensions[get_column_letter(across)].width = min(_WIDEST, longest + 2)
    made = io.BytesIO()
    workbook.save(made)
    return _download(made.getvalue(), SPREADSHEET, f"{file}.xlsx")


def _download(content: bytes, media_type: str, name: str) -> Response:
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "private, no-cache",
    }
    return Response(content, media_type=media_type, headers=headers)
