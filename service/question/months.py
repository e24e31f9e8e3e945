"""Months and days that a question names with their year: "March 2020", "March to June 2021", "13 January 2025"."""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from service.question.open_times import OpenTime, open_time

MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)"
)
"""The name of a month in small letters, whole or short."""

_YEAR = r"(?:19|20)\d\d"
_DAY = r"(?:\d{1,2}(?:st|nd|rd|th)? (?:of )?)"
_NAMED = rf"{_DAY}?{MONTH}(?: of)?"
MONTH_YEAR = re.compile(
    rf"\b(?:between |from )?(?:{_NAMED}(?: {_YEAR})? (?:and|or|to|until|till|through) )?{_NAMED} {_YEAR}\b"
)
"""A month with its year, a day before it, or two months with what joins them."""

SEASON = re.compile(
    rf"(?<=\bin )(?:the )?(?:spring|summer|autumn|winter)(?: of)? {_YEAR}\b"
    rf"|(?<=\bduring )(?:the )?(?:spring|summer|autumn|winter)(?: of)? {_YEAR}\b"
)
"""A season with its year, after "in" or "during"."""

_SEASONS = {"spring": (3, 4, 5), "summer": (6, 7, 8), "autumn": (9, 10, 11), "winter": (1, 2, 12)}
_ONE = re.compile(rf"(?:(\d{{1,2}})(?:st|nd|rd|th)? (?:of )?)?\b({MONTH})\b(?: of)?(?: ({_YEAR}))?")
_LISTED = 3  # months that follow each other and are named one by one
_RANGE = re.compile(r"^(?:between|from) | (?:to|until|till|through) ")


@dataclass(frozen=True, slots=True)
class Months:
    """Months as (year, month) in the order named, those of a range filled up, and the days named exactly.

    `open`: the range that begins or ends within a year, where one is named instead.
    """

    months: tuple[tuple[int, int], ...] = ()
    days: tuple[date, ...] = ()
    open: OpenTime | None = None

    @property
    def named(self) -> bool:
        """Whether a time shorter than years is named."""
        return bool(self.months) or self.open is not None

    def holds(self, first: date, last: date) -> bool:
        """Whether a time from `first` to `last` touches a month named, or ended in the open range; where days are named, one of these."""
        if self.open is not None and not (self.months or self.days):
            return self.open.holds(first, last)
        if self.days:
            return any(first <= day <= last for day in self.days)
        return any((first.year, first.month) <= one <= (last.year, last.month) for one in self.months)

    def written(self) -> list[str]:
        """'March 2020', 'April 2020 to July 2021' for many that follow each other, or '13 January 2025' where days are named; 'since March 2024'."""
        if self.open is not None:
            return list(self.open.written)
        if self.days:
            return [f"{day.day} {calendar.month_name[day.month]} {day.year}" for day in self.days]
        names = [f"{calendar.month_name[month]} {year}" for year, month in self.months]
        if len(names) > _LISTED and self.months == _between(self.months[0], self.months[-1]):
            return [f"{names[0]} to {names[-1]}"]
        return names


def read_months(text: str, without: frozenset[int] = frozenset()) -> Months:
    """The months and days that words in small letters name; those of the years `without` are left out."""
    months: list[tuple[int, int]] = []
    days: list[date] = []
    for match in MONTH_YEAR.finditer(text):
        named = [(day, _number(name), year) for day, name, year in _ONE.findall(match[0])]
        last = int(named[-1][2])
        ends = [(int(year or last), month) for _, month, year in named]
        ranged = len(ends) == 2 and _RANGE.search(match[0]) is not None
        if last in without:
            continue
        months.extend(_between(*ends) if ranged else ends)
        if not ranged:
            days.extend(found for day, month, year in named if (found := _day(day, month, int(year or last))))
    return Months(tuple(dict.fromkeys(months)), tuple(days))


def months_written(written: Sequence[str]) -> Months:
    """The months, days or open range that `Months.written` wrote."""
    text = " and ".join(written).lower()
    opened = open_time(text)
    if opened is not None:
        return Months(open=opened)
    found = [read_months(one.lower()) for one in written]
    return Months(
        tuple(month for one in found for month in one.months), tuple(day for one in found for day in one.days)
    )


def months_of_season(text: str) -> tuple[tuple[int, int], ...]:
    """The months of the seasons that words in small letters name; a winter's are those of its year."""
    found = (match[0] for match in SEASON.finditer(text))
    return tuple(
        (int(named[-4:]), month)
        for named in found
        for season, months in _SEASONS.items()
        if season in named
        for month in months
    )


def _between(first: tuple[int, int], last: tuple[int, int]) -> tuple[tuple[int, int], ...]:
    """All months from one to another, at most those of ten years."""
    start, end = first[0] * 12 + first[1] - 1, last[0] * 12 + last[1] - 1
    return tuple((number // 12, number % 12 + 1) for number in range(start, min(end, start + 120) + 1))


def _number(name: str) -> int:
    return ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec").index(
        name[:3]
    ) + 1


def _day(written: str, month: int, year: int) -> date | None:
    try:
        return date(year, month, int(written)) if written else None
    except ValueError:  # the 31st of a month that has none
        return None
