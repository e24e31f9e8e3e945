from __future__ import annotations

from indexer.readers.blocks import Line
from indexer.readers.pdf_lines import Character, gather


def _word(text: str, left: float, baseline: float, size: float = 12.0, bold: bool = False) -> list[Character]:
    width = 0.5 * size
    return [
        Character(c, left + n * width, left + (n + 0.9) * width, baseline, size, bold, spaced=n == 0)
        for n, c in enumerate(text)
    ]


def _lines(*words: list[Character]) -> list[Line]:
    return gather([c for word in words for c in word], 1)


def test_words_on_one_baseline_are_one_line() -> None:
    assert [line.text for line in _lines(_word("One", 72, 100), _word("two", 95, 100))] == ["One two"]


def test_a_wide_gap_parts_cells() -> None:
    line = _lines(_word("Name", 72, 100), _word("Good", 300, 100))[0]
    assert (line.cells, line.lefts) == (("Name", "Good"), (72.0, 300.0))


def test_lines_come_from_top_to_bottom_whatever_their_order_in_the_file() -> None:
    assert [line.text for line in _lines(_word("low", 72, 700), _word("high", 72, 100))] == ["high", "low"]


def test_a_raised_small_figure_is_a_footnote_mark_and_goes() -> None:
    words = [*_word("56,200", 72, 100), *_word("2", 108, 96, size=7.0)]
    assert _lines(words)[0].text == "56,200"


def test_a_line_that_begins_with_a_mark_is_a_note() -> None:
    assert _lines([*_word("1", 72, 696, size=6.5), *_word("Note", 78, 700, size=10)])[0].note_first


def test_no_space_is_left_where_a_mark_stood_before_a_comma() -> None:
    assert (
        _lines([*_word("homes", 72, 100), *_word("3", 102, 96, 7.0), *_word(",", 106, 100)])[0].text
        == "homes,"
    )


def test_bold_and_size_are_those_of_the_letters() -> None:
    line = _lines(_word("Heading", 72, 100, 14.0, True))[0]
    assert (line.bold, line.size) == (True, 14.0)


def test_nothing_printed_gives_no_lines() -> None:
    assert gather([], 1) == []
