"""From parsed files to reports: the same report twice is one, a re-issue supersedes, ids are unique."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from indexer.discover import Source
from indexer.model import ParsedReport, Report

_NEVER = date.min


@dataclass(frozen=True, slots=True)
class Held:
    """A report to index with the files that it came from, the one that was read first."""

    parsed: ParsedReport
    sources: tuple[str, ...]
    url: str | None
    superseded_by: str | None = None


def reconcile(parsed: Iterable[tuple[Source, ParsedReport]], known: Mapping[str, str]) -> list[Held]:
    """Reports in order: by authority, then by date.

    `known` gives for a report's identity (`identity`) the id it has in the live index, which it keeps.
    Files of one identity are one report: the latest published is read (a corrected re-issue), then the
    one that tells most; the others are its further sources.
    """
    groups: dict[str, list[tuple[Source, ParsedReport]]] = {}
    for source, report in parsed:
        groups.setdefault(identity(report.report), []).append((source, report))
    held = [_merge(members) for members in groups.values()]
    held.sort(
        key=lambda one: (one.parsed.report.authority, _day(one.parsed.report), one.parsed.report.report_id)
    )
    return _superseded(_with_unique_ids(held, known))


def identity(report: Report) -> str:
    """What makes two files the same report: authority, kind, and dates of the inspection."""
    dates = (report.inspection_start, report.inspection_end)
    marks = dates if any(dates) else (report.published, report.title)
    return "|".join(str(part) for part in (report.authority, report.kind, *marks))


def _merge(members: list[tuple[Source, ParsedReport]]) -> Held:
    def worth(member: tuple[Source, ParsedReport]) -> tuple[date, int, int, str]:
        source, parsed = member
        pages = parsed.report.pages or 0
        return (parsed.report.published or _NEVER, min(pages, 1), len(parsed.paragraphs), source.name)

    ordered = sorted(members, key=worth, reverse=True)
    best = ordered[0][1]
    url = next((source.url for source, _ in ordered if source.url), None)
    return Held(best, tuple(dict.fromkeys(source.name for source, _ in ordered)), url)


def _day(report: Report) -> date:
    return report.inspection_end or report.inspection_start or report.published or _NEVER


def _with_unique_ids(held: list[Held], known: Mapping[str, str]) -> list[Held]:
    """Ids of the live index first; then the earliest keeps the plain id and later ones take their month."""
    taken: set[str] = set()
    result: dict[int, Held] = {}
    order = sorted(range(len(held)), key=lambda place: identity(held[place].parsed.report) not in known)
    for place in order:
        report = held[place].parsed.report
        chosen = known.get(identity(report), report.report_id)
        if chosen in taken:
            chosen = _free(report, taken)
        taken.add(chosen)
        parsed = replace(held[place].parsed, report=replace(report, report_id=chosen))
        result[place] = replace(held[place], parsed=parsed)
    return [result[place] for place in range(len(held))]


def _free(report: Report, taken: set[str]) -> str:
    stem, year, kind = report.report_id.rpartition(f"-{report.year}-")
    day = _day(report)
    names = [f"{stem}{year}{day.month:02d}-{kind}", f"{stem}{year}{day.month:02d}-{day.day:02d}-{kind}"]
    digest = hashlib.sha256(identity(report).encode()).hexdigest()[:8]
    return next((name for name in names if name not in taken), f"{report.report_id}-{digest}")


def _superseded(held: list[Held]) -> list[Held]:
    """An earlier report of the same authority and kind is superseded by the next one."""
    latest: dict[tuple[str, str], str] = {}
    result = []
    for one in reversed(held):
        key = (one.parsed.report.authority, one.parsed.report.kind)
        result.append(replace(one, superseded_by=latest.get(key)))
        latest[key] = one.parsed.report.report_id
    return result[::-1]
