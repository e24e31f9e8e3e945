"""Which of the numbers at the beginning of lines are paragraph numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

PRINTED = re.compile(
    r"(?P<number>\d{1,3})(?!\d)(?P<stop>\.|\))?(?P<space>\s*)(?=[A-Z\u2018\u201c'\"(\[0-9a-z\u00a3\u2022])"
)
"""A number that may begin a paragraph; `stop` and `space` say how sure that is."""

_MAX_GAP = 6


@dataclass(frozen=True, slots=True)
class Candidate:
    """A number found at the beginning of a line: where (index of the line), and how sure (0 to 3)."""

    index: int
    number: int
    strength: float


def choose(candidates: Sequence[Candidate]) -> frozenset[int]:
    """Indices of the lines whose number is a paragraph's.

    Of all ways to leave numbers out, the one is taken whose numbers run on most evenly: a step of
    one is best, a small gap or a repeat is allowed where the print is sure, and a run may start again
    at 1. A year or a percentage that happens to begin a line does not run on and is left out.
    """
    ordered = sorted(candidates, key=lambda c: c.index)
    best: list[float] = []
    previous: list[int | None] = []
    for here, candidate in enumerate(ordered):
        score = candidate.strength + _opening(candidate)
        link: int | None = None
        for before in range(max(0, here - 40), here):
            total = best[before] + candidate.strength + _step(ordered[before], candidate)
            if total > score:
                score, link = total, before
        best.append(score)
        previous.append(link)
    if not best:
        return frozenset()
    at: int | None = max(range(len(best)), key=lambda i: best[i])
    if at is None or best[at] <= 0:
        return frozenset()
    chosen = set()
    while at is not None:
        chosen.add(ordered[at].index)
        at = previous[at]
    return frozenset(chosen)


def _opening(candidate: Candidate) -> float:
    """How well a run may begin with this number."""
    if candidate.number == 1:
        return 1.0
    return -1.5 if candidate.number <= 3 else -3.0


def _step(before: Candidate, after: Candidate) -> float:
    """How well `after` follows `before`."""
    difference = after.number - before.number
    if difference == 1:
        return 1.0
    if 1 < difference <= _MAX_GAP:
        return -0.8 - 0.3 * difference
    if difference == 0:
        return -1.2
    if after.number == 1:
        return -0.5
    if -2 <= difference < 0:
        return -2.0
    return -4.0
