from __future__ import annotations

from eval.parsing.lines import Line
from eval.parsing.sequence import numbered_lines

from .prints import line


def body(*texts: tuple[float, str]) -> list[Line]:
    return [line(text, x0=x0, top=20.0 * place) for place, (x0, text) in enumerate(texts)]


def numbers(*texts: tuple[float, str]) -> list[int]:
    return [found.number for found in numbered_lines(body(*texts))]


def run(first: int, last: int) -> list[tuple[float, str]]:
    return [(72.0, f"{number}. Text of it") for number in range(first, last + 1)]


def test_a_run_of_numbers_in_one_column_is_found() -> None:
    assert numbers(*run(1, 10)) == list(range(1, 11))


def test_a_report_with_few_numbers_is_unnumbered() -> None:
    assert numbers(*run(1, 3), (72.0, "Text")) == []


def test_rows_of_a_table_before_the_run_are_no_paragraphs() -> None:
    found = numbered_lines(body(*run(1, 3), (72.0, "Text"), *run(1, 10)))

    assert [one.place for one in found] == list(range(4, 14))


def test_a_year_at_the_start_of_a_hanging_line_is_no_number() -> None:
    assert numbers(*run(1, 9), (100.0, "10. Eighty-four"), *run(10, 12)) == list(range(1, 13))


def test_gaps_and_repeats_in_print_are_kept() -> None:
    assert numbers(*run(1, 9), *run(11, 12), *run(12, 14)) == [*range(1, 10), 11, 12, 12, 13, 14]


def test_a_number_without_its_stop_is_found_where_it_is_missing() -> None:
    assert numbers(*run(1, 9), (72.0, "10 Text of it"), *run(11, 12)) == list(range(1, 13))


def test_numbers_on_a_shifted_page_are_found_where_they_are_missing() -> None:
    shifted = [(95.0, f"{number}. Text of it") for number in (6, 7)]

    assert numbers(*run(1, 5), *shifted, *run(8, 14)) == list(range(1, 15))
