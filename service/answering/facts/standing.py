"""How many authorities, and which, were given a grade; which has the best or the worst; how grades are spread."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from indexer.contracts import PublishedIndex, StoredReport
from service.answering.body import Body
from service.answering.citations import CitationBook
from service.answering.facts.asked import Comparison, End, Times, date_end, grade_end, times
from service.answering.facts.by_year import grade_by_year
from service.answering.facts.covered import Owner, day_of, owners
from service.answering.facts.given import Given, given, lower_first, why_none
from service.answering.facts.printed import marks
from service.answering.facts.scale import OVERALL, step
from service.answering.facts.throughout import grade_throughout
from service.answering.facts.wanted import Wanted, wanted
from service.answering.facts.within import grades_within
from service.answering.facts.written import capital, missing_section, outcome_of, section
from service.answering.model import Section, SectionOutcome
from service.question.model import Question
from service.question.years import REPORTS_PUBLISHED
from service.wording import counted, in_times, listed, report_name, when

_OTHERS_NAMED = 20  # authorities with other grades named in the answer; all stand in the sections

_REGIONS = re.compile(r"\b(?:which|what|by|per|each|every) regions?\b", re.IGNORECASE)
# "outstanding at their latest inspection" asks for all that are so now, "the latest to be outstanding" for one
_AT_THE_LATEST = re.compile(
    r"\b(?:at|in|on|as of|by|from|after|per) (?:\w+ )?(?:latest|most recent|last|newest) (?:\w+ )?"
    r"(?:inspections?|reports?|visits?|ones?|judge?ments?|grades?|ratings?)\b",
    re.IGNORECASE,
)
# Each inspection by itself, whoever had it.
_OF_REPORTS = re.compile(
    r"\b(?:how many|(?:number|count|share|proportion|percentage) of|which|what)(?: of)?(?: (?:the|all|your|these|those|\d+|full|ofsted|different|individual))* (?:inspections|reports)\b"
    r"|\b(?:across|over|in|among|of) all(?: of)?(?: (?:the|your|these|those|\d+))* (?:inspections|reports)\b",
    re.IGNORECASE,
)
_COMMON = re.compile(
    r"\b(?:(?P<most>most)|least) (?:common(?:ly)?|frequent(?:ly)?|usual|typical|often|popular)\b",
    re.IGNORECASE,
)
_SHARE = re.compile(r"\b(?:percent\w*|per cent|proportion|share|fraction)\b|%", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Standing:
    """One unit counted: an authority by one report (or one report of the only authority asked about)."""

    name: str
    given: Given

    @property
    def grade(self) -> str:
        """The grade on the scale."""
        return self.given.grade.grade

    def shown(self, book: CitationBook) -> str:
        """'Gateshead (May 2019) [1]'."""
        return f"{self.name} ({when(self.given.report.report)}){marks(self.given.places, book)}"


def grade_count(question: Question, index: PublishedIndex, book: CitationBook) -> Body | None:
    """Counts of a grade over authorities, by the latest covered report of each that gives the judgement.

    A grade without a judgement is asked of all judgements at once. About one authority, and where reports are asked for, those are counted instead. The denominator is always said.
    """
    if question.fact and question.fact.grade and question.fact.judgement is None:
        return grade_throughout(question, index, book)
    judgement = (question.fact.judgement if question.fact else None) or OVERALL
    asked = owners(question, index, everybody=bool(question.years))
    single = len(asked) == 1
    inside = grades_within(question, asked[0], index, book) if single else None
    if inside is not None:
        return inside
    if in_years := grade_by_year(question, asked, judgement, index, book):
        return in_years
    asked_for = wanted(question)
    over = times(question.text) if asked_for else None
    by_owner = {owner.name: _standings(owner, index, judgement) for owner in asked}
    if asked_for and over is not None and not single:
        by_owner = {name: _over(found, asked_for, over) for name, found in by_owner.items()}
    by_report = single or bool(question.of_reports) or _OF_REPORTS.search(question.text) is not None
    units = [
        one for owner in asked for one in (by_owner[owner.name] if by_report else by_owner[owner.name][:1])
    ]
    if not units:
        return None
    noun = ("report", "reports") if by_report else ("authority", "authorities")
    everything = [one for found in by_owner.values() for one in found]
    texts = [
        _lead(question, units, everything, noun, judgement, book),
        *_by_region(question, units),
        *_without(asked, by_owner, judgement),
    ]
    sections = tuple(_section(owner, by_owner[owner.name], judgement, book) for owner in asked)
    notes: tuple[str, ...] = ()
    if not by_report and any(len(found) > 1 for found in by_owner.values()):
        whole = (
            "all its reports that give"
            if over in (Times.EVER, Times.NEVER, Times.ALWAYS)
            else "its latest report that gives"
        )
        notes = (f"Each authority is counted once, by {whole} the grade.",)
    chosen = _chosen(question, units)
    end = _one_end_of_time(question, chosen) if asked_for else None
    pointed = _in_time(_chosen(question, everything), end)[:1] if end else chosen
    return Body(
        "\n\n".join(texts),
        outcome_of(sections),
        sections,
        notes,
        tuple(one.given.report.report.report_id for one in pointed),
    )


def _standings(owner: Owner, index: PublishedIndex, judgement: str) -> list[Standing]:
    """The owner's graded reports, newest first; a report with two unlike grades for the judgement is left out."""
    found = ((report, given(report, index, judgement)) for report in owner.covered)
    return [
        Standing(owner.name, grades[0])
        for _, grades in found
        if grades and len({one.grade.grade for one in grades}) == 1
    ]


def _over(found: Sequence[Standing], asked_for: Wanted, over: Times) -> list[Standing]:
    """The standings of one authority, that which decides a question about all its reports first."""
    if over is Times.EACH:
        return list(found)
    compared = asked_for.compared
    decides = asked_for.fits if over is Times.EVER and compared is not Comparison.NOT else _unfit(asked_for)
    return sorted(found, key=lambda one: not decides(one.grade))


def _unfit(asked_for: Wanted) -> Callable[[str], bool]:
    return lambda grade: not asked_for.fits(grade)


def _lead(
    question: Question,
    units: Sequence[Standing],
    everything: Sequence[Standing],
    noun: tuple[str, str],
    judgement: str,
    book: CitationBook,
) -> str:
    asked_for, end = wanted(question), grade_end(question.text)
    published = " published" if REPORTS_PUBLISHED.search(question.text) else ""
    years = f"{published} {_times(question)}" if question.years else ""
    base = f"{counted(len(units), *noun)} with a grade for {lower_first(judgement)}{years}"
    chosen = _chosen(question, units)
    if asked_for is not None:
        latest = _one_end_of_time(question, chosen)
        if latest is not None:
            first = _in_time(_chosen(question, everything), latest)[0]
            name = "most recent" if latest is End.TOP else "earliest"
            lead = f"The {name} report that gives **{asked_for.phrase}** is that of {first.shown(book)}."
            return f"{lead} {_share(chosen, units, base, asked_for.phrase)}."
        lead = _share(chosen, units, base, asked_for.phrase)
        if _SHARE.search(question.text) and chosen:
            lead += f" ({100 * len(chosen) / len(units):.0f} %)"
    elif end is not None:
        grade = listed(list(dict.fromkeys(one.grade for one in chosen)))
        name = "best" if end is End.TOP else "lowest"
        lead = f"The {name} grade among the {base} is **{grade}**, given to {len(chosen)}"
    elif len(units) == 1:
        return f"{_the_one(base)} was judged **{units[0].grade}**: {units[0].shown(book)}."
    else:
        return f"{_most_common(question.text, units)}Of the {base}: {_spread(units, book)}."
    if asked_for is not None and len({one.grade for one in chosen}) > 1:
        named = f": {_spread(chosen, book, named=True)}."
    else:
        named = f": {listed([one.shown(book) for one in chosen])}." if chosen else "."
    earlier = _earlier(question, everything, book) if asked_for is not None and not chosen else ""
    return f"{lead}{named}{earlier}{_others([one for one in units if one not in chosen], book)}"


def _most_common(text: str, units: Sequence[Standing]) -> str:
    """'Most common: **Good**, 12. ', where the most or the least common grade is asked for."""
    asked = _COMMON.search(text)
    if asked is None:
        return ""
    numbers = Counter(one.grade for one in units)
    height = (max if asked["most"] else min)(numbers.values())
    grades = listed([f"**{grade}**" for grade, number in numbers.items() if number == height])
    return f"{'Most' if asked['most'] else 'Least'} common: {grades}, {height}. "


def _chosen(question: Question, units: Sequence[Standing]) -> list[Standing]:
    """The units with the grade asked about, or with the best or the worst; all where neither is asked."""
    asked_for, end = wanted(question), grade_end(question.text)
    if asked_for is not None:
        return [one for one in units if asked_for.fits(one.grade)]
    if end is None:
        return list(units)
    steps = [step(one.grade) for one in units]
    height = min(steps) if end is End.TOP else max(steps)
    return [one for one in units if step(one.grade) == height]


def _one_end_of_time(question: Question, chosen: Sequence[Standing]) -> End | None:
    """The newest or the oldest, where one of several chosen is asked for."""
    text = _AT_THE_LATEST.sub(" ", question.text)
    return date_end(text) if len(chosen) > 1 and not question.years else None


def _by_region(question: Question, units: Sequence[Standing]) -> list[str]:
    """How many of those with the grade asked about each region has, most first, where regions are asked for."""
    if _REGIONS.search(question.text) is None or wanted(question) is None:
        return []
    whole = Counter(one.given.report.report.region or "no region known" for one in units)
    there = Counter(one.given.report.report.region or "no region known" for one in _chosen(question, units))
    counts = [f"{there[name]} of {whole[name]} in {name}" for name, _ in there.most_common()]
    return [f"By region: {', '.join(counts)}."] if counts else []


def _in_time(chosen: Sequence[Standing], end: End) -> list[Standing]:
    """In the order of time, the end asked for first."""
    return sorted(chosen, key=lambda one: day_of(one.given.report.report), reverse=end is End.TOP)


def _the_one(base: str) -> str:
    """'The one report with a grade for …'."""
    return f"The one {base.removeprefix('1 ')}"


def _share(chosen: Sequence[Standing], units: Sequence[Standing], base: str, phrase: str) -> str:
    if len(units) == 1:
        return f"{_the_one(base)} was {f'judged **{phrase}**' if chosen else f'not judged {phrase}'}"
    if not chosen:
        return f"**None** of the {base} was judged {phrase}"
    if len(chosen) == len(units) and len(units) > 1:
        return f"**{'Both' if len(units) == 2 else 'All'}** of the {base} were judged **{phrase}**"
    return f"**{len(chosen)}** of the {base} {'was' if len(chosen) == 1 else 'were'} judged **{phrase}**"


def _earlier(question: Question, everything: Sequence[Standing], book: CitationBook) -> str:
    """Who was once given a grade that nobody has at the latest report: in reports superseded since, by their dates."""
    once = _in_time(_chosen(question, everything), End.TOP)
    if not once:
        return ""
    return f" In reports superseded since: {listed([one.shown(book) for one in once[:_OTHERS_NAMED]])}."


def _others(others: Sequence[Standing], book: CitationBook) -> str:
    return f" Otherwise: {_spread(others, book)}." if others else ""


def _spread(units: Sequence[Standing], book: CitationBook, *, named: bool = False) -> str:
    """'2 Good (A, B); 1 Inadequate (C)', best first; unless `named`, names are left out when there are many."""
    grades = sorted({one.grade for one in units}, key=lambda grade: (step(grade), grade))
    parts = []
    for grade in grades:
        members = [one for one in units if one.grade == grade]
        names = (
            f" – {listed([one.shown(book) for one in members])}"
            if named or len(units) <= _OTHERS_NAMED
            else ""
        )
        parts.append(f"{len(members)} **{grade}**{names}")
    return "; ".join(parts)


def _without(asked: Sequence[Owner], by_owner: dict[str, list[Standing]], judgement: str) -> list[str]:
    """Who is not in the denominator, and why."""
    ungraded = [owner for owner in asked if owner.covered and not by_owner[owner.name]]
    elsewhere = [owner.name for owner in asked if owner.held and not owner.covered]
    missing = [owner.name for owner in asked if not owner.held]
    parts = []
    if ungraded:
        names = listed([owner.name for owner in ungraded])
        parts.append(f"No single grade for {lower_first(judgement)} in the reports covered: {names}.")
    if elsewhere:
        names = listed(elsewhere) if len(elsewhere) <= _OTHERS_NAMED else f"{len(elsewhere)} authorities"
        parts.append(f"No report that fits the question: {names}.")
    if missing:
        parts.append(f"No report is held: {listed(missing)}.")
    return [" ".join(parts)] if parts else []


def _section(owner: Owner, standings: Sequence[Standing], judgement: str, book: CitationBook) -> Section:
    if not owner.covered:
        return missing_section(owner)
    if not standings:
        text = _why(owner.covered, judgement)
        return section(owner, SectionOutcome.SILENT, text, owner.covered[0])
    first = standings[0]
    report = first.given.report
    text = f"{capital(first.given.grade.judgement)}: **{first.grade}** ({report_name(report.report)}){marks(first.given.places, book)}."
    return section(owner, SectionOutcome.ANSWERED, text, report)


def _why(reports: Sequence[StoredReport], judgement: str) -> str:
    reasons = [reason for report in reports if (reason := why_none(report, judgement))]
    if not reasons:
        return f"The reports covered give no single grade for {lower_first(judgement)}."
    return " ".join(f"{capital(reason)}." for reason in reasons)


def _times(question: Question) -> str:
    """'in March 2020', 'since May 2021', 'in 2019 or 2021': the months asked about where the question names some, else the years."""
    return in_times(question.months or [str(year) for year in sorted(question.years)])
