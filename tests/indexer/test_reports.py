"""The whole parse of the real reports against what was read in them: counts, labels, hashes."""

from __future__ import annotations

import csv
import hashlib
import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from indexer.authorities import Register, load
from indexer.errors import ReadError
from indexer.model import ParagraphKind, ParsedReport
from indexer.parse import parse_file

pytestmark = pytest.mark.reports

_DATA = Path(__file__).with_name("data")
_NORTH_EAST: dict[str, Any] = json.loads((_DATA / "north_east.json").read_text(encoding="utf-8"))
_ENGLAND: dict[str, Any] = json.loads((_DATA / "england.json").read_text(encoding="utf-8"))
_TWINS = {
    "001_e1db68c755a9134f.txt": ("80525-2017-07-07.pdf", {"46", "73"}),
    "003_ce739e7f0fa73e95.txt": ("80469-2019-06-11.pdf", set()),
    "004_d10b92dfa0a2a0f9.txt": ("80532-2020-03-02.pdf", set()),
}
"""Text forms, their PDF forms, and the paragraphs in which the publisher changed a word between the two."""

_FURNITURE = re.compile(
    r"crown copyright|piccadilly gate|0300 123|textphone|eepurl\.com|local authority children.s services \d{1,2} ",
    re.IGNORECASE,
)


@pytest.fixture(scope="module")
def register() -> Register:
    return load()


@pytest.fixture(scope="module")
def england(reports_dir: Path, register: Register) -> dict[str, ParsedReport | ReadError]:
    folder = reports_dir / "england"
    with (folder / "manifest.csv").open(encoding="utf-8-sig", newline="") as file:
        published = {row["file"]: date.fromisoformat(row["published"]) for row in csv.DictReader(file)}
    parsed: dict[str, ParsedReport | ReadError] = {}
    for path in sorted(folder.glob("*.pdf")):
        try:
            parsed[path.name] = parse_file(path, register=register, published=published.get(path.name))
        except ReadError as error:
            parsed[path.name] = error
    return parsed


@pytest.mark.parametrize("name", sorted(_NORTH_EAST))
def test_each_north_east_report_is_parsed_as_it_was_read(
    name: str, reports_dir: Path, register: Register
) -> None:
    expected = _NORTH_EAST[name]
    parsed = parse_file(reports_dir / "north-east" / name, register=register)
    report = parsed.report
    assert {
        "id": report.report_id, "authority": report.authority, "kind": report.kind.value, "framework": report.framework,
        "start": str(report.inspection_start), "end": str(report.inspection_end),
        "published": report.published and str(report.published), "lead": report.lead_inspector,
        "inspectors": list(report.inspectors), "addressee": report.addressee,
        "grades": {grade.judgement: grade.grade for grade in report.grades},
    } == expected["report"]  # fmt: skip
    assert [w.code for w in parsed.warnings] == expected["warnings"]
    assert [
        [
            p.paragraph,
            p.kind.value,
            len(p.text),
            p.text.split()[:3],
            hashlib.sha256(p.text.encode()).hexdigest(),
        ]
        for p in parsed.paragraphs
    ] == [
        [label, kind, length, first.split(), digest]
        for label, kind, _, length, first, _, digest in expected["paragraphs"]
    ]


@pytest.mark.parametrize("name", sorted(_NORTH_EAST))
def test_every_paragraph_stands_word_for_word_in_its_file(
    name: str, reports_dir: Path, register: Register
) -> None:
    path = reports_dir / "north-east" / name
    raw = re.sub(r"</?p>|\*\*|[\u00b9\u00b2\u00b3]", "", path.read_text(encoding="utf-8"))
    squeezed = re.sub(r"[\s-]", "", raw)
    for paragraph in parse_file(path, register=register).paragraphs:
        if paragraph.kind is not ParagraphKind.TABLE:
            assert re.sub(r"[\s-]", "", paragraph.text) in squeezed


@pytest.mark.parametrize("name", sorted(_TWINS))
def test_text_and_pdf_of_one_report_give_the_same_paragraphs(
    name: str, reports_dir: Path, register: Register, england: dict[str, ParsedReport | ReadError]
) -> None:
    def folded(text: str) -> str:
        return text.translate(str.maketrans("\u2018\u2019\u201c\u201d", "''\"\""))

    twin, edited = _TWINS[name]
    text, pdf = parse_file(reports_dir / "north-east" / name, register=register), england[twin]
    assert isinstance(pdf, ParsedReport)
    assert [p.paragraph for p in text.paragraphs] == [p.paragraph for p in pdf.paragraphs]
    for one, two in zip(text.paragraphs, pdf.paragraphs, strict=True):
        assert (one.section, one.kind) == (two.section, two.kind) or one.kind is ParagraphKind.TABLE
        if one.kind is not ParagraphKind.TABLE and one.paragraph not in edited:
            assert folded(one.text) == folded(two.text)


def test_every_readable_report_of_england_gives_its_printed_numbers(
    england: dict[str, ParsedReport | ReadError],
) -> None:
    for name, expected in _ENGLAND.items():
        parsed = england[name]
        if expected is None:
            assert isinstance(parsed, ReadError)
            continue
        assert isinstance(parsed, ParsedReport)
        numbers = [p.number for p in parsed.paragraphs if p.number is not None]
        assert numbers == [n for n in range(1, expected["numbers"] + 1) if n not in expected["missing"]], name
        assert parsed.report.report_id == expected["id"]


def test_authority_dates_inspector_and_grades_are_found_in_every_report(
    england: dict[str, ParsedReport | ReadError], reports_dir: Path
) -> None:
    with (reports_dir / "england" / "manifest.csv").open(encoding="utf-8-sig", newline="") as file:
        urns = {row["file"]: row["urn"] for row in csv.DictReader(file)}
    for name, parsed in england.items():
        if isinstance(parsed, ReadError):
            continue
        report = parsed.report
        assert report.urn == urns[name]
        assert report.inspection_start is not None
        assert report.inspection_end is not None
        assert report.inspection_start <= report.inspection_end
        assert report.lead_inspector
        assert report.grades


def test_no_paragraph_holds_furniture_or_boilerplate(england: dict[str, ParsedReport | ReadError]) -> None:
    for name, parsed in england.items():
        if isinstance(parsed, ReadError):
            continue
        labels = [p.paragraph for p in parsed.paragraphs]
        assert len(labels) == len(set(labels)), name
        for paragraph in parsed.paragraphs:
            assert not _FURNITURE.search(paragraph.text), (name, paragraph.paragraph)
            assert "\u00ad" not in paragraph.text
            assert paragraph.text == " ".join(paragraph.text.split())
