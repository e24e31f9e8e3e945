"""PDF files through pypdfium2: characters with their place and font, gathered into visual lines."""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from indexer.errors import ReadError
from indexer.readers.blocks import Document, Line, Medium
from indexer.readers.pdf_lines import Character, gather

_MAX_PAGES = 600
_BOLD_WEIGHT = 600
_BOLD_NAME = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)
_ITALIC_NAME = re.compile(r"italic|oblique", re.IGNORECASE)


def read_pdf(name: str, data: bytes) -> Document:
    """Lines of a PDF in reading order.

    Raises ReadError for a file that is encrypted, damaged or without pages. A scan gives a document
    without lines; judging that is the caller's.
    """
    document = _open(name, data)
    try:
        count = len(document)
        if count == 0:
            raise ReadError(name, "the PDF has no pages. Fetch the file again.")
        if count > _MAX_PAGES:
            raise ReadError(
                name, f"the PDF has {count} pages; a report has at most {_MAX_PAGES}. Split it first."
            )
        lines: list[Line] = []
        heights: list[float] = []
        unreadable: list[int] = []
        for index in range(count):
            try:
                height, page_lines = _page_lines(document, index)
            except pdfium.PdfiumError:
                unreadable.append(index + 1)
                heights.append(0.0)
                continue
            heights.append(height)
            lines.extend(page_lines)
        if len(unreadable) == count:
            raise ReadError(name, "none of the PDF's pages can be read; it is damaged. Fetch the file again.")
        title = str(document.get_metadata_dict().get("Title", ""))
        return Document(
            name, Medium.PDF, tuple(lines), count, tuple(heights), title, unreadable_pages=tuple(unreadable)
        )
    finally:
        document.close()


def _open(name: str, data: bytes) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as exc:
        # pdfium's last error may be that of an earlier file: only what is encrypted says `/Encrypt`.
        if b"/Encrypt" in data and pdfium_c.FPDF_GetLastError() == pdfium_c.FPDF_ERR_PASSWORD:
            raise ReadError(
                name, "the PDF is encrypted with a password. Save a copy without a password and index that."
            ) from exc
        if b"%%EOF" not in data[-2048:]:
            raise ReadError(
                name, "the PDF ends early; the download was probably cut off. Fetch the file again."
            ) from exc
        raise ReadError(name, "the PDF is damaged and cannot be opened. Fetch the file again.") from exc


def _page_lines(document: pdfium.PdfDocument, index: int) -> tuple[float, list[Line]]:
    page = document[index]
    try:
        height = page.get_height()
        text_page = page.get_textpage()
        try:
            lines = gather(_characters(text_page, height), index + 1)
        finally:
            text_page.close()
        return height, lines
    finally:
        page.close()


@dataclass
class _Probe:
    """The buffers pdfium writes into; one set a page instead of one a character."""

    left: ctypes.c_double = field(default_factory=ctypes.c_double)
    right: ctypes.c_double = field(default_factory=ctypes.c_double)
    bottom: ctypes.c_double = field(default_factory=ctypes.c_double)
    top: ctypes.c_double = field(default_factory=ctypes.c_double)
    origin_x: ctypes.c_double = field(default_factory=ctypes.c_double)
    origin_y: ctypes.c_double = field(default_factory=ctypes.c_double)
    matrix: Any = field(default_factory=pdfium_c.FS_MATRIX)


class _Font(NamedTuple):
    """A font's name and what the name says of it: fonts that are not embedded tell their weight so alone."""

    name: str
    bold: bool
    italic: bool


def _font(raw: Any, index: int) -> _Font:
    buffer, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    pdfium_c.FPDFText_GetFontInfo(raw, index, buffer, 128, ctypes.byref(flags))
    name = buffer.value.decode("utf-8", errors="replace")
    return _Font(name or "?", bool(_BOLD_NAME.search(name)), bool(_ITALIC_NAME.search(name)))


def _characters(text_page: Any, height: float) -> Iterator[Character]:
    """Every printed character of a page in the order of the file, told whether space stands before it."""
    raw = text_page.raw
    probe = _Probe()
    left, right, bottom, top = (ctypes.byref(b) for b in (probe.left, probe.right, probe.bottom, probe.top))
    origin_x, origin_y = ctypes.byref(probe.origin_x), ctypes.byref(probe.origin_y)
    matrix = ctypes.byref(probe.matrix)
    high = 0
    spaced = True
    font = _Font("", False, False)
    for index in range(pdfium_c.FPDFText_CountChars(raw)):
        code = pdfium_c.FPDFText_GetUnicode(raw, index)
        # Characters beyond the basic plane arrive as two halves on some builds.
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00) if high else 0xFFFD
        high = 0
        text = chr(code)
        if not code or text.isspace():
            spaced = True
            continue
        pdfium_c.FPDFText_GetCharBox(raw, index, left, right, bottom, top)
        pdfium_c.FPDFText_GetCharOrigin(raw, index, origin_x, origin_y)
        pdfium_c.FPDFText_GetMatrix(raw, index, matrix)
        # Some producers set a font of one point and scale it: what is seen is the product of both.
        size = pdfium_c.FPDFText_GetFontSize(raw, index) * math.hypot(probe.matrix.b, probe.matrix.d)
        if spaced or not font.name:
            font = _font(raw, index)
        bold = font.bold or pdfium_c.FPDFText_GetFontWeight(raw, index) >= _BOLD_WEIGHT
        # A font without an italic of its own is slanted by the matrix.
        italic = font.italic or abs(probe.matrix.c) > 0.1 * abs(probe.matrix.d)
        yield Character(
            text,
            probe.left.value,
            probe.right.value,
            height - probe.origin_y.value,
            size,
            bold,
            spaced,
            italic,
        )
        spaced = False
