"""How an authority that was merged or split was judged: as the reports on those who took over from it tell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from indexer.contracts import PublishedIndex, StoredReport
from service.answering.body import Body
from service.answering.citations import CitationBook
from service.answering.facts.covered import Owner, owners
from service.answering.facts.given import tells_grade
from service.answering.facts.printed import Place, first_run, paragraphs
from service.answering.facts.recalled import quoted
from service.answering.facts.scale import OVERALL, same_subject
from service.answering.facts.written import section, the_report
from service.answering.model import Outcome, SectionOutcome
from service.question.model import Question
from service.wording import listed

_PREDECESSOR = re.compile(r"\bpredecessors?\b", re.IGNORECASE)


def grade_of_predecessor(question: Question, index: PublishedIndex, book: CitationBook) -> Body | None:
    """What the first report on a successor says of how the authority asked about was judged; None where none does.

    It is asked about by its name, or as the predecessor of the one authority named.
    """
    judgement = question.fact.judgement if question.fact else None
    if not (judgement is None or same_subject(judgement, OVERALL)):
        return None
    gone = dict.fromkeys(one.instead_of for one in question.authorities if one.instead_of)
    asked = owners(question, index)
    if len(gone) == 1:
        (name,) = gone
        of = {one.name for one in question.authorities if one.instead_of}
        successors = [owner for owner in asked if owner.name in of]
        called = re.compile(rf"\b{re.escape(name)}\b", re.IGNORECASE)
        said = f"No report of {name} is held; {listed([one.name for one in successors])} took over from it. "
    elif not gone and len(asked) == 1 and _PREDECESSOR.search(question.text):
        successors, called, said = list(asked), _PREDECESSOR, ""
    else:
        return None
    found = _told(successors, called, question.years, index)
    if found is None:
        return None
    owner, place = found
    text = f"{said}The report of {the_report(place.report.report)} says of it: {quoted([place], book)}"
    written = section(owner, SectionOutcome.ANSWERED, text, place.report)
    return Body(written.text, Outcome.ANSWERED, (written,))


def of_who_took_over(question: Question, body: Body) -> Body:
    """What is found, said to be of whom it is where the authority named is no more and no report of it is held."""
    gone = dict.fromkeys(one.instead_of for one in question.authorities if one.instead_of)
    if not gone:
        return body
    after = [one.name for one in question.authorities if one.instead_of]
    text = f"No report of {listed(list(gone))} is held; {listed(after)} took over."
    if body.outcome is not Outcome.NOT_FOUND:
        text = f"{text} What follows is of their own services."
    return replace(body, text=f"{text}\n\n{body.text}")


def _told(
    successors: Sequence[Owner], called: re.Pattern[str], years: Sequence[int], index: PublishedIndex
) -> tuple[Owner, Place] | None:
    """Whose report, the oldest first, tells the grade of an authority so called, and where."""
    for owner in successors:
        for report in reversed(owner.everything):
            place = _sentence(report, called, years, index)
            if place is not None:
                return owner, place
    return None


def _sentence(
    report: StoredReport, called: re.Pattern[str], years: Sequence[int], index: PublishedIndex
) -> Place | None:
    """The sentence of a report that tells it, of one of the years where some are asked about."""
    return first_run(
        report,
        paragraphs(report, index),
        lambda text: (
            called.search(text) is not None
            and tells_grade(text)
            and (not years or any(str(year) in text for year in years))
        ),
    )
