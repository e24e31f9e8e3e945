"""Figures that reports print in the box on an authority: children in need, in care, on plans, homes, and the like.

Only the reports of 2013 to 2018 have such a box. A figure is told with the sentence that prints it, never worked out.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from indexer.contracts import PublishedIndex, StoredParagraph, StoredReport
from service.answering.body import Body
from service.answering.citations import CitationBook, escaped
from service.answering.facts.asked import End, number_end
from service.answering.facts.covered import Owner, owners
from service.answering.facts.printed import Place, marks, runs
from service.answering.facts.stated import states_number
from service.answering.facts.written import (
    capital,
    missing_section,
    outcome_of,
    section,
    the_report,
    together,
)
from service.answering.model import Outcome, Section, SectionOutcome
from service.question.fact_requests import IN_POST
from service.question.fact_words import fact_words
from service.question.model import Intent, Question
from service.spelt import TENS, UP_TO_TWENTY
from service.wording import counted, listed, report_name

_POWERS = {"hundred": 100.0, "thousand": 1000.0}
_SPELT = rf"\b(?:{'|'.join(['none', 'no', *UP_TO_TWENTY, *TENS, *_POWERS])})"
_NUMBER = rf"(?:\d[\d,]*(?:\.\d+)?%?|{_SPELT}(?:[ -](?:and )?{_SPELT})*)"
_BOX = re.compile(
    r"service information|information about|living in|child protection in|(?:looked after|in care) in|in the last 12 months|previous ofsted|ofsted inspections",
    re.IGNORECASE,
)
_NUMBERED_BOX = re.compile(
    r"service information", re.IGNORECASE
)  # in the reports on looked-after children of 2013
_RUNS_ON = re.compile(r"(?:This is|These|There (?:is|are|was|were) (?:no|\w+) (?:SCR|serious))\b")
_ITEM = re.compile(
    rf"(?<!of whom)\s{_NUMBER}(?: \(.{{1,12}}\))? (?:child|young|lives?|are|is|have|has)", re.IGNORECASE
)
_EACH_REPORT = re.compile(
    r"\b(?:each|every|all|both|per|by) (?:of )?(?:the |its |their )*(?:years?|reports?|inspections?|times?)\b|\bover (?:the years|time)\b|\bhistory\b",
    re.IGNORECASE,
)
# "I'm now writing on …", "now, when did …" and "now that …" ask of no director of today.
_TODAY = re.compile(
    r"\b(?:(?<!up to )(?:current(?:ly)?|present)|(?<!^)(?<!i'm )(?<!i am )(?<!we're )(?<!we are )(?<!ok )now(?!,| that\b| (?:tell|show|give|say|for)\b)|today(?:'s)?)\b",
    re.IGNORECASE,
)
_RATE = re.compile(r"\brates?\b|\bper (?:10|ten)\b", re.IGNORECASE)
_PRINTED_RATE = re.compile(r"\brate of ([\d,.]*\d) per\b")
_YEAR = re.compile(r"\b20\d\d\b")
_NAMED_ONE_BY_ONE = 3  # authorities; of more, those without the figure are counted
_LONGEST = 320  # characters of a sentence quoted whole; of a longer one the part that prints the figure


@dataclass(frozen=True, slots=True)
class Figure:
    """One measure of one report: the places that print it, first the figure itself, and its number where it is one."""

    measure: str
    places: tuple[Place, ...]
    number: float | None


@dataclass(frozen=True, slots=True)
class Box:
    """The figures asked about as one report of an authority prints them."""

    owner: Owner
    report: StoredReport
    figures: tuple[Figure, ...]


def figures(
    question: Question, index: PublishedIndex, book: CitationBook, *, searched: bool = False
) -> Body | None:
    """The figures asked about, by the newest report of each authority that prints all of them.

    None, with nothing cited, where an authority named has no such report: then the words of the reports have
    to be searched. Once they are (`searched`), reports that a later inspection has superseded are looked at too,
    and whose reports print none is said; None only where no report does, unless figures are set against each other.
    """
    asked = owners(question, index)
    many = len(asked) > _NAMED_ONE_BY_ONE
    earlier = searched or many or _compared(question.text)
    if len(asked) == 1 and _over_time(question):
        course = _boxes(asked[0], question, index, earlier=True)
        if len(course) > 1:
            written = _course(course, book)
            return Body(written.text, outcome_of((written,)), (written,))
    boxes = [_box(owner, question, index, earlier=earlier) for owner in asked]
    found = [box for box in boxes if box is not None]
    if not found and searched and len(asked) > 1 and _compared(question.text):
        sections = [_without(owner) for owner in asked]
        text = "The reports covered print no such figure in a table on the area, nor was it found in their words."
        return Body(text, Outcome.NOT_FOUND, tuple(sections))
    everybody = searched or many or not question.authorities
    if not found or not (everybody or all(boxes)):
        return None
    if len(asked) == 1:
        written = _section(found[0], book)
        before = found[0].report not in asked[0].covered
        return Body(written.text, outcome_of((written,)), (written,), looked_back=before)
    lead = _ranking(question, found, book)
    sections = [
        _section(box, book) if box else _without(owner) for owner, box in zip(asked, boxes, strict=True)
    ]
    lines = [
        f"- **{box.owner.name}**, {report_name(box.report.report)}: {_quotes(box, book)}" for box in found
    ]
    missing = [owner for owner, box in zip(asked, boxes, strict=True) if box is None]
    if question.authorities and len(missing) <= _NAMED_ONE_BY_ONE:
        lines.extend(f"- **{owner.name}**: no such figure printed" for owner in missing)
    elif missing:
        count = counted(len(missing), "other authority", "other authorities")
        lines.append(f"- {count}: no such figure printed")
    return Body(together(lead, lines), outcome_of(sections), tuple(sections))


def told_in(question: Question, texts: Sequence[str]) -> bool:
    """Whether one of `texts` speaks of a figure asked about and states a number, or for a post a year, with it."""
    asks = [one.asks for one in fact_words().measures if one.name in question.figures]
    return any(
        any(pattern.search(text.lower()) for pattern in asks) and states_number(text) for text in texts
    )


def _compared(text: str) -> bool:
    """Whether figures of several are set against each other."""
    return number_end(text) is not None or _more(text) is not None


def _over_time(question: Question) -> bool:
    """Whether the figures of several reports of one authority are asked for."""
    return (
        len(question.years) > 1
        or question.intent is Intent.TEMPORAL
        or (_EACH_REPORT.search(question.text) is not None)
    )


def _box(owner: Owner, question: Question, index: PublishedIndex, *, earlier: bool) -> Box | None:
    boxes = _boxes(owner, question, index, earlier=earlier)
    years = set(_YEAR.findall(question.text))
    dated = [box for box in boxes if years <= _years_printed(box)]
    return next(iter(dated or boxes), None)


def _boxes(owner: Owner, question: Question, index: PublishedIndex, *, earlier: bool) -> list[Box]:
    """The figures as each report covered prints them (with `earlier`: or superseded since), newest first."""
    before = set(question.earlier_ids) if earlier and not _of_today(question) else set()
    reports = [
        report for report in owner.everything if report in owner.covered or report.report.report_id in before
    ]
    return [box for report in reports if (box := _read(owner, report, question.figures, index))]


def _of_today(question: Question) -> bool:
    """Whether it is asked since when somebody is in post who is now: an earlier report has the one before."""
    in_post = any(measure.endswith(IN_POST) for measure in question.figures)
    return in_post and _TODAY.search(question.text) is not None


def _years_printed(box: Box) -> set[str]:
    text = " ".join(place.quote for figure in box.figures for place in figure.places)
    return {*_YEAR.findall(text), str(box.report.report.year)}


def _read(owner: Owner, report: StoredReport, measures: Sequence[str], index: PublishedIndex) -> Box | None:
    found = [figure for measure in measures if (figure := _figure(report, measure, index))]
    return Box(owner, report, tuple(found)) if len(found) == len(measures) else None


def _figure(report: StoredReport, measure: str, index: PublishedIndex) -> Figure | None:
    """The measure with all places of the box that print it ("one review completed", "two more under way")."""
    pattern = _prints()[measure]
    places: list[Place] = []
    number = None
    for stored in index.paragraphs(report.start, report.end):
        numbered = stored.paragraph.number is not None and not _NUMBERED_BOX.search(
            " ".join(stored.paragraph.section)
        )
        if numbered or not any(_BOX.search(p) for p in stored.paragraph.section):
            continue
        spans = runs(stored)
        for row, (start, end) in enumerate(spans):
            match = pattern.search(stored.paragraph.text, start, end)
            if match is not None:
                after = spans[row + 1] if row + 1 < len(spans) else None
                places.append(Place(stored, report, *_quoted(stored, (start, end), after, match)))
                if number is None:
                    number = _number_in(match)
    return Figure(measure, tuple(places), number) if places else None


def _quoted(
    stored: StoredParagraph, run: tuple[int, int], after: tuple[int, int] | None, match: re.Match[str]
) -> tuple[int, int]:
    """What is quoted: the run and the one after that goes on with it; of a long list the item that matches."""
    text, (start, end) = stored.paragraph.text, run
    if end - start > _LONGEST:
        return match.start(), _next_item(text, match.end(), end)
    if after is not None and _RUNS_ON.match(text, after[0]):
        return start, after[1]
    return start, end


def _next_item(text: str, after: int, end: int) -> int:
    """Where the next figure of a list that runs on within one sentence begins, spaces before it left out."""
    match = _ITEM.search(text, after, end)
    return len(text[: match.start() if match else end].rstrip())


@lru_cache(maxsize=1)
def _prints() -> Mapping[str, re.Pattern[str]]:
    """By measure, how the box prints it."""
    raw = tomllib.loads(Path(__file__).with_name("figures.toml").read_text(encoding="utf-8"))
    return {
        name: re.compile(pattern.replace("{N}", f"({_NUMBER})"), re.IGNORECASE)
        for name, pattern in raw["prints"].items()
    }


def _number_in(match: re.Match[str]) -> float | None:
    """The number of the first group that matched; "one in three" is a third of a hundred."""
    place = next((place for place, one in enumerate(match.groups(), 1) if one), None)
    if place is None:
        return None
    value = _value(match[place])
    parted = match.string[: match.start(place)].lower().endswith("one in ")
    return 100 / value if parted and value else value


def _value(written: str) -> float:
    """The number that figures or words ("Four hundred and ten") stand for."""
    low = written.lower()
    if low[0].isdigit():
        return float(low.replace(",", "").rstrip("%"))
    whole = part = 0.0
    for word in re.findall(r"[a-z]+", low):
        if word == "thousand":
            whole, part = whole + part * _POWERS[word], 0.0
        elif word in _POWERS:
            part *= _POWERS[word]
        elif word in TENS:
            part += 20.0 + 10.0 * TENS.index(word)
        elif word in UP_TO_TWENTY:
            part += UP_TO_TWENTY.index(word)
    return whole + part


def _quotes(box: Box, book: CitationBook) -> str:
    places = dict.fromkeys(place for figure in box.figures for place in figure.places)
    return " ".join(f"“{escaped(place.quote)}”{marks([place], book)}" for place in places)


def _section(box: Box, book: CitationBook) -> Section:
    report = box.report.report
    text = f"{capital(the_report(report))} prints: {_quotes(box, book)}"
    later = [
        report_name(one.report)
        for one in box.owner.everything
        if one.report.grades and (one.report.year or 0) > (report.year or 0)
    ]
    if later:
        text += f" No later report held ({listed(later)}) has this figure in a table on the area."
    return section(box.owner, SectionOutcome.ANSWERED, text, box.report)


def _course(boxes: Sequence[Box], book: CitationBook) -> Section:
    """One authority's figures from report to report, the newest first."""
    lines = [f"- {capital(report_name(box.report.report))}: {_quotes(box, book)}" for box in boxes]
    text = together(f"{counted(len(boxes), 'report')} of {boxes[0].owner.name} print it:", lines)
    return section(boxes[0].owner, SectionOutcome.ANSWERED, text, boxes[0].report)


def _without(owner: Owner) -> Section:
    if not owner.covered:
        return missing_section(owner)
    text = f"The reports covered on {owner.name} print no such figure."
    return section(owner, SectionOutcome.SILENT, text, owner.covered[0])


def _ranking(question: Question, found: Sequence[Box], book: CitationBook) -> str:
    """'Highest: Durham (inspection, March 2016).' where the question asks for an end of the order."""
    end = number_end(question.text) or _more(question.text)
    if end is None or any(len(box.figures) != 1 for box in found):
        return ""
    by_rate = _RATE.search(question.text) is not None
    numbers = {id(box): _number(box, by_rate=by_rate) for box in found}
    known = [value for value in numbers.values() if value is not None]
    if (
        len(known) < len(found) and len(question.authorities) in range(1, _NAMED_ONE_BY_ONE + 1)
    ) or not known:
        return ""
    wanted = max(known) if end is End.TOP else min(known)
    names = [
        f"{box.owner.name} ({report_name(box.report.report)}){marks(box.figures[0].places[:1], book)}"
        for box in found
        if numbers[id(box)] == wanted
    ]
    apart = (
        " The reports are of different years." if len({box.report.report.year for box in found}) > 1 else ""
    )
    basis = "rate" if by_rate else "figure"
    shown = f"{wanted:,.1f}".rstrip("0").rstrip(".")
    return f"{'Highest' if end is End.TOP else 'Lowest'} {basis} printed: {listed(names)}, {shown}.{apart}"


def _number(box: Box, *, by_rate: bool) -> float | None:
    if not by_rate:
        return box.figures[0].number
    printed = _PRINTED_RATE.search(box.figures[0].places[0].quote)
    return float(printed[1].replace(",", "")) if printed else None


def _more(text: str) -> End | None:
    """More or fewer, as two are compared."""
    if re.search(r"\b(?:more|higher|bigger|larger|greater)\b", text, re.IGNORECASE):
        return End.TOP
    return End.BOTTOM if re.search(r"\b(?:fewer|less|lower)\b", text, re.IGNORECASE) else None
