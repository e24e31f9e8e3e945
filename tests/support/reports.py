"""Small reports in a form of their own, and the reader of that form: quick to make, change and break.

The first line is `authority | kind | first day | last day | published`; every further line is a paragraph.
A first line of one word in capitals makes the reader misbehave (`HANG`, `CRASH`, `GREEDY`, `BUG`).
"""

from __future__ import annotations

import os
import time
from datetime import date
from pathlib import Path

from indexer.authorities import Register
from indexer.errors import ReadError
from indexer.model import Paragraph, ParagraphKind, ParsedReport, Report, ReportKind


def write_report(
    file: Path,
    *paragraphs: str,
    authority: str = "Eastwold",
    kind: str = "inspection",
    day: str = "2019-05-03",
    published: str = "",
) -> Path:
    """Write a report that `parse_lines` reads."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("\n".join([f"{authority} | {kind} | {day} | {day} | {published}", *paragraphs]), "utf-8")
    return file


def parse_lines(path: Path, *, register: Register, published: date | None = None) -> ParsedReport:
    """The report in such a file (contract `ParseFile`)."""
    lines = path.read_text("utf-8").splitlines()
    if not lines:
        raise ReadError(path.name, "the file is empty")
    _misbehave(lines[0])
    authority, kind, first, last, printed = (part.strip() for part in lines[0].split("|"))
    found = register.find(authority)
    slug = authority.lower().replace(" ", "-")
    report = Report(
        report_id=f"{slug}-{last[:4]}-{kind}",
        authority=authority,
        title=f"{authority} {kind}",
        kind=ReportKind(kind),
        framework=None,
        inspection_start=_day(first),
        inspection_end=_day(last),
        published=_day(printed) or published,
        lead_inspector=None,
        inspectors=(),
        addressee=None,
        grades=(),
        pages=9 if path.suffix == ".pdf" else None,
        urn=found.urn if found else None,
    )
    paragraphs = tuple(
        Paragraph(str(number), number, ("Findings",), ParagraphKind.NUMBERED, 1, text)
        for number, text in enumerate(lines[1:], 1)
    )
    return ParsedReport(report, paragraphs)


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _misbehave(word: str) -> None:
    if word == "HANG":
        time.sleep(600)
    if word == "CRASH":
        os.abort()
    if word == "GREEDY":
        bytearray(4_000_000_000)
    if word == "BUG":
        raise KeyError("cell")
