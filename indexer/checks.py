"""What a careful reader would remark on in a parsed report. Codes are stable, messages are for people.

numbering-gap         a printed number is missing between two others
numbering-repeat      a printed number occurs twice
numbering-restart     the printed numbers begin again at 1
no-numbers            no paragraph is numbered where such reports are
no-paragraphs         nothing citable was found
no-grade              no grade was found where the framework gives one
authority-unknown     the authority is not in the register
date-missing          no inspection dates were found
published-differs     the manifest and the document name different days of publication
inspector-missing     no lead inspector was found
mid-sentence-end      a paragraph ends before its sentence does
little-text           there is less text than such reports have: perhaps a scan
pages-unreadable      some pages of the file could not be read
kind-unknown          the kind of report could not be told
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from indexer.model import Paragraph, ParagraphKind, ParseWarning, Report, ReportKind
from indexer.readers.blocks import Document
from indexer.structure.grades import OVERALL
from indexer.structure.metadata import Facts

_FINISHED = re.compile(r"[.!?:;)\]\u2026][\u2019\u201d'\"\)\]]*$")
_NO_OVERALL_FROM = date(2026, 4, 1)
_LITTLE = 400
_LITTLE_A_PAGE = 250
_NUMBERED_FRAMEWORKS = frozenset({"ILACS", "SIF", "Looked-after children"})


def check(
    document: Document,
    report: Report,
    paragraphs: Sequence[Paragraph],
    manifest_published: date | None,
    facts: Facts,
) -> tuple[ParseWarning, ...]:
    """All remarks on a report, in the order of the list above."""
    warnings = [
        *numbering(paragraphs),
        *_content(document, report, paragraphs),
        *_metadata(report, manifest_published, facts),
        *endings(paragraphs),
    ]
    if document.unreadable_pages:
        pages = ", ".join(map(str, document.unreadable_pages))
        warnings.append(ParseWarning("pages-unreadable", f"these pages could not be read: {pages}"))
    return tuple(warnings)


def numbering(paragraphs: Sequence[Paragraph]) -> Iterator[ParseWarning]:
    """Gaps, repeats and restarts of the printed numbers."""
    seen: set[int] = set()
    before: Paragraph | None = None
    for paragraph in paragraphs:
        number = paragraph.number
        if number is None:
            continue
        last = before.number if before is not None else 0
        if before is not None and number == 1:
            yield ParseWarning(
                "numbering-restart", f"the numbers begin again at 1 after {last}", paragraph.page
            )
        elif number in seen:
            yield ParseWarning("numbering-repeat", f"paragraph {number} is printed twice", paragraph.page)
        elif last is not None and number > last + 1:
            after = f"follows {last}" if before is not None else "is the first"
            yield ParseWarning("numbering-gap", f"paragraph {number} {after}", paragraph.page)
        elif last is not None and number < last:
            yield ParseWarning("numbering-gap", f"paragraph {number} follows {last}", paragraph.page)
        seen.add(number)
        before = paragraph


def _content(document: Document, report: Report, paragraphs: Sequence[Paragraph]) -> Iterator[ParseWarning]:
    if not paragraphs:
        yield ParseWarning("no-paragraphs", "nothing that can be cited was found; look at the file itself")
        return
    characters = sum(len(p.text) for p in paragraphs)
    if characters < _LITTLE or (document.pages and characters < _LITTLE_A_PAGE * document.pages):
        yield ParseWarning(
            "little-text", f"only {characters} characters of text were found; some pages may be scans"
        )
    letter = report.kind in (ReportKind.FOCUSED_VISIT, ReportKind.MONITORING_VISIT)
    numbered = any(p.number is not None for p in paragraphs)
    if not numbered and not letter and report.framework in _NUMBERED_FRAMEWORKS:
        yield ParseWarning("no-numbers", "no paragraph carries a printed number; labels are made of sections")
    if report.kind is ReportKind.INSPECTION and not any(g.judgement == OVERALL for g in report.grades):
        day = report.inspection_end or report.published
        if not report.grades:
            yield ParseWarning("no-grade", "no grade was found, though inspections of this kind give one")
        elif day is None or day < _NO_OVERALL_FROM:
            yield ParseWarning("no-grade", "no overall grade was found")


def _metadata(report: Report, manifest_published: date | None, facts: Facts) -> Iterator[ParseWarning]:
    if report.urn is None and not report.fictional and facts.authority is None:
        yield ParseWarning("authority-unknown", f"{report.authority!r} is not in the register of authorities")
    if report.kind is ReportKind.OTHER and not re.search(
        r"\b(?:review|visit)\b", report.title, re.IGNORECASE
    ):
        yield ParseWarning("kind-unknown", "the kind of report could not be told from its title")
    if report.inspection_start is None:
        yield ParseWarning("date-missing", "no inspection dates were found")
    if manifest_published and facts.published and manifest_published != facts.published:
        yield ParseWarning(
            "published-differs",
            f"the document says it was published on {facts.published.isoformat()}, the manifest {manifest_published.isoformat()}",
        )
    if report.lead_inspector is None:
        yield ParseWarning("inspector-missing", "no lead inspector was found")


def endings(paragraphs: Sequence[Paragraph]) -> Iterator[ParseWarning]:
    """Paragraphs of running text whose last sentence is not finished."""
    for paragraph in paragraphs:
        if paragraph.kind not in (ParagraphKind.NUMBERED, ParagraphKind.PROSE) or len(paragraph.text) < 60:
            continue
        if not _FINISHED.search(paragraph.text):
            yield ParseWarning(
                "mid-sentence-end",
                f"paragraph {paragraph.paragraph} ends in mid-sentence",
                paragraph.last_page,
            )
