from __future__ import annotations

import pytest

from service.retrieval.words import holds, stems


def test_forms_of_a_word_share_a_stem_and_a_hyphen_parts_words() -> None:
    assert stems("Interviews interviewed") == ("interview", "interview")
    assert stems("return-home") == stems("return home")


def test_an_apostrophe_does_not_make_another_word() -> None:
    assert stems("children's") == stems("children’s") == stems("children")


@pytest.mark.parametrize(
    ("text", "phrase", "expected"),
    [
        ("return home interviews are offered", "return home interview", True),
        ("return to home interviews", "return home interviews", True),
        ("interviews at home on return", "return home interviews", False),
        ("anything", "", False),
    ],
)
def test_a_phrase_stands_in_order_with_at_most_a_word_between(text: str, phrase: str, expected: bool) -> None:
    assert holds(stems(text), stems(phrase)) is expected
