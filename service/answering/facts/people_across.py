"""Inspectors over many reports: who led most of them, and who is named in several."""

from __future__ import annotations

import re

from indexer.contracts import PublishedIndex, StoredReport
from service.answering.citations import CitationBook
from service.answering.facts.asked import End, number_end
from service.answering.facts.covered import owners
from service.answering.facts.named_people import LEADS, lead_place, named_in, team_places
from service.answering.facts.printed import Place, marks
from service.answering.facts.written import FactAnswer, Stated, the_report, together, write
from service.answering.model import Outcome
from service.answering.wording import counted, listed, report_name
from service.question.model import Question
from service.question.people import bare_name

IN_COMMON = re.compile(r"\b(?:both|in common|same|shared?|as well as)\b", re.IGNORECASE)
"""Words that ask for what several reports share."""


def most_led(question: Question, index: PublishedIndex, book: CitationBook) -> FactAnswer | None:
    """Who led the most (or the fewest) of the reports covered."""
    covered = [report for owner in owners(question, index) for report in owner.covered]
    led: dict[str, list[StoredReport]] = {}
    places: dict[str, Place] = {}
    for report in covered:
        name = report.report.lead_inspector
        place = lead_place(report, index, name) if name else None
        if name and place and LEADS.search(place.quote):
            led.setdefault(bare_name(name), []).append(report)
            places[report.report.report_id] = place
    if len(led) < 2:
        return None
    pick = max if number_end(question.text) is End.TOP else min
    height = pick(len(reports) for reports in led.values())
    chosen = [reports for reports in led.values() if len(reports) == height]
    shown = {report.report.report_id for reports in chosen for report in reports}

    def state(report: StoredReport) -> Stated | None:
        name, place = report.report.lead_inspector, places.get(report.report.report_id)
        if name is None or place is None:
            return None
        text = f"The lead inspector of {the_report(report.report)} was {name}"
        return Stated(report, text, name, (place,) if report.report.report_id in shown else ())

    lines = []
    for reports in chosen:
        where = "; ".join(
            f"{the_report(one.report)}{marks([places[one.report.report_id]], book)}" for one in reports
        )
        lines.append(f"- **{reports[0].report.lead_inspector}**: {where}")
    answer = write(question, index, book, state)
    if answer is None:
        return None
    most = "most" if pick is max else "fewest"
    lead = f"{counted(len(chosen), 'inspector')} led the {most} of the {counted(len(covered), 'report')} covered, {height} each:"
    if len(chosen) == 1:
        lead = f"One inspector led the {most} of the {counted(len(covered), 'report')} covered, {height}:"
    return FactAnswer(together(lead, lines), answer.outcome, answer.sections)


def in_several(question: Question, index: PublishedIndex, book: CitationBook) -> FactAnswer | None:
    """The inspectors whom more than one of the reports covered names, each with these reports."""
    covered = [report for owner in owners(question, index) for report in owner.covered]
    reports: dict[str, list[StoredReport]] = {}
    for report in covered:
        for name in named_in(report):
            reports.setdefault(name, []).append(report)
    across = (
        len({report.report.authority for report in covered}) > 1
        and IN_COMMON.search(question.text) is not None
    )
    shared = {
        name: members
        for name, members in reports.items()
        if len({one.report.authority for one in members} if across else members) > 1
    }
    if len(covered) < 2 or not reports:
        return None

    def state(report: StoredReport) -> Stated | None:
        names = [name for name in named_in(report) if name in shared]
        if not names:
            text = f"The report of {the_report(report.report)} names nobody whom another report covered names"
            return Stated(report, text, "nobody whom another report names", known=False)
        sentence = f"The report of {the_report(report.report)} names {listed(names)}, whom another names too"
        return Stated(report, sentence, listed(names), team_places(report, index, names))

    lines = [
        f"- **{name}**: "
        + "; ".join(
            f"{report.report.authority}, {report_name(report.report)}"
            f"{marks(team_places(report, index, [name]), book)}"
            for report in members
        )
        for name, members in shared.items()
    ]
    lead = (
        f"{counted(len(shared), 'inspector is', 'inspectors are')} named in more than one of the "
        f"{counted(len(covered), 'report')} covered. Many reports name their lead inspector only."
    )
    answer = write(question, index, book, state)
    if answer is None:
        return None
    if not shared:
        none = f"No inspector is named in more than one of the {counted(len(covered), 'report')} covered."
        return FactAnswer(none, Outcome.ANSWERED, answer.sections)
    return FactAnswer(together(lead, lines), answer.outcome, answer.sections)
