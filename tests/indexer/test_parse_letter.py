from __future__ import annotations

import io
from datetime import date

import pytest
from reportlab.pdfgen.canvas import Canvas

from indexer.authorities import load
from indexer.model import ParsedReport, ReportKind
from indexer.parse import parse_bytes

_REGISTER = load()
_BOLD = "Helvetica-Bold"


class _Page:
    """Writes lines from the top of a page."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas

    def write(self, left: float, top: float, *lines: str, font: str = "Helvetica", size: float = 12) -> float:
        for line in lines:
            self._canvas.setFont(font, size)
            self._canvas.drawString(left, 842 - top, line)
            top += 1.2 * size
        return top


def _letter(visit: str) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(595, 842))
    page = _Page(canvas)
    page.write(72, 60, "Ofsted", "Piccadilly Gate", "Store Street", "Manchester", "M1 2WD", size=10)
    page.write(400, 60, "T 0300 123 1231", "Textphone 0161 618 8524", "enquiries@ofsted.gov.uk", size=10)
    page.write(72, 150, "22 March 2023")
    page.write(
        72, 180, "Jane Doe", "Director of Children\u2019s Services", "Civic Centre", "Gateshead", "NE8 1HH"
    )
    page.write(72, 310, "Dear Jane")
    page.write(72, 340, f"{visit} to Gateshead children\u2019s services", font=_BOLD)
    page.write(
        72, 370, "This letter summarises the findings of the visit to Gateshead children\u2019s services",
        "on 28 February and 1 March 2023. It was the third visit since the last inspection.",
        "Her Majesty\u2019s Inspectors for this visit were Ann Example and Bob Case.",
    )  # fmt: skip
    page.write(72, 430, "Areas covered by the visit", font=_BOLD)
    page.write(72, 460, "Inspectors reviewed the progress made in these areas:")
    page.write(72, 482, "\u2022")
    page.write(90, 482, "The quality of plans.")
    page.write(72, 502, "\u2022")
    page.write(
        90, 502, "The quality of supervision and of the way in which managers write down what they", "decide."
    )
    page.write(72, 550, "Main findings", font=_BOLD)
    page.write(
        72, 580, "Leaders have worked hard to make things better for children, and they know that they"
    )
    page.write(520, 812, "1")
    canvas.showPage()
    page.write(72, 106, "have more to do.")
    page.write(72, 135, "Managers listen.")
    page.write(72, 165, "I am copying this letter to the Department for Education.")
    page.write(72, 200, "Yours sincerely")
    page.write(72, 260, "Ann Example", "His Majesty\u2019s Inspector")
    page.write(72, 812, "2")
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


@pytest.fixture(scope="module")
def letter() -> ParsedReport:
    return parse_bytes("letter.pdf", _letter("Monitoring visit"), register=_REGISTER)


def test_a_letter_says_whose_it_is_and_when_the_visit_was(letter: ParsedReport) -> None:
    report = letter.report
    assert report.report_id == "gateshead-2023-monitoring-visit"
    assert (report.inspection_start, report.inspection_end) == (date(2023, 2, 28), date(2023, 3, 1))
    assert report.published == date(2023, 3, 22)
    assert (report.lead_inspector, report.inspectors) == ("Ann Example", ("Ann Example", "Bob Case"))
    assert report.addressee == "Jane Doe"
    assert report.grades == ()


def test_only_the_body_of_a_letter_is_cited(letter: ParsedReport) -> None:
    assert [p.paragraph for p in letter.paragraphs] == [
        "cover-1", "introduction-1", "areas-covered-by-the-visit-1", "areas-covered-by-the-visit-2",
        "areas-covered-by-the-visit-3", "main-findings-1", "main-findings-2",
    ]  # fmt: skip
    text = " ".join(p.text for p in letter.paragraphs)
    assert "Dear" not in text
    assert "sincerely" not in text
    assert "copying" not in text
    assert "Civic" not in text


def test_prose_and_bullets_of_a_letter_are_whole(letter: ParsedReport) -> None:
    by_label = {p.paragraph: p for p in letter.paragraphs}
    assert by_label["main-findings-1"].text.endswith("they know that they have more to do.")
    assert (by_label["main-findings-1"].page, by_label["main-findings-1"].last_page) == (1, 2)
    assert by_label["areas-covered-by-the-visit-3"].text.endswith("write down what they decide.")


def test_a_letter_without_grades_is_no_cause_for_a_warning(letter: ParsedReport) -> None:
    assert letter.warnings == ()


def test_the_kind_is_that_of_the_title() -> None:
    parsed = parse_bytes("letter.pdf", _letter("Focused visit"), register=_REGISTER)
    assert parsed.report.kind is ReportKind.FOCUSED_VISIT
