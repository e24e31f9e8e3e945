"""Who inspected, who led, and to whom a letter is addressed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from indexer.contracts import PublishedIndex, StoredReport
from service.answering.citations import CitationBook, escaped
from service.answering.facts.asked import End, number_end, several
from service.answering.facts.covered import owners
from service.answering.facts.printed import Place, first_run, front, marks, names_person, paragraphs, runs
from service.answering.facts.written import FactAnswer, Stated, capital, the_report, together, write
from service.answering.model import Outcome, SectionOutcome
from service.answering.wording import counted, listed, report_name
from service.question.model import Question
from service.question.people import bare_name

_LEADS = re.compile(r"(?<!deputy )\b(?:lead|reporting|led)\b", re.IGNORECASE)
_FEW = 6  # reports of which each says who led it instead
_HOW_MANY = re.compile(r"\bhow many\b", re.IGNORECASE)
_ROLE = re.compile(
    r"\b(?:deputy(?: lead)?(?: inspector)?|quality assurance|qa manager|data analyst|associate inspector|shadow inspector|team inspector)",
    re.IGNORECASE,
)
_BOTH = re.compile(r"\b(?:both|in common|same|shared?|as well as)\b", re.IGNORECASE)


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

    special = _of_person(question, index, book, leading=True)
    if special is None and number_end(question.text) is not None:
        special = _most_led(question, index, book)
    return special or write(question, index, book, state)


def inspectors(question: Question, index: PublishedIndex, book: CitationBook) -> FactAnswer | None:
    """All inspectors that each report names; those of several reports, or one person's reports, when asked."""

    def state(report: StoredReport) -> Stated | None:
        facts = report.report
        if not facts.inspectors:
            return None
        places = _team_places(report, index, facts.inspectors)
        names = listed(facts.inspectors)
        if counts and len(facts.inspectors) > 1:
            names = f"{len(facts.inspectors)} inspectors named: {names}"
        only = " The report names nobody else." if len(facts.inspectors) == 1 else ""
        sentence = f"{capital(the_report(facts))} was carried out by {names}"
        if only:
            sentence = f"The report of {the_report(facts)} names one inspector: {names}"
        return Stated(report, sentence, names, places)

    counts = _HOW_MANY.search(question.text) is not None
    role = _ROLE.search(question.text)
    special = _of_person(question, index, book, leading=False)
    if special is None and role is not None:
        return write(question, index, book, lambda report: _of_role(report, index, role[0]))
    both = len(question.authorities) > 1 and _BOTH.search(question.text) is not None
    if special is None and (both or several(question.text)):
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

    return write(question, index, book, state, only_known=True)


def _of_role(report: StoredReport, index: PublishedIndex, role: str) -> Stated | None:
    """Who is printed beside a role in the list of the team ("Deputy lead inspector: …")."""
    wanted = "quality assurance" if role.lower() == "qa manager" else role.lower()
    name = the_report(report.report)
    place = first_run(
        report,
        front(report, index),
        lambda text: re.match(rf"\W*(?:senior )?{wanted}", text, re.IGNORECASE) is not None,
    )
    if place is None:
        text = f"The report of {name} names nobody as {wanted}"
        return Stated(report, text, f"names nobody as {wanted}", known=False)
    value = f"“{escaped(place.quote)}”"
    return Stated(report, f"Of the team of {name} it says: {value}", value, (place,))


def _most_led(question: Question, index: PublishedIndex, book: CitationBook) -> FactAnswer | None:
    """Who led the most (or the fewest) of the reports covered."""
    covered = [report for owner in owners(question, index) for report in owner.covered]
    led: dict[str, list[StoredReport]] = {}
    places: dict[str, Place] = {}
    for report in covered:
        name = report.report.lead_inspector
        place = _lead_place(report, index, name) if name else None
        if name and place and _LEADS.search(place.quote):
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


def _person_asked(text: str, index: PublishedIndex) -> tuple[str | None, frozenset[str]]:
    """The inspector whom a question names, and all ways the reports write the name."""
    everybody = dict.fromkeys(name for report in index.reports() for name in _named(report))
    asked = bare_name(text)
    person = next((name for name in everybody if names_person(asked, bare_name(name))), None)
    if person is None:
        return None, frozenset()
    return person, frozenset(name for name in everybody if bare_name(name) == bare_name(person))


def _of_person(
    question: Question, index: PublishedIndex, book: CitationBook, *, leading: bool
) -> FactAnswer | None:
    """Which of the reports covered name a person that the question itself names in full; None otherwise."""
    covered = [report for owner in owners(question, index) for report in owner.covered]
    person, written = _person_asked(question.text, index)
    if person is None or not covered:
        return None

    def state(report: StoredReport) -> Stated | None:
        here = next((name for name in _named(report) if name in written), None)
        place = _lead_place(report, index, here) if here else None
        places = (place,) if place else ()
        other = report.report.lead_inspector
        if here is None and leading and other:
            place = _lead_place(report, index, other)
            text = f"{capital(the_report(report.report))} was led by {other}, not by {person}"
            return Stated(report, text, f"led by {other}", (place,) if place and few else (), known=False)
        if here is None:
            text = f"The report of {the_report(report.report)} does not name {person}"
            return Stated(report, text, f"does not name {person}", known=False)
        if not leading:
            text = f"The report of {the_report(report.report)} names {person}"
            return Stated(report, text, person, places)
        if here == other and place is not None and _LEADS.search(place.quote):
            text = f"The lead inspector of {the_report(report.report)} was {person}"
            return Stated(report, text, person, places)
        text = f"The report of {the_report(report.report)} names {person}, but not as lead inspector"
        return Stated(report, text, f"{person}, but not as lead inspector", places, known=False)

    few = len(covered) <= _FEW and question.yes_no

    def lead(known: Sequence[Stated]) -> str:
        if len(covered) < 2:
            return ""
        if not known:
            return (
                ""
                if few
                else f"{person} is named so in none of the {counted(len(covered), 'report')} covered."
            )
        names = "; ".join(f"{the_report(fact.report.report)}{marks(fact.places, book)}" for fact in known)
        verb = "is called the lead inspector in" if leading else "is named in"
        return f"{person} {verb} {len(known)} of the {counted(len(covered), 'report')} covered: {names}."

    answer = write(question, index, book, state, lead=lead, listing=False)
    return _with_verdict(answer, few=few) if answer and question.yes_no else answer


def _with_verdict(answer: FactAnswer, *, few: bool) -> FactAnswer:
    """The answer after a yes or a no; `few`: each report says who it was instead, so that "no" is an answer."""
    known = any(one.outcome is SectionOutcome.ANSWERED for one in answer.sections)
    between = "\n\n" if answer.text.startswith("-") else " "
    outcome = Outcome.ANSWERED if known or few else answer.outcome
    return FactAnswer(f"{'Yes' if known else 'No'}.{between}{answer.text}", outcome, answer.sections)


def _in_several(question: Question, index: PublishedIndex, book: CitationBook) -> FactAnswer | None:
    """The inspectors whom more than one of the reports covered names, each with these reports."""
    covered = [report for owner in owners(question, index) for report in owner.covered]
    reports: dict[str, list[StoredReport]] = {}
    for report in covered:
        for name in _named(report):
            reports.setdefault(name, []).append(report)
    across = (
        len({report.report.authority for report in covered}) > 1 and _BOTH.search(question.text) is not None
    )
    shared = {
        name: members
        for name, members in reports.items()
        if len({one.report.authority for one in members} if across else members) > 1
    }
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
