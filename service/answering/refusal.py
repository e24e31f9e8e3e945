"""Saying what the reports do not say: what was searched, what is held, and the nearest thing there is."""

from __future__ import annotations

from collections.abc import Sequence

from indexer.contracts import PublishedIndex, StoredReport
from service.answering.citations import CitationBook, escaped, paragraph_label
from service.answering.coverage import named
from service.answering.model import Section, SectionOutcome
from service.answering.passages import Passage
from service.answering.wording import counted, listed, report_name
from service.question.model import Question


def out_of_scope(question: Question) -> str:
    """Why the question is not one for these reports, and what can be asked."""
    reason = question.refusal or "This is not a question about the inspection reports held here."
    return (
        f"{reason} Pilcrow answers questions about published inspection reports of children's services, "
        "for example: *How did each authority handle return home interviews?*"
    )


def silent(authority: str, reports: Sequence[StoredReport]) -> str:
    """One sentence for an authority whose reports say nothing on the matter."""
    names = listed([report_name(report.report) for report in reports])
    if len(reports) == 1:
        return f"The report on {authority} ({names}) says nothing on this."
    return f"The {len(reports)} reports on {authority} ({names}) say nothing on this."


def not_held_section(authority: str, index: PublishedIndex) -> Section:
    """An authority of which no report is held, or none of the years and kinds asked for."""
    held = [report.report for report in index.reports() if report.report.authority == authority]
    if held:
        text = (
            f"No report of {authority} that fits the question is held; "
            f"held: {listed([report_name(report) for report in held])}."
        )
    else:
        text = f"No report of {authority} is held."
    return Section(authority=authority, report_id=None, year=None, outcome=SectionOutcome.NOT_HELD, text=text)


def not_found(
    question: Question,
    sections: Sequence[Section],
    reports: Sequence[StoredReport],
    nearest: Passage | None,
    earlier: Passage | None,
    book: CitationBook,
) -> str:
    """The text of an answer that found nothing: what was searched, what is not held, what comes nearest.

    `earlier` is what a report that is superseded since says on the matter.
    """
    parts = []
    if question.unknown_places:
        verb = "is not an authority" if len(question.unknown_places) == 1 else "are not authorities"
        parts.append(f"{listed(question.unknown_places)} {verb} whose reports are known here.")
    missing = [section for section in sections if section.outcome is SectionOutcome.NOT_HELD]
    parts.extend(section.text for section in missing)
    if reports:
        authorities = list(dict.fromkeys(report.report.authority for report in reports))
        parts.append(
            f"The reports do not say. Searched: {counted(len(reports), 'report')} of {named(authorities)}."
        )
    elif not parts:
        parts.append(
            "No report held fits the names, years, kinds and regions asked for, so none was searched."
        )
    if earlier is not None:
        parts.append(f"An earlier report, superseded since, does ({_quoted(earlier, book)}")
    elif nearest is not None:
        parts.append(f"The nearest they come, which does not answer it ({_quoted(nearest, book)}")
    return "\n\n".join(parts)


def _quoted(passage: Passage, book: CitationBook) -> str:
    """The label of a passage's paragraph, closing the bracket before it, and the passage with its marker."""
    stored = passage.scored.stored
    marker = book.cite(stored, passage.scored.report, passage.quote)
    label = paragraph_label(passage.scored.report, stored.paragraph.paragraph)
    return f"{label}): {escaped(passage.quote)} [{marker}]"
