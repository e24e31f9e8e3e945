"""What later reports recall of inspections that no report held is of."""

from __future__ import annotations

from collections.abc import Sequence

from indexer.contracts import PublishedIndex, StoredReport
from service.answering.body import Body
from service.answering.citations import CitationBook, escaped
from service.answering.facts.covered import Owner, owners
from service.answering.facts.given import recollections
from service.answering.facts.printed import Place
from service.answering.facts.written import section, the_report
from service.answering.model import Outcome, Section, SectionOutcome
from service.question.model import FactKind, Question


def recalled_before(owner: Owner, question: Question, index: PublishedIndex) -> tuple[Place, ...]:
    """Where a report from after the time asked about tells of an inspection of that time; () where one of it is covered."""
    if owner.covered or question.kinds:
        return ()
    years = () if question.until else question.years  # of an open range any year before it will do
    dates = question.fact is not None and question.fact.kind is FactKind.INSPECTION_DATES
    return recollections(_later(owner, question), index, years, dated=dates)


def _later(owner: Owner, question: Question) -> list[StoredReport]:
    """The owner's reports from after the time asked about, the oldest first: they recall what was before."""
    last = question.until - 1 if question.until else max(question.years, default=0)
    return [report for report in reversed(owner.others) if (report.report.year or 0) > last]


def recalled(question: Question, index: PublishedIndex, book: CitationBook) -> Body | None:
    """What later reports say of an inspection from before those held, where each of those asked about has one."""
    found = [(owner, recalled_before(owner, question, index)) for owner in owners(question, index)]
    if not found or not all(places for _, places in found):
        return None
    sections = tuple(recalled_section(owner, places, book) for owner, places in found)
    return Body("\n\n".join(one.text for one in sections), Outcome.ANSWERED, sections)


def recalled_section(owner: Owner, places: Sequence[Place], book: CitationBook) -> Section:
    """No report of the time asked about is held, but a later one tells how the authority was judged then."""
    report = places[0].report
    text = (
        f"No report of {owner.name} from that time is held. The report of {the_report(report.report)} "
        f"says of an inspection before it: {quoted(places, book)}"
    )
    return section(owner, SectionOutcome.ANSWERED, text, report)


def quoted(places: Sequence[Place], book: CitationBook) -> str:
    """The places word for word, each with its marker."""
    return " ".join(f"“{escaped(place.quote)}” {place.mark(book)}" for place in places)
