"""The catalogue: reports, paragraphs and sentences in SQLite, the source of truth of a generation."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from indexer.contracts import StoredParagraph, StoredReport
from indexer.discover import Refused
from indexer.model import Paragraph, ParagraphKind, ParseWarning
from indexer.reconcile import ReadFile
from indexer.serial import parsed_from_json, parsed_to_json, report_from_json, report_to_json

_SCHEMA = """
CREATE TABLE reports (
    start INTEGER PRIMARY KEY, end INTEGER NOT NULL, report_id TEXT NOT NULL UNIQUE, report TEXT NOT NULL,
    sources TEXT NOT NULL, warnings TEXT NOT NULL, superseded_by TEXT, url TEXT);
CREATE TABLE paragraphs (
    row INTEGER PRIMARY KEY, report_id TEXT NOT NULL, paragraph TEXT NOT NULL, number INTEGER,
    section TEXT NOT NULL, kind TEXT NOT NULL, page INTEGER, last_page INTEGER, text TEXT NOT NULL,
    sentences TEXT NOT NULL, UNIQUE (report_id, paragraph));
CREATE TABLE sources (
    path TEXT PRIMARY KEY, name TEXT NOT NULL, report_id TEXT NOT NULL, sha256 TEXT NOT NULL,
    size INTEGER NOT NULL, url TEXT, parsed BLOB NOT NULL);
CREATE TABLE failures (name TEXT NOT NULL, reason TEXT NOT NULL, path TEXT NOT NULL);
CREATE TABLE metadata (key TEXT PRIMARY KEY, value TEXT NOT NULL);
"""


@dataclass(frozen=True, slots=True)
class Contents:
    """All that a catalogue holds: reports and paragraphs in row order, where they came from, what failed.

    `paragraphs` are gone through once.
    """

    reports: Sequence[StoredReport]
    paragraphs: Iterable[StoredParagraph]
    sources: Sequence[tuple[str, ReadFile]]
    failures: Sequence[Refused]
    metadata: Mapping[str, str]


def write_catalogue(path: Path, contents: Contents) -> None:
    """Write a new catalogue; `path` must not exist. `contents.sources` pairs report ids and files."""
    with closing(sqlite3.connect(path)) as database, database:
        database.executescript(_SCHEMA)
        database.executemany(
            "INSERT INTO reports VALUES (?,?,?,?,?,?,?,?)",
            [_report_row(stored) for stored in contents.reports],
        )
        database.executemany(
            "INSERT INTO paragraphs VALUES (?,?,?,?,?,?,?,?,?,?)",
            map(_paragraph_row, contents.paragraphs),
        )
        database.executemany(
            "INSERT INTO sources VALUES (?,?,?,?,?,?,?)",
            [_source_row(report_id, file) for report_id, file in contents.sources],
        )
        database.executemany(
            "INSERT INTO failures VALUES (?,?,?)",
            [(one.name, one.reason, one.path) for one in contents.failures],
        )
        database.executemany("INSERT INTO metadata VALUES (?,?)", sorted(contents.metadata.items()))


def read_sources(path: Path) -> tuple[tuple[str, ReadFile], ...]:
    """Report ids and the files they came from, with what each file said; for the indexer."""
    with closing(_reading(path)) as database:
        rows = database.execute(
            "SELECT report_id, path, name, sha256, size, url, parsed FROM sources ORDER BY rowid"
        ).fetchall()
    return tuple((row[0], _read_file(row)) for row in rows)


def read_failures(path: Path) -> tuple[Refused, ...]:
    """Files that were found but could not be read when this catalogue was made."""
    with closing(_reading(path)) as database:
        return tuple(Refused(*row) for row in database.execute("SELECT name, reason, path FROM failures"))


def _reading(path: Path) -> sqlite3.Connection:
    # Immutable: a published catalogue never changes, and the folder may be read-only.
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)


class Catalogue:
    """A catalogue read whole into memory: about two kilobytes a paragraph."""

    def __init__(self, path: Path) -> None:
        with closing(_reading(path)) as database:
            self.metadata = dict(database.execute("SELECT key, value FROM metadata").fetchall())
            self.reports = tuple(
                _stored_report(row) for row in database.execute("SELECT * FROM reports ORDER BY start")
            )
            self.paragraphs = tuple(
                _stored_paragraph(row) for row in database.execute("SELECT * FROM paragraphs ORDER BY row")
            )
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


def _source_row(report_id: str, file: ReadFile) -> Sequence[Any]:
    parsed = zlib.compress(parsed_to_json(file.parsed).encode())
    return (file.path, file.name, report_id, file.sha256, file.size, file.url, parsed)


def _read_file(row: Sequence[Any]) -> ReadFile:
    _, path, name, sha256, size, url, parsed = row
    return ReadFile(path, name, sha256, size, url, parsed_from_json(zlib.decompress(parsed).decode()))


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
