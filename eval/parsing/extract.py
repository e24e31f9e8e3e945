"""The second extractor: pdfplumber, slow and independent of the parser's; what it found is kept on disk."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
from collections.abc import Iterable
from dataclasses import astuple
from pathlib import Path
from typing import Any

from eval.errors import UnreadablePrint
from eval.parsing.printed import Page, TableBox, Word

_FORMAT = "1"  # a new one whenever what is kept on disk changes
_GAP = 0.15  # of the type size: a wider gap parts two words


def read_pages(path: Path, cache: Path | None = None) -> tuple[Page, ...]:
    """The pages of a PDF as pdfplumber sees them.

    `cache` is a folder where extractions are kept by the file's content; None keeps nothing.
    Raises UnreadablePrint when the file is no PDF that can be opened or holds no text.
    """
    data = path.read_bytes()
    kept = cache / f"{hashlib.sha256(data).hexdigest()[:24]}-{_FORMAT}.json.gz" if cache else None
    if kept and kept.exists():
        return _load(kept)
    if b"%PDF-" not in data[:1024]:
        raise UnreadablePrint(f"{path.name}: not a PDF")
    pages = _extract(path)
    if not any(page.words for page in pages):
        raise UnreadablePrint(f"{path.name}: no text on any page")
    if kept:
        _keep(kept, pages)
    return pages


def _extract(path: Path) -> tuple[Page, ...]:
    import pdfplumber
    from pdfminer.pdfexceptions import PDFException
    from pdfminer.psexceptions import PSException
    from pdfplumber.utils.exceptions import PdfminerException

    try:
        with pdfplumber.open(path) as document:
            pages = []
            for number, page in enumerate(document.pages, start=1):
                pages.append(_page(number, page))
                page.close()
            return tuple(pages)
    except (PdfminerException, PDFException, PSException) as error:
        raise UnreadablePrint(f"{path.name}: {type(error).__name__}") from error


def _page(number: int, page: Any) -> Page:
    found = page.extract_words(
        x_tolerance_ratio=_GAP, extra_attrs=["fontname", "size", "non_stroking_color"], use_text_flow=False
    )
    return Page(
        number=number,
        width=round(float(page.width), 1),
        height=round(float(page.height), 1),
        words=tuple(_word(item) for item in found),
        tables=tuple(_tables(page)),
    )


def _word(item: dict[str, Any]) -> Word:
    return Word(
        text=item["text"],
        x0=round(item["x0"], 1),
        x1=round(item["x1"], 1),
        top=round(item["top"], 1),
        bottom=round(item["bottom"], 1),
        size=round(item["size"], 1),
        font=item["fontname"],
        colour=str(item["non_stroking_color"]),
    )


def _tables(page: Any) -> Iterable[TableBox]:
    for table in page.find_tables():
        columns = max((sum(cell is not None for cell in row.cells) for row in table.rows), default=0)
        x0, top, x1, bottom = (round(edge, 1) for edge in table.bbox)
        yield TableBox(x0, top, x1, bottom, columns)


def _keep(kept: Path, pages: tuple[Page, ...]) -> None:
    kept.parent.mkdir(parents=True, exist_ok=True)
    partial = kept.with_suffix(f".{os.getpid()}")  # two runs at once must not meet
    with gzip.open(partial, "wt", encoding="utf-8") as stream:
        json.dump([astuple(page) for page in pages], stream)
    partial.replace(kept)


def _load(kept: Path) -> tuple[Page, ...]:
    with gzip.open(kept, "rt", encoding="utf-8") as stream:
        rows = json.load(stream)
    return tuple(
        Page(
            number,
            width,
            height,
            tuple(Word(*word) for word in words),
            tuple(TableBox(*box) for box in tables),
        )
        for number, width, height, words, tables in rows
    )
