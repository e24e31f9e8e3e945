from __future__ import annotations

import io

import docx
import pytest

from indexer.errors import ReadError
from indexer.readers.docx import read_docx


def _document() -> bytes:
    document = docx.Document()
    document.add_heading("Findings", 1)
    document.add_paragraph("Running text stands here.")
    document.add_paragraph("First.", style="List Number")
    document.add_paragraph("Second.", style="List Number")
    document.add_paragraph("A point.", style="List Bullet")
    marked = document.add_paragraph("Word")
    marked.add_run("1").font.superscript = True
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Overall effectiveness", "Good"
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def test_paragraphs_lists_and_tables_come_in_order_with_their_numbers() -> None:
    lines = read_docx("x.docx", _document()).lines
    assert [line.text for line in lines] == [
        "Findings", "Running text stands here.", "1. First.", "2. Second.", "A point.", "Word", "Overall effectiveness Good",
    ]  # fmt: skip
    assert lines[0].heading == 1
    assert lines[4].bullet == 0
    assert lines[6].cells == ("Overall effectiveness", "Good")


def test_a_damaged_document_is_refused() -> None:
    with pytest.raises(ReadError, match="Word document"):
        read_docx("x.docx", _document()[:-400])
