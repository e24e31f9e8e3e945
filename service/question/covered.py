"""Which of the reports held a question covers, authority by authority, and the years that it is about."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from indexer.contracts import StoredReport
from service.question.acted_on import asks_what_became
from service.question.asked import Asked
from service.question.model import FactKind, Scope, one_by_one
from service.question.reading import Reading
from service.question.selection import narrowed_by_month, select
from service.question.whole_service import MOVES, set_beside_year, whole_service_asked
from service.question.years import REPORTS_PUBLISHED, When, Which

_PREVIOUS_IN_YEAR = re.compile(r"\bPREVIOUS\b\W*(?:(?:in|of|from) )?(?:the )?YEAR\b")
_BETWEEN_KINDS = re.compile(r"\bbetween\b.*\bKIND\b")
_LETTER = re.compile(r"\bletters?\b")
_NEWER_THAN = re.compile(
    r"\b(?:newer|later|more recent|more up to date|other|older|earlier)\b[\w ]*\b(?:than|besides|apart from) (?:the )?YEAR\b|\b(?:newer|later|more recent|older|earlier) than (?:the |that of )?YEAR\b"
)
_OF_LETTERS = (FactKind.LEAD_INSPECTOR, FactKind.INSPECTORS, FactKind.INSPECTION_DATES, FactKind.PUBLISHED)
_SINGLED_OUT = (Scope.NAMED, Scope.CONTEXT)  # not as members of a region or of all


@dataclass(frozen=True, slots=True)
class Covered:
    """Ids of the reports covered and of earlier ones left out, in the index's order, and what to say of the choice."""

    ids: tuple[str, ...]
    earlier: tuple[str, ...]
    notes: tuple[str, ...]


def covered(
    reading: Reading, asked: Asked, when: When, eligible: Sequence[StoredReport], *, newest: bool
) -> Covered:
    """What a question covers of the reports that pass its filters; `newest` as for `select`."""
    by_name: dict[str, list[StoredReport]] = {}
    for stored in eligible:
        by_name.setdefault(stored.report.authority, []).append(stored)
    excluded = reading.places.excluded
    names = [authority.name for authority in asked.authorities] or [n for n in by_name if n not in excluded]
    fact = reading.fact.kind if reading.fact else None
    when = _when_for(reading, when)
    became = asks_what_became(reading.masked)
    singled_out = any(one.scope in _SINGLED_OUT for one in asked.authorities) or _are_few_counted(asked)
    # A fact "since YEAR" is of the reports since; only a move is compared with what was before.
    temporal = fact is FactKind.GRADE_CHANGE or (
        reading.shape.temporal and fact in (None, FactKind.GRADE) and not became
    )
    chosen: set[str] = set()
    earlier: set[str] = set()
    notes: list[str] = []
    for name in names:
        selection = select(
            name,
            by_name.get(name, ()),
            _when_of(name, when, reading.own_years),
            temporal=temporal,
            graded=fact in (FactKind.GRADE, FactKind.GRADE_COUNT),
            wants_number=reading.shape.wants_number and bool(asked.authorities) and fact is None,
            newest=newest,
            named=singled_out,
        )
        chosen.update(stored.report.report_id for stored in selection.reports)
        earlier.update(stored.report.report_id for stored in selection.earlier)
        notes.extend(selection.notes)
    letters = {one.report.report_id for one in eligible if one.report.addressee}
    if fact in _OF_LETTERS and _LETTER.search(reading.masked):
        chosen = chosen & letters or chosen
    of_publication = fact is FactKind.PUBLISHED or (
        fact is FactKind.GRADE_COUNT and REPORTS_PUBLISHED.search(reading.text) is not None
    )
    if of_publication and when.years and not asked.authorities:
        chosen = {  # the year is that of the publication
            one.report.report_id
            for one in eligible
            if one.report.published and when.covers(one.report.published.year)
        }
    if not singled_out and not (temporal and when.months.open):
        of_letter = fact in (FactKind.PUBLISHED, FactKind.ADDRESSEE)
        of_month = narrowed_by_month(eligible, when, published=of_letter)
        if of_month is not None and (fact is not None or chosen & of_month):
            chosen &= of_month  # findings of the year are better than none
    said = notes if len(asked.authorities) in (1, 2, 3) else []
    if when.years and not chosen and not said and by_name:
        times = when.months.written() or [str(year) for year in when.years]
        said = [f"No report from {' or '.join(times)} is held."]
    ids = [stored.report.report_id for stored in eligible]
    return Covered(tuple(i for i in ids if i in chosen), tuple(i for i in ids if i in earlier), tuple(said))


def _are_few_counted(asked: Asked) -> bool:
    return one_by_one(asked.authorities) and all(one.scope is Scope.COUNTED for one in asked.authorities)


def _when_for(reading: Reading, when: When) -> When:
    """The time asked about, as the fact asked for takes it."""
    fact = reading.fact.kind if reading.fact else None
    if fact is FactKind.HELD:
        newer = _NEWER_THAN.search(reading.masked) is not None  # what is held beside the year is asked too
        return replace(when, which=Which.ANY, years=() if newer else when.years)
    if fact is FactKind.REPORT_KIND:
        return replace(when, kinds=())  # the kind is what is asked
    if reading.fact and reading.fact.why and fact is FactKind.GRADE_CHANGE:
        return When()  # a step is between two reports, whichever of them the year is of
    if fact is FactKind.INSPECTION_DATES and _BETWEEN_KINDS.search(reading.masked):
        return replace(when, kinds=())  # the time between an inspection and a visit
    return when


def before_the_one_named(when: When, masked: str) -> When:
    """The time asked about where a year stands beside "the previous inspection".

    That is the time before it ("what does its 2023 report say of the previous inspection"), or the year itself
    where it stands right behind ("its previous inspection, in 2017").
    """
    if when.which is not Which.PREVIOUS or not when.years:
        return when
    if _PREVIOUS_IN_YEAR.search(masked):
        return replace(when, which=Which.ANY)
    return replace(when, years=(), until=min(when.years), which=Which.LATEST)


def since_what_was_asked(when: When, masked: str) -> When:
    """The time asked about where a question asks what became of what a report asked for, or what is better than in a year: since then.

    Of the inspection before the reports of the newest one tell.
    """
    if whole_service_asked(masked) in MOVES and set_beside_year(masked) and when.years:
        return replace(when, years=(), since=min(when.years))
    if not asks_what_became(masked):
        return when
    if when.years:
        return replace(when, years=(), since=min(when.years), since_report=True, kinds=())
    return replace(when, which=Which.ANY, kinds=())


def years_asked(when: When, reports: Sequence[StoredReport]) -> tuple[int, ...]:
    """Years asked about, an open range filled up with the years held."""
    if when.since is None and when.until is None:
        return when.years
    held = {stored.report.year for stored in reports if stored.report.year}
    named = [when.since] if when.since is not None else []
    return tuple(sorted({*when.years, *named, *(year for year in held if when.covers(year))}))


def _when_of(name: str, when: When, own_years: Mapping[str, int]) -> When:
    """The time asked about for one authority: the year written behind its name, and none that is another's own."""
    if name in own_years and when.until is not None and own_years[name] >= when.until:
        return when  # what was before it is asked
    if name in own_years:
        return replace(when, years=(own_years[name],))
    return replace(when, years=tuple(year for year in when.years if year not in own_years.values()))
