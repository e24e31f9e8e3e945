"""From where to where a numbered paragraph stands in print: its lines, by geometry alone."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from eval.parsing.lines import Line
from eval.parsing.printed import Page
from eval.parsing.sequence import NumberLine
from eval.parsing.wording import stream

_TOLERANCE = 6.0  # points: a line that begins further left than the hanging text is outside
_LOW = 90.0  # points: what is ruled and lower is a highlighted line or two
_LARGER = 1.08  # of the running text's size: headings are set larger, if not bold


@dataclass(frozen=True, slots=True)
class PrintedParagraph:
    """A numbered paragraph in print: number, first and last page, places in the body's lines, text.

    `text` is a stream (see `wording`) without the number; `lines` is half open.
    """

    number: int
    page: int
    last_page: int
    lines: tuple[int, int]
    text: str


def printed_paragraphs(
    body: Sequence[Line], numbers: Sequence[NumberLine], pages: Sequence[Page], size: float
) -> list[PrintedParagraph]:
    """Every numbered paragraph with the lines that belong to it; `size` is that of running text."""
    if not numbers:
        return []
    hanging = _hanging(body, numbers, [page.number for page in pages])
    ends = [*(found.place for found in numbers[1:]), len(body)]
    boxes = {page.number: page for page in pages}
    printed = []
    for found, limit in zip(numbers, ends, strict=True):
        end = found.place + 1
        while end < limit and not _outside(body[end], hanging, size, boxes):
            end += 1
        text = stream(" ".join(line_text(body[place]) for place in range(found.place, end)))
        printed.append(
            PrintedParagraph(
                number=found.number,
                page=body[found.place].page,
                last_page=body[end - 1].page,
                lines=(found.place, end),
                text=text.removeprefix(str(found.number)),
            )
        )
    return printed


def is_heading(line: Line, size: float) -> bool:
    """Whether a line is set as headings are: bold, or larger than running text of `size` points."""
    return line.bold or line.size > _LARGER * size


def in_table(line: Line, page: Page) -> bool:
    """Whether a line stands within ruled columns; low boxes are marks behind the text, no tables."""
    middle = (line.top + line.bottom) / 2
    return any(
        box.columns > 1 and box.bottom - box.top > _LOW and box.top <= middle <= box.bottom
        for box in page.tables
    )


def _hanging(body: Sequence[Line], numbers: Sequence[NumberLine], pages: Sequence[int]) -> dict[int, float]:
    """Left edge, in points, of the text beside the numbers, for each page: pages may be shifted."""
    beside: dict[int, list[float]] = {page: [] for page in pages}
    for found in numbers:
        line = body[found.place]
        if len(line.words) > 1 and re.fullmatch(r"\d+[.)]?", line.words[0].text):
            beside[line.page].append(line.words[1].x0)
        elif found.place + 1 < len(body) and body[found.place + 1].x0 > line.x0:  # 10.Text
            beside[line.page].append(body[found.place + 1].x0)
    usual = median([edge for edges in beside.values() for edge in edges] or [body[numbers[0].place].x0])
    return {page: median(edges) if edges else usual for page, edges in beside.items()}


def _outside(line: Line, hanging: Mapping[int, float], size: float, boxes: Mapping[int, Page]) -> bool:
    if line.x0 < hanging[line.page] - _TOLERANCE:
        return True
    return is_heading(line, size) or in_table(line, boxes[line.page])


def line_text(line: Line) -> str:
    """The line as text, without a bullet that is drawn as a letter."""
    words = line.words
    return " ".join(word.text for word in (words[1:] if _drawn_bullet(line) else words))


def _drawn_bullet(line: Line) -> bool:
    first = line.words[0]
    drawn = "dingbat" in first.font.lower() or "symbol" in first.font.lower()
    return len(line.words) > 1 and (first.text == "o" or (drawn and len(first.text) == 1))
