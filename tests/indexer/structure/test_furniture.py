from __future__ import annotations

from indexer.readers.blocks import Document, Line, Medium
from indexer.structure.furniture import body_size, without_furniture


def _line(text: str, page: int, baseline: float, size: float = 12.0, note: bool = False) -> Line:
    return Line(text, page, 72.0, 500.0, baseline, size, note_first=note, cells=(text,), lefts=(72.0,))


def _document(lines: list[Line], pages: int) -> Document:
    return Document("x.pdf", Medium.PDF, tuple(lines), pages, (842.0,) * pages)


def _texts(lines: list[Line], pages: int) -> list[str]:
    return [line.text for line in without_furniture(_document(lines, pages))]


def _body(page: int) -> list[Line]:
    return [
        _line(f"Words of page {page} that run on for a while, line {n}", page, 200.0 + 15 * n)
        for n in range(3)
    ]


def test_page_numbers_and_two_line_footers_go() -> None:
    lines: list[Line] = []
    for page in range(1, 10):
        lines += _body(page)
        lines += [
            _line("Inspection of Somewhere local authority children\u2019s services", page, 802.0, 8.0),
            _line(f"7 to 11 May 2024 {page}", page, 812.0, 8.0),
        ]
    assert all("Somewhere" not in text and "May" not in text for text in _texts(lines, 9))
    assert len(_texts(lines, 9)) == 27


def test_a_small_footer_is_known_by_its_words_wherever_it_stands() -> None:
    lines: list[Line] = []
    for page in range(1, 10):
        lines += [*_body(page), _line("Inspection of Somewhere", page, 790.0 if page == 1 else 802.0, 8.0)]
    assert "Inspection of Somewhere" not in _texts(lines, 9)


def test_a_heading_at_the_head_of_three_pages_stays() -> None:
    lines: list[Line] = []
    for page in range(1, 31):
        if page in (5, 12, 20):
            lines.append(_line("Summary", page, 82.0, 14.0))
        lines += _body(page)
    assert _texts(lines, 30).count("Summary") == 3


def test_a_number_within_the_text_stays() -> None:
    assert "12" in _texts([_line("12", 1, 400.0), *_body(1)], 1)


def test_footnotes_below_the_text_go_and_small_print_without_a_mark_stays() -> None:
    note = [_line("The note begins here and", 1, 750.0, 10.0, note=True), _line("goes on.", 1, 762.0, 10.0)]
    assert _texts([*_body(1), *note], 1) == [line.text for line in _body(1)]
    assert "Small print." in _texts([*_body(1), _line("Small print.", 1, 750.0, 10.0)], 1)


def test_a_text_without_pages_is_left_alone() -> None:
    document = Document("x.txt", Medium.TEXT, (Line("12"),))
    assert without_furniture(document) == document.lines


def test_body_size_is_that_of_most_text() -> None:
    assert body_size([*_body(1), _line("Title", 1, 100.0, 26.0)]) == 12.0
