"""From parsed files to reports: the same report twice is one, a re-issue supersedes, ids are unique."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from indexer.model import ParsedReport, Report, ReportKind

_NEVER = date.min
_MUCH_MORE = 1.05  # a file that holds five per cent more text than its double is the more complete one


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file that was read: which (absolute path, shown name, SHA-256, size), what came with it, what it says."""

    path: str
    name: str
    sha256: str
    size: int
    url: str | None
    parsed: ParsedReport


@dataclass(frozen=True, slots=True)
class Held:
    """A report to index with the files that it came from, the one whose text is kept first."""

    parsed: ParsedReport
    members: tuple[ReadFile, ...]
    superseded_by: str | None = None

    @property
    def sources(self) -> tuple[str, ...]:
        """Names of the files, each once."""
        return tuple(dict.fromkeys(member.name for member in self.members))

    @property
    def url(self) -> str | None:
        """Where the report was published, if any of the files came with that."""
        return next((member.url for member in self.members if member.url), None)


def reconcile(files: Iterable[ReadFile], known: Mapping[str, str]) -> list[Held]:
    """Reports in order: by authority, then by date.

    `known` gives for a report's identity (`identity`) the id it has in the live index, which it keeps.
    Files of one identity are one report: the latest published is kept (a corrected re-issue), else the
    one with pages, unless another tells more; the others are its further sources.
    """
    groups: dict[str, list[ReadFile]] = {}
    for file in files:
        groups.setdefault(identity(file.parsed.report), []).append(file)
    held = [_merge(members) for members in groups.values()]
    held.sort(
        key=lambda one: (one.parsed.report.authority, _day(one.parsed.report), identity(one.parsed.report))
    )
    return _superseded(_with_unique_ids(held, known))


def identity(report: Report) -> str:
    """What makes two files the same report: authority, kind, and dates of the inspection."""
    dates = (report.inspection_start, report.inspection_end)
    marks = dates if any(dates) else (report.published, report.title)
    return "|".join(str(part) for part in (report.urn or report.authority, report.kind, *marks))


def _merge(members: list[ReadFile]) -> Held:
    fullest = max(_length(member) for member in members)

    def worth(member: ReadFile) -> tuple[date, bool, bool, int, str]:
        report = member.parsed.report
        complete = _length(member) * _MUCH_MORE >= fullest
        return (report.published or _NEVER, complete, bool(report.pages), _length(member), member.name)

    ordered = sorted(members, key=worth, reverse=True)
    return Held(ordered[0].parsed, tuple(ordered))


def _length(member: ReadFile) -> int:
    return sum(len(paragraph.text) for paragraph in member.parsed.paragraphs)


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
    day = _day(report)
    plain, tail = report.report_id, f"-{report.year}-{report.kind}"
    names = []
    if plain.endswith(tail):
        start = f"{plain.removesuffix(tail)}-{report.year}-{day.month:02d}"
        names = [f"{start}-{report.kind}", f"{start}-{day.day:02d}-{report.kind}"]
    digest = hashlib.sha256(identity(report).encode()).hexdigest()[:8]
    return next((name for name in names if name not in taken), f"{plain}-{digest}")


def _superseded(held: list[Held]) -> list[Held]:
    """An earlier inspection of an authority is superseded by the next one.

    Visits are not: each looks at a part of the services, and none takes the place of another.
    """
    latest: dict[str, str] = {}
    result = []
    for one in reversed(held):
        report = one.parsed.report
        if report.kind is ReportKind.INSPECTION and _day(report) > _NEVER:
            key = report.urn or report.authority
            result.append(replace(one, superseded_by=latest.get(key)))
            latest[key] = report.report_id
        else:
            result.append(one)
    return result[::-1]
