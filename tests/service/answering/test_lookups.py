from __future__ import annotations

from datetime import date

from service.answering.citations import CitationBook
from service.answering.lookups import overview
from service.answering.model import Outcome
from service.answering.verify import markers
from service.question.model import AskedAuthority, Intent, Leaning, Question, Scope
from tests.support.memory_index import made_report, memory_index


def overview_asked(report_id: str, leaning: Leaning | None = None) -> Question:
    """A question for the overview of Alderbrook's report, or for one side of it."""
    asked = (AskedAuthority("Alderbrook", True, Scope.NAMED),)
    return Question("Alderbrook", Intent.OVERVIEW, "", (), (), asked, (report_id,), leaning=leaning)


def test_an_overview_cites_only_what_it_shows_and_opens_with_the_summary_for_professionals() -> None:
    report = made_report(
        "Alderbrook",
        (date(2016, 4, 25), date(2016, 5, 12)),
        {
            "judgements-1": "1. Children who need help and protection: Good",
            "judgements-2": "The Local Safeguarding Children Board is good",
            "summary-for-children-and-young-people-1": "You are looked after well.",
            "summary-1": "Children are safe.",
        },
    )
    index = memory_index([report])
    question = overview_asked(report.report.report_id)
    book = CitationBook()
    text, outcome, _ = overview(question, index, book)
    assert outcome is Outcome.ANSWERED
    assert [citation.paragraph for citation in book.citations] == ["judgements-1", "summary-1"]
    assert markers(text) == (1, 2)


def test_an_overview_of_strengths_leaves_out_what_needs_to_improve() -> None:
    report = made_report(
        "Alderbrook",
        (date(2022, 4, 25), date(2022, 5, 12)),
        {
            "judgements-1": "Overall effectiveness: Good",
            "summary-1": "Children are safe.",
            "summary-2": "Carers are well supported.",
            "what-needs-to-improve-1": "The quality of plans.",
        },
    )
    question = overview_asked(report.report.report_id, Leaning.PRAISE)
    book = CitationBook()
    overview(question, memory_index([report]), book)
    assert [citation.paragraph for citation in book.citations] == ["judgements-1", "summary-1", "summary-2"]
