"""What a report asks to be done: its recommendations, priority actions and areas for improvement, word for word."""

from __future__ import annotations

from indexer.contracts import PublishedIndex, StoredReport
from service.answering.body import Body
from service.answering.citations import CitationBook, escaped
from service.answering.facts.counts import asks_for_priority, lists_asked, recommendations, without_priority
from service.answering.facts.covered import Owner, owners
from service.answering.facts.printed import Place, marks
from service.answering.facts.written import (
    capital,
    missing_section,
    outcome_of,
    section,
    the_report,
    together,
)
from service.answering.model import Section, SectionOutcome
from service.question.model import Question

_EACH_OF_SEVERAL = 8  # items shown of an authority where several are asked about


def demands(question: Question, index: PublishedIndex, book: CitationBook) -> Body | None:
    """What is to be done, by each authority's newest report that says so, or by each report of the years named."""
    asked = owners(question, index)
    if not question.authorities:  # of everybody: too many to write out, so counted
        return recommendations(question, index, book)
    most = None if len(asked) == 1 else _EACH_OF_SEVERAL
    sections = tuple(_section(owner, question, index, book, most) for owner in asked)
    if len(sections) == 1:
        return Body(sections[0].text, outcome_of(sections), sections)
    text = "\n\n".join(f"### {one.authority}\n\n{one.text}" for one in sections)
    return Body(text, outcome_of(sections), sections)


def _section(
    owner: Owner, question: Question, index: PublishedIndex, book: CitationBook, most: int | None
) -> Section:
    if not owner.covered:
        return missing_section(owner)
    having = [report for report in owner.covered if lists_asked(question, report, index)]
    shown = having if question.years else having[:1]
    if not shown and asks_for_priority(question):
        told = without_priority(owner.covered[0], index)
        outcome = SectionOutcome.ANSWERED if told.known else SectionOutcome.SILENT
        return section(owner, outcome, f"{told.sentence}{marks(told.places, book)}.", owner.covered[0])
    if not shown:
        text = (
            f"No list of recommendations or areas for improvement was found in the reports on {owner.name}."
        )
        return section(owner, SectionOutcome.SILENT, text, owner.covered[0])
    parts = [part for report in shown for part in _lists(question, report, index, book, most)]
    return section(owner, SectionOutcome.ANSWERED, "\n\n".join(parts), shown[0])


def _lists(
    question: Question, report: StoredReport, index: PublishedIndex, book: CitationBook, most: int | None
) -> list[str]:
    parts = []
    for items in lists_asked(question, report, index):
        members = items.members[:most]
        lines = []
        for stored in members:
            text = stored.paragraph.text
            lines.append(f"- {escaped(text)} {Place(stored, report, 0, len(text)).mark(book)}")
        lead = f"{capital(the_report(report.report))} led to {items.counted}"
        more = f", the first {len(members)} of them" if len(members) < len(items.members) else ""
        parts.append(together(f"{lead}{more}:", lines))
    return parts
