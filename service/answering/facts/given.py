"""Grades with the row or sentence that prints them, what contradicts them, and what a report recalls."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from indexer.contracts import PublishedIndex, StoredParagraph, StoredReport
from indexer.model import Grade, ReportKind
from service.answering.facts.printed import Place, first_run, paragraphs, runs
from service.answering.facts.scale import (
    OVERALL,
    PROTECTION,
    grades_for,
    known_subject,
    same_subject,
    subject,
)
from service.answering.facts.written import the_report
from service.question.fact_words import fact_words
from service.wording import kind_name

_NO_OVERALL_FROM = date(2026, 4, 1)
_VISITS = (ReportKind.FOCUSED_VISIT, ReportKind.MONITORING_VISIT)
_GRADE = r"(?P<grade>outstanding|good|requir\w+ improvement(?: to be good)?|adequate|inadequate)"
_EARLIER = re.compile(
    r"\b(?:last|previous(?:ly)?|prior|earlier|since|formerly|had been|first)\b|\b20\d\d\b", re.IGNORECASE
)
_RECALLS = re.compile(
    r"\b(?:last|previous|prior|earlier)\b.{0,80}\b(?:inspection|inspected|judg)", re.IGNORECASE
)
_ON_THE_SCALE = {
    grade.lower()[:5]: grade
    for grade in ("Outstanding", "Good", "Requires improvement", "Adequate", "Inadequate")
}
_JUDGED = re.compile(rf"\b(?:judged|graded|rated|found)\b.{{0,60}}?\b{_GRADE}\b", re.IGNORECASE)
_DATED = re.compile(
    r"\b(?:last|previous|prior|earlier)\b.{0,40}\binspect\w+.{0,40}\b(?:19|20)\d\d\b", re.IGNORECASE
)
# "Services for children have not improved since the last inspection": how they moved as a whole.
_SERVICES = r"\b(?:children.s (?:social (?:care|work) )?services|services (?:for (?:vulnerable )?children(?! in care| looked)|in))\b"
_MOVE = r"\b(?:(?<!to )improve[ds]?|improvement|deteriorated|declined|worsened)\b"
_MOVED = re.compile(
    rf"{_SERVICES}.{{0,120}}{_MOVE}.{{0,40}}\bsince\b.{{0,40}}\binspect|\bsince\b.{{0,40}}\binspect.{{0,120}}{_SERVICES}.{{0,60}}{_MOVE}",
    re.IGNORECASE,
)
_OF_A_PART = re.compile(
    r"^(?:one|two|three|all|none|both)\b|\b(?:adoption|fostering|residential|provision|homes?|schools?|academ\w+|college|settings?|nurser\w+|providers?|probation|police|agency|board|LSCB|partnership)\b",
    re.IGNORECASE,
)
_OVERALL_IN_TEXT = re.compile(
    r"\boverall (?:effectiveness|judgement)\b[^.;:]{0,60}?(?:\b(?:is|are|was|were)\b|:)"
    rf"(?: (?:that )?(?:it|they) (?:is|are))?(?: (?:judged|graded|rated))?(?: (?:to be|as))?\s*:?\s*{_GRADE}(?=\s*(?:[.;,)]|$))",
    re.IGNORECASE,
)
_OVERALL_ROW = re.compile(r"\boverall\b|\bchildren.s services in\b", re.IGNORECASE)
_OF_OTHERS = re.compile(r"\b(?:previous|other) ofsted inspections\b|\binformation about\b", re.IGNORECASE)
_PREVIOUS_ONES = re.compile(r"\b(?:previous|other) ofsted inspections\b", re.IGNORECASE)
_TELLS_GRADES = re.compile(
    rf"\b(?:previous|last)\b.{{0,80}}\binspect.*?(?:\bjudg.{{0,60}}?\b{_GRADE}\b)", re.IGNORECASE | re.DOTALL
)
_SAFEGUARDING = re.compile(r"\bsafeguarding arrangements\b", re.IGNORECASE)  # help and protection before 2013
_ROW = re.compile(rf":\s*{_GRADE}", re.IGNORECASE)
_NOT_JUDGED = re.compile(r"\bnot (?:been )?judged\W*$", re.IGNORECASE)
_WORD = re.compile(r"[a-z]+")
_IGNORED = frozenset({"the", "and", "of", "who", "in", "for", "with", "is", "are", "to", "be", "on"})


@dataclass(frozen=True, slots=True)
class Given:
    """A grade of one report and where it is printed (None: in a heading, which is no paragraph)."""

    grade: Grade
    report: StoredReport
    place: Place | None
    contradicted: Place | None = None

    @property
    def places(self) -> tuple[Place, ...]:
        """Where it is printed, for citing."""
        return (self.place,) if self.place else ()


def given(report: StoredReport, index: PublishedIndex, judgement: str | None) -> tuple[Given, ...]:
    """The grades of a report for `judgement` (all, overall first, when None) with their places."""
    return tuple(
        Given(grade, report, _place(report, index, grade), _contradiction(report, index, grade))
        for grade in grades_for(report.report.grades, judgement)
    )


def why_none(report: StoredReport, judgement: str | None) -> str | None:
    """Why a report gives no such grade, as a sentence without full stop; None when it should give one."""
    facts = report.report
    what = f"no grade for {lower_first(judgement)}" if judgement else "no grades"
    subject_of = the_report(facts)
    if not facts.grades and facts.kind in _VISITS:
        return f"{subject_of} gave {what}: a {kind_name(facts.kind)} gives none"
    day = facts.inspection_end or facts.published
    overall = judgement is not None and same_subject(judgement, OVERALL)
    if overall and day is not None and day >= _NO_OVERALL_FROM:
        return f"{subject_of} gave {what}: reports have carried no overall grade since April 2026"
    if facts.grades or facts.kind in (ReportKind.JOINT_INSPECTION, ReportKind.OTHER):
        return f"{subject_of} gave {what}"
    return None


def not_judged(report: StoredReport, index: PublishedIndex, judgement: str) -> tuple[Place, ...]:
    """The row of a report that says of a judgement that it was not judged, and the sentence that tells why; () where none does."""
    everything = paragraphs(report, index)

    def says(text: str) -> bool:
        return _NOT_JUDGED.search(text) is not None and known_subject(text) == subject(judgement)

    tables = [one for one in everything if one.paragraph.paragraph.startswith("judgements-")]
    row = first_run(report, tables, says)
    told = first_run(report, [one for one in everything if one not in tables], says) if row else None
    return tuple(place for place in (row, told) if place)


def recalled(reports: Sequence[StoredReport], index: PublishedIndex) -> Place | None:
    """The sentence of the newest report that recalls how the authority was judged or has moved since, or None."""
    for report in reports:
        everything = paragraphs(report, index)
        for wanted in (_recalls_overall, _recalls_all, lambda text: _MOVED.search(text) is not None):
            place = first_run(report, everything, wanted)
            if place is not None:
                return place
    return None


def recollections_of(
    reports: Sequence[StoredReport], index: PublishedIndex, judgement: str, years: Sequence[int] = ()
) -> tuple[Place, ...]:
    """Where the first of `reports` that tells of inspections before it tells how this judgement went then."""
    asks = [one.asks for one in fact_words().judgements if same_subject(one.name, judgement)]

    def names(text: str) -> bool:
        return any(one.search(text.lower()) for one in asks)

    def is_of(text: str) -> bool:
        """Whether a whole entry on previous inspections is of this judgement, by what it names first."""
        opening = text.split(". ", 1)[0]
        return names(opening) or (protects and _SAFEGUARDING.search(opening) is not None)

    protects = same_subject(judgement, PROTECTION)
    for report in reports:
        everything = paragraphs(report, index)
        listed = [one for one in everything if _PREVIOUS_ONES.search(" ".join(one.paragraph.section))]
        row = first_run(report, listed, lambda text: names(text) and _ROW.search(text) is not None)
        if row is not None and _of(row.stored.paragraph.text, years):
            return (row,)
        entries = tuple(
            Place(stored, report, 0, len(stored.paragraph.text))
            for stored in listed
            if _TELLS_GRADES.search(stored.paragraph.text)
            and is_of(stored.paragraph.text)
            and _of(stored.paragraph.text, years)
        )
        if entries:
            return entries
        told = first_run(report, everything, lambda text: _recalls(text) and _of(text, years) and names(text))
        if told is not None:
            return (told,)
    return ()


def recollections(
    reports: Sequence[StoredReport], index: PublishedIndex, years: Sequence[int] = (), *, dated: bool = False
) -> tuple[Place, ...]:
    """Where the first of `reports` that tells of inspections before it tells how the authority was judged.

    With `years` only what is said to be of one of these. A sentence on the overall judgement is enough;
    else all that is told under the heading of previous inspections, else any sentence. With `dated` one that
    tells when that inspection was will do.
    """
    for report in reports:
        everything = paragraphs(report, index)
        overall = first_run(report, everything, lambda text: _recalls_overall(text) and _of(text, years))
        if overall is not None:
            return (overall,)
        listed = tuple(
            Place(stored, report, 0, len(stored.paragraph.text))
            for stored in everything
            if _PREVIOUS_ONES.search(" ".join(stored.paragraph.section))
            and _TELLS_GRADES.search(stored.paragraph.text)
            and _of(stored.paragraph.text, years)
        )
        if listed:
            return listed
        told = first_run(report, everything, lambda text: _recalls_all(text) and _of(text, years))
        if told is None and dated:
            told = first_run(report, everything, lambda text: _dates_one(text, years))
        if told is not None:
            return (told,)
    return ()


def _dates_one(text: str, years: Sequence[int]) -> bool:
    """Whether a sentence tells that an earlier inspection was in one of the years, or in any where none is given."""
    return any(_of(dated[0], years) for dated in _DATED.finditer(text))


def _of(text: str, years: Sequence[int]) -> bool:
    return not years or any(str(year) in text for year in years)


def lower_first(text: str) -> str:
    """The text with a small first letter, for use within a sentence."""
    return text if text[:2].isupper() else text[:1].lower() + text[1:]


def grade_told(text: str) -> str | None:
    """The one grade, as the scale has it, that a sentence says something was judged to be of; None of none or several."""
    told = {_ON_THE_SCALE[match["grade"].lower()[:5]] for match in _JUDGED.finditer(text)}
    return told.pop() if len(told) == 1 else None


def tells_grade(text: str) -> bool:
    """Whether a sentence says that something was judged to be of a grade."""
    return _JUDGED.search(text) is not None


def _recalls(text: str) -> bool:
    return _RECALLS.search(text) is not None and tells_grade(text)


def _recalls_all(text: str) -> bool:
    """Whether a sentence recalls a judgement that is not plainly one of a part or of somebody else."""
    return _recalls(text) and _OF_A_PART.search(text) is None


def _recalls_overall(text: str) -> bool:
    return "overall" in text.lower() and _recalls(text)


def _place(report: StoredReport, index: PublishedIndex, grade: Grade) -> Place | None:
    stored = index.paragraph(report.report.report_id, grade.paragraph) if grade.paragraph else None
    row = _row(report, stored, grade) if stored else None
    if row is not None:
        return row
    tables = [one for one in paragraphs(report, index) if one.paragraph.paragraph.startswith("judgements-")]
    return next((place for one in tables if (place := _row(report, one, grade))), None)


def _row(report: StoredReport, stored: StoredParagraph, grade: Grade) -> Place | None:
    """The row or sentence that names the judgement and ends in the grade as printed."""
    text = stored.paragraph.text
    printed = re.compile(rf"{re.escape(grade.printed)}\W*$", re.IGNORECASE)
    rows = [(start, end) for start, end in runs(stored) if printed.search(text[start:end])]
    best = max(rows, key=lambda row: _likeness(grade.judgement, text[row[0] : row[1]]), default=None)
    if best is None or _likeness(grade.judgement, text[best[0] : best[1]]) <= 0.0:
        return None
    return Place(stored, report, *best)


def _likeness(judgement: str, row: str) -> float:
    if same_subject(judgement, OVERALL):
        return 1.0 if _OVERALL_ROW.search(row) else 0.0
    wanted, there = (set(_WORD.findall(text.lower())) - _IGNORED for text in (judgement, row))
    return len(wanted & there) / len(wanted | there) if wanted | there else 0.0


def _contradiction(report: StoredReport, index: PublishedIndex, grade: Grade) -> Place | None:
    """A sentence of the report that states another overall grade of this very inspection, or None."""
    if not same_subject(grade.judgement, OVERALL):
        return None

    def differs(text: str) -> bool:
        if "overall" not in text and "Overall" not in text:
            return False
        match = _OVERALL_IN_TEXT.search(text)
        if match is None or _EARLIER.search(text):
            return False
        return match["grade"].lower()[:5] != grade.grade.lower()[:5]

    now = (one for one in paragraphs(report, index) if not _OF_OTHERS.search(" ".join(one.paragraph.section)))
    return first_run(report, now, differs)
