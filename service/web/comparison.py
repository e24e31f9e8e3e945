"""Answers side by side: authorities (or the reports of one) down, questions across, silence visible."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from indexer.contracts import StoredReport
from service.answering.model import Answer, Citation, Outcome, Section, SectionOutcome
from service.service import Service
from service.web.asked import Asked
from service.web.directory import Directory, overall
from service.web.recent import RecentAnswers
from service.web.render import cited_in
from service.web.shelf import day_of, grade_place

MOST_QUESTIONS = 3
OUTCOMES = {
    SectionOutcome.ANSWERED: "found",
    SectionOutcome.SILENT: "says nothing on this",
    SectionOutcome.NOT_HELD: "no report held",
    SectionOutcome.FAILED: "could not be read",
}
_NOT_PART = "Not part of the answer to this question."
SORTS = ("authority", "region", "year", "grade", "found")


@dataclass(frozen=True, slots=True)
class Cell:
    """What one row has on one question, with the paragraphs it rests on."""

    outcome: SectionOutcome
    text: str
    citations: tuple[Citation, ...]

    @property
    def told(self) -> str:
        """The outcome in words."""
        return OUTCOMES[self.outcome]


@dataclass(frozen=True, slots=True)
class Row:
    """One authority (or one report of it) and its cells, one a question; `report` is the newest that they quote."""

    authority: str
    region: str | None
    report: StoredReport | None
    cells: tuple[Cell, ...]

    @property
    def grade(self) -> str | None:
        """Its grade for overall effectiveness, where the report gives one."""
        return overall(self.report) if self.report else None

    @property
    def superseded(self) -> bool:
        """Whether a later inspection is held that takes the place of its report."""
        return self.report is not None and self.report.superseded_by is not None


@dataclass(frozen=True, slots=True)
class Comparison:
    """The rows, what is noted on them, and what was said (Markdown) to questions that reports do not answer."""

    rows: tuple[Row, ...]
    notes: tuple[str, ...]
    outside: tuple[str, ...] = ()


def by_authority(service: Service, answers: RecentAnswers, directory: Directory, asked: Asked) -> Comparison:
    """Every authority asked about as a row; raises as Service.ask does."""
    history = asked.history(service.question_limit)
    given = [
        answers.ask(service, question, asked.filters(), history) for question in asked.q[:MOST_QUESTIONS]
    ]
    names = list(dict.fromkeys(section.authority for answer in given for section in answer.sections))
    cells = [{one.authority: (one, answer) for one in answer.sections} for answer in given]
    rows = []
    for name in names:
        sections = [found.get(name) for found in cells]
        made = [_cell(one) for one in sections]
        searched = [one[0].report_id for one in sections if one and one[0].report_id]
        rows.append(_row(directory, name, newest(directory, made, searched), made))
    notes = dict.fromkeys(note for answer in given for note in answer.notes)
    return Comparison(tuple(rows), tuple(notes), _outside(given))


def newest(directory: Directory, cells: Sequence[Cell], searched: Sequence[str]) -> StoredReport | None:
    """The newest report that the cells quote, or, where they quote none, of those `searched`."""
    quoted = [one.report_id for cell in cells for one in cell.citations]
    held = [directory.index.report(report_id) for report_id in quoted or searched]
    return max((one for one in held if one is not None), key=day_of, default=None)


def over_time(
    service: Service, answers: RecentAnswers, directory: Directory, asked: Asked, authority: str
) -> Comparison:
    """Every report of one authority as a row, newest first; raises as Service.ask does."""
    rows, outside = [], dict[str, None]()
    history = asked.history(service.question_limit)
    narrowed = asked.having(authority=(), region=())
    held = directory.by_authority.get(authority, [])
    for stored in sorted(held, key=day_of, reverse=True):
        if asked.year and stored.report.year not in asked.year:
            continue
        filters = narrowed.filters((stored.report.report_id,))
        given = [answers.ask(service, question, filters, history) for question in asked.q[:MOST_QUESTIONS]]
        outside.update(dict.fromkeys(_outside(given)))
        if any(answer.outcome is not Outcome.OUT_OF_SCOPE for answer in given):
            rows.append(_row(directory, authority, stored, [_whole(answer) for answer in given]))
    return Comparison(tuple(rows), (), tuple(outside))


def _row(directory: Directory, name: str, report: StoredReport | None, cells: Sequence[Cell]) -> Row:
    known = directory.authority(name)
    region = report.report.region if report else known.region if known else None
    return Row(name, region, report, tuple(cells))


def _cell(found: tuple[Section, Answer] | None) -> Cell:
    if found is None:
        return Cell(SectionOutcome.SILENT, _NOT_PART, ())
    section, answer = found
    return Cell(section.outcome, section.text, cited_in(section.text, answer.citations))


def _whole(answer: Answer) -> Cell:
    found = answer.outcome in (Outcome.ANSWERED, Outcome.PARTIAL)
    if answer.outcome is Outcome.OUT_OF_SCOPE:
        return Cell(SectionOutcome.SILENT, _NOT_PART, ())
    if not found:
        return Cell(SectionOutcome.SILENT, "The report says nothing on this.", ())
    text = answer.sections[0].text if len(answer.sections) == 1 else answer.answer
    return Cell(SectionOutcome.ANSWERED, text, cited_in(text, answer.citations))


def _outside(answers: Sequence[Answer]) -> tuple[str, ...]:
    said = (answer.answer for answer in answers if answer.outcome is Outcome.OUT_OF_SCOPE)
    return tuple(dict.fromkeys(said))


def arranged(rows: Sequence[Row], sort: str, show: str) -> list[Row]:
    """Rows in the order asked for, of those with a cell that ended as `show` says (all by default)."""
    kept = [row for row in rows if not show or any(cell.outcome.value == show for cell in row.cells)]
    name = sort.removeprefix("-")
    if name not in SORTS:
        return kept
    keys = {
        "authority": lambda row: (row.authority,),
        "region": lambda row: (row.region or "~", row.authority),
        "year": lambda row: (
            row.report.report.year if row.report and row.report.report.year else 0,
            row.authority,
        ),
        "grade": lambda row: (grade_place(row.grade), row.authority),
        "found": lambda row: (-sum(len(cell.citations) for cell in row.cells), row.authority),
    }
    return sorted(kept, key=keys[name], reverse=sort.startswith("-"))
