"""A table of patterns tells by which words a text speaks of which kind."""

from __future__ import annotations

import pytest

from service.patterns import BEGINNINGS, WORDS, PatternTable

COLOURS = PatternTable({"red": "red|crimson", "blue": "blue|navy"}, around=WORDS)


def test_the_first_of_the_table_and_not_of_the_text_is_told() -> None:
    assert COLOURS.first("a navy and crimson flag") == "red"
    assert COLOURS.first("a bored reader") is None


def test_every_kind_is_told_in_the_order_of_the_table() -> None:
    assert COLOURS.every("navy and crimson") == ("red", "blue")
    assert COLOURS.every("grey") == ()


def test_a_kind_that_is_not_in_the_table_is_told_of_nowhere() -> None:
    assert COLOURS.tells("blue", "a blue flag")
    assert not COLOURS.tells("green", "a green flag")
    with pytest.raises(KeyError):
        COLOURS["green"]


def test_capitals_count_where_nothing_else_is_said() -> None:
    assert COLOURS.first("Red") is None
    assert PatternTable({"red": "red"}, any_case=True).first("Reddish") == "red"


def test_words_may_go_on_where_their_beginnings_tell() -> None:
    assert PatternTable({"red": "red|pink"}, around=BEGINNINGS).every("pinkish") == ("red",)
