"""Which reports are held: of whom, of which years, the newest and the oldest."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from indexer.contracts import PublishedIndex, StoredReport
from service.answering.citations import CitationBook
from service.answering.facts.asked import End, date_end
from service.answering.facts.covered import Owner, day_of, owners
from service.answering.facts.dates import dates_place, published_place
from service.answering.facts.printed import marks
from service.answering.facts.written import (
    FactAnswer,
    missing_section,
    outcome_of,
    section,
    span,
    the_report,
    together,
)
from service.answering.model import Section, SectionOutcome
from service.answering.wording import counted, kind_name, listed
from service.question.model import Question

_EACH = re.compile(r"\b(?:each|every|per|by (?:authority|council))\b", re.IGNORECASE)
_YEARS_LISTED = 4
_CITED_AT_MOST = 40  # reports cited one by one; beyond it the newest and the oldest


def held(question: Question, index: PublishedIndex, book: CitationBook) -> FactAnswer | None:
    """What is held of those asked about: how many reports, of which years and kinds, newest and oldest."""
    asked = owners(question, index)
    reports = [report for owner in asked for report in owner.covered]
    if not asked:
        return None
    if not reports:
        sections = tuple(missing_section(owner) for owner in asked)
        return FactAnswer(" ".join(one.text for one in sections), outcome_of(sections), sections)
    ordered = sorted(reports, key=lambda report: day_of(report.report))
    end = date_end(question.text) or (End.TOP if question.latest else None)
    each = end is not None and _EACH.search(question.text) is not None
    if each:
        asked = tuple(_only(owner, end) for owner in asked)
    lead = _total(asked, ordered) if each else _lead(asked, ordered, end, index, book)
    cited = (end is None or each) and sum(len(owner.covered) for owner in asked) <= _CITED_AT_MOST
    sections = tuple(_section(owner, index, book if cited else None) for owner in asked)
    listed_sections = [one for one in sections if end is None or each or one.report_id is None]
    lines = [f"- **{one.authority}**: {one.text}" for one in listed_sections]
    return FactAnswer(together(lead, lines), outcome_of(sections), sections)


def _only(owner: Owner, end: End | None) -> Owner:
    """The owner with its newest (or oldest) covered report alone."""
    return Owner(owner.name, owner.covered[:1] if end is End.TOP else owner.covered[-1:], owner.others)


def _lead(
    asked: Sequence[Owner],
    ordered: Sequence[StoredReport],
    end: End | None,
    index: PublishedIndex,
    book: CitationBook,
) -> str:
    newest, oldest = ordered[-1], ordered[0]
    if end is End.TOP:
        return (
            f"The newest report held is that of {_described(newest, index, book)}. {_total(asked, ordered)}"
        )
    if end is End.BOTTOM:
        return (
            f"The oldest report held is that of {_described(oldest, index, book)}. {_total(asked, ordered)}"
        )
    lead = _total(asked, ordered)
    if len(ordered) > 1 and len(asked) > 1:
        lead += (
            f" The newest is that of {_described(newest, index, book)}, "
            f"the oldest that of {_described(oldest, index, book)}."
        )
    return lead


def _total(asked: Sequence[Owner], ordered: Sequence[StoredReport]) -> str:
    having = [owner for owner in asked if owner.covered]
    whose = having[0].name if len(having) == 1 else counted(len(having), "authority", "authorities")
    kinds = Counter(kind_name(report.report.kind) for report in ordered)
    by_kind = listed(
        [
            counted(number, f"other {name}" if name == "report" and len(kinds) > 1 else name)
            for name, number in kinds.most_common()
        ]
    )
    years = sorted({report.report.year for report in ordered if report.report.year is not None})
    shown = (
        listed([str(year) for year in years]) if len(years) < _YEARS_LISTED else f"{years[0]} to {years[-1]}"
    )
    when = f" ({shown})" if years else ""
    what = "" if by_kind == counted(len(ordered), "report") else f": {by_kind}"
    verb = "is" if len(ordered) == 1 else "are"
    return f"{counted(len(ordered), 'report')} of {whose} {verb} held{when}{what}."


def _described(report: StoredReport, index: PublishedIndex, book: CitationBook) -> str:
    place = dates_place(report, index) or published_place(report, index)
    days = "" if span(report.report) == "no date" else f", {span(report.report)}"
    return f"{the_report(report.report, dated=False)}{days}{marks([place] if place else [], book)}"


def _section(owner: Owner, index: PublishedIndex, book: CitationBook | None) -> Section:
    """What is held of one authority; cited report by report where a book is given."""
    if not owner.covered:
        return missing_section(owner)
    parts = []
    for report in owner.covered:
        place = dates_place(report, index) or published_place(report, index) if book else None
        shown = marks([place], book) if place and book else ""
        parts.append(f"{kind_name(report.report.kind)}, {span(report.report)}{shown}")
    return section(owner, SectionOutcome.ANSWERED, "; ".join(parts) + ".", owner.covered[0])
