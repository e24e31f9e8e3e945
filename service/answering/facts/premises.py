"""Questions that take a grade for granted ("why was it judged inadequate?"): corrected where it is another.

Where the premise holds, what the report says in brief is the nearest to a reason that can be quoted.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from indexer.contracts import PublishedIndex
from service.answering.body import Body
from service.answering.citations import CitationBook
from service.answering.facts.change import course_of, grade_change
from service.answering.facts.covered import Owner, owners
from service.answering.facts.given import grade_told
from service.answering.facts.grades import contradicted, grades
from service.answering.facts.moves import moves_asked
from service.answering.facts.scale import OVERALL, step
from service.answering.lookups import overview
from service.question.model import FactKind, Question

_WORSE = re.compile(
    r"\b(?:worse|worsen\w*|declin\w+|deteriorat\w+|dropp?\w*|f[ae]ll\w*|slip\w*|los[et]\w*|downgraded|down|no longer|any ?more)\b",
    re.IGNORECASE,
)

_OF_A_GRADE = re.compile(
    r"\b(?:grades?|ratings?|rated|upgraded|marks?|went up|move[ds]? up)\b", re.IGNORECASE
)


def premise(question: Question, index: PublishedIndex, book: CitationBook) -> Body | None:
    """The grade taken for granted put right, or the report in brief where it is right.

    None, with nothing cited, where the question is not about one authority or no grade is held.
    """
    asked = owners(question, index)
    if question.fact is None or len(asked) != 1:
        return None
    if question.fact.kind is FactKind.GRADE:
        wrong = contradicted(question, index)
        if wrong is None:
            return None
        return grades(question, index, book) if wrong else _in_brief(question, index, book)
    moved = _change(asked[0], question, index, book) or _untrue_since(asked[0], question, index, book)
    if moved is None and moves_asked(question.text).after:
        # One report alone shows where it ended.
        arrived = replace(question, fact=replace(question.fact, kind=FactKind.GRADE))
        return grades(arrived, index, book) if contradicted(arrived, index) else None
    return moved


def _change(owner: Owner, question: Question, index: PublishedIndex, book: CitationBook) -> Body | None:
    """A change taken for granted: put right where no step of the time asked about goes that way."""
    judgement = question.fact.judgement if question.fact else None
    named = question.fact.grade if question.fact else None
    steps = list(pairwise(course_of(owner, question, index, judgement or OVERALL).grades))
    years = set(question.years)
    meant = [
        (before.grade.grade, after.grade.grade)
        for before, after in steps
        if not years or years & {before.report.report.year, after.report.report.year}
    ]
    told = grade_change(question, index, book) if meant else None
    if told is None:
        return None
    lower = bool(_WORSE.search(question.text))
    moved = [
        (before, after)
        for before, after in meant
        if (step(after) > step(before) if lower else step(after) < step(before))
    ]
    if not moved:
        lead = _did_not(lower)
    elif named is not None and all(named not in pair for pair in moved):
        lead = f"It did not move {'from' if lower else 'to'} {named}."
    else:
        brief = _in_brief(question, index, book)
        return Body(f"{told.text}\n\n{brief.text}", told.outcome, brief.sections, told.notes)
    return Body(f"{lead} {told.text}", told.outcome, told.sections, told.notes)


def _untrue_since(owner: Owner, question: Question, index: PublishedIndex, book: CitationBook) -> Body | None:
    """A change since an inspection that only the one report held tells of, put right where it went the other way or nowhere."""
    course = course_of(
        owner, question, index, question.fact.judgement or OVERALL if question.fact else OVERALL
    )
    earlier = grade_told(course.recall.quote) if course.recall else None
    if earlier is None or len(course.grades) != 1:
        return None
    moved = step(course.grades[0].grade.grade) - step(earlier)
    lower = bool(_WORSE.search(question.text))
    if not lower and not _OF_A_GRADE.search(question.text):
        return None  # much may get better below a grade that stays
    told = grade_change(question, index, book) if (moved <= 0 if lower else moved >= 0) else None
    if told is None:
        return None
    return Body(f"{_did_not(lower)} {told.text}", told.outcome, told.sections, told.notes)


def _did_not(lower: bool) -> str:
    return f"It did not get a {'lower' if lower else 'higher'} grade."


def _in_brief(question: Question, index: PublishedIndex, book: CitationBook) -> Body:
    text, outcome, sections = overview(question, index, book)
    return Body(text, outcome, sections)
