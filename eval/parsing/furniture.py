"""Running headers, footers, page numbers and footnotes, found by their place over the pages."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from eval.parsing.lines import Line
from eval.parsing.printed import Page

_ZONE = 0.13  # of the page's height: running lines stand above or below it
_NEAR = 6.0  # points: the same line on another page stands at most so much higher or lower
_SHARE = 0.3  # of the pages: a line that recurs on so many runs over them (left and right may differ)
_SMALL = 0.92  # of the running text's size: footnotes are set smaller
_PAGE_NUMBER = re.compile(r"^(page\s*)?\d{1,3}(\s*of\s*\d{1,3})?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sorted:
    """A document's lines: those that run over pages, those of footnotes, and the body's, in order."""

    running: tuple[Line, ...]
    footnotes: tuple[Line, ...]
    body: tuple[Line, ...]


def sort_lines(pages: Sequence[Page], lines: Sequence[Sequence[Line]], size: float) -> Sorted:
    """Part the lines of each page; `size` is the running text's size in points."""
    running = _running(pages, lines)
    running |= _alike(pages, lines, running, size)
    footnotes: set[Line] = set()
    for row in lines:
        footnotes |= _footnotes([line for line in row if line not in running], size)
    flat = [line for row in lines for line in row]
    return Sorted(
        running=tuple(line for line in flat if line in running),
        footnotes=tuple(line for line in flat if line in footnotes),
        body=tuple(line for line in flat if line not in running and line not in footnotes),
    )


def _running(pages: Sequence[Page], lines: Sequence[Sequence[Line]]) -> set[Line]:
    places: dict[str, list[Line]] = defaultdict(list)
    found: set[Line] = set()
    for page, row in zip(pages, lines, strict=True):
        for line in row:
            if not _in_zone(page, line):
                continue
            if _PAGE_NUMBER.match(line.text.strip()):
                found.add(line)
            places[re.sub(r"[\d\W]+", "", line.text).lower()].append(line)
    needed = max(2, round(_SHARE * len(pages)))
    for alike in places.values():
        for line in alike:
            near = {other.page for other in alike if abs(other.top - line.top) <= _NEAR}
            if len(near) >= needed:
                found.add(line)
    return found


def _alike(
    pages: Sequence[Page], lines: Sequence[Sequence[Line]], running: set[Line], size: float
) -> set[Line]:
    """Small lines at a page's edge made of a running line's words: the first page may break it otherwise."""
    bags = [_bag(line) for line in running]
    return {
        line
        for page, row in zip(pages, lines, strict=True)
        for line in row
        if _in_zone(page, line) and line.size < _SMALL * size and any(_bag(line) <= bag for bag in bags)
    }


def _bag(line: Line) -> set[str]:
    return set(re.findall(r"[a-z]+", line.text.lower()))


def _in_zone(page: Page, line: Line) -> bool:
    return line.bottom < _ZONE * page.height or line.top > (1 - _ZONE) * page.height


def _footnotes(row: Sequence[Line], size: float) -> set[Line]:
    """The run of small lines at the foot, from the first that begins with a mark."""
    small: list[Line] = []
    for line in reversed(row):
        if line.size >= _SMALL * size:
            break
        small.append(line)
    small.reverse()
    for place, line in enumerate(small):
        marked = bool(line.marks) and line.marks[0].x0 <= line.words[0].x0
        if marked or re.match(r"^(\d{1,2}|\*)\s*\D", line.text):
            return set(small[place:])
    return set()
