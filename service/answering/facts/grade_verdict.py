"""Whether the grades of one authority are what a question takes them for: yes, no, or a correction."""

from __future__ import annotations

import re
from collections.abc import Sequence

from service.answering.facts.asked import Times, times
from service.answering.facts.given import Given
from service.answering.facts.scale import OVERALL
from service.answering.facts.wanted import Wanted, wanted
from service.question.model import Question

_IN_ANY = re.compile(
    r"\b(?:for|in|on|at) (?:anything|any (?:one )?(?:areas?|judge?ments?|categor\w+|parts?|strands?|box))\b",
    re.IGNORECASE,
)


def grades_meant(question: Question, reports: Sequence[Sequence[Given]]) -> list[Given]:
    """The grades, one a report, newest first, that a question about one authority and one grade is about.

    `reports` are the grades of each report of that authority, newest first.
    """
    targets = []
    everything = question.fact is not None and question.fact.judgement is None
    for grades_given in reports:
        about = [one for one in grades_given if not everything or one.grade.judgement == OVERALL]
        if len({one.grade.grade for one in about}) == 1:
            targets.append(about[0])
    return targets


def verdict(question: Question, reports: Sequence[Sequence[Given]]) -> str:
    """'Yes.' or 'No.' where the question asks about a grade; a correction where it takes a wrong one for granted; '' where it does neither.

    `reports` as for `grades_meant`.
    """
    asked_for = wanted(question)
    targets = grades_meant(question, reports)
    over = times(question.text)
    if asked_for is None or not targets:
        return ""
    if len(targets) > 1 and over in (None, Times.EACH):
        return _of_each(question, [asked_for.fits(one.grade.grade) for one in targets])
    in_any = _IN_ANY.search(question.text) is not None
    if question.yes_no and asked_for.several and not in_any:
        return ""  # "is it good or outstanding?" is answered by the grade, not by yes
    throughout = question.fact is not None and question.fact.judgement is None
    fitting = [asked_for.fits(one.grade.grade) for one in reports[0]]
    if throughout and len(targets) == 1:
        right = any(fitting) if in_any else all(fitting)
    else:
        right = _right(asked_for, targets, over)
    if question.yes_no:
        better = asked_for.surpassed_by(targets[0].grade.grade) if len(targets) == 1 else False
        said = "Yes" if right else "No, better than that" if better else "No"
        # What was before the one report held, nobody here knows.
        alone = len(targets) == 1 and over in (Times.EVER, Times.NEVER, Times.ALWAYS)
        return f"{said}, going by the one report held." if alone else f"{said}."
    if right:
        return ""
    if throughout and len(fitting) > 1:
        return f"{'Not every' if any(fitting) else 'No'} judgement was {asked_for.phrase}."
    return f"The grade was not {asked_for.phrase}."


def _of_each(question: Question, fitting: Sequence[bool]) -> str:
    """Yes or no to a question about several reports, where all of them agree."""
    if not question.yes_no or len(set(fitting)) > 1:
        return ""
    return "Yes." if fitting[0] else "No."


def _right(asked_for: Wanted, targets: Sequence[Given], over: Times | None) -> bool:
    """Whether the grades are as asked: one of them for "ever", all of them for "always" and "never"."""
    fitting = [asked_for.fits(one.grade.grade) for one in targets]
    return any(fitting) if over is Times.EVER else all(fitting)
