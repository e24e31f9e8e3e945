"""Dates as reports print them: ranges with the month or year said once, ordinals, figures."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"), ("february", "feb"), ("march", "mar"), ("april", "apr"), ("may",), ("june", "jun"),
            ("july", "jul"), ("august", "aug"), ("september", "sept", "sep"), ("october", "oct"),
            ("november", "nov"), ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}  # fmt: skip
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DAY = rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?:\s+(?:of\s+)?(?P<month>{_MONTH})\b\.?)?(?:,?\s+(?P<year>20\d\d)\b)?"
_FIGURES = r"(?P<fday>\d{1,2})[/.](?P<fmonth>\d{1,2})[/.](?P<fyear>20\d\d|\d\d)\b"
_ONE = re.compile(rf"(?<!\d)(?:{_FIGURES}|{_DAY})", re.IGNORECASE)
_BETWEEN = re.compile(
    r"\s*(?:to|and|until|through|,|;|&|-|\u2013|\u2014|\u2012|\u2500)\s*(?:and\s+)?", re.IGNORECASE
)
_WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+", re.IGNORECASE)


class Span(NamedTuple):
    """A first and a last day, and where in the text they were found."""

    start: date
    end: date
    begins: int
    ends: int


def find_span(text: str) -> Span | None:
    """The first run of dates in `text`, or None.

    "24 and 25 July 2018", "5 to 9 December 2022 and 14 to 15 February 2023", "12/03/2018 – 16/03/2018":
    what is said once counts for all days before it. A day without month and year is no date.
    """
    plain = _WEEKDAY.sub("", text)
    position = 0
    while True:
        run, begins, ends = _run(plain, position)
        if not run:
            return None
        days = _resolve(run)
        if days:
            return Span(min(days), max(days), begins, ends)
        position = begins + 1


def find_date(text: str) -> date | None:
    """The first single date in `text`, or None."""
    span = find_span(text)
    return span.start if span else None


def _run(text: str, position: int) -> tuple[list[re.Match[str]], int, int]:
    first = _ONE.search(text, position)
    if first is None:
        return [], 0, 0
    run = [first]
    while True:
        link = _BETWEEN.match(text, run[-1].end())
        following = _ONE.match(text, link.end()) if link else None
        if following is None:
            return run, first.start(), run[-1].end()
        run.append(following)


def _resolve(run: list[re.Match[str]]) -> list[date]:
    """Days of a run, month and year filled in from the right; empty when any of them is no date."""
    days: list[date] = []
    month: int | None = None
    year: int | None = None
    for match in reversed(run):
        if match["fday"]:
            year = int(match["fyear"]) + (2000 if len(match["fyear"]) == 2 else 0)
            day, month = int(match["fday"]), int(match["fmonth"])
        else:
            day = int(match["day"])
            year = int(match["year"]) if match["year"] else year
            month = _MONTHS[match["month"].casefold().rstrip(".")] if match["month"] else month
        if month is None or year is None:
            # A figure that happens to stand behind the dates is none of them.
            continue
        try:
            days.append(date(year, month, day))
        except ValueError:
            return []
    return days
