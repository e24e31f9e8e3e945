"""When an authority was inspected, and when the report was published."""

from __future__ import annotations

import re
from collections.abc import Sequence

from indexer.contracts import PublishedIndex, StoredReport
from service.answering.citations import CitationBook
from service.answering.facts.asked import End, date_end
from service.answering.facts.covered import day_of
from service.answering.facts.printed import Place, first_run, front, marks, paragraphs, shows_dates
from service.answering.facts.written import FactAnswer, Stated, capital, span, the_report, write
from service.answering.wording import day
from service.question.model import Question

_DIFFERS = "published-differs"
_LETTER = re.compile(r"\bletters?\b", re.IGNORECASE)


def inspection_dates(question: Question, index: PublishedIndex, book: CitationBook) -> FactAnswer | None:
    """First and last day of each inspection or visit covered; the newest or oldest first when asked for.

    A question that speaks of a letter is told the letter's own date too.
    """
    about_letter = _LETTER.search(question.text) is not None

    def state(report: StoredReport) -> Stated | None:
        facts = report.report
        if facts.inspection_end is None and facts.inspection_start is None:
            return None
        place = dates_place(report, index)
        days = span(facts)
        if facts.inspection_start in (None, facts.inspection_end) or facts.inspection_end is None:
            days = f"on {days}"
        else:
            days = f"from {days}"
        sentence = f"{capital(the_report(facts, dated=False))} took place {days}"
        places = (place,) if place else ()
        letter = published_place(report, index) if facts.addressee and about_letter else None
        if letter is None or facts.published is None:
            return Stated(report, sentence, span(facts), places)
        dated = f"the letter is dated {day(facts.published)}"
        return Stated(report, f"{sentence}; {dated}", f"{span(facts)}; {dated}", (*places, letter))

    def lead(known: Sequence[Stated]) -> str:
        end = date_end(question.text)
        if end is None or len(known) < 2:
            return ""
        ordered = sorted(known, key=lambda fact: day_of(fact.report.report))
        fact = ordered[-1 if end is End.TOP else 0]
        name = "Most recent" if end is End.TOP else "Earliest"
        return (
            f"{name}: {the_report(fact.report.report, dated=False)}, {fact.value}{marks(fact.places, book)}."
        )

    return write(question, index, book, state, lead=lead)


def publication(question: Question, index: PublishedIndex, book: CitationBook) -> FactAnswer | None:
    """Day of publication (the date of a letter), and whether the report itself prints it."""

    def state(report: StoredReport) -> Stated | None:
        facts = report.report
        if facts.published is None:
            return Stated(
                report,
                f"The report of {the_report(facts)} prints no date of publication, and the list of publications "
                "held here gives none",
                "not printed, and not in the list of publications held here",
                known=False,
            )
        place = published_place(report, index)
        when = day(facts.published)
        if place is None:
            return Stated(
                report,
                f"The report of {the_report(facts)} was published on {when}, as the list of publications says; "
                "the report itself does not print it",
                f"{when}, as the list of publications says; the report itself does not print it",
            )
        differs = "".join(f" ({warning.message})" for warning in report.warnings if warning.code == _DIFFERS)
        if facts.addressee:
            return Stated(
                report,
                f"The letter on {the_report(facts)} is dated {when}{differs}",
                f"{when}{differs}",
                (place,),
            )
        sentence = f"The report of {the_report(facts)} was published on {when}, as it says itself{differs}"
        return Stated(report, sentence, f"{when}, as the report says itself{differs}", (place,))

    return write(question, index, book, state)


def dates_place(report: StoredReport, index: PublishedIndex) -> Place | None:
    """Where a report prints the first and the last day of its inspection."""
    days = {value for value in (report.report.inspection_start, report.report.inspection_end) if value}
    if not days:
        return None
    return first_run(report, paragraphs(report, index), lambda text: shows_dates(text, *days))


def published_place(report: StoredReport, index: PublishedIndex) -> Place | None:
    """Where a report prints the day of its publication: on the cover, or as the date of a letter."""
    value = report.report.published
    if value is None:
        return None
    own = (report.report.inspection_start, report.report.inspection_end)

    def shows(text: str) -> bool:
        if not shows_dates(text, value):
            return False
        return value not in own or "publish" in text.lower() or "publication" in text.lower()

    return first_run(report, front(report, index), shows)
