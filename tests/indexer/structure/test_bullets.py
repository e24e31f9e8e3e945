from __future__ import annotations

import pytest

from indexer.structure.bullets import bullet


@pytest.mark.parametrize(
    "text", ["\u25fc Text", "\uf06e Text", "\u2022Text", "\uf0b7 Text", "o Text", "* Text"]
)
def test_glyphs_of_all_kinds_are_bullets(text: str) -> None:
    found = bullet(text)
    assert found is not None
    assert (found.text, found.dash) == ("Text", False)


@pytest.mark.parametrize("text", ["- Text", "\u2013 Text", "\u2500Text"])
def test_a_dash_is_a_doubtful_bullet(text: str) -> None:
    found = bullet(text)
    assert found is not None
    assert found.dash


@pytest.mark.parametrize("text", ["Text", "-5 degrees", "overall", "", "1. Text"])
def test_other_lines_have_none(text: str) -> None:
    assert bullet(text) is None
