"""The judgements of one report set against each other: the best, the weakest, those of one grade."""

from __future__ import annotations

import re
from collections.abc import Sequence

from indexer.contracts import PublishedIndex
from service.answering.body import Body
from service.answering.citations import CitationBook
from service.answering.facts.asked import End, grade_end
from service.answering.facts.covered import Owner
from service.answering.facts.given import Given, given, lower_first
from service.answering.facts.printed import marks
from service.answering.facts.scale import step
from service.answering.facts.wanted import wanted
from service.answering.facts.written import outcome_of, section, the_report, together
from service.answering.model import SectionOutcome
from service.question.model import Question
from service.wording import counted

_OF_A_REPORT = re.compile(
    r"\b(?:judge?ments?|(?:sub[- ])?(?:grades?|ratings?|areas?)|aspects?|parts?|bits?|elements?|services?|strands?|lines|rows|categor(?:y|ies)|anything|any of|sections?)\b",
    re.IGNORECASE,
)
_BOTH_ENDS = re.compile(
    r"\b(?:best|highest|strongest)\b.*\b(?:worst|lowest|weakest)\b|\b(?:worst|lowest|weakest)\b.*\b(?:best|highest|strongest)\b",
    re.IGNORECASE,
)
_OF_THE_OTHERS = re.compile(
    r"(?:\b(?:and|or)|[;?.,]) (?:which|what)\b.*(?:\bnot|n['\u2019]?t)\b|n['\u2019]t\W*$|\bthe (?:rest|others?)\b",
    re.IGNORECASE,
)
_OVER_TIME = re.compile(
    r"\bever\b|\b(?:has|have|had) (?:had|got|received|been given|achieved)\b|\bin (?:its|their) history\b|\bover the years\b",
    re.IGNORECASE,
)


def grades_within(question: Question, owner: Owner, index: PublishedIndex, book: CitationBook) -> Body | None:
    """Which judgements of the newest report covered have the best, the weakest or the grade asked about.

    None when the question does not set judgements of one report against each other, or no report gives several.
    """
    asked_for, end = wanted(question), grade_end(question.text)
    over_time = _OVER_TIME.search(question.text) is not None
    if over_time or not _OF_A_REPORT.search(question.text) or (asked_for is None and end is None):
        return None
    grades = next((found for report in owner.covered if len(found := given(report, index, None)) > 1), ())
    if not grades:
        return None
    if asked_for is not None:
        chosen = [one for one in grades if asked_for.fits(one.grade.grade)]
        what = f"judged **{asked_for.phrase}**"
    else:
        if _BOTH_ENDS.search(question.text):
            return _ends(owner, grades, book)
        steps = [step(one.grade.grade) for one in grades]
        height = min(steps) if end is End.TOP else max(steps)
        chosen = [one for one in grades if step(one.grade.grade) == height]
        what = f"given the {'best' if end is End.TOP else 'lowest'} grade of this report, **{chosen[0].grade.grade}**"
    report = grades[0].report
    verdict = ("Yes. " if chosen else "No. ") if question.yes_no else ""
    verb = "were" if len(chosen) > 1 else "was"
    number = str(len(chosen)) if chosen else "None"
    lead = f"{verdict}{number} of the {counted(len(grades), 'judgement')} at {the_report(report.report)} {verb} {what}:"
    shown: Sequence[Given] = chosen or grades
    if not chosen:
        lead = f"{lead[:-1]}. The grades were:"
    text = together(lead, _rows(shown, book))
    others = [one for one in grades if one not in shown]
    if others and _OF_THE_OTHERS.search(question.text):
        text = "\n\n".join((text, together("The others:", _rows(others, book))))
    written = section(owner, SectionOutcome.ANSWERED, text, report)
    return Body(written.text, outcome_of((written,)), (written,))


def _ends(owner: Owner, grades: Sequence[Given], book: CitationBook) -> Body:
    """The best and the lowest grades of one report."""
    steps = {step(one.grade.grade) for one in grades}
    parts = [
        together(
            f"{name} of this report:", _rows([one for one in grades if step(one.grade.grade) == height], book)
        )
        for name, height in (("Best grade", min(steps)), ("Lowest grade", max(steps)))
    ]
    written = section(owner, SectionOutcome.ANSWERED, "\n\n".join(parts), grades[0].report)
    return Body(written.text, outcome_of((written,)), (written,))


def _rows(grades: Sequence[Given], book: CitationBook) -> list[str]:
    return [
        f"- {lower_first(one.grade.judgement)}: **{one.grade.grade}**{marks(one.places, book)}"
        for one in grades
    ]
