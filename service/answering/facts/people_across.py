"""Inspectors over many reports: who led most of them, and who is named in several."""

from __future__ import annotations

import re

from indexer.contracts import PublishedIndex, StoredReport
from service.answering.body import Body
from service.answering.citations import CitationBook
from service.answering.facts.asked import End, number_end
from service.answering.facts.covered import owners
from service.answering.facts.named_people import LEADS, lead_place, named_in, team_places
from service.answering.facts.printed import Place, marks
from service.answering.facts.written import LINES_AT_MOST, Stated, the_report, together, write
from service.answering.model import Outcome
from service.question.model import Question
from service.question.people import bare_name
from service.wording import counted, listed, report_name

IN_COMMON = re.compile(r"\b(?:both|in common|same|shared?|as well as)\b", re.IGNORECASE)
"""Words that ask for what several reports share."""

_OF_REPORTS = re.compile(
    r"\b(?:more than one|two or more|several|multiple) (?:of (?:the|these|your) )?(?:reports?|letters?|inspections?|visits?)\b",
    re.IGNORECASE,
)  # of one authority as well


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
    """The inspectors whom more than one of the reports covered names (with `leading`: as leader), each with these reports."""
    covered = [report for owner in owners(question, index) for report in owner.covered]
    reports: dict[str, list[StoredReport]] = {}
    for report in covered:
        for name in named_in(report, leading=leading):
            reports.setdefault(name, []).append(report)
    across = (
        len({report.report.authority for report in covered}) > 1
        and IN_COMMON.search(question.text) is not None
        and _OF_REPORTS.search(question.text) is None
    )
    shared = {
        name: members
        for name, members in reports.items()
        if len({one.report.authority for one in members} if across else members) > 1
    }
    if len(covered) < 2 or not reports:
        return None

    def state(report: StoredReport) -> Stated | None:
        names = [name for name in named_in(report, leading=leading) if name in shared]
        if not names:
            text = f"The report of {the_report(report.report)} names nobody whom another report covered names"
            return Stated(report, text, "nobody whom another report names", known=False)
        sentence = f"The report of {the_report(report.report)} names {listed(names)}, whom another names too"
        return Stated(report, sentence, listed(names), team_places(report, index, names))

    named = sorted(shared.items(), key=lambda one: -len(one[1]))
    lines = [
        f"- **{name}**: "
        + "; ".join(
            f"{report.report.authority}, {report_name(report.report)}"
            f"{marks(team_places(report, index, [name]), book)}"
            for report in members
        )
        for name, members in named[:LINES_AT_MOST]
    ]
    one_of = f"more than one of the {counted(len(covered), 'report')} covered"
    lead = (
        f"{counted(len(shared), 'inspector')} led {one_of}."
        if leading
        else f"{counted(len(shared), 'inspector is', 'inspectors are')} named in {one_of}. Many reports name their lead inspector only."
    )
    answer = write(question, index, book, state)
    if answer is None:
        return None
    if not shared:
        none = f"No inspector {'led' if leading else 'is named in'} {one_of}."
        return Body(none, Outcome.ANSWERED, answer.sections)
    left = len(named) - len(lines)
    return Body(together(lead, lines, left), answer.outcome, answer.sections)
