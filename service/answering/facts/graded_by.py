"""Which grades an inspector gave: the overall grades of the inspections that he or she led, and who led those that gave one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from indexer.contracts import PublishedIndex, StoredReport
from service.answering.body import Body
from service.answering.citations import CitationBook
from service.answering.facts.asked import several
from service.answering.facts.covered import Owner, owners
from service.answering.facts.given import Given, given, lower_first
from service.answering.facts.named_people import LEADS, lead_place
from service.answering.facts.person import person_asked
from service.answering.facts.printed import Place, marks
from service.answering.facts.scale import OVERALL, step
from service.answering.facts.wanted import Wanted, wanted
from service.answering.facts.written import missing_section, outcome_of, section, together
from service.answering.model import Section, SectionOutcome
from service.question.model import Question
from service.question.people import bare_name
from service.wording import counted, listed, report_name, when


@dataclass(frozen=True, slots=True)
class _Led:
    """An inspection, who is called its leader and where, and the grade that it gave."""

    owner: Owner
    name: str
    place: Place
    given: Given

    def shown(self, book: CitationBook) -> str:
        """'Gateshead (May 2019) [1] [2]'."""
        places = (*self.given.places, self.place)
        return f"{self.owner.name} ({when(self.given.report.report)}){marks(places, book)}"


def grades_given(question: Question, index: PublishedIndex, book: CitationBook) -> Body | None:
    """The grades of the inspections that the inspector named led, or who led those that gave the grade asked about."""
    judgement = (question.fact.judgement if question.fact else None) or OVERALL
    asked = owners(question, index)
    led = [
        one for owner in asked for report in owner.covered if (one := _led(owner, report, index, judgement))
    ]
    person = person_asked(question.text, index)
    asked_for = wanted(question)
    if person is None:
        return _by_name(question, led, asked, asked_for, book) if asked_for else None
    own = [one for one in led if bare_name(one.name) == bare_name(person)]
    if not own:
        text = f"{person} is called the lead inspector in none of the reports covered that give a grade for {lower_first(judgement)}."
        return Body(text, outcome_of(()), ())
    fitting = [one for one in own if asked_for is None or asked_for.fits(one.given.grade.grade)]
    lead = _of_person(person, own, fitting, asked_for, judgement, book)
    if question.yes_no and asked_for is not None:
        lead = f"{'Yes' if fitting else 'No'}. {lead}"
    ids = tuple(one.given.report.report.report_id for one in fitting)
    sections = _sections(asked, own)
    return Body(lead, outcome_of(sections), sections, points_at=ids)


def _led(owner: Owner, report: StoredReport, index: PublishedIndex, judgement: str) -> _Led | None:
    name = report.report.lead_inspector
    grades = given(report, index, judgement) if name else ()
    place = lead_place(report, index, name) if name and grades else None
    if name is None or place is None or LEADS.search(place.quote) is None:
        return None
    return _Led(owner, name, place, grades[0])


def _of_person(
    person: str,
    own: Sequence[_Led],
    fitting: Sequence[_Led],
    asked_for: Wanted | None,
    judgement: str,
    book: CitationBook,
) -> str:
    """'Jan Edwards led 3 inspections …; **1** of them gave **Outstanding** …: A. Otherwise: 2 **Good** (B and C).'"""
    whole = f"{person} is called the lead inspector of {counted(len(own), 'inspection')} held that grade {lower_first(judgement)}"
    if len(own) == 1:
        whole = whole.replace(" that grade ", " that grades ")
    if asked_for is None:
        return f"{whole}: {_spread(own, book)}."
    named = f": {listed([one.shown(book) for one in fitting])}" if fitting else ""
    others = [one for one in own if one not in fitting]
    rest = f" Otherwise: {_spread(others, book)}." if others else ""
    return f"{whole}. **{len(fitting) or 'None'}** of them gave **{asked_for.phrase}**{named}.{rest}"


def _spread(own: Sequence[_Led], book: CitationBook) -> str:
    grades = sorted({one.given.grade.grade for one in own}, key=step)
    parts = []
    for grade in grades:
        members = [one for one in own if one.given.grade.grade == grade]
        parts.append(f"{len(members)} **{grade}** – {listed([one.shown(book) for one in members])}")
    return "; ".join(parts)


def _by_name(
    question: Question, led: Sequence[_Led], asked: Sequence[Owner], asked_for: Wanted, book: CitationBook
) -> Body:
    """Each inspector who led an inspection that gave the grade, who led most of them first."""
    judgement = (question.fact.judgement if question.fact else None) or OVERALL
    fitting = [one for one in led if asked_for.fits(one.given.grade.grade)]
    by_name: dict[str, list[_Led]] = {}
    for one in fitting:
        by_name.setdefault(bare_name(one.name), []).append(one)
    if several(question.text):
        by_name = {name: members for name, members in by_name.items() if len(members) > 1}
    ordered = sorted(by_name.values(), key=lambda members: -len(members))
    number = "more than one inspection" if several(question.text) else "one or more inspections"
    lines = [
        f"- **{members[0].name}**: {listed([one.shown(book) for one in members])}" for members in ordered
    ]
    lead = (
        f"**{len(by_name) or 'None'}** of the {counted(len({bare_name(one.name) for one in led}), 'inspector')} who are "
        f"called lead inspector led {number} that gave **{asked_for.phrase}** for {lower_first(judgement)}."
    )
    sections = _sections(asked, led)
    return Body(together(lead, lines), outcome_of(sections), sections)


def _sections(asked: Sequence[Owner], led: Sequence[_Led]) -> tuple[Section, ...]:
    """Of each authority asked about the inspections told of; silent where there are none."""
    return tuple(_section(owner, [one for one in led if one.owner is owner]) for owner in asked)


def _section(owner: Owner, led: Sequence[_Led]) -> Section:
    if not owner.covered:
        return missing_section(owner)
    if not led:
        return section(
            owner, SectionOutcome.SILENT, f"No inspection of {owner.name} is among them.", owner.covered[0]
        )
    parts = [
        f"{one.name}: **{one.given.grade.grade}** ({report_name(one.given.report.report)})" for one in led
    ]
    return section(owner, SectionOutcome.ANSWERED, f"{'; '.join(parts)}.", led[0].given.report)
