from __future__ import annotations

import pytest

from service.question.asking_on import AsksOn, asks_on, side_asked
from service.question.model import Leaning


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("by how much?", AsksOn.DETAIL),
        ("since when", AsksOn.DETAIL),
        ("and how often?", AsksOn.DETAIL),
        ("how many exactly?", AsksOn.DETAIL),
        ("how long have they been there", AsksOn.DETAIL),
        ("any figures for that?", AsksOn.DETAIL),
        ("per 10,000?", AsksOn.DETAIL),
        ("what are they?", AsksOn.DETAIL),
        ("is that better than the national average?", AsksOn.STANDING),
        ("is this good compared to OTHERS?", AsksOn.STANDING),
        ("is that high?", AsksOn.STANDING),
        ("are they any good", AsksOn.STANDING),
        ("how does that compare nationally", AsksOn.STANDING),
        ("and nationally?", AsksOn.STANDING),
        ("only the weaknesses please", AsksOn.SIDE),
        ("and what’s bad?", AsksOn.SIDE),
        ("has it improved", AsksOn.CHANGE),
        ("so did it get better?", AsksOn.CHANGE),
        ("what changed", AsksOn.CHANGE),
        ("was that better before?", AsksOn.CHANGE),
        ("had that come up before", AsksOn.CHANGE),
        ("was it always like that?", AsksOn.CHANGE),
        ("is that still the case today?", AsksOn.STILL),
        ("is it fixed now", AsksOn.STILL),
        ("does that still apply?", AsksOn.STILL),
    ],
)
def test_questions_without_a_matter_ask_on(text: str, asked: AsksOn) -> None:
    assert asks_on(text) is asked


@pytest.mark.parametrize(
    "text",
    [
        "how many foster carers do they have",
        "is it better at helping care leavers",
        "is PLACE better",
        "how does that compare with PLACE",
        "how does that compare with OTHERS",
        "what are its strengths",
        "any concerns about neglect",
        "has supervision improved",
        "thanks",
        "good",
    ],
)
def test_questions_that_say_more_ask_for_themselves(text: str) -> None:
    assert asks_on(text) is None


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("only the weaknesses", Leaning.FAULT),
        ("what went wrong", Leaning.FAULT),
        ("and the bad points?", Leaning.FAULT),
        ("any strengths", Leaning.PRAISE),
        ("what's good", Leaning.PRAISE),
        ("the inspectors", None),
    ],
)
def test_a_side_alone_is_told(text: str, side: Leaning | None) -> None:
    assert side_asked(text) is side
