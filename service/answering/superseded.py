"""What a report superseded since says, where the latest does not."""

from __future__ import annotations

from collections.abc import Sequence

from service.answering.body import Body
from service.answering.citations import CitationBook, escaped
from service.answering.facts.stated import speaks_of_quantity, states_share
from service.answering.model import Outcome, Section, SectionOutcome
from service.answering.passages import Passage
from service.answering.wording import report_name
from service.question.model import Question


def preferred(question: Question, passages: Sequence[Passage]) -> Passage | None:
    """The passage to tell, best first but for those that state what is asked: a quantity named, a share in figures."""
    return min(
        passages,
        key=lambda one: (
            not speaks_of_quantity(question.text, [one.quote]),
            not states_share(question.text, one.quote),
            not any(map(str.isdigit, one.quote)),
        ),
        default=None,
    )


def told_before(passage: Passage, book: CitationBook) -> Body:
    """What is asked for as a report superseded since says it, where the newest does not."""
    stored, report = passage.scored.stored, passage.scored.report
    marker = book.cite(stored, report, passage.quote)
    name = report.report.authority
    text = (
        f"The latest report on {name} does not say. An earlier one, superseded since, has something on it "
        f"({report_name(report.report)}): {escaped(passage.quote)} [{marker}]"
    )
    told = Section(
        authority=name,
        report_id=report.report.report_id,
        year=report.report.year,
        outcome=SectionOutcome.ANSWERED,
        text=text,
    )
    return Body(text, Outcome.ANSWERED, (told,))
