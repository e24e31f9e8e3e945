"""In which year most (or fewest) were inspected, or were given a grade: every report counted in the year of its inspection."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from indexer.contracts import PublishedIndex, StoredReport
from indexer.model import ReportKind
from service.answering.body import Body
from service.answering.citations import CitationBook
from service.answering.facts.asked import End, number_end
from service.answering.facts.covered import Owner
from service.answering.facts.given import Given, given, lower_first
from service.answering.facts.printed import marks
from service.answering.facts.wanted import wanted
from service.answering.facts.written import missing_section, outcome_of, section
from service.answering.model import Section, SectionOutcome
from service.question.model import Question
from service.wording import listed, report_name, when

_WHICH_YEAR = re.compile(
    r"\b(?:which|what)(?: single| calendar| one)? years?\b|\bwhen (?:were|was|did|have|has)\b", re.IGNORECASE
)
_BUSIEST = re.compile(r"\bbusiest\b", re.IGNORECASE)
_OF_INSPECTIONS = re.compile(r"\b(?:re-?)?inspect(?:s|ed|ions?|ing)?\b", re.IGNORECASE)


def asks_which_year(text: str) -> End | None:
    """Whether a question asks for the year with the most or the fewest of something, and which of the two."""
    if _WHICH_YEAR.search(text) is None:
        return None
    return End.TOP if _BUSIEST.search(text) else number_end(text)


def inspections_by_year(question: Question, ordered: Sequence[StoredReport]) -> str:
    """'2024 had the most inspections held: 17. By year: …'; "" where no year is asked for."""
    end = asks_which_year(question.text)
    if end is None:
        return ""
    alone = not question.kinds and _OF_INSPECTIONS.search(question.text) is not None
    reports = [one for one in ordered if not alone or one.report.kind is ReportKind.INSPECTION]
    years = Counter(one.report.year for one in reports if one.report.year is not None)
    if not years:
        return ""
    chosen, height = _ends(years, end)
    noun = "inspections" if alone else "reports"
    lead = f"**{listed([str(year) for year in chosen])}** had the {_name(end)} {noun}, of those held: {height}{' each' if len(chosen) > 1 else ''}."
    return f"{lead} By year: {', '.join(f'{number} of {year}' for year, number in sorted(years.items()))}."


def grade_by_year(
    question: Question, asked: Sequence[Owner], judgement: str, index: PublishedIndex, book: CitationBook
) -> Body | None:
    """The year in which most (or fewest) authorities were given the grade asked about; None where no year is asked for."""
    end, asked_for = asks_which_year(question.text), wanted(question)
    if end is None or asked_for is None or len(asked) < 2:
        return None
    found = [
        (owner.name, grades[0])
        for owner in asked
        for report in owner.covered
        if (grades := given(report, index, judgement)) and len({one.grade.grade for one in grades}) == 1
    ]
    whole = _by_year(found)
    fitting = _by_year([(name, one) for name, one in found if asked_for.fits(one.grade.grade)])
    numbers = Counter({year: len(fitting.get(year, {})) for year in whole})
    if not any(numbers.values()):
        return None
    chosen, height = _ends(numbers, end)
    told = [f"in **{year}**{_named(fitting.get(year, {}), book)}" for year in chosen]
    lead = (
        f"{_name(end).capitalize()} authorities were judged **{asked_for.phrase}** for {lower_first(judgement)} "
        f"{listed(told)}: {height}{' each' if len(chosen) > 1 else ''}, of the reports held."
    )
    per_year = ", ".join(f"{numbers[year]} of {len(whole[year])} in {year}" for year in sorted(whole))
    sections = tuple(_section(owner, chosen, fitting) for owner in asked)
    ids = tuple(one.report.report.report_id for year in chosen for one in fitting.get(year, {}).values())
    return Body(f"{lead}\n\nBy year: {per_year}.", outcome_of(sections), sections, points_at=ids)


def _by_year(found: Sequence[tuple[str, Given]]) -> dict[int, dict[str, Given]]:
    """Of each year the grade of each authority, the latest of the year."""
    years: dict[int, dict[str, Given]] = {}
    for name, one in found:
        if one.report.report.year is not None:
            years.setdefault(one.report.report.year, {}).setdefault(name, one)
    return years


def _ends(numbers: Mapping[int, int], end: End) -> tuple[list[int], int]:
    height = (max if end is End.TOP else min)(numbers.values())
    return sorted(year for year, number in numbers.items() if number == height), height


def _name(end: End) -> str:
    return "most" if end is End.TOP else "fewest"


def _named(members: Mapping[str, Given], book: CitationBook) -> str:
    """' (A (May 2015) [1] and B (June 2015) [2])'."""
    names = [f"{name}, {when(one.report.report)}{marks(one.places, book)}" for name, one in members.items()]
    return f" ({'; '.join(names)})" if names else ""


def _section(owner: Owner, years: Sequence[int], fitting: Mapping[int, Mapping[str, Given]]) -> Section:
    if not owner.covered:
        return missing_section(owner)
    one = next((fitting[year][owner.name] for year in years if owner.name in fitting.get(year, {})), None)
    if one is None:
        text = f"Not so judged in {listed([str(year) for year in years])} by a report held."
        return section(owner, SectionOutcome.SILENT, text, owner.covered[0])
    text = f"**{one.grade.grade}** ({report_name(one.report.report)})."
    return section(owner, SectionOutcome.ANSWERED, text, one.report)
