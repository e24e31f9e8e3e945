"""Which authorities were given a grade in every judgement of their latest graded report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from indexer.contracts import PublishedIndex, StoredReport
from service.answering.body import Body
from service.answering.citations import CitationBook
from service.answering.facts.covered import Owner, owners
from service.answering.facts.given import Given, given
from service.answering.facts.printed import marks
from service.answering.facts.wanted import Wanted, wanted
from service.answering.facts.written import missing_section, outcome_of, section
from service.answering.model import Section, SectionOutcome
from service.answering.wording import counted, listed, report_name, when
from service.question.model import Question


@dataclass(frozen=True, slots=True)
class Whole:
    """All grades of an authority's latest graded report, and those of them that are as asked."""

    owner: Owner
    report: StoredReport
    grades: tuple[Given, ...]
    fitting: tuple[Given, ...]

    @property
    def throughout(self) -> bool:
        """Whether every judgement is as asked."""
        return len(self.fitting) == len(self.grades)


def grade_throughout(question: Question, index: PublishedIndex, book: CitationBook) -> Body | None:
    """The authorities whose latest covered report gives the grade asked about in all its judgements.

    None when no grade is asked about or no report covered gives any.
    """
    asked_for = wanted(question)
    asked = owners(question, index)
    if asked_for is None:
        return None
    wholes = [whole for owner in asked if (whole := _whole(owner, index, asked_for))]
    if not wholes:
        return None
    chosen = [whole for whole in wholes if whole.throughout]
    phrase = asked_for.phrase
    cited = {whole.owner.name: _marks(whole.grades, book) for whole in chosen}
    names = listed([f"{one.owner.name} ({when(one.report.report)}){cited[one.owner.name]}" for one in chosen])
    base = counted(len(wholes), "authority", "authorities")
    verb = "was" if len(chosen) == 1 else "were"
    number = f"**{len(chosen)}**" if chosen else "**None**"
    text = f"{number} of the {base} with grades {verb} judged **{phrase}** in every judgement of the latest report"
    known = {whole.owner.name: whole for whole in wholes}
    sections = tuple(_section(owner, known.get(owner.name), phrase, cited) for owner in asked)
    return Body(f"{text}{': ' + names if names else ''}.", outcome_of(sections), sections)


def _whole(owner: Owner, index: PublishedIndex, asked_for: Wanted) -> Whole | None:
    for report in owner.covered:
        grades = given(report, index, None)
        if grades:
            fitting = tuple(one for one in grades if asked_for.fits(one.grade.grade))
            return Whole(owner, report, grades, fitting)
    return None


def _marks(grades: Sequence[Given], book: CitationBook) -> str:
    """Markers of every place that prints one of the grades, each once."""
    return marks(list(dict.fromkeys(place for one in grades for place in one.places)), book)


def _section(owner: Owner, whole: Whole | None, phrase: str, cited: dict[str, str]) -> Section:
    if not owner.covered:
        return missing_section(owner)
    if whole is None:
        text = f"The reports covered on {owner.name} give no grades."
        return section(owner, SectionOutcome.SILENT, text, owner.covered[0])
    share = f"{len(whole.fitting)} of {counted(len(whole.grades), 'judgement')}"
    text = f"{share} {phrase} ({report_name(whole.report.report)}){cited.get(owner.name, '')}."
    return section(owner, SectionOutcome.ANSWERED, text, whole.report)
