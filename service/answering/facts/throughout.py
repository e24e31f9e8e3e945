"""Which authorities were given a grade in every judgement, or in any, of their latest graded report."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from indexer.contracts import PublishedIndex, StoredReport
from service.answering.body import Body
from service.answering.citations import CitationBook
from service.answering.facts.asked import Comparison, Times, times
from service.answering.facts.covered import Owner, owners
from service.answering.facts.given import Given, given, lower_first
from service.answering.facts.printed import marks
from service.answering.facts.wanted import Wanted, wanted
from service.answering.facts.written import missing_section, outcome_of, section
from service.answering.model import Section, SectionOutcome
from service.question.model import Question
from service.wording import counted, listed, report_name, when

_ANYTHING = re.compile(
    r"\b(?:for|in|on|at) (?:anything|(?:any|some|at least one|one)(?: one| single)? (?:areas?|judge?ments?|parts?|strands?|categor\w+))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Whole:
    """All grades of a graded report of an authority, and those of them that are as asked; `anything`: one of them is enough."""

    owner: Owner
    report: StoredReport
    grades: tuple[Given, ...]
    fitting: tuple[Given, ...]
    anything: bool

    @property
    def throughout(self) -> bool:
        """Whether every judgement is as asked, or any where that is enough."""
        return bool(self.fitting) if self.anything else len(self.fitting) == len(self.grades)

    def shown(self, book: CitationBook) -> str:
        """'Gateshead (May 2019) [1] [2]', with the judgements where not all are as asked."""
        told = ""
        if self.anything:
            told = ": " + ", ".join(lower_first(one.grade.judgement) for one in self.fitting)
        return f"{self.owner.name} ({when(self.report.report)}{told}){_marks(self.fitting, book)}"


def grade_throughout(question: Question, index: PublishedIndex, book: CitationBook) -> Body | None:
    """The authorities whose latest covered report gives the grade asked about in all its judgements.

    Earlier reports that gave it are named after them; where it is asked who ever had it, they are among them, and where
    who never had another, all of them count. None when no grade is asked about or no report covered gives any.
    """
    asked_for = wanted(question)
    asked = owners(question, index)
    if asked_for is None:
        return None
    found = _ANYTHING.search(question.text)
    # "Not inadequate in any" is not so in every one.
    denied = asked_for.compared is Comparison.NOT and found is not None and " any" in found[0].lower()
    anything = found is not None and not denied
    every = {owner.name: _wholes(owner, index, asked_for, anything=anything) for owner in asked}
    when_asked = times(question.text)
    ever, never = when_asked is Times.EVER, when_asked is Times.NEVER
    wholes = [_first(found, ever=ever) for found in every.values() if found]
    if not wholes:
        return None
    always = {name: all(one.throughout for one in found) for name, found in every.items()}
    chosen = [whole for whole in wholes if (always[whole.owner.name] if never else whole.throughout)]
    phrase = asked_for.phrase
    names = listed([one.shown(book) for one in chosen])
    cited = {whole.owner.name: _marks(whole.fitting, book) for whole in chosen}
    base = counted(len(wholes), "authority", "authorities")
    verb = "was" if len(chosen) == 1 else "were"
    number = f"**{len(chosen)}**" if chosen else "**None**"
    which = "of a report" if ever else "of every report held" if never else "of the latest report"
    share = "at least one judgement" if anything else "every judgement"
    text = f"{number} of the {base} with grades {verb} judged **{phrase}** in {share} {which}"
    text = f"{text}{': ' + names if names else ''}.{'' if never else _earlier(every, wholes, book)}"
    known = {whole.owner.name: whole for whole in wholes}
    sections = tuple(_section(owner, known.get(owner.name), phrase, cited) for owner in asked)
    return Body(text, outcome_of(sections), sections)


def _wholes(owner: Owner, index: PublishedIndex, asked_for: Wanted, *, anything: bool) -> list[Whole]:
    """Of each graded report covered, newest first."""
    found = ((report, given(report, index, None)) for report in owner.covered)
    return [
        Whole(
            owner, report, grades, tuple(one for one in grades if asked_for.fits(one.grade.grade)), anything
        )
        for report, grades in found
        if grades
    ]


def _first(found: Sequence[Whole], *, ever: bool) -> Whole:
    """The latest report, or the latest that is as asked throughout where it is asked of all."""
    return next((whole for whole in found if ever and whole.throughout), found[0])


def _earlier(every: Mapping[str, Sequence[Whole]], told: Sequence[Whole], book: CitationBook) -> str:
    """The reports superseded since that gave the grade so and are not told of already."""
    others = [
        whole for found in every.values() for whole in found[1:] if whole.throughout and whole not in told
    ]
    names = [one.shown(book) for one in others]
    return f" In reports superseded since: {listed(names)}." if names else ""


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
