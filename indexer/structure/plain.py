"""Plain lines to passages: one line is one passage, markdown and HTML remains are understood."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence
from statistics import median

from indexer.readers.blocks import Document, Line, Medium
from indexer.structure.bullets import bullet
from indexer.structure.grades import is_grade_line
from indexer.structure.headings import looks_like_heading
from indexer.structure.numbering import PRINTED, Candidate, choose
from indexer.structure.passages import Passage, Role, join

_TAG = re.compile(r"</?(?:p|div|br|b|i|strong|em|span|u|h[1-6]|ul|ol|li|sup|a)\b[^>]*>", re.IGNORECASE)
_BREAKING_TAG = re.compile(r"\s*</?(?:p|div|br|h[1-6]|ul|ol|li)\b[^>]*>\s*", re.IGNORECASE)
_SUPER = re.compile(
    r"<sup>\s*\d{1,3}\s*</sup>|[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]+(?=\W|$)", re.IGNORECASE
)
_EMPHASIS = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_STRAY = re.compile(r"\*\*")
_FOOTNOTE = re.compile(r"[\u00b9\u00b2\u00b3\u2074-\u2079]+\s+\S|\[\^\d+\]:|<sup>\s*\d{1,3}\s*</sup>\s*\S")
_MARKDOWN_HEADING = re.compile(r"(#{1,6})\s+(.+?)\s*#*$")
_PAGE_LINE = re.compile(r"(?:page\s+)?\d{1,3}(?:\s+of\s+\d{1,3})?|-\s*\d{1,3}\s*-", re.IGNORECASE)
_RULE = re.compile(r"(?:[-_*=|:\s]){3,}")
_WRAP = 130
_BREAK = 3


def passages(document: Document) -> list[Passage]:
    """The passages of a document whose lines have no place on a page."""
    lines = (
        _unwrapped(_clean(document.lines)) if document.medium is Medium.TEXT else list(_clean(document.lines))
    )
    numbered = choose(_candidates(lines))
    margin = min((line.left or 0.0 for line in lines if bullet(line.text) is not None), default=0.0)
    result: list[Passage] = []
    for index, line in enumerate(lines):
        result.append(_passage(line, index in numbered, lines, index, result, margin))
    return result


def _clean(lines: Sequence[Line]) -> Iterable[Line]:
    """Lines without remains of markup; a line with block tags inside becomes several."""
    blank = 0
    for line in lines:
        if _FOOTNOTE.match(line.text.strip()) or _is_page_line(line):
            blank = max(blank, line.blank_before)
            continue
        for position, part in enumerate(_BREAKING_TAG.split(line.text)):
            text, cells = _without_markup(part)
            if not text or _RULE.fullmatch(text):
                continue
            yield Line(
                text, line.page, blank_before=max(blank, line.blank_before) if position == 0 else 1,
                heading=line.heading, bullet=line.bullet if position == 0 else None, bold=line.bold,
                cells=line.cells or cells, left=line.left if position == 0 else 0.0,
            )  # fmt: skip
            blank = 0


def _is_page_line(line: Line) -> bool:
    return line.heading is None and line.bullet is None and bool(_PAGE_LINE.fullmatch(line.text.strip()))


def _without_markup(text: str) -> tuple[str, tuple[str, ...]]:
    text = _SUPER.sub("", text)
    text = html.unescape(_TAG.sub("", text))
    text = _STRAY.sub("", _EMPHASIS.sub(r"\2", text))
    cells = tuple(" ".join(cell.split()) for cell in text.split("\t") if cell.strip())
    if text.strip().startswith("|") and text.strip().endswith("|"):
        cells = tuple(cell.strip() for cell in text.strip().strip("|").split("|") if cell.strip())
    return " ".join(cells), cells if len(cells) > 1 else ()


def _unwrapped(lines: Iterable[Line]) -> list[Line]:
    """Lines of a text that was wrapped at a fixed width, put together to whole passages."""
    listed = list(lines)
    running = [line for line in listed if len(line.text) > 30]
    if not running:
        return listed
    longest = max(len(line.text) for line in running)
    open_ended = sum(1 for line in running if not line.text.rstrip().endswith((".", ":", ";", "?")))
    if longest > _WRAP or open_ended < 0.5 * len(running) or len(running) < 8:
        return listed
    width = median(sorted(len(line.text) for line in running)[len(running) // 2 :])
    result: list[Line] = []
    for line in listed:
        before = result[-1] if result else None
        if (
            before is not None
            and line.blank_before == 0
            and not line.cells
            and not before.cells
            and bullet(line.text) is None
            and not PRINTED.match(line.text)
            and len(before.text.rsplit("\n", 1)[-1]) > 0.6 * width
        ):
            result[-1] = Line(
                join(before.text, line.text), before.page, blank_before=before.blank_before, left=before.left,
                heading=before.heading, bullet=before.bullet,
            )  # fmt: skip
            continue
        result.append(line)
    return result


def _candidates(lines: Sequence[Line]) -> list[Candidate]:
    found = []
    for index, line in enumerate(lines):
        match = PRINTED.match(line.text)
        if match is None or line.bullet is not None or line.cells:
            continue
        if match["stop"] is None or (
            line.text[match.end() : match.end() + 1].isdigit() and not match["space"]
        ):
            continue
        strength = 1.4 if match["stop"] == "." else 0.2
        if index and _open(lines[index - 1].text):
            strength -= 1.2
        if not line.text[match.end() : match.end() + 1].isupper():
            strength -= 0.4
        found.append(Candidate(index, int(match["number"]), strength))
    return found


def _open(text: str) -> bool:
    """Whether a text ends before its sentence does."""
    return bool(re.search(r"[a-z,\u2013-]$", text.strip())) and len(text) > 60


def _passage(
    line: Line, numbered: bool, lines: Sequence[Line], index: int, before: Sequence[Passage], margin: float
) -> Passage:
    text = line.text
    broken = line.blank_before >= _BREAK or (
        line.blank_before > 0 and bool(before) and _open(before[-1].text)
    )
    if line.heading is not None:
        return Passage(text, Role.HEADING, rank=line.heading, after_break=broken)
    if numbered:
        match = PRINTED.match(text)
        if match is not None:
            return Passage(text[match.end() :], Role.NUMBER, number=int(match["number"]), after_break=broken)
    if line.bullet is not None:
        found = bullet(text)
        return Passage(
            found.text if found and not found.dash else text,
            Role.BULLET,
            depth=line.bullet,
            after_break=broken,
        )
    found = bullet(text)
    if found is not None:
        nested = (line.left or 0.0) > margin or _nested_goes_on(found.text, before)
        return Passage(found.text, Role.BULLET, depth=int(nested), after_break=broken)
    if line.cells:
        return Passage(text, Role.ROW, cells=line.cells, after_break=broken)
    marked = _MARKDOWN_HEADING.match(text)
    if marked:
        return Passage(marked[2], Role.HEADING, rank=len(marked[1]), after_break=broken)
    if _is_heading(line, lines, index, before):
        return Passage(text, Role.HEADING, after_break=broken)
    return Passage(text, Role.TEXT, after_break=broken)


def _nested_goes_on(text: str, before: Sequence[Passage]) -> bool:
    """Whether an entry goes on with the nested list above it, its indent lost at a page's end."""
    if not before or before[-1].role is not Role.BULLET or before[-1].depth == 0:
        return False
    return text[:1].islower() and not before[-1].text.rstrip().endswith(".")


def _is_heading(line: Line, lines: Sequence[Line], index: int, before: Sequence[Passage]) -> bool:
    if is_grade_line(line.text):
        return True
    if not looks_like_heading(line.text):
        return False
    if index and line.blank_before == 0 and before and before[-1].role is not Role.HEADING:
        return False
    if before and before[-1].role in (Role.TEXT, Role.NUMBER, Role.BULLET) and _open(before[-1].text):
        return False
    if index + 1 >= len(lines):
        return False
    return lines[index + 1].blank_before > 0 or bullet(lines[index + 1].text) is not None
