"""Which grades an authority was given: one judgement or all, by the newest report that gives them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from indexer.contracts import PublishedIndex, StoredReport
from indexer.model import ReportKind
from service.answering.body import Body
from service.answering.citations import CitationBook, escaped
from service.answering.facts.asked import grade_end, times
from service.answering.facts.covered import Owner, owners
from service.answering.facts.given import Given, given, lower_first, not_judged, recalled, why_none
from service.answering.facts.grade_verdict import grades_meant, verdict
from service.answering.facts.printed import Place, marks
from service.answering.facts.recalled import (
    quoted,
    recalled_at_first,
    recalled_before,
    recalled_beside,
    recalled_section,
    untold_before,
)
from service.answering.facts.scale import OVERALL, grades_for, same_subject, step
from service.answering.facts.since import since
from service.answering.facts.wanted import wanted
from service.answering.facts.within import grades_within
from service.answering.facts.written import (
    capital,
    missing_section,
    outcome_of,
    section,
    span,
    the_report,
    together,
)
from service.answering.model import Section, SectionOutcome
from service.question.model import Intent, Question
from service.question.years import NOW
from service.wording import counted, listed, report_name

_WHICH_OF_THEM = re.compile(
    r"\bhow many (?:of )?(?:\w+ ){0,4}(?:judge?ments|areas|parts|strands|aspects|grades|lines|rows)\b"
    r"|\b(?:(?:which|what|any) (?:of (?:its|their|the) )?|(?:one|only|(?<!every )(?<!each )single|sole) )(?:sub[- ]?)?(?:bits?|parts?|areas?|judge?ments?|services?|categor\w+|aspects?|elements?|strands?|grades?)\b",
    re.IGNORECASE,
)

_AGAINST = re.compile(
    r"\b(?:compar\w+|differ\w*|versus|vs|against|than|chang\w+|contrast\w*)\b", re.IGNORECASE
)
_BETTER = re.compile(
    r"\b(?:(?P<better>better|best|stronger|strongest|higher|highest|ahead|on top)|worse|worst|weaker|weakest|lower|lowest)\b",
    re.IGNORECASE,
)
# Says that something new is asked, and no time.
_NOW_THEN = re.compile(r"^\W*(?:and |so |ok |okay )*now\b,?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Found:
    """What is known of one authority's grades.

    `reports` are the grades of each report that answers, newest first; `special` are those of a report of another
    kind that judges no more than its own subject; `passed` are newer reports that
    give none, with the reason; `beyond` are the grades of the latest report that gives some where none
    covered does; `recall` is where a report says how the authority was judged before, `own` the grades of that
    report itself where both are set against each other; `untold` is where one tells of an inspection of the time
    asked about without its grade; `unjudged` where the newest report covered says of this judgement that it was not judged; `first` where
    the first report held that tells of inspections before all of them tells their grades.
    """

    owner: Owner
    reports: tuple[tuple[Given, ...], ...] = ()
    special: tuple[Given, ...] = ()
    passed: tuple[str, ...] = ()
    beyond: tuple[Given, ...] = ()
    recall: tuple[Place, ...] = ()
    own: tuple[Given, ...] = ()
    untold: tuple[Place, ...] = ()
    unjudged: tuple[Place, ...] = ()
    first: tuple[Place, ...] = ()


def grades(question: Question, index: PublishedIndex, book: CitationBook) -> Body | None:
    """The grades asked for, each with the row that prints it; None when the catalogue lacks them."""
    judgement = question.fact.judgement if question.fact else None
    question = _with_today(question, index)
    asked = owners(question, index)
    inside = (
        grades_within(question, asked[0], index, book)
        if len(asked) == 1
        and (judgement is None or same_subject(judgement, OVERALL))
        and (grade_end(question.text) or _WHICH_OF_THEM.search(question.text))
        else None
    )
    if inside is not None:
        return inside
    found = [_find(owner, question, index, judgement) for owner in asked]
    told = any(one.reports or one.passed or one.recall or one.unjudged for one in found)
    missing = all(not owner.covered for owner in asked)
    if not asked or not (told or missing):
        return None
    single = len(found) == 1
    lead = _of_one(question, found[0]) if single else _summary(found, judgement, question)
    sections = tuple(_section(one, judgement, book) for one in found)
    if single:
        text = f"{lead} {sections[0].text}".strip()
    else:
        pairs = zip(found, sections, strict=True)
        text = together(
            lead, [line for one, written in pairs for line in _lines(one, written, judgement, book)]
        )
    return Body(text, outcome_of(sections), sections)


def _with_today(question: Question, index: PublishedIndex) -> Question:
    """The question with the newest graded report of each authority, where it sets a year beside today ("in 2016 compared with now")."""
    today = question.latest or NOW.search(_NOW_THEN.sub("", question.text)) is not None
    if not question.years or question.until is not None or not question.authorities or not today:
        return question
    newest = (
        next((one.report.report_id for one in owner.everything if one.report.grades), None)
        for owner in owners(question, index)
    )
    return replace(question, report_ids=tuple(dict.fromkeys((*question.report_ids, *filter(None, newest)))))


def contradicted(question: Question, index: PublishedIndex) -> bool | None:
    """Whether the grade that a question about one authority takes for granted is another; None when unknown."""
    judgement = question.fact.judgement if question.fact else None
    found = [_find(owner, question, index, judgement) for owner in owners(question, index)]
    reports = found[0].reports if len(found) == 1 else ()
    if question.fact is None or question.fact.grade is None or not grades_meant(question, reports):
        return None
    return bool(verdict(question, reports))


def _of_one(question: Question, found: Found) -> str:
    """What is said of one authority before its grades: since when it has them, or whether they are as the question has it."""
    told = since(question, wanted(question), grades_meant(question, found.reports))
    return told or verdict(question, found.reports)


def _find(owner: Owner, question: Question, index: PublishedIndex, judgement: str | None) -> Found:
    every = bool(question.years) or question.intent is Intent.TEMPORAL or times(question.text) is not None
    if unjudged := _unjudged(owner, index, judgement):
        return Found(owner, unjudged=unjudged)
    reports: list[tuple[Given, ...]] = []
    passed: list[str] = []
    for report in owner.covered:
        grades_given = given(report, index, judgement)
        reason = why_none(report, judgement)
        if grades_given:
            reports.append(grades_given)
            if not every:
                break
        elif reason is not None and not reports:
            passed.append(reason)
    overall = judgement is None or same_subject(judgement, OVERALL)
    before = recalled_before(owner, question, index)
    if before or (overall and not owner.covered):
        own = given(before[0].report, index, judgement) if before and _set_against(question) else ()
        alone = len(question.authorities) == 1  # of many it would tell of each what it does not know
        untold = untold_before(owner, question, index) if alone and not before else ()
        return Found(owner, recall=before, own=own, untold=untold)
    if reports or not owner.covered:
        told = recalled_beside(owner, question, index) if overall else ()
        first = recalled_at_first(owner, question, index) if overall and not told else ()
        newer = tuple(passed) if not every else ()
        return Found(owner, tuple(reports), passed=newer, recall=told, first=first)
    special = _of_its_own(owner, index) if overall else ()
    if special:
        return Found(owner, special=special, passed=tuple(passed))
    narrowed = question.years or question.kinds or question.latest
    beyond = _latest(owner.others, index, judgement) if narrowed else ()
    if question.latest and beyond and not (question.years or question.kinds):
        return Found(owner, (beyond,), passed=tuple(passed))
    recall = recalled(owner.covered, index) if overall and not beyond and passed else None
    return Found(owner, passed=tuple(passed), beyond=beyond, recall=(recall,) if recall else ())


def _unjudged(owner: Owner, index: PublishedIndex, judgement: str | None) -> tuple[Place, ...]:
    """Where the one report covered says that it did not judge what is asked about."""
    if judgement is None or len(owner.covered) != 1 or grades_for(owner.covered[0].report.grades, judgement):
        return ()
    return not_judged(owner.covered[0], index, judgement)


def _of_its_own(owner: Owner, index: PublishedIndex) -> tuple[Given, ...]:
    """The grades of the newest covered report where it is of another kind (a review of a board) and judges its own subject alone."""
    newest = owner.covered[0]
    return given(newest, index, None) if newest.report.kind is ReportKind.OTHER else ()


def _set_against(question: Question) -> bool:
    """Whether the grades of one inspection are set against those of the one before it."""
    before = question.previous or question.until is not None
    return before and _AGAINST.search(question.text) is not None


def _latest(
    reports: Sequence[StoredReport], index: PublishedIndex, judgement: str | None
) -> tuple[Given, ...]:
    return next((found for report in reports if (found := given(report, index, judgement))), ())


def _section(found: Found, judgement: str | None, book: CitationBook) -> Section:
    owner = found.owner
    if not (found.reports or found.passed) and found.recall:
        told = recalled_section(owner, found.recall, book)
        own = f"\n\n{capital(_report_text(found.own, judgement, book))}" if found.own else ""
        return told.model_copy(update={"text": f"{told.text}{own}"})
    if found.untold:
        told = recalled_section(owner, found.untold, book)
        text = f"{told.text} It does not say how that inspection judged it."
        return told.model_copy(update={"text": text, "outcome": SectionOutcome.SILENT})
    if found.unjudged:
        report = found.unjudged[0].report
        name = f"{lower_first(judgement)} was **not judged**" if judgement else "it was not judged"
        text = f"At {the_report(report.report)} {name}: {quoted(found.unjudged, book)}"
        return section(owner, SectionOutcome.ANSWERED, text, report)
    if not owner.covered and not found.reports:
        return missing_section(owner)
    parts = [_report_text(one, judgement, book) for one in found.reports]
    parts.extend(f"{capital(reason)}." for reason in found.passed)
    if found.special:
        parts.append(capital(_report_text(found.special, None, book)))
    if found.beyond:
        parts.append(
            f"The latest report held that gives it is another. {_report_text(found.beyond, judgement, book)}"
        )
    if found.recall:
        parts.append(f"Of an inspection before it, it says: {quoted(found.recall, book)}")
    if found.first:
        teller = the_report(found.first[0].report.report)
        parts.append(f"The report of {teller} says of an inspection before it: {quoted(found.first, book)}")
    if not parts:
        parts.append(f"No grade could be read from the reports of {owner.name}.")
    about = found.reports[0][0].report if found.reports else owner.covered[0]
    answered = bool(found.reports or found.recall or found.special)
    outcome = SectionOutcome.ANSWERED if answered else SectionOutcome.SILENT
    return section(owner, outcome, "\n\n".join(parts), about)


def _report_text(grades_given: Sequence[Given], judgement: str | None, book: CitationBook) -> str:
    """One report's grades: a sentence for one judgement, a list for several."""
    report = grades_given[0].report.report
    name = f"the {the_report(report, dated=False)[4:]} ({span(report)})"
    if len(grades_given) == 1:
        one = grades_given[0]
        preposition = "In" if report.kind is ReportKind.OTHER else "At"
        return (
            f"{preposition} {name} the grade for {lower_first(one.grade.judgement)} was **{one.grade.grade}**"
            f"{_marked(one, book)}."
        ) + _aside(grades_given, judgement, book)
    rows = [f"- {one.grade.judgement}: **{one.grade.grade}**{_marked(one, book)}" for one in grades_given]
    return together(f"{capital(name)} gave these grades:", rows) + _aside(grades_given, judgement, book)


def _aside(grades_given: Sequence[Given], judgement: str | None, book: CitationBook) -> str:
    """What a reader must know beside the grade: that it is a wider one, or that the report contradicts itself."""
    text = _both_places(grades_given, book)
    if judgement is not None and not any(
        same_subject(one.grade.judgement, judgement) for one in grades_given
    ):
        text = f" There is no separate grade for {lower_first(judgement)}.{text}"
    return text


def _marked(one: Given, book: CitationBook) -> str:
    if one.place is None:
        page = f" on page {one.grade.page}" if one.grade.page else ""
        return f" (printed in a heading{page})"
    return marks(one.places, book)


def _both_places(grades_given: Sequence[Given], book: CitationBook) -> str:
    """Says where a report contradicts itself: two printed grades, or a sentence against the table."""
    by_judgement: dict[str, set[str]] = {}
    for one in grades_given:
        by_judgement.setdefault(one.grade.judgement, set()).add(one.grade.grade)
    parts = [
        f"The report contradicts itself on {lower_first(judgement)}: it prints both grades."
        for judgement, printed in by_judgement.items()
        if len(printed) > 1
    ]
    parts.extend(
        "The report contradicts itself; elsewhere it says: "
        f"“{escaped(one.contradicted.quote)}” {one.contradicted.mark(book)}"
        for one in grades_given
        if one.contradicted is not None
    )
    return "".join(f" {part}" for part in parts)


def _lines(found: Found, written: Section, judgement: str | None, book: CitationBook) -> list[str]:
    """The lines of one authority in an answer about several."""
    if not found.reports:
        return [f"- **{found.owner.name}**: {' '.join(written.text.split())}"]
    lines = []
    for grades_given in found.reports:
        values = "; ".join(
            f"{'' if one.grade.judgement == judgement else lower_first(one.grade.judgement) + ' '}"
            f"**{one.grade.grade}**{_marked(one, book)}"
            for one in grades_given
        )
        name = report_name(grades_given[0].report.report)
        lines.append(f"- **{found.owner.name}**, {name}: {values}{_both_places(grades_given, book)}")
    return lines


def _summary(found: Sequence[Found], judgement: str | None, question: Question) -> str:
    """One line on several authorities: how many of them have a grade, and which grades for one judgement."""
    graded = [one for one in found if one.reports]
    asked = "asked about" if question.authorities else "covered"
    name = capital(judgement) if judgement else "Grades"
    whole = counted(len(found), "authority", "authorities")
    verb = "has" if len(graded) == 1 else "have"
    lead = f"{name}: {len(graded)} of the {whole} {asked} {verb} a grade."
    if judgement is None or any(len(one.reports) > 1 or len(one.reports[0]) > 1 for one in graded):
        return lead
    numbers = Counter(one.reports[0][0].grade.grade for one in graded)
    split = ", ".join(f"{number} {grade}" for grade, number in numbers.most_common())
    lead = f"{lead[:-1]} ({split})." if split else lead
    return f"{lead}{_better(graded, question)}"


def _better(graded: Sequence[Found], question: Question) -> str:
    """' **Leeds** has the better grade.', where of a few named it is asked who is better, or worse; "" else."""
    asked = _BETTER.search(question.text)
    if asked is None or len(graded) < 2 or not question.one_by_one or len(graded) < len(question.authorities):
        return ""
    steps = [step(one.reports[0][0].grade.grade) for one in graded]
    if len(set(steps)) == 1:
        return f" {'Both' if len(graded) == 2 else 'All'} have the same grade."
    height = min(steps) if asked["better"] else max(steps)
    names = [one.owner.name for one, height_ in zip(graded, steps, strict=True) if height_ == height]
    most = {True: "better", False: "lower"} if len(graded) == 2 else {True: "best", False: "lowest"}
    have = "has" if len(names) == 1 else "have"
    return f" **{listed(names)}** {have} the {most[bool(asked['better'])]} grade."
