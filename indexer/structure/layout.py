"""Positioned lines to passages: gaps, indents and fonts say where a passage begins."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from indexer.readers.blocks import Line
from indexer.structure.bullets import bullet
from indexer.structure.furniture import body_size
from indexer.structure.grades import is_grade_cell
from indexer.structure.numbering import PRINTED, Candidate, choose
from indexer.structure.passages import Passage, Role, join
from indexer.structure.tables import with_grade_rows

_GAP = 1.22
_INDENT = 8.0
_COLUMN = 14.0
_LONGEST_HEADING = 110

_LABEL = re.compile(
    r"(?:(?:lead|reporting|deputy lead|team|shadow|additional|seconded|associate) inspectors?|inspection dates?|(?:report )?published"
    r"|age group|senior data analysts?|quality assurance managers?)\b ?(?:\(\w+\) ?)?(?::|(?-i:(?=[A-Z][a-z]+ [A-Z])))",
    re.IGNORECASE,
)
"""Lines of covers and team lists that say what they are: each stands by itself."""


@dataclass(frozen=True, slots=True)
class Page:
    """What is usual in the document: font size, distance of baselines, text's right edge (points)."""

    size: float
    pitch: float
    right: float


def measure(lines: Sequence[Line]) -> Page:
    """The usual measures of a document's running text."""
    size = body_size(lines)
    pitches: Counter[float] = Counter()
    for above, below in pairwise(lines):
        if above.page == below.page and above.size == below.size == size:
            distance = (below.baseline or 0) - (above.baseline or 0)
            if 0.9 * size < distance < 2.2 * size:
                pitches[round(distance * 2) / 2] += 1
    pitch = pitches.most_common(1)[0][0] if pitches else 1.2 * size
    rights = [line.right or 0.0 for line in lines if len(line.text) > 60]
    return Page(size, pitch, max(rights) if rights else 520.0)


def passages(lines: Sequence[Line]) -> list[Passage]:
    """The passages of a paged document, furniture and footnotes already gone."""
    usual = measure(lines)
    lines = with_grade_rows(lines)
    numbered = choose(_candidates(lines, usual))
    result: list[Passage] = []
    group: list[Line] = []
    kind: tuple[Role, int | None, bool] = (Role.TEXT, None, False)
    first_index = 0
    context = _Context()
    for index, line in enumerate(lines):
        begins = _begins(lines, index, usual, index in numbered, group)
        if begins is not None and group:
            result.append(
                _passage(group, kind, usual, context, lines[first_index - 1] if first_index else None)
            )
            group = []
        if begins is not None or not group:
            kind = begins or (Role.TEXT, None, False)
            first_index = index
        group.append(line)
    if group:
        result.append(_passage(group, kind, usual, context, lines[first_index - 1] if first_index else None))
    return result


def _candidates(lines: Sequence[Line], usual: Page) -> list[Candidate]:
    found: list[tuple[int, int, bool, bool]] = []
    for index, line in enumerate(lines):
        match = PRINTED.match(line.text)
        if match is None or (line.size or usual.size) < 0.85 * usual.size:
            continue
        if is_grade_cell(line.cells[-1]):
            continue
        own_cell = len(line.cells) > 1 and line.cells[0].rstrip(".)") == match["number"]
        dotted = bool(match["stop"])
        first = line.text[match.end() : match.end() + 1]
        if not own_cell and (match["stop"] == ")" or (first.isdigit() and not match["space"])):
            continue
        if not dotted and not own_cell and not (match["space"] and first.isupper()):
            continue
        found.append((index, int(match["number"]), own_cell, dotted))
    columns = Counter(round((lines[index].left or 0.0) / 4) for index, *_ in found)
    if not columns:
        return []
    column = columns.most_common(1)[0][0] * 4.0
    result = []
    for index, number, own_cell, dotted in found:
        line = lines[index]
        strength = 0.0
        strength += 0.6 if own_cell else 0.2
        strength += 0.3 if dotted else -0.4
        near = abs((line.left or 0.0) - column) <= _COLUMN
        strength += 0.5 if near else -0.9
        hangs = _hangs(lines, index)
        strength += 0.6 if hangs else (-0.6 if hangs is False else 0.0)
        strength += 0.5 if _gap_above(lines, index, usual) else -0.4
        if line.bold:
            strength -= 0.5
        result.append(Candidate(index, number, strength))
    return result


def _hangs(lines: Sequence[Line], index: int) -> bool | None:
    """Whether the next line is indented deeper than this one; None at a page's end."""
    if index + 1 >= len(lines) or lines[index + 1].page != lines[index].page:
        return None
    if PRINTED.match(lines[index + 1].text):
        return None
    return (lines[index + 1].left or 0.0) > (lines[index].left or 0.0) + _INDENT


def _gap_above(lines: Sequence[Line], index: int, usual: Page) -> bool:
    """Whether more than the usual distance lies above, or a page begins here."""
    if index == 0 or lines[index - 1].page != lines[index].page:
        return True
    above, here = lines[index - 1], lines[index]
    distance = (here.baseline or 0.0) - (above.baseline or 0.0)
    pitch = max(usual.pitch, 1.15 * max(above.size or 0.0, here.size or 0.0))
    return distance > _GAP * pitch


def _begins(
    lines: Sequence[Line], index: int, usual: Page, numbered: bool, group: Sequence[Line]
) -> tuple[Role, int | None, bool] | None:
    """What begins at this line, or None when it runs on from the one above."""
    line = lines[index]
    if numbered:
        match = PRINTED.match(line.text)
        return (Role.NUMBER, int(match["number"]) if match else None, False)
    gap = _gap_above(lines, index, usual)
    found = bullet(line.text)
    if found is not None and (not found.dash or _dash_is_bullet(lines, index, gap)):
        return (Role.BULLET, None, found.dash)
    if not group or gap or _style_changes(group, lines[index - 1], line, usual):
        return (Role.TEXT, None, False)
    return None


def _style_changes(group: Sequence[Line], above: Line, line: Line, usual: Page) -> bool:
    """Whether a line is of another kind than the group above it, though no gap parts them."""
    if _is_grade_row(above) or _is_grade_row(line) or _LABEL.match(line.text):
        return True
    in_table = any(len(other.cells) > 1 for other in group)
    if len(line.cells) > 1 and in_table and not PRINTED.match(group[0].text):
        return True
    if abs((above.size or 0.0) - (line.size or 0.0)) > 0.12 * usual.size:
        return True
    heading = _heading_font(group, usual)
    if heading:
        return not _heading_font([line], usual)
    ended = _short_line(above, line, usual)
    if line.italic != above.italic and ended and _short(line if line.italic else above, usual):
        return True
    margin = (line.left or 0.0) <= (above.left or 0.0)
    return line.bold and not above.bold and ended and margin and not in_table


def _is_grade_row(line: Line) -> bool:
    return len(line.cells) == 2 and is_grade_cell(line.cells[1])


def _dash_is_bullet(lines: Sequence[Line], index: int, gap: bool) -> bool:
    if lines[index].text[0] in "\u2500\u2501":
        return True
    if index + 1 < len(lines) and lines[index + 1].page == lines[index].page:
        follows = bullet(lines[index + 1].text)
        if (lines[index + 1].left or 0.0) > (lines[index].left or 0.0) + 4 and follows is None:
            return True
    if not gap:
        return False
    above = lines[index - 1].text.rstrip() if index else ""
    return lines[index - 1].page == lines[index].page or above.endswith((":", ".", ";", ","))


def _heading_font(group: Sequence[Line], usual: Page) -> bool:
    return all(line.bold or line.italic or (line.size or 0.0) > 1.1 * usual.size for line in group)


def _short(line: Line, usual: Page) -> bool:
    """Whether a line leaves a good part of its measure empty, as headings do."""
    return (line.right or 0.0) < usual.right - 60


def _short_line(above: Line, line: Line, usual: Page) -> bool:
    """Whether the line above ended with room for this line's first word."""
    word = line.text.split(" ", 1)[0]
    width = ((line.right or 0.0) - (line.left or 0.0)) / max(len(line.text), 1)
    return (above.right or 0.0) + width * (len(word) + 1) < usual.right - 2


@dataclass(slots=True)
class _Context:
    """Where the last entries stood: left edge of marks and of their text."""

    number_left: float | None = None
    text_left: float | None = None
    bullets: list[tuple[float, float]] | None = None


def _passage(
    group: Sequence[Line],
    kind: tuple[Role, int | None, bool],
    usual: Page,
    context: _Context,
    above: Line | None,
) -> Passage:
    role, number, dash = kind
    first = group[0]
    text = first.text
    cells: tuple[str, ...] = ()
    if role is Role.NUMBER:
        match = PRINTED.match(text)
        text = text[match.end() :] if match else text
    elif role is Role.BULLET:
        found = bullet(text)
        text = found.text if found else text
    elif _is_row(group):
        role, cells = Role.ROW, _row_cells(group)
    for line in group[1:]:
        text = join(text, line.text)
    depth, inset = _place(role, group, dash, context)
    is_heading = role is Role.TEXT and _heading_font(group, usual) and _heading_length(text)
    if is_heading:
        role = Role.HEADING
    broken = above is not None and above.page != first.page
    return Passage(
        text.strip(), role, first.page, group[-1].page, number, depth, _rank(group, usual) if is_heading else 0,
        inset, broken, cells, len(group) == 1,
    )  # fmt: skip


def _place(role: Role, group: Sequence[Line], dash: bool, context: _Context) -> tuple[int, bool | None]:
    """Depth of a bullet, and whether a text is indented like the text of the entry before it."""
    left = group[0].left or 0.0
    text_left = median([line.left or 0.0 for line in group[1:]]) if len(group) > 1 else None
    if role is Role.NUMBER:
        context.number_left, context.bullets = left, None
        context.text_left = (
            text_left if text_left is not None and text_left > left + _INDENT else context.text_left
        )
        return 0, None
    if role is Role.BULLET:
        stack = context.bullets or []
        while stack and left < stack[-1][0] - 4:
            stack.pop()
        if not stack or left > stack[-1][0] + _INDENT:
            stack.append((left, text_left if text_left is not None else left + 14))
        elif text_left is not None:
            stack[-1] = (stack[-1][0], text_left)
        context.bullets = stack
        depth = len(stack) - 1
        return (max(depth, 1) if dash and len(stack) > 1 else depth), None
    if all(line.bold or line.italic for line in group):
        context.bullets = None
        return 0, False
    edge = context.bullets[0][0] if context.bullets else context.number_left
    if edge is None:
        return 0, None
    return 0, left > edge + _INDENT


def _heading_length(text: str) -> bool:
    """Whether a passage in a heading's font is as short as one: whole paragraphs are set bold, too."""
    return len(text) <= _LONGEST_HEADING or (
        len(text) <= 2 * _LONGEST_HEADING and not text.rstrip().endswith(".")
    )


def _is_row(group: Sequence[Line]) -> bool:
    return any(len(line.cells) > 1 for line in group) and len(group) <= 5


def _row_cells(group: Sequence[Line]) -> tuple[str, ...]:
    """The cells of a row that takes several lines, run together column by column."""
    columns: list[str] = []
    for line in group:
        for column, cell in enumerate(line.cells):
            if column < len(columns):
                columns[column] = join(columns[column], cell)
            else:
                columns.append(cell)
    return tuple(columns)


def _rank(group: Sequence[Line], usual: Page) -> int:
    """The level that a heading's font suggests, 1 the highest."""
    ratio = max((line.size or 0.0) for line in group) / usual.size
    if ratio >= 1.3:
        return 1
    if ratio >= 1.1:
        return 2
    return 4 if any(line.bold for line in group) else 5
