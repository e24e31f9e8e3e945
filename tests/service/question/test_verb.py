from __future__ import annotations

import pytest

from service.question.verb import is_adverb, verb_of


@pytest.mark.parametrize(
    ("masked", "verb"),
    [
        ("WHICH pay for driving lessons", "pay"),
        ("who has exempted care leavers from council tax", "exempted"),
        ("who's exempt from council tax", ""),
        ("does PLACE exempt care leavers from council tax", "exempt"),
        ("do PLACE and PLACE still pay for laptops", "pay"),
        ("do councils learn from exit interviews", "learn"),
        ("WHICH do not use interpreters", "use"),
        ("WHICH are using chatbots", "using"),
        ("interpreters in PLACE", ""),
    ],
)
def test_what_somebody_does_is_the_verb(masked: str, verb: str) -> None:
    assert verb_of(masked) == verb


@pytest.mark.parametrize(
    "masked", ["WHICH have allotments", "who has allotments", "where is football mentioned"]
)
def test_what_somebody_has_is_no_verb(masked: str) -> None:
    assert verb_of(masked) not in {"allotments", "football"}


def test_how_it_is_done_is_an_adverb() -> None:
    assert is_adverb("heavily")
    assert not is_adverb("family")
    assert not is_adverb("supply")
