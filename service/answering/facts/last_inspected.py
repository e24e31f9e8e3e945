"""Whose last inspection held is of the time asked about, or before it: "last inspected in 2017", "not inspected since 2019"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from indexer.contracts import PublishedIndex, StoredReport
from indexer.model import ReportKind
from service.answering.body import Body
from service.answering.citations import CitationBook
from service.answering.facts.covered import Owner, day_of, owners
from service.answering.facts.dates import dates_place, published_place
from service.answering.facts.printed import marks
from service.answering.facts.written import missing_section, outcome_of, section, span, together
from service.answering.model import Section, SectionOutcome
from service.question.model import Question
from service.question.months import read_months
from service.question.open_times import open_time
from service.wording import counted, in_times, kind_name, listed

_INSPECTED = r"(?:(?:re-?)?inspect(?:ed|ions?)|visit(?:ed|s)?)"
_LAST = re.compile(
    rf"\b(?:last|latest|most recent(?:ly)?|newest) (?:been |full |ofsted |ilacs )*{_INSPECTED}\b",
    re.IGNORECASE,
)
_NOT_SINCE = re.compile(
    rf"(?:\b(?:not|never|no|without|none|nobody)\b|n['’]t\b)(?: [\w'’-]+){{0,4}}? {_INSPECTED}\b.*\b(?:since|after|from|post)\b",
    re.IGNORECASE,
)
_NOT_IN = re.compile(
    rf"(?:\b(?:not|never|no|without)\b|n['’]t\b)(?: [\w'’-]+){{0,4}}? {_INSPECTED}\b.*\b(?:in|during|before|between)\b",
    re.IGNORECASE,
)
_SINCE = re.compile(r"\bsince\b", re.IGNORECASE)
_LINES_CITED = 60  # as many as are written out


@dataclass(frozen=True, slots=True)
class _Last:
    """An authority with its newest inspection held, or its newest report of the kinds asked about."""

    owner: Owner
    report: StoredReport

    @property
    def year(self) -> int:
        """The year of the report."""
        return self.report.report.year or day_of(self.report.report).year

    @property
    def days(self) -> tuple[date, date]:
        """The first and the last day of the inspection."""
        last = day_of(self.report.report)
        return self.report.report.inspection_start or last, last


def last_inspected(question: Question, index: PublishedIndex, book: CitationBook) -> Body | None:
    """Who of several was last inspected in the years asked about, before the first where it is asked who was *not* since, or in none of them where it is asked who was not then; None for other questions.

    Whoever was last inspected in the very year after which nothing is asked for is told apart: "since 2019" may be
    read either way.
    """
    denied = _NOT_SINCE.search(question.text) is not None
    absent = not (denied or question.months) and _NOT_IN.search(question.text) is not None
    if not question.years or not (denied or absent or _LAST.search(question.text)):
        return None
    asked = [owner for owner in owners(question, index, everybody=True) if owner.held]
    found = (_Last(owner, report) for owner in asked if (report := _newest(owner, question)) is not None)
    latest = sorted(found, key=lambda one: day_of(one.report.report))
    if len(asked) < 2 or not latest:
        return None
    first = min(question.years)
    covers = partial(_is_absent, question) if absent else _covered(question, denied=denied)
    chosen = [one for one in latest if covers(one)]
    kind = listed([kind_name(one) for one in question.kinds]) or "inspection"
    if denied:
        number = len(asked) - len(latest) + len(chosen)
        had = (
            f"{'has' if number == 1 else 'have'} had no {kind}" if number else f"have had at least one {kind}"
        )
        lead = (
            f"{_so_many(number or 'all', asked)} {had} {' and '.join(question.months) or f'from {first} on'}."
        )
        same = [one.owner.name for one in latest if one.year == first]
        if same and not question.months and _SINCE.search(question.text):
            lead += f" The last one of {listed(same)} was in {first}."
    elif absent:
        number = len(asked) - len(latest) + len(chosen)
        lead = f"{_so_many(number or 'none', asked)} had no {kind} {_time(question)}."
    else:
        whose = "its" if len(chosen) == 1 else "their"
        lead = f"{_so_many(len(chosen) or 'none', asked)} had {whose} last {kind} {_time(question)}."
    written = {one.owner.name: _section(one, index, book) for one in chosen[:_LINES_CITED]}
    lines = [f"- **{name}**: {one.text}" for name, one in written.items()]
    by_name = {one.owner.name: one for one in latest}
    sections = tuple(
        written.get(owner.name)
        or (_section(by_name[owner.name], index, None) if owner.name in by_name else missing_section(owner))
        for owner in asked
    )
    return Body(
        together(lead, lines, len(chosen) - len(lines)),
        outcome_of(sections),
        sections,
        points_at=tuple(one.report.report.report_id for one in chosen),
    )


def _is_absent(question: Question, last: _Last) -> bool:
    """Whether an authority had no inspection in any of the years asked about."""
    kinds = question.kinds or (ReportKind.INSPECTION,)
    years = {one.report.year for one in last.owner.everything if one.report.kind in kinds}
    return years.isdisjoint(question.years)


def _covered(question: Question, *, denied: bool) -> Callable[[_Last], bool]:
    """What tells whether a last inspection is of the time asked about, or (`denied`) from before it."""
    times = open_time(question.text.lower())
    if times is not None and question.months:
        return lambda one: times.holds(*one.days) is not denied
    if question.months:
        named = read_months(question.text.lower())
        return lambda one: named.holds(*one.days)
    first = min(question.years)
    return lambda one: one.year < first if denied else one.year in question.years


def _so_many(number: int | str, asked: Sequence[Owner]) -> str:
    return f"By the reports held, **{number}** of the {counted(len(asked), 'authority', 'authorities')}"


def _newest(owner: Owner, question: Question) -> StoredReport | None:
    kinds = question.kinds or (ReportKind.INSPECTION,)
    return next((one for one in owner.everything if one.report.kind in kinds), None)


def _time(question: Question) -> str:
    """'before 2018', 'in 2017', 'in 2021 to 2023'."""
    if question.months:
        return in_times(question.months)
    if question.until is not None:
        return f"before {question.until}"
    first, last = min(question.years), max(question.years)
    return f"in {first}" if first == last else f"in {first} to {last}"


def _section(last: _Last, index: PublishedIndex, book: CitationBook | None) -> Section:
    report = last.report
    place = (dates_place(report, index) or published_place(report, index)) if book else None
    shown = marks([place], book) if place and book else ""
    text = f"{kind_name(report.report.kind)}, {span(report.report)}{shown}."
    return section(last.owner, SectionOutcome.ANSWERED, text, report)
