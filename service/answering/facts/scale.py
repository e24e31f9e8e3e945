"""Ofsted's scale of four steps, and which judgements of different frameworks are about the same thing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from indexer.model import Grade
from service.answering.facts.asked import Comparison

OVERALL = "Overall effectiveness"
PROTECTION = "The experiences and progress of children who need help and protection"
_STEPS = {"Outstanding": 1, "Good": 2, "Requires improvement": 3, "Adequate": 3, "Inadequate": 4}

SCALE = tuple(_STEPS)
"""The grades, the highest first."""
_CARE_AND_LEAVERS = "children in care and care leavers"
_SUBJECTS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), subject)
    for pattern, subject in (
        (r"\boverall\b", "overall"),
        (r"safeguarding children.{0,3} board|\bLSCB\b", "safeguarding board"),
        (r"leaders", "leadership"),
        (r"adoption", "adoption"),
        (r"(?:in care|looked.after).{0,12}(?:care.leavers|care.experienced)", _CARE_AND_LEAVERS),
        (r"care.leavers|care.experienced|leaving care", "care leavers"),
        (r"in care|looked.after", "children in care"),
        (r"help|protection", "help and protection"),
    )
)
_WIDER = {
    "care leavers": (_CARE_AND_LEAVERS,),
    "children in care": (_CARE_AND_LEAVERS,),
    _CARE_AND_LEAVERS: ("children in care", "care leavers"),
}


def step(grade: str) -> int:
    """1 (outstanding) to 4 (inadequate); raises KeyError for a word that is not on the scale."""
    return _STEPS[grade]


def satisfies(grade: str, compared: Comparison, wanted: str) -> bool:
    """Whether `grade` is, is at least, is below … the grade `wanted`. Steps of one height are told apart by IS."""
    if compared is Comparison.IS:
        return grade == wanted
    if compared is Comparison.NOT:
        return grade != wanted
    if compared is Comparison.AT_LEAST:
        return step(grade) <= step(wanted)
    if compared is Comparison.AT_MOST:
        return step(grade) >= step(wanted)
    if compared is Comparison.BELOW:
        return step(grade) > step(wanted)
    return step(grade) < step(wanted)


def subject(judgement: str) -> str:
    """What a judgement is about, the same for its names in all frameworks."""
    return known_subject(judgement) or judgement.lower()


def known_subject(heading: str) -> str | None:
    """What judgement a heading or a name is of, None where it is of none that is known."""
    return next((name for pattern, name in _SUBJECTS if pattern.search(heading)), None)


def wider_subjects(judgement: str) -> tuple[str, ...]:
    """What judgements hold this one or are held by it, in other frameworks ("children in care and care leavers")."""
    return _WIDER.get(subject(judgement), ())


def same_subject(judgement: str, other: str) -> bool:
    """Whether two judgements, perhaps of different frameworks, are about the same thing."""
    return subject(judgement) == subject(other)


def grades_for(grades: Sequence[Grade], judgement: str | None) -> tuple[Grade, ...]:
    """The grades for `judgement`, all (overall first) when it is None.

    The judgement of that name is preferred, then one on the same subject in another framework's words,
    then the wider or narrower judgements that hold it ("children in care and care leavers").
    """
    if judgement is None:
        return tuple(sorted(grades, key=lambda grade: grade.judgement != OVERALL))
    wanted = subject(judgement)
    for names in ((wanted,), wider_subjects(judgement)):
        found = tuple(grade for grade in grades if subject(grade.judgement) in names)
        exact = tuple(grade for grade in found if grade.judgement.lower() == judgement.lower())
        if found:
            return exact or found
    return ()
