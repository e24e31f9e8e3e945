from __future__ import annotations

import pytest

from indexer.structure.passages import Passage, Role, join, settle_hyphens


@pytest.mark.parametrize(
    ("before", "after", "whole"),
    [
        ("16- and 17-", "year-olds", "16- and 17-year-olds"),
        ("multi\u00ad", "agency work", "multi-agency work"),
        ("both single-", "and multi-agency", "both single- and multi-agency"),
        ("in 2015\u2013", "16 it", "in 2015\u201316 it"),
        ("April 2017 \u2013", "May", "April 2017 \u2013 May"),
        ("one line", "and the next", "one line and the next"),
        ("see www.example", ".org/page", "see www.example.org/page"),
        ("", "alone", "alone"),
    ],
)
def test_lines_are_joined_as_a_reader_would(before: str, after: str, whole: str) -> None:
    assert join(before, after) == whole


def test_a_soft_hyphen_within_a_line_goes() -> None:
    assert settle_hyphens("safe\u00adguarding") == "safeguarding"


def test_a_box_drawing_dash_is_a_dash() -> None:
    assert settle_hyphens("2015\u250016") == "2015\u201316"


def test_a_passage_run_on_keeps_its_first_page_and_takes_the_last() -> None:
    whole = Passage("a", Role.NUMBER, 3, 3, number=7).followed_by(Passage("b", Role.TEXT, 4, 5))
    assert (whole.text, whole.page, whole.last_page, whole.number) == ("a b", 3, 5, 7)
