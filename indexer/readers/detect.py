"""What a file really is, told by its content; its name counts for nothing but the message."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from indexer.errors import ReadError
from indexer.readers.blocks import Document, Medium

MAX_BYTES = 100 * 1024 * 1024
"""Reports are a few megabytes at most; more is refused before it is read."""

_MAX_UNPACKED = 200 * 1024 * 1024
_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"\xd0\xcf\x11\xe0", "an old Office file (.doc, .xls or .ppt)"),
    (b"{\\rtf", "a Rich Text file"),
    (b"MZ", "a Windows program"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a database"),
)
_WORD = "word/document.xml"


def read(path: Path) -> Document:
    """The document in a file, whatever its name says.

    Raises ReadError, with a sentence that says what to do, when there is no report to be read in it.
    """
    name = path.name
    try:
        size = path.stat().st_size
        if not path.is_file():
            raise ReadError(name, "this is not a regular file. Give the file itself.")
        if size > MAX_BYTES:
            raise ReadError(
                name, f"the file is too large ({size // 2**20} MB; at most {MAX_BYTES // 2**20} MB are read)."
            )
        data = path.read_bytes()
    except OSError as exc:
        reason = exc.strerror or exc.__class__.__name__
        raise ReadError(
            name, f"the file cannot be opened ({reason}). Check that it exists and may be read."
        ) from exc
    return read_bytes(name, data)


def read_bytes(name: str, data: bytes) -> Document:
    """The document in `data`; `name` is used in messages alone. Raises ReadError as `read` does."""
    if not data:
        raise ReadError(name, "the file is empty (zero bytes). Fetch it again.")
    medium = medium_of(name, data)
    if medium is Medium.PDF:
        from indexer.readers.pdf import read_pdf

        document = read_pdf(name, data)
        if not document.lines or sum(len(line.text) for line in document.lines) < 40:
            raise ReadError(
                name, "the PDF holds no text, only pictures (a scan). Run text recognition (OCR) on it first."
            )
        return document
    if medium is Medium.DOCX:
        from indexer.readers.docx import read_docx

        return _not_empty(read_docx(name, data))
    if medium is Medium.HTML:
        from indexer.readers.html import read_html

        return _not_empty(read_html(name, data, mislabelled=name.casefold().endswith(".pdf")))
    from indexer.readers.text import read_text

    return _not_empty(read_text(name, data))


def _not_empty(document: Document) -> Document:
    if not document.lines:
        raise ReadError(document.name, "the file holds no text. Fetch it again.")
    return document


def medium_of(name: str, data: bytes) -> Medium:
    """The form of a file by its first bytes. Raises ReadError for forms that are not read."""
    head = data[:2048]
    if b"%PDF-" in data[:1024]:
        return Medium.PDF
    if head.startswith(b"PK\x03\x04"):
        return _office(name, data)
    for signature, what in _SIGNATURES:
        if head.startswith(signature):
            raise ReadError(
                name, f"this is {what}, not a report. Save the report as PDF, DOCX, HTML or text."
            )
    lowered = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if lowered.startswith((b"<!doctype html", b"<html", b"<head", b"<body")) or b"<html" in lowered[:1024]:
        return Medium.HTML
    if not head.strip(b"\x00 \t\r\n"):
        raise ReadError(name, "the file holds nothing but blanks. Fetch it again.")
    return Medium.TEXT


def _office(name: str, data: bytes) -> Medium:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = {entry.filename for entry in archive.infolist()}
            unpacked = sum(entry.file_size for entry in archive.infolist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as exc:
        raise ReadError(name, "the file is a damaged archive or Word document. Fetch it again.") from exc
    if unpacked > _MAX_UNPACKED:
        raise ReadError(
            name, f"the file unpacks to {unpacked // 2**20} MB; that is no report. Nothing of it was read."
        )
    if _WORD not in names:
        raise ReadError(name, "this is an archive, not a report. Unpack it and index the files in it.")
    return Medium.DOCX
