from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from indexer.errors import ReadError
from indexer.readers.blocks import Medium
from indexer.readers.detect import medium_of, read, read_bytes


def _pdf(text: str = "", pages: int = 1, encrypt: str | None = None) -> bytes:
    buffer = io.BytesIO()
    encryption = StandardEncryption(encrypt, ownerPassword="owner") if encrypt else None
    canvas = Canvas(buffer, encrypt=encryption)
    for _ in range(pages):
        if text:
            canvas.drawString(72, 700, text)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


_WORDS = "Children in Somewhere receive the help that they need when they need it."


def test_a_pdf_is_a_pdf_whatever_its_name() -> None:
    document = read_bytes("report.txt", _pdf(_WORDS))
    assert document.medium is Medium.PDF
    assert document.lines[0].text == _WORDS


@pytest.mark.parametrize(
    ("data", "advice"),
    [
        (b"", "empty"),
        (b"\x00\x00\x00 \n", "blanks"),
        (b"<!DOCTYPE html><html><body>Not found</body></html>", "HTML page named .pdf"),
        (b"\x89PNG\r\n\x1a\n....", "PNG"),
        (b"\xd0\xcf\x11\xe0old word", "old Office file"),
        (_pdf(), "OCR"),
        (_pdf(_WORDS, encrypt="secret"), "password"),
        (_pdf(_WORDS)[:400], "cut off"),
        (b"%PDF-1.7\nnothing of the kind\n%%EOF", "damaged"),
        (b"PK\x03\x04 broken archive", "damaged"),
    ],
)
def test_a_file_that_is_no_report_is_refused_with_a_reason_and_advice(data: bytes, advice: str) -> None:
    with pytest.raises(ReadError, match=advice) as caught:
        read_bytes("report.pdf", data)
    assert str(caught.value).startswith("report.pdf: ")
    assert caught.value.reason.endswith((".", "first.", "read."))


def test_an_archive_that_is_no_word_document_is_named_as_such() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a.txt", "a")
    with pytest.raises(ReadError, match="archive"):
        medium_of("x.docx", buffer.getvalue())


def test_a_bomb_is_not_unpacked() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"\0" * (201 * 2**20))
    with pytest.raises(ReadError, match="unpacks"):
        read_bytes("x.docx", buffer.getvalue())


def test_a_missing_file_and_a_folder_are_errors_that_name_them(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"gone\.pdf"):
        read(tmp_path / "gone.pdf")
    with pytest.raises(ReadError, match="regular file"):
        read(tmp_path)


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_without_permission_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "locked.txt"
    path.write_text("words")
    path.chmod(0)
    with pytest.raises(ReadError, match="may be read"):
        read(path)


def test_names_may_hold_quotes_and_emoji(tmp_path: Path) -> None:
    path = tmp_path / "a 'name' \u201cwith\u201d \U0001f600.txt"
    path.write_text(_WORDS, encoding="utf-8")
    assert read(path).lines[0].text == _WORDS
