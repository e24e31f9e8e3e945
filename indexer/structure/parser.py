"""A document to a parsed report: the steps of this package, one after the other. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from indexer.authorities import Register
from indexer.checks import check
from indexer.model import Grade, Paragraph, ParagraphKind, ParsedReport, Report
from indexer.readers.blocks import Document
from indexer.structure import layout, plain
from indexer.structure.assemble import Assembler, Labels
from indexer.structure.cover import COVER, JUDGEMENTS, cover, judgement_table
from indexer.structure.furniture import without_furniture
from indexer.structure.grades import first_of_each, make, on_scale
from indexer.structure.headings import slugify
from indexer.structure.metadata import Facts, facts
from indexer.structure.passages import Passage, Role
from indexer.structure.regions import Regions, divide

_TEAM_HEADING = re.compile(r"(?:the )?inspection team$", re.IGNORECASE)
_RECORD = re.compile(r"record of main findings|inspection judgements$", re.IGNORECASE)


def parse_document(document: Document, register: Register, published: date | None = None) -> ParsedReport:
    """The report in a document.

    `published` is what a manifest says of the day of publication; it is used when the document does
    not print one and never overrides one that it prints.
    """
    regions = divide(passages_of(document))
    found = facts(regions, _running_lines(document), _team_lines(regions), register)
    labels = Labels()
    front = cover(regions.front, found, labels, regions.letter)
    body, record = _without_record(regions)
    stated = [grade.judgement for grade in front.grades]
    assembly = Assembler("Introduction" if regions.letter else "Summary", labels, stated).run(body)
    paragraphs = [*front.paragraphs, *assembly.paragraphs]
    grades = [*front.grades]
    if record:
        paragraphs, grades = _with_record(paragraphs, grades, record, labels)
    grades.extend(_placed(grade, paragraphs) for grade in assembly.grades)
    report = _report(document, found, first_of_each(grades), published)
    return ParsedReport(report, tuple(paragraphs), check(document, report, paragraphs, published, found))


def passages_of(document: Document) -> list[Passage]:
    """The passages of a document, by position where it has pages, else by its lines alone."""
    if document.page_heights:
        return layout.passages(without_furniture(document))
    return plain.passages(document)


def _running_lines(document: Document) -> list[str]:
    """Headers and footers: they often name the authority in full."""
    if not document.page_heights:
        return []
    kept = set(map(id, without_furniture(document)))
    texts = (line.text for line in document.lines if id(line) not in kept)
    return list(dict.fromkeys(text for text in texts if re.search(r"inspection|visit", text, re.IGNORECASE)))[
        :5
    ]


def _team_lines(regions: Regions) -> list[str]:
    lines: list[str] = []
    inside = False
    for passage in (*regions.body, *regions.closing):
        if _TEAM_HEADING.fullmatch(passage.text.strip(" :")):
            inside = True
            continue
        if inside and passage.role is Role.HEADING and ":" not in passage.text:
            inside = False
        if inside:
            lines.append(" ".join(passage.cells) if passage.cells else passage.text)
    return lines


def _without_record(regions: Regions) -> tuple[list[Passage], list[Passage]]:
    """The body, and the table of judgements that older reports print at its end."""
    for position, passage in enumerate(regions.body):
        if passage.role is Role.HEADING and _RECORD.fullmatch(passage.text.strip()):
            after = regions.body[position + 1 :]
            if any(p.cells and on_scale(p.cells[-1]) for p in after[:12]):
                return list(regions.body[:position]), list(after)
    return list(regions.body), []


def _with_record(
    paragraphs: list[Paragraph], grades: list[Grade], record: Iterable[Passage], labels: Labels
) -> tuple[list[Paragraph], list[Grade]]:
    table = judgement_table(list(record))
    if not table.rows:
        return paragraphs, grades
    label = labels.next(None, JUDGEMENTS)
    added = Paragraph(
        label, None, ("Judgements",), ParagraphKind.TABLE, table.page, "; ".join(table.rows), table.page
    )
    made = (make(name, printed, table.page, label) for name, printed in table.grades)
    return [*paragraphs, added], [*grades, *(grade for grade in made if grade is not None)]


def _placed(grade: Grade, paragraphs: Iterable[Paragraph]) -> Grade:
    """The grade with the paragraph that prints it, if one does."""
    if grade.paragraph is not None or grade.page is None:
        return grade
    for paragraph in paragraphs:
        states = paragraph.paragraph.startswith(JUDGEMENTS) and paragraph.page == grade.page
        if states and grade.printed.casefold() in paragraph.text.casefold():
            return replace(grade, paragraph=paragraph.paragraph)
    return grade


def _report(document: Document, found: Facts, grades: tuple[Grade, ...], published: date | None) -> Report:
    authority = found.authority
    name = authority.name if authority else (found.authority_printed or "Unknown authority")
    day = found.end or found.start or found.published or published
    slug = authority.slug if authority else slugify(name)
    parts = [slug or "unknown", str(day.year) if day else "undated", found.kind.value]
    return Report(
        report_id="-".join(parts),
        authority=name,
        title=found.title,
        kind=found.kind,
        framework=found.framework,
        inspection_start=found.start,
        inspection_end=found.end,
        published=found.published or published,
        lead_inspector=found.lead,
        inspectors=found.inspectors,
        addressee=found.addressee,
        grades=grades,
        pages=document.pages,
        urn=authority.urn if authority else None,
        region=authority.region if authority else None,
        fictional=authority.fictional if authority else False,
    )


__all__ = ["COVER", "JUDGEMENTS", "parse_document", "passages_of"]
