"""Times told from today ("two years ago", "last year", "in the last three years"), said again as years.

Only where they are plainly a time of the reports asked for: children who came into care last year are of whatever
report tells of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from service.spelt import UP_TO_TWENTY

_NUMBERS = {
    "a": 1,
    "an": 1,
    "couple of": 2,
    "a couple of": 2,
    **{word: n for n, word in enumerate(UP_TO_TWENTY)},
}
_NUMBER = rf"(?P<number>(?:a )?couple of|an?|\d\d?|{'|'.join(UP_TO_TWENTY[1:])})"
_LONG_AGO = rf"(?:more than|over|at least) {_NUMBER} years? ago"
_FOR_LONG = rf"(?:for|in) (?:over |more than |at least )?{_NUMBER} years?"
_AGO = rf"(?:(?:about|around|roughly|some|over) )?{_NUMBER} years? ago"
_WITHIN = rf"(?:in|over|during|within|for) the (?:last|past) (?:{_NUMBER} )?years?"
_REPORT = (
    r"(?:reports?|(?:re-?)?inspections?|visits?|letters?|judge?ments?|grades?|ratings?|results?|verdicts?)"
)
_DONE = r"(?:(?:re-?)?inspected|visited|judged|rated|graded|published|came out|ofsted|inspectors)"
_DONE_OR_REPORT = rf"(?:{_REPORT}|{_DONE})"
_MOVED = r"(?:chang\w+|improv\w+|(?:got|gotten|become|became|any|been) (?:better|worse)|declin\w+|mov\w+|progress\w*|different)"
_SAID = r"(?:said|say|find|found|thought|think|written|wrote|reported|criticised|praised|like|doing|fare)"
_FEW = r"(?:[\w'’-]+[ ,]+){0,7}?"
# What tells that a time is that of the reports: a word of them shortly before it, with nobody else's doing between.
_OF_REPORTS = rf"\b(?:{_REPORT}|{_DONE})\b,? (?:(?!who\b|whom\b|whose\b|that\b|which\b|when\b|because\b|children\b|young\b|say\b|says\b)[\w'’-]+[ ,]+){{0,6}}?"
_NOBODYS = r"(?:(?!(?:who|whom|whose|that|which|when|because|from|since)\b)[\w'’-]+[ ,]+){0,7}?"
_SO_FAR = r"(?:(?!\b(?:who|whom|whose|that|which|when)\b).){1,80}?"
_ENDS = r"(?=\W*$|[,;?]| (?:and|compared|say|said|find|found|tell|than)\b)"


@dataclass(frozen=True, slots=True)
class Dated:
    """A text with its times as years, and a note of how they were read; "" where none was."""

    text: str
    note: str = ""


def as_years(text: str, this_year: int, names_one: Callable[[str], bool]) -> Dated:
    """A cleaned text with a time told from `this_year`, if it is plainly one of the reports, as years.

    `names_one`: whether a text names an authority. Of one that was inspected every few years what was so many years
    ago is told by the last inspection until then.
    """
    for pattern, read in _READ:
        found = pattern.search(text)
        if found is None:
            continue
        written = found["time"]
        years = _number(found)
        instead, said = read(
            this_year - years, names_one(text) or re.match(_BARE, text, re.IGNORECASE) is not None
        )
        start, end = found.span("time")
        return Dated(f"{text[:start]}{instead}{text[end:]}", f"“{written}” was read as {said}.")
    return Dated(text)


def _number(found: re.Match[str]) -> int:
    written = (found.groupdict().get("number") or "a").lower()
    return int(written) if written.isdigit() else _NUMBERS[written]


def _in_year(year: int, _: bool) -> tuple[str, str]:
    return f"in {year}", str(year)


def _of_year(year: int, _: bool) -> tuple[str, str]:
    return f"the {year}", str(year)


def _since_year(year: int, _: bool) -> tuple[str, str]:
    return f"since {year}", f"since {year}"


def _before_year(year: int, _: bool) -> tuple[str, str]:
    return f"before {year}", f"before {year}"


def _until_year(year: int, of_one: bool) -> tuple[str, str]:
    if not of_one:
        return _in_year(year, of_one)
    return f"at the latest inspection before {year + 1}", f"the latest inspection up to {year}"


_BARE = rf"^\W*(?:and |but |so |what about |how about |was it |were they |what was it )*(?P<time>{_AGO})\W*$"
_Read = Callable[[int, bool], tuple[str, str]]
_READ: tuple[tuple[re.Pattern[str], _Read], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), read)
    for pattern, read in (
        (rf"\b(?P<time>last year['’]?s)(?= (?:[\w'’-]+ ){{0,2}}?{_REPORT}\b)", _of_year),
        (rf"\b(?P<time>since last year){_ENDS}", _since_year),
        (rf"{_OF_REPORTS}(?P<time>{_WITHIN}){_ENDS}", _since_year),
        (rf"\b{_MOVED}\b {_FEW}(?P<time>{_WITHIN}){_ENDS}", _since_year),
        (
            rf"^(?P<time>{_WITHIN}),? (?:has|have|how|what|which|who|did) {_FEW}(?:{_MOVED}|{_DONE})\b",
            _since_year,
        ),
        (rf"{_OF_REPORTS}(?P<time>last year){_ENDS}", _in_year),
        (rf"{_OF_REPORTS}(?P<time>{_LONG_AGO}){_ENDS}", _before_year),
        (
            rf"(?:\b(?:not|no|never|without)\b|n['’]t\b) {_FEW}{_DONE_OR_REPORT}\b {_FEW}(?P<time>{_FOR_LONG}){_ENDS}",
            _since_year,
        ),
        (rf"{_OF_REPORTS}(?P<time>{_AGO}){_ENDS}", _until_year),
        (
            rf"\b(?:what|how) (?:was|were|did|does) {_FEW}{_SAID}\b {_NOBODYS}(?P<time>{_AGO})(?=\W*$)",
            _until_year,
        ),
        (
            rf"\b(?:what|how) (?:good |well )?(?:was|were|did|has|have) (?!many\b|children\b|young\b){_FEW}(?:like|judged|rated|graded|do|doing|fare|get on) {_FEW}(?P<time>{_AGO})(?=\W*$)",
            _until_year,
        ),
        (
            rf"^\W*(?:and |so )?how many {_SO_FAR}\b(?:did|were|was|had)\b{_SO_FAR}(?P<time>{_AGO})(?=\W*$)",
            _until_year,
        ),
        (_BARE, _until_year),
    )
)
