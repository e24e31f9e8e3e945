"""Inspectors over many reports: who led most of them, and who is named in several."""

from __future__ import annotations

import re

from indexer.contracts import PublishedIndex, StoredReport
from service.answering.body import Body
from service.answering.citations import CitationBook
from service.answering.facts.asked import End, number_end
from service.answering.facts.covered import day_of, owners, within_filters
from service.answering.facts.named_people import LEADS, lead_place, named_in, team_places
from service.answering.facts.number_asked import Test, number_asked
from service.answering.facts.printed import Place, marks
from service.answering.facts.written import LINES_AT_MOST, Stated, section, the_report, together, write
from service.answering.model import Outcome, SectionOutcome
from service.question.model import Question
from service.question.people import bare_name
from service.wording import counted, listed, report_name

IN_COMMON = re.compile(r"\b(?:both|in common|same|shared?|as well as)\b", re.IGNORECASE)
"""Words that ask for what several reports share."""

_OF_REPORTS = re.compile(
    r"\b(?:more than one|two or more|several|multiple) (?:of (?:the|these|your) )?(?:reports?|letters?|inspections?|visits?)\b",
    re.IGNORECASE,
)  # of one authority as well

_LED = re.compile(r"\b(?:led|lead|leads|headed)\b", re.IGNORECASE)
_OVER = re.compile(r"\bover (?=\d|one|two|three|four|five|six|seven|eight|nine|ten)", re.IGNORECASE)
_INSPECTIONS = r"(?:of (?:them|these|those)|(?:(?:full|ofsted|different|of the|of these) )*(?:inspections?|reports?|visits?|letters?|councils?|authorities)|(?=\W*$)|(?=(?:in|since|before|after) ))"


def led_so_many(text: str) -> tuple[str, Test] | None:
    """How many inspections a question asks somebody to have led, in words and as a test; None where it asks for no number."""
    if _LED.search(text) is None:
        return None
    behind = _LED.split(text, maxsplit=1)[1]
    return number_asked(_OVER.sub("more than ", behind.strip(" ?!.")) + " ", _INSPECTIONS)


def most_often(
    question: Question, index: PublishedIndex, book: CitationBook, *, leading: bool
) -> Body | None:
    """Who is named in the most (or the fewest) of the reports covered; with `leading` as their leader."""
    covered = [report for owner in owners(question, index) for report in owner.covered]
    reports: dict[str, dict[str, Place]] = {}
    names: dict[str, str] = {}
    by_id = {report.report.report_id: report for report in covered}
    for report in covered:
        for name in named_in(report, leading=leading):
            place = lead_place(report, index, name)
            if place and (not leading or LEADS.search(place.quote)):
                reports.setdefault(bare_name(name), {})[report.report.report_id] = place
                names.setdefault(bare_name(name), name)
    if len(reports) < 2:
        return None
    pick = max if number_end(question.text) is End.TOP else min
    height = pick(len(places) for places in reports.values())
    chosen = {name: places for name, places in reports.items() if len(places) == height}
    if not leading and pick is min:
        return None  # everybody who is named once

    def state(report: StoredReport) -> Stated | None:
        here = [name for name, places in chosen.items() if report.report.report_id in places]
        if not here:
            text = f"The report of {the_report(report.report)} names none of them"
            return Stated(report, text, "names none of them", known=False)
        text = f"The report of {the_report(report.report)} names {listed([names[name] for name in here])}"
        return Stated(
            report,
            text,
            listed([names[name] for name in here]),
            tuple(chosen[name][report.report.report_id] for name in here),
        )

    lines = []
    for name, places in list(chosen.items())[:LINES_AT_MOST]:
        where = "; ".join(
            f"{the_report(by_id[report_id].report)}{marks([place], book)}"
            for report_id, place in places.items()
        )
        lines.append(f"- **{names[name]}**: {where}")
    answer = write(question, index, book, state)
    if answer is None:
        return None
    most = "most" if pick is max else "fewest"
    did = "led" if leading else ("is named in" if len(chosen) == 1 else "are named in")
    who = "One inspector" if len(chosen) == 1 else counted(len(chosen), "inspector")
    each = f", {height} each:" if len(chosen) > 1 else f", {height}:"
    lead = f"{who} {did} the {most} of the {counted(len(covered), 'report')} covered{each}"
    beside = "" if leading else "\n\nMany reports name their lead inspector only."
    left = len(chosen) - len(lines)
    return Body(f"{together(lead, lines, left)}{beside}", answer.outcome, answer.sections)


def in_several(
    question: Question, index: PublishedIndex, book: CitationBook, *, leading: bool = False
) -> Body | None:
    """The inspectors whom more than one of the reports covered names (with `leading`: as leader), each with these reports.

    Where it is asked who led another number of them, those who did.
    """
    words, fits = (led_so_many(question.text) if leading else None) or (
        "more than one",
        lambda number: number > 1,
    )
    covered = [report for owner in owners(question, index) for report in owner.covered]
    reports: dict[str, list[StoredReport]] = {}
    names: dict[str, str] = {}  # one person may be printed with an initial and without
    for report in covered:
        for name in _named(report, index, leading=leading):
            reports.setdefault(names.setdefault(bare_name(name), name), []).append(report)
    across = (
        len({report.report.authority for report in covered}) > 1
        and IN_COMMON.search(question.text) is not None
        and _OF_REPORTS.search(question.text) is None
    )
    shared = {
        name: members
        for name, members in reports.items()
        if fits(len({one.report.authority for one in members} if across else members))
    }
    if len(covered) < 2 or not reports:
        return None

    def state(report: StoredReport) -> Stated | None:
        here = [name for name in named_in(report, leading=leading) if names.get(bare_name(name)) in shared]
        if not here:
            text = f"The report of {the_report(report.report)} names nobody whom another report covered names"
            return Stated(report, text, "nobody whom another report names", known=False)
        sentence = f"The report of {the_report(report.report)} names {listed(here)}, whom another names too"
        return Stated(report, sentence, listed(here), team_places(report, index, here))

    named = sorted(shared.items(), key=lambda one: -len(one[1]))
    lines = [
        f"- **{name}**: "
        + "; ".join(
            f"{report.report.authority}, {report_name(report.report)}"
            f"{marks(team_places(report, index, [_as_in(report, name)]), book)}"
            for report in members
        )
        for name, members in named[:LINES_AT_MOST]
    ]
    one_of = f"{words} of the {counted(len(covered), 'report')} covered"
    number = "One inspector" if len(shared) == 1 else counted(len(shared), "inspector")
    lead = (
        f"{number} led {one_of}."
        if leading
        else f"{number} {'is' if len(shared) == 1 else 'are'} named in {one_of}. Many reports name their lead inspector only."
    )
    answer = write(question, index, book, state)
    if answer is None:
        return None
    if not shared:
        none = f"No inspector {'led' if leading else 'is named in'} {one_of}."
        return Body(none, Outcome.ANSWERED, answer.sections)
    left = len(named) - len(lines)
    return Body(together(lead, lines, left), answer.outcome, answer.sections)


def led_elsewhere(question: Question, index: PublishedIndex, book: CitationBook) -> Body | None:
    """Who led each of the reports of the one authority asked about, and what else they led; None for any other question, and for one report."""
    asked = owners(question, index)
    covered = asked[0].covered if len(asked) == 1 else ()
    if len(covered) < 2:
        return None
    lines = []
    for report in covered:
        name = next(iter(_named(report, index, leading=True)), None)
        if name is None:
            continue
        others = [
            other
            for other in within_filters(question, index)
            if other.report.report_id not in {one.report.report_id for one in covered}
            and bare_name(name) in {bare_name(one) for one in _named(other, index, leading=True)}
        ]
        told = "; ".join(
            f"{other.report.authority}, {report_name(other.report)}{_led_mark(other, index, book)}"
            for other in sorted(others, key=lambda one: day_of(one.report), reverse=True)
        )
        lines.append(
            f"- **{name}** led {the_report(report.report)}{_led_mark(report, index, book)} and, of those held, "
            f"{told or 'no other'}."
        )
    if not lines:
        return None
    sections = (section(asked[0], SectionOutcome.ANSWERED, together("", lines), covered[0]),)
    return Body(together("", lines), Outcome.ANSWERED, sections)


def _led_mark(report: StoredReport, index: PublishedIndex, book: CitationBook) -> str:
    name = report.report.lead_inspector
    place = lead_place(report, index, name) if name else None
    return marks([place] if place else [], book)


def _named(report: StoredReport, index: PublishedIndex, *, leading: bool) -> tuple[str, ...]:
    """The inspectors whom a report names; with `leading` who it calls its leader in so many words."""
    found = named_in(report, leading=leading)
    if not leading:
        return found
    places = ((name, lead_place(report, index, name)) for name in found)
    return tuple(name for name, place in places if place is not None and LEADS.search(place.quote))


def _as_in(report: StoredReport, name: str) -> str:
    """The name as a report prints it."""
    return next((one for one in named_in(report) if bare_name(one) == bare_name(name)), name)
