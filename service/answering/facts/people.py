"""Who inspected, who led, and to whom a letter is addressed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from indexer.contracts import PublishedIndex, StoredReport
from service.answering.citations import CitationBook
from service.answering.facts.asked import several
from service.answering.facts.covered import owners
from service.answering.facts.printed import Place, first_run, front, marks, names_person, paragraphs, runs
from service.answering.facts.written import FactAnswer, Stated, capital, the_report, together, write
from service.answering.model import Outcome
from service.answering.wording import counted, listed, report_name
from service.question.model import Question

_LEADS = re.compile(r"\b(?:lead|reporting|led)\b", re.IGNORECASE)


def lead_inspector(question: Question, index: PublishedIndex, book: CitationBook) -> FactAnswer | None:
    """Who led each inspection; a letter that names no leader is said to name none in so many words."""

    def state(report: StoredReport) -> Stated | None:
        facts = report.report
        name = facts.lead_inspector
        if name is None:
            return None
        place = _lead_place(report, index, name)
        if place is not None and _LEADS.search(place.quote):
            sentence = f"The lead inspector of {the_report(facts)} was {name}"
            return Stated(report, sentence, name, (place,))
        others = [other for other in facts.inspectors if other != name]
        beside = f", with {listed(others)}" if others else ""
        hint = f"{name}{beside}; the report names no lead inspector in so many words"
        places = (place,) if place else ()
        if place is None:
            hint = f"{name}{beside}, as its first or last page says"
        return Stated(report, f"{capital(the_report(facts))} was carried out by {hint}", hint, places)

    return _of_person(question, index, book, leading=True) or write(question, index, book, state)


def inspectors(question: Question, index: PublishedIndex, book: CitationBook) -> FactAnswer | None:
    """All inspectors that each report names; those of several reports, or one person's reports, when asked."""

    def state(report: StoredReport) -> Stated | None:
        facts = report.report
        if not facts.inspectors:
            return None
        places = _team_places(report, index, facts.inspectors)
        names = listed(facts.inspectors)
        only = " The report names nobody else." if len(facts.inspectors) == 1 else ""
        sentence = f"{capital(the_report(facts))} was carried out by {names}"
        if only:
            sentence = f"The report of {the_report(facts)} names one inspector: {names}"
        return Stated(report, sentence, names, places)

    special = _of_person(question, index, book, leading=False)
    if special is None and several(question.text):
        special = _in_several(question, index, book)
    return special or write(question, index, book, state)


def addressee(question: Question, index: PublishedIndex, book: CitationBook) -> FactAnswer | None:
    """To whom each letter is addressed; a report that is no letter is said to be none."""

    def state(report: StoredReport) -> Stated | None:
        facts = report.report
        name = facts.addressee
        if name is None:
            text = f"The report of {the_report(facts)} is addressed to nobody; only letters are"
            return Stated(report, text, "addressed to nobody; only letters are", known=False)
        place = first_run(report, front(report, index), lambda text: names_person(text, name))
        sentence = f"The letter on {the_report(facts)} is addressed to {name}"
        if place is None:
            return Stated(
                report, f"{sentence}, as its address block says", f"{name}, as the address block says"
            )
        return Stated(report, sentence, name, (place,))

    return write(question, index, book, state)


def _lead_place(report: StoredReport, index: PublishedIndex, name: str) -> Place | None:
    """The run that calls the person leader, else the first that names them."""
    everything = paragraphs(report, index)
    leads = first_run(
        report, everything, lambda text: names_person(text, name) and _LEADS.search(text) is not None
    )
    return leads or first_run(report, everything, lambda text: names_person(text, name))


def _team_places(report: StoredReport, index: PublishedIndex, names: Sequence[str]) -> tuple[Place, ...]:
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


def _named(report: StoredReport, *, leading: bool = False) -> tuple[str, ...]:
    facts = report.report
    lead = (facts.lead_inspector,) if facts.lead_inspector else ()
    return lead if leading else tuple(dict.fromkeys((*lead, *facts.inspectors)))


def _of_person(
    question: Question, index: PublishedIndex, book: CitationBook, *, leading: bool
) -> FactAnswer | None:
    """Which of the reports covered name a person that the question itself names in full; None otherwise."""
    covered = [report for owner in owners(question, index) for report in owner.covered]
    everybody = dict.fromkeys(name for report in index.reports() for name in _named(report))
    person = next((name for name in everybody if names_person(question.text, name)), None)
    if person is None or not covered:
        return None

    def state(report: StoredReport) -> Stated | None:
        place = _lead_place(report, index, person) if person in _named(report) else None
        places = (place,) if place else ()
        if person not in _named(report):
            text = f"The report of {the_report(report.report)} does not name {person}"
            return Stated(report, text, f"does not name {person}", known=False)
        if not leading:
            text = f"The report of {the_report(report.report)} names {person}"
            return Stated(report, text, person, places)
        if person == report.report.lead_inspector and place is not None and _LEADS.search(place.quote):
            text = f"The lead inspector of {the_report(report.report)} was {person}"
            return Stated(report, text, person, places)
        text = f"The report of {the_report(report.report)} names {person}, but not as lead inspector"
        return Stated(report, text, f"{person}, but not as lead inspector", places, known=False)

    def lead(known: Sequence[Stated]) -> str:
        if len(covered) < 2:
            return ""
        names = "; ".join(f"{the_report(fact.report.report)}{marks(fact.places, book)}" for fact in known)
        verb = "is called the lead inspector in" if leading else "is named in"
        return f"{person} {verb} {len(known)} of the {counted(len(covered), 'report')} covered: {names}."

    return write(question, index, book, state, lead=lead, listing=False)


def _in_several(question: Question, index: PublishedIndex, book: CitationBook) -> FactAnswer | None:
    """The inspectors whom more than one of the reports covered names, each with these reports."""
    covered = [report for owner in owners(question, index) for report in owner.covered]
    reports: dict[str, list[StoredReport]] = {}
    for report in covered:
        for name in _named(report):
            reports.setdefault(name, []).append(report)
    shared = {name: members for name, members in reports.items() if len(members) > 1}
    if len(covered) < 2 or not reports:
        return None

    def state(report: StoredReport) -> Stated | None:
        names = [name for name in _named(report) if name in shared]
        if not names:
            text = f"The report of {the_report(report.report)} names nobody whom another report covered names"
            return Stated(report, text, "nobody whom another report names", known=False)
        sentence = f"The report of {the_report(report.report)} names {listed(names)}, whom another names too"
        return Stated(report, sentence, listed(names), _team_places(report, index, names))

    lines = [
        f"- **{name}**: "
        + "; ".join(
            f"{report.report.authority}, {report_name(report.report)}"
            f"{marks(_team_places(report, index, [name]), book)}"
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
