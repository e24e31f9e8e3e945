"""The paragraphs that a front page gives: its judgement table, its dates and names, its statements."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from indexer.model import Grade, Paragraph, ParagraphKind
from indexer.structure import people
from indexer.structure.assemble import Labels
from indexer.structure.grades import is_grade_cell, judgement_name, make, on_scale, split_row, statement
from indexer.structure.metadata import Facts
from indexer.structure.passages import Passage, Role, join, settle_hyphens

JUDGEMENTS = "judgements"
COVER = "cover"
_HEADER = re.compile(r"judgements?\s+grades?", re.IGNORECASE)
_NOT_CITED = re.compile(r"it is ofsted.s expectation", re.IGNORECASE)
_TITLE = re.compile(
    r"(?:re-?)?inspection of|review of the effectiveness|and$|inspection dates?|lead inspector|dear ",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Cover:
    """What a front page gives to cite, and the grades it prints."""

    paragraphs: tuple[Paragraph, ...]
    grades: tuple[Grade, ...]


def cover(front: Sequence[Passage], facts: Facts, labels: Labels, letter: bool) -> Cover:
    """Paragraphs of the front: `cover-1`, `judgements-1` and any statements printed beside the table."""
    page = next((p.page for p in front if p.page is not None), None)
    paragraphs: list[Paragraph] = []
    lines = list(facts.cover_lines)
    if letter:
        lines = _letter_lines(front, facts)
    if lines:
        text = "; ".join(line.strip(" ;") for line in lines)
        last = max((p.page for p in front if p.page is not None), default=None)
        paragraphs.append(_table(labels, COVER, ("Cover",), text, page, last if last == page else page))
    if letter:
        return Cover(tuple(paragraphs), ())
    table = judgement_table(front)
    grades: list[Grade] = []
    if table.rows:
        label = labels.next(None, JUDGEMENTS)
        text = " ".join(settle_hyphens("; ".join(table.rows)).split())
        paragraphs.append(
            Paragraph(label, None, ("Judgements",), ParagraphKind.TABLE, table.page, text, table.page)
        )
        for name, printed in table.grades:
            grade = make(name, printed, table.page, label)
            if grade is not None:
                grades.append(grade)
        paragraphs.extend(
            Paragraph(
                labels.next(None, JUDGEMENTS),
                None,
                ("Judgements",),
                ParagraphKind.PROSE,
                p.page,
                _text(p),
                p.last_page,
            )
            for p in table.statements
        )
    return Cover(tuple(paragraphs), tuple(grades))


def _letter_lines(front: Sequence[Passage], facts: Facts) -> list[str]:
    """Date and addressee of a letter, with the post; addresses are not for citing."""
    lines = [_text(p) for p in front if re.fullmatch(r"\d{1,2}(?:st|nd|rd|th)? \w+ 20\d\d", _text(p))][:1]
    if facts.addressee:
        post = people.post([_text(p) for p in front], facts.addressee)
        lines.append(f"{facts.addressee}, {post}" if post else facts.addressee)
    return lines


def _table(
    labels: Labels, slug: str, section: tuple[str, ...], text: str, page: int | None, last: int | None
) -> Paragraph:
    tidy = " ".join(settle_hyphens(text).split())
    return Paragraph(labels.next(None, slug), None, section, ParagraphKind.TABLE, page, tidy, last)


def _text(passage: Passage) -> str:
    return " ".join(settle_hyphens(passage.text).split())


@dataclass(frozen=True, slots=True)
class JudgementTable:
    """Rows as printed ("name: grade"), grades as (name, printed wording), and prose beside the rows."""

    rows: tuple[str, ...]
    grades: tuple[tuple[str, str], ...]
    statements: tuple[Passage, ...]
    page: int | None


def judgement_table(passages: Sequence[Passage]) -> JudgementTable:
    """The judgement table that stands among `passages`, rows in order."""
    rows: list[str] = []
    grades: list[tuple[str, str]] = []
    statements: list[Passage] = []
    page: int | None = None
    pending: Passage | None = None
    for passage in passages:
        text = _full_text(passage)
        if _HEADER.fullmatch(text):
            pending = None
            continue
        said = statement(text)
        if said is not None:
            rows.append(text.rstrip("."))
            grades.append(said)
            page, pending = page or passage.page, None
            continue
        row = _row(passage, pending)
        if row is not None:
            rows.append(f"{row[0]}: {row[1]}")
            grades.append(row)
            page, pending = page or passage.page, None
            continue
        if (passage.role is Role.NUMBER or re.match(r"\d(?:\.\d)?\s", text)) and len(text) < 120:
            pending = passage
            continue
        pending = None
        if (
            rows
            and passage.role is Role.TEXT
            and len(text) >= 50
            and not _TITLE.match(text)
            and not _NOT_CITED.match(text)
        ):
            statements.append(passage)
    return JudgementTable(tuple(rows), tuple(grades), tuple(statements), page)


def _full_text(passage: Passage) -> str:
    text = passage.text if passage.number is None else f"{passage.number}. {passage.text}"
    return " ".join(settle_hyphens(text).split())


def _row(passage: Passage, pending: Passage | None) -> tuple[str, str] | None:
    """Name and grade of a row; a name cut in two by the layout is put together with what stood before it."""
    before = _full_text(pending) if pending is not None else ""
    if len(passage.cells) >= 2 and is_grade_cell(passage.cells[-1]):
        name = " ".join(passage.cells[:-1])
        return join(before, name), passage.cells[-1]
    text = _full_text(passage)
    if len(text) > 160:
        return None
    if on_scale(text) is not None and before:
        return before, text
    split = split_row(text)
    if split is None or judgement_name(split[0]) is None:
        return None
    return join(before, split[0]), split[1]
