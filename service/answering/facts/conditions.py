"""Grades set against each other: who meets several conditions at once, how one judgement stands to another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from indexer.contracts import PublishedIndex, StoredReport
from service.answering.body import Body
from service.answering.citations import CitationBook
from service.answering.facts.asked import Comparison
from service.answering.facts.covered import Owner, day_of, owners
from service.answering.facts.given import Given, given, lower_first
from service.answering.facts.printed import marks
from service.answering.facts.scale import step
from service.answering.facts.wanted import Wanted, wanted_in
from service.answering.facts.written import missing_section, outcome_of, section, span, the_report, together
from service.answering.model import Section, SectionOutcome
from service.question.model import EVERY_JUDGEMENT, GradeCondition, Question
from service.wording import counted, listed, report_name, when

_EARLIER_NAMED = 20  # reports superseded since that are named


@dataclass(frozen=True, slots=True)
class Row:
    """The grades of one report that the conditions are put to: one a condition, two where one is set against another.

    `every`: all grades of the report, where something is asked of each.
    """

    report: StoredReport
    grades: tuple[Given, ...]
    every: tuple[Given, ...] = ()

    def shown(self, book: CitationBook, *, graded: bool) -> str:
        """'Gateshead (May 2019: Good, Outstanding) [1]', the grades only where they are not all one and the same question."""
        facts = self.report.report
        told = f": {', '.join(one.grade.grade for one in self.grades)}" if graded else ""
        places = dict.fromkeys(place for one in (*self.grades, *self.every) for place in one.places)
        return f"{facts.authority} ({when(facts)}{told}){marks(list(places), book)}"


@dataclass(frozen=True, slots=True)
class Conditions:
    """What is asked of the grades of a report, all of it at once."""

    asked: tuple[GradeCondition, ...]

    @property
    def judgements(self) -> tuple[str, ...]:
        """The judgements named whose grades are looked at."""
        against = self.asked[0].against
        return (self.asked[0].judgement, against) if against else tuple(one.judgement for one in self.named)

    @property
    def named(self) -> tuple[GradeCondition, ...]:
        """What is asked of one judgement."""
        return tuple(one for one in self.asked if one.judgement != EVERY_JUDGEMENT)

    @property
    def of_every(self) -> tuple[Wanted, ...]:
        """What is asked of the grade for every judgement."""
        told = (_compared(one) for one in self.asked if one.judgement == EVERY_JUDGEMENT)
        return tuple(one for one in told if one)

    @property
    def grades(self) -> str:
        """The grades that a report has to give to be looked at."""
        if len(self.judgements) == 1:
            return f"a grade for {lower_first(self.judgements[0])}"
        return "both grades" if len(self.judgements) == 2 else "all these grades"

    def met(self, row: Row) -> bool:
        """Whether a report's grades are as asked; of what is asked openly they always are."""
        if self.asked[0].against:
            return self.asked[0].said in (_stands(row), "higher or lower") or (
                self.asked[0].said == "different" and _stands(row) != "same"
            )
        fits = all(
            compared.fits(one.grade.grade)
            for condition, one in zip(self.named, row.grades, strict=True)
            if (compared := _compared(condition))
        )
        return fits and all(wanted.fits(one.grade.grade) for wanted in self.of_every for one in row.every)

    @property
    def phrase(self) -> str:
        """'judged **Good** for … and **other than Good** for …', 'given a lower grade for … than for …'."""
        first = self.asked[0]
        if first.against:
            names = [lower_first(name) for name in self.judgements]
            tie = {"same": "as", "different": "from", "higher or lower": "from"}.get(first.said, "than")
            grade = {"same": "the same grade", "higher or lower": "a different grade"}.get(
                first.said, f"a {first.said} grade"
            )
            return f"given {grade} for {names[0]} {tie} for {names[1]}"
        told = [
            f"**{compared.phrase}** for {lower_first(one.judgement)}"
            for one in self.asked
            if (compared := _compared(one))
        ]
        return f"judged {listed(told)}"

    @property
    def open(self) -> bool:
        """Whether the grades themselves are not known from the conditions."""
        told = [_compared(one) for one in self.named]
        return any(one is None or one.compared is not Comparison.IS or one.several for one in told)


def grades_together(question: Question, index: PublishedIndex, book: CitationBook) -> Body | None:
    """The answer about one authority, or who of several meets the conditions by the latest report that gives the grades.

    None when no report covered gives the grades for all judgements that are asked about.
    """
    if question.fact is None:
        return None
    conditions = Conditions(question.fact.conditions)
    asked = owners(question, index, everybody=bool(question.years))
    rows = {owner.name: _rows(owner, conditions, index) for owner in asked}
    if not any(rows.values()):
        return None
    if len(asked) == 1 and question.authorities:
        return _of_one(question, asked[0], rows[asked[0].name], conditions, book)
    latest = [found[0] for found in rows.values() if found]
    chosen = [row for row in latest if conditions.met(row)]
    base = f"{counted(len(latest), 'authority', 'authorities')} with {conditions.grades}{_in_years(question)}"
    number = f"**{len(chosen)}**" if chosen else "**None**"
    verb = "was" if len(chosen) <= 1 else "were"
    names = [row.shown(book, graded=conditions.open) for row in chosen]
    text = f"{number} of the {base} {verb} {conditions.phrase}{': ' + listed(names) if names else ''}."
    earlier = [row for found in rows.values() for row in found[1:] if conditions.met(row)]
    if earlier:
        earlier.sort(key=lambda row: day_of(row.report.report), reverse=True)
        shown = [row.shown(book, graded=conditions.open) for row in earlier[:_EARLIER_NAMED]]
        text += f"\n\nIn reports superseded since: {listed(shown)}."
    sections = tuple(_section(owner, rows[owner.name], conditions, book) for owner in asked)
    pointed = tuple(row.report.report.report_id for row in chosen)
    several = any(len(found) > 1 for found in rows.values())
    notes = (
        (f"Each authority is counted once, by its latest report that gives {conditions.grades}.",)
        if several
        else ()
    )
    return Body(text, outcome_of(sections), sections, notes, pointed)


def _in_years(question: Question) -> str:
    """' in 2019 and 2021', ' since 2020', ' from 2016 to 2019'."""
    years = sorted(question.years)
    if len(years) < 3 or years[-1] - years[0] != len(years) - 1:
        return f" in {listed([str(year) for year in years])}" if years else ""
    if re.search(rf"\bsince\b.*\b{years[0]}\b", question.text, re.IGNORECASE):
        return f" since {years[0]}"
    return f" from {years[0]} to {years[-1]}"


def _of_one(
    question: Question, owner: Owner, rows: Sequence[Row], conditions: Conditions, book: CitationBook
) -> Body:
    """How the grades of the latest report stand to each other, of each report where several years are asked about."""
    shown = rows if len(question.years) > 1 else rows[:1]
    told = [_sentence(row, conditions, book) for row in shown]
    open_ended = conditions.asked[0].said == "higher or lower"
    yes = all(conditions.met(row) for row in shown)
    verdict = f"{'Yes' if yes else 'No'}. " if question.yes_no and not open_ended and len(shown) == 1 else ""
    written = section(
        owner, SectionOutcome.ANSWERED, together("", [f"{verdict}{' '.join(told)}"]), rows[0].report
    )
    return Body(written.text, outcome_of((written,)), (written,))


def _sentence(row: Row, conditions: Conditions, book: CitationBook) -> str:
    facts = row.report.report
    told = [
        f"{'' if place else 'the grade '}for {lower_first(one.grade.judgement)} was **{one.grade.grade}**{marks(one.places, book)}"
        for place, one in enumerate(row.grades)
    ]
    stands = ""
    if conditions.asked[0].against:
        stands = {"same": ", the same", "higher": ": the first is higher", "lower": ": the first is lower"}[
            _stands(row)
        ]
    return f"At {the_report(facts, dated=False)} ({span(facts)}) {listed(told)}{stands}."


def _stands(row: Row) -> str:
    """How the grade for the first judgement stands to that for the second."""
    first, second = (step(one.grade.grade) for one in row.grades)
    return "same" if first == second else "higher" if first < second else "lower"


def _compared(condition: GradeCondition) -> Wanted | None:
    return None if condition.against else wanted_in(condition.said)


def _rows(owner: Owner, conditions: Conditions, index: PublishedIndex) -> list[Row]:
    """The reports covered, newest first, that give one grade for each judgement, no two of them the same one."""
    rows = []
    for report in owner.covered:
        found = [given(report, index, judgement) for judgement in conditions.judgements]
        single = [one[0] for one in found if len({given_.grade.grade for given_ in one}) == 1]
        if len(single) == len(found) == len({one.grade.judgement for one in single}):
            rows.append(Row(report, tuple(single), given(report, index, None) if conditions.of_every else ()))
    return rows


def _section(owner: Owner, rows: Sequence[Row], conditions: Conditions, book: CitationBook) -> Section:
    if not owner.covered:
        return missing_section(owner)
    if not rows:
        text = f"The reports covered on {owner.name} do not give a grade for each of these judgements."
        return section(owner, SectionOutcome.SILENT, text, owner.covered[0])
    told = [
        f"{lower_first(judgement)} **{one.grade.grade}**{marks(one.places, book)}"
        for judgement, one in zip(conditions.judgements, rows[0].grades, strict=True)
    ]
    text = f"{report_name(rows[0].report.report)}: {'; '.join(told)}."
    return section(owner, SectionOutcome.ANSWERED, text[:1].upper() + text[1:], rows[0].report)
