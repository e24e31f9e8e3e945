"""Small prints made line by line, so that a test says what stands where."""

from __future__ import annotations

from eval.parsing.lines import Line
from eval.parsing.printed import Page, Word


def line(
    text: str,
    *,
    page: int = 1,
    x0: float = 72.0,
    top: float = 100.0,
    size: float = 12.0,
    bold: bool = False,
) -> Line:
    """One line; a number at its start stands alone, with the text 28 points to the right."""
    return Line(page, tuple(words(text, x0=x0, top=top, size=size, bold=bold)))


def words(text: str, *, x0: float, top: float, size: float = 12.0, bold: bool = False) -> list[Word]:
    """The words of a line, half the type size wide for each letter."""
    found = []
    font = "Face-Bold" if bold else "Face"
    for part in text.split():
        width = len(part) * size / 2
        found.append(Word(part, x0, x0 + width, top, top + size, size, font, "0"))
        x0 += 28.0 if part.rstrip(".").isdigit() and part.endswith(".") else width + size / 3
    return found


def page(number: int, *rows: tuple[float, float, str], size: float = 12.0) -> Page:
    """An A4 page; each row is left edge, top edge and text."""
    return Page(
        number=number,
        width=595.0,
        height=842.0,
        words=tuple(word for x0, top, text in rows for word in words(text, x0=x0, top=top, size=size)),
    )
