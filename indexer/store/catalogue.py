"""The catalogue: reports, paragraphs and sentences in SQLite, the source of truth of a generation."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from indexer.contracts import StoredParagraph, StoredReport
from indexer.model import Paragraph, ParagraphKind, ParseWarning
from indexer.serial import report_from_json, report_to_json

_SCHEMA = """
CREATE TABLE reports (
    start INTEGER PRIMARY KEY, end INTEGER NOT NULL, report_id TEXT NOT NULL UNIQUE, report TEXT NOT NULL,
    sources TEXT NOT NULL, warnings TEXT NOT NULL, superseded_by TEXT, url TEXT);
CREATE TABLE paragraphs (
    row INTEGER PRIMARY KEY, report_id TEXT NOT NULL, paragraph TEXT NOT NULL, number INTEGER,
    section TEXT NOT NULL, kind TEXT NOT NULL, page INTEGER, last_page INTEGER, text TEXT NOT NULL,
    sentences TEXT NOT NULL, UNIQUE (report_id, paragraph));
CREATE TABLE metadata (key TEXT PRIMARY KEY, value TEXT NOT NULL);
"""


def write_catalogue(
    path: Path,
    reports: Iterable[StoredReport],
    paragraphs: Iterable[StoredParagraph],
    metadata: dict[str, str],
) -> None:
    """Write a new catalogue; `path` must not exist."""
    with sqlite3.connect(path) as database:
        database.executescript(_SCHEMA)
        database.executemany(
            "INSERT INTO reports VALUES (?,?,?,?,?,?,?,?)", [_report_row(stored) for stored in reports]
        )
        database.executemany(
            "INSERT INTO paragraphs VALUES (?,?,?,?,?,?,?,?,?,?)",
            [_paragraph_row(stored) for stored in paragraphs],
        )
        database.executemany("INSERT INTO metadata VALUES (?,?)", sorted(metadata.items()))
    database.close()


class Catalogue:
    """A catalogue read whole into memory: about two kilobytes a paragraph."""

    def __init__(self, path: Path) -> None:
        database = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        try:
            self.metadata = dict(database.execute("SELECT key, value FROM metadata").fetchall())
            self.reports = tuple(
                _stored_report(row) for row in database.execute("SELECT * FROM reports ORDER BY start")
            )
            self.paragraphs = tuple(
                _stored_paragraph(row) for row in database.execute("SELECT * FROM paragraphs ORDER BY row")
            )
        finally:
            database.close()
        self.by_id = {stored.report.report_id: stored for stored in self.reports}
        self.by_label = {(stored.report_id, stored.paragraph.paragraph): stored for stored in self.paragraphs}


def _report_row(stored: StoredReport) -> Sequence[Any]:
    return (
        stored.start,
        stored.end,
        stored.report.report_id,
        report_to_json(stored.report),
        json.dumps(stored.sources, ensure_ascii=False),
        json.dumps([asdict(warning) for warning in stored.warnings], ensure_ascii=False),
        stored.superseded_by,
        stored.url,
    )


def _paragraph_row(stored: StoredParagraph) -> Sequence[Any]:
    paragraph = stored.paragraph
    return (
        stored.row,
        stored.report_id,
        paragraph.paragraph,
        paragraph.number,
        json.dumps(paragraph.section, ensure_ascii=False),
        paragraph.kind.value,
        paragraph.page,
        paragraph.last_page,
        paragraph.text,
        json.dumps(stored.sentences),
    )


def _stored_report(row: Sequence[Any]) -> StoredReport:
    start, end, _, report, sources, warnings, superseded_by, url = row
    return StoredReport(
        report_from_json(report),
        start,
        end,
        tuple(json.loads(sources)),
        tuple(ParseWarning(**warning) for warning in json.loads(warnings)),
        superseded_by,
        url,
    )


def _stored_paragraph(row: Sequence[Any]) -> StoredParagraph:
    number, report_id, label, printed, section, kind, page, last_page, text, sentences = row
    paragraph = Paragraph(
        label, printed, tuple(json.loads(section)), ParagraphKind(kind), page, text, last_page
    )
    return StoredParagraph(number, report_id, paragraph, tuple((a, b) for a, b in json.loads(sentences)))
