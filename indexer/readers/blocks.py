"""What a reader hands over: lines of text in reading order, with what the format knows of each."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Medium(StrEnum):
    """The form a document came in."""

    PDF = "pdf"
    TEXT = "text"
    HTML = "html"
    DOCX = "docx"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page (PDF), or one whole passage (text, HTML, DOCX).

    Positions are in points from the page's top left corner; `baseline` is where the letters stand.
    All of `page`, `left`, `right`, `baseline` and `size` are None where the format has no pages.
    `cells` are the parts of a table row, `lefts` their left edges; a
    line that is no row has one. `blank_before` counts the
    empty lines above it (text only). `heading` is a heading's level (1 is the highest) and `bullet`
    the depth of a list entry (0 is the outermost) where the format says so itself.
    """

    text: str
    page: int | None = None
    left: float | None = None
    right: float | None = None
    baseline: float | None = None
    size: float | None = None
    bold: bool = False
    italic: bool = False
    note_first: bool = False
    cells: tuple[str, ...] = ()
    lefts: tuple[float, ...] = ()
    blank_before: int = 0
    heading: int | None = None
    bullet: int | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A file as read. `pages` and `page_heights` (points) are None and empty where there are none."""

    name: str
    medium: Medium
    lines: tuple[Line, ...]
    pages: int | None = None
    page_heights: tuple[float, ...] = ()
    title: str = ""
    unreadable_pages: tuple[int, ...] = ()
