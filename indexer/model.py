"""The nouns: a report, its paragraphs, its grades, and what a careful reader would remark on."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class ParagraphKind(StrEnum):
    """How a paragraph stands in print."""

    NUMBERED = "numbered"
    BULLET = "bullet"
    PROSE = "prose"
    TABLE = "table"
    RECOMMENDATION = "recommendation"


class ReportKind(StrEnum):
    """What sort of visit a report describes; the last part of a report id."""

    INSPECTION = "inspection"
    FOCUSED_VISIT = "focused-visit"
    MONITORING_VISIT = "monitoring-visit"
    JOINT_INSPECTION = "joint-inspection"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The smallest thing that is cited.

    `paragraph` is the printed number where there is one (`"13"`), else a label made of section and
    place (`"findings-3"`); unique within its report. `section` is the path of headings above it,
    outermost first. `page` and `last_page` count from 1 and are None where the source has no pages.
    `text` is one line: page breaks, hyphenation and white space are folded, nothing else is changed.
    """

    paragraph: str
    number: int | None
    section: tuple[str, ...]
    kind: ParagraphKind
    page: int | None
    text: str
    last_page: int | None = None


@dataclass(frozen=True, slots=True)
class Grade:
    """One judgement: its name and grade on Ofsted's scale, the wording as printed, and where.

    `judgement` is canonical (`"Overall effectiveness"`), `grade` is one of Outstanding, Good,
    Requires improvement, Adequate, Inadequate. `paragraph` names the paragraph that prints it.
    """

    judgement: str
    grade: str
    printed: str
    page: int | None = None
    paragraph: str | None = None


@dataclass(frozen=True, slots=True)
class ParseWarning:
    """Something a careful person would remark on; `code` is stable, `message` is for people."""

    code: str
    message: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """One published inspection document, as its own pages describe it.

    `report_id` is `{authority-slug}-{year}-{kind}`; two different reports that would share one are
    told apart by month when they are indexed together. `authority` is the register's name where the
    authority is known to it, else the name as printed; `urn` is None in the latter case.
    """

    report_id: str
    authority: str
    title: str
    kind: ReportKind
    framework: str | None
    inspection_start: date | None
    inspection_end: date | None
    published: date | None
    lead_inspector: str | None
    inspectors: tuple[str, ...]
    addressee: str | None
    grades: tuple[Grade, ...]
    pages: int | None
    urn: str | None = None
    region: str | None = None
    fictional: bool = False

    @property
    def year(self) -> int | None:
        """The year the report is known by: of the inspection's end, else of publication."""
        day = self.inspection_end or self.inspection_start or self.published
        return day.year if day else None


@dataclass(frozen=True, slots=True)
class ParsedReport:
    """What the parser saw in one file."""

    report: Report
    paragraphs: tuple[Paragraph, ...]
    warnings: tuple[ParseWarning, ...] = field(default_factory=tuple)
