"""What a second reader's grades change: the order of the paragraphs, and whether their group answers.

A grade moves the log odds of a probability by a fixed step and never decides alone: what the search is
sure of stands against a grade, and what it thinks nothing of is not made an answer by one.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace

from service.retrieval.found import Found

BEST_GRADE = 3
"""Grades go from 0 (about something else) to 3 (answers)."""
_PARAGRAPH_STEPS = (-2.0, -0.5, 1.0, 2.5)  # of log odds, for grades 0 to 3
_GROUP_STEPS = (-1.5, -1.0, 0.5, 1.5)  # the same for the group, by its best grade
_SMALLEST = 1e-6


def with_grades(found: Found, grades: Mapping[int, int]) -> Found:
    """The group in its new order, with its new probability of answering; `grades` (0 to 3) are by row.

    A paragraph without a grade keeps its probability, and a group without any stays as it is.
    """
    given = [grades[one.stored.row] for one in found.scored if one.stored.row in grades]
    if not given:
        return found
    scored = [
        replace(one, probability=_moved(one.probability, _PARAGRAPH_STEPS[grades[one.stored.row]]))
        if one.stored.row in grades
        else one
        for one in found.scored
    ]
    scored.sort(key=lambda one: (-one.probability, one.stored.row))
    answers = _moved(found.answers, _GROUP_STEPS[max(given)])
    return replace(found, scored=tuple(scored), answers=answers)


def _moved(probability: float, step: float) -> float:
    """The probability whose log odds are `step` higher."""
    inside = min(max(probability, _SMALLEST), 1 - _SMALLEST)
    return 1.0 / (1.0 + math.exp(-(math.log(inside / (1 - inside)) + step)))
