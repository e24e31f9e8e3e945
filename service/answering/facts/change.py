"""Which grades improved, declined or stayed, from the first report held that gives them to the latest."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from indexer.contracts import PublishedIndex, StoredReport
from service.answering.body import Body
from service.answering.citations import CitationBook, escaped
from service.answering.facts.covered import Owner, day_of, owners
from service.answering.facts.given import Given, given, lower_first, recalled, recollections
from service.answering.facts.moves import Moves, moves_asked
from service.answering.facts.printed import Place, marks
from service.answering.facts.recalled import quoted, told_between
from service.answering.facts.scale import OVERALL, same_subject, step, subject
from service.answering.facts.written import (
    capital,
    missing_section,
    outcome_of,
    section,
    together,
)
from service.answering.model import Section, SectionOutcome
from service.question.model import Question
from service.wording import counted, listed, when

_LAST_TWO = re.compile(
    r"\b(?:last|latest|most recent|past|previous)(?: two| 2) (?:ofsted )?(?:inspections|reports|times|visits|grades|ratings)\b",
    re.IGNORECASE,
)
_SINCE = re.compile(r"\bsince\b|\bfrom (?:19|20)\d\d on(?:wards?)?\b", re.IGNORECASE)
_DIRECTIONS = ("improved", "declined", "unchanged")
_ADEQUATE = (
    "Adequate was the third of four grades until 2013, where requires improvement stands now; "
    "a move between the two is counted as unchanged."
)


@dataclass(frozen=True, slots=True)
class Course:
    """One authority's grades for one judgement in order of time; `recall` where fewer than two are held.

    `between` is where a report tells of an inspection since the grade before, of which none is held.
    """

    owner: Owner
    grades: tuple[Given, ...]
    recall: Place | None = None
    between: tuple[Place, ...] = ()

    @property
    def direction(self) -> str | None:
        """Improved, declined or unchanged from the first to the last; None with fewer than two grades."""
        if len(self.grades) < 2:
            return None
        before, after = step(self.grades[0].grade.grade), step(self.grades[-1].grade.grade)
        return "improved" if after < before else "declined" if after > before else "unchanged"

    @property
    def one_way(self) -> bool:
        """Whether no grade between took back what another one moved."""
        steps = [step(one.grade.grade) for one in self.grades]
        return steps in (sorted(steps), sorted(steps, reverse=True))


def grade_change(question: Question, index: PublishedIndex, book: CitationBook) -> Body | None:
    """From the first to the latest graded report of each authority, every step cited."""
    asked = owners(question, index)
    judgement = question.fact.judgement if question.fact else None
    if len(asked) == 1 and judgement is None:
        return _everything(asked[0], question, index, book)
    courses = [course_of(owner, question, index, judgement or OVERALL) for owner in asked]
    if not any(course.grades or course.recall for course in courses):
        return None
    if _LAST_TWO.search(question.text):
        courses = [replace(course, grades=course.grades[-2:]) for course in courses]
    if len(courses) == 1:
        courses = [replace(courses[0], between=_between(courses[0].grades, index))]
    moves = moves_asked(question.text)
    if len(courses) > 1 and (cohort := cohort_of(courses, moves)) is not None:
        return _what_became(cohort, courses, moves, book)
    narrow = moves.narrow and len(courses) > 1 and any(course.direction for course in courses)
    chosen = _chosen(courses, moves) if narrow else []
    first = sorted(courses, key=lambda course: course not in chosen)  # what is told is cited first
    written = {course.owner.name: _section(course, judgement or OVERALL, book) for course in first}
    sections = tuple(written[course.owner.name] for course in courses)
    if len(sections) == 1:
        return Body(sections[0].text, outcome_of(sections), sections, _notes(courses))
    lead, shown = _lead(courses, judgement or OVERALL), sections
    if narrow:
        lead = _narrowed(courses, chosen, moves)
        shown = tuple(one for one, course in zip(sections, courses, strict=True) if course in chosen)
    lines = [f"- **{one.authority}**: {' '.join(one.text.split())}" for one in shown]
    return Body(together(lead, lines), outcome_of(sections), sections, _notes(courses))


@dataclass(frozen=True, slots=True)
class Cohort:
    """Those who had one grade (in a year): their courses from that report on, and those of whom no newer grade is held."""

    name: str  # 'judged Inadequate in 2015'
    moved_on: tuple[Course, ...]
    untold: tuple[Course, ...]

    @property
    def everybody(self) -> tuple[Course, ...]:
        """All of them."""
        return (*self.moved_on, *self.untold)


def cohort_of(courses: Sequence[Course], moves: Moves) -> Cohort | None:
    """Those who had the grade, in the year, that a question begins with; None where it begins with none."""
    grade = moves.of_those
    if grade is None:
        return None
    cut = [since for course in courses if (since := _from_grade(course, grade, moves.from_year)) is not None]
    year = f" in {moves.from_year}" if moves.from_year else ""
    newer = tuple(course for course in cut if course.direction is not None)
    untold = tuple(course for course in cut if course.direction is None)
    return Cohort(f"judged {grade}{year}", newer, untold)


def _from_grade(course: Course, grade: str, year: int | None) -> Course | None:
    """A course from the report on that gave the grade, in the year where one is named; None where none did."""
    for place, one in enumerate(course.grades):
        if one.grade.grade == grade and year in (None, one.report.report.year):
            return replace(course, grades=course.grades[place:], recall=None)
    return None


def _what_became(cohort: Cohort, courses: Sequence[Course], moves: Moves, book: CitationBook) -> Body:
    """Who of those that had a grade moved as asked, or where each of them stands now; those without a newer grade apart."""
    chosen = [course for course in cohort.moved_on if moves.became or moves.fits(_grades_of(course))]
    told = [*chosen, *cohort.untold]
    by_name = {course.owner.name: course for course in cohort.everybody}
    first = sorted(courses, key=lambda course: course.owner.name not in {one.owner.name for one in told})
    written = {
        course.owner.name: _section(by_name.get(course.owner.name, course), OVERALL, book) for course in first
    }
    sections = tuple(written[course.owner.name] for course in courses)
    lines = [
        f"- **{course.owner.name}**: {' '.join(written[course.owner.name].text.split())}" for course in told
    ]
    lead = _standing_now(cohort) if moves.became else _of_cohort(cohort, chosen, moves)
    if not cohort.everybody:
        lead = f"**None** of the {counted(len(courses), 'authority', 'authorities')} with reports covered was {cohort.name}."
    counted_in = tuple(
        course.grades[-1].report.report.report_id for course in (told if moves.became else chosen)
    )
    return Body(together(lead, lines), outcome_of(sections), sections, _notes(courses), counted_in)


def _standing_now(cohort: Cohort) -> str:
    """'Of the 7 authorities judged Inadequate in 2015, by the newest report held, 2 are **Good** (A and B). …'"""
    whole = counted(len(cohort.everybody), "authority", "authorities")
    grades = sorted({_grades_of(course)[-1] for course in cohort.moved_on}, key=step)
    parts = []
    for grade in grades:
        names = [course.owner.name for course in cohort.moved_on if _grades_of(course)[-1] == grade]
        parts.append(f"{len(names)} {'is' if len(names) == 1 else 'are'} **{grade}** ({listed(names)})")
    if parts and len(cohort.everybody) == 1:
        (course,) = cohort.moved_on
        return f"The one authority {cohort.name}, {course.owner.name}, is **{_grades_of(course)[-1]}** by the newest report held."
    if not parts:
        return f"{whole} {'was' if len(cohort.everybody) == 1 else 'were'} {cohort.name}.{_untold(cohort)}"
    return f"Of the {whole} {cohort.name}, by the newest report held, {', '.join(parts)}.{_untold(cohort)}"


def _of_cohort(cohort: Cohort, chosen: Sequence[Course], moves: Moves) -> str:
    """'**1** of the 7 authorities judged Inadequate in 2015 moved … to Good: A. Of 3 of them …'"""
    whole = counted(len(cohort.everybody), "authority", "authorities")
    names = f": {listed([course.owner.name for course in chosen])}" if chosen else ""
    number = f"**{len(chosen) or 'None'}**"
    single = len(chosen) < 2
    now = f"{'is' if single else 'are'} {'still ' if moves.kept else 'now '}"
    grades = " or ".join(moves.after) or moves.kept
    way = "improved" if moves.way == "improved" else "declined"
    moved = (
        f"{now}{grades}"
        if grades
        else f"{'has' if single else 'have'} {way if moves.way else 'another grade now'}"
    )
    if len(cohort.everybody) == 1:
        verb, rest = moved.split(" ", 1)
        if not chosen:
            denied = f"{verb} no longer {grades}" if moves.kept else f"{verb} not {rest.removeprefix('now ')}"
            moved = denied if grades or moves.way else "has the same grade"
        name = cohort.everybody[0].owner.name
        return (
            f"The one authority {cohort.name}, {name}, {moved}, by the newest report held."
            if cohort.moved_on
            else f"One authority was {cohort.name}.{_untold(cohort)}"
        )
    return (
        f"{number} of the {whole} {cohort.name} {moved}, by the newest report held{names}.{_untold(cohort)}"
    )


def _untold(cohort: Cohort) -> str:
    if not cohort.untold:
        return ""
    names = listed([course.owner.name for course in cohort.untold])
    if len(cohort.untold) == 1:
        return f" Of {names} no newer report with a grade is held."
    return f" Of {len(cohort.untold)} no newer report with a grade is held: {names}."


def _chosen(courses: Sequence[Course], moves: Moves) -> list[Course]:
    """The courses that are as asked."""
    moved = [course for course in courses if course.direction is not None]
    fitting = [course for course in moved if moves.fits(_grades_of(course))]
    if moves.end is None or not fitting:
        return fitting
    return [fitting[place] for place in moves.furthest([_grades_of(course) for course in fitting])]


def _grades_of(course: Course) -> list[str]:
    return [one.grade.grade for one in course.grades]


def _narrowed(courses: Sequence[Course], chosen: Sequence[Course], moves: Moves) -> str:
    """'2 of the 29 authorities with two or more graded reports held moved from … to …: A and B.'"""
    compared = [course.owner.name for course in courses if course.direction is not None]
    phrase = moves.phrase + (" by the most steps" if moves.end and moves.way else "")
    if len(compared) == 1:
        return (
            f"The one authority with two or more graded reports held {phrase}: {compared[0]}."
            if chosen
            else f"**None**: the one authority with two or more graded reports held, {compared[0]}, is not one that {phrase}."
        )
    base = f"of the {len(compared)} authorities with two or more graded reports held"
    if not chosen:
        return f"**None** {base} {phrase}."
    return f"**{len(chosen)}** {base} {phrase}: {listed([course.owner.name for course in chosen])}."


def _everything(owner: Owner, question: Question, index: PublishedIndex, book: CitationBook) -> Body | None:
    """All judgements of one authority that its first and its latest graded report share."""
    reports = _graded(owner, question)
    overall = course_of(owner, question, index, OVERALL)
    if len(reports) < 2:
        if not overall.grades and overall.recall is None:
            return None
        written = _section(overall, OVERALL, book)
        return Body(written.text, outcome_of((written,)), (written,))
    subjects: dict[str, str] = {subject(OVERALL): OVERALL}
    for report in reversed(reports):
        for grade in report.report.grades:
            subjects.setdefault(subject(grade.judgement), grade.judgement)
    courses = [course_of(owner, question, index, name) for name in subjects.values()]
    several = {  # one judgement may be a wider one's part from both ends
        tuple(one.grade for one in course.grades): course
        for course in courses
        if course.direction is not None
    }
    moved = list(several.values())
    if not moved:
        written = _section(overall, OVERALL, book)
        return Body(written.text, outcome_of((written,)), (written,))
    lines = [
        f"- {capital(_name_of(course))}: {_steps(course, _name_of(course), book)} – {course.direction}"
        for course in moved
    ]
    first, last = moved[0].grades[0].report, moved[0].grades[-1].report
    lead = f"The grades of {owner.name} from {when(first.report)} to {when(last.report)}:"
    if told := _told(_between(overall.grades, index), book):
        lines.append(f"- {told.strip()}")
    written = section(owner, SectionOutcome.ANSWERED, together(lead, lines), last)
    return Body(written.text, outcome_of((written,)), (written,), _notes(moved))


def _graded(owner: Owner, question: Question) -> list[StoredReport]:
    """The graded reports to compare, oldest first.

    A year in the question may be the beginning of the time asked about ("since 2016"), so that where the
    reports of the one year named are too few, all from that year on are taken; where that is one, the one
    before it too ("fell to inadequate in 2023").
    """
    covered = [report for report in reversed(owner.covered) if report.report.grades]
    if before := _before_all(owner, question) or _before_becoming(owner, question, covered):
        return [*before, *covered]
    if len(covered) > 1 or not question.years:
        return covered
    since = min(question.years)
    graded = [report for report in reversed(owner.everything) if report.report.grades]
    if len(question.years) > 1:  # both ends are named
        return covered
    later = [report for report in graded if (report.report.year or 0) >= since]
    return graded[-2:] if len(later) == 1 else later


def _before_becoming(owner: Owner, question: Question, covered: Sequence[StoredReport]) -> list[StoredReport]:
    """The last graded report before those covered, where it is asked who came to a grade since a year: it may be one of that year."""
    becomes = _SINCE.search(question.text) is not None and moves_asked(question.text).after
    if not (covered and question.years and becomes):
        return []
    if (covered[0].report.year or 0) < min(question.years):  # it is there to compare with
        return []
    day = day_of(covered[0].report)
    return [one for one in owner.everything if one.report.grades and day_of(one.report) < day][:1]


def _before_all(owner: Owner, question: Question) -> list[StoredReport]:
    """The last graded report before the time asked about, where only one that gives no grade was taken in to compare with."""
    first = min(question.years, default=0)
    earlier = [report for report in owner.covered if (report.report.year or first) < first]
    if not earlier or any(report.report.grades for report in earlier):
        return []
    day = min(day_of(report.report) for report in earlier)
    return [one for one in owner.everything if one.report.grades and day_of(one.report) < day][:1]


def course_of(owner: Owner, question: Question, index: PublishedIndex, judgement: str) -> Course:
    """The grades of one authority for one judgement, from the first graded report covered to the latest."""
    found = (given(report, index, judgement) for report in _graded(owner, question))
    grades = tuple(one[0] for one in found if one and len({given_.grade.grade for given_ in one}) == 1)
    overall = same_subject(judgement, OVERALL)
    recall = recalled(owner.covered, index) if overall and len(grades) < 2 else None
    return Course(owner, grades, recall)


def _section(course: Course, judgement: str, book: CitationBook) -> Section:
    owner = course.owner
    if not owner.held or not (owner.covered or course.grades):
        return missing_section(owner)
    name = lower_first(judgement)
    if course.direction is not None:
        ends = "" if course.one_way else " from the first to the last"
        text = f"{_steps(course, judgement, book)}: {course.direction}{ends}.{_told(course.between, book)}"
        return section(owner, SectionOutcome.ANSWERED, text, course.grades[-1].report)
    if course.grades:
        parts = [f"Only one report held gives a grade for {name}: {_steps(course, judgement, book)}."]
    else:
        parts = [f"No report covered gives a grade for {name}."]
    if course.recall is not None:
        parts.append(
            f"Of an inspection before, it says: “{escaped(course.recall.quote)}” {course.recall.mark(book)}"
        )
    answered = bool(course.grades) and course.recall is not None
    outcome = SectionOutcome.ANSWERED if answered else SectionOutcome.SILENT
    report = course.grades[-1].report if course.grades else owner.covered[0]
    return section(owner, outcome, " ".join(parts), report)


def _name_of(course: Course) -> str:
    """The judgement by its latest name, by its first where that has become part of a wider one."""
    first, last = course.grades[0].grade.judgement, course.grades[-1].grade.judgement
    return last if same_subject(first, last) else first


def _between(grades: Sequence[Given], index: PublishedIndex) -> tuple[Place, ...]:
    """Where reports tell of overall judgements between those given here."""
    if not grades or not same_subject(grades[-1].grade.judgement, OVERALL):
        return ()

    def tell(reports: Sequence[StoredReport], years: Sequence[int]) -> tuple[Place, ...]:
        return recollections(reports, index, years)

    pairs = pairwise(one.report for one in grades)
    return tuple(place for pair in pairs for place in told_between(*pair, tell))


def _told(between: Sequence[Place], book: CitationBook) -> str:
    if not between:
        return ""
    return f" Of an inspection between them no report is held; it is told of: {quoted(between, book)}"


def _steps(course: Course, judgement: str, book: CitationBook) -> str:
    """'Requires improvement (May 2017) [1] → Good (December 2021) [2]', told of `judgement`."""
    return " → ".join(
        f"**{one.grade.grade}** ({when(one.report.report)}{_wider(one, judgement)}){marks(one.places, book)}"
        for one in course.grades
    )


def _wider(one: Given, judgement: str) -> str:
    """', for children in care and care leavers' where the grade given is for another judgement than the one told of."""
    if same_subject(one.grade.judgement, judgement):
        return ""
    return f", for {lower_first(one.grade.judgement)}"


def _lead(courses: Sequence[Course], judgement: str) -> str:
    moved = [course for course in courses if course.direction is not None]
    if not moved:
        return (
            f"No authority has two reports held that give a grade for {lower_first(judgement)}, "
            "so that grades alone show no change."
        )
    parts = []
    for direction in _DIRECTIONS:
        names = [course.owner.name for course in moved if course.direction == direction]
        if names:
            parts.append(f"{len(names)} {direction} ({listed(names)})")
    whole = counted(len(moved), "authority", "authorities")
    return f"{capital(judgement)}: of the {whole} with two or more graded reports held, {', '.join(parts)}."


def _notes(courses: Sequence[Course]) -> tuple[str, ...]:
    grades = [{one.grade.grade for one in course.grades} for course in courses]
    return (_ADEQUATE,) if any({"Adequate", "Requires improvement"} <= found for found in grades) else ()
