from __future__ import annotations

from eval.parsing.furniture import Sorted, sort_lines
from eval.parsing.lines import lines_of
from eval.parsing.printed import Page, Word

from .prints import page


def sort(*pages: Page) -> Sorted:
    return sort_lines(pages, [lines_of(one) for one in pages], 12.0)


def texts(pages: Sorted) -> list[str]:
    return [line.text for line in pages.body]


def three(header: str = "Inspection of Here", top: float = 40.0) -> list[Page]:
    return [
        page(number, (72.0, top, header), (72.0, 300.0, f"Body {number}"), (500.0, 800.0, str(number)))
        for number in (1, 2, 3)
    ]


def test_headers_and_page_numbers_are_taken_out_of_the_body() -> None:
    found = sort(*three())

    assert texts(found) == ["Body 1", "Body 2", "Body 3"]
    assert len(found.running) == 6


def test_a_line_that_recurs_within_the_page_stays() -> None:
    assert texts(sort(*three("Summary", top=400.0))).count("Summary") == 3


def test_a_heading_at_the_top_of_few_pages_stays() -> None:
    pages = [page(number, (72.0, 90.0, f"Text {'abcdefghijkl'[number]}")) for number in range(12)]
    pages[3] = page(3, (72.0, 90.0, "Inspection findings"))
    pages[7] = page(7, (72.0, 90.0, "Inspection findings"))

    assert texts(sort(*pages)).count("Inspection findings") == 2


def test_a_footnote_is_taken_from_its_mark_to_the_foot_of_the_page() -> None:
    small = [
        Word("1", 72.0, 75.0, 698.0, 703.0, 5.0, "Face", "0"),
        Word("Note", 78.0, 100.0, 700.0, 708.0, 8.0, "Face", "0"),
        Word("on", 72.0, 90.0, 712.0, 720.0, 8.0, "Face", "0"),
    ]
    text = page(1, (72.0, 300.0, "Body of the page"))
    found = sort(Page(1, text.width, text.height, (*text.words, *small)))

    assert texts(found) == ["Body of the page"]
    assert [line.text for line in found.footnotes] == ["Note", "on"]


def test_small_words_without_a_mark_stay() -> None:
    text = page(1, (72.0, 300.0, "Body of the page"))
    small = page(1, (72.0, 700.0, "said in small letters"), size=8.0)

    assert len(sort(Page(1, 595.0, 842.0, text.words + small.words)).body) == 2
