"""Which reports are held: of whom, of which years, the newest and the oldest."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from indexer.contracts import PublishedIndex, StoredReport
from service.answering.body import Body
from service.answering.citations import CitationBook
from service.answering.facts.asked import End, both_date_ends, date_end
from service.answering.facts.by_year import asks_which_year, inspections_by_year
from service.answering.facts.covered import Owner, day_of, owners
from service.answering.facts.dates import dates_place, published_place
from service.answering.facts.last_inspected import last_inspected
from service.answering.facts.printed import marks
from service.answering.facts.tally import tally
from service.answering.facts.written import (
    missing_section,
    outcome_of,
    section,
    span,
    the_report,
    together,
)
from service.answering.model import Section, SectionOutcome
from service.question.model import Question
from service.wording import counted, kind_name, listed

_BY_YEAR = re.compile(r"\b(?:each|every|per|by|a) year\b|\bper annum\b", re.IGNORECASE)
_BY_REGION = re.compile(r"\b(?:which|what|by|per|each|every|a) regions?\b", re.IGNORECASE)
_EACH = re.compile(r"\b(?:each|every|per|by (?:authority|council))\b", re.IGNORECASE)
_WAITING = re.compile(
    r"\b(?:last|latest|most recent|newest) (?:\w+ )?(?:inspections?|reports?|visits?|one) (?:\w+ )?(?:is|was|are|were)? ?(?:the |from )?(?:oldest|earliest|longest ago|furthest back|least recent)\b"
    r"|\b(?:oldest|earliest|least recent) (?:last|latest|most recent|newest)\b|\b(?:most|furthest|longest) out[- ]of[- ]date\b|\bmost outdated\b"
    r"|\b(?:longest|overdue|least recently)\b.*\b(?:inspect\w*|visit\w*|ago|without|wait\w*)\b|\b(?:inspect\w*|visit\w*|ago|without|wait\w*|been)\b.*\b(?:longest|least recently)\b|\boverdue\b",
    re.IGNORECASE,
)
_UP_TO_DATE = re.compile(
    r"\b(?:out|up)[- ](?:of|to)[- ]date\b|\boutdated\b|\bhow (?:old|recent|current|new)\b|\bstill (?:current|valid)\b|\bcurrent\W*$",
    re.IGNORECASE,
)
_FIGURES = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_SO_MANY = re.compile(
    rf"\b(?:newest|latest|most recent|last|oldest|earliest|first|top) (\d{{1,2}}|{'|'.join(_FIGURES)})\b",
    re.IGNORECASE,
)
_NAMED_ONE_BY_ONE = 5  # authorities; of more, those without a report share a line
_YEARS_LISTED = 4
_CITED_AT_MOST = 40  # reports cited one by one; beyond it the newest and the oldest


def held(question: Question, index: PublishedIndex, book: CitationBook) -> Body | None:
    """What is held of those asked about: how many reports, of which years and kinds, newest and oldest."""
    if (by_last := last_inspected(question, index, book)) is not None:
        return by_last
    asked = owners(question, index)
    if not asked:
        return None
    reports = [report for owner in asked for report in owner.covered]
    if not reports:
        sections = tuple(missing_section(owner) for owner in asked)
        return Body(" ".join(one.text for one in sections), outcome_of(sections), sections)
    by_region = _BY_REGION.search(question.text) is not None
    of_a_year = by_region or asks_which_year(question.text) is not None
    counted_by = None if of_a_year else tally(question, asked)
    if counted_by is not None:
        return _tallied(counted_by[0], counted_by[1], asked, index, book)
    ordered = sorted(reports, key=lambda report: day_of(report.report))
    waited = _waited(question.text, asked)
    end = date_end(question.text) or (End.TOP if question.latest else None)
    each = end is not None and _EACH.search(question.text) is not None
    if each:
        asked = tuple(_only(owner, end) for owner in asked)
    if waited is not None:
        end = End.BOTTOM
        lead = f"Longest without a later report held: {listed([_described(one, index, book) for one in waited])}."
    elif in_years := inspections_by_year(question, ordered):
        lead, each, end = f"{in_years} {_total(asked, ordered, question.months)}", False, End.TOP
    elif len(asked) == 1 and _UP_TO_DATE.search(question.text):
        newest = _ends("", ordered, End.TOP, index, book)
        lead, end = f"{newest} Whether a newer one has been published, the reports do not say.", End.TOP
    elif by_region or _BY_YEAR.search(question.text):
        by = _by_region(ordered) if by_region else _by_year(ordered)
        lead, each, end = f"{_total(asked, ordered, question.months)} {by}", False, End.TOP
    else:
        lead = (
            _total(asked, ordered, question.months)
            if each
            else _lead(question, asked, ordered, end, index, book)
        )
    cited = (end is None or each) and sum(len(owner.covered) for owner in asked) <= _CITED_AT_MOST
    sections = tuple(_section(owner, index, book if cited else None) for owner in asked)
    listed_sections = [one for one in sections if end is None or each or one.report_id is None]
    told = [one for one in listed_sections if one.report_id is not None or len(asked) <= _NAMED_ONE_BY_ONE]
    lines = [f"- **{one.authority}**: {one.text}" for one in told]
    lines.extend(
        _without_report([owner for owner in asked if not owner.covered]) if len(asked) > len(told) else []
    )
    ids = tuple(report.report.report_id for report in reports) if end is None or each else None
    return Body(together(lead, lines), outcome_of(sections), sections, points_at=ids)


def _without_report(owners: Sequence[Owner]) -> list[str]:
    """One line for all that have no report of the time asked about, one for those of whom none is held."""
    elsewhere = [owner.name for owner in owners if owner.held]
    missing = [owner.name for owner in owners if not owner.held]
    lines = [f"- No report that fits the question: {listed(elsewhere)}."] if elsewhere else []
    return [*lines, f"- No report is held: {listed(missing)}."] if missing else lines


def _only(owner: Owner, end: End | None) -> Owner:
    """The owner with its newest (or oldest) covered report alone."""
    return Owner(owner.name, owner.covered[:1] if end is End.TOP else owner.covered[-1:], owner.others)


def _waited(text: str, asked: Sequence[Owner]) -> list[StoredReport] | None:
    """The latest reports of those that have waited longest for another, where that is asked; else None."""
    latest = [owner.covered[0] for owner in asked if owner.covered]
    if _WAITING.search(text) is None or len(latest) < 2:
        return None
    oldest = min(day_of(report.report) for report in latest)
    return [report for report in latest if day_of(report.report) == oldest]


def _tallied(
    lead: str, chosen: Sequence[Owner], asked: Sequence[Owner], index: PublishedIndex, book: CitationBook
) -> Body:
    """The authorities that have as many reports as asked for, each with its reports where they are few."""
    cited = sum(len(owner.covered) for owner in chosen) <= _CITED_AT_MOST
    shown = {owner.name: _section(owner, index, book if cited else None) for owner in chosen}
    lines = [f"- **{name}**: {one.text}" for name, one in shown.items()]
    sections = tuple(shown.get(owner.name) or _section(owner, index, None) for owner in asked)
    ids = tuple(report.report.report_id for owner in chosen for report in owner.covered)
    return Body(together(lead, lines), outcome_of(sections), sections, points_at=ids)


def _ends(
    text: str, ordered: Sequence[StoredReport], end: End, index: PublishedIndex, book: CitationBook
) -> str:
    """The newest (or oldest) report, or as many of them as the question asks for."""
    match = _SO_MANY.search(text)
    number = (
        (_FIGURES.index(match[1].lower()) + 2 if match[1].lower() in _FIGURES else int(match[1]))
        if match
        else 1
    )
    in_turn = list(ordered[::-1] if end is End.TOP else ordered)
    chosen = in_turn[: max(1, min(number, _CITED_AT_MOST))]
    if match is None:  # all of the same day
        chosen = [one for one in in_turn if day_of(one.report) == day_of(in_turn[0].report)]
    name = "newest" if end is End.TOP else "oldest"
    if len(chosen) == 1:
        return f"The {name} report held is that of {_described(chosen[0], index, book)}."
    return f"The {len(chosen)} {name} reports held are those of {'; '.join(_described(one, index, book) for one in chosen)}."


def _lead(
    question: Question,
    asked: Sequence[Owner],
    ordered: Sequence[StoredReport],
    end: End | None,
    index: PublishedIndex,
    book: CitationBook,
) -> str:
    newest, oldest = ordered[-1], ordered[0]
    if both_date_ends(question.text):
        ends = (_ends(question.text, ordered, one, index, book) for one in (End.TOP, End.BOTTOM))
        return " ".join((*ends, _total(asked, ordered, question.months)))
    if end is not None:
        return f"{_ends(question.text, ordered, end, index, book)} {_total(asked, ordered, question.months)}"
    lead = _total(asked, ordered, question.months)
    if len(ordered) > 1 and len(asked) > 1:
        lead += (
            f" The newest is that of {_described(newest, index, book)}, "
            f"the oldest that of {_described(oldest, index, book)}."
        )
    return lead


def _total(asked: Sequence[Owner], ordered: Sequence[StoredReport], months: Sequence[str]) -> str:
    """'14 reports of 14 authorities are held (2019): 14 inspections.', with the months asked about instead of the years."""
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
    shown = listed(months) or shown
    when = f" ({shown})" if years else ""
    what = "" if by_kind == counted(len(ordered), "report") else f": {by_kind}"
    verb = "is" if len(ordered) == 1 else "are"
    return f"{counted(len(ordered), 'report')} of {whose} {verb} held{when}{what}."


def _by_year(ordered: Sequence[StoredReport]) -> str:
    """'By year: 2 of 2018, 1 of 2019.', oldest first."""
    years = Counter(report.report.year for report in ordered if report.report.year is not None)
    return f"By year: {', '.join(f'{number} of {year}' for year, number in sorted(years.items()))}."


def _by_region(ordered: Sequence[StoredReport]) -> str:
    """'By region: 34 of North East, 22 of London.', most first."""
    regions = Counter(report.report.region or "no region known" for report in ordered)
    return f"By region: {', '.join(f'{number} of {name}' for name, number in regions.most_common())}."


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
