from __future__ import annotations

import pytest

from service.answering.facts.asked import (
    Comparison,
    End,
    comparison,
    date_end,
    grade_end,
    number_end,
    several,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("which were judged good?", Comparison.IS),
        ("who got less than a good overall", Comparison.BELOW),
        ("who got less than good", Comparison.BELOW),
        ("good or better for care leavers", Comparison.AT_LEAST),
        ("at least good", Comparison.AT_LEAST),
        ("requires improvement or worse", Comparison.AT_MOST),
        ("better than good", Comparison.ABOVE),
        ("which are neither good nor outstanding", Comparison.NOT),
        ("which are not good?", Comparison.NOT),
        ("which aren't yet good?", Comparison.NOT),
        ("who has at least one good grade", Comparison.IS),
        ("which have never been below good", Comparison.AT_LEAST),
        ("who was not better than good", Comparison.AT_MOST),
        ("without being outstanding", Comparison.NOT),
        ("which are neither good nor outstanding?", Comparison.NOT),
        ("which have no inadequate grades?", Comparison.NOT),
    ],
)
def test_comparisons_of_grades_are_read(text: str, expected: Comparison) -> None:
    assert comparison(text) is expected


def test_ends_of_orders_are_read() -> None:
    assert number_end("who inspected more than anyone else") is End.TOP
    assert number_end("busiest inspector") is End.TOP
    assert grade_end("the best and only") is End.TOP
    assert grade_end("lowest grade") is End.BOTTOM
    assert grade_end("which grade") is None
    assert date_end("the most recent report") is End.TOP
    assert date_end("the oldest one") is End.BOTTOM
    assert number_end("shortest list") is End.BOTTOM
    assert number_end("most recommendations") is End.TOP


def test_more_than_one_is_read() -> None:
    assert several("who took part in more than one inspection")
    assert not several("who took part")
