"""The bundled sample: its PDFs come from their sources, and nothing in it can be taken for real."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pypdfium2
import pytest

from indexer.authorities import Register, load
from indexer.model import ParsedReport
from indexer.parse import parse_file

from .sample.make_sample import TARGET, make

GOLD = TARGET.parents[1] / "eval" / "gold" / "sample.jsonl"
REGISTER = TARGET / "authorities.csv"
REPORTS = sorted(path for path in TARGET.iterdir() if path.suffix in {".pdf", ".txt"})
PDFS = [path for path in REPORTS if path.suffix == ".pdf"]


def _name(path: Path) -> str:
    return path.stem


def _text(path: Path) -> list[str]:
    document = pypdfium2.PdfDocument(path)
    try:
        return [document[place].get_textpage().get_text_range() for place in range(len(document))]
    finally:
        document.close()


@pytest.fixture(scope="module")
def register() -> Register:
    return load(REGISTER)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sample")
    make(folder)
    return folder


def parsed(path: Path, register: Register) -> ParsedReport:
    return parse_file(path, register=register)


def test_the_sample_has_six_reports() -> None:
    assert len(REPORTS) == 6


@pytest.mark.parametrize("path", PDFS, ids=_name)
def test_a_committed_pdf_says_what_its_source_says(path: Path, made: Path) -> None:
    assert _text(path) == _text(made / path.name)


@pytest.mark.parametrize("path", PDFS, ids=_name)
def test_the_same_source_gives_the_same_bytes(path: Path, made: Path, tmp_path: Path) -> None:
    make(tmp_path)
    assert (tmp_path / path.name).read_bytes() == (made / path.name).read_bytes()


@pytest.mark.parametrize("path", PDFS, ids=_name)
def test_a_committed_pdf_is_small(path: Path) -> None:
    assert path.stat().st_size < 60_000


@pytest.mark.parametrize("path", REPORTS, ids=_name)
def test_a_report_says_on_its_front_page_that_it_is_fictional(path: Path) -> None:
    front = _text(path)[0] if path.suffix == ".pdf" else path.read_text("utf-8")[:600]
    assert "Fictional report written for Pilcrow; no such authority exists." in front


@pytest.mark.parametrize("path", REPORTS, ids=_name)
def test_a_report_is_known_by_the_name_of_its_file_and_as_fictional(path: Path, register: Register) -> None:
    report = parsed(path, register).report
    assert report.report_id == path.stem
    assert report.fictional
    assert report.region == "Wold and Mere"


@pytest.mark.parametrize(
    ("name", "numbers"),
    [
        ("harrowmere-2016-inspection.pdf", range(1, 40)),
        ("harrowmere-2024-inspection.pdf", range(1, 31)),
        ("carrowick-and-sands-2020-inspection.pdf", range(1, 31)),
        ("eastwold-2019-inspection.txt", [*range(1, 18), *range(19, 30)]),
    ],
)
def test_every_printed_number_is_found_once_and_in_order(
    name: str, numbers: range | list[int], register: Register
) -> None:
    paragraphs = parsed(TARGET / name, register).paragraphs
    assert [p.number for p in paragraphs if p.number is not None] == list(numbers)


def test_a_later_report_changes_the_grades(register: Register) -> None:
    grades = {
        year: {
            grade.judgement: grade.grade
            for grade in parsed(TARGET / f"harrowmere-{year}-inspection.pdf", register).report.grades
        }
        for year in (2016, 2024)
    }
    assert grades[2016]["Overall effectiveness"] == "Requires improvement"
    assert grades[2024]["Overall effectiveness"] == "Good"
    assert grades[2024]["The experiences and progress of children in care"] == "Requires improvement"
    assert grades[2024]["The experiences and progress of care leavers"] == "Good"


def test_the_gap_in_the_numbering_is_remarked_on_and_nothing_else(register: Register) -> None:
    warnings = {path.stem: [w.code for w in parsed(path, register).warnings] for path in REPORTS}
    assert {name: codes for name, codes in warnings.items() if codes} == {
        "eastwold-2019-inspection": ["numbering-gap"]
    }


def test_no_authority_of_the_sample_shares_a_name_or_code_with_a_real_one() -> None:
    with REGISTER.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    real = load().authorities
    assert {row["type"] for row in rows} == {"Fictional"}
    assert not {row["urn"] for row in rows} & {a.urn for a in real}
    assert not {row["la_code"] for row in rows} & {a.la_code for a in real}
    assert not {row["gss_code"] for row in rows} & {a.gss_code for a in real}
    assert not {row["name"] for row in rows} & {name for a in real for name in (a.name, *a.aliases)}
    codes = {row["la_code"] for row in rows}
    for row in rows:
        neighbours = row["statistical_neighbour_la_codes"].split()
        assert neighbours
        assert set(neighbours) <= codes - {row["la_code"]}


def test_the_gold_questions_name_paragraphs_that_the_reports_have(register: Register) -> None:
    held = {path.stem: {p.paragraph for p in parsed(path, register).paragraphs} for path in REPORTS}
    questions = [json.loads(line) for line in GOLD.read_text("utf-8").splitlines()]
    assert len({question["id"] for question in questions}) == len(questions) == 40
    missing = [
        (question["id"], place["report_id"], place["paragraph"])
        for question in questions
        for place in question["evidence"]
        if place["paragraph"] not in held[place["report_id"]]
    ]
    assert not missing
