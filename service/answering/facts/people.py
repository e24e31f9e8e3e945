"""Who inspected, who led, and to whom a letter is addressed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from indexer.contracts import PublishedIndex, StoredReport
from service.answering.body import Body
from service.answering.citations import CitationBook, escaped
from service.answering.facts.asked import number_end, several
from service.answering.facts.named_people import LEADS, lead_place, team_places
from service.answering.facts.people_across import IN_COMMON, in_several, most_often
from service.answering.facts.person import of_person
from service.answering.facts.printed import first_run, front, names_person
from service.answering.facts.written import Stated, capital, the_report, write
from service.answering.wording import counted, listed
from service.question.model import Question
from service.question.people import bare_name

_HOW_MANY = re.compile(r"\bhow many\b", re.IGNORECASE)
_DIRECTOR = re.compile(r"\b(?:directors?|dcs)\b", re.IGNORECASE)
_ROLE = re.compile(
    r"\b(?:deputy(?: lead)?(?: inspector)?|quality assurance|qa manager|data analyst|associate inspector|shadow inspector|team inspector)",
    re.IGNORECASE,
)


def lead_inspector(question: Question, index: PublishedIndex, book: CitationBook) -> Body | None:
    """Who led each inspection; a letter that names no leader is said to name none in so many words."""

    def state(report: StoredReport) -> Stated | None:
        facts = report.report
        name = facts.lead_inspector
        if name is None:
            return None
        place = lead_place(report, index, name)
        if place is not None and LEADS.search(place.quote):
            sentence = f"The lead inspector of {the_report(facts)} was {name}"
            return Stated(report, sentence, name, (place,))
        others = [other for other in facts.inspectors if other != name]
        beside = f", with {listed(others)}" if others else ""
        hint = f"{name}{beside}; the report names no lead inspector in so many words"
        places = (place,) if place else ()
        if place is None:
            hint = f"{name}{beside}, as its first or last page says"
        return Stated(report, f"{capital(the_report(facts))} was carried out by {hint}", hint, places)

    special = of_person(question, index, book, leading=True)
    if special is None and number_end(question.text) is not None:
        special = most_often(question, index, book, leading=True)
    if special is None and len(question.authorities) > 1 and IN_COMMON.search(question.text):
        special = in_several(question, index, book, leading=True)
    counts = _HOW_MANY.search(question.text) is not None
    return special or write(question, index, book, state, lead=_how_many_led if counts else None)


def inspectors(question: Question, index: PublishedIndex, book: CitationBook) -> Body | None:
    """All inspectors that each report names; those of several reports, or one person's reports, when asked."""

    def state(report: StoredReport) -> Stated | None:
        facts = report.report
        if not facts.inspectors:
            return None
        places = team_places(report, index, facts.inspectors)
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
    special = of_person(question, index, book, leading=False)
    if special is None and role is not None:
        return write(question, index, book, lambda report: _of_role(report, index, role[0]))
    both = len(question.authorities) > 1 and IN_COMMON.search(question.text) is not None
    if special is None and (both or several(question.text)):
        special = in_several(question, index, book)
    if special is None and number_end(question.text) is not None and not counts:
        special = most_often(question, index, book, leading=False)
    return special or write(question, index, book, state)


def addressee(question: Question, index: PublishedIndex, book: CitationBook) -> Body | None:
    """To whom each letter is addressed; a report that is no letter is said to be none."""

    def state(report: StoredReport) -> Stated | None:
        facts = report.report
        name = facts.addressee
        if name is None and of_director:
            return None
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

    of_director = _DIRECTOR.search(question.text) is not None  # letters go to them; other reports name none
    return write(question, index, book, state, only_known=True)


def _how_many_led(known: Sequence[Stated]) -> str:
    """'62 inspectors are named first or as leader in the 127 reports.'"""
    names = {bare_name(name) for fact in known if (name := fact.report.report.lead_inspector)}
    verb = "is" if len(names) == 1 else "are"
    whole = counted(len(known), "report")
    return (
        f"{counted(len(names), 'inspector')} {verb} named as leader, or first, in the {whole} that say."
        if len(known) > 1
        else ""
    )


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
