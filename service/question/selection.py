"""Which reports a question covers: by filters, authorities, years, kinds, latest and previous."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from indexer.contracts import StoredReport
from indexer.model import Report, ReportKind
from service.question.filters import Filters
from service.question.gazetteer import Gazetteer
from service.question.years import When, Which

_REPORTED_WITHIN = 2  # years after which figures of a year are still found in a report


@dataclass(frozen=True, slots=True)
class Selection:
    """Reports of one authority that the question covers, oldest first, and what to say about the choice."""

    reports: tuple[StoredReport, ...]
    notes: tuple[str, ...] = ()
    earlier: tuple[StoredReport, ...] = ()  # left out because a later inspection superseded them


def filtered(reports: Sequence[StoredReport], filters: Filters, gazetteer: Gazetteer) -> list[StoredReport]:
    """Reports that pass the filters: values of one filter are joined by *or*, filters by *and*."""
    names = {(gazetteer.resolve(name) or name).casefold() for name in filters.authorities}
    regions = {(gazetteer.region_of(region) or region).casefold() for region in filters.regions}
    kinds = {kind.strip().casefold().replace(" ", "-").replace("_", "-") for kind in filters.kinds}
    ids, years = set(filters.report_ids), set(filters.years)
    return [
        stored
        for stored in reports
        if (not ids or stored.report.report_id in ids)
        and (not names or stored.report.authority.casefold() in names)
        and (not years or stored.report.year in years)
        and (not kinds or stored.report.kind.value in kinds)
        and (not regions or _region(stored.report, gazetteer).casefold() in regions)
    ]


def _region(report: Report, gazetteer: Gazetteer) -> str:
    known = gazetteer.authority(report.authority)
    return report.region or (known.region if known and known.region else "")


def day_of(stored: StoredReport) -> date:
    """The day a report stands for in the order of time."""
    report = stored.report
    return report.inspection_end or report.inspection_start or report.published or date.min


def select(
    name: str,
    reports: Sequence[StoredReport],
    when: When,
    *,
    temporal: bool,
    graded: bool,
    wants_number: bool,
    newest: bool,
    named: bool,
) -> Selection:
    """The reports of authority `name` (all held, any order) that the times and kinds named cover.

    `temporal`: change is asked about, so that what is compared with stays in. `graded`: grades are asked
    for, so that the latest is the latest that gives any. `newest`: findings are asked for; where nothing is
    said of time, those that hold now: of the newest inspection and all that came after it. `named`: the
    question names the authority, so that a year may be that of a report's publication.
    """
    ordered = sorted(reports, key=lambda stored: (day_of(stored), stored.start))
    if not ordered or not when.says_something:
        current = _current(ordered) if newest and not temporal else ordered
        printed = _printed_in(when.measured, ordered) if newest else []
        if printed and printed[0] not in current:
            told = f"What was so in {max(when.measured)} was looked for in the report of {printed[0].report.year}."
            return Selection(tuple(printed), (told,))
        return Selection(tuple(current), earlier=tuple(s for s in ordered if s not in current))
    notes: list[str] = []
    absent = _absent_since(name, when, ordered)
    chosen = [stored for stored in ordered if not when.kinds or stored.report.kind in when.kinds]
    if when.kinds and not chosen:
        return Selection((), (f"No {_kinds(when.kinds)} of {name} is held.",))
    when = _since_what_is_held(when, ordered, temporal=temporal)
    if when.years or when.since is not None or when.until is not None:
        pool = chosen
        chosen, notes = _by_year(name, pool, when, temporal=temporal, wants_number=wants_number)
        if (newest or named) and not chosen and when.years:
            # A report may be spoken of by the year of its publication; what is counted goes by the inspection.
            told_by = [s for s in pool if s.report.published and s.report.published.year in when.years]
            chosen, notes = (_by_month(told_by, when), []) if told_by else (chosen, notes)
        if newest and not chosen and when.until is not None:
            chosen, notes = _telling_of_before(name, pool, when.until) or (chosen, notes)
    return Selection(tuple(_by_order(chosen, when, graded=graded, temporal=temporal)), (*absent, *notes))


def _absent_since(name: str, when: When, ordered: list[StoredReport]) -> list[str]:
    """What to say where the report since which something is asked is not held."""
    if not when.since_report or any(stored.report.year == when.since for stored in ordered):
        return []
    return [f"No report of {name} from {when.since} is held."]


def _since_what_is_held(when: When, ordered: list[StoredReport], *, temporal: bool) -> When:
    """The time asked about where it is told by a report ("since the 2018 inspection"), as the reports held allow.

    Where none is from that year or later, it narrows nothing. What is asked "after the inspection of 2018" is of
    that inspection, where it is held and no change is asked about.
    """
    if not when.since_report or when.since is None:
        return when
    years = [stored.report.year for stored in ordered if stored.report.year]
    if when.loosely_since and not temporal and when.since in years:
        return replace(when, years=(*when.years, when.since), since=None)
    return when if any(year >= when.since for year in years) else replace(when, since=None)


def _printed_in(measured: Sequence[int], ordered: Sequence[StoredReport]) -> list[StoredReport]:
    """The reports of the first year that can print what was measured in a year: that year or the two after it."""
    if not measured:
        return []
    last = max(measured)
    later = [s for s in ordered if s.report.year and last <= s.report.year <= last + _REPORTED_WITHIN]
    return [stored for stored in later if stored.report.year == later[0].report.year]


def _current(ordered: list[StoredReport]) -> list[StoredReport]:
    """The newest inspection and what came after it; all, where no inspection is held."""
    inspections = [stored for stored in ordered if stored.report.kind is ReportKind.INSPECTION]
    if not inspections:
        return ordered
    since = day_of(inspections[-1])
    return [stored for stored in ordered if day_of(stored) >= since]


def _by_year(
    name: str, reports: list[StoredReport], when: When, *, temporal: bool, wants_number: bool
) -> tuple[list[StoredReport], list[str]]:
    chosen = [stored for stored in reports if when.covers(stored.report.year)]
    chosen = _by_month(chosen, when)
    opened = when.months.open
    if temporal and opened is not None and opened.first is not None:
        before = [stored for stored in reports if day_of(stored) < opened.first]
        chosen = [*(one for one in before[-1:] if one not in chosen), *chosen]
    elif temporal and when.since is not None and (when.beyond or not _inspected_in(when.since, chosen)):
        before = [
            stored for stored in reports if stored not in chosen and (stored.report.year or 0) < when.since
        ]
        chosen = before[-1:] + chosen
    held = {stored.report.year for stored in reports}
    absent = [str(year) for year in when.years if year not in held]
    if when.since is not None or (len(when.years) > 2 and chosen):
        absent = []
    if chosen:
        return chosen, ([f"No report of {name} from {_either(absent)} is held."] if absent else [])
    if wants_number and not when.tied and when.years:
        last = max(when.years)
        later = [s for s in reports if s.report.year and last < s.report.year <= last + _REPORTED_WITHIN]
        if later:
            year = later[0].report.year
            return later[:1], [
                f"No report of {name} from {_either(absent)} is held; the report of {year} was searched."
            ]
    years = sorted({year for year in held if year})
    asked = _either(absent) if absent else "the years asked about"
    only = f"; held: {', '.join(str(year) for year in years)}" if years else ""
    return [], [f"No report of {name} from {asked} is held{only}."]


def _telling_of_before(
    name: str, reports: list[StoredReport], year: int
) -> tuple[list[StoredReport], list[str]] | None:
    """The reports of `year`, where none from before it is held: they tell of the time before them."""
    telling = [stored for stored in reports if stored.report.year == year]
    note = f"No report of {name} from before {year} is held; what that of {year} says was searched."
    return (telling, [note]) if telling else None


def _inspected_in(year: int, reports: list[StoredReport]) -> bool:
    """Whether one of the reports is an inspection of that year: what has changed since then is told by it."""
    return any(
        stored.report.kind is ReportKind.INSPECTION and stored.report.year == year for stored in reports
    )


def _by_month(reports: list[StoredReport], when: When) -> list[StoredReport]:
    """Where a month is named with the year and one of the reports is of that month, only that one."""
    if when.months.open is not None:
        return [stored for stored in reports if _of_months(stored.report, when, published=False)]
    if not when.months.months:
        return reports
    matching = [
        stored for stored in reports if any(when.months.holds(day, day) for day in _days(stored.report))
    ]
    return matching or reports


def narrowed_by_month(reports: Sequence[StoredReport], when: When, *, published: bool) -> set[str] | None:
    """Ids of the reports of the months or days named, None where none is.

    A report is of its inspection's days, else (or with `published`) of the day of its publication.
    """
    if not when.months.named:
        return None
    return {one.report.report_id for one in reports if _of_months(one.report, when, published=published)}


def _of_months(report: Report, when: When, *, published: bool) -> bool:
    first, last = report.inspection_start, report.inspection_end
    if published or (first or last) is None:
        return report.published is not None and when.months.holds(report.published, report.published)
    start, end = first or last, last or first
    return start is not None and end is not None and when.months.holds(start, end)


def _days(report: Report) -> list[date]:
    return [day for day in (report.inspection_start, report.inspection_end, report.published) if day]


def _by_order(reports: list[StoredReport], when: When, *, graded: bool, temporal: bool) -> list[StoredReport]:
    if not reports:
        return []
    inspections = [stored for stored in reports if stored.report.kind is ReportKind.INSPECTION]
    loosely = when.loosely_inspection and not when.kinds and bool(inspections)
    if when.which is Which.ANY:
        narrowed = loosely and when.years and not temporal
        return inspections if narrowed else reports
    pool = inspections if loosely else reports
    if graded:
        pool = [stored for stored in reports if stored.report.grades] or pool
    if temporal or when.which is Which.LAST_TWO:
        base = inspections if len(inspections) > 1 else reports
        start = base[-2] if len(base) > 1 else base[-1]
        return [stored for stored in reports if day_of(stored) >= day_of(start)]
    if when.which is Which.LATEST:
        return pool[-1:]
    if when.which is Which.FIRST:
        return pool[:1]
    return pool[-2:-1]


def _either(words: Sequence[str]) -> str:
    return " or ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


def _kinds(kinds: Sequence[ReportKind]) -> str:
    return _either([kind.value.replace("-", " ") for kind in kinds])
