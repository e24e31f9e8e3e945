"""The reports of the library that fit what was asked for: filtered, sorted, a page at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

from indexer.contracts import StoredReport
from service.web.asked import Asked
from service.web.directory import Directory, overall

PER_PAGE = 50
GRADES = ("Outstanding", "Good", "Requires improvement", "Adequate", "Inadequate")
"""Best first; Adequate is the older name of what came to be Requires improvement."""

_Item = TypeVar("_Item")
_SORTS: dict[str, Callable[[StoredReport], Any]] = {
    "authority": lambda one: (one.report.authority, day_of(one)),
    "region": lambda one: (one.report.region or "~", one.report.authority, day_of(one)),
    "inspected": lambda one: (day_of(one), one.report.authority),
    "kind": lambda one: (one.report.kind.value, one.report.authority, day_of(one)),
    "grade": lambda one: (grade_place(overall(one)), one.report.authority, day_of(one)),
    "warnings": lambda one: (-len(one.warnings), one.report.authority, day_of(one)),
}


def day_of(stored: StoredReport) -> date:
    """The day a report is ordered by; the earliest there is where it prints none."""
    report = stored.report
    return report.inspection_end or report.inspection_start or report.published or date.min


def grade_place(grade: str | None) -> int:
    """Place of a grade on the scale, best first; no grade comes last."""
    return GRADES.index(grade) if grade in GRADES else len(GRADES)


def fitting(
    directory: Directory, asked: Asked, grades: Sequence[str] = (), *, warned: bool = False
) -> list[StoredReport]:
    """Reports that fit the filters, by authority, then by date."""
    names = named(directory, asked.authority)
    return [
        stored
        for stored in directory.reports
        if (not asked.authority or stored.report.authority in names)
        and (not asked.region or stored.report.region in asked.region)
        and (not asked.year or stored.report.year in asked.year)
        and (not asked.kind or stored.report.kind.value in asked.kind)
        and (not grades or overall(stored) in grades)
        and (not warned or stored.warnings)
    ]


def named(directory: Directory, written: Sequence[str]) -> frozenset[str]:
    """The authorities held that are meant by names, other names, or parts of names."""
    meant = set()
    for text in written:
        row = directory.authority(text)
        if row is not None and row.name in directory.by_authority:
            meant.add(row.name)
        else:
            meant.update(directory.holding(text))
    return frozenset(meant)


def arranged(reports: Sequence[StoredReport], sort: str) -> list[StoredReport]:
    """Reports in the order asked for: a name, with `-` before it for the other way round; unknown names order by authority."""
    key = _SORTS.get(sort.removeprefix("-"), _SORTS["authority"])
    return sorted(reports, key=key, reverse=sort.startswith("-"))


@dataclass(frozen=True, slots=True)
class Page(Generic[_Item]):
    """One page of a list: its items, its number from 1, how many pages and items there are, and the place of its first item."""

    items: Sequence[_Item]
    number: int
    pages: int
    whole: int
    first: int
    """From 1; 0 of an empty list."""


def paged(items: Sequence[_Item], number: int, size: int = PER_PAGE) -> Page[_Item]:
    """The page of that number, or the nearest there is, with at most `size` items."""
    pages = max(1, -(-len(items) // size))
    number = min(max(1, number), pages)
    start = (number - 1) * size
    return Page(items[start : start + size], number, pages, len(items), start + 1 if items else 0)
