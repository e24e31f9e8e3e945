from __future__ import annotations

import pytest

from eval.matching import markers, plain, says, states
from eval.records import KeyFact


def test_markers_are_numbers_in_brackets_that_are_not_escaped() -> None:
    assert markers(r"One [1], two [2][3], not \[4\] nor [5a]") == {1, 2, 3}


def test_plain_text_has_no_markdown_markers_or_typographic_characters() -> None:
    assert (
        plain("**Gateshead** isn’t \\[alone\\]  [12]: _good_ – so") == "gateshead isn't [alone] : good - so"
    )


@pytest.mark.parametrize(
    ("text", "wanted", "there"),
    [
        ("The grade is good.", "Good", True),
        ("There were 420 children.", "42", False),
        ("There were 42 children.", "42", True),
        ("It was 29 April 2019.", "29 April 2019", True),
        ("All four were seen.", "4|four", True),
        ("All five were seen.", "4|four", False),
        ("It cost £1.5 (about).", "£1.5", True),
    ],
)
def test_a_fact_is_said_when_an_alternative_stands_as_whole_words(
    text: str, wanted: str, there: bool
) -> None:
    assert says(plain(text), wanted) is there


def test_a_key_fact_is_stated_when_every_group_has_an_alternative() -> None:
    fact = KeyFact(
        text="not all are offered interviews", all_of=(("not all", "did not offer"), ("interview",))
    )
    assert states(plain("Not all children get interviews."), fact)
    assert not states(plain("All children get interviews."), fact)
    assert not states(plain("Not all children are asked."), fact)
