"""What stands on a page beside the running text: headers, footers, page numbers, footnotes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from indexer.readers.blocks import Document, Line

_TOP = 0.1
_BOTTOM = 0.9
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"(?:page\s+)?\d{1,3}(?:\s+of\s+\d{1,3})?", re.IGNORECASE)
_SMALL_PRINT = 0.85
_NOTE_SIZE = 0.9
_MARK_FIRST = re.compile(r"(?:\d{1,2}|\*{1,3}|[\u2020\u2021])\s+\S")


def body_size(lines: Sequence[Line]) -> float:
    """The font size that most of the text is set in, in points; 12 where nothing is known."""
    weights: Counter[float] = Counter()
    for line in lines:
        if line.size is not None:
            weights[round(line.size * 2) / 2] += len(line.text)
    return weights.most_common(1)[0][0] if weights else 12.0


def without_furniture(document: Document) -> tuple[Line, ...]:
    """The lines of a paged document that belong to its running text; other documents unchanged."""
    if not document.page_heights:
        return document.lines
    size = body_size(document.lines)
    repeated = _repeated(document, size)
    kept = [line for line in document.lines if not _is_furniture(line, document, size, repeated)]
    return tuple(_without_footnotes(kept, body_size(kept)))


def _key(line: Line) -> tuple[str, int]:
    """What makes two lines of different pages the same running line: words and height on the page."""
    words = _DIGITS.sub("#", line.text.casefold())
    return " ".join(words.replace("#", " ").split()), round((line.baseline or 0.0) / 6)


def _zone(line: Line, document: Document) -> bool:
    """Whether the line stands where headers and footers do."""
    if line.page is None or line.baseline is None:
        return False
    height = document.page_heights[line.page - 1]
    return height > 0 and not _TOP * height < line.baseline < _BOTTOM * height


def _repeated(document: Document, size: float) -> tuple[frozenset[tuple[str, int]], frozenset[str]]:
    """Running lines by words and height, and those in small print by their words alone.

    A heading may stand at the head of several pages too: what is printed as large as the text has to
    come back on a quarter of the pages to be taken for a running line.
    """
    pages: dict[tuple[str, int], set[int]] = {}
    small: dict[str, set[int]] = {}
    large: set[tuple[str, int]] = set()
    for line in document.lines:
        if not _zone(line, document):
            continue
        key = _key(line)
        pages.setdefault(key, set()).add(line.page or 0)
        if (line.size or size) < _SMALL_PRINT * size:
            small.setdefault(key[0], set()).add(line.page or 0)
        else:
            large.add(key)
    count = document.pages or 1
    needed = 2 if count < 8 else 3
    often = max(needed, count // 4)
    placed = frozenset(key for key, seen in pages.items() if len(seen) >= (often if key in large else needed))
    return placed, frozenset(text for text, seen in small.items() if len(seen) >= needed)


def _is_furniture(
    line: Line, document: Document, size: float, repeated: tuple[frozenset[tuple[str, int]], frozenset[str]]
) -> bool:
    if not _zone(line, document):
        return False
    if _PAGE_NUMBER.fullmatch(line.text.strip()):
        return True
    text, height = _key(line)
    if (line.size or size) < _SMALL_PRINT * size and text in repeated[1]:
        return True
    return any((text, height + shift) in repeated[0] for shift in (-1, 0, 1))


def _without_footnotes(lines: Sequence[Line], size: float) -> list[Line]:
    """Lines without the notes at the foot of each page.

    A note begins, below all text of the usual size, with a raised mark in small print; whatever is
    printed small after it on the page belongs to it.
    """
    kept: list[Line] = []
    start = 0
    while start < len(lines):
        end = start
        while end < len(lines) and lines[end].page == lines[start].page:
            end += 1
        kept.extend(_page_without_notes(lines[start:end], size))
        start = end
    return kept


def _page_without_notes(page: Sequence[Line], size: float) -> Sequence[Line]:
    first_small = len(page)
    while first_small > 0 and (page[first_small - 1].size or size) <= _NOTE_SIZE * size:
        first_small -= 1
    for position in range(first_small, len(page)):
        line = page[position]
        if line.note_first or _MARK_FIRST.match(line.text):
            return page[:position]
    return page
