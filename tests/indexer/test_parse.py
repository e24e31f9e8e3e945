from __future__ import annotations

import io
import json
from datetime import date
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from indexer.authorities import load
from indexer.model import ParsedReport
from indexer.parse import parse_bytes, to_json

_REGISTER = load()
_SENTENCE = "Children in the town are seen when they should be and know whom they can ask. "
_TEXT = f"""Gateshead Borough Council

Inspection of children's social care services

Inspection dates: 4 May 2026 to 8 May 2026

Lead inspector: Ann Example
Her Majesty's Inspector

Judgement\tGrade
Overall effectiveness\tGood

{_SENTENCE * 3}

What needs to improve

- The first thing.
- The second thing.

The experiences and progress of children who need help and protection: good

1. {_SENTENCE}
2. {_SENTENCE}
4. {_SENTENCE}

The Office for Standards in Education, Children's Services and Skills (Ofsted) regulates and inspects.

Piccadilly Gate
"""


def _parse(text: str, published: date | None = None) -> ParsedReport:
    return parse_bytes("x.txt", text.encode(), register=_REGISTER, published=published)


def test_the_json_has_the_shape_that_callers_rely_on() -> None:
    found = json.loads(json.dumps(to_json(_parse(_TEXT))))
    report = found["report"]
    assert report["id"] == "gateshead-2026-inspection"
    assert (report["inspection_start"], report["inspection_end"], report["published"]) == (
        "2026-05-04",
        "2026-05-08",
        None,
    )
    assert report["grades"]["Overall effectiveness"] == "Good"
    assert report["grade_details"][0] == {
        "judgement": "Overall effectiveness", "grade": "Good", "printed": "Good", "page": None, "paragraph": "judgements-1",
    }  # fmt: skip
    assert (report["lead_inspector"], report["framework"], report["kind"]) == (
        "Ann Example",
        "ILACS",
        "inspection",
    )
    assert [p["paragraph"] for p in found["paragraphs"]] == [
        "cover-1", "judgements-1", "summary-1", "what-needs-to-improve-1", "what-needs-to-improve-2", "1", "2", "4",
    ]  # fmt: skip
    assert found["warnings"] == [{"code": "numbering-gap", "message": "paragraph 4 follows 2", "page": None}]
    assert set(found["paragraphs"][0]) == {
        "paragraph",
        "number",
        "section",
        "kind",
        "page",
        "last_page",
        "text",
    }


def test_parsing_twice_gives_the_same() -> None:
    assert to_json(_parse(_TEXT)) == to_json(_parse(_TEXT))


def test_the_manifest_supplies_the_day_of_publication_and_never_overrides_it() -> None:
    assert _parse(_TEXT, date(2026, 6, 1)).report.published == date(2026, 6, 1)
    printed = _TEXT.replace("Lead inspector", "Report published: 2 June 2026\n\nLead inspector")
    parsed = _parse(printed, date(2026, 6, 1))
    assert parsed.report.published == date(2026, 6, 2)
    assert "published-differs" in [w.code for w in parsed.warnings]


def test_a_report_without_an_overall_grade_is_an_error_only_before_april_2026() -> None:
    without = _TEXT.replace(
        "Overall effectiveness\tGood", "The experiences and progress of care leavers\tGood"
    )
    assert "no-grade" not in [w.code for w in _parse(without).warnings]
    assert "no-grade" in [w.code for w in _parse(without.replace("2026", "2019")).warnings]


def test_an_authority_that_nobody_knows_is_named_as_printed() -> None:
    parsed = _parse(_TEXT.replace("Gateshead", "Wearmouth"))
    assert parsed.report.authority == "Wearmouth Borough Council"
    assert parsed.report.urn is None
    assert "authority-unknown" in [w.code for w in parsed.warnings]


def _pdf() -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(595, 842))

    def write(left: float, top: float, text: str, font: str = "Helvetica", size: float = 12) -> None:
        canvas.setFont(font, size)
        canvas.drawString(left, 842 - top, text)

    write(72, 150, "Inspection of Gateshead local authority children\u2019s services", "Helvetica", 16)
    write(72, 200, "Inspection dates: 2 to 6 December 2024")
    write(72, 220, "Lead inspector: Ann Example, His Majesty\u2019s Inspector")
    write(77, 280, "Judgement", "Helvetica-Bold")
    write(303, 280, "Grade", "Helvetica-Bold")
    write(77, 310, "Overall effectiveness")
    write(303, 310, "Good")
    write(72, 360, "Children are seen when they should be, and they are known by name to those who")
    write(72, 374.4, "help them.")
    for page in (1, 2, 3):
        if page > 1:
            write(72, 106 if page == 2 else 130, "", "Helvetica")
        if page == 2:
            write(72, 106, "The experiences and progress of children in care: good", "Helvetica-Bold", 14)
            write(72, 140, "1.")
            write(100, 140, "Children who live with carers do well when they stay for long and when they are")
            write(100, 154.4, "heard. In 2016")
            write(72, 190, "2.Children aged 16- and 17-")
        if page == 3:
            write(100, 106, "year-olds have a home of their own. It was opened in the spring of the year")
            write(100, 120.4, "2016. It is good.")
            write(72, 150, "3.")
            write(100, 150, "Leaders listen.")
        write(
            72, 802, "Inspection of Gateshead local authority children\u2019s services", "Helvetica-Bold", 8
        )
        write(72, 812, "2 to 6 December 2024", "Helvetica-Bold", 8)
        write(510, 812, str(page), "Helvetica-Bold", 8)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


@pytest.fixture(scope="module")
def pdf() -> ParsedReport:
    return parse_bytes("x.pdf", _pdf(), register=_REGISTER)


def test_a_paragraph_is_whole_over_a_page_end_and_free_of_headers(pdf: ParsedReport) -> None:
    by_label = {p.paragraph: p for p in pdf.paragraphs}
    assert by_label["2"].text == (
        "Children aged 16- and 17-year-olds have a home of their own. It was opened in the spring of the year 2016. It is good."
    )
    assert (by_label["2"].page, by_label["2"].last_page) == (2, 3)
    assert [p.number for p in pdf.paragraphs if p.number] == [1, 2, 3]


def test_the_cover_of_a_pdf_gives_its_facts(pdf: ParsedReport) -> None:
    report = pdf.report
    assert (report.authority, report.pages, report.framework) == ("Gateshead", 3, "ILACS")
    assert (report.inspection_start, report.inspection_end) == (date(2024, 12, 2), date(2024, 12, 6))
    assert report.lead_inspector == "Ann Example"
    assert next((g.grade, g.page, g.paragraph) for g in report.grades) == ("Good", 1, "judgements-1")


@pytest.mark.parametrize("name", ["x.txt", "x.pdf"])
def test_every_paragraph_has_a_label_of_its_own(name: str, pdf: ParsedReport) -> None:
    parsed = pdf if name.endswith("pdf") else _parse(_TEXT)
    labels = [p.paragraph for p in parsed.paragraphs]
    assert len(labels) == len(set(labels))


def test_parsing_needs_no_file(tmp_path: Path) -> None:
    from indexer.parse import parse_file

    path = tmp_path / "x.txt"
    path.write_text(_TEXT, encoding="utf-8")
    assert to_json(parse_file(path, register=_REGISTER)) == to_json(_parse(_TEXT))
