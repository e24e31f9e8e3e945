"""Open ranges that begin or end within a year: "since March 2024", "after the summer of 2023", "before May 2016".

"Since" and "from … on" have the time named in them, "after" has what comes behind it, "before" what lies ahead of it.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

_YEAR = r"(?:19|20)\d\d"
_MONTHS = tuple(name.lower() for name in calendar.month_name[1:])
_MONTH = "|".join((*_MONTHS, *(name[:3] for name in _MONTHS), "sept"))
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 12)}
_PARTS = {"early": (1, 4), "mid": (5, 8), "middle": (5, 8), "late": (9, 12), "later": (9, 12)}
_AFTER = r"after|post|later than|newer than|more recent(?:ly)? than"
_BEFORE = r"before|prior to|earlier than|older than"
_POINT = (
    rf"(?:the )?(?:(?P<part>start|beginning|end|{'|'.join(_PARTS)})(?: of)? (?:the )?)?"
    rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?)?"
    rf"(?:(?P<month>{_MONTH}) (?:of )?|(?P<season>{'|'.join(_SEASONS)}) (?:of )?)?(?P<year>{_YEAR})"
)
# A report of that time is what is meant, or a range of years.
_ENDS = r"\b(?! (?:full |short |ofsted |focus(?:s?ed)? |monitoring )*(?:inspections?|reports?|visits?|letters?|judge?ments?|one)\b)(?! (?:to|until)\b)"
_SINCE = rf"\b(?P<word>since|{_AFTER}) {_POINT}(?: onwards?| on\b)?{_ENDS}"
_ONWARDS = rf"\b(?P<word>from) {_POINT} on(?:wards?)?{_ENDS}"

SINCE = re.compile(f"{re.sub('[?]P<[a-z]+>', '', _SINCE)}|{re.sub('[?]P<[a-z]+>', '', _ONWARDS)}")
"""A time since or after which something is asked, in small letters; whole years too."""
BEFORE = re.compile(rf"\b(?:{_BEFORE}) {re.sub('[?]P<[a-z]+>', '', _POINT)}{_ENDS}")
"""A time before which something is asked, in small letters; whole years too."""

_READ = tuple(re.compile(p) for p in (_SINCE, _ONWARDS, rf"\b(?P<word>{_BEFORE}) {_POINT}{_ENDS}"))
_BEGUN = re.compile(r"\b(?:start(?:ed|ing)?|began|begun|beginning)(?: \w+){0,2} $")


@dataclass(frozen=True, slots=True)
class OpenTime:
    """The first day of a time that goes on, the last day of one that came before, or both.

    `written` as asked: "since March 2024". `begun`: what has begun in it, not what only ended in it.
    """

    first: date | None = None
    last: date | None = None
    written: tuple[str, ...] = ()
    begun: bool = False

    @property
    def since(self) -> int | None:
        """The first year with a day of it, where it goes on."""
        return self.first.year if self.first else None

    @property
    def until(self) -> int | None:
        """The year of the day after its last, where it ends."""
        return (self.last + timedelta(days=1)).year if self.last else None

    def covers(self, year: int) -> bool:
        """Whether the last of its days are of a year."""
        return self.last is not None and self.last.year == year

    def holds(self, start: date, end: date) -> bool:
        """Whether a time from `start` to `end` ended (or began, where that is asked) in it."""
        day = start if self.begun else end
        return (self.first is None or day >= self.first) and (self.last is None or day <= self.last)


def open_time(text: str, *, before: bool = True) -> OpenTime | None:
    """The open range within a year that words in small letters name; None where they name none, or whole years only.

    `before`: whether what comes before a time is read too.
    """
    found = [
        read
        for pattern in (_READ if before else _READ[:2])
        for match in pattern.finditer(text)
        if (read := _read(match, text))
    ]
    first = next((one for one in found if one.first), None)
    last = next((one for one in found if one.last), None)
    if first is None or last is None:
        return first or last
    return OpenTime(first.first, last.last, (*first.written, *last.written), first.begun or last.begun)


def is_open(text: str) -> bool:
    """Whether the words of one time name an open range within a year."""
    return open_time(text) is not None


def _read(found: re.Match[str], text: str) -> OpenTime | None:
    span = _span(found.groupdict())
    if span is None:
        return None
    word = "since" if found["word"] == "from" else found["word"]
    written = (f"{word} {_written(found.groupdict())}",)
    begun = _BEGUN.search(text[: found.start()]) is not None
    if re.fullmatch(_BEFORE, word):
        return OpenTime(last=span[0] - timedelta(days=1), written=written, begun=begun)
    return OpenTime(span[0] if word == "since" else span[1] + timedelta(days=1), None, written, begun)


def _span(named: Mapping[str, str | None]) -> tuple[date, date] | None:
    """The first and the last day of the time named; None for a whole year, and for a day that there is not."""
    year, part, day = int(named["year"] or 0), named["part"], named["day"]
    first, last = 1, 12
    if named["month"]:
        first = last = next(n for n, name in enumerate(_MONTHS, 1) if name.startswith(named["month"][:3]))
    elif named["season"]:
        first, last = _SEASONS[named["season"]]
    elif part in _PARTS:
        first, last = _PARTS[part]
    elif part is None:
        return None
    begins, ends = date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1])
    if day and named["month"]:
        if not 1 <= int(day) <= ends.day:
            return None
        begins = ends = date(year, first, int(day))
    if part == "end":
        return ends, ends
    return (begins, begins) if part in ("start", "beginning") else (begins, ends)


def _written(named: Mapping[str, str | None]) -> str:
    """'March 2024', '1 March 2024', 'the summer of 2023', 'the end of 2022', 'mid 2023'."""
    part, year = named["part"], named["year"]
    if named["month"]:
        month = next(name for name in _MONTHS if name.startswith(named["month"][:3])).capitalize()
        time = f"{named['day']} {month} {year}" if named["day"] else f"{month} {year}"
    else:
        time = f"the {named['season']} of {year}" if named["season"] else str(year)
    if part is None:
        return time
    return f"{part} {time}" if part in _PARTS and part != "middle" else f"the {part} of {time}"
