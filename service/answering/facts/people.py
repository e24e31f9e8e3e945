"""Who inspected, who led, and to whom a letter is addressed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from indexer.contracts import PublishedIndex, StoredReport
from service.answering.body import Body
from service.answering.citations import CitationBook, escaped
from service.answering.facts.asked import number_end, several
from service.answering.facts.covered import owners, within_filters
from service.answering.facts.graded_by import grades_given
from service.answering.facts.named_people import LEADS, lead_place, letters_to, team_places
from service.answering.facts.people_across import (
    IN_COMMON,
    in_several,
    led_elsewhere,
    led_so_many,
    most_often,
)
from service.answering.facts.person import of_person, person_asked
from service.answering.facts.printed import Place, first_run, front, names_person, paragraphs
from service.answering.facts.written import Stated, capital, the_report, write
from service.question.model import Question
from service.question.people import bare_name
from service.wording import counted, listed

_HOW_MANY = re.compile(r"\bhow many\b", re.IGNORECASE)
_DIRECTOR = re.compile(r"\b(?:directors?|dcs)\b", re.IGNORECASE)
_LEADER = "lead inspector"
_LEAD_TOO = re.compile(r"\b(?:leads?|led)\b", re.IGNORECASE)
_NAMED_DIRECTOR = re.compile(
    r"[A-Z][a-z]+(?: (?!Executive|Member|Director|Officer|Inspector|Authority|Council|Board)[A-Z][\w'-]+)+,?\s+\(?(?:the |interim |corporate |executive |strategic )*(?:[Dd]irector of [Cc]hildren|DCS)"
    r"|(?:[Dd]irector of [Cc]hildren\W?s? [Ss]ervices|DCS)\)?,? (?:[A-Z][a-z]+ [A-Z][a-z]+)"
)
_IN_POST = re.compile(r"\b(?:in post|appointed|appointment|arrived|took up|joined)\b", re.IGNORECASE)
_ELSEWHERE = re.compile(
    r"\bsame (?:person|inspector|lead|one|individual)\b|\b(?:else|elsewhere)\b|\b(?:other|another) (?:councils?|authorit\w+|inspections?|reports?|places?)\b",
    re.IGNORECASE,
)
_ELSE = re.compile(r"\b(?:else|elsewhere|other|another)\b", re.IGNORECASE)
_ROLE = re.compile(
    r"\b(?:deputy(?: lead)?(?: inspector)?|quality[- ]assur\w+|quality[- ]checked|qa manager|data analyst|associate inspector|shadow inspector|team inspector)",
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

    if _ROLE.search(question.text):
        return inspectors(question, index, book)
    told = _of_others(question, index, book)
    if told is not None:
        return told
    if _ELSEWHERE.search(question.text):
        question = _everywhere(question, index)
    special = of_person(question, index, book, leading=True)
    so_many = led_so_many(question.text) is not None
    if special is None and not so_many and number_end(question.text) is not None:
        special = most_often(question, index, book, leading=True)
    both = len(question.authorities) > 1 and IN_COMMON.search(question.text) is not None
    anywhere = len(question.authorities) != 1 and (several(question.text) or so_many)
    if special is None and (both or anywhere):
        special = in_several(question, index, book, leading=True)
    counts = _HOW_MANY.search(question.text) is not None
    return special or write(question, index, book, state, lead=_how_many_led if counts else None)


def _of_others(question: Question, index: PublishedIndex, book: CitationBook) -> Body | None:
    """The grades that inspectors gave, and what else those who led several reports led, where one of these is asked."""
    if question.fact and question.fact.judgement:
        return grades_given(question, index, book)
    return led_elsewhere(question, index, book) if _ELSE.search(question.text) else None


def _everywhere(question: Question, index: PublishedIndex) -> Question:
    """Where else the inspector led who is named, or who led the one report covered: asked of all reports by name."""
    covered = [report for owner in owners(question, index) for report in owner.covered]
    name = person_asked(question.text, index) or (
        covered[0].report.lead_inspector if len(covered) == 1 else None
    )
    if name is None:
        return question
    everything = tuple(report.report.report_id for report in within_filters(question, index))
    return replace(question, text=f"{name}: {question.text}", authorities=(), report_ids=everything)


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
    roles = tuple(dict.fromkeys(match[0].lower() for match in _ROLE.finditer(question.text)))
    if roles and _LEAD_TOO.search(_ROLE.sub(" ", question.text)):
        roles = (_LEADER, *roles)
    special = of_person(question, index, book, leading=False)
    if special is None and roles:
        return write(question, index, book, lambda report: _of_roles(report, index, roles))
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
            return _unnamed(report, index)
        if name is None:
            text = f"The report of {the_report(facts)} is addressed to nobody; only letters are"
            return Stated(report, text, "addressed to nobody; only letters are", known=False)
        place = first_run(report, front(report, index), lambda text: names_person(text, name))
        sentence = f"The letter on {the_report(facts)} is addressed to"
        if place is None:
            hint = f"{name}, as its address block says"
            return Stated(report, f"{sentence} {hint}", hint)
        # The post stands behind the name.
        told = place.quote if place.quote.startswith(name) else name
        return Stated(report, f"{sentence} {escaped(told)}", escaped(told), (place,))

    question = letters_to(question, index)
    of_director = _DIRECTOR.search(question.text) is not None  # letters go to them; other reports name none
    return write(question, index, book, state, only_known=True)


def _unnamed(report: StoredReport, index: PublishedIndex) -> Stated | None:
    """What a report without addressee says of the director, and that it gives no name; None where it may give one."""
    everything = paragraphs(report, index)
    if any(_NAMED_DIRECTOR.search(stored.paragraph.text) for stored in everything):
        return None
    place = first_run(report, everything, lambda text: bool(_DIRECTOR.search(text) and _IN_POST.search(text)))
    hint = "does not name the director of children's services"
    if place is not None:
        hint += f"; it says: “{escaped(place.quote)}”"
    sentence = f"The report of {the_report(report.report)} {hint}"
    return Stated(report, sentence, hint, (place,) if place else (), known=False)


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


def _of_roles(report: StoredReport, index: PublishedIndex, roles: Sequence[str]) -> Stated | None:
    """Who is printed beside each role in the list of the team ("Deputy lead inspector: …")."""
    name = the_report(report.report)
    found = {role: _of_role(report, index, role) for role in roles}
    places = tuple(dict.fromkeys(place for place in found.values() if place))
    lacking = [role for role, place in found.items() if place is None]
    nobody = f"names nobody as {' or '.join(lacking)}"
    if not places:
        return Stated(report, f"The report of {name} {nobody}", nobody, known=False)
    value = " ".join(f"“{escaped(place.quote)}”" for place in places) + (f"; it {nobody}" if lacking else "")
    return Stated(report, f"Of the team of {name} it says: {value}", value, places)


def _of_role(report: StoredReport, index: PublishedIndex, role: str) -> Place | None:
    if role == _LEADER and report.report.lead_inspector:
        return lead_place(report, index, report.report.lead_inspector)
    wanted = "quality assurance" if role.startswith(("qa", "quality")) else role
    pattern = re.compile(rf"\W*(?:senior )?{wanted}", re.IGNORECASE)
    return first_run(report, front(report, index), lambda text: pattern.match(text) is not None)
