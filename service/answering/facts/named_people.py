"""Where a report names its inspectors and calls one of them leader, and to whom letters are addressed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from indexer.contracts import PublishedIndex, StoredReport
from service.answering.facts.printed import Place, first_run, front, names_person, paragraphs, runs
from service.question.model import Question
from service.question.people import bare_name

LEADS = re.compile(r"(?<!deputy )\b(?:lead|reporting|led)\b", re.IGNORECASE)
"""Words by which a report calls somebody its leader."""


def lead_place(report: StoredReport, index: PublishedIndex, name: str) -> Place | None:
    """The run that calls the person leader, else the first that names them."""
    everything = paragraphs(report, index)
    leads = first_run(
        report, everything, lambda text: names_person(text, name) and LEADS.search(text) is not None
    )
    return leads or first_run(report, everything, lambda text: names_person(text, name))


def team_places(report: StoredReport, index: PublishedIndex, names: Sequence[str]) -> tuple[Place, ...]:
    """The fewest paragraphs that name all of them, those that name most first: one run in each."""
    opening = front(report, index)
    printed = [name for name in names if any(names_person(one.paragraph.text, name) for one in opening)]
    everything = opening if len(printed) == len(names) else paragraphs(report, index)
    wanted = list(names)
    places: list[Place] = []
    while wanted:
        best = max(everything, key=lambda stored: sum(names_person(stored.paragraph.text, n) for n in wanted))
        text = best.paragraph.text
        here = [name for name in wanted if names_person(text, name)]
        if not here:
            break
        spans = [
            (start, end)
            for start, end in runs(best)
            if any(names_person(text[start:end], name) for name in here)
        ]
        if spans:
            places.append(Place(best, report, spans[0][0], spans[-1][1]))
        wanted = [name for name in wanted if name not in here]
    return tuple(places)


def named_in(report: StoredReport, *, leading: bool = False) -> tuple[str, ...]:
    """The inspectors whom a report names, its leader first; with `leading` the leader alone."""
    facts = report.report
    lead = (facts.lead_inspector,) if facts.lead_inspector else ()
    return lead if leading else tuple(dict.fromkeys((*lead, *facts.inspectors)))


def letters_to(question: Question, index: PublishedIndex) -> Question:
    """The question put to the letters to the one whom it names in full, where they are among the reports it covers."""
    asked = bare_name(question.text)
    letters = {
        report.report.report_id
        for report in index.reports()
        if (name := report.report.addressee) and names_person(asked, bare_name(name))
    }
    covered = tuple(one for one in question.report_ids if one in letters)
    return replace(question, report_ids=covered) if covered else question
