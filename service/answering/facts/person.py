"""Which reports name a person whom the question names in full, and as what."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from indexer.contracts import PublishedIndex, StoredReport
from service.answering.body import Body
from service.answering.citations import CitationBook
from service.answering.facts.asked import several
from service.answering.facts.covered import owners
from service.answering.facts.named_people import LEADS, lead_place, named_in, team_places
from service.answering.facts.printed import Place, marks, names_person
from service.answering.facts.written import Stated, capital, the_report, write
from service.answering.model import Outcome, SectionOutcome
from service.question.model import Question
from service.question.people import bare_name
from service.wording import counted, listed

_WITH_WHOM = re.compile(r"\b(?:with|alongside|beside|accompan\w+|together|else)\b", re.IGNORECASE)
_FEW = 6  # reports of which each says who led it instead


def of_person(question: Question, index: PublishedIndex, book: CitationBook, *, leading: bool) -> Body | None:
    """Which of the reports covered name a person that the question itself names in full; None otherwise."""
    covered = [report for owner in owners(question, index) for report in owner.covered]
    person, written = _person_asked(question.text, index)
    if person is None or not covered:
        return None

    def state(report: StoredReport) -> Stated | None:
        here = next((name for name in named_in(report) if name in written), None)
        place = lead_place(report, index, here) if here else None
        places: tuple[Place, ...] = (place,) if place else ()
        other = report.report.lead_inspector
        if here is None and leading and other:
            place = lead_place(report, index, other)
            text = f"{capital(the_report(report.report))} was led by {other}, not by {person}"
            return Stated(
                report,
                text,
                f"led by {other}",
                (place,) if place and (few or len(covered) == 1) else (),
                known=False,
            )
        if here is None:
            text = f"The report of {the_report(report.report)} does not name {person}"
            return Stated(report, text, f"does not name {person}", known=False)
        if not leading:
            others = [name for name in report.report.inspectors if name != here] if together else []
            named = f"{person}, with {listed(others)}" if others else person
            places = team_places(report, index, report.report.inspectors) if others else places
            return Stated(report, f"The report of {the_report(report.report)} names {named}", named, places)
        if here == other and place is not None and LEADS.search(place.quote):
            text = f"The lead inspector of {the_report(report.report)} was {person}"
            return Stated(report, text, person, places)
        text = f"The report of {the_report(report.report)} names {person}, but not as lead inspector"
        return Stated(report, text, f"{person}, but not as lead inspector", places, known=False)

    together = _WITH_WHOM.search(question.text) is not None
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
    enough = 2 if several(question.text) else 1
    right = _count(map(state, covered)) >= enough
    return _with_verdict(answer, right=right, few=few) if answer and question.yes_no else answer


def person_asked(text: str, index: PublishedIndex) -> str | None:
    """The inspector whom a text names in full, as a report writes the name; None where it names none."""
    return _person_asked(text, index)[0]


def _person_asked(text: str, index: PublishedIndex) -> tuple[str | None, frozenset[str]]:
    """The inspector whom a question names, and all ways the reports write the name."""
    everybody = dict.fromkeys(name for report in index.reports() for name in named_in(report))
    asked = bare_name(text)
    person = next((name for name in everybody if names_person(asked, bare_name(name))), None)
    if person is None:
        return None, frozenset()
    return person, frozenset(name for name in everybody if bare_name(name) == bare_name(person))


def _count(facts: Iterable[Stated | None]) -> int:
    """Of how many reports what is asked is so."""
    return sum(fact is not None and fact.known for fact in facts)


def _with_verdict(answer: Body, *, right: bool, few: bool) -> Body:
    """The answer after a yes or a no; `few`: each report says who it was instead, so that "no" is an answer."""
    known = any(one.outcome is SectionOutcome.ANSWERED for one in answer.sections)
    between = "\n\n" if answer.text.startswith("-") else " "
    outcome = Outcome.ANSWERED if known or few else answer.outcome
    return Body(f"{'Yes' if right else 'No'}.{between}{answer.text}", outcome, answer.sections)
