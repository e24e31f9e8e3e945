"""Characters with their places gathered into visual lines, cell by cell. Knows nothing of PDF files."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from statistics import median

from indexer.readers.blocks import Line
from indexer.readers.characters import visible

HYPHEN_AT_END = "\u00ad"
"""What a line ends with when its last glyph is a hyphen of unknown kind; the joining of lines decides."""

_CELL_GAP = 1.5
_RUN_GAP = 0.8
_WORD_GAP = 0.6
_SAME_BASELINE = 0.25
_CENTRED = 0.75
_SMALL = 0.8
_SUPERSCRIPTS = frozenset("\u00b9\u00b2\u00b3\u2070\u2074\u2075\u2076\u2077\u2078\u2079")
_MARKS = frozenset("0123456789*\u2020\u2021") | _SUPERSCRIPTS


@dataclass(frozen=True, slots=True)
class Character:
    """A glyph: its text, left and right edge, baseline from the page's top (points), size, weight.

    `spaced` says that white space stands before it in the file's own order.
    """

    text: str
    left: float
    right: float
    baseline: float
    size: float
    bold: bool
    spaced: bool = False
    italic: bool = False


@dataclass(slots=True)
class _Run:
    """Characters that follow one another on one baseline."""

    characters: list[Character] = field(default_factory=list)

    @property
    def left(self) -> float:
        return self.characters[0].left

    @property
    def right(self) -> float:
        return max(c.right for c in self.characters)

    @property
    def size(self) -> float:
        return median(c.size for c in self.characters)

    @property
    def baseline(self) -> float:
        return median(c.baseline for c in self.characters)


def gather(characters: Iterable[Character], page: int) -> list[Line]:
    """Visual lines of a page from top to bottom; pieces on one baseline are cells of one line."""
    runs = _runs(characters)
    rows = _rows(runs)
    lines = []
    for row in rows:
        line = _line(row, page)
        if line is not None:
            lines.append(line)
    return lines


def _runs(characters: Iterable[Character]) -> list[_Run]:
    runs: list[_Run] = []
    current: _Run | None = None
    last: Character | None = None
    for character in characters:
        if (
            current is None
            or last is None
            or abs(character.baseline - last.baseline) > 0.6 * max(character.size, last.size)
            or character.left < last.left - 2 * max(character.size, last.size)
        ):
            current = _Run()
            runs.append(current)
        current.characters.append(character)
        last = character
    return runs


def _rows(runs: list[_Run]) -> list[list[_Run]]:
    """Runs put together when they stand on one baseline, rows from top to bottom."""
    rows: list[list[_Run]] = []
    for run in sorted(runs, key=lambda r: (r.baseline, r.left)):
        row = rows[-1] if rows else None
        if row is not None:
            reference = max(row, key=lambda r: len(r.characters))
            size = max(run.size, reference.size)
            near = abs(run.baseline - reference.baseline) <= _SAME_BASELINE * size
            raised = _is_mark(run, reference) or _is_mark(reference, run)
            # A cell set half-way down beside a name of two lines belongs to the row of the first.
            beside = run.left > max(r.right for r in row) + _RUN_GAP * size
            centred = beside and run.baseline - reference.baseline <= _CENTRED * size
            if near or raised or centred:
                row.append(run)
                continue
        rows.append([run])
    return rows


def _is_mark(run: _Run, other: _Run) -> bool:
    """Whether `run` is a footnote mark set above the line `other`."""
    return (
        len(run.characters) <= 3
        and all(c.text in _MARKS for c in run.characters)
        and run.size <= _SMALL * other.size
        and -0.2 * other.size <= other.baseline - run.baseline <= 0.75 * other.size
    )


def _line(row: list[_Run], page: int) -> Line | None:
    runs = sorted(row, key=lambda r: r.left)
    characters = [c for run in runs for c in run.characters]
    firsts = {id(run.characters[0]) for run in runs}
    size = _usual_size(characters)
    baseline = median(c.baseline for c in characters)
    kept: list[Character] = []
    note_first = False
    marked = False
    for position, character in enumerate(characters):
        if _is_note_mark(character, size, baseline):
            note_first, marked = note_first or position == 0, True
            continue
        # The space that was read before "," belonged to the mark between the word and its comma.
        stop = marked and character.text in ".,;:)"
        kept.append(replace(character, spaced=False) if stop else character)
        marked = False
    cells, left, right = _cells(kept, size, firsts)
    text = " ".join(cell for cell, _ in cells).strip()
    if not text:
        return None
    letters = [c for c in kept if c.text.isalnum()]
    bold = bool(letters) and sum(c.bold for c in letters) >= 0.9 * len(letters)
    italic = bool(letters) and sum(c.italic for c in letters) >= 0.9 * len(letters)
    return Line(
        text,
        page,
        left,
        right,
        baseline,
        round(size, 1),
        bold,
        italic,
        note_first=note_first,
        cells=tuple(c for c, _ in cells),
        lefts=tuple(x for _, x in cells),
    )


def _usual_size(characters: list[Character]) -> float:
    letters = [c.size for c in characters if c.text.isalpha()]
    return median(letters) if letters else median(c.size for c in characters)


def _is_note_mark(character: Character, size: float, baseline: float) -> bool:
    if character.text in _SUPERSCRIPTS:
        return True
    return (
        character.text in _MARKS
        and character.size <= _SMALL * size
        and baseline - character.baseline > -0.1 * size
    )


def _cells(
    characters: list[Character], size: float, firsts: set[int]
) -> tuple[list[tuple[str, float]], float, float]:
    """The cells of a row as (text, left edge), and the left and right edge of the whole row."""
    cells: list[tuple[str, float]] = []
    text = ""
    begun = 0.0
    last: Character | None = None
    for character in characters:
        if last is not None:
            gap = character.left - last.right
            if gap > (_RUN_GAP if id(character) in firsts else _CELL_GAP) * size:
                cells.append((text, begun))
                text = ""
            elif character.spaced or gap > _WORD_GAP * size or gap < -size:
                text += " "
        if not text:
            begun = character.left
        text += character.text
        last = character
    if not characters or last is None:
        return [], 0.0, 0.0
    cells.append((text, begun))
    tidy = [(visible(_hyphens(cell)).strip(), left) for cell, left in cells]
    return [cell for cell in tidy if cell[0]], characters[0].left, max(c.right for c in characters)


def _hyphens(text: str) -> str:
    """Pdfium gives a hyphen at a line's end as U+0002, some fonts as U+FFFE: marked for the joining."""
    return text.replace("\x02", HYPHEN_AT_END).replace("\ufffe", HYPHEN_AT_END)
