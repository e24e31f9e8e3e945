"""The printed numbers of a report: found by the column they stand in and by their order alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from eval.parsing.lines import Line

_NUMBER = re.compile(r"^(\d{1,3})(?:\.(?!\d)|\)|$)")
_DRIFT = 12.0  # points: numbers of one column stand at most so far apart (shifted pages, ends aligned)
_ENOUGH = 8  # a column holds at least so many numbers in order, or the report counts as unnumbered
_REPEAT, _SKIP, _RESTART = 0.6, 0.4, 4.5  # what a repeat, each number left out, a new start costs
_ESTABLISHED = 5  # a number is repeated only within a list, not at the rows of a table before it
_FURTHEST = 4  # more numbers left out in one place are another list


@dataclass(frozen=True, slots=True)
class NumberLine:
    """A line that begins a numbered paragraph: its place in the body's lines, and the number."""

    place: int
    number: int


def numbered_lines(body: Sequence[Line]) -> list[NumberLine]:
    """The lines of `body` that begin numbered paragraphs, in order; none in an unnumbered report."""
    best: list[NumberLine] = []
    found = [start for place, line in enumerate(body) if (start := _candidate(place, line)) is not None]
    starts = _of_one_style(found, body)
    for column in {round(body[start.place].x0) for start in starts}:
        within = [start for start in starts if abs(body[start.place].x0 - column) <= _DRIFT]
        chain = _chain(within)
        if len(chain) > len(best):
            best = chain
    return _filled(best, found) if len(best) >= _ENOUGH else []


def _filled(chain: Sequence[NumberLine], found: Sequence[NumberLine]) -> list[NumberLine]:
    """`chain` with the numbers it leaves out, where they stand in another column or without a stop."""
    filled = list(chain[:1])
    for earlier, later in pairwise(chain):
        for start in found:
            if (
                earlier.place < start.place < later.place
                and filled[-1].number + 1 == start.number < later.number
            ):
                filled.append(start)
        filled.append(later)
    return filled


def _of_one_style(starts: Sequence[NumberLine], body: Sequence[Line]) -> list[NumberLine]:
    """Without bare figures at line starts, in a report whose numbers have a full stop or bracket."""
    marked = [found for found in starts if not body[found.place].words[0].text.isdigit()]
    return marked if len(marked) * 2 > len(starts) else list(starts)


def _candidate(place: int, line: Line) -> NumberLine | None:
    match = _NUMBER.match(line.words[0].text)
    return NumberLine(place, int(match[1])) if match else None


def _chain(found: Sequence[NumberLine]) -> list[NumberLine]:
    """The dearest way through `found`, each number counting one and each irregularity its cost."""
    scores: list[float] = []
    lengths: list[int] = []
    before: list[int | None] = []
    for index, this in enumerate(found):
        score, previous, length = 1.0, None, 1
        for earlier in range(index):
            step = _cost(found[earlier].number, this.number)
            if step == _REPEAT and lengths[earlier] < _ESTABLISHED:
                continue
            if step is not None and scores[earlier] + 1 - step >= score:
                score, previous, length = scores[earlier] + 1 - step, earlier, lengths[earlier] + 1
        scores.append(score)
        lengths.append(length)
        before.append(previous)
    if not scores:
        return []
    at: int | None = max(range(len(scores)), key=lambda index: scores[index])
    chain: list[NumberLine] = []
    while at is not None:
        chain.append(found[at])
        at = before[at]
    return chain[::-1]


def _cost(earlier: int, later: int) -> float | None:
    """What it costs to print `later` next after `earlier`; None where no list does so."""
    step = later - earlier
    if step == 0:
        return _REPEAT
    if 0 < step <= _FURTHEST + 1:
        return _SKIP * (step - 1)
    return _RESTART if later == 1 else None
