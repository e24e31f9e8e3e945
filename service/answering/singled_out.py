"""Whom an answer singles out of all that it was asked about: "which of those …" behind it is about them."""

from __future__ import annotations

from service.answering.body import Body
from service.answering.citations import CitationBook
from service.answering.model import Outcome, SectionOutcome
from service.answering.verify import markers
from service.question.model import Question


def reports_pointed_at(body: Body, book: CitationBook, *, first: bool) -> tuple[tuple[str, str], ...]:
    """Authority and id of the reports that an answer singles out, else cites; with `first` in its first paragraph that cites."""
    if body.outcome not in (Outcome.ANSWERED, Outcome.PARTIAL):
        return ()
    if body.points_at is not None:
        wanted = set(body.points_at)
        cited = [citation for citation in book.citations if citation.report_id in wanted]
    else:
        texts = body.text.split("\n\n") if first else [body.text]
        numbers = set(next((found for text in texts if (found := markers(text))), ()))
        cited = [citation for citation in book.citations if citation.marker in numbers]
    return tuple(dict.fromkeys((citation.authority, citation.report_id) for citation in cited))


def singled_out(question: Question, body: Body, book: CitationBook) -> tuple[str, ...]:
    """The authorities that an answer counts or names as those asked for, in its order; none where nobody is.

    Of findings who has some (asked who is silent: who has none), of facts whose reports are pointed at, cited or not,
    else those cited.
    """
    if body.outcome not in (Outcome.ANSWERED, Outcome.PARTIAL):
        return ()
    if body.evidence is None:
        names = [name for name, _ in reports_pointed_at(body, book, first=False)]
        names += [one.authority for one in body.sections if one.report_id in (body.points_at or ())]
        return tuple(dict.fromkeys(names))
    outcome = SectionOutcome.SILENT if question.asks_silent else SectionOutcome.ANSWERED
    return tuple(section.authority for section in body.sections if section.outcome is outcome)
