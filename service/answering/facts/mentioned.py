"""Visits and inspections of which no report is held, as the other reports of the authority speak of them."""

from __future__ import annotations

import re

from indexer.contracts import PublishedIndex
from indexer.model import ReportKind
from service.answering.body import Body
from service.answering.citations import CitationBook, escaped
from service.answering.facts.covered import Owner, owners
from service.answering.facts.printed import Place, paragraphs, runs
from service.answering.facts.written import missing_section, outcome_of, section
from service.answering.model import Section, SectionOutcome
from service.question.model import Question
from service.wording import kind_name

_SPEAKS_OF = {
    ReportKind.FOCUSED_VISIT: re.compile(r"\bfocuss?ed visits?\b", re.IGNORECASE),
    ReportKind.MONITORING_VISIT: re.compile(r"\bmonitoring visits?\b", re.IGNORECASE),
    ReportKind.JOINT_INSPECTION: re.compile(
        r"\bjoint targeted area inspections?\b|\bJTAIs?\b", re.IGNORECASE
    ),
}
_DATED = re.compile(r"\b20\d\d\b")
_MOST = 4  # sentences quoted of an authority


def mentioned(question: Question, index: PublishedIndex, book: CitationBook) -> Body | None:
    """What other reports say of visits of the kinds asked about, where no report of these is held.

    None where one is held of anybody named, where nobody is, and where no report speaks of such a visit.
    """
    patterns = [_SPEAKS_OF[kind] for kind in question.kinds if kind in _SPEAKS_OF]
    asked = owners(question, index)
    if not patterns or not question.authorities or any(owner.covered for owner in asked):
        return None
    found = {owner.name: _places(owner, question, index, patterns) for owner in asked}
    if not any(found.values()):
        return None
    what = " or ".join(kind_name(kind) for kind in question.kinds)
    sections = tuple(_section(owner, found[owner.name], what, book) for owner in asked)
    return Body("\n\n".join(one.text for one in sections), outcome_of(sections), sections)


def _places(
    owner: Owner, question: Question, index: PublishedIndex, patterns: list[re.Pattern[str]]
) -> list[Place]:
    """Sentences of the newest report that speaks of such a visit, those that print a year first."""
    years = {str(year) for year in question.years}
    for report in owner.others:
        places = {
            text: Place(stored, report, start, end)
            for stored in paragraphs(report, index)
            for start, end in runs(stored)
            if any(one.search(text := stored.paragraph.text[start:end]) for one in patterns)
            and (not years or years & set(_DATED.findall(text)))
        }
        if places:
            return sorted(places.values(), key=lambda place: not _DATED.search(place.quote))[:_MOST]
    return []


def _section(owner: Owner, places: list[Place], what: str, book: CitationBook) -> Section:
    if not places:
        return missing_section(owner)
    told = " ".join(f"“{escaped(place.quote)}” {place.mark(book)}" for place in places)
    text = f"No report on a {what} of {owner.name} is held; another report speaks of such a visit: {told}"
    return section(owner, SectionOutcome.ANSWERED, text, places[0].report)
