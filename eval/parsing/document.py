"""A report in print: what runs over its pages, what its body says, and its numbered paragraphs."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from eval.parsing.extent import PrintedParagraph, line_text, printed_paragraphs
from eval.parsing.furniture import sort_lines
from eval.parsing.lines import Line, body_size, lines_of
from eval.parsing.printed import Page
from eval.parsing.sequence import numbered_lines
from eval.parsing.wording import stream


@dataclass(frozen=True, slots=True)
class PrintedDocument:
    """The print of one report.

    `text` is the stream of the whole body (see `wording`), `starts` the offset in it at which each of
    the `body`'s lines begins; `numbered` are the numbered paragraphs with words, in order; `size` is that of
    running text in points.
    """

    pages: tuple[Page, ...]
    running: tuple[Line, ...]
    footnotes: tuple[Line, ...]
    body: tuple[Line, ...]
    text: str
    starts: tuple[int, ...]
    numbered: tuple[PrintedParagraph, ...]
    size: float

    def line_at(self, offset: int) -> int:
        """The place in `body` of the line that holds the character at `offset` of `text`."""
        return bisect_right(self.starts, offset) - 1


def printed_document(pages: Sequence[Page]) -> PrintedDocument:
    """Sort the words of all pages; `pages` hold at least one word."""
    lines = [lines_of(page) for page in pages]
    size = body_size(line for row in lines for line in row)
    parts = sort_lines(pages, lines, size)
    streams = [stream(line_text(line)) for line in parts.body]
    found = printed_paragraphs(parts.body, numbered_lines(parts.body), pages, size)
    return PrintedDocument(
        pages=tuple(pages),
        running=parts.running,
        footnotes=parts.footnotes,
        body=parts.body,
        text="".join(streams),
        starts=tuple(accumulate(map(len, streams), initial=0))[:-1],
        numbered=tuple(paragraph for paragraph in found if paragraph.text),
        size=size,
    )
