"""Whom an answer singles out of all that it was asked about: "which of those …" behind it is about them."""

from __future__ import annotations

from service.answering.body import Body
from service.answering.citations import CitationBook
from service.answering.draft import SingledOut
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


def singled_out(question: Question, body: Body, book: CitationBook) -> SingledOut:
    """Whom, and by which reports, an answer counts or names as those asked for; nobody where nobody is.

    Of findings who has some (asked who is silent: who has none), of facts whose reports are pointed at, cited or not,
    else those cited.
    """
    if body.outcome not in (Outcome.ANSWERED, Outcome.PARTIAL):
        return SingledOut()
    if body.evidence is None:
        pointed = reports_pointed_at(body, book, first=False)
        names = [name for name, _ in pointed]
        names += [one.authority for one in body.sections if one.report_id in (body.points_at or ())]
        reports = body.points_at or tuple(report_id for _, report_id in pointed)
        return SingledOut(tuple(dict.fromkeys(names)), tuple(dict.fromkeys(reports)))
    outcome = SectionOutcome.SILENT if question.asks_silent else SectionOutcome.ANSWERED
    return SingledOut(tuple(one.authority for one in body.sections if one.outcome is outcome))
