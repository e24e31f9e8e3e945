"""Judgement tables: names on the left, grades on the right, put together row by row by their places."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from indexer.readers.blocks import Line
from indexer.structure.grades import is_grade_cell
from indexer.structure.passages import join

_WORDS = re.compile(
    r"(?:(?:requires?|improvement|to|be|good|outstanding|inadequate|adequate|grade\s*\d)\b[\s.*()]*)+",
    re.IGNORECASE,
)
_FIRST = re.compile(r"(?:requires?|good|outstanding|inadequate|adequate)\b", re.IGNORECASE)
_SAME_COLUMN = 10.0
_RIGHT_OF = 190.0
_NEXT_ROW = 90.0
_SAME_CELL = 1.45
_TORN = 500.0


@dataclass(frozen=True, slots=True)
class _Piece:
    """A piece of a grade: index of its line, what it says, where it stands."""

    index: int
    text: str
    left: float
    baseline: float


@dataclass(slots=True)
class _Grade:
    """A grade put together from pieces that stand one above the other."""

    pieces: list[_Piece]

    @property
    def text(self) -> str:
        return " ".join(piece.text for piece in self.pieces)


def with_grade_rows(lines: Sequence[Line]) -> list[Line]:
    """`lines` with every row of a judgement table as one line of two cells: its name and its grade."""
    result = list(lines)
    pieces = _pieces(lines)
    taken: dict[int, Line | None] = {}
    for table in _tables(lines, pieces):
        taken.update(_rows(lines, table))
    if not taken:
        return result
    merged: list[Line] = []
    for index, line in enumerate(lines):
        if index not in taken:
            merged.append(line)
            continue
        row = taken[index]
        if row is not None:
            merged.append(row)
    return merged


def _pieces(lines: Sequence[Line]) -> list[_Piece]:
    found = []
    for index, line in enumerate(lines):
        if not line.cells or not line.lefts:
            continue
        text, left = line.cells[-1], line.lefts[-1]
        if left > _RIGHT_OF and (_WORDS.fullmatch(text.strip()) or is_grade_cell(text)):
            found.append(_Piece(index, text.strip(), left, line.baseline or 0.0))
    return found


def _tables(lines: Sequence[Line], pieces: Sequence[_Piece]) -> list[list[_Grade]]:
    """Pieces gathered into grades, and grades into tables: one column, one page, no large gap."""
    tables: list[list[_Grade]] = []
    for piece in pieces:
        grade = tables[-1][-1] if tables else None
        before = grade.pieces[-1] if grade is not None else None
        together = (
            before is not None
            and lines[before.index].page == lines[piece.index].page
            and abs(before.left - piece.left) <= _SAME_COLUMN
            and piece.baseline - before.baseline <= _NEXT_ROW
        )
        if not together or grade is None:
            tables.append([_Grade([piece])])
        elif not is_grade_cell(grade.text) or not (_FIRST.match(piece.text) or is_grade_cell(piece.text)):
            grade.pieces.append(piece)
        else:
            tables[-1].append(_Grade([piece]))
    return [[grade for grade in table if is_grade_cell(grade.text)] for table in tables]


def _rows(lines: Sequence[Line], table: Sequence[_Grade]) -> dict[int, Line | None]:
    """What becomes of the table's lines: a row in place of its first line, None for those it swallows."""
    if not table:
        return {}
    column = min(piece.left for grade in table for piece in grade.pieces)
    names = _name_lines(lines, table, column)
    if not names:
        return {}
    size = lines[names[0]].size or 12.0
    shares = _share(
        [lines[index].baseline or 0.0 for index in names],
        [(g.pieces[0].baseline, g.pieces[-1].baseline) for g in table],
        _SAME_CELL * size,
    )
    taken: dict[int, Line | None] = {}
    for grade, (start, end) in zip(table, shares, strict=True):
        own = names[start:end]
        if not own:
            return {}
        name = ""
        for index in own:
            name = join(name, _name(lines[index], column))
        first = min([*own, *(piece.index for piece in grade.pieces)])
        for index in (*own, *(piece.index for piece in grade.pieces)):
            taken[index] = None
        text = f"{name} {grade.text}"
        taken[first] = replace(
            lines[own[0]], text=text, cells=(name, grade.text), lefts=(lines[own[0]].left or 0.0, column),
            right=lines[first].right,
        )  # fmt: skip
    return taken


def _name(line: Line, column: float) -> str:
    return " ".join(
        cell for cell, left in zip(line.cells, line.lefts, strict=True) if left < column - _SAME_COLUMN
    )


def _name_lines(lines: Sequence[Line], table: Sequence[_Grade], column: float) -> list[int]:
    """The lines that hold names: left of the grades, from the first row's cell down to the last one's."""
    first, last = table[0].pieces[0].index, table[-1].pieces[-1].index
    page = lines[first].page
    while first > 0 and _same_cell(lines, first - 1, first, page, column):
        first -= 1
    while last + 1 < len(lines) and _same_cell(lines, last + 1, last, page, column):
        last += 1
    return [
        index
        for index in range(first, last + 1)
        if _name(lines[index], column) and _left_of(lines[index], column)
    ]


def _same_cell(lines: Sequence[Line], index: int, neighbour: int, page: int | None, column: float) -> bool:
    """Whether a line without a grade stands so near to its neighbour that it is part of the same name."""
    line, other = lines[index], lines[neighbour]
    if line.page != page or len(line.cells) > 1 or not _left_of(line, column):
        return False
    if abs((line.size or 0.0) - (other.size or 0.0)) > 0.5 or not _name(line, column):
        return False
    return abs((line.baseline or 0.0) - (other.baseline or 0.0)) <= _SAME_CELL * (line.size or 12.0)


def _left_of(line: Line, column: float) -> bool:
    """Whether what the line says in the first column ends before the second begins."""
    return len(line.cells) > 1 or (line.right or 0.0) < column


def _share(
    names: Sequence[float], grades: Sequence[tuple[float, float]], pitch: float
) -> list[tuple[int, int]]:
    """For each grade the run of name lines that is its own: the division that fits the places best.

    `names` are baselines, `grades` the first and last baseline of each grade, `pitch` the most that two
    lines of one cell lie apart (points). A grade stands beside the middle, the first or the last line of
    its name; lines that lie close together belong to one cell, others do not.
    """
    count, wanted = len(names), len(grades)
    infinite = float("inf")
    best = [[infinite] * (count + 1) for _ in range(wanted + 1)]
    cut = [[0] * (count + 1) for _ in range(wanted + 1)]
    best[0][0] = 0.0
    for row in range(1, wanted + 1):
        for end in range(row, count + 1):
            for start in range(row - 1, end):
                total = best[row - 1][start] + _misfit(names, start, end, grades[row - 1], pitch)
                if total < best[row][end]:
                    best[row][end], cut[row][end] = total, start
    if best[wanted][count] == infinite:
        return [(0, 0)] * wanted
    shares: list[tuple[int, int]] = []
    end = count
    for row in range(wanted, 0, -1):
        start = cut[row][end]
        shares.append((start, end))
        end = start
    return shares[::-1]


def _misfit(names: Sequence[float], start: int, end: int, grade: tuple[float, float], pitch: float) -> float:
    """How badly the lines `start` to `end` fit a grade, in square points; a torn or glued cell counts most."""
    own = names[start:end]
    first, last = grade
    distance = min(abs((own[0] + own[-1]) / 2 - (first + last) / 2), abs(own[0] - first), abs(own[-1] - last))
    wrong = sum(1 for above, below in pairwise(own) if below - above > pitch)
    if start > 0 and names[start] - names[start - 1] <= pitch:
        wrong += 1
    return distance * distance + wrong * _TORN
