"""Words put together to lines, each with the facts of print that later steps look at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from eval.parsing.printed import Page, Word

_SAME_LINE = 0.5  # of the lower word's height: overlapping by more, two words stand on one line
_RAISED = 0.8  # of the line's size: smaller words are marks, if they stand high as well


@dataclass(frozen=True, slots=True)
class Line:
    """Words on one line, left to right; `marks` are raised footnote marks, taken out of `words`."""

    page: int
    words: tuple[Word, ...]
    marks: tuple[Word, ...] = ()

    @property
    def x0(self) -> float:
        """Left edge in points."""
        return self.words[0].x0

    @property
    def x1(self) -> float:
        """Right edge in points."""
        return max(word.x1 for word in self.words)

    @property
    def top(self) -> float:
        """Top edge in points from the page's top."""
        return min(word.top for word in self.words)

    @property
    def bottom(self) -> float:
        """Bottom edge in points from the page's top."""
        return max(word.bottom for word in self.words)

    @property
    def size(self) -> float:
        """Size of the type that most glyphs have, in points."""
        sizes: Counter[float] = Counter()
        for word in self.words:
            sizes[word.size] += len(word.text)
        return sizes.most_common(1)[0][0]

    @property
    def text(self) -> str:
        """The words with single spaces."""
        return " ".join(word.text for word in self.words)

    @property
    def bold(self) -> bool:
        """Whether most glyphs are of a heavy font."""
        heavy = sum(len(word.text) for word in self.words if word.bold)
        return heavy * 2 > sum(len(word.text) for word in self.words)


def lines_of(page: Page) -> list[Line]:
    """The page's lines from top to bottom."""
    rows: list[list[Word]] = []
    for word in sorted(page.words, key=lambda word: (-word.size, word.top)):
        row = next((row for row in rows if _beside(row[0], word)), None)
        if row is None:
            rows.append([word])
        else:
            row.append(word)
    lines = [_line(page.number, row) for row in rows]
    return sorted(lines, key=lambda line: (line.top, line.x0))


def body_size(lines: Iterable[Line]) -> float:
    """The size of type that most glyphs of a document have."""
    sizes: Counter[float] = Counter()
    for line in lines:
        for word in line.words:
            sizes[round(word.size * 2) / 2] += len(word.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _beside(first: Word, word: Word) -> bool:
    shared = min(first.bottom, word.bottom) - max(first.top, word.top)
    return shared > _SAME_LINE * min(first.bottom - first.top, word.bottom - word.top)


def _line(page: int, row: Sequence[Word]) -> Line:
    size = max(word.size for word in row)
    middle = max(row, key=lambda word: word.size)
    centre = (middle.top + middle.bottom) / 2
    words: list[Word] = []
    marks: list[Word] = []
    for word in sorted(row, key=lambda word: word.x0):
        raised = word.size < _RAISED * size and (word.top + word.bottom) / 2 < centre
        (marks if raised and word.text.isdigit() else words).append(word)
    return Line(page, tuple(words), tuple(marks))
