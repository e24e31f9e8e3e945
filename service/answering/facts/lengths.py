"""Which inspections lasted as long as is asked: so many days or weeks, more or less, the longest or the shortest."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import timedelta
from itertools import count

from indexer.contracts import StoredReport
from indexer.model import ReportKind
from service.answering.citations import CitationBook
from service.answering.facts.again import later
from service.answering.facts.asked import End
from service.answering.facts.printed import marks
from service.answering.facts.written import Stated, the_report
from service.spelt import UP_TO_TWENTY
from service.wording import counted, listed, when

_NUMBER = rf"(?P<number>\d{{1,2}}|an?|{'|'.join(UP_TO_TWENTY[1:])})"
_LASTED = r"\b(?:last(?:ed|s|ing)?|took|tak(?:es?|ing)|went on|go(?:es|ing|ne)? on|ran|running|need(?:ed|s|ing)?|spent|over|of|(?:done|over|finished|completed|wrapped up|carried out|conducted)(?: in)?)\b(?: for| up)?"
_HOW = (
    r"(?:(?P<more>more than|longer than|over|in excess of)|(?P<less>less than|shorter than|under|fewer than|not even)"
    r"|(?P<least>at least|no less than|a minimum of)|(?P<most>at most|up to|within|inside|no more than|no longer than)|only|just|exactly|a full)"
)
_SO_LONG = re.compile(
    rf"{_LASTED} (?:{_HOW} )?{_NUMBER} (?P<unit>days?|weeks?|months?)\b(?: or (?P<or>more|longer|less|fewer))?",
    re.IGNORECASE,
)
_INSPECTIONS = re.compile(r"\binspections?\b", re.IGNORECASE)
_WEEK, _WEEKEND = 7, 2  # days
_COUNTED = {
    ("week", True): "a week counted from Monday to Friday",
    ("week", False): "a week begun counted as one",
    ("month", True): "whole months counted",
    ("month", False): "a month begun counted as one",
}


def days_of(report: StoredReport) -> int:
    """Days of an inspection or a visit, the first and the last counted."""
    first, last = report.report.inspection_start, report.report.inspection_end
    return (last - first).days + 1 if first and last else 1


def asks_how_long(text: str) -> bool:
    """Whether a question asks which inspections lasted so many days or weeks."""
    return _SO_LONG.search(text) is not None


def as_long(text: str, known: Sequence[Stated], book: CitationBook) -> str:
    """Those that lasted as many days, weeks or months as a question asks for. "" where it asks for none.

    A week or a month that was begun counts as one, but for the least asked for and what is below a length: of these it has
    to be whole, a week from Monday to Friday.
    """
    asked = _SO_LONG.search(text)
    if asked is None or len(known) < 2:
        return ""
    unit = asked["unit"].lower().rstrip("s")
    number = _number(asked["number"])
    fits = _test(asked, number)
    whole = bool(asked["less"] or asked["least"] or asked["or"] in ("more", "longer"))
    pool = [
        fact
        for fact in known
        if fact.report.report.kind is ReportKind.INSPECTION or not _INSPECTIONS.search(text)
    ]
    chosen = [fact for fact in pool if fits(_length(fact.report, unit, whole=whole))]
    names = [
        f"{fact.report.report.authority} ({when(fact.report.report)}){marks(fact.places, book)}"
        for fact in chosen
    ]
    noun = (
        "inspection" if all(fact.report.report.kind is ReportKind.INSPECTION for fact in pool) else "report"
    )
    length = f"{_said(asked)} {counted(number, unit)}".strip()
    how = _COUNTED.get((unit, whole), "the first and the last day counted")
    lead = f"**{len(chosen) or 'None'}** of the {counted(len(pool), noun)} covered lasted {length} from the first day to the last, {how}"
    begun = sum(fits(_length(fact.report, unit, whole=False)) for fact in pool)
    beside = f" With a {unit} begun counted as one it is {begun}." if whole and begun != len(chosen) else ""
    return f"{lead}{': ' + listed(names) if names else ''}.{beside}"


def longest(known: Sequence[Stated], end: End, book: CitationBook) -> str:
    """The inspections or visits with the most (or the fewest) days from the first to the last."""
    days = {id(fact): days_of(fact.report) for fact in known}
    wanted = (max if end is End.TOP else min)(days.values())
    chosen = [fact for fact in known if days[id(fact)] == wanted]
    names = listed([f"{the_report(fact.report.report)}{marks(fact.places, book)}" for fact in chosen])
    name = "Longest" if end is End.TOP else "Shortest"
    return f"{name} from the first day to the last: {names}, {counted(wanted, 'day')}."


def _length(report: StoredReport, unit: str, *, whole: bool) -> int:
    """Days, weeks or months of an inspection: the whole ones, else those begun too."""
    days = days_of(report)
    if unit == "day":
        return days
    if unit == "week":
        return (days + _WEEKEND) // _WEEK if whole else -(-days // _WEEK)
    first, last = report.report.inspection_start, report.report.inspection_end
    if first is None or last is None:
        return 0 if whole else 1
    end = last + timedelta(days=1)
    months = next(number for number in count() if later(first, number + 1) > end)
    return months if whole or later(first, months) == end else months + 1


def _test(asked: re.Match[str], number: int) -> Callable[[int], bool]:
    if asked["more"]:
        return lambda length: length > number
    if asked["less"]:
        return lambda length: length < number
    if asked["least"] or asked["or"] in ("more", "longer"):
        return lambda length: length >= number
    if asked["most"] or asked["or"]:
        return lambda length: length <= number
    return lambda length: length == number


def _said(asked: re.Match[str]) -> str:
    """'more than', 'at most', "" where the very number is asked for."""
    if asked["or"]:
        return "at least" if asked["or"] in ("more", "longer") else "at most"
    kinds = {"more": "more than", "less": "less than", "least": "at least", "most": "at most"}
    return next((said for kind, said in kinds.items() if asked[kind]), "")


def _number(written: str) -> int:
    low = written.lower()
    if low in ("a", "an"):
        return 1
    return int(low) if low.isdigit() else UP_TO_TWENTY.index(low)
