"""Word documents through python-docx: paragraphs and tables in order, with their styles and numbers."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from indexer.errors import ReadError
from indexer.readers.blocks import Document, Line, Medium
from indexer.readers.characters import visible

if TYPE_CHECKING:
    from docx.table import Table
    from docx.text.paragraph import Paragraph

_HEADING = re.compile(r"heading (\d)", re.IGNORECASE)
_DECIMAL = frozenset({"decimal", "decimalZero"})


def read_docx(name: str, data: bytes) -> Document:
    """One line a paragraph or table row. Automatic numbers are written out as Word would print them.

    Raises ReadError when the file is no Word document that can be opened.
    """
    import docx
    from docx.opc.exceptions import OpcError
    from lxml.etree import LxmlError  # type: ignore[import-untyped]  # lxml ships no types

    try:
        document = docx.Document(io.BytesIO(data))
        lines = list(_lines(document))
    except (
        OpcError,
        LxmlError,
        KeyError,
        ValueError,
        zipfile.BadZipFile,
        OSError,
        AttributeError,
        NotImplementedError,
    ) as exc:
        raise ReadError(
            name, "the Word document is damaged or protected. Save it again, without a password."
        ) from exc
    title = document.core_properties.title or ""
    return Document(name, Medium.DOCX, tuple(lines), title=title)


def _lines(document: Any) -> Iterator[Line]:
    from docx.text.paragraph import Paragraph as WordParagraph

    numbers = _Numbers(document)
    for item in document.iter_inner_content():
        if isinstance(item, WordParagraph):
            line = _paragraph(item, numbers)
            if line is not None:
                yield line
        else:
            yield from _rows(item)


def _rows(table: Table) -> Iterator[Line]:
    for row in table.rows:
        cells: list[str] = []
        seen: set[int] = set()
        for cell in row.cells:
            # A merged cell is handed out once a column it covers.
            if id(cell._tc) in seen:
                continue
            seen.add(id(cell._tc))
            text = " ".join(visible(cell.text).split())
            if text:
                cells.append(text)
        if len(cells) == 1:
            for part in row.cells[0].text.split("\n"):
                if part.strip():
                    yield Line(" ".join(visible(part).split()), blank_before=1)
        elif cells:
            yield Line(" ".join(cells), cells=tuple(cells), blank_before=1)


def _paragraph(paragraph: Paragraph, numbers: _Numbers) -> Line | None:
    text = " ".join(visible("".join(run.text for run in paragraph.runs if not run.font.superscript)).split())
    if not text:
        text = " ".join(visible(paragraph.text).split())
    if not text:
        return None
    style = (paragraph.style.name if paragraph.style is not None else "") or ""
    bold = bool(paragraph.runs) and all(run.bold for run in paragraph.runs if run.text.strip())
    match = _HEADING.match(style)
    if match or style.casefold() == "title":
        return Line(text, heading=int(match[1]) if match else 1, blank_before=1)
    listed = numbers.of(paragraph, style)
    if listed is not None:
        number, level = listed
        if number is not None:
            return Line(f"{number}. {text}", blank_before=1)
        return Line(text, bullet=level)
    return Line(text, blank_before=1, bold=bold)


class _Numbers:
    """Word's automatic numbering: which list a paragraph belongs to, and what number it shows."""

    def __init__(self, document: Any) -> None:
        self._counts: Counter[tuple[str, int]] = Counter()
        self._formats: dict[tuple[str, int], tuple[str, int]] = {}
        try:
            part = document.part.numbering_part
        except (KeyError, NotImplementedError):
            return
        self._read(part.element)

    def _read(self, root: Any) -> None:
        from docx.oxml.ns import qn

        levels: dict[str, dict[int, tuple[str, int]]] = {}
        for abstract in root.findall(qn("w:abstractNum")):
            found: dict[int, tuple[str, int]] = {}
            for level in abstract.findall(qn("w:lvl")):
                form, start = level.find(qn("w:numFmt")), level.find(qn("w:start"))
                found[int(level.get(qn("w:ilvl"), "0"))] = (
                    form.get(qn("w:val"), "bullet") if form is not None else "bullet",
                    int(start.get(qn("w:val"), "1")) if start is not None else 1,
                )
            levels[abstract.get(qn("w:abstractNumId"), "")] = found
        for number in root.findall(qn("w:num")):
            link = number.find(qn("w:abstractNumId"))
            if link is None:
                continue
            for level_index, described in levels.get(link.get(qn("w:val"), ""), {}).items():
                self._formats[(number.get(qn("w:numId"), ""), level_index)] = described

    def of(self, paragraph: Paragraph, style: str) -> tuple[int | None, int] | None:
        """(number shown, level) of a list entry; the number is None for a bullet. None for running text."""
        described = self._list_of(paragraph)
        if described is None:
            return (None, 0) if style.casefold().startswith("list bullet") else None
        list_id, level = described
        form, start = self._formats.get((list_id, level), ("bullet", 1))
        if form not in _DECIMAL or level > 0:
            return None, level
        self._counts[(list_id, level)] += 1
        return start + self._counts[(list_id, level)] - 1, level

    def _list_of(self, paragraph: Paragraph) -> tuple[str, int] | None:
        candidates: tuple[Any, ...] = (paragraph._p.pPr, self._style_properties(paragraph))
        for properties in candidates:
            if properties is None or properties.numPr is None or properties.numPr.numId is None:
                continue
            level = properties.numPr.ilvl
            return str(properties.numPr.numId.val), int(level.val) if level is not None else 0
        return None

    @staticmethod
    def _style_properties(paragraph: Paragraph) -> Any:
        style = paragraph.style
        return style.element.pPr if style is not None else None
