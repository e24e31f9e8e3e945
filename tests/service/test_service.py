from __future__ import annotations

import pytest

from service.errors import QuestionError
from service.service import clean_question


def test_invisible_and_control_characters_are_taken_out() -> None:
    assert (
        clean_question("re\u200bturn\u00ad home\x00\ninter\U000e0041views", 2000) == "return home interviews"
    )


@pytest.mark.parametrize("text", ["", "   \n", "\u200b\u200d"])
def test_a_question_without_text_says_what_to_do(text: str) -> None:
    with pytest.raises(QuestionError, match="question: it is empty"):
        clean_question(text, 2000)


def test_a_question_that_is_too_long_says_how_long_it_may_be() -> None:
    with pytest.raises(QuestionError, match=r"2,001 characters are too many; .* 2,000"):
        clean_question("x" * 2001, 2000)
