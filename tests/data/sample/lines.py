"""How the sample's text is set: fonts, styles, and the breaking of a text into lines."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from .markup import BlockKind

BODY, BOLD, ITALIC = "Vera", "VeraBd", "Helvetica-Oblique"
PAGE_MARK, LINE_MARK = "[page]", "//"
FOOTNOTE_MARK = re.compile(r"\{(\d+)\}")
_BREAKABLE = re.compile(r"(//)|(?<=\w-)(?=\w)|(?<=–)(?=\S)")


@dataclass(frozen=True, slots=True)
class Style:
    """How a run of lines is set; lengths in points."""

    font: str = BODY
    size: float = 10.0
    leading: float = 13.0
    indent: float = 0.0
    after: float = 9.0


STYLES = {
    BlockKind.TITLE: Style(size=18, leading=23, after=12),
    BlockKind.STRAP: Style(font=BOLD, size=11.5, leading=14.5, after=9),
    BlockKind.FRONT: Style(after=8),
    BlockKind.FICTIONAL: Style(font=ITALIC, after=10),
    BlockKind.HEADING: Style(font=BOLD, size=11, leading=14, after=9),
    BlockKind.SUBHEADING: Style(font=BOLD, size=9.5, leading=13, after=8),
    BlockKind.NUMBERED: Style(indent=27, after=10),
    BlockKind.BULLET: Style(indent=18, after=8),
    BlockKind.PROSE: Style(),
    BlockKind.CLOSING: Style(size=9, leading=11.5, after=8),
}
NESTED = Style(indent=44, after=4)


def register_fonts() -> None:
    for name in (BODY, BOLD):
        if name not in pdfmetrics.getRegisteredFontNames():
            # Not "ASCII readable": only the glyphs in use are embedded, which keeps the files small.
            pdfmetrics.registerFont(TTFont(name, f"{name}.ttf", asciiReadable=False))


def width_of(text: str, font: str, size: float) -> float:
    return float(pdfmetrics.stringWidth(FOOTNOTE_MARK.sub(r"\1", text.replace("**", "")), font, size))


def break_lines(text: str, font: str, size: float, width: float) -> list[str]:
    """Breaks text into lines no wider than `width` points; `//` forces a break, `[page]` stands alone.

    A line that was broken at a space keeps it, as word processors do, so that extracted text looks
    like that of the real thing; a line broken after a hyphen has none.
    """
    lines: list[str] = []
    line = ""
    for word in re.findall(r"\S+\s*", text):
        if word.strip() == PAGE_MARK:
            lines += [line, PAGE_MARK]
            line = ""
            continue
        space = word[len(word.rstrip()) :]
        for piece in filter(None, _BREAKABLE.split(word.rstrip())):
            if piece == LINE_MARK:
                lines.append(line)
                line = ""
            elif line and width_of((line + piece).rstrip(), font, size) > width:
                lines.append(line)
                line = piece
            else:
                line += piece
        line += space if line else ""
    return [*lines, line] if line.strip() else lines
