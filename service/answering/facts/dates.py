"""When an authority was inspected, and when the report was published."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from indexer.contracts import PublishedIndex, StoredReport
from indexer.model import Report, ReportKind
from service.answering.body import Body
from service.answering.citations import CitationBook, escaped
from service.answering.facts.asked import End, date_end, number_end
from service.answering.facts.covered import day_of, owners
from service.answering.facts.in_time import first_in_time
from service.answering.facts.lengths import as_long, asks_how_long, days_of, longest
from service.answering.facts.named_people import letters_to
from service.answering.facts.printed import Place, first_run, front, marks, paragraphs, shows_dates
from service.answering.facts.written import (
    Stated,
    capital,
    missing_section,
    section,
    span,
    the_report,
    write,
)
from service.answering.model import Outcome, SectionOutcome
from service.question.model import Question
from service.wording import counted, day, listed, report_name

_DIFFERS = "published-differs"
_AHEAD = re.compile(
    r"\bnext (?:ofsted |full |ilacs )*(?:inspections?|visits?|inspected|one|due)\b|\b(?:inspected|visited|inspection|visit) next\b|\bdue\b|\bupcoming\b|\bwhen will\b",
    re.IGNORECASE,
)
_BY_LENGTH = re.compile(
    r"\b(?:longest|shortest)[- ](?:\w+ )?(?:inspections?|visits?)\b|\b(?:inspections?|visits?) (?:was|were|is|are) (?:the )?(?:longest|shortest)\b|\b(?:lasted|took|went on)(?: for)?(?: the)? (?:longest|shortest)\b",
    re.IGNORECASE,
)
_LASTING = re.compile(r"\bhow (?:long (?:did|was|were)|many (?:days|weeks))\b", re.IGNORECASE)
_BETWEEN = re.compile(
    r"\b(?:gap|wait|time|interval|days|weeks|months|years|long)\b(?: (?!before|after)[\w']+){0,4} between\b.*\b(?:inspections?|visits?|reports?)\b",
    re.IGNORECASE,
)
_VISIT = re.compile(r"\b(?:visits?|letters?)\b", re.IGNORECASE)
_AND_THE_NEXT = re.compile(r"\band (?:the )?(?:next|following|one after)\b", re.IGNORECASE)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?(?: (?:January|February|March|April|May|June|July|August|September|October|November|December))?(?: 20\d\d)?"
_DAYS = rf"{_DAY} ?(?:to|until|[-\u2013]) ?{_DAY}"
_PRINTED_DAYS = re.compile(rf"{_DAYS}(?:,? and |, ?){_DAYS}")
# How long a report was waited for once inspectors were done.
_WAITED_FOR = re.compile(r"\bhow (?:long|soon|quickly|fast|many (?:days|weeks|months))\b", re.IGNORECASE)
_LETTER = re.compile(r"\bletters?\b", re.IGNORECASE)


def inspection_dates(question: Question, index: PublishedIndex, book: CitationBook) -> Body | None:
    """First and last day of each inspection or visit covered; the newest or oldest first when asked for.

    A question that speaks of a letter is told the letter's own date too.
    """
    between = _BETWEEN.search(question.text) is not None
    if between:
        question = _with_the_next(question, index)
    elif _AHEAD.search(question.text):
        return _not_told_ahead(question, index)
    lasting = (_LASTING.search(question.text) or _BY_LENGTH.search(question.text)) is not None
    about_letter = _LETTER.search(question.text) is not None

    def state(report: StoredReport) -> Stated | None:
        facts = report.report
        if facts.inspection_end is None and facts.inspection_start is None:
            return None
        place = dates_place(report, index)
        days = _in_words(facts, place)
        length = _length(report) if lasting else ""
        sentence = f"{capital(the_report(facts, dated=False))} took place {days}{length}"
        places = (place,) if place else ()
        letter = published_place(report, index) if facts.addressee and about_letter else None
        if letter is None or facts.published is None:
            return Stated(report, sentence, f"{span(facts)}{length}", places)
        dated = f"the letter is dated {day(facts.published)}"
        return Stated(report, f"{sentence}; {dated}", f"{span(facts)}; {dated}", (*places, letter))

    def lead(known: Sequence[Stated]) -> str:
        if between:
            return _gaps(question.text, known, book)
        if len(known) > 1 and _BY_LENGTH.search(question.text):
            return longest(known, number_end(question.text) or End.TOP, book)
        if so_long:
            return as_long(question.text, known, book)
        return first_in_time(question, known, book)

    by_length = _BY_LENGTH.search(question.text) is not None
    so_long = asks_how_long(question.text) and not by_length
    named = bool(question.authorities) and (len(question.authorities) == 1 or not so_long)
    listing = named or not (between or by_length or so_long)
    return write(question, index, book, state, lead=lead, listing=listing)


def _with_the_next(question: Question, index: PublishedIndex) -> Question:
    """The question with the inspection after the one that it names, where it asks for the time between both."""
    asked = owners(question, index)
    if len(asked) != 1 or len(asked[0].covered) != 1 or not _AND_THE_NEXT.search(question.text):
        return question
    first = asked[0].covered[0]
    later = [
        report
        for report in reversed(asked[0].others)
        if report.report.kind is ReportKind.INSPECTION and day_of(report.report) > day_of(first.report)
    ][:1]
    ids = tuple(report.report.report_id for report in (first, *later))
    return replace(question, report_ids=ids)


def _in_words(facts: Report, place: Place | None) -> str:
    """'on 27 February 2019', 'from 5 December 2022 to …'; as printed where an inspection was made in more than one go."""
    alone = facts.inspection_start in (None, facts.inspection_end) or facts.inspection_end is None
    days = f"{'on' if alone else 'from'} {span(facts)}"
    parts = _PRINTED_DAYS.search(place.quote) if place else None
    return f"{days}, in parts: “{escaped(parts[0])}”" if parts else days


def _gaps(text: str, known: Sequence[Stated], book: CitationBook) -> str:
    """How many days lay between the inspections of an authority that follow each other: each gap of one, the longest or the mean of all.

    Visits are among them where the question speaks of one.
    """
    by_name: dict[str, list[Stated]] = {}
    visits = _VISIT.search(text) is not None
    for fact in sorted(known, key=lambda one: day_of(one.report.report)):
        if visits or fact.report.report.kind is ReportKind.INSPECTION:
            by_name.setdefault(fact.report.report.authority, []).append(fact)
    pairs = [pair for facts in by_name.values() for pair in pairwise(facts)]
    gaps = [gap for before, after in pairs if (gap := _gap(before, after)) is not None]
    if not gaps:
        return ""
    if len(by_name) == 1:
        told = [
            f"{_in_days(gap)} between {the_report(before.report.report)}{marks(before.places, book)} "
            f"and {the_report(after.report.report)}{marks(after.places, book)}"
            for before, after in pairs
            if (gap := _gap(before, after)) is not None
        ]
        return f"From the last day of one to the first of the next: {'; '.join(told)}."
    end = number_end(text)
    if end is not None:
        return _widest([pair for pair in pairs if _gap(*pair) is not None], end, book)
    mean = sum(gaps) / len(gaps)
    return (
        f"On average {mean:,.0f} days ({mean / 365.25:.1f} years) lie between an authority's inspections, over "
        f"the {counted(len(gaps), 'pair')} that follow each other among the reports covered."
    )


def _widest(pairs: Sequence[tuple[Stated, Stated]], end: End, book: CitationBook) -> str:
    """The inspections of an authority that follow each other with the most (or the fewest) days between them."""
    days = [_gap(*pair) or 0 for pair in pairs]
    wanted = (max if end is End.TOP else min)(days)
    told = [
        f"between {the_report(before.report.report)}{marks(before.places, book)} and "
        f"{the_report(after.report.report)}{marks(after.places, book)}"
        for (before, after), gap in zip(pairs, days, strict=True)
        if gap == wanted
    ]
    name = "Longest" if end is End.TOP else "Shortest"
    return f"{name}, of the inspections held: {_in_days(wanted)} {listed(told)}."


def _in_days(gap: int) -> str:
    """'1,480 days (4.1 years)'; of less than a year the days alone."""
    years = f" ({gap / 365.25:.1f} years)" if gap > 365 else ""
    return f"{gap:,} {'day' if gap == 1 else 'days'}{years}"


def _gap(before: Stated, after: Stated) -> int | None:
    """Days from the last day of one inspection to the first of the next."""
    last, first = before.report.report.inspection_end, after.report.report.inspection_start
    return (first - last).days if last and first else None


def _length(report: StoredReport) -> str:
    if report.report.inspection_start is None or report.report.inspection_end is None:
        return ""
    return f" ({counted(days_of(report), 'day')}, the first and the last counted)"


def _not_told_ahead(question: Question, index: PublishedIndex) -> Body | None:
    """Reports tell of inspections past: for the next one there is nothing but that to say."""
    asked = owners(question, index)
    sections = tuple(
        section(
            owner,
            SectionOutcome.SILENT,
            f"The reports of {owner.name} do not say when the next inspection will be; the latest held is the "
            f"{report_name(owner.everything[0].report)}.",
            owner.everything[0],
        )
        if owner.held
        else missing_section(owner)
        for owner in asked
    )
    return Body(" ".join(one.text for one in sections), Outcome.NOT_FOUND, sections) if sections else None


def publication(question: Question, index: PublishedIndex, book: CitationBook) -> Body | None:
    """Day of publication (the date of a letter), and whether the report itself prints it."""

    def state(report: StoredReport) -> Stated | None:
        facts = report.report
        if facts.published is None:
            return Stated(
                report,
                f"The report of {the_report(facts)} prints no date of publication, and the list of publications "
                "held here gives none",
                "not printed, and not in the list of publications held here",
                known=False,
            )
        place = published_place(report, index)
        when = day(facts.published)
        if place is None:
            return Stated(
                report,
                f"The report of {the_report(facts)} was published on {when}, as the list of publications says; "
                "the report itself does not print it",
                f"{when}, as the list of publications says; the report itself does not print it",
            )
        differs = "".join(f" ({warning.message})" for warning in report.warnings if warning.code == _DIFFERS)
        waited, ended = _waited(report, index) if waiting else ("", ())
        if facts.addressee:
            return Stated(
                report,
                f"The letter on {the_report(facts)} is dated {when}{differs}{waited}",
                f"{when}{differs}{waited}",
                (place, *ended),
            )
        sentence = (
            f"The report of {the_report(facts)} was published on {when}, as it says itself{differs}{waited}"
        )
        return Stated(
            report, sentence, f"{when}, as the report says itself{differs}{waited}", (place, *ended)
        )

    def lead(known: Sequence[Stated]) -> str:
        if end is None or len(known) < 2:
            return ""
        ordered = sorted(known, key=lambda fact: fact.report.report.published or date.min)
        last = ordered[-1 if end is End.TOP else 0].report.report.published
        chosen = [fact for fact in known if fact.report.report.published == last]
        names = [
            f"{the_report(fact.report.report)}, {fact.value}{marks(fact.places, book)}" for fact in chosen
        ]
        which = "Published last" if end is End.TOP else "Published first"
        return f"{which}, of the {counted(len(known), 'report')} whose day is known: {'; '.join(names)}."

    question = letters_to(question, index)
    end = date_end(question.text)
    waiting = _WAITED_FOR.search(question.text) is not None
    return write(question, index, book, state, lead=lead, listing=bool(question.authorities) or end is None)


def _waited(report: StoredReport, index: PublishedIndex) -> tuple[str, tuple[Place, ...]]:
    """How many days after the last day of the inspection a report was published, and where that day is printed."""
    last, published = report.report.inspection_end, report.report.published
    if last is None or published is None or published < last:
        return "", ()
    place = dates_place(report, index)
    text = f", {counted((published - last).days, 'day')} after the last day on site, {day(last)}"
    return text, (place,) if place else ()


def dates_place(report: StoredReport, index: PublishedIndex) -> Place | None:
    """Where a report prints the first and the last day of its inspection."""
    days = {value for value in (report.report.inspection_start, report.report.inspection_end) if value}
    if not days:
        return None
    return first_run(report, paragraphs(report, index), lambda text: shows_dates(text, *days))


def published_place(report: StoredReport, index: PublishedIndex) -> Place | None:
    """Where a report prints the day of its publication: on the cover, or as the date of a letter."""
    value = report.report.published
    if value is None:
        return None
    own = (report.report.inspection_start, report.report.inspection_end)

    def shows(text: str) -> bool:
        if not shows_dates(text, value):
            return False
        return value not in own or "publish" in text.lower() or "publication" in text.lower()

    return first_run(report, front(report, index), shows)
